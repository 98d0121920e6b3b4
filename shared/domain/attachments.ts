// The files that go with a referral: how many and how large, the states of a file from its announcement to the end of its
// scan, and who may open it when. A file is closed until it was found clean, whatever else is known of it.
import type { FileKind } from './file-kinds.ts'
import type { Instant } from './time.ts'
import { epochMs, instantOf } from './time.ts'

const MINUTE_MS = 60_000

/** What may be attached. */
export const LIMITS = {
  files: 10,
  /** Of one file. */
  bytes: 10 * 1024 * 1024,
  descriptionLength: 100,
  /** So long a form for a file can be sent after its page was opened. */
  uploadMinutes: 30,
} as const

export const ATTACHMENT_STATUSES = [
  'awaiting-upload',
  'scanning',
  'clean',
  'infected',
  'wrong-type',
  'unscannable',
  'replaced',
  'failed',
  'expired',
  'removed',
] as const

/**
 * - `awaiting-upload`: announced, nothing has come yet.
 * - `scanning`: it is in the bucket and waits for the scan's answer.
 * - `clean`: it may be opened.
 * - `infected`, `wrong-type`, `unscannable` (locked by a password): it was deleted.
 * - `replaced`: other bytes took its place after it was sent; they were deleted, and nothing opens it again.
 * - `failed`: the scan gave no answer; the file is kept closed, and a late answer still counts.
 * - `expired`: nothing came in time.
 * - `removed`: taken back by whoever added it, and deleted.
 */
export type AttachmentStatus = (typeof ATTACHMENT_STATUSES)[number]

/** What is told about a file: by the bucket, by the scan, by its owner, or by the clock. */
export const OBSERVATIONS = [
  'stored',
  'found-clean',
  'found-infected',
  'found-wrong-type',
  'found-unscannable',
  'scan-failed',
  'upload-overdue',
  'scan-overdue',
  'removed',
] as const
export type ObservationType = (typeof OBSERVATIONS)[number]

/** The bytes in the bucket: their entity tag, and how many there are. */
export type StoredFile = { etag: string; bytes: number }

export type Observation =
  | ({ type: 'stored' } & StoredFile)
  | ({ type: 'found-clean'; kind: FileKind } & StoredFile)
  | { type: Exclude<ObservationType, 'stored' | 'found-clean'> }

/**
 * Each observation with the statuses that it changes and the one it leads to; in any other it changes nothing. Word of the
 * bucket and of the scan comes more than once and in any order, so that a scan's answer may come first. Once a file was sent,
 * word of other bytes than those that were sent makes it `replaced` instead.
 */
export const ATTACHMENT_TRANSITIONS: Record<
  ObservationType,
  { from: readonly AttachmentStatus[]; to: AttachmentStatus }
> = {
  // A form can be sent again while it is valid: what takes the place of a file is closed until it was scanned itself.
  stored: { from: ['awaiting-upload', 'scanning', 'clean', 'failed', 'expired'], to: 'scanning' },
  'found-clean': { from: ['awaiting-upload', 'scanning', 'clean', 'failed', 'expired'], to: 'clean' },
  'found-infected': {
    from: ['awaiting-upload', 'scanning', 'clean', 'wrong-type', 'unscannable', 'failed', 'expired'],
    to: 'infected',
  },
  'found-wrong-type': { from: ['awaiting-upload', 'scanning', 'clean', 'failed', 'expired'], to: 'wrong-type' },
  'found-unscannable': { from: ['awaiting-upload', 'scanning', 'clean', 'failed', 'expired'], to: 'unscannable' },
  'scan-failed': { from: ['awaiting-upload', 'scanning', 'expired'], to: 'failed' },
  'upload-overdue': { from: ['awaiting-upload'], to: 'expired' },
  'scan-overdue': { from: ['scanning'], to: 'failed' },
  removed: { from: ATTACHMENT_STATUSES.filter((status) => status !== 'removed'), to: 'removed' },
}

