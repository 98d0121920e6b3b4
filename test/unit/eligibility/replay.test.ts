// What is counted when a referral is judged twice: by role the strongest that it comes to, by rule each by itself.
import { describe, expect, it } from 'vitest'
import { type LawChange, lawWith } from '../../../shared/domain/eligibility/law-changes.ts'
import { type Difference, judgeAgain, newReplay } from '../../../shared/domain/eligibility/replay.ts'
import { readRuleSet } from '../../../shared/domain/eligibility/rule-set.ts'
import { type Rule, RULES } from '../../../shared/domain/eligibility/rules.ts'
import { type Referral, nested, patient, referral } from './referrals.ts'

const ON = '2027-04-01'
const entry = (change: LawChange['change']): LawChange => ({
  change,
  subject: 'IMHA-2025-INFORMAL',
  jurisdiction: 'england',
  from: change === 'offer' ? '2027-01-01' : ON,
  source: 'SI 2027/123',
})
const COMMENCED = lawWith(RULES, [entry('commence')])
const OFFERED = lawWith(RULES, [entry('offer')])
const BOTH = lawWith(RULES, [entry('offer'), entry('commence')])
const WITHOUT = RULES.filter(({ id }) => id !== 'IMHA')

const informal = referral('mental-health-patient', patient('informal'))
const unknown = referral('mental-health-patient', {})

const told = (counts: Record<Difference, number> | undefined) =>
  Object.entries(counts ?? {}).flatMap(([difference, count]) => (count > 0 ? [difference] : []))

const counted = (of: Referral, before: readonly Rule[], after: readonly Rule[]) => {
  const replay = newReplay()
  const facts = nested(of)
  const isDifferent = judgeAgain(
    replay,
    { authority: 'westmarch', facts },
    { rules: before, on: ON },
    { rules: after, on: ON },
  )
  expect(replay.differently).toBe(isDifferent ? 1 : 0)
  return {
    role: told(replay.byRole.get('westmarch')?.get('imha')),
    rules: Object.fromEntries([...replay.byRule].map(([rule, counts]) => [rule, told(counts)])),
  }
}

describe('a referral that is judged twice', () => {
  it.each<
    [what: string, of: Referral, before: readonly Rule[], after: readonly Rule[], role: Difference[], rules: object]
  >([
    ['by the same law', informal, RULES, RULES, [], {}],
    ['by a law that has begun', informal, RULES, COMMENCED, ['newly'], { 'IMHA-2025-INFORMAL': ['newly'] }],
    ['by a law that is gone', informal, COMMENCED, RULES, ['ceases'], { 'IMHA-2025-INFORMAL': ['ceases'] }],
    ['by a policy', informal, RULES, OFFERED, ['newly'], { 'LOCAL-IMHA-2025-INFORMAL': ['newly'] }],
    [
      'by the law in place of a policy',
      informal,
      OFFERED,
      BOTH,
      ['otherStrength'],
      {
        'IMHA-2025-INFORMAL': ['newly'],
        'LOCAL-IMHA-2025-INFORMAL': ['ceases'],
      },
    ],
    [
      'by a law that asks what is not known',
      unknown,
      WITHOUT,
      COMMENCED,
      ['toOpen'],
      {
        IMHA: ['toOpen'],
        'IMHA-2025-INFORMAL': ['toOpen'],
      },
    ],
    [
      'by one that asks no more',
      unknown,
      COMMENCED,
      WITHOUT,
      ['fromOpen'],
      {
        IMHA: ['fromOpen'],
        'IMHA-2025-INFORMAL': ['fromOpen'],
      },
    ],
  ])('%s', (_, of, before, after, role, rules) => {
    expect(counted(of, before, after)).toEqual({ role, rules })
  })

  it('is counted once for a role that two rules give', () => {
    const read = readRuleSet({
      name: 'again',
      amend: [{ rule: 'IMHA', jurisdiction: 'england', from: ON, when: { kind: 'all', of: [] } }],
    })
    if (!read.ok) throw new Error(JSON.stringify(read.errors))
    expect(counted(informal, COMMENCED, read.set.rules)).toEqual({
      role: [],
      rules: { IMHA: ['newly'], 'IMHA-2025-INFORMAL': ['ceases'] },
    })
  })
})
