// Stands in for the Cognito user pool: an OpenID provider in this process, with the seeded people in the place of passwords. Its tokens
// carry the claims that Cognito's carry, and its key is kept, so that they outlive a restart.
import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { storeInMemory } from './identity-store.ts'
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { type Context, Provider } from 'oidc-provider'
import * as z from 'zod'
import { escapeHtml, page } from './html.ts'
import type { Person } from './people.ts'
import type { State } from './state.ts'
import type { Templates } from './template.ts'

/** Where the provider is mounted. */
export const IDENTITY_PATH = '/local/identity'

/** The provider behind its own paths, and the tokens it can give without a sign-in. */
export interface Identity {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** An access token for `person`, good for an hour of the local clock. */
  mintAccessToken: (person: Person) => Promise<string>
}

/** What the provider needs. `url` is the address of the local run, without a slash at its end. */
export interface IdentityOptions {
  templates: Templates
  state: State
  people: Person[]
  url: string
  now: () => number
}

const clientDeclaration = z.object({
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default(['openid']),
})

const keySchema = z.looseObject({ kty: z.string(), kid: z.string() })
const HOUR = 3600
// A token that was asked for by hand outlives moves of the clock; one from the sign-in page lives as long as the user pool's.
const MINTED_FOR = 90 * 24 * HOUR

interface Client {
  id: string
  callbackUrls: string[]
  logoutUrls: string[]
  scopes: string[]
}

/** Starts the provider for the clients of the templates. */
export async function createIdentity({ templates, state, people, url, now }: IdentityOptions): Promise<Identity> {
  const issuer = url + IDENTITY_PATH
  const key = await signingKey(state)
  const clients = templates.resources('AWS::Cognito::UserPoolClient').map((resource): Client => {
    const declared = clientDeclaration.parse(resource.properties())
    const { CallbackURLs, LogoutURLs, AllowedOAuthScopes } = declared
    return { id: resource.ref(), callbackUrls: CallbackURLs, logoutUrls: LogoutURLs, scopes: AllowedOAuthScopes }
  })
  const byId = new Map(people.map((person) => [person.person, person]))
  const provider = new Provider(issuer, configuration({ issuer, key, clients, byId, now, cookieKey: cookieKey(state) }))
  const callback = provider.callback()

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', url)
    const path = address.pathname.slice(IDENTITY_PATH.length)
    if (path.startsWith('/sign-in/')) return signIn(request, response)
    if (path === '/logout') return signOut(address, response)
    // The provider makes its own addresses from what was cut off here.
    Object.assign(request, { originalUrl: request.url })
    request.url = (request.url ?? '/').slice(IDENTITY_PATH.length)
    return callback(request, response)
  }

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      const chosen = byId.get(new URLSearchParams(await text(request)).get('person') ?? '')
      if (chosen === undefined) return send(response, 400, page('Sign in', '<h1>Nobody of that name is here</h1>'))
      try {
        await provider.interactionFinished(request, response, { login: { accountId: chosen.person } })
        return
      } catch {
        return send(
          response,
          400,
          page('Sign in', '<h1>This sign-in has expired</h1><p>Go back to the service and start again.</p>'),
        )
      }
    }
    send(response, 200, signInPage(people))
  }

  function signOut(address: URL, response: ServerResponse): void {
    const wanted = address.searchParams.get('logout_uri') ?? address.searchParams.get('post_logout_redirect_uri')
    const client = clients.find(({ id }) => id === address.searchParams.get('client_id'))
    const registered = (client === undefined ? clients : [client]).flatMap(({ logoutUrls }) => logoutUrls)
    if (wanted !== null && !registered.includes(wanted)) {
      send(response, 400, page('Sign out', '<h1>This address is not registered for sign-out</h1>'))
      return
    }
    response.setHeader('set-cookie', [expired(SESSION_COOKIE), expired(`${SESSION_COOKIE}.sig`)])
    if (wanted === null) {
      send(response, 200, page('Sign out', '<h1>You are signed out</h1>'))
      return
    }
    const target = new URL(wanted)
    const given = address.searchParams.get('state')
    if (given !== null) target.searchParams.set('state', given)
    response.writeHead(302, { location: target.href }).end()
  }

  async function mintAccessToken(person: Person): Promise<string> {
    const client = clients[0]
    const issuedAt = Math.floor(now() / 1000)
    return new SignJWT({
      ...accessClaims(person),
      client_id: client?.id ?? 'local',
      scope: client?.scopes.join(' ') ?? 'openid',
      auth_time: issuedAt,
    })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid })
      .setIssuer(issuer)
      .setSubject(person.person)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + MINTED_FOR)
      .setJti(randomUUID())
      .sign(await importJWK(key, 'RS256'))
  }

  return { handle, mintAccessToken }
}

