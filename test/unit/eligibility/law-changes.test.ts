// The law of an authority: what its commissioner enters counts from its day on, there and nowhere else, and nothing that
// was entered is ever lost.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { determine, rolesOpened } from '../../../shared/domain/eligibility/determine.ts'
import type { Jurisdiction } from '../../../shared/domain/eligibility/facts.ts'
import {
  dayOfEffect,
  faultOfChange,
  LAW_CHANGES,
  type LawChange,
  lawWith,
  standingOfReadings,
  standingOfRules,
  versionWith,
} from '../../../shared/domain/eligibility/law-changes.ts'
import { STATUTE_SET } from '../../../shared/domain/eligibility/rule-set.ts'
import { RULES } from '../../../shared/domain/eligibility/rules.ts'
import { arbitraryDay, arbitraryFacts } from './arbitrary-facts.ts'
import { nested, patient, referral } from './referrals.ts'

const TODAY = '2026-11-22'
const INFORMAL = 'IMHA-2025-INFORMAL'
const HOLDING = 'WELSH_HOLDING_POWER'

const entry = (
  change: LawChange['change'],
  from: string,
  subject: string = INFORMAL,
  jurisdiction: Jurisdiction = 'england',
): LawChange => ({ change, subject, jurisdiction, from, source: 'SI 2027/123' })
const ofReading = (change: LawChange['change'], from: string) => entry(change, from, HOLDING, 'wales')

/** The outcomes of the rules on a day, for a patient under a section. */
const outcomes = (
  changes: readonly LawChange[],
  on: string,
  section = 'informal',
  jurisdiction: Jurisdiction = 'england',
) =>
  Object.fromEntries(
    determine(
      nested(referral('mental-health-patient', patient(section), jurisdiction)),
      on,
      lawWith(RULES, changes),
    ).map(({ rule, outcome }) => [rule, outcome]),
  )

describe('a change shows what it does', () => {
  const commenced = [entry('commence', '2027-04-03')]
  it.each<[on: string, what: string, changes: LawChange[], change: LawChange]>([
    ['2027-04-03', 'a first day: on it', [], entry('commence', '2027-04-03')],
    ['2027-04-03', 'a day that is moved on: on the one it had', commenced, entry('commence', '2027-06-01')],
    ['2027-01-01', 'a day that is moved forward: on the one it gets', commenced, entry('commence', '2027-01-01')],
    ['2027-04-03', 'a day to come that is taken back: on that day', commenced, entry('take-back', TODAY)],
    [TODAY, 'a past day that is taken back: today', [entry('commence', '2026-04-03')], entry('take-back', TODAY)],
    [
      '2027-04-03',
      'an offer to come that is stopped: when it was to begin',
      [entry('offer', '2027-04-03')],
      entry('stop', TODAY),
    ],
    ['2027-06-01', 'an offer that is stopped later: then', [entry('offer', '2027-04-03')], entry('stop', '2027-06-01')],
    [
      '2027-04-03',
      'a reading that was to be set aside: then',
      [ofReading('set-aside', '2027-04-03')],
      ofReading('confirm', TODAY),
    ],
  ])('on %s: %s', (on, _, changes, change) => {
    expect(dayOfEffect(RULES, changes, change, TODAY)).toBe(on)
  })
})

describe('without an entry', () => {
  it('the law is the statute', () => {
    expect(lawWith(RULES, [])).toEqual(RULES)
    expect(versionWith(STATUTE_SET, 'westmarch', 0)).toBe(STATUTE_SET.version)
  })
})

