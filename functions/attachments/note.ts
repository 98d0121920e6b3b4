// What follows when something is told of a file: its state, and the end of its bytes when nobody may have them.
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics'
import { isToBeDeleted, type Observation } from '../../shared/domain/attachments.ts'
import { kindOf } from '../../shared/domain/file-kinds.ts'
import { now } from '../../shared/platform/clock.ts'
import { deleteFile, readFile } from '../../shared/platform/files.ts'
import { log } from '../../shared/platform/logger.ts'
import { noteOfAttachment } from '../../shared/store/attachments.ts'

const metrics = new Metrics({ namespace: 'AdvocacyReferrals', singleMetric: false })

/** Says that the scan has left a file undecided, which alarms; the code is GuardDuty's own, or `no-answer`. */
export const reportNotScanned = (attachmentId: string, code: string): void => {
  log('file-not-scanned', { attachmentId, code })
  metrics.addMetric('FilesNotScanned', MetricUnit.Count, 1)
  metrics.publishStoredMetrics()
}

/**
 * Notes an observation, and answers whether it changed anything. A file that is not known (any more), or that may not stay, is
 * deleted.
 */
export const note = async (attachmentId: string, observation: Observation): Promise<boolean> => {
  const noted = await noteOfAttachment(attachmentId, observation, now())
  if (noted === undefined || isToBeDeleted(noted.attachment)) await deleteFile(attachmentId)
  if (noted === undefined) log('file-unknown', { attachmentId, event: observation.type })
  else if (noted.changed) log('file-noted', { attachmentId, event: observation.type, status: noted.attachment.status })
  return noted?.changed === true
}

/**
 * Looks at a file that the scan is said to have passed: `closed` when the bucket does not hand it out. What the bucket hands
 * out is clean, whatever was told and in whatever order. `scanned` is the entity tag of what the scan has passed: `other` when
 * the bucket holds other bytes, which the tag of the scan may be on by mistake. They stay closed until their own scan is told.
 */
export const examine = async (attachmentId: string, scanned?: string): Promise<'noted' | 'closed' | 'other'> => {
  const file = await readFile(attachmentId)
  if (file === 'closed') return 'closed'
  const { etag, bytes } = file
  if (scanned !== undefined && scanned !== etag) {
    log('file-scan-outdated', { attachmentId })
    return 'other'
  }
  const kind = kindOf(bytes)
  await note(
    attachmentId,
    kind === undefined ? { type: 'found-wrong-type' } : { type: 'found-clean', kind, etag, bytes: bytes.length },
  )
  return 'noted'
}
