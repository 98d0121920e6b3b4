import { describe, expect, it } from 'vitest'
import { chooseProvider, type ContractWithLoad } from '../../../shared/domain/assignment/choose.ts'
import { areaOf } from '../../../shared/domain/assignment/route.ts'
import type { Role, RuleId } from '../../../shared/domain/eligibility/rules.ts'

const contract = (provider: string, over: Partial<ContractWithLoad> = {}): ContractWithLoad => ({
  contractId: `westmarch-${provider}`,
  area: 'westmarch',
  provider,
  providerName: provider,
  roles: ['imca', 'care-act'],
  capacity: 10,
  rank: 1,
  contacts: [{ name: 'Desk', email: `desk@${provider}.example` }],
  manager: { name: 'Manager', email: `manager@${provider}.example` },
  language: 'en',
  from: '2026-04-01',
  to: '2027-03-31',
  held: 0,
  ...over,
})
const theCase = { role: 'care-act', area: 'westmarch', givenBack: [] } as const
const ON = '2026-11-23'
const of = (over: object = {}) => ({ ...theCase, givenBack: [], ...over })

const chosen = (list: ContractWithLoad[]) => chooseProvider(of(), list, ON).contract?.provider

describe('a provider', () => {
  it.each([
    ['before its contract begins', { from: '2026-11-24' }, {}, 'not-in-force'],
    ['after its contract has ended', { to: '2026-11-22' }, {}, 'not-in-force'],
    ['contracted for another area', { area: 'eastmoor' }, {}, 'other-area'],
    ['contracted for other roles', { roles: ['imha'] satisfies Role[] }, {}, 'other-role'],
    ['without room', { held: 10 }, {}, 'no-room'],
    [
      'that declined this case',
      {},
      { givenBack: [{ provider: 'northstar', how: 'declined', at: '' }] },
      'already-declined',
    ],
    [
      'that let this case lapse',
      {},
      { givenBack: [{ provider: 'northstar', how: 'lapsed', at: '' }] },
      'already-lapsed',
    ],
  ])('%s is passed over, and the reason is kept', (_, over, caseOver, why) => {
    const choice = chooseProvider(of(caseOver), [contract('northstar', over)], ON)
    expect(choice).toEqual({ contract: undefined, passedOver: [{ provider: 'northstar', why }] })
  })

  it.each([
    ['on the first day of its contract', { from: ON }],
    ['on the last day of its contract', { to: ON }],
    ['with one place left', { held: 9 }],
  ])('is offered the case %s', (_, over) => {
    expect(chooseProvider(of(), [contract('northstar', over)], ON).contract?.provider).toBe('northstar')
  })

  it('of lower rank goes first, then the one with more room, then by name, whatever the order of the list', () => {
    const ranked = [contract('third', { rank: 2 }), contract('second', { held: 5 }), contract('first', { held: 2 })]
    expect(chosen(ranked)).toBe('first')
    expect(chosen(ranked.toReversed())).toBe('first')
    expect(chosen([contract('beta'), contract('alpha')])).toBe('alpha')
  })
})

describe('a case goes', () => {
  const routing = {
    authority: 'westmarch',
    placeArea: 'eastmoor',
    hospitalArea: 'brynafon',
    supervisoryBody: 'northvale',
  }
  it.each<[string, Role, RuleId, string | undefined, string]>([
    ['to where the person is now, for an IMCA', 'imca', 'IMCA-SMT', undefined, 'eastmoor'],
    ['to the hospital’s area, for an IMHA', 'imha', 'IMHA', 's3', 'brynafon'],
    ['to the responsible authority, under guardianship', 'imha', 'IMHA', 's7-guardianship', 'westmarch'],
    ['to the authority that acts, for the Care Act', 'care-act', 'CA-42', undefined, 'westmarch'],
    ['to the supervisory body, for 39A', 'imca', 'IMCA-39A', undefined, 'northvale'],
    ['to the supervisory body, for a paid representative', 'rpr', 'RPR-PAID', undefined, 'northvale'],
  ])('%s', (_, role, rule, section, area) => {
    expect(areaOf(role, rule, routing, section)).toBe(area)
  })
})
