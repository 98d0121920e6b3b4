// What a case is opened under: the targets that its area has on that day.
import { describe, expect, it } from 'vitest'
import { opened } from '../../../shared/domain/case-evolution.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { DEFAULT_POLICY } from '../../../shared/domain/clocks/policy.ts'
import { policiesOf } from '../../../shared/domain/clocks/policy-changes.ts'
import { type AreaPolicies, areaToOpenIn, openingOf, underConsentNow } from '../../../shared/domain/opening.ts'
import { rolesToOpen } from '../../../shared/domain/referral.ts'
import {
  afterReferralCommand,
  aReferral,
  CASE_ID,
  daysAfter,
  determination,
  MONDAY,
  workflow,
} from '../../support/factories.ts'

const referral = afterReferralCommand(aReferral('care-act'), determination(aReferral('care-act')))
const [role] = rolesToOpen(referral)
if (role === undefined) throw new Error('The example opens no case')

const policies: AreaPolicies = new Map([
  [
    'westmarch',
    policiesOf(
      'westmarch',
      [{ from: '2026-11-25', milestone: 'allocation', priority: 'P3', target: { workingHours: 6 } }],
      DEFAULT_POLICY,
    ),
  ],
])
const calendar = ENGLAND_AND_WALES
const openedAt = (at: string, of: AreaPolicies = policies) => {
  const { area, priority, targets } = openingOf(
    referral,
    role,
    CASE_ID,
    { at, by: workflow },
    { policies: of, calendar },
  )
  return { area, priority, version: targets.version, allocation: targets.promised.allocation.promised }
}
const BEFORE = { area: 'westmarch', priority: 'P3', version: 'default-1', allocation: { workingDays: 2 } }

describe('a case', () => {
  it('is opened under the targets that its area has on the day of the opening, and not of the receipt', () => {
    expect(openedAt(MONDAY)).toEqual(BEFORE)
    expect(openedAt('2026-11-24T23:59:59.999Z')).toEqual(BEFORE)
    expect(openedAt('2026-11-25T00:00:00.000Z')).toEqual({
      ...BEFORE,
      version: 'westmarch-2026-11-25-1',
      allocation: { workingHours: 6 },
    })
  })

  it.each([
    ['withdrawn before it opens', 'stopped', 'stopped'],
    ['given again before it opens', 'resumed', undefined],
    ['never touched', undefined, undefined],
  ] as const)('of a referral whose consent was %s is opened so', (_, sharing, kept) => {
    const of = { ...referral, ...(sharing === undefined ? {} : { sharing }) }
    const opening = openingOf(of, role, CASE_ID, { at: MONDAY, by: workflow }, { policies, calendar })
    expect(opened(opening).sharing).toBe(kept)
    // What came between the reading of the referral and the writing of the case counts.
    expect(underConsentNow(opening, { ...of, sharing: 'stopped' }).sharing).toBe('stopped')
    expect(underConsentNow(opening, { ...of, sharing: 'resumed' })).not.toHaveProperty('sharing')
  })

  it('in an area that has changed nothing is opened under the default ones', () => {
    expect(openedAt(daysAfter(MONDAY, 5), new Map())).toEqual(BEFORE)
    expect(openedAt(daysAfter(MONDAY, 5), new Map([['eastmoor', policies.get('westmarch') ?? []]]))).toEqual(BEFORE)
  })

  it('goes by the section and the urgency as they are known when it is opened', () => {
    const marked = { ...referral, clockFacts: { ...referral.clockFacts, section: 's2', urgentReason: true } }
    const routing = { ...referral.routing, hospitalArea: 'eastmoor' }
    const at = { at: MONDAY, by: workflow }
    const priority = (urgent: boolean) =>
      openingOf({ ...marked, facts: { ...marked.facts, urgent } }, role, CASE_ID, at, { policies, calendar }).priority
    expect([true, false].map(priority)).toEqual(['P1', 'P3'])
    const area = (section: 's7-guardianship' | 's2') =>
      areaToOpenIn({ ...marked, routing, facts: { ...marked.facts, mha: { section } } }, { ...role, role: 'imha' })
    expect((['s7-guardianship', 's2'] as const).map(area)).toEqual(['westmarch', 'eastmoor'])
  })

  it('goes by the targets of the area that places it', () => {
    expect(areaToOpenIn(referral, role)).toBe('westmarch')
    const elsewhere = { ...referral, routing: { ...referral.routing, placeArea: 'eastmoor' } }
    expect(areaToOpenIn(elsewhere, { ...role, role: 'imca', rule: 'IMCA-SMT' })).toBe('eastmoor')
  })
})
