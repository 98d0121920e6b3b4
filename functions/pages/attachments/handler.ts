// Files of a referral: added to a draft and uploaded by the browser itself into the bucket, and opened by whoever may read the
// referral, once the scan has found them clean.
import { maySeeReferral, maySeeStory } from '../../../shared/domain/access.ts'
import {
  type Attachment,
  type AttachmentStatus,
  goesAlong,
  isOpenable,
  LIMITS,
} from '../../../shared/domain/attachments.ts'
import { ACCEPTED_ENDINGS, FILE_KINDS } from '../../../shared/domain/file-kinds.ts'
import { isCleanLine } from '../../../shared/domain/text.ts'
import { setting } from '../../../shared/platform/config.ts'
import { deleteFile, downloadAddress, uploadForm } from '../../../shared/platform/files.ts'
import { log } from '../../../shared/platform/logger.ts'
import { recordAccess } from '../../../shared/store/access-register.ts'
import {
  addAttachment,
  attachmentBy,
  attachmentsOfDraft,
  attachmentsOfReferral,
  forgetAttachment,
  removeAttachment,
  type StoredAttachment,
} from '../../../shared/store/attachments.ts'
import { casesOfReferral } from '../../../shared/store/cases.ts'
import { draftBy } from '../../../shared/store/drafts.ts'
import { referralBy } from '../../../shared/store/referrals.ts'
import { attachmentPath, attachmentsPath, fileRow, fileRows } from '../../../shared/web/attachments/listing.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { fileAccess } from '../../../shared/web/cases/access.ts'
import { type Drafting, ofDraft, sentPath } from '../../../shared/web/drafting.ts'
import { securityPolicy } from '../../../shared/web/headers.ts'
import { redirect } from '../../../shared/web/http.ts'
import type { Person } from '../../../shared/web/identity.ts'
import {
  leadsTo,
  html,
  page,
  type PageAnswer,
  problemPage,
  type SignedInPageCall,
  signedInPage,
} from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'

const PUBLIC_URL = setting('PUBLIC_URL')

const uploadPath = ({ draftId, attachmentId }: Attachment): string => `${attachmentsPath(draftId)}/${attachmentId}`

const MAY_BE_UPLOADED: readonly AttachmentStatus[] = ['awaiting-upload', 'expired']

// The browser comes back from the bucket before the bucket has told us of the file.
const asArrived = (attachment: StoredAttachment, arrived: string | null): StoredAttachment =>
  attachment.attachmentId === arrived && MAY_BE_UPLOADED.includes(attachment.status)
    ? { ...attachment, status: 'scanning' }
    : attachment

type Said = { errors?: readonly FieldError[]; typed?: string; refused?: string }

const listPage = async (
  { draft, query, w }: Drafting,
  { errors = [], typed = '', refused }: Said = {},
  status = 200,
): Promise<PageAnswer> => {
  const { draftId } = draft
  const arrived = query.get('uploaded')
  const attachments = (await attachmentsOfDraft(draftId)).map((attachment) => asArrived(attachment, arrived))
  const path = attachmentsPath(draftId)
  const context = {
    files: attachments.map((attachment) => ({
      ...fileRow(attachment, 'sender', w),
      removePath: `${uploadPath(attachment)}/remove`,
      uploadPath: MAY_BE_UPLOADED.includes(attachment.status) ? uploadPath(attachment) : undefined,
    })),
    reloadPath: attachments.some((attachment) => attachment.status === 'scanning') ? path : undefined,
    isFull: attachments.length >= LIMITS.files,
    action: path,
    draftPath: `/refer/${draftId}`,
    notice: attachments.some(({ attachmentId }) => attachmentId === arrived)
      ? w.attachments.done.uploaded
      : query.has('removed')
        ? w.attachments.done.removed
        : undefined,
    refused,
    errors,
    typed,
  }
  return html('attachments/list', context, status)
}

const list = (call: Drafting): Promise<PageAnswer> => listPage(call)

// In another tab the referral may have been sent while the file was on its way.
const onceSent = async ({ draft, query }: Drafting, reference: string): Promise<PageAnswer> => {
  const arrived = query.get('uploaded')
  const isLeft = (await attachmentsOfDraft(draft.draftId)).some(
    (attachment) => attachment.attachmentId === arrived && attachment.reference === undefined,
  )
  return redirect(isLeft ? `${sentPath(reference)}?file=late` : sentPath(reference))
}

const faultOf = (description: string): 'required' | 'too-long' | 'characters' | undefined => {
  if (description === '') return 'required'
  if (description.length > LIMITS.descriptionLength) return 'too-long'
  return isCleanLine(description) ? undefined : 'characters'
}

