// Word of the bucket and of the scan: twice, out of order, of files that nobody knows, from anybody. A file is opened only when the
// bucket itself hands it out.
import { DeleteObjectCommand, GetObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { newId, newReference } from '../../../shared/platform/ids.ts'
import { TestTable } from '../../support/engine-table.ts'
import { hoursAfter, MONDAY } from '../../support/factories.ts'
import { FILES, OTHER_FILES } from '../../support/files.ts'

const table = await TestTable.create()
table.become({ ATTACHMENTS_BUCKET: 'attachments-bucket', POWERTOOLS_METRICS_DISABLED: 'true' })
const { handler: told } = await import('../../../functions/attachments/told.ts')
const { handler: lookAfter } = await import('../../../functions/schedules/attachments.ts')
const { addAttachment, attachmentBy, attachmentsOfDraft, letGoOfAttachments, noteOfAttachment, sendAttachments } =
  await import('../../../shared/store/attachments.ts')
const { beginDraft, draftBy, saveDraft, sendDraft } = await import('../../../shared/store/drafts.ts')
const { transact } = await import('../../../shared/store/table.ts')

vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }))

const s3 = mockClient(S3Client)
/** What the bucket hands out by key; anything else it keeps closed. */
const open = new Map<string, { body: Uint8Array; etag: string }>()

const refused = () =>
  new S3ServiceException({
    name: 'AccessDenied',
    message: 'Access Denied',
    $fault: 'client',
    $metadata: { httpStatusCode: 403 },
  })

beforeEach(() => {
  vi.useRealTimers()
  open.clear()
  s3.reset()
  s3.on(DeleteObjectCommand).resolves({})
  s3.on(GetObjectCommand).callsFake(({ Key }: { Key: string }) => {
    const found = open.get(Key)
    if (found === undefined) throw refused()
    return { ETag: `"${found.etag}"`, Body: { transformToByteArray: () => Promise.resolve(found.body) } }
  })
})
afterAll(async () => {
  s3.restore()
  await table.stop()
})

const OWNER = 'referrer.westmarch'
const keyOf = (attachmentId: string): string => `attachments/${attachmentId}`

const announcedFile = async (at = new Date().toISOString()): Promise<string> => {
  const { draftId } = await beginDraft(newId(), OWNER, {}, at)
  const added = await addAttachment(draftId, OWNER, 'Care plan', at)
  if (!added.ok) throw new Error(added.why)
  return added.attachmentId
}

const came = (key: string, etag = 'one', bucket = 'attachments-bucket') => ({
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: { bucket: { name: bucket }, object: { key, size: 1_000, etag } },
})
const scanned = (key: string, scanResultStatus: string, { bucketName = 'attachments-bucket', eTag = 'one' } = {}) => ({
  source: 'aws.guardduty',
  'detail-type': 'GuardDuty Malware Protection Object Scan Result',
  detail: {
    s3ObjectDetails: { bucketName, objectKey: key, eTag },
    scanResultDetails: { scanResultStatus, threats: null },
  },
})

const passes = (attachmentId: string, body: Uint8Array = FILES.pdf, etag = 'one'): void => {
  open.set(keyOf(attachmentId), { body, etag })
}
const deleted = (...attachmentIds: string[]): string[] => {
  const keys = s3.commandCalls(DeleteObjectCommand).map(({ args: [command] }) => command.input.Key)
  return attachmentIds.filter((id) => keys.includes(keyOf(id)))
}
const statusOf = async (attachmentId: string): Promise<string | undefined> => (await attachmentBy(attachmentId))?.status

describe('word of the bucket', () => {
  it('that a file has come leaves it closed', async () => {
    const id = await announcedFile()
    await told(came(keyOf(id)))
    await told(came(keyOf(id)))
    expect(await attachmentBy(id)).toMatchObject({ status: 'scanning', file: { etag: 'one', bytes: 1_000 } })
    expect(deleted(id)).toEqual([])
  })

  it('of a file that nobody announced, or has taken back, deletes it', async () => {
    const [unknown, id] = [`${newId()}.${newId()}`, await announcedFile()]
    await letGoOfAttachments(id.split('.')[0] ?? '', MONDAY)
    for (const one of [unknown, id]) await told(came(keyOf(one)))
    expect(deleted(unknown, id)).toEqual([unknown, id])
  })
})

