// Looking again: the day on which a stay is long enough or a section has run out, raised once, given up when the facts change.
import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../shared/domain/eligibility/facts.ts'
import { effectsOfReferral } from '../../../shared/domain/effects.ts'
import { beganOf } from '../../../shared/domain/form/routing.ts'
import { examples } from '../../../shared/domain/form/examples.ts'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { nextRecheck, openRechecks } from '../../../shared/domain/rechecks.ts'
import { decide, evolve, type ReferralCommand, type ReferralState } from '../../../shared/domain/referral.ts'
import { dateOf, type Instant } from '../../../shared/domain/time.ts'
import { aReferral, CASE_ID, daysAfter, determination, hoursAfter, MONDAY, workflow } from '../../support/factories.ts'

const jurisdiction = 'england'
const inHospital = (expectedDays: number, more: Partial<Facts> = {}): Facts => ({
  jurisdiction,
  processes: ['nhs-accommodation'],
  ageYears: 80,
  capacity: 'lacks',
  consult: { appropriateUnpaidPerson: false },
  representation: { nominated: false, lpaForMatter: false, deputyForMatter: false },
  accommodation: { setting: 'hospital', expectedDays, mhaObligation: false },
  dols: { imcaSamePlace: false },
  ...more,
})
type Section = NonNullable<NonNullable<Facts['mha']>['section']>
const detained = (section: Section): Facts => ({
  jurisdiction,
  processes: ['mental-health-patient'],
  ageYears: 40,
  mha: { section, secondRecommendation: false, treatmentDiscussed: 'none' },
})

const does = (state: ReferralState, command: ReferralCommand, at: Instant = MONDAY) => {
  const decided = decide(state, command, { at, by: workflow })
  return decided.ok
    ? { state: decided.events.reduce(evolve, state), events: decided.events }
    : { state, refusal: decided.refusal.code }
}
const judged = (facts: Facts, over: Partial<ReferralState> = {}): ReferralState => {
  const state = aReferral('imca', { facts, ...over })
  return does(state, determination(state)).state
}

describe('the day to look again', () => {
  it.each<[string, Facts, Partial<ReferralState>, string, Instant]>([
    ['a stay of 20 days, from the day of the question', inHospital(20), {}, '2026-12-20', '2026-12-20T00:00:00.000Z'],
    [
      'a stay that began ten days ago, from its beginning',
      inHospital(20),
      { began: { stayOn: '2026-11-13' } },
      '2026-12-10',
      '2026-12-10T00:00:00.000Z',
    ],
    [
      'a stay that would have been long enough by now, today',
      inHospital(20),
      { began: { stayOn: '2026-09-01' } },
      '2026-11-23',
      '2026-11-23T00:00:00.000Z',
    ],
    [
      'a stay, whenever a section began',
      inHospital(20),
      { began: { sectionOn: '2026-11-13' } },
      '2026-12-20',
      '2026-12-20T00:00:00.000Z',
    ],
    ['section 136, the next day', detained('s136'), {}, '2026-11-24', '2026-11-24T00:00:00.000Z'],
    [
      'section 4 that began yesterday',
      detained('s4'),
      { began: { sectionOn: '2026-11-22' } },
      '2026-11-25',
      '2026-11-25T00:00:00.000Z',
    ],
    ['section 5(4), six hours later', detained('s5-4'), {}, '2026-11-23', '2026-11-23T16:00:00.000Z'],
    [
      'section 5(4) that began yesterday, at once',
      detained('s5-4'),
      { began: { sectionOn: '2026-11-22' } },
      '2026-11-23',
      '2026-11-23T00:00:00.000Z',
    ],
  ])('of %s', (_story, facts, over, on, from) => {
    const state = judged(facts, over)
    expect(state.rechecks).toMatchObject([{ on, from }])
    expect(state.determinations.find(({ rule }) => rule === state.rechecks?.[0]?.rule)?.recheckOn).toBe(on)
  })

  it('is counted over the end of summer time, from midnight in London', () => {
    const receivedAt = '2026-10-24T09:00:00.000Z'
    const state = judged(detained('s136'), { receivedAt })
    expect(state.rechecks).toMatchObject([{ on: '2026-10-25', from: '2026-10-24T23:00:00.000Z' }])
  })

  it.each([
    ['a section that gives the right', detained('s3')],
    ['a stay that is long enough', inHospital(28)],
    ['a short stay that would not count if it were long', inHospital(20, { capacity: 'has' })],
  ])('is none for %s', (_story, facts) => {
    expect(judged(facts)).not.toHaveProperty('rechecks')
  })

  it('is taken from the form, where it says when a section or a stay began', () => {
    const today = dateOf(MONDAY)
    const form = (example: 'imca' | 'imha', more: object = {}) => {
      const parsed = parseReferralForm({ ...structuredClone(examples(today)[example]), ...more }, { today })
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
      return parsed.form
    }
    expect(beganOf(form('imha'))).toEqual({ began: { sectionOn: '2026-11-19' } })
    expect(beganOf(form('imca'))).toEqual({})
  })
})

