// The public page that works out a due time: what it answers, what it refuses and where it says so.
import { describe, expect, it, vi } from 'vitest'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import type { OpenCall } from '../../../shared/web/page.ts'
import { words } from '../../../shared/web/words/index.ts'
import { eventOf } from '../../support/http-event.ts'
import * as z from 'zod'

vi.mock('../../../shared/store/sessions.ts', () => ({ sessionBy: async () => undefined }))
const { calculator } = await import('../../../functions/pages/clocks/calculator.ts')

const NOW = '2026-11-23T10:07:00.000Z'
const START = { 'start-day': '23', 'start-month': '12', 'start-year': '2026', 'start-time': '6pm' }
const shown = z.object({
  typed: z.record(z.string(), z.string()),
  found: z
    .object({ due: z.string(), lines: z.array(z.string()), rows: z.array(z.looseObject({ what: z.string() })) })
    .optional(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
})

const ask = (typed: Record<string, string>, language: 'en' | 'cy' = 'en') => {
  const call: OpenCall = {
    event: eventOf('GET', '/when-due'),
    params: {},
    param: () => '',
    query: new URLSearchParams(typed),
    requestId: 'request-1',
    now: NOW,
    language,
    w: words(language),
    form: {},
  }
  const { status, context } = calculator(call, ENGLAND_AND_WALES)
  return { status, ...shown.parse(context) }
}
const wrongWith = (typed: Record<string, string>) => ask(typed).errors?.map(({ field, code }) => [field, code])

const pauseOf = (from: string, to: string) => ({
  'pause2from-day': from,
  'pause2from-month': '12',
  'pause2from-year': '2026',
  'pause2from-time': '10:00',
  'pause2to-day': to,
  'pause2to-month': '12',
  'pause2to-year': '2026',
  'pause2to-time': '10:00',
})

describe('“When is it due?”', () => {
  it('begins with now, and says nothing before it is asked', () => {
    const { status, typed, found, errors } = ask({})
    expect([status, found, errors]).toEqual([200, undefined, undefined])
    expect(typed).toMatchObject({ 'start-day': '23', 'start-month': '11', 'start-year': '2026', 'start-time': '10:07' })
  })

  it('names each holiday that it passes over', () => {
    const { found } = ask({ ...START, target: 'workingDays', number: '3' })
    expect(found?.due).toBe('It is due by Thursday 31 December 2026 at 5pm')
    expect(found?.rows.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['Bank holiday: Christmas Day', 'Bank holiday: Boxing Day', 'Weekend']),
    )
    expect(found?.lines).toContain('It begins to count on Thursday 24 December 2026 at 9am, when the office opens.')
  })

  it('moves office time by a pause, and says that other time does not stop', () => {
    const pause = {
      'pause1from-day': '29',
      'pause1from-month': '12',
      'pause1from-year': '2026',
      'pause1from-time': '10:00',
      'pause1to-day': '29',
      'pause1to-month': '12',
      'pause1to-year': '2026',
      'pause1to-time': 'midday',
    }
    const hours = ask({ ...START, ...pause, target: 'workingHours', number: '10' }).found
    expect(hours?.due).toBe('It is due by Tuesday 29 December 2026 at 1pm')
    const days = ask({ ...START, ...pause, target: 'calendarDays', number: '7' }).found
    expect(days?.due).toBe('It is due by the end of Wednesday 30 December 2026')
    expect(days?.lines).toContain('Calendar days and hours by the clock do not stop in a pause.')
  })

  it('answers in Welsh', () => {
    const { found } = ask({ ...START, target: 'workingDays', number: '3' }, 'cy')
    expect(found?.due).toBe('Mae i’w wneud erbyn dydd Iau 31 Rhagfyr 2026 am 5yp')
  })

  it.each<[string, Record<string, string>, string[][]]>([
    ['no day', { 'start-day': '31', 'start-month': '2' }, [['start-day', 'start']]],
    ['a time that is none', { 'start-time': '25:00' }, [['start-time', 'start-time']]],
    [
      'an hour that clocks jump over',
      { 'start-day': '29', 'start-month': '3', 'start-time': '1:30am' },
      [['start-time', 'start-gap']],
    ],
    ['no kind of target', { target: 'weeks' }, [['target', 'target']]],
    ['no number', { number: ' ' }, [['number', 'required']]],
    [
      'no number of no kind',
      { number: '', target: '' },
      [
        ['target', 'target'],
        ['number', 'required'],
      ],
    ],
    ['nothing', { number: '0' }, [['number', 'not-positive']]],
    ['a negative number', { number: '-3' }, [['number', 'not-positive']]],
    ['half a day', { number: '2.5' }, [['number', 'not-whole']]],
    ['words', { number: 'three' }, [['number', 'not-a-number']]],
    ['more than a year at a glance', { number: '400' }, [['number', 'over-a-year']]],
    ['more hours than a year has', { number: '8785', target: 'hours' }, [['number', 'over-a-year']]],
    ['more than a year', { number: '300' }, [['number', 'over-a-year']]],
    ['a year beyond the calendar', { 'start-year': '2031' }, [['start-day', 'outside-calendar']]],
    ['a pause that ends before it begins', pauseOf('30', '29'), [['pause2to-day', 'ends-before-start']]],
    [
      'half a pause',
      { 'pause2from-day': '30' },
      [
        ['pause2from-day', 'start'],
        ['pause2from-time', 'start-time'],
        ['pause2to-day', 'start'],
        ['pause2to-time', 'start-time'],
      ],
    ],
  ])('refuses %s, at its question', (_what, over, wrong) => {
    const typed = { ...START, target: 'workingDays', number: '3', ...over }
    expect(wrongWith(typed)).toEqual(wrong)
    expect(ask(typed).status).toBe(422)
  })

  it.each(['en', 'cy'] as const)('says of each wrong number what is wrong with it, in %s', (language) => {
    const said = ['', 'three', '0', '2.5', '400'].map(
      (number) => ask({ ...START, target: 'workingDays', number }, language).errors?.[0]?.message,
    )
    expect(new Set(said).size).toBe(said.length)
    expect(said).toEqual(said.filter((text) => text !== undefined && text !== ''))
  })

  it('reads a number once, whatever stands in the address', () => {
    expect(wrongWith({ ...START, target: 'workingDays', number: '1e400' })).toEqual([['number', 'not-a-number']])
  })
})