/** Nothing of these is in the bucket any more, or may stay there. */
const WITHOUT_FILE: readonly AttachmentStatus[] = ['infected', 'wrong-type', 'unscannable', 'replaced', 'removed']

/** These go with the referral when it is sent; the others are left behind, and whoever sends it is told so. */
const GOES_ALONG: readonly AttachmentStatus[] = ['scanning', 'clean', 'failed']

export type Attachment = {
  attachmentId: string
  /** The draft it was added to, and the person whose draft that is. */
  draftId: string
  owner: string
  description: string
  status: AttachmentStatus
  addedAt: Instant
  /** Since when it has its status. */
  since: Instant
  /** Until when the draft would have been kept, as far as is known; a file that was not sent goes with its draft. */
  keptUntil: Instant
  file?: StoredFile & { kind?: FileKind }
  /** The referral that it went with. */
  reference?: string
}

/** A file that is announced with a draft. */
export const announced = (
  of: Pick<Attachment, 'attachmentId' | 'draftId' | 'owner' | 'description' | 'keptUntil'>,
  at: Instant,
): Attachment => ({ ...of, status: 'awaiting-upload', addedAt: at, since: at })

// What was sent is what the provider decides on: while its form holds the sender may put other bytes in its place, unseen.
const isReplacedAfterSending = ({ reference, file }: Attachment, observation: Observation): boolean =>
  reference !== undefined && file !== undefined && 'etag' in observation && observation.etag !== file.etag

/** The attachment after what was told of it; undefined when that changes nothing. */
export const observed = (before: Attachment, observation: Observation, at: Instant): Attachment | undefined => {
  const { from, to } = ATTACHMENT_TRANSITIONS[observation.type]
  if (!from.includes(before.status)) return undefined
  if (isReplacedAfterSending(before, observation)) return { ...before, status: 'replaced', since: at }
  const now = { ...before, status: to, since: at }
  switch (observation.type) {
    case 'stored':
      // Told again, or told after the scan's answer to these very bytes.
      if (observation.etag === before.file?.etag) return undefined
      return { ...now, file: { etag: observation.etag, bytes: observation.bytes } }
    case 'removed':
      // What went with the referral is the referral's.
      return before.reference === undefined ? now : undefined
    case 'found-clean': {
      const { etag, bytes, kind } = observation
      if (before.status === 'clean' && before.file?.etag === etag) return undefined
      return { ...now, file: { etag, bytes, kind } }
    }
    default:
      return now
  }
}

export const isOpenable = ({ status }: Pick<Attachment, 'status'>): boolean => status === 'clean'

/** Whether its bytes have to go from the bucket. */
export const isToBeDeleted = ({ status }: Pick<Attachment, 'status'>): boolean => WITHOUT_FILE.includes(status)

export const goesAlong = ({ status }: Pick<Attachment, 'status'>): boolean => GOES_ALONG.includes(status)

/** A file of a referral that was sent and that nobody will be able to open: its sender has to be told. */
export const isLostToReferral = ({ status, reference }: Attachment): boolean =>
  reference !== undefined && (WITHOUT_FILE.includes(status) || status === 'failed')

const LONGEST_UPLOAD_MS = 60 * MINUTE_MS
/** The scan answers within minutes. */
const LONGEST_SCAN_MS = 60 * MINUTE_MS

const after = (at: Instant, ms: number): Instant => instantOf(epochMs(at) + ms)

/** When somebody has to look whether what should have happened did; undefined when nothing is expected any more. */
export const nextLook = ({ status, since, keptUntil, reference }: Attachment): Instant | undefined => {
  switch (status) {
    case 'awaiting-upload':
      return after(since, LONGEST_UPLOAD_MS)
    case 'scanning':
      return after(since, LONGEST_SCAN_MS)
    case 'removed':
      return since
    case 'clean':
    case 'infected':
    case 'wrong-type':
    case 'unscannable':
    case 'replaced':
    case 'failed':
    case 'expired':
      return reference === undefined ? keptUntil : undefined
  }
}
