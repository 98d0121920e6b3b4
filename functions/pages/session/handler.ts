// Signing in and out: the code flow of OpenID Connect with PKCE, state and nonce, and the session that comes of it.
import * as oidc from 'openid-client'
import * as z from 'zod'
import { epochMs } from '../../../shared/domain/time.ts'
import { setting } from '../../../shared/platform/config.ts'
import { randomToken } from '../../../shared/platform/ids.ts'
import { log } from '../../../shared/platform/logger.ts'
import { putSignIn, takeSignIn } from '../../../shared/store/sessions.ts'
import { CARRIED_TO, forgetCarried } from '../../../shared/web/carried-cookie.ts'
import { redirect } from '../../../shared/web/http.ts'
import { personOf } from '../../../shared/web/identity.ts'
import { landingOf } from '../../../shared/web/navigation.ts'
import {
  leadsTo,
  html,
  noAccessPage,
  openPage,
  page,
  type PageAnswer,
  type OpenCall,
  problemPage,
} from '../../../shared/web/page.ts'
import {
  beginSession,
  browserOf,
  finishSession,
  forgetSessionCookie,
  isFromOwnForm,
  isStateOf,
  localPath,
  stateFor,
} from '../../../shared/web/session.ts'

const ISSUER = new URL(setting('OIDC_ISSUER'))
const CLIENT_ID = setting('OIDC_CLIENT_ID')
const SCOPE = setting('OIDC_SCOPE')
const PUBLIC_URL = setting('PUBLIC_URL')

/** Seconds in which a sign-in that was begun can be completed. */
const SIGN_IN_SECONDS = 10 * 60

// The deployment names the issuer: an https address in the cloud, an address of the same machine in a run on one. A public client, as
// Cognito's is for the pages, proves itself by PKCE alone.
const discover = (): Promise<oidc.Configuration> =>
  oidc.discovery(ISSUER, CLIENT_ID, undefined, oidc.None(), { execute: [oidc.allowInsecureRequests] })

// Found once for the life of the function; after a failure it is tried again.
let configuration: Promise<oidc.Configuration> | undefined
const signInService = (): Promise<oidc.Configuration> => {
  configuration ??= discover().catch((error: unknown) => {
    configuration = undefined
    throw error
  })
  return configuration
}

const begin = async ({ event, query, now, session, person }: OpenCall): Promise<PageAnswer> => {
  const returnTo = localPath(query.get('returnTo'), '')
  if (person !== undefined) return redirect(returnTo || landingOf(person))
  if (session !== undefined) return noAccessPage(session)
  const config = await signInService()
  const browser = browserOf(event)
  const verifier = oidc.randomPKCECodeVerifier()
  const state = stateFor(browser.secret)
  const nonce = randomToken()
  await putSignIn({ state, verifier, nonce, returnTo, expiresAt: Math.floor(epochMs(now) / 1000) + SIGN_IN_SECONDS })
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: `${PUBLIC_URL}/sign-in/callback`,
    scope: SCOPE,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  return redirect(address.href, browser.cookies)
}

const refused = (code: string): PageAnswer => {
  log('sign-in-refused', { code })
  return html('session/refused', {}, 400)
}

const idTokenClaims = z.object({
  sub: z.string().min(1),
  name: z.string().optional(),
  email: z.string().optional(),
  'cognito:username': z.string().optional(),
  'cognito:groups': z.array(z.string()).default([]),
})

// What the sign-in service says no to; anything else is a fault of the service or of the way there.
const refusalOf = (error: unknown): string | undefined => {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) return error.error
  return error instanceof oidc.ClientError ? (error.code ?? 'invalid-response') : undefined
}

const complete = async ({ event, query, now }: OpenCall): Promise<PageAnswer> => {
  const state = query.get('state') ?? ''
  if (!isStateOf(state, event)) return refused('unknown-state')
  const begun = await takeSignIn(state)
  if (begun === undefined) return refused('expired-state')

  const config = await signInService()
  const answered = new URL(`${PUBLIC_URL}${event.rawPath}?${event.rawQueryString}`)
  let tokens: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>
  try {
    tokens = await oidc.authorizationCodeGrant(config, answered, {
      pkceCodeVerifier: begun.verifier,
      expectedState: state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    })
  } catch (error) {
    const code = refusalOf(error)
    if (code === undefined) throw error
    return refused(code)
  }

  const claims = idTokenClaims.parse(tokens.claims())
  const person = {
    sub: claims.sub,
    name: claims.name ?? claims['cognito:username'] ?? claims.sub,
    email: claims.email ?? '',
    groups: claims['cognito:groups'],
  }
  const cookies = await beginSession(event, { person, idToken: tokens.id_token ?? '', now })
  const found = personOf(person)
  // What somebody else left in a shared browser on their way to a sign-in is not for whoever signs in for another reason.
  const forgotten = begun.returnTo === CARRIED_TO ? [] : [forgetCarried]
  return redirect(found.ok ? begun.returnTo || landingOf(found.person) : '/sign-in', [...cookies, ...forgotten])
}

/** Where the sign-in service signs people out, if it says so. Cognito reads `logout_uri`, the standard `post_logout_redirect_uri`. */
const leavingAddress = async (idToken: string): Promise<string | undefined> => {
  const config = await signInService()
  if (config.serverMetadata().end_session_endpoint === undefined) return undefined
  return oidc.buildEndSessionUrl(config, {
    id_token_hint: idToken,
    post_logout_redirect_uri: `${PUBLIC_URL}/`,
    logout_uri: `${PUBLIC_URL}/`,
  }).href
}

const AT_THE_END = [forgetSessionCookie, forgetCarried]

const end = async ({ session, form }: OpenCall): Promise<PageAnswer> => {
  if (session === undefined) return redirect('/', AT_THE_END)
  if (!isFromOwnForm(session, form)) return problemPage('csrf')
  await finishSession(session)
  const address = await leavingAddress(session.idToken)
  if (address === undefined) return redirect('/', AT_THE_END)
  // Forms of this service may only lead to itself, redirects included, and the sign-in service may live elsewhere: a page goes between.
  return {
    ...html('session/leaving', { address }),
    headers: { refresh: `0; url=${address}` },
    cookies: AT_THE_END,
  }
}

export const handler = page({
  'GET /sign-in': openPage(begin),
  'GET /sign-in/callback': openPage(complete),
  'GET /sign-out': leadsTo(() => '/'),
  'POST /sign-out': openPage(end),
})
