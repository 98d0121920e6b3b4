// A sign-in service on a port of its own: discovery, keys, and a token endpoint that checks PKCE. It signs whatever a test asks for.
import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export type Issuer = {
  url: string
  /** Signs claims as an access or ID token of this issuer; `expiresIn` in seconds, negative for one that has expired. */
  sign: (
    claims: Record<string, unknown>,
    how?: { expiresIn?: number; issuer?: string; foreignKey?: boolean },
  ) => Promise<string>
  /** A person signs in: answers the address of an authorisation request with that of its callback. */
  approve: (authorization: string, claims: Record<string, unknown>) => URL
  close: () => Promise<void>
}

const configurationOf = (url: string) => ({
  issuer: url,
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/token`,
  jwks_uri: `${url}/keys`,
  end_session_endpoint: `${url}/logout`,
  response_types_supported: ['code'],
  id_token_signing_alg_values_supported: ['RS256'],
})

export const startIssuer = async (clientId: string): Promise<Issuer> => {
  const keys = await generateKeyPair('RS256')
  const foreign = await generateKeyPair('RS256')
  const codes = new Map<string, { challenge: string; claims: Record<string, unknown> }>()
  let url = ''

  const sign: Issuer['sign'] = (claims, { expiresIn = 3600, issuer = url, foreignKey = false } = {}) => {
    const now = Math.floor(Date.now() / 1000)
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
      .setIssuer(issuer)
      .setIssuedAt(now - 7200)
      .setExpirationTime(now + expiresIn)
      .sign(foreignKey ? foreign.privateKey : keys.privateKey)
  }

  const tokensFor = async (body: URLSearchParams): Promise<{ status: number; answer: unknown }> => {
    const code = codes.get(body.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url')
    if (code === undefined || code.challenge !== challenge) return { status: 400, answer: { error: 'invalid_grant' } }
    codes.delete(body.get('code') ?? '')
    const idToken = await sign({ ...code.claims, aud: clientId })
    return {
      status: 200,
      answer: { access_token: 'access', token_type: 'Bearer', expires_in: 3600, id_token: idToken },
    }
  }

  const answerTo = async (path: string, body: string): Promise<{ status: number; answer: unknown }> => {
    switch (path) {
      case '/.well-known/openid-configuration':
        return { status: 200, answer: configurationOf(url) }
      case '/keys':
        return {
          status: 200,
          answer: { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'key-1', alg: 'RS256' }] },
        }
      default:
        return tokensFor(new URLSearchParams(body))
    }
  }

  const server = createServer((request, response) => {
    text(request)
      .then((body) => answerTo(request.url ?? '', body))
      .then(({ status, answer }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer)),
      )
      .catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The issuer has no port')
  url = `http://127.0.0.1:${address.port}`

  return {
    url,
    sign,
    approve: (authorization, claims) => {
      const asked = new URL(authorization).searchParams
      const code = randomUUID()
      codes.set(code, {
        challenge: asked.get('code_challenge') ?? '',
        claims: { nonce: asked.get('nonce'), ...claims },
      })
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString()
      return back
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
