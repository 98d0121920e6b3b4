// Who somebody is: the one place where the groups of the sign-in service become roles and an organisation.
import * as z from 'zod'
import type { Actor } from '../domain/events.ts'

export const ROLES = ['referrer', 'reviewer', 'provider', 'commissioner', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Somebody with work to do here: at least one role, at exactly one organisation. */
export type Person = { sub: string; name: string; email?: string; roles: Role[]; organisation: string }

/** The claims that say who somebody is, of an ID token or an access token. */
export type Claims = { sub: string; name: string; email?: string | undefined; groups: readonly string[] }

export type Identified =
  | { ok: true; person: Person }
  | { ok: false; why: 'no-role' | 'no-organisation' | 'several-organisations' }

const ORGANISATION = 'organisation:'
const role = z.enum(ROLES)

/** Deny by default: without a role, or without exactly one organisation, somebody is known and may do nothing. */
export const personOf = ({ sub, name, email, groups }: Claims): Identified => {
  const roles = groups.flatMap((group) => {
    const found = role.safeParse(group)
    return found.success ? [found.data] : []
  })
  const organisations = groups
    .filter((group) => group.startsWith(ORGANISATION))
    .map((group) => group.slice(ORGANISATION.length))
  const [organisation = ''] = organisations
  if (roles.length === 0) return { ok: false, why: 'no-role' }
  if (organisation === '') return { ok: false, why: 'no-organisation' }
  if (organisations.length > 1) return { ok: false, why: 'several-organisations' }
  return { ok: true, person: { sub, name, ...(email === undefined ? {} : { email }), roles, organisation } }
}

export const hasRole = (person: Person, roles: readonly Role[]): boolean =>
  roles.some((wanted) => person.roles.includes(wanted))

/** Somebody as the one who did it, in the events of what they did. */
export const actorOf = ({ sub, name, organisation }: Person): Extract<Actor, { kind: 'person' }> => ({
  kind: 'person',
  id: sub,
  name,
  organisation,
})
