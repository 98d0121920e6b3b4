// The cookie in which a reader's own browser carries the answers of a check through the sign-in. Other pages only take it away.

const COOKIE = '__Host-check'

/** Where what it carries is used. */
export const CARRIED_TO = '/check/refer'

/** Seconds that it lives: a sign-in has ten minutes, and somebody may read on the way. */
const CARRIED_SECONDS = 20 * 60

const cookie = (value: string, seconds: number): string =>
  `${COOKIE}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`

export const carriedCookie = (value: string): string => cookie(value, CARRIED_SECONDS)

/** Takes the cookie away again: once it was used, at the end of a session, and with a sign-in that was not for it. */
export const forgetCarried = cookie('', 0)

/** What a browser brings in it; empty when it brings none. */
export const carriedValue = (cookies: readonly string[] = []): string =>
  cookies.find((one) => one.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? ''
