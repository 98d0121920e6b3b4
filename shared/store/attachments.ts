// Attachments: announced with a draft, followed from the bucket to the end of the scan, sent with the referral. The table holds
// what is known of a file; the bytes are in the bucket (see platform/files.ts).
import * as z from 'zod'
import {
  announced,
  type Attachment,
  ATTACHMENT_STATUSES,
  goesAlong,
  isLostToReferral,
  LIMITS,
  nextLook,
  type Observation,
  observed,
} from '../domain/attachments.ts'
import { FILE_KINDS, type FileKind } from '../domain/file-kinds.ts'
import type { Instant } from '../domain/time.ts'
import { newId } from '../platform/ids.ts'
import { type Draft, draftBy, keepDraft } from './drafts.ts'
import { attachmentIdOf, attachmentsPartition, isAttachmentId, keys } from './keys.ts'
import { outboxWrites } from './outbox.ts'
import { queryItems, readItem, transact, type Write } from './table.ts'

const isFileKind = (value: unknown): value is FileKind => typeof value === 'string' && Object.hasOwn(FILE_KINDS, value)

const storedAttachment = z.object({
  attachmentId: z.string(),
  draftId: z.string(),
  owner: z.string(),
  description: z.string(),
  status: z.enum(ATTACHMENT_STATUSES),
  addedAt: z.string(),
  since: z.string(),
  keptUntil: z.string(),
  file: z
    .object({ etag: z.string(), bytes: z.number(), kind: z.custom<FileKind>(isFileKind).exactOptional() })
    .exactOptional(),
  reference: z.string().exactOptional(),
  version: z.number(),
})
export type StoredAttachment = Attachment & { version: number }

const attachmentItem = (attachment: StoredAttachment) => {
  const look = nextLook(attachment)
  return {
    ...keys.attachment(attachment.attachmentId),
    kind: 'attachment',
    ...attachment,
    ...(look === undefined ? {} : { unfinished: 'ATTACHMENT', unfinishedSort: look }),
  }
}

/** An attachment, whoever asks. */
export const attachmentBy = async (attachmentId: string): Promise<StoredAttachment | undefined> =>
  isAttachmentId(attachmentId) ? readItem(keys.attachment(attachmentId), storedAttachment) : undefined

const isThere = ({ status }: Attachment): boolean => status !== 'removed'

const inOrder = (attachments: readonly StoredAttachment[]): StoredAttachment[] =>
  attachments.filter(isThere).toSorted((one, other) => one.addedAt.localeCompare(other.addedAt))

/** The attachments of a draft, in the order in which they were added. */
export const attachmentsOfDraft = async (draftId: string): Promise<StoredAttachment[]> =>
  inOrder(await queryItems({ partition: attachmentsPartition(draftId) }, storedAttachment))

const ATTEMPTS = 5

export type Added = { ok: true; attachmentId: string } | { ok: false; why: 'too-many' | 'gone' | 'busy' }

/**
 * Announces a file with a draft of one's own, which is kept for another 30 days by it. `busy` when the draft changes faster
 * than that.
 */
export const addAttachment = async (
  draftId: string,
  owner: string,
  description: string,
  at: Instant,
): Promise<Added> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const draft = await draftBy(draftId, owner)
    if (draft === undefined || draft.sentAs !== undefined) return { ok: false, why: 'gone' }
    // The draft's version guards the number: of two that are added at once the later one counts again.
    if ((await attachmentsOfDraft(draftId)).length >= LIMITS.files) return { ok: false, why: 'too-many' }
    const { write, keptUntil } = keepDraft(draft, at)
    const attachmentId = attachmentIdOf(draftId, newId())
    const attachment = announced({ attachmentId, draftId, owner, description, keptUntil }, at)
    const written = await transact([
      {
        name: 'attachment',
        put: attachmentItem({ ...attachment, version: 1 }),
        condition: 'attribute_not_exists(pk)',
      },
      write,
    ])
    if (written.ok) return { ok: true, attachmentId }
  }
  return { ok: false, why: 'busy' }
}

const underVersion = (before: StoredAttachment, after: Attachment): Write => ({
  name: 'attachment',
  put: attachmentItem({ ...after, version: before.version + 1 }),
  condition: 'version = :version',
  values: { ':version': before.version },
})