describe('word of the scan', () => {
  it('that it passed opens the file, with its kind and size as they are', async () => {
    const id = await announcedFile()
    passes(id)
    await told(came(keyOf(id)))
    await told(scanned(keyOf(id), 'NO_THREATS_FOUND'))
    expect(await attachmentBy(id)).toMatchObject({
      status: 'clean',
      file: { etag: 'one', bytes: FILES.pdf.length, kind: 'pdf' },
    })
  })

  it.each([
    ['comes before word of the bucket', ['scan', 'bucket']],
    ['comes twice', ['bucket', 'scan', 'scan']],
    ['and that of the bucket both come twice', ['scan', 'bucket', 'scan', 'bucket']],
  ])('that it passed %s', async (_, order) => {
    const id = await announcedFile()
    passes(id)
    for (const word of order) await told(word === 'scan' ? scanned(keyOf(id), 'NO_THREATS_FOUND') : came(keyOf(id)))
    expect(await statusOf(id)).toBe('clean')
  })

  it('that it passed is not believed while the bucket keeps the file closed, and is tried again', async () => {
    const id = await announcedFile()
    await told(came(keyOf(id)))
    await expect(told(scanned(keyOf(id), 'NO_THREATS_FOUND'))).rejects.toThrow('keeps it closed')
    expect(await statusOf(id)).toBe('scanning')
    let asked = 0
    s3.on(GetObjectCommand).callsFake(() => {
      asked += 1
      if (asked < 3) throw refused()
      return { ETag: '"one"', Body: { transformToByteArray: () => Promise.resolve(FILES.png) } }
    })
    await told(scanned(keyOf(id), 'NO_THREATS_FOUND'))
    expect(await statusOf(id)).toBe('clean')
  })

  it('that it passed is of no use to a file of another kind: it is deleted', async () => {
    const id = await announcedFile()
    passes(id, OTHER_FILES['a program'])
    await told(came(keyOf(id)))
    await told(scanned(keyOf(id), 'NO_THREATS_FOUND'))
    expect(await statusOf(id)).toBe('wrong-type')
    expect(deleted(id)).toEqual([id])
  })

  it.each([
    ['THREATS_FOUND', 'infected', true],
    ['UNSUPPORTED', 'unscannable', true],
    ['ACCESS_DENIED', 'failed', false],
    ['FAILED', 'failed', false],
  ])('%s makes it %s, and deletes it: %s', async (result, status, isDeleted) => {
    const id = await announcedFile()
    await told(came(keyOf(id)))
    await told(scanned(keyOf(id), result))
    await told(came(keyOf(id)))
    expect(await statusOf(id)).toBe(status)
    expect(deleted(id)).toEqual(isDeleted ? [id] : [])
  })

  it('that it is infected stands, whatever is said afterwards', async () => {
    const id = await announcedFile()
    await told(scanned(keyOf(id), 'THREATS_FOUND'))
    passes(id)
    await told(scanned(keyOf(id), 'NO_THREATS_FOUND'))
    await told(came(keyOf(id), 'two'))
    expect(await statusOf(id)).toBe('infected')
  })

  it('that other bytes passed opens nothing, whatever the bucket hands out: these are told of themselves', async () => {
    const id = await announcedFile()
    passes(id, FILES.pdf, 'two')
    await told(scanned(keyOf(id), 'NO_THREATS_FOUND', { eTag: 'one' }))
    expect(await statusOf(id)).toBe('awaiting-upload')
    await told(came(keyOf(id), 'two'))
    await told(scanned(keyOf(id), 'NO_THREATS_FOUND', { eTag: 'one' }))
    expect(await statusOf(id)).toBe('scanning')
    await told(scanned(keyOf(id), 'NO_THREATS_FOUND', { eTag: '"two"' }))
    expect(await attachmentBy(id)).toMatchObject({ status: 'clean', file: { etag: 'two' } })
  })

  it('of a file that was taken back meanwhile changes nothing', async () => {
    const id = await announcedFile()
    await letGoOfAttachments(id.split('.')[0] ?? '', MONDAY)
    await told(scanned(keyOf(id), 'NO_THREATS_FOUND'))
    expect(await statusOf(id)).toBe('removed')
  })
})

