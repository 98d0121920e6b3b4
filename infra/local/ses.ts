// Stands in for SES: takes the mails that the real client sends, keeps them in a mailbox, one entry for each accepted call, and
// tells what becomes of them. Every mail is delivered at once, but for those to addresses that are made to fail.
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { type Operations, ServiceFault } from './aws-endpoint.ts'
import type { EventBus } from './event-bus.ts'
import { bareAddress } from './iam-requests.ts'
import type { State } from './state.ts'
import type { Resource, Templates } from './template.ts'
import type { Terminal } from './terminal.ts'

const mail = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  at: z.string(),
  tags: z.record(z.string(), z.array(z.string())).default({}),
})

/** A mail as it was sent. `to` is the address, several are joined by a comma; `at` is an instant of the local clock. */
export type Mail = z.infer<typeof mail>

/** The mailbox, oldest mail first, the operation that fills it, and the telling of what was sent last before a crash. */
export interface Mailbox {
  tellAgain: () => Promise<void>
  mails: () => Mail[]
  operations: Operations
}

const body = z.object({ Data: z.string() })
const sendEmail = z.object({
  FromEmailAddress: z.string().optional(),
  Destination: z.object({
    ToAddresses: z.array(z.string()).default([]),
    CcAddresses: z.array(z.string()).default([]),
    BccAddresses: z.array(z.string()).default([]),
  }),
  Content: z.object({
    Simple: z.object({ Subject: body, Body: z.object({ Text: body.optional(), Html: body.optional() }) }).optional(),
  }),
  ConfigurationSetName: z.string().optional(),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
})

const TOLD_AGAIN = 50

type Told = { eventType: string; detailType: string; more: object }

const delivered = (at: string): Told => ({
  eventType: 'Delivery',
  detailType: 'Email Delivered',
  more: { delivery: { timestamp: at } },
})
const bounced = (at: string, bounceType: string, bounceSubType: string): Told => ({
  eventType: 'Bounce',
  detailType: 'Email Bounced',
  more: { bounce: { timestamp: at, bounceType, bounceSubType } },
})

/** What becomes of a mail to an address that begins with one of these words, as with the mailbox simulator of SES. */
const BEHAVIOURS: Readonly<Record<string, (at: string) => Told[]>> = {
  bounce: (at) => [bounced(at, 'Permanent', 'General')],
  suppressionlist: (at) => [bounced(at, 'Permanent', 'OnAccountSuppressionList')],
  softbounce: (at) => [
    {
      eventType: 'DeliveryDelay',
      detailType: 'Email Delivery Delayed',
      more: { deliveryDelay: { timestamp: at, delayType: 'MailboxFull' } },
    },
    bounced(at, 'Transient', 'MailboxFull'),
  ],
  complaint: (at) => [
    delivered(at),
    { eventType: 'Complaint', detailType: 'Email Complaint Received', more: { complaint: { timestamp: at } } },
  ],
  ooto: (at) => [delivered(at), bounced(at, 'Transient', 'General')],
  /** The call itself is refused: too many at once. */
  throttled: () => [],
}

const behaviourOf = (recipient: string): string | undefined =>
  Object.keys(BEHAVIOURS).find((word) => bareAddress(recipient).toLowerCase().startsWith(word))

const becomesOf = (to: string, at: string): Told[] => {
  const behaviour = behaviourOf(to)
  const sent: Told = { eventType: 'Send', detailType: 'Email Sent', more: { send: {} } }
  return [sent, ...(behaviour === undefined ? [delivered(at)] : (BEHAVIOURS[behaviour]?.(at) ?? []))]
}

const address = /^[^\s@<>]+@[^\s@<>]+$/

/** Opens the mailbox kept in `state`. Sends only from identities and with configuration sets that the templates declare. */
export function openMailbox(
  templates: Templates,
  { state, terminal, now, events }: { state: State; terminal: Terminal; now: () => number; events: EventBus },
): Mailbox {
  const names = (type: string) => templates.resources(type).map((resource: Resource) => resource.ref().toLowerCase())
  const identities = names('AWS::SES::EmailIdentity')
  const configurationSets = names('AWS::SES::ConfigurationSet')

  function send(given: unknown): object {
    const { FromEmailAddress, Destination, Content, ConfigurationSetName, EmailTags } = sendEmail.parse(given)
    const recipients = [...Destination.ToAddresses, ...Destination.CcAddresses, ...Destination.BccAddresses]
    const { Simple } = Content
    if (FromEmailAddress === undefined || Simple === undefined) {
      throw new ServiceFault('BadRequestException', 'The local run sends simple mails with a sender')
    }
    if (recipients.length === 0 || !recipients.every((recipient) => address.test(bareAddress(recipient)))) {
      throw new ServiceFault('BadRequestException', 'Illegal address')
    }
    const sender = bareAddress(FromEmailAddress)
    if (!identities.includes(sender) && !identities.includes(sender.slice(sender.indexOf('@') + 1))) {
      throw new ServiceFault('MessageRejected', `Email address is not verified: ${sender}`)
    }
    if (ConfigurationSetName !== undefined && !configurationSets.includes(ConfigurationSetName.toLowerCase())) {
      throw new ServiceFault('NotFoundException', `Configuration set <${ConfigurationSetName}> does not exist.`, 404)
    }
    if (recipients.some((recipient) => behaviourOf(recipient) === 'throttled')) {
      throw new ServiceFault('TooManyRequestsException', 'Maximum sending rate exceeded.', 429)
    }
    const sent: Mail = {
      id: randomUUID(),
      from: FromEmailAddress,
      to: recipients.map(bareAddress).join(', '),
      subject: Simple.Subject.Data,
      text: Simple.Body.Text?.Data ?? '',
      html: Simple.Body.Html?.Data ?? '',
      at: new Date(now()).toISOString(),
      tags: {
        ...Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, [Value]])),
        ...(ConfigurationSetName === undefined ? {} : { 'ses:configuration-set': [ConfigurationSetName] }),
      },
    }
    state.append('mail', sent)
    terminal.tell('info', 'mail', `to ${sent.to}: ${sent.subject}`)
    void tell(sent)
    return { MessageId: sent.id }
  }

  const publishes = templates.resources('AWS::SES::ConfigurationSetEventDestination').length > 0

  async function tell({ id, from, to, at, tags }: Mail): Promise<void> {
    if (!publishes) return
    const mail = { timestamp: at, messageId: id, source: from, destination: to.split(', '), tags }
    for (const { eventType, detailType, more } of becomesOf(to, at))
      await events.put({ source: 'aws.ses', 'detail-type': detailType, detail: { eventType, mail, ...more } })
  }

  // Events come at least once. Whether those of the last mails came before a crash is not known.
  async function tellAgain(): Promise<void> {
    await Promise.all(state.entries('mail', mail).slice(-TOLD_AGAIN).map(tell))
  }

  return { tellAgain, mails: () => state.entries('mail', mail), operations: { 'POST /v2/email/outbound-emails': send } }
}
