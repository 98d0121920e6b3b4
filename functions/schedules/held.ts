// Lets go the effects that were held until their time: on the minute it puts those whose time has come into the stream again.
import { now } from '../../shared/platform/clock.ts'
import { log } from '../../shared/platform/logger.ts'
import { heldUntil, release } from '../../shared/store/outbox.ts'

/** One that fails must not keep the others from going. */
export const handler = async (): Promise<void> => {
  const at = now()
  const failures: unknown[] = []
  for (const item of await heldUntil(at)) {
    try {
      if (await release(item, at)) log('mail-released', { outboxId: item.outboxId })
    } catch (error) {
      log('record-failed', { outboxId: item.outboxId, errorName: error instanceof Error ? error.name : 'unknown' })
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} effects could not be let go`)
}