/** Whoever sent the referral is told when nobody will be able to open a file of it. */
const tidings = (before: StoredAttachment, after: Attachment, at: Instant): Write[] =>
  after.reference !== undefined && isLostToReferral(after) && !isLostToReferral(before)
    ? outboxWrites(
        `${after.attachmentId}.${before.version + 1}`,
        [{ do: 'mail', template: 'attachment-lost', to: 'referrer', reference: after.reference }],
        at,
      )
    : []

/**
 * Notes what was told of a file. Answers the attachment as it stands then, and whether that changed it; undefined when there
 * is no such attachment. Told twice, or too late, it changes nothing.
 */
export const noteOfAttachment = async (
  attachmentId: string,
  observation: Observation,
  at: Instant,
): Promise<{ attachment: StoredAttachment; changed: boolean } | undefined> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await attachmentBy(attachmentId)
    if (before === undefined) return undefined
    const after = observed(before, observation, at)
    if (after === undefined) return { attachment: before, changed: false }
    const written = await transact([underVersion(before, after), ...tidings(before, after, at)])
    if (written.ok) return { attachment: { ...after, version: before.version + 1 }, changed: true }
  }
  throw new Error(`The attachment ${attachmentId} changed faster than it could be noted`)
}

/** Takes a file back from a draft of one's own; false when it is not there, or went with the referral meanwhile. */
export const removeAttachment = async (draft: Draft, attachmentId: string, at: Instant): Promise<boolean> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await attachmentBy(attachmentId)
    const after = before === undefined ? undefined : observed(before, { type: 'removed' }, at)
    if (before === undefined || after === undefined || before.draftId !== draft.draftId) return false
    const now = await draftBy(draft.draftId, draft.owner)
    if (now === undefined || now.sentAs !== undefined) return false
    if ((await transact([underVersion(before, after), keepDraft(now, at).write])).ok) return true
  }
  throw new Error(`The attachment ${attachmentId} changed faster than it could be removed`)
}

/** Leaves the files of a draft that is no more to be deleted with the next look after them. */
export const letGoOfAttachments = async (draftId: string, at: Instant): Promise<void> => {
  for (const { attachmentId } of await attachmentsOfDraft(draftId))
    await noteOfAttachment(attachmentId, { type: 'removed' }, at)
}

/** Forgets an attachment whose file is deleted. */
export const forgetAttachment = async (attachmentId: string): Promise<void> => {
  await transact([{ name: 'attachment', remove: keys.attachment(attachmentId) }])
}

/**
 * The writes by which the files of a draft go with the referral that it becomes, whether their scan has ended or not. A file
 * that was removed meanwhile was read through by nobody: they fail under the name of the draft, as its other changes do.
 */
export const sendAttachments = (attachments: readonly Attachment[], reference: string): Write[] => {
  const sent = attachments.filter(goesAlong)
  if (sent.length === 0) return []
  return [
    ...sent.map(
      ({ attachmentId }): Write => ({
        name: 'draft',
        update: keys.attachment(attachmentId),
        set: 'SET #reference = :reference, version = version + :one',
        condition: 'attribute_exists(pk) AND #status <> :removed',
        names: { '#status': 'status', '#reference': 'reference' },
        values: { ':reference': reference, ':one': 1, ':removed': 'removed' },
      }),
    ),
    {
      name: 'draft',
      put: {
        ...keys.attachmentsOf(reference),
        kind: 'attachments',
        attachmentIds: sent.map(({ attachmentId }) => attachmentId),
      },
    },
  ]
}

const listOfReferral = z.object({ attachmentIds: z.array(z.string()) })

/** The attachments that went with a referral, in the order in which they were added. */
export const attachmentsOfReferral = async (reference: string): Promise<StoredAttachment[]> => {
  const list = await readItem(keys.attachmentsOf(reference), listOfReferral)
  const found = await Promise.all((list?.attachmentIds ?? []).map(attachmentBy))
  return inOrder(found.filter((attachment) => attachment !== undefined))
}

/** Attachments that have to be looked at: something should have happened to them by then. */
export const attachmentsToLookAt = (by: Instant): Promise<StoredAttachment[]> =>
  queryItems({ partition: 'ATTACHMENT', index: 'Unfinished', between: ['', by], limit: 500 }, storedAttachment)

/** Puts off the next look at a file whose draft is kept longer, or lets go of it when it went with a referral. */
export const lookAgain = async (before: StoredAttachment, keptUntil: Instant): Promise<void> => {
  await transact([underVersion(before, { ...before, keptUntil })])
}
