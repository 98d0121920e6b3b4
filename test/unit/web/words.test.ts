// Dates and times as a person says them, on London's clock.
import { describe, expect, it } from 'vitest'
import { words } from '../../../shared/web/words/index.ts'

const { dates } = words('en')

describe('a moment in words', () => {
  it.each([
    ['2026-11-24T17:00:00.000Z', 'Tuesday 24 November 2026 at 5pm'],
    ['2026-06-24T16:30:00.000Z', 'Wednesday 24 June 2026 at 5:30pm'],
    ['2026-11-24T09:05:00.000Z', 'Tuesday 24 November 2026 at 9:05am'],
    ['2026-11-24T12:00:00.000Z', 'Tuesday 24 November 2026 at midday'],
    ['2026-11-24T12:30:00.000Z', 'Tuesday 24 November 2026 at 12:30pm'],
    ['2026-11-24T00:00:00.000Z', 'Tuesday 24 November 2026 at midnight'],
    ['2026-11-24T00:15:00.000Z', 'Tuesday 24 November 2026 at 12:15am'],
    ['2026-06-24T22:59:59.000Z', 'the end of Wednesday 24 June 2026'],
  ])('%s is %s', (instant, said) => {
    expect(dates.when(instant)).toBe(said)
  })

  it.each([
    ['2026-06-24', 'Wednesday 24 June 2026', '24 Jun 2026'],
    ['2026-09-01', 'Tuesday 1 September 2026', '1 Sep 2026'],
    ['2026-06-23T23:30:00.000Z', 'Wednesday 24 June 2026', '24 Jun 2026'],
  ])('the day of %s is %s', (moment, day, shortDay) => {
    expect([dates.day(moment), dates.shortDay(moment)]).toEqual([day, shortDay])
  })
})

describe('working time in words', () => {
  it.each([
    [0, 'no working time'],
    [45, '45 minutes'],
    [60, '1 working hour'],
    [150, '2 working hours and 30 minutes'],
    [480, '1 working day'],
    [1140, '2 working days and 3 hours'],
  ])('%i minutes are %s', (minutes, said) => {
    expect(dates.workingTime(minutes)).toBe(said)
  })
})

describe('a list in words', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j is %s', (items, said) => {
    expect(dates.list(items)).toBe(said)
  })
})
