// S3 tells that a file has come into the bucket, GuardDuty what it found in it. Either may come twice, late, or before the other.
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { isToBeDeleted } from '../../shared/domain/attachments.ts'
import { bareEtag, fileIdAt } from '../../shared/platform/files.ts'
import { log } from '../../shared/platform/logger.ts'
import { attachmentBy } from '../../shared/store/attachments.ts'
import { isAttachmentId } from '../../shared/store/keys.ts'
import { examine, note, reportNotScanned } from './note.ts'

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
const fileCame = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), size: z.number(), etag: z.string() }),
  }),
})

// https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html
const fileScanned = z.object({
  source: z.literal('aws.guardduty'),
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  detail: z.object({
    s3ObjectDetails: z.object({ bucketName: z.string(), objectKey: z.string(), eTag: z.string() }),
    scanResultDetails: z.object({
      scanResultStatus: z.enum(['NO_THREATS_FOUND', 'THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED']),
    }),
  }),
})

const told = z.discriminatedUnion('source', [fileCame, fileScanned])
type Scanned = z.infer<typeof fileScanned>['detail']

const placeOf = (event: z.infer<typeof told>): { bucket: string; key: string } =>
  event.source === 'aws.s3'
    ? { bucket: event.detail.bucket.name, key: event.detail.object.key }
    : { bucket: event.detail.s3ObjectDetails.bucketName, key: event.detail.s3ObjectDetails.objectKey }

// GuardDuty tags the file and tells of it, in no order that it promises: the bucket may stay closed for a moment longer.
const PAUSES_MS = [200, 800, 2_000, 5_000, 10_000]

const examineOnceOpen = async (attachmentId: string, etag: string): Promise<void> => {
  for (const ms of [0, ...PAUSES_MS]) {
    await pause(ms)
    // Somebody may have taken the file back meanwhile, or it was found bad: then it is closed for good.
    const attachment = await attachmentBy(attachmentId)
    if (attachment === undefined || isToBeDeleted(attachment)) return
    if ((await examine(attachmentId, etag)) !== 'closed') return
  }
  throw new Error(`The scan has passed ${attachmentId}, and the bucket keeps it closed`)
}

const noteScan = async (attachmentId: string, { s3ObjectDetails, scanResultDetails }: Scanned): Promise<void> => {
  const result = scanResultDetails.scanResultStatus
  switch (result) {
    case 'NO_THREATS_FOUND':
      return examineOnceOpen(attachmentId, bareEtag(s3ObjectDetails.eTag))
    case 'THREATS_FOUND':
      log('file-infected', { attachmentId })
      await note(attachmentId, { type: 'found-infected' })
      return
    case 'UNSUPPORTED':
      await note(attachmentId, { type: 'found-unscannable' })
      return
    case 'ACCESS_DENIED':
    case 'FAILED':
      reportNotScanned(attachmentId, result)
      await note(attachmentId, { type: 'scan-failed' })
      return
  }
}

export const handler = async (event: unknown): Promise<void> => {
  const read = told.safeParse(event)
  const place = read.success ? placeOf(read.data) : undefined
  const id = place === undefined ? undefined : fileIdAt(place.bucket, place.key)
  // Word from anybody else, or of anything else in the bucket, is none of ours.
  if (!read.success || id === undefined || !isAttachmentId(id)) return log('file-event-ignored')
  if (read.data.source === 'aws.guardduty') return noteScan(id, read.data.detail)
  const { size, etag } = read.data.detail.object
  await note(id, { type: 'stored', etag: bareEtag(etag), bytes: size })
}
