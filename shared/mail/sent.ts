// What SES tells of a mail that it has taken, as EventBridge delivers it.
import * as z from 'zod'

// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-eventbridge.html
const sentEvent = z.object({
  detail: z.object({ mail: z.object({ tags: z.record(z.string(), z.array(z.string())) }) }),
})

/** The id of the outbox item whose mail it was; undefined for a mail that came of none. */
export const outboxIdOfSent = (event: unknown): string | undefined =>
  sentEvent.parse(event).detail.mail.tags['outbox']?.[0]?.replaceAll('_', '.')
