import { describe, expect, it } from 'vitest'
import { examples } from '../../../shared/domain/form/examples.ts'
import { toAnswers } from '../../../shared/domain/form/pages.ts'
import { leadTime, prospects } from '../../../functions/pages/refer/lead-time.ts'

const decidedOn = (year: string, month: string, day: string) => ({
  'facts.processes': ['needs-assessment'],
  'facts.jurisdiction': 'england',
  'decision.by-day': day,
  'decision.by-month': month,
  'decision.by-year': year,
})

// A Monday.
const now = '2026-11-23T10:00:00.000Z'

describe('the time until the decision', () => {
  it.each([
    { decision: ['2026', '11', '23'], workingDays: 0, isShort: true },
    { decision: ['2026', '11', '27'], workingDays: 4, isShort: true },
    { decision: ['2026', '11', '30'], workingDays: 5, isShort: false },
    { decision: ['2026', '12', '14'], workingDays: 15, isShort: false },
    // Christmas Day and the day in lieu of Boxing Day, a Saturday in 2026.
    { decision: ['2026', '12', '29'], workingDays: 24, isShort: false },
  ])(
    'is $workingDays working days on a decision of $decision, short: $isShort',
    ({ decision, workingDays, isShort }) => {
      const [year = '', month = '', day = ''] = decision
      expect(leadTime(decidedOn(year, month, day), now)).toMatchObject({ workingDays, isShort })
    },
  )

  it('names the first day on which a referral would be at short notice', () => {
    // From Monday 7 December five working days are left, from Tuesday four.
    expect(leadTime(decidedOn('2026', '12', '14'), now)?.shortFrom).toBe('2026-12-08')
  })

  it.each([
    ['no date', {}],
    ['a date that does not exist', decidedOn('2026', '2', '30')],
    ['a date half typed', decidedOn('', '2', '3')],
    ['a date that has passed', decidedOn('2026', '11', '22')],
    ['a date beyond the calendar', decidedOn('2090', '1', '1')],
  ])('is not told for %s', (_, answers) => {
    expect(leadTime(answers, now)).toBeUndefined()
  })
})

const answers = (kind: 'imca' | 'imha' | 'care-act', more: Record<string, string> = {}) => ({
  ...toAnswers(examples('2026-11-23')[kind]),
  ...more,
})
const by = (day: string, month = '11') => ({
  'decision.by-day': day,
  'decision.by-month': month,
  'decision.by-year': '2026',
})

describe('what the time until the decision means', () => {
  it.each([
    {
      when: 'serious treatment',
      of: answers('imca'),
      role: 'imca',
      priority: 'P2',
      on: '2026-11-25',
      isTooLate: false,
    },
    {
      when: 'a section 2 patient',
      of: answers('imha'),
      role: 'imha',
      priority: 'P2',
      on: '2026-11-26',
      isTooLate: false,
    },
    {
      when: 'an assessment in three weeks',
      of: answers('care-act'),
      role: 'care-act',
      priority: 'P3',
      on: '2026-11-30',
      isTooLate: false,
    },
    {
      when: 'an assessment in three days',
      of: answers('care-act', by('26')),
      role: 'care-act',
      priority: 'P2',
      on: '2026-11-25',
      isTooLate: false,
    },
    {
      when: 'an assessment today',
      of: answers('care-act', by('23')),
      role: 'care-act',
      priority: 'P1',
      on: '2026-11-24',
      isTooLate: true,
    },
    {
      when: 'an urgent one, with its reason',
      of: answers('care-act', { 'facts.urgent': 'yes', 'decision.urgentReason': 'She leaves tomorrow.' }),
      role: 'care-act',
      priority: 'P1',
      on: '2026-11-24',
      isTooLate: false,
    },
    {
      when: 'an urgent one without a reason yet',
      of: answers('care-act', { 'facts.urgent': 'yes' }),
      role: 'care-act',
      priority: 'P3',
      on: '2026-11-30',
      isTooLate: false,
    },
  ])('is the priority and the first contact that a case would get: $when', ({ of, role, priority, on, isTooLate }) => {
    const [only, ...others] = prospects(of, now)
    expect(others).toEqual([])
    expect(only).toMatchObject({ role, priority, isTooLate })
    expect(only?.firstContactBy.slice(0, 10)).toBe(on)
  })

  it('is nothing while no role is open', () => {
    expect(prospects(decidedOn('2026', '12', '14'), now)).toEqual([])
    expect(prospects({}, now)).toEqual([])
  })
})
