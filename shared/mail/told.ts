// What SES tells of a mail that it has taken, as EventBridge delivers it.
// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
import * as z from 'zod'
import type { ToldOfMail } from '../domain/mails.ts'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())
const tag = z.tuple([z.string().min(1)])
const mail = z.object({
  messageId: z.string().min(1),
  timestamp: instant,
  destination: z.tuple([z.string()]),
  tags: z.object({ outbox: tag, attempt: tag }),
})

const detail = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail }),
  // It was taken and then held to be dangerous: it will never arrive.
  z.object({ eventType: z.literal('Reject'), mail }),
  z.object({ eventType: z.literal('Delivery'), mail, delivery: z.object({ timestamp: instant }) }),
  z.object({ eventType: z.literal('DeliveryDelay'), mail, deliveryDelay: z.object({ timestamp: instant }) }),
  z.object({ eventType: z.literal('Complaint'), mail, complaint: z.object({ timestamp: instant }) }),
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({ bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']), timestamp: instant }),
  }),
])
const event = z.object({ source: z.literal('aws.ses'), detail })

type Detail = z.infer<typeof detail>

const momentOf = (told: Detail): Pick<ToldOfMail, 'kind' | 'at'> => {
  switch (told.eventType) {
    case 'Send':
      return { kind: 'handed-over', at: told.mail.timestamp }
    case 'Reject':
      return { kind: 'bounced-permanent', at: told.mail.timestamp }
    case 'Delivery':
      return { kind: 'delivered', at: told.delivery.timestamp }
    case 'DeliveryDelay':
      return { kind: 'delayed', at: told.deliveryDelay.timestamp }
    case 'Complaint':
      return { kind: 'complained', at: told.complaint.timestamp }
    case 'Bounce': {
      const { bounceType, timestamp } = told.bounce
      // What SES could not make out is tried again: an address that is no good says so a second time.
      return { kind: bounceType === 'Permanent' ? 'bounced-permanent' : 'bounced-temporary', at: timestamp }
    }
  }
}

/** What an event tells of one of our mails; undefined for anything else. Instants are those of SES. */
export const toldOfMail = (given: unknown): ToldOfMail | undefined => {
  const read = event.safeParse(given)
  if (!read.success) return undefined
  const { detail: told } = read.data
  const { messageId, destination, tags } = told.mail
  return {
    // A tag takes no full stops, and an outbox id has no underscores.
    outboxId: tags.outbox[0].replaceAll('_', '.'),
    attempt: tags.attempt[0],
    messageId,
    address: destination[0],
    ...momentOf(told),
  }
}
