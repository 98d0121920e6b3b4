// Checks the signatures of S3's requests: of a form's policy, and of an address or a request signed by itself.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Whose request it is: the key it names, the session token that goes with it, and for how long it holds. */
export interface Signed {
  /** `20261123/eu-west-2/s3/aws4_request` after the key's id. */
  credential: string
  token: string
  signature: string
}

/** A request as it was received: the path and query still encoded. */
export interface ReceivedRequest {
  method: string
  path: string
  query: string
  header: (name: string) => string | undefined
}

/** A presigned address or a signed request: what it says of itself, apart from whether that is so. */
export interface SignedRequest extends Signed {
  signedHeaders: string[]
  /** `20261123T100000Z` */
  date: string
  /** Seconds after `date`; a signed request holds for a quarter of an hour. */
  holdsFor: number
}

const ALGORITHM = 'AWS4-HMAC-SHA256'
const QUARTER_OF_AN_HOUR = 900
const LONGEST_ADDRESS = 7 * 24 * 3600

const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest()

function signingKey(secret: string, credential: string): Buffer {
  const [, date = '', region = '', service = '', terminal = ''] = credential.split('/')
  return [region, service, terminal].reduce(hmac, hmac(`AWS4${secret}`, date))
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Whether a form's policy, still in base64, was signed with the secret. */
export function isPolicySigned(policy: string, { credential, signature }: Signed, secret: string): boolean {
  return isSame(hmac(signingKey(secret, credential), policy).toString('hex'), signature)
}

/** What a request says of its signature; undefined when it has none, or one that says less than it must. */
export function signedRequestOf(request: ReceivedRequest): SignedRequest | undefined {
  const query = new URLSearchParams(request.query)
  if (query.get('X-Amz-Algorithm') === ALGORITHM) {
    const holdsFor = Number(query.get('X-Amz-Expires'))
    if (!Number.isInteger(holdsFor) || holdsFor < 1 || holdsFor > LONGEST_ADDRESS) return undefined
    return {
      credential: query.get('X-Amz-Credential') ?? '',
      token: query.get('X-Amz-Security-Token') ?? '',
      signature: query.get('X-Amz-Signature') ?? '',
      signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
      date: query.get('X-Amz-Date') ?? '',
      holdsFor,
    }
  }
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([\da-f]+)$/.exec(
    request.header('authorization') ?? '',
  )
  if (parts === null) return undefined
  const [, credential = '', headers = '', signature = ''] = parts
  return {
    credential,
    token: request.header('x-amz-security-token') ?? '',
    signature,
    signedHeaders: headers.split(';'),
    date: request.header('x-amz-date') ?? '',
    holdsFor: QUARTER_OF_AN_HOUR,
  }
}

/** The instant in milliseconds of `20261123T100000Z`; not a number for anything else. */
export function instantOfStamp(stamp: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp) ?? []
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

// Each byte but letters, digits and -._~ is encoded, also those that encodeURIComponent leaves.
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)

/** Whether a request was signed with the secret, as it stands: another path, query or header is another request. */
export function isRequestSigned(request: ReceivedRequest, signed: SignedRequest, secret: string): boolean {
  const query = [...new URLSearchParams(request.query)]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&')
  const headers = signed.signedHeaders.map((name) => `${name}:${(request.header(name) ?? '').trim()}\n`).join('')
  const payload = request.header('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD'
  const canonical = [request.method, request.path, query, headers, signed.signedHeaders.join(';'), payload].join('\n')
  const [, ...scope] = signed.credential.split('/')
  const hash = createHash('sha256').update(canonical).digest('hex')
  const text = [ALGORITHM, signed.date, scope.join('/'), hash].join('\n')
  return isSame(hmac(signingKey(secret, signed.credential), text).toString('hex'), signed.signature)
}
