// What stands in the header for whom. The first entry of somebody's is where they land after signing in.
import type { Person, Role } from './identity.ts'
import type { Words } from './words/index.ts'

type Place = { path: string; words: keyof Words['layout']['navigation']; roles: readonly Role[] }

const PLACES: readonly Place[] = [
  { path: '/refer', words: 'refer', roles: ['referrer'] },
  { path: '/review', words: 'review', roles: ['reviewer'] },
  { path: '/referrals', words: 'track', roles: ['referrer', 'reviewer', 'admin'] },
  { path: '/cases', words: 'cases', roles: ['provider'] },
  { path: '/check', words: 'check', roles: ['referrer', 'reviewer'] },
  { path: '/reports', words: 'reports', roles: ['commissioner', 'admin'] },
  { path: '/manage', words: 'manage', roles: ['commissioner', 'admin'] },
  { path: '/review', words: 'review', roles: ['commissioner'] },
  { path: '/evidence/register', words: 'register', roles: ['admin'] },
]

const placesOf = (person: Person): readonly Place[] =>
  PLACES.filter(({ roles }) => roles.some((role) => person.roles.includes(role))).filter(
    // Who decides and commissions too finds the decisions once, where they come first.
    ({ path }, place, all) => all.findIndex((other) => other.path === path) === place,
  )

/** Where somebody goes who says nothing else. */
export const landingOf = (person: Person): string => placesOf(person)[0]?.path ?? '/'

/** The items of the service navigation; nothing for somebody who has not signed in. */
export const navigationFor = (w: Words, person: Person | undefined, here: string) =>
  person === undefined
    ? []
    : placesOf(person).map(({ path, words }) => ({
        href: path,
        text: w.layout.navigation[words],
        active: here === path || here.startsWith(`${path}/`),
      }))
