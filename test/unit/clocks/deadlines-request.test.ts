// What the public calculation takes, and that everything else is told apart by field and code.
import { describe, expect, it } from 'vitest'
import { DEADLINE_PROBLEMS, readDeadlinesRequest } from '../../../shared/domain/clocks/deadline.ts'

const sound = { startedAt: '2026-11-23T10:00:00+00:00', target: { workingDays: 2 } }
const problems = (body: unknown) => {
  const read = readDeadlinesRequest(body)
  return read.ok ? [] : read.problems.map(({ field, code }) => `${field}: ${code}`)
}

describe('a request for a due time', () => {
  it('is read into instants of UTC, with no pauses and the shared calendar unless told', () => {
    expect(readDeadlinesRequest({ ...sound, startedAt: '2026-07-01T10:00:00.123456+01:00' })).toEqual({
      ok: true,
      request: {
        startedAt: '2026-07-01T09:00:00.123Z',
        target: { workingDays: 2 },
        pauses: [],
        jurisdiction: 'england-and-wales',
      },
    })
  })

  it.each<[object]>([
    [{ target: { workingHours: 0.5 } }],
    [{ target: { workingDays: 1 } }],
    [{ target: { calendarDays: 7 } }],
    [{ target: { hours: 48 } }],
    [{ target: { at: '2026-12-01T12:00:00Z' } }],
    [{ pauses: [{ from: '2026-11-23T12:00:00Z', to: '2026-11-23T13:00:00+01:00' }] }],
    [{ jurisdiction: 'wales' }],
    [{ jurisdiction: 'england' }],
  ])('may have %o', (part) => {
    expect(problems({ ...sound, ...part })).toEqual([])
  })

  it.each<[string, unknown, string[]]>([
    ['nothing', undefined, [': not-an-object']],
    ['a list', [], [': not-an-object']],
    [
      'a start in small letters without an offset',
      { ...sound, startedAt: '2026-11-23t10:00:00' },
      ['startedAt: offset-missing'],
    ],
    ['an empty object', {}, ['startedAt: required', 'target: required']],
    ['an unknown field', { ...sound, start: 1, end: 2 }, ['start: unknown-field', 'end: unknown-field']],
    ['a start without an offset', { ...sound, startedAt: '2026-11-23T10:00:00' }, ['startedAt: offset-missing']],
    ['a start that is a date', { ...sound, startedAt: '2026-11-23' }, ['startedAt: not-an-instant']],
    ['a start that does not exist', { ...sound, startedAt: '2026-02-29T10:00:00Z' }, ['startedAt: not-an-instant']],
    ['a start that is a number', { ...sound, startedAt: 1_795_428_000_000 }, ['startedAt: not-an-instant']],
    ['a target of zero', { ...sound, target: { workingDays: 0 } }, ['target.workingDays: not-positive']],
    ['a negative target', { ...sound, target: { workingHours: -0.5 } }, ['target.workingHours: not-positive']],
    ['a target over a year', { ...sound, target: { hours: 8785 } }, ['target.hours: over-a-year']],
    ['half a day', { ...sound, target: { calendarDays: 0.5 } }, ['target.calendarDays: not-whole']],
    ['a target in words', { ...sound, target: { workingDays: 'two' } }, ['target.workingDays: not-a-number']],
    ['no kind of target', { ...sound, target: {} }, ['target: unknown-target']],
    ['another kind of target', { ...sound, target: { minutes: 5 } }, ['target: unknown-target']],
    ['two targets at once', { ...sound, target: { hours: 5, workingDays: 1 } }, ['target: unknown-target']],
    [
      'an agreed date without an offset',
      { ...sound, target: { at: '2026-12-01T12:00:00' } },
      ['target.at: offset-missing'],
    ],
    ['pauses that are no list', { ...sound, pauses: {} }, ['pauses: not-a-list']],
    [
      'too many pauses',
      { ...sound, pauses: Array.from({ length: 1001 }, () => ({ from: sound.startedAt, to: sound.startedAt })) },
      ['pauses: too-many'],
    ],
    [
      'a pause that ends before it starts',
      { ...sound, pauses: [{ from: '2026-11-23T12:00:00Z', to: '2026-11-23T12:30:00+01:00' }] },
      ['pauses.0.to: ends-before-start'],
    ],
    ['a pause without an end', { ...sound, pauses: [{ from: '2026-11-23T12:00:00Z' }] }, ['pauses.0.to: required']],
    [
      'a pause with more',
      { ...sound, pauses: [{ from: sound.startedAt, to: sound.startedAt, why: '' }] },
      ['pauses.0.why: unknown-field'],
    ],
    ['a pause that is none', { ...sound, pauses: ['noon'] }, ['pauses.0: not-an-object']],
    ['another jurisdiction', { ...sound, jurisdiction: 'scotland' }, ['jurisdiction: unknown-jurisdiction']],
  ])('is refused with %s', (_, body, expected) => {
    expect(problems(body)).toEqual(expected)
  })

  it('is read with the small letters that RFC 3339 allows', () => {
    const read = readDeadlinesRequest({ ...sound, startedAt: '2026-11-23t10:00:00z' })
    expect(read).toMatchObject({ ok: true, request: { startedAt: '2026-11-23T10:00:00.000Z' } })
  })

  it('has a code for each problem once', () => {
    expect(new Set(DEADLINE_PROBLEMS).size).toBe(DEADLINE_PROBLEMS.length)
  })
})