const REFERENCE = 'ADV-7K3M-2Q9P'
/** Sends the draft of a file with its files. */
const sendWith = async (id: string, reference = REFERENCE): Promise<void> => {
  const draftId = id.split('.')[0] ?? ''
  const draft = await draftBy(draftId, OWNER)
  if (draft === undefined) throw new Error('There is no draft')
  const files = await attachmentsOfDraft(draftId)
  const written = await transact([sendDraft(draft, reference), ...sendAttachments(files, reference)])
  expect(written.ok).toBe(true)
}

describe('a file that was sent, found clean and replaced', () => {
  it.each([
    ['the bucket tells of it', ['bucket', 'scan']],
    ['the scan tells of it first', ['scan', 'bucket']],
    ['it is told twice', ['bucket', 'bucket', 'scan', 'scan']],
  ])('is deleted and never opened again, and its sender is told once, when %s', async (_, order) => {
    const [id, reference] = [await announcedFile(), newReference()]
    passes(id)
    await told(came(keyOf(id)))
    await told(scanned(keyOf(id), 'NO_THREATS_FOUND'))
    await sendWith(id, reference)
    passes(id, FILES.png, 'two')
    for (const word of order)
      await told(word === 'scan' ? scanned(keyOf(id), 'NO_THREATS_FOUND', { eTag: 'two' }) : came(keyOf(id), 'two'))
    expect(await attachmentBy(id)).toMatchObject({ status: 'replaced', reference })
    expect(deleted(id)).toEqual([id])
    const mails = (await table.ofKind('outbox')).map(({ effect }) => effect)
    expect(mails.filter((mail) => JSON.stringify(mail).includes(reference))).toEqual([
      { do: 'mail', template: 'attachment-lost', to: 'referrer', reference },
    ])
  })

  it('is as it was when the same bytes came again', async () => {
    const id = await announcedFile()
    passes(id)
    await told(scanned(keyOf(id), 'NO_THREATS_FOUND'))
    await sendWith(id, newReference())
    await told(came(keyOf(id)))
    await told(scanned(keyOf(id), 'NO_THREATS_FOUND'))
    expect(await statusOf(id)).toBe('clean')
    expect(deleted(id)).toEqual([])
  })
})

describe('word that is none of ours', () => {
  it.each<[string, (key: string) => unknown]>([
    ['nothing', () => undefined],
    ['something else', () => ({ hello: 'world' })],
    ['a source that may say anything', (key) => ({ ...scanned(key, 'NO_THREATS_FOUND'), source: 'somebody.else' })],
    ['another kind of event', (key) => ({ ...came(key), 'detail-type': 'Object Deleted' })],
    ['another bucket', (key) => scanned(key, 'THREATS_FOUND', { bucketName: 'their-bucket' })],
    ['another bucket’s file', (key) => came(key, 'one', 'their-bucket')],
    ['another place in our bucket', (key) => scanned(key.replace('attachments/', 'elsewhere/'), 'THREATS_FOUND')],
    ['a key that is none', (key) => scanned(`${key}/../x`, 'THREATS_FOUND')],
    ['a result that nobody knows', (key) => scanned(key, 'PROBABLY_FINE')],
  ])('%s: changes nothing and deletes nothing', async (_, event) => {
    const id = await announcedFile()
    passes(id)
    await told(event(keyOf(id)))
    expect(await statusOf(id)).toBe('awaiting-upload')
    expect(s3.commandCalls(DeleteObjectCommand)).toEqual([])
  })
})

