// Which calendar a clock is counted by: the one that it was begun under, unless somebody sets the dates anew.
import { describe, expect, it } from 'vitest'
import type { CaseState } from '../../../shared/domain/case.ts'
import { decide } from '../../../shared/domain/case-decisions.ts'
import { evolve, opened } from '../../../shared/domain/case-evolution.ts'
import { SHIPPED_BANK_HOLIDAYS } from '../../../shared/domain/clocks/bank-holidays.ts'
import { ENGLAND_AND_WALES, workingCalendar } from '../../../shared/domain/clocks/calendar.ts'
import type { CalendarOf } from '../../../shared/domain/clocks/calendars.ts'
import { calendarFor } from '../../../shared/domain/clocks/case-targets.ts'
import { DEFAULT_POLICY } from '../../../shared/domain/clocks/policy.ts'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import { RULES_VERSION } from '../../../shared/domain/eligibility/rules.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { clockWorking } from '../../../shared/domain/clock-working.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import { openingOf } from '../../../shared/domain/opening.ts'
import { rolesToOpen } from '../../../shared/domain/referral.ts'
import { referralClocks } from '../../../shared/domain/referral-clocks.ts'
import { figuresOf } from '../../../shared/domain/reports/figures.ts'
import { projection, targetsUnder } from '../../../shared/domain/reprojection.ts'
import {
  afterCommands,
  afterReferralCommand,
  anOffer,
  aReferral,
  CASE_ID,
  determination,
  hoursAfter,
  MONDAY,
  workflow,
} from '../../support/factories.ts'

/** The Tuesday and the Wednesday after that Monday are bank holidays as well. */
const NEW = workingCalendar({
  bankHolidays: {
    'england-and-wales': {
      events: [
        ...SHIPPED_BANK_HOLIDAYS['england-and-wales'].events,
        { title: 'A jubilee', date: '2026-11-24' },
        { title: 'Another jubilee', date: '2026-11-25' },
      ],
    },
  },
  version: 'england-and-wales-2019-2030+1',
})
const of: CalendarOf = (version) => (version === NEW.version ? NEW : ENGLAND_AND_WALES)

const openedUnder = (calendar: typeof NEW): CaseState => {
  const referral = afterReferralCommand(aReferral('care-act'), determination(aReferral('care-act')))
  const [role] = rolesToOpen(referral)
  if (role === undefined) throw new Error('No role')
  const context = { at: MONDAY, by: workflow }
  return opened(openingOf(referral, role, CASE_ID, context, { policies: new Map(), calendar }))
}
const dueOf = (state: CaseState, milestone: string) =>
  clocksOf(state, MONDAY, of).find((clock) => clock.milestone === milestone)?.dueAt

describe('a case', () => {
  it('names the calendar that it was opened under, and is counted by it whichever is in force', () => {
    const [before, after] = [openedUnder(ENGLAND_AND_WALES), openedUnder(NEW)]
    expect([before.targets.calendar, after.targets.calendar]).toEqual([ENGLAND_AND_WALES.version, NEW.version])
    expect(dueOf(before, 'allocation')).toBe('2026-11-25T17:00:00.000Z')
    expect(dueOf(after, 'allocation')).toBe('2026-11-27T17:00:00.000Z')
    expect(figuresOf(after, of).milestones.allocation?.dueAt).toBe('2026-11-27T17:00:00.000Z')
  })

  it('from before calendars had versions is counted by the one that ships', () => {
    const { calendar: _, ...targets } = openedUnder(NEW).targets
    expect(dueOf({ ...openedUnder(NEW), targets }, 'allocation')).toBe('2026-11-25T17:00:00.000Z')
  })

  it('explains its dates by its own calendar', () => {
    const state = openedUnder(NEW)
    const working = clockWorking(state, [], 'allocation', MONDAY, of)?.working ?? []
    expect(working.filter(({ kind }) => kind === 'bank-holiday').map(({ name }) => name)).toEqual([
      'A jubilee',
      'Another jubilee',
    ])
  })
})

describe('dates that are set anew', () => {
  const allocated = afterCommands(openedUnder(ENGLAND_AND_WALES), [
    { type: 'offer', offer: anOffer(), passedOver: [] },
    { type: 'accept', offerId: 'offer-1' },
    { type: 'allocate', advocate: 'Wren Hollis' },
  ])
  const targets = targetsUnder(DEFAULT_POLICY, allocated, allocated.priority, NEW.version)
  const command = { type: 'reproject', priority: allocated.priority, targets, reason: 'A jubilee.' } as const

  it('are counted by the calendar in force, which is a change of its own', () => {
    expect(projection(allocated, command, MONDAY, of)).toMatchObject({
      milestones: [
        {
          milestone: 'first-contact',
          now: { clock: { dueAt: '2026-11-30T17:00:00.000Z' } },
          anew: { clock: { dueAt: '2026-12-02T17:00:00.000Z' } },
        },
        { milestone: 'report' },
      ],
    })
    const own = targetsUnder(DEFAULT_POLICY, allocated, allocated.priority)
    expect(projection(allocated, { ...command, targets: own }, MONDAY, of)).toMatchObject({ why: 'changes-nothing' })
  })

  it('leave what has been reached to the calendar that it was reached under', () => {
    const decided = decide(allocated, command, { at: hoursAfter(MONDAY, 5), by: workflow })
    if (!decided.ok) throw new Error(decided.refusal.code)
    const anew = decided.events.reduce(evolve, allocated)
    expect(dueOf(anew, 'allocation')).toBe('2026-11-25T17:00:00.000Z')
    expect(dueOf(anew, 'first-contact')).toBe('2026-12-02T17:00:00.000Z')
    expect(calendarFor(anew.targets, 'allocation')).toBe(ENGLAND_AND_WALES.version)
    expect(calendarFor(anew.targets, 'report')).toBe(NEW.version)
  })
})

describe('a referral that waits for a decision', () => {
  it('keeps the calendar that its wait began under', () => {
    const state = aReferral('care-act', { goOnReason: 'She is alone.' })
    const nothing = { understand: false, retain: false, weigh: false, communicate: false }
    const facts = { ...state.facts, difficulty: nothing }
    const determinations = determine(facts, dateOf(MONDAY))
    const waiting = (calendar: typeof NEW) =>
      afterReferralCommand(
        { ...state, facts },
        { type: 'determine', on: dateOf(MONDAY), rulesVersion: RULES_VERSION, determinations, calendar },
      )
    const dueAt = (calendar: typeof NEW) =>
      referralClocks(waiting(calendar), MONDAY, of).find(({ milestone }) => milestone === 'decision')?.dueAt
    expect(dueAt(ENGLAND_AND_WALES)).toBe('2026-11-24T17:00:00.000Z')
    expect(dueAt(NEW)).toBe('2026-11-26T17:00:00.000Z')
  })
})
