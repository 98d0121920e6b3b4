import { describe, expect, it } from 'vitest'
import { leadTime } from '../../../functions/pages/refer/lead-time.ts'

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
