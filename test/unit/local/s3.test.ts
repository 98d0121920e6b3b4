// The local S3 is as strict as the real one about what it was asked to let through, and the scanner about what it lets be read.
import { DeleteObjectCommand, GetObjectCommand, ListBucketsCommand } from '@aws-sdk/client-s3'
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EICAR, FILES, zipOf } from '../../support/files.ts'
import { BUCKET, formWith, startLocalS3 } from '../../support/local-s3.ts'

let s3: Awaited<ReturnType<typeof startLocalS3>>
beforeAll(async () => {
  s3 = await startLocalS3()
})
afterAll(async () => {
  await s3.stop()
})

const MOST = 100
const RETURN = 'http://127.0.0.1:3000/back?uploaded=one'
type Role = Parameters<typeof s3.clientOf>[0]

const form = (Key: string, more: Partial<PresignedPostOptions> = {}, role: Role = 'Pages', secret?: string) =>
  createPresignedPost(s3.clientOf(role, secret), {
    Bucket: BUCKET,
    Key,
    Conditions: [['content-length-range', 1, MOST]],
    Fields: { success_action_redirect: RETURN },
    ...more,
  })

const post = async (url: string, fields: Record<string, string>, file?: Uint8Array) => {
  const answer = await fetch(url, { method: 'POST', body: formWith(fields, file), redirect: 'manual' })
  const text = await answer.text()
  return { status: answer.status, location: answer.headers.get('location'), code: /<Code>(\w+)</.exec(text)?.[1], text }
}

const put = async (key: string, file: Uint8Array) => {
  const { url, fields } = await form(key)
  return post(url, fields, file)
}

const addressOf = (
  key: string,
  { role = 'Reader', expiresIn = 60, more = {} }: { role?: Role; expiresIn?: number; more?: object } = {},
) =>
  getSignedUrl(s3.clientOf(role), new GetObjectCommand({ Bucket: BUCKET, Key: key, ...more }), {
    expiresIn,
    signingDate: new Date(s3.clock.now()),
  })

const fetched = async (address: string) => {
  const answer = await fetch(address)
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, code: /<Code>(\w+)</.exec(text)?.[1], text }
}

const scanned = () => s3.clock.advance(10_000)

describe('a form that was signed for it', () => {
  it('brings a file, and the browser goes back to where it came from', async () => {
    const answer = await put('files/one', FILES.pdf)
    expect(answer.status).toBe(303)
    const location = new URL(answer.location ?? '')
    expect(location.href.startsWith(RETURN)).toBe(true)
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      uploaded: 'one',
      bucket: BUCKET,
      key: 'files/one',
    })
    expect(s3.told).toContainEqual({
      source: 'aws.s3',
      'detail-type': 'Object Created',
      detail: expect.objectContaining({
        bucket: { name: BUCKET },
        object: expect.objectContaining({ key: 'files/one', size: FILES.pdf.length }),
        reason: 'PostObject',
      }),
    })
  })

  it('names the bucket and no file of the sender’s machine: the name that a browser sends is nowhere', async () => {
    await put('files/nameless', FILES.pdf)
    expect(JSON.stringify(s3.told)).not.toContain('Care plan of somebody')
  })

  it.each<[string, number, number, string | undefined]>([
    ['as large as it may be', MOST, 303, undefined],
    ['larger by a byte', MOST + 1, 400, 'EntityTooLarge'],
    ['empty', 0, 400, 'EntityTooSmall'],
  ])('with a file that is %s is answered %#', async (_, size, status, code) => {
    expect(await put('files/size', Buffer.alloc(size, 'x'))).toMatchObject({ status, code })
  })

  it('that is sent too late brings nothing', async () => {
    const { url, fields } = await form('files/late', { Expires: 60 })
    await s3.clock.advance(61_000)
    expect(await post(url, fields, FILES.pdf)).toMatchObject({ status: 403, code: 'AccessDenied' })
  })

  it.each([
    ['another key', { key: 'files/other' }],
    ['another way back', { success_action_redirect: 'https://elsewhere.example/' }],
    ['a field that nobody signed for', { 'x-amz-meta-name': 'Marigold' }],
    ['a tag that says it is clean', { tagging: '<Tagging/>' }],
    ['a type that nobody signed for', { 'Content-Type': 'text/html' }],
  ])('with %s brings nothing', async (_, changed) => {
    const { url, fields } = await form('files/changed')
    expect(await post(url, { ...fields, ...changed }, FILES.pdf)).toMatchObject({ status: 403, code: 'AccessDenied' })
    expect(s3.told.some(({ detail }) => JSON.stringify(detail).includes('files/changed'))).toBe(false)
  })

  it('with a condition on the type takes that type alone', async () => {
    const { url, fields } = await form('files/typed', {
      Conditions: [['starts-with', '$Content-Type', 'image/']],
    })
    expect(await post(url, { ...fields, 'Content-Type': 'image/png' }, FILES.png)).toMatchObject({ status: 303 })
    expect(await post(url, { ...fields, 'Content-Type': 'text/html' }, FILES.png)).toMatchObject({ status: 403 })
    expect(await post(url, fields, FILES.png)).toMatchObject({ status: 403 })
  })

  it.each([
    [
      'a policy that was changed',
      { Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64') },
      'SignatureDoesNotMatch',
    ],
    ['a policy that is none', { Policy: 'nonsense' }, 'InvalidPolicyDocument'],
    ['a signature that was made up', { 'X-Amz-Signature': '0'.repeat(64) }, 'SignatureDoesNotMatch'],
  ])('with %s brings nothing', async (_, changed, code) => {
    const { url, fields } = await form('files/forged')
    expect(await post(url, { ...fields, ...changed }, FILES.pdf)).toMatchObject({ code })
  })

  it('by somebody without the secret, or a role that may not, brings nothing', async () => {
    const guessed = await form('files/guessed', {}, 'Pages', 'guessed')
    expect(await post(guessed.url, guessed.fields, FILES.pdf)).toMatchObject({ code: 'SignatureDoesNotMatch' })
    const stranger = await form('files/stranger', {}, 'Stranger')
    expect(await post(stranger.url, stranger.fields, FILES.pdf)).toMatchObject({ code: 'AccessDenied' })
    const elsewhere = await form('other/key')
    expect(await post(elsewhere.url, elsewhere.fields, FILES.pdf)).toMatchObject({ code: 'AccessDenied' })
  })

  it('without a file, or that is no form, is answered so', async () => {
    const { url, fields } = await form('files/none')
    expect(await post(url, fields)).toMatchObject({ status: 400, code: 'InvalidArgument' })
    const answer = await fetch(url, {
      method: 'POST',
      body: 'key=files/none',
      headers: { 'content-type': 'text/plain' },
    })
    expect(answer.status).toBe(412)
    expect((await fetch(`${s3.url}/no-such-bucket`, { method: 'POST', body: formWith({}) })).status).toBe(404)
  })
})

