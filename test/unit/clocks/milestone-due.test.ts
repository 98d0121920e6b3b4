// When milestones are due, when their holders are reminded, and when anybody may be mailed.
import { describe, expect, it } from 'vitest'
import { mailableAt, remindAt } from '../../../shared/domain/clocks/alerts.ts'
import { ENGLAND_AND_WALES as calendar } from '../../../shared/domain/clocks/calendar.ts'
import { caseTargets } from '../../../shared/domain/clocks/case-targets.ts'
import { milestoneDue } from '../../../shared/domain/clocks/milestone-due.ts'
import { DEFAULT_POLICY, targetFor } from '../../../shared/domain/clocks/policy.ts'
import type { Target } from '../../../shared/domain/clocks/target.ts'

const startedAt = '2026-11-23T10:00:00.000Z'
const aDayLost = [{ from: '2026-11-24T09:00:00.000Z', to: '2026-11-24T17:00:00.000Z' }]

describe('a reminder comes when three quarters have gone', () => {
  it.each<[string, Target, string]>([
    ['of four working hours', { workingHours: 4 }, '2026-11-23T13:00:00.000Z'],
    ['of ten working hours, over the night', { workingHours: 10 }, '2026-11-24T09:30:00.000Z'],
    ['of a working day', { workingDays: 1 }, '2026-11-24T13:15:00.000Z'],
    ['of hours by the clock', { hours: 48 }, '2026-11-24T22:00:00.000Z'],
    ['of calendar days', { calendarDays: 7 }, '2026-11-29T02:29:59.250Z'],
    ['of the time to an agreed date', { at: '2026-12-01T10:00:00.000Z' }, '2026-11-29T10:00:00.000Z'],
  ])('%s', (_, target, expected) => {
    expect(remindAt({ startedAt, target, calendar })).toBe(expected)
  })

  it('outside the pauses', () => {
    expect(remindAt({ startedAt, target: { workingDays: 1 }, pauses: aDayLost, calendar })).toBe(
      '2026-11-25T13:15:00.000Z',
    )
  })

  it('through pauses where they do not stop the clock', () => {
    expect(remindAt({ startedAt, target: { hours: 48 }, pauses: aDayLost, calendar })).toBe('2026-11-24T22:00:00.000Z')
  })

  it('but not after an agreed date that had passed as the clock started', () => {
    const at = '2026-11-20T10:00:00.000Z'
    expect(remindAt({ startedAt, target: { at }, calendar })).toBe(at)
  })

  it('unless the calendar does not reach', () => {
    expect(remindAt({ startedAt: '2030-12-31T16:00:00.000Z', target: { workingHours: 2 }, calendar })).toBeUndefined()
  })
})

