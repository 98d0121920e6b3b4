// The headers that every answer carries: what a browser may do with a page, and that nobody keeps or indexes it.

// No inline script or style anywhere; forms post to this service only. Signing in and out leaves by links and redirects of a GET.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const ALWAYS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const

/** The headers for a path; an answer's own headers win over them. Only the start page may be found by a search engine. */
export const safeHeaders = (path: string): Record<string, string> =>
  path === '/' ? { ...ALWAYS } : { ...ALWAYS, 'x-robots-tag': 'noindex, nofollow' }