describe('a signed address', () => {
  it('gives the file as it was signed to be given', async () => {
    await put('files/given', FILES.pdf)
    await scanned()
    const more = {
      ResponseContentDisposition: 'attachment; filename="file-1.pdf"',
      ResponseContentType: 'application/pdf',
    }
    const { status, headers, text } = await fetched(await addressOf('files/given', { more }))
    expect({ status, text }).toEqual({ status: 200, text: FILES.pdf.toString() })
    expect(headers.get('content-disposition')).toBe('attachment; filename="file-1.pdf"')
    expect(headers.get('content-type')).toBe('application/pdf')
  })

  it('holds as long as it says and no longer', async () => {
    await put('files/minute', FILES.pdf)
    await scanned()
    const address = await addressOf('files/minute')
    await s3.clock.advance(50_000)
    expect((await fetched(address)).status).toBe(200)
    await s3.clock.advance(11_000)
    expect(await fetched(address)).toMatchObject({ status: 403, code: 'AccessDenied' })
  })

  it.each([
    ['another file', (address: string) => address.replace('files/first', 'files/second')],
    ['a longer time', (address: string) => address.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000')],
    ['another name', (address: string) => `${address}&response-content-disposition=inline`],
  ])('is for what was signed: %s is refused', async (_, changed) => {
    await put('files/first', FILES.pdf)
    await put('files/second', FILES.pdf)
    await scanned()
    const address = await addressOf('files/first')
    expect((await fetched(address)).status).toBe(200)
    expect(await fetched(changed(address))).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' })
  })

  it('is nothing without a signature, of a role that may not, or for what is not there', async () => {
    await put('files/private', FILES.pdf)
    await scanned()
    const bare = (await addressOf('files/private')).split('?')[0] ?? ''
    expect(await fetched(bare)).toMatchObject({ status: 403, code: 'AccessDenied' })
    expect(await fetched(await addressOf('files/private', { role: 'Stranger' }))).toMatchObject({ status: 403 })
    expect(await fetched(await addressOf('files/not-there'))).toMatchObject({ status: 403, code: 'AccessDenied' })
  })
})

/** What GuardDuty told of a file. */
const resultOf = (key: string) =>
  s3.told.flatMap(({ source, detail }) =>
    source === 'aws.guardduty' && JSON.stringify(detail).includes(`"${key}"`) ? [detail] : [],
  )

describe('the scan', () => {
  it.each([
    ['files/clean', FILES.word, 'NO_THREATS_FOUND', 200],
    ['files/infected', Buffer.from(EICAR), 'THREATS_FOUND', 403],
    ['files/hidden', Buffer.concat([FILES.pdf, Buffer.from(EICAR)]), 'THREATS_FOUND', 403],
    ['files/locked', zipOf({ a: 'b' }, { locked: true }).subarray(0, MOST), 'UNSUPPORTED', 403],
  ])('of %s finds it so, and tells it as GuardDuty does', async (key, file, scanResultStatus, status) => {
    const { url, fields } = await form(key, { Conditions: [['content-length-range', 1, 10_000]] })
    await post(url, fields, file)
    await scanned()
    expect(resultOf(key)).toEqual([
      expect.objectContaining({
        s3ObjectDetails: expect.objectContaining({
          bucketName: BUCKET,
          objectKey: key,
          eTag: expect.stringMatching(/^[\da-f]{32}$/),
        }),
        scanResultDetails: expect.objectContaining({ scanResultStatus }),
      }),
    ])
    expect((await fetched(await addressOf(key))).status).toBe(status)
  })

  it('keeps a file closed to everybody until it is over', async () => {
    await put('files/waiting', FILES.pdf)
    expect(await fetched(await addressOf('files/waiting'))).toMatchObject({ status: 403, code: 'AccessDenied' })
    await scanned()
    expect((await fetched(await addressOf('files/waiting'))).status).toBe(200)
  })

  it('closes a file again whose place other bytes have taken', async () => {
    await put('files/replaced', FILES.pdf)
    await scanned()
    await put('files/replaced', Buffer.from(EICAR))
    expect((await fetched(await addressOf('files/replaced'))).status).toBe(403)
    await scanned()
    expect((await fetched(await addressOf('files/replaced'))).status).toBe(403)
  })

  it('that may not read says so, and nothing is opened', async () => {
    const blind = await startLocalS3({ scanner: 'BlindScanner' })
    const { url, fields } = await createPresignedPost(blind.clientOf('Pages'), { Bucket: BUCKET, Key: 'files/unread' })
    await post(url, fields, FILES.pdf)
    await blind.clock.advance(10_000)
    expect(JSON.stringify(blind.told)).toContain('"ACCESS_DENIED"')
    const address = await getSignedUrl(
      blind.clientOf('Reader'),
      new GetObjectCommand({ Bucket: BUCKET, Key: 'files/unread' }),
    )
    expect((await fetched(address)).status).toBe(403)
    await blind.stop()
  })
})

describe('the real client', () => {
  it('reads and deletes, by its role', async () => {
    await put('files/worked-on', FILES.pdf)
    await scanned()
    const at = { Bucket: BUCKET, Key: 'files/worked-on' }
    const read = await s3.clientOf('Reader').send(new GetObjectCommand(at))
    expect(Buffer.from((await read.Body?.transformToByteArray()) ?? [])).toEqual(FILES.pdf)
    await expect(s3.clientOf('Reader').send(new DeleteObjectCommand(at))).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    })
    await s3.clientOf('Pages').send(new DeleteObjectCommand(at))
    await s3.clientOf('Pages').send(new DeleteObjectCommand(at))
    await expect(s3.clientOf('Reader').send(new GetObjectCommand(at))).rejects.toMatchObject({ name: 'AccessDenied' })
  })

  it('goes on working when the clock was moved: it takes the time from the answers', async () => {
    const client = s3.clientOf('Reader')
    const at = { Bucket: BUCKET, Key: 'files/hours-later' }
    await put(at.Key, FILES.pdf)
    await scanned()
    await client.send(new GetObjectCommand(at))
    await s3.clock.advance(2 * 3_600_000)
    await expect(client.send(new GetObjectCommand(at))).rejects.toMatchObject({ name: 'AccessDenied' })
    expect((await client.send(new GetObjectCommand(at))).ContentLength).toBe(FILES.pdf.length)
  })

  it('is told plainly of what the local run has not', async () => {
    await expect(s3.clientOf('Pages').send(new ListBucketsCommand())).rejects.toThrow('bucket does not exist')
  })
})

describe('after a restart', () => {
  it('files are there, at the same address, and what was not scanned is', async () => {
    const before = await startLocalS3()
    const sign = (key: string) => createPresignedPost(before.clientOf('Pages'), { Bucket: BUCKET, Key: key })
    const [kept, open] = [await sign('files/kept'), await sign('files/open')]
    await post(kept.url, kept.fields, FILES.pdf)
    await before.stop({ keep: true })

    const after = await startLocalS3({ dataDir: before.dataDir })
    expect(after.url).toBe(before.url)
    expect((await post(open.url, open.fields, FILES.png)).status).toBe(204)
    const address = () =>
      getSignedUrl(after.clientOf('Reader'), new GetObjectCommand({ Bucket: BUCKET, Key: 'files/kept' }))
    expect((await fetched(await address())).status).toBe(403)
    after.scanner.scanAgain()
    await after.clock.advance(10_000)
    expect((await fetched(await address())).status).toBe(200)
    await after.stop()
  })
})