describe('mail', () => {
  it.each<[string, 'P1' | 'P2' | 'P4', string]>([
    ['2026-11-23T10:00:00.000Z', 'P2', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T17:00:00.000Z', 'P2', '2026-11-24T09:00:00.000Z'],
    ['2026-11-28T10:00:00.000Z', 'P4', '2026-11-30T09:00:00.000Z'],
    ['2026-12-24T20:00:00.000Z', 'P2', '2026-12-29T09:00:00.000Z'],
    ['2026-12-24T20:00:00.000Z', 'P1', '2026-12-24T20:00:00.000Z'],
    ['2030-12-31T20:00:00.000Z', 'P4', '2030-12-31T20:00:00.000Z'],
  ])('from %s at %s goes at %s', (instant, priority, expected) => {
    expect(mailableAt(instant, priority, calendar)).toBe(expected)
  })
})

describe('a milestone is due', () => {
  it('by its target, with its reminder', () => {
    const promised = targetFor(DEFAULT_POLICY, 'allocation', 'imca', 'P3')
    expect(milestoneDue({ promised, startedAt, calendar })).toEqual({
      ok: true,
      dueAt: '2026-11-25T17:00:00.000Z',
      remindAt: '2026-11-25T11:15:00.000Z',
      promised: { workingDays: 2 },
      target: { workingDays: 2 },
    })
  })

  it('later for a pause when the net clock binds, and no later when the gross one does', () => {
    const allocation = targetFor(DEFAULT_POLICY, 'allocation', 'imca', 'P3')
    const gross = { ...targetFor(DEFAULT_POLICY, 'response', 'imca', 'P4'), binds: 'gross' as const }
    const paused = (promised: typeof allocation) => milestoneDue({ promised, startedAt, pauses: aDayLost, calendar })
    expect(paused(allocation)).toMatchObject({
      dueAt: '2026-11-26T17:00:00.000Z',
      remindAt: '2026-11-26T11:15:00.000Z',
    })
    expect(paused(gross)).toMatchObject({ dueAt: '2026-11-25T17:00:00.000Z', remindAt: '2026-11-25T11:15:00.000Z' })
  })

  it('as it starts when it is done at once', () => {
    const promised = targetFor(DEFAULT_POLICY, 'acknowledgement', 'imca', 'P3')
    expect(milestoneDue({ promised, startedAt, calendar })).toEqual({ ok: true, dueAt: startedAt })
  })

  const report = targetFor(DEFAULT_POLICY, 'report', 'imca', 'P2')
  it.each([
    ['after fifteen working days', {}, '2026-12-14T17:00:00.000Z'],
    ['on the agreed date', { agreedAt: '2026-12-01T12:00:00.000Z' }, '2026-12-01T12:00:00.000Z'],
    [
      'on the agreed date, which does not pause',
      { agreedAt: '2026-12-01T12:00:00.000Z', pauses: aDayLost },
      '2026-12-01T12:00:00.000Z',
    ],
    ['by closing time on the day of the decision', { decisionOn: '2026-12-03' }, '2026-12-03T17:00:00.000Z'],
    [
      'not after the decision, whatever was agreed',
      { agreedAt: '2026-12-04T12:00:00.000Z', decisionOn: '2026-12-03' },
      '2026-12-03T17:00:00.000Z',
    ],
    [
      'on the agreed date before the decision',
      { agreedAt: '2026-12-01T12:00:00.000Z', decisionOn: '2026-12-03' },
      '2026-12-01T12:00:00.000Z',
    ],
    ['not after a decision that came before the allocation', { decisionOn: '2026-11-20' }, '2026-11-20T17:00:00.000Z'],
    ['without a decision that lies beyond the calendar', { decisionOn: '2031-02-01' }, '2026-12-14T17:00:00.000Z'],
  ])('as a report %s', (_, facts, dueAt) => {
    expect(milestoneDue({ promised: report, startedAt, calendar, ...facts })).toMatchObject({ ok: true, dueAt })
  })

  it('by the decision, with a reminder when three quarters of the time to it have gone', () => {
    expect(milestoneDue({ promised: report, startedAt, calendar, decisionOn: '2026-11-24' })).toEqual({
      ok: true,
      dueAt: '2026-11-24T17:00:00.000Z',
      remindAt: '2026-11-24T09:15:00.000Z',
      promised: { workingDays: 15 },
      target: { at: '2026-11-24T17:00:00.000Z' },
      cappedBy: 'decision',
    })
  })

  const lawful = caseTargets(DEFAULT_POLICY, {
    role: 'imca',
    rule: 'IMCA-39A',
    priority: 'P1',
    urgentAuthorisation: true,
  })
  it.each<[string, { agreedAt?: string; decisionOn?: string }, string, string | undefined]>([
    ['within seven days, where no date is agreed', {}, '2026-11-30T23:59:59.000Z', undefined],
    ['on the date that is agreed', { agreedAt: '2026-11-25T23:59:59.000Z' }, '2026-11-25T23:59:59.000Z', undefined],
    [
      'not after seven days, whatever was agreed',
      { agreedAt: '2026-12-05T23:59:59.000Z' },
      '2026-11-30T23:59:59.000Z',
      'statute',
    ],
    [
      'not after the decision either',
      { agreedAt: '2026-12-05T23:59:59.000Z', decisionOn: '2026-11-26' },
      '2026-11-26T17:00:00.000Z',
      'decision',
    ],
    [
      'not after seven days, though the decision is later',
      { agreedAt: '2026-12-05T23:59:59.000Z', decisionOn: '2026-12-03' },
      '2026-11-30T23:59:59.000Z',
      'statute',
    ],
  ])('under an urgent authorisation %s', (_, facts, dueAt, cappedBy) => {
    const { ok: _ok, ...due } = milestoneDue({ promised: lawful.promised.report, startedAt, calendar, ...facts })
    expect(due).toMatchObject({
      dueAt,
      promised: facts.agreedAt === undefined ? { calendarDays: 7 } : { at: facts.agreedAt },
    })
    expect('cappedBy' in due ? due.cappedBy : undefined).toBe(cappedBy)
  })

  it('nowhere beyond the calendar', () => {
    expect(milestoneDue({ promised: report, startedAt: '2030-12-20T10:00:00.000Z', calendar })).toEqual({
      ok: false,
      refusal: { field: 'target', code: 'outside-calendar' },
    })
  })
})