const add = async (call: Drafting): Promise<PageAnswer> => {
  const { draft, form, person, now, w } = call
  const description = fieldOf(form, 'description')
  const refuse = (code: keyof typeof w.attachments.errors): Promise<PageAnswer> => {
    const errors = [{ field: 'description', code, message: w.attachments.errors[code] }]
    return listPage(call, { errors, typed: description }, 422)
  }
  const fault = faultOf(description)
  if (fault !== undefined) return refuse(fault)
  const added = await addAttachment(draft.draftId, person.sub, description, now)
  if (added.ok) return redirect(`${attachmentsPath(draft.draftId)}/${added.attachmentId}`)
  switch (added.why) {
    case 'too-many':
      return refuse('too-many')
    case 'busy':
      return listPage(call, { typed: description, refused: w.attachments.busy }, 409)
    case 'gone':
      return redirect(`/refer/${draft.draftId}`)
  }
}

/** A page on an attachment of the draft; any other is not there. */
const ofAttachment = (handler: (call: Drafting, attachment: StoredAttachment) => Promise<PageAnswer>) =>
  ofDraft(async (call) => {
    const attachment = await attachmentBy(call.param('attachmentId'))
    return attachment?.draftId === call.draft.draftId ? handler(call, attachment) : problemPage('not-found')
  })

const upload = async ({ draft }: Drafting, attachment: StoredAttachment): Promise<PageAnswer> => {
  const path = attachmentsPath(draft.draftId)
  if (!MAY_BE_UPLOADED.includes(attachment.status)) return redirect(path)
  const { attachmentId, description } = attachment
  const { action, fields } = await uploadForm(attachmentId, {
    bytes: LIMITS.bytes,
    seconds: LIMITS.uploadMinutes * 60,
    returnTo: `${PUBLIC_URL}${path}?uploaded=${attachmentId}`,
  })
  const context = {
    action,
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
    accept: ACCEPTED_ENDINGS.join(','),
    mostBytes: LIMITS.bytes,
    description,
    path,
  }
  // This one page sends its form to the bucket, which sends the browser back.
  const headers = { 'content-security-policy': securityPolicy(new URL(action).origin) }
  return { ...html('attachments/upload', context), headers }
}

const remove = async (call: Drafting, { attachmentId }: StoredAttachment): Promise<PageAnswer> => {
  const { draft, now, w } = call
  if (!(await removeAttachment(draft, attachmentId, now))) return listPage(call, { refused: w.attachments.gone }, 409)
  await deleteFile(attachmentId)
  await forgetAttachment(attachmentId)
  return redirect(`${attachmentsPath(draft.draftId)}?removed`)
}

/** Before it is sent a file is its owner's; afterwards it is open to those who may read the referral it went with. */
const mayOpen = async (person: Person, { reference, draftId, owner }: Attachment): Promise<boolean> => {
  if (reference === undefined)
    return owner === person.sub && person.roles.includes('referrer') && (await draftBy(draftId, owner)) !== undefined
  const referral = await referralBy(reference)
  if (referral === undefined) return false
  if (maySeeReferral(person, referral)) return true
  return (await casesOfReferral(reference)).some((of) => maySeeStory(person, of))
}

// A name without anything of the person: `ADV-7K3M-2Q9P-2.pdf` for the second file of a referral.
const fileNameOf = async ({ attachmentId, draftId, reference }: Attachment, ending: string): Promise<string> => {
  const all = reference === undefined ? await attachmentsOfDraft(draftId) : await attachmentsOfReferral(reference)
  const place = all.findIndex((one) => one.attachmentId === attachmentId) + 1
  return `${reference ?? 'file'}-${place}.${ending}`
}

const open = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { person, w } = call
  const attachment = await attachmentBy(call.param('id'))
  if (attachment === undefined || attachment.status === 'removed' || !(await mayOpen(person, attachment)))
    return problemPage('not-found')
  const { attachmentId, file, status } = attachment
  if (!isOpenable(attachment) || file?.kind === undefined) {
    const [row] = fileRows([attachment], person.roles.includes('provider') ? 'provider' : 'follower', w)
    const context = { file: row, status, path: attachmentPath(attachmentId), isYetToCome: goesAlong(attachment) }
    return html('attachments/closed', context, goesAlong(attachment) ? 409 : 410)
  }
  const { mediaType, ending } = FILE_KINDS[file.kind]
  const fileName = await fileNameOf(attachment, ending)
  const address = await downloadAddress(attachmentId, { fileName, mediaType })
  const { reference } = attachment
  const referral = reference === undefined ? undefined : await referralBy(reference)
  // A file of a draft is its sender's own.
  if (referral !== undefined) await recordAccess(fileAccess(attachmentId, referral, call))
  log('file-opened', { attachmentId, by: person.sub, ...(reference === undefined ? {} : { reference }) })
  return redirect(address)
}

export const handler = page({
  'GET /refer/{draftId}/attachments': ofDraft(list, onceSent),
  'POST /refer/{draftId}/attachments': ofDraft(add),
  'GET /refer/{draftId}/attachments/{attachmentId}': ofAttachment(upload),
  'GET /refer/{draftId}/attachments/{attachmentId}/remove': leadsTo(
    ({ param }) => `/refer/${param('draftId')}/attachments`,
  ),
  'POST /refer/{draftId}/attachments/{attachmentId}/remove': ofAttachment(remove),
  'GET /attachments/{id}': signedInPage('anyone', open),
})
