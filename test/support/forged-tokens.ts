// Tokens that must not pass: made up, altered, signed by somebody else, or rightly signed for something else.
import { generateKeyPair, SignJWT } from 'jose'
import * as z from 'zod'
import { Visitor } from './browserless.ts'

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const read = (text: string): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(Buffer.from(text, 'base64url').toString()))

/** Forgeries of a good token, each with what is wrong with it. */
export const forgedFrom = async (good: string): Promise<[name: string, token: string][]> => {
  const [head = '', payload = '', signature = ''] = good.split('.')
  const header = read(head)
  const claims = read(payload)
  const { privateKey } = await generateKeyPair('RS256')
  const signed = (over: object, more: object = {}) =>
    new SignJWT({ ...claims, ...over }).setProtectedHeader({ ...header, alg: 'RS256', ...more }).sign(privateKey)
  const nameOfKey = new TextEncoder().encode(String(header['kid']))
  return [
    ['that is none', 'nonsense'],
    ['without parts', '..'],
    ['without end', 'a'.repeat(8_000)],
    ['signed with another key', await signed({})],
    ['of another issuer', await signed({ iss: 'https://issuer.example' })],
    ['that brings its own key', await signed({}, { jku: 'https://issuer.example/keys' })],
    ['without a signature', `${part({ ...header, alg: 'none' })}.${payload}.`],
    ['whose signature was cut off', `${head}.${payload}.`],
    [
      'signed with the name of the key',
      await new SignJWT(claims).setProtectedHeader({ ...header, alg: 'HS256' }).sign(nameOfKey),
    ],
    ['altered', `${head}.${part({ ...claims, 'cognito:groups': ['admin', 'organisation:westmarch'] })}.${signature}`],
  ]
}

// The pair that RFC 7636 gives as its example.
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/** The ID token of somebody who signs in at a service: of the right issuer, and of no use for the API. */
export const idTokenOf = async (base: string, person: string): Promise<string> => {
  const visitor = new Visitor(base)
  const begun = await visitor.ask('GET', '/sign-in', { follow: false })
  const authorization = new URL(begun.headers.get('location') ?? '')
  authorization.searchParams.set('code_challenge', CHALLENGE)
  const choice = await visitor.get(authorization.pathname + authorization.search)
  let answer = await visitor.post(choice.path, { person }, { follow: false })
  // Not to its end: the service itself would redeem the code there.
  while (!(answer.headers.get('location') ?? '').includes('code=')) {
    const next = new URL(answer.headers.get('location') ?? '', base)
    answer = await visitor.ask('GET', next.pathname + next.search, { follow: false })
  }
  const asked = authorization.searchParams
  const exchanged = await fetch(`${base}/local/identity/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '',
      code_verifier: VERIFIER,
      client_id: asked.get('client_id') ?? '',
      redirect_uri: asked.get('redirect_uri') ?? '',
    }),
  })
  return z.object({ id_token: z.string() }).parse(await exchanged.json()).id_token
}
