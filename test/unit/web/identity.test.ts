// Groups of the sign-in service become roles and one organisation; whoever lacks either may do nothing.
import { describe, expect, it } from 'vitest'
import { hasRole, personOf } from '../../../shared/web/identity.ts'

const claims = (...groups: string[]) => ({ sub: 'referrer.westmarch', name: 'Rowan Ashby', groups })

describe('somebody with a role and an organisation', () => {
  it('is a person of that organisation', () => {
    expect(personOf(claims('organisation:westmarch', 'referrer', 'commissioner', 'everyone'))).toEqual({
      ok: true,
      person: {
        sub: 'referrer.westmarch',
        name: 'Rowan Ashby',
        roles: ['referrer', 'commissioner'],
        organisation: 'westmarch',
      },
    })
  })

  it('has the roles that were given and no others', () => {
    const found = personOf(claims('organisation:westmarch', 'referrer'))
    if (!found.ok) throw new Error(found.why)
    expect([
      hasRole(found.person, ['admin', 'referrer']),
      hasRole(found.person, ['admin']),
      hasRole(found.person, []),
    ]).toEqual([true, false, false])
  })
})

describe('nobody may do anything', () => {
  it.each([
    ['without a group', claims(), 'no-role'],
    ['with an organisation alone', claims('organisation:westmarch'), 'no-role'],
    ['with a role that does not exist', claims('organisation:westmarch', 'root', 'Referrer'), 'no-role'],
    ['with a role alone', claims('referrer'), 'no-organisation'],
    ['with an organisation without a name', claims('referrer', 'organisation:'), 'no-organisation'],
    [
      'for two organisations',
      claims('referrer', 'organisation:westmarch', 'organisation:eastmoor'),
      'several-organisations',
    ],
  ])('%s', (_, given, why) => {
    expect(personOf(given)).toEqual({ ok: false, why })
  })
})
