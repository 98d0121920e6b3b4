// Sends a mail through SES, under the configuration set that refuses unencrypted delivery and does not track clicks.
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import { setting } from '../platform/config.ts'
import type { Mail } from './compose.ts'

const FROM = setting('MAIL_FROM')
const CONFIGURATION_SET = setting('MAIL_CONFIGURATION_SET')
const client = new SESv2Client({})

// A tag's value has letters, digits, _ and - only; an outbox id has full stops and no underscores.
const tagOf = (outboxId: string): string => outboxId.replaceAll('.', '_')

/**
 * Sends to one address, and gives the id that SES has given the mail. The ids of the outbox item and of the attempt go along as
 * tags, by which events find their way back.
 */
export const sendMail = async (
  to: string,
  { subject, text, html }: Mail,
  { outboxId, attempt }: { outboxId: string; attempt: string },
): Promise<string> => {
  const { MessageId } = await client.send(
    new SendEmailCommand({
      FromEmailAddress: FROM,
      ConfigurationSetName: CONFIGURATION_SET,
      Destination: { ToAddresses: [to] },
      Content: {
        Simple: {
          Subject: { Data: subject, Charset: 'UTF-8' },
          Body: { Text: { Data: text, Charset: 'UTF-8' }, Html: { Data: html, Charset: 'UTF-8' } },
        },
      },
      EmailTags: [
        { Name: 'outbox', Value: tagOf(outboxId) },
        { Name: 'attempt', Value: attempt },
      ],
    }),
  )
  if (MessageId === undefined) throw new Error('SES took a mail and gave it no id')
  return MessageId
}