const SESSION_COOKIE = 'local_identity'

function expired(name: string): string {
  return `${name}=; Path=/; Max-Age=0; HttpOnly`
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
function accessClaims(person: Person): Record<string, unknown> {
  return { token_use: 'access', username: person.person, 'cognito:groups': person.groups }
}

function idClaims(person: Person): Record<string, unknown> {
  return {
    name: person.name,
    email: person.email,
    email_verified: true,
    token_use: 'id',
    'cognito:username': person.person,
    'cognito:groups': person.groups,
  }
}

interface ConfigurationParts {
  issuer: string
  key: JWK
  clients: Client[]
  byId: Map<string, Person>
  cookieKey: string
  now: () => number
}

function configuration({ issuer, key, clients, byId, cookieKey, now }: ConfigurationParts): object {
  const scopes = [...new Set(clients.flatMap((client) => client.scopes))]
  // Access tokens become JWTs when they are for a resource: all of them are for this one.
  const resource = 'urn:local:resource'
  return {
    adapter: storeInMemory(now),
    clients: clients.map((client) => ({
      client_id: client.id,
      redirect_uris: client.callbackUrls,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: client.scopes.join(' '),
    })),
    jwks: { keys: [key] },
    scopes,
    claims: {
      openid: ['sub', 'token_use', 'cognito:username', 'cognito:groups'],
      email: ['email', 'email_verified'],
      profile: ['name'],
    },
    // Cognito puts the claims of every granted scope into the id token.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: [cookieKey], names: { session: SESSION_COOKIE } },
    discovery: { end_session_endpoint: `${issuer}/logout` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: (_: Context, __: string, client: { clientId: string }) => ({
          scope: scopes.join(' '),
          audience: client.clientId,
          accessTokenFormat: 'jwt',
          accessTokenTTL: HOUR,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    interactions: { url: (_: Context, { uid }: { uid: string }) => `${IDENTITY_PATH}/sign-in/${uid}` },
    findAccount: (_: Context, id: string) => {
      const person = byId.get(id)
      return person && { accountId: id, claims: () => ({ sub: id, ...idClaims(person) }) }
    },
    extraTokenClaims: (_: Context, token: { accountId?: string }) => {
      const person = byId.get(token.accountId ?? '')
      return person && accessClaims(person)
    },
    issueRefreshToken: () => true,
    // Nobody is asked to consent: the service is the organisation's own.
    loadExistingGrant: async ({ oidc }: Context) => {
      const { clientId } = oidc.client
      const existing = oidc.session.grantIdFor(clientId)
      if (existing !== undefined) return oidc.provider.Grant.find(existing)
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope(scopes.join(' '))
      grant.addResourceScope(resource, scopes.join(' '))
      await grant.save()
      return grant
    },
    ttl: {
      AccessToken: HOUR,
      IdToken: HOUR,
      AuthorizationCode: 300,
      Interaction: HOUR,
      Session: 24 * HOUR,
      Grant: 24 * HOUR,
    },
    renderError: (context: Context, out: Record<string, string | undefined>) => {
      const details = Object.entries(out).map(
        ([name, value = '']) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`,
      )
      context.type = 'html'
      context.body = page('Sign in', `<h1>This sign-in did not work</h1><dl>${details.join('')}</dl>`)
    },
  }
}

async function signingKey(state: State): Promise<JWK & { kid: string }> {
  const kept = state.read('identity/key', keySchema)
  if (kept !== undefined) return kept
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const made = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' }
  state.write('identity/key', made)
  return made
}

function cookieKey(state: State): string {
  const kept = state.read('identity/cookie-key', z.string())
  if (kept !== undefined) return kept
  const made = randomBytes(32).toString('base64url')
  state.write('identity/cookie-key', made)
  return made
}

function signInPage(people: Person[]): string {
  const rows = people.map(
    ({ person, name, email, groups }) => `<li><div><h2>${escapeHtml(name)}</h2>
<span class="quiet">${escapeHtml(email)} - ${escapeHtml(groups.join(', '))}</span></div>
<button name="person" value="${escapeHtml(person)}" aria-label="Sign in as ${escapeHtml(name)}">Sign in</button></li>`,
  )
  return page(
    'Sign in',
    `<h1>Who are you?</h1>
<p>This is the local run: the people are invented and there are no passwords. In the cloud each organisation signs in its own people.</p>
<form method="post"><ul class="people">${rows.join('\n')}</ul></form>`,
  )
}

function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html)
}
