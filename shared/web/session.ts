// Sessions of signed-in people: two cookies that say nothing by themselves, the CSRF token, and where to go back to after signing in.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../domain/time.ts'
import { epochMs } from '../domain/time.ts'
import { randomToken } from '../platform/ids.ts'
import { endSession, putSession, sessionBy, type StoredSession } from '../store/sessions.ts'
import { fieldOf, type FormFields } from './body.ts'
import type { HttpEvent } from './http.ts'

export type Session = StoredSession

/** Seconds after which everybody signs in again, whatever they did meanwhile: one working day. */
export const SESSION_SECONDS = 12 * 60 * 60

const SESSION_COOKIE = '__Host-session'
const BROWSER_COOKIE = '__Host-browser'
const TOKEN = /^[\w-]{43}$/

const hashOf = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('.')).digest('base64url')

/** Compares in a time that tells nothing about where two texts differ. */
const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest())

// A cookie that is not one of ours is as good as none: refusing it would lock its browser out for good.
const cookieOf = (event: HttpEvent, name: string): string | undefined => {
  const prefix = `${name}=`
  const values = (event.cookies ?? [])
    .filter((cookie) => cookie.startsWith(prefix))
    .map((cookie) => cookie.slice(prefix.length))
  return values.find((value) => TOKEN.test(value))
}

// No Max-Age: the cookies go when the browser is closed, as they must on a shared computer. The session has its own end in the store.
const cookie = (name: string, value: string): string => `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax`

export const forgetSessionCookie = `${SESSION_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`

/** The session of a request, unless there is none or it has expired. */
export const sessionOf = async (event: HttpEvent): Promise<Session | undefined> => {
  const value = cookieOf(event, SESSION_COOKIE)
  return value === undefined ? undefined : sessionBy(hashOf(value))
}

/** A browser's own secret, and the cookie that gives it one when it has none. */
export const browserOf = (event: HttpEvent): { secret: string; cookies: string[] } => {
  const known = cookieOf(event, BROWSER_COOKIE)
  if (known !== undefined) return { secret: known, cookies: [] }
  const secret = randomToken()
  return { secret, cookies: [cookie(BROWSER_COOKIE, secret)] }
}

/** The `state` of a sign-in: it can only be brought back by the browser that began it, so that nobody is signed in as somebody else. */
export const stateFor = (browserSecret: string): string => {
  const random = randomToken()
  return `${random}.${hashOf(random, browserSecret)}`
}

export const isStateOf = (state: string, event: HttpEvent): boolean => {
  const [random = '', proof = ''] = state.split('.')
  const secret = cookieOf(event, BROWSER_COOKIE)
  return secret !== undefined && isSame(proof, hashOf(random, secret))
}

/**
 * Begins a session in a browser and ends the one it had.
 * The CSRF token is that of the browser and the person, not of the session: a form that was open when a session expired can still be
 * sent after signing in again.
 * @returns the cookies to set
 */
export const beginSession = async (
  event: HttpEvent,
  { person, idToken, now }: Pick<Session, 'person' | 'idToken'> & { now: Instant },
): Promise<string[]> => {
  const before = cookieOf(event, SESSION_COOKIE)
  const browser = browserOf(event)
  const value = randomToken()
  await putSession({
    hash: hashOf(value),
    person,
    idToken,
    csrf: hashOf('csrf', browser.secret, person.sub),
    expiresAt: Math.floor(epochMs(now) / 1000) + SESSION_SECONDS,
  })
  if (before !== undefined) await endSession(hashOf(before))
  return [...browser.cookies, cookie(SESSION_COOKIE, value)]
}

/** Ends a session for good, wherever its cookie may have been copied to. */
export const finishSession = (session: Session): Promise<void> => endSession(session.hash)

export const CSRF_FIELD = '_csrf'

export const isFromOwnForm = (session: Session, fields: FormFields): boolean =>
  isSame(session.csrf, fieldOf(fields, CSRF_FIELD))

const LONGEST_RETURN = 1_000

/**
 * A path of this service to go back to, or `fallback`. What a browser could read as another origin (`//host`, `/\host`, a scheme, a tab
 * or line break in between) is not one, nor are the pages of signing in and out.
 */
export const localPath = (wanted: string | null | undefined, fallback: string): string => {
  if (
    wanted === null ||
    wanted === undefined ||
    wanted.length > LONGEST_RETURN ||
    !/^\/[\w\-.~%/?=&+,:@]*$/.test(wanted)
  )
    return fallback
  const base = 'https://here.invalid'
  const url = URL.parse(wanted, base)
  if (url === null || url.origin !== base || url.pathname.startsWith('//') || url.pathname.startsWith('/sign-'))
    return fallback
  return url.pathname + url.search
}

/** The way to the sign-in page, and back to a path afterwards. */
export const signInPath = (returnTo: string): string => `/sign-in?returnTo=${encodeURIComponent(returnTo)}`