const SHORT = judged(inHospital(20))
const ON = '2026-12-20'
const DAY = `${ON}T09:00:00.000Z`
const RAISE = { type: 'raise-recheck', on: ON } as const

describe('a re-check', () => {
  it('is raised on its day, once, and mails the referrer', () => {
    const { state, events = [] } = does(SHORT, RAISE, DAY)
    expect(events).toMatchObject([{ type: 'recheck-due', on: ON, rules: ['IMCA-NHS-ACCOMMODATION'] }])
    expect(events.flatMap((event) => effectsOfReferral(event, state))).toMatchObject([
      { do: 'mail', template: 'recheck', to: 'referrer' },
    ])
    expect(nextRecheck(state)).toBeUndefined()
    expect(openRechecks(state)).toHaveLength(1)
    expect(does(state, RAISE, daysAfter(DAY, 1)).refusal).toBe('already-raised')
  })

  it('is not raised before its day, nor on a day that was never named', () => {
    expect(does(SHORT, RAISE, '2026-12-19T23:59:59.000Z').refusal).toBe('in-the-future')
    expect(does(SHORT, { ...RAISE, on: '2026-12-21' }, daysAfter(DAY, 3)).refusal).toBe('already-raised')
  })

  it('is raised though nothing came of the referral, and though its other case has closed', () => {
    for (const status of ['not-eligible', 'closed'] as const)
      expect(does({ ...SHORT, status }, RAISE, DAY).events).toHaveLength(1)
  })

  it('gives way when the facts are others: to another day, or to none', () => {
    const longer = { ...SHORT, status: 'received', facts: inHospital(28) } as const
    expect(nextRecheck(does(longer, determination(longer)).state)).toBeUndefined()
    const began = { ...SHORT, status: 'received', began: { stayOn: '2026-11-13' } } as const
    expect(nextRecheck(does(began, determination(began)).state)).toMatchObject({ on: '2026-12-10' })
  })

  it('that was raised or dropped stays so when the law is asked again and answers the same', () => {
    for (const command of [RAISE, { type: 'drop-rechecks' }] as const) {
      const settled = { ...does(SHORT, command, DAY).state, status: 'received' } as const
      const again = does(settled, determination(settled), daysAfter(DAY, 1)).state
      expect(again.rechecks).toEqual(settled.rechecks)
      expect(nextRecheck(again)).toBeUndefined()
    }
  })

  it('is dropped when somebody says that nobody needs to look, once', () => {
    const { state, events } = does(SHORT, { type: 'drop-rechecks' })
    expect(events).toMatchObject([{ type: 'rechecks-dropped', rules: ['IMCA-NHS-ACCOMMODATION'] }])
    expect(does(state, RAISE, DAY).refusal).toBe('already-raised')
    expect(does(state, { type: 'drop-rechecks' }).refusal).toBe('already-raised')
  })

  it('is dropped with the referral', () => {
    const open = { ...SHORT, status: 'awaiting-decision' } as const
    const { state } = does(open, { type: 'withdraw', reason: 'person-moved' })
    expect(nextRecheck(state)).toBeUndefined()
    expect(does(state, RAISE, DAY).refusal).toBe('already-ended')
  })

  it('is none where an advocate of that kind has been instructed meanwhile', () => {
    const decided = { ...SHORT, status: 'received', toBeChecked: false } as const
    const opens = {
      type: 'open-cases',
      cases: [{ caseId: CASE_ID, role: 'imca', rule: 'IMCA-NHS-ACCOMMODATION' }],
    } satisfies ReferralCommand
    expect(nextRecheck(does(decided, opens).state)).toBeUndefined()
  })

  it('of two rules comes in the order of their days', () => {
    const state = judged({
      ...detained('s136'),
      ...inHospital(20),
      processes: ['nhs-accommodation', 'mental-health-patient'],
      mha: { section: 's136', treatmentDiscussed: 'none' },
    })
    expect(openRechecks(state).map(({ rule }) => rule)).toEqual(['IMHA', 'IMCA-NHS-ACCOMMODATION'])
    const raised = does(state, { type: 'raise-recheck', on: '2026-11-24' }, hoursAfter(MONDAY, 24)).state
    expect(nextRecheck(raised)?.on).toBe(ON)
  })

  it('is counted anew when it is corrected when the stay began', () => {
    const ended = { ...SHORT, status: 'not-eligible' } as const
    const { state } = does(ended, {
      type: 'correct',
      change: 1,
      fields: ['decision.placementStartedOn'],
      corrected: { began: { stayOn: '2026-11-13' } },
    })
    expect(state).toMatchObject({ status: 'received', toBeChecked: true })
    expect(nextRecheck(does(state, determination(state)).state)?.on).toBe('2026-12-10')
  })
})