describe('a day that is entered for an enacted rule', () => {
  it.each([
    ['2027-03-31', 'not-eligible'],
    ['2027-04-01', 'inform'],
  ])('puts it in force from that day: on %s %s', (on, outcome) => {
    expect(outcomes([entry('commence', '2027-04-01')], on)[INFORMAL]).toBe(outcome)
  })

  it('is moved by a later entry, and taken back by another', () => {
    const moved = [entry('commence', '2027-04-01'), entry('commence', '2027-10-01')]
    expect(outcomes(moved, '2027-09-30')[INFORMAL]).toBe('not-eligible')
    expect(outcomes(moved, '2027-10-01')[INFORMAL]).toBe('inform')
    expect(outcomes([...moved, entry('take-back', TODAY)], '2027-10-01')[INFORMAL]).toBe('not-eligible')
  })

  it('says no more that no day has been appointed', () => {
    const [, found] = determine(
      nested(referral('mental-health-patient', patient('informal'))),
      '2027-01-01',
      lawWith(RULES, [entry('commence', '2027-04-01')]),
    )
    expect(found?.note).toBeUndefined()
    expect(found?.reasons[0]?.text).toContain('only from 1 April 2027')
  })

  it('stands behind a day that the service’s own law has by then', () => {
    const released = RULES.map((rule) =>
      rule.id === INFORMAL ? { ...rule, law: rule.law.map((law) => ({ ...law, from: '2027-01-01' })) } : rule,
    )
    expect(lawWith(released, [entry('commence', '2027-04-01')])).toEqual(released)
  })

  it('is of no rule that the law has no more', () => {
    const without = RULES.filter(({ id }) => id !== INFORMAL)
    expect(lawWith(without, [entry('commence', '2027-04-01'), entry('offer', '2027-01-01')])).toEqual(without)
  })
})

describe('a power that an authority offers of its own', () => {
  const LOCAL = `LOCAL-${INFORMAL}`

  it.each([
    ['2026-12-31', 'not-eligible'],
    ['2027-01-01', 'power'],
    ['2027-06-30', 'power'],
    ['2027-07-01', 'not-eligible'],
  ])('counts from its first day until the day before it is stopped: on %s %s', (on, outcome) => {
    expect(outcomes([entry('offer', '2027-01-01'), entry('stop', '2027-07-01')], on)[LOCAL]).toBe(outcome)
  })

  it('rests on local policy and what was decided, and opens a case of its role when it is asked for', () => {
    const rules = lawWith(RULES, [entry('offer', '2027-01-01')])
    const facts = nested(referral('mental-health-patient', patient('informal')))
    const found = determine(facts, '2027-01-01', rules)
    expect(found.map(({ rule }) => rule)).toEqual(['IMHA', INFORMAL, LOCAL])
    expect(found[2]).toMatchObject({ role: 'imha', outcome: 'power' })
    expect(found[2]?.reasons).toEqual([
      { text: 'The patient is an informal patient.', source: 'local policy; SI 2027/123' },
    ])
    expect(rolesOpened(found, { requestedPowers: [] })).toEqual([])
    expect(rolesOpened(found, { requestedPowers: [`LOCAL-${INFORMAL}`] })).toMatchObject([
      { role: 'imha', rule: LOCAL, strength: 'power' },
    ])
  })

  it('ends where the law itself begins', () => {
    const both = [entry('offer', '2027-01-01'), entry('commence', '2027-04-01')]
    expect(outcomes(both, '2027-03-31')).toMatchObject({ [INFORMAL]: 'not-eligible', [LOCAL]: 'power' })
    expect(outcomes(both, '2027-04-01')).toMatchObject({ [INFORMAL]: 'inform', [LOCAL]: 'not-eligible' })
  })

  it('may be offered again, and a stop before it began leaves nothing of it', () => {
    const again = [entry('offer', '2027-01-01'), entry('stop', '2027-02-01'), entry('offer', '2027-03-01')]
    expect(['2027-01-31', '2027-02-01', '2027-03-01'].map((on) => outcomes(again, on)[LOCAL])).toEqual([
      'power',
      'not-eligible',
      'power',
    ])
    expect(outcomes([entry('offer', '2027-01-01'), entry('stop', '2027-01-01')], '2027-01-01')[LOCAL]).toBeUndefined()
  })

  it('may be what the law gives across the border', () => {
    const offered = [entry('offer', '2027-01-01', 'IMCA-SAFEGUARDING', 'wales')]
    const facts = { capacity: 'lacks', ageYears: 40, particularBenefit: true }
    const inWales = determine(
      nested(referral('safeguarding-measures', facts, 'wales')),
      '2027-01-01',
      lawWith(RULES, offered),
    )
    expect(inWales.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['IMCA-SAFEGUARDING', 'not-eligible'],
      ['LOCAL-IMCA-SAFEGUARDING', 'power'],
    ])
  })
})

