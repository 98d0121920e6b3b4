// Access tokens of the API: who sends a request, by the signature of the sign-in service.
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose'
import * as z from 'zod'
import { setting } from '../platform/config.ts'
import { headerOf, type HttpEvent } from './http.ts'
import { type Identified, personOf } from './identity.ts'

const ISSUER = setting('OIDC_ISSUER')
const CLIENT_ID = setting('OIDC_CLIENT_ID')

const discovered = z.object({ jwks_uri: z.url() })

const discoverKeys = async (): Promise<JWTVerifyGetKey> => {
  const answer = await fetch(`${ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5_000),
  })
  if (!answer.ok) throw new Error(`The sign-in service's configuration answered ${answer.status}`)
  return createRemoteJWKSet(new URL(discovered.parse(await answer.json()).jwks_uri))
}

// Found once for the life of the function; after a failure it is tried again.
let keys: Promise<JWTVerifyGetKey> | undefined
const signingKeys = (): Promise<JWTVerifyGetKey> => {
  keys ??= discoverKeys().catch((error: unknown) => {
    keys = undefined
    throw error
  })
  return keys
}

// Cognito's access tokens name the client in `client_id` and have no `aud`; `token_use` tells them from ID tokens.
const accessClaims = z.object({
  sub: z.string().min(1),
  token_use: z.literal('access'),
  client_id: z.literal(CLIENT_ID),
  username: z.string().optional(),
  'cognito:groups': z.array(z.string()).default([]),
})

// jose tells a key set that could not be had by its timeout or by the general code: neither is a fault of the token.
const isTokensFault = (error: unknown): boolean =>
  error instanceof errors.JOSEError && error.code !== errors.JWKSTimeout.code && error.code !== errors.JOSEError.code

/** `unauthenticated` covers whatever is wrong with a token: whoever forges one is not told what to mend. */
export type Borne = Identified | { ok: false; why: 'unauthenticated' }

/**
 * The person of a request's `Authorization: Bearer` token. A token's life is measured on the machine's own clock, as the issuer does.
 * @throws when the sign-in service cannot be reached
 */
export const bearer = async (event: HttpEvent): Promise<Borne> => {
  const token = headerOf(event, 'authorization')?.match(/^Bearer ([\w.~+/-]+=*)$/i)?.[1]
  if (token === undefined) return { ok: false, why: 'unauthenticated' }
  try {
    const { payload } = await jwtVerify(token, await signingKeys(), {
      issuer: ISSUER,
      algorithms: ['RS256', 'ES256', 'PS256'],
      requiredClaims: ['exp', 'sub'],
    })
    const claims = accessClaims.safeParse(payload)
    if (!claims.success) return { ok: false, why: 'unauthenticated' }
    const { sub, username, 'cognito:groups': groups } = claims.data
    return personOf({ sub, name: username ?? sub, groups })
  } catch (error) {
    if (!isTokensFault(error)) throw error
    return { ok: false, why: 'unauthenticated' }
  }
}
