// Reads the stream of the table and sends a mail for each record; a poisoned record never goes through, a shy one only at the second try.
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2'

const ses = new SESv2Client({})
const tried = new Set<string>()

interface StreamRecord {
  dynamodb: { SequenceNumber: string; Keys: { pk: { S: string } } }
}

export const handler = async ({ Records }: { Records: StreamRecord[] }) => {
  for (const { dynamodb } of Records) {
    const id = dynamodb.Keys.pk.S
    const shy = id.startsWith('shy') && !tried.has(id)
    tried.add(id)
    if (shy || id.startsWith('poison')) return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] }
    await ses.send(
      new SendEmailCommand({
        FromEmailAddress: 'post@service.example',
        Destination: { ToAddresses: [`${id}@reader.example`] },
        Content: { Simple: { Subject: { Data: id }, Body: { Text: { Data: `http://127.0.0.1/${id}` } } } },
      }),
    )
  }
  return { batchItemFailures: [] }
}