describe('a reading that is not confirmed', () => {
  it.each([
    ['2026-12-31', 'inform'],
    ['2027-01-01', 'not-eligible'],
    ['2027-05-31', 'not-eligible'],
    ['2027-06-01', 'inform'],
  ])('does not count while it is set aside: on %s %s', (on, outcome) => {
    const entries = [ofReading('set-aside', '2027-01-01'), ofReading('reopen', '2027-06-01')]
    expect(outcomes(entries, on, 's5-2', 'wales')['IMHA']).toBe(outcome)
    expect(outcomes(entries, on, 's3', 'wales')['IMHA']).toBe('inform')
  })

  it('changes no answer by being confirmed', () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryDay, (facts, on) => {
        const rules = lawWith(RULES, [ofReading('confirm', '2020-01-01')])
        expect(determine(nested(facts), on, rules)).toEqual(determine(nested(facts), on))
      }),
    )
  })

  it('concerns its jurisdiction alone', () => {
    expect(standingOfReadings(RULES, [], { jurisdiction: 'england', today: TODAY })).toEqual([])
    const wales = standingOfReadings(RULES, [], { jurisdiction: 'wales', today: TODAY })
    expect(wales.map(({ part, state, open }) => [part.name, state, open])).toEqual([
      [HOLDING, 'unconfirmed', ['confirm', 'set-aside']],
      // What is in doubt is a day in 2012, and not whether informal patients qualify.
      ['WELSH_INFORMAL', 'unconfirmed', ['confirm']],
    ])
  })

  it.each<[entries: LawChange[], state: string, open: string[]]>([
    [[ofReading('confirm', TODAY)], 'confirmed', ['set-aside', 'reopen']],
    [[ofReading('set-aside', TODAY)], 'set-aside', ['confirm', 'reopen']],
    [[ofReading('confirm', TODAY), ofReading('reopen', TODAY)], 'unconfirmed', ['confirm', 'set-aside']],
    [[ofReading('set-aside', '2027-01-01')], 'unconfirmed', ['confirm', 'reopen']],
  ])('%j leaves it %s', (entries, state, open) => {
    const [found] = standingOfReadings(RULES, entries, { jurisdiction: 'wales', today: TODAY })
    expect(found).toMatchObject({ state, open })
  })
})