/** Moves the clock. */
const at = (instant: string): void => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(instant) })
}

describe('the look after files', () => {
  it('gives up an upload that never came, and a scan that never answered', async () => {
    at(MONDAY)
    const [idle, waiting] = [await announcedFile(MONDAY), await announcedFile(MONDAY)]
    await told(came(keyOf(waiting)))
    at(hoursAfter(MONDAY, 0.9))
    await lookAfter()
    expect([await statusOf(idle), await statusOf(waiting)]).toEqual(['awaiting-upload', 'scanning'])
    at(hoursAfter(MONDAY, 1.1))
    await lookAfter()
    expect([await statusOf(idle), await statusOf(waiting)]).toEqual(['expired', 'failed'])
    expect(deleted(idle, waiting)).toEqual([])
  })

  it('finds a scan that has answered without our being told', async () => {
    at(MONDAY)
    const id = await announcedFile(MONDAY)
    await told(came(keyOf(id)))
    passes(id)
    at(hoursAfter(MONDAY, 2))
    await lookAfter()
    expect(await statusOf(id)).toBe('clean')
  })

  it('deletes the files of a draft that has run out, and keeps those of one that was saved since', async () => {
    at(MONDAY)
    const [gone, kept] = [await announcedFile(MONDAY), await announcedFile(MONDAY)]
    for (const id of [gone, kept]) {
      passes(id)
      await told(scanned(keyOf(id), 'NO_THREATS_FOUND'))
    }
    at(hoursAfter(MONDAY, 29 * 24))
    const draftId = kept.split('.')[0] ?? ''
    const draft = await draftBy(draftId, OWNER)
    expect(draft !== undefined && (await saveDraft(draft, {}, hoursAfter(MONDAY, 29 * 24)))).toBe(true)
    at(hoursAfter(MONDAY, 31 * 24))
    await lookAfter()
    expect(deleted(gone, kept)).toEqual([gone])
    expect([await statusOf(gone), await statusOf(kept)]).toEqual(['removed', 'clean'])
    await lookAfter()
    expect(await statusOf(gone)).toBeUndefined()
    at(hoursAfter(MONDAY, 60 * 24))
    await lookAfter()
    await lookAfter()
    expect(await statusOf(kept)).toBeUndefined()
  })

  it('leaves the files of a referral alone, however old', async () => {
    at(MONDAY)
    const id = await announcedFile(MONDAY)
    passes(id)
    await told(scanned(keyOf(id), 'NO_THREATS_FOUND'))
    await sendWith(id)
    at(hoursAfter(MONDAY, 365 * 24))
    await lookAfter()
    await lookAfter()
    expect(await attachmentBy(id)).toMatchObject({ status: 'clean', reference: REFERENCE })
    expect(deleted(id)).toEqual([])
  })

  it('goes on after a file that it fails at, and fails for it at the end', async () => {
    at(MONDAY)
    const waiting = [await announcedFile(MONDAY), await announcedFile(MONDAY), await announcedFile(MONDAY)]
    for (const id of waiting) await told(came(keyOf(id)))
    at(hoursAfter(MONDAY, 2))
    s3.on(GetObjectCommand, { Key: keyOf(waiting[1] ?? '') }).rejects(new Error('The store is down'))
    await expect(lookAfter()).rejects.toThrow('1 file could not be looked after')
    expect(await Promise.all(waiting.map(statusOf))).toEqual(['failed', 'scanning', 'failed'])
  })

  it('deletes at once what its owner let go of', async () => {
    at(MONDAY)
    const id = await announcedFile(MONDAY)
    await noteOfAttachment(id, { type: 'stored', etag: 'one', bytes: 1 }, MONDAY)
    await letGoOfAttachments(id.split('.')[0] ?? '', MONDAY)
    await lookAfter()
    expect(await attachmentBy(id)).toBeUndefined()
    expect(deleted(id)).toEqual([id])
  })
})
