// Endpoints for people who bring an access token.
import { bearer } from './bearer.ts'
import type { Answer, Call, Route } from './http.ts'
import { hasRole, type Person, type Role } from './identity.ts'
import { problem } from './problem.ts'

/** A call with the person whose token it bears. */
export type SignedInCall = Call & { person: Person }

/** For people with one of the roles (`anyone`: with any): 401 without a good token, 403 with another role. */
export const signedInEndpoint =
  (roles: readonly Role[] | 'anyone', handler: (call: SignedInCall) => Answer | Promise<Answer>): Route =>
  async (call) => {
    const borne = await bearer(call.event)
    if (!borne.ok)
      return borne.why === 'unauthenticated'
        ? problem('unauthenticated', { headers: { 'www-authenticate': 'Bearer realm="advocacy-referrals"' } })
        : problem('forbidden')
    if (roles !== 'anyone' && !hasRole(borne.person, roles)) return problem('forbidden')
    return handler({ ...call, person: borne.person })
  }
