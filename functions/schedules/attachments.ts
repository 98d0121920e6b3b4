// Looks after files that nothing more was told of: uploads that never came, scans that never answered, files that nobody wants
// any more. A scan that never answered is a fault, and alarms; the rest is housekeeping.
import { instantOf } from '../../shared/domain/time.ts'
import { now } from '../../shared/platform/clock.ts'
import { deleteFile } from '../../shared/platform/files.ts'
import { log } from '../../shared/platform/logger.ts'
import {
  attachmentsToLookAt,
  forgetAttachment,
  lookAgain,
  type StoredAttachment,
} from '../../shared/store/attachments.ts'
import { draftBy } from '../../shared/store/drafts.ts'
import { examine, note, reportNotScanned } from '../attachments/note.ts'

/** One that fails must not keep the others from being looked after. */
export const handler = async (): Promise<void> => {
  const due = await attachmentsToLookAt(now())
  const failures: unknown[] = []
  for (const attachment of due) {
    try {
      await lookAfter(attachment)
    } catch (error) {
      const errorName = error instanceof Error ? error.name : 'unknown'
      log('record-failed', { attachmentId: attachment.attachmentId, errorName })
      failures.push(error)
    }
  }
  log('files-looked-after', { count: due.length - failures.length })
  if (failures.length > 0) throw new AggregateError(failures, faultOf(failures.length))
}

const faultOf = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'} could not be looked after`

const lookAfter = async (attachment: StoredAttachment): Promise<void> => {
  const { attachmentId, status } = attachment
  switch (status) {
    case 'scanning':
      return lookForScan(attachmentId)
    case 'awaiting-upload':
      await note(attachmentId, { type: 'upload-overdue' })
      return
    case 'removed':
      return forget(attachmentId)
    case 'clean':
    case 'infected':
    case 'wrong-type':
    case 'unscannable':
    case 'replaced':
    case 'failed':
    case 'expired':
      return keepOrForget(attachment)
  }
}

// The word of a scan that has answered may have been lost: then the bucket hands the file out all the same.
const lookForScan = async (attachmentId: string): Promise<void> => {
  if ((await examine(attachmentId)) === 'noted') return
  if (await note(attachmentId, { type: 'scan-overdue' })) reportNotScanned(attachmentId, 'no-answer')
}

// Saving a draft keeps it longer, and its files with it; sending it makes them the referral's.
const keepOrForget = async (attachment: StoredAttachment): Promise<void> => {
  const { attachmentId, reference, draftId, owner } = attachment
  if (reference !== undefined) return lookAgain(attachment, attachment.keptUntil)
  const draft = await draftBy(draftId, owner)
  if (draft !== undefined) return lookAgain(attachment, instantOf(draft.expiresAt * 1000))
  // Not one that was sent at the last moment. The next turn forgets it.
  await note(attachmentId, { type: 'removed' })
}

const forget = async (attachmentId: string): Promise<void> => {
  await deleteFile(attachmentId)
  await forgetAttachment(attachmentId)
  log('file-forgotten', { attachmentId })
}
