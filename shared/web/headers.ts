// The headers that every answer carries: what a browser may do with a page, and that nobody keeps or indexes it.

/**
 * No inline script or style anywhere; forms post to this service only, and where one has to, to `formsTo` (an origin). Signing in
 * and out leaves by links and redirects of a GET.
 */
export const securityPolicy = (formsTo = ''): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${formsTo}`.trim(),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const ALWAYS = {
  'content-security-policy': securityPolicy(),
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const

const FOR_EVERYONE: readonly string[] = ['/', '/check']

/** The headers for a path; an answer's own headers win over them. Only what is for everyone may be found by a search engine. */
export const safeHeaders = (path: string): Record<string, string> =>
  FOR_EVERYONE.includes(path) ? { ...ALWAYS } : { ...ALWAYS, 'x-robots-tag': 'noindex, nofollow' }