describe('what stands, and what may be entered', () => {
  const standing = (changes: readonly LawChange[], rule: string = INFORMAL, jurisdiction: Jurisdiction = 'england') => {
    const found = standingOfRules(RULES, changes, { jurisdiction, today: TODAY }).find((one) => one.rule.id === rule)
    return [found?.state, found?.open]
  }

  it.each<[what: string, found: unknown, wanted: [string, string[]]]>([
    ['enacted', standing([]), ['not-in-force', ['commence', 'offer']]],
    [
      'a day to come',
      standing([entry('commence', '2027-04-01')]),
      ['begins-later', ['commence', 'take-back', 'offer']],
    ],
    ['a day that has come', standing([entry('commence', '2026-11-01')]), ['in-force', ['commence', 'take-back']]],
    ['offered', standing([entry('offer', TODAY)]), ['not-in-force', ['commence', 'stop']]],
    ['stopped', standing([entry('offer', TODAY), entry('stop', TODAY)]), ['not-in-force', ['commence', 'offer']]],
    ['in force by statute', standing([], 'CA-9'), ['in-force', []]],
    ['law elsewhere', standing([], 'CA-9', 'wales'), ['elsewhere', ['offer']]],
  ])('%s', (_, found, wanted) => {
    expect(found).toEqual(wanted)
  })

  it.each<[what: string, before: LawChange[], wanted: LawChange, fault: string | undefined]>([
    ['a day in the past, for a law', [], entry('commence', '2026-10-01'), undefined],
    ['a day in the past, for a policy', [], entry('offer', '2026-11-21'), 'date-past'],
    ['a policy from today', [], entry('offer', TODAY), undefined],
    ['a mistyped year', [], entry('commence', '2062-04-01'), 'date-range'],
    ['a year long gone', [], entry('commence', '2017-04-01'), 'date-range'],
    ['the same day again', [entry('commence', '2027-04-01')], entry('commence', '2027-04-01'), 'same-day'],
    ['a policy when the law is there', [entry('commence', '2027-04-01')], entry('offer', '2027-04-01'), 'law-by-then'],
    ['a policy until the law is there', [entry('commence', '2027-04-01')], entry('offer', '2027-03-31'), undefined],
    ['a stop of what is not offered', [], entry('stop', '2027-01-01'), 'not-open'],
    ['a day for a rule that has one', [], entry('commence', '2027-01-01', 'CA-9'), 'not-open'],
    ['a policy where there is a duty', [], entry('offer', '2027-01-01', 'CA-9'), 'not-open'],
    ['a day taken back that nobody entered', [], entry('take-back', TODAY), 'not-open'],
    ['a rule that there is not', [], entry('commence', '2027-01-01', 'TEA'), 'not-open'],
    ['a policy in place of a policy', [entry('offer', TODAY)], entry('offer', TODAY, `LOCAL-${INFORMAL}`), 'not-open'],
    ['a reading of the other country', [], entry('confirm', TODAY, HOLDING, 'england'), 'not-open'],
    ['a reading', [], ofReading('confirm', TODAY), undefined],
    ['a reading of a part that nobody doubts', [], entry('confirm', TODAY, 'GATE', 'wales'), 'not-open'],
  ])('%s', (_, before, wanted, fault) => {
    expect(faultOfChange(RULES, before, wanted, TODAY)).toBe(fault)
  })
})

describe('whatever is entered, in whatever order', () => {
  const subjects = [INFORMAL, 'IMCA-REVIEW', 'CA-OTHER', HOLDING, 'WELSH_INFORMAL', 'TEA']
  const arbitraryEntry = fc.record({
    change: fc.constantFrom(...LAW_CHANGES),
    subject: fc.constantFrom(...subjects),
    jurisdiction: fc.constantFrom('england' as const, 'wales' as const),
    from: fc.constantFrom('2011-01-01', '2012-04-02', '2012-04-03', '2026-11-22', '2027-01-01', '2027-06-01'),
    source: fc.constant('SI 2027/123'),
  })

  it('no two laws of a rule are in force on one day, and what no entry is about stays as it was', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEntry, { maxLength: 8 }), arbitraryFacts, arbitraryDay, (entries, facts, on) => {
        const rules = lawWith(RULES, entries)
        for (const { law } of rules)
          for (const jurisdiction of ['england', 'wales'] as const) {
            const inForce = law.filter(
              ({ from, to, jurisdiction: of }) =>
                of === jurisdiction && from !== null && from <= on && (to === null || on <= to),
            )
            expect(inForce.length).toBeLessThan(2)
          }
        const about = new Set(['IMHA', ...subjects, ...subjects.map((subject) => `LOCAL-${subject}`)])
        const others = (found: ReturnType<typeof determine>) => found.filter(({ rule }) => !about.has(rule))
        expect(others(determine(nested(facts), on, rules))).toEqual(others(determine(nested(facts), on)))
      }),
    )
  })
})
