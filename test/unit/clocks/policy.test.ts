// What is promised by default, and which policy holds when.
import { describe, expect, it } from 'vitest'
import {
  DEFAULT_POLICY,
  type Milestone,
  PRIORITIES,
  policyOn,
  settledTarget,
  targetFor,
} from '../../../shared/domain/clocks/policy.ts'

const days = (workingDays: number) => ({ workingDays })
const hours = (workingHours: number) => ({ workingHours })
const agreed = { agreedDate: true, otherwise: days(15) }

describe('the default targets', () => {
  it.each<[Milestone, string, string, unknown[]]>([
    ['acknowledgement', 'receipt', 'gross', ['at-once', 'at-once', 'at-once', 'at-once']],
    ['decision', 'complete', 'net', [hours(2), days(1), days(1), days(2)]],
    ['response', 'offer', 'net', [hours(4), days(1), days(1), days(2)]],
    ['allocation', 'complete', 'net', [days(1), days(1), days(2), days(5)]],
    ['first-contact', 'complete', 'net', [days(1), days(2), days(5), days(10)]],
    ['report', 'allocation', 'net', [agreed, agreed, agreed, agreed]],
  ])('of %s start from %s and bind the %s clock', (milestone, startsFrom, binds, byPriority) => {
    for (const [place, priority] of PRIORITIES.entries()) {
      const promised = byPriority[place]
      expect(targetFor(DEFAULT_POLICY, milestone, 'imca', priority)).toEqual({ promised, startsFrom, binds })
    }
  })

  it('give an IMHA three working days for the first contact, urgent or standard', () => {
    const promised = PRIORITIES.map((priority) => targetFor(DEFAULT_POLICY, 'first-contact', 'imha', priority).promised)
    expect(promised).toEqual([days(1), days(3), days(3), days(10)])
  })

  it('give a 39A case seven calendar days from the urgent authorisation, paused or not', () => {
    expect(DEFAULT_POLICY.statutory).toEqual([
      { rule: 'IMCA-39A', startsFrom: 'urgent-authorisation', binds: 'gross', target: { calendarDays: 7 } },
    ])
  })

  it('settle a report on the agreed date, until then on the promise without one', () => {
    const { promised } = targetFor(DEFAULT_POLICY, 'report', 'care-act', 'P1')
    expect(settledTarget(promised)).toEqual(days(15))
    expect(settledTarget(promised, '2026-12-01T12:00:00.000Z')).toEqual({ at: '2026-12-01T12:00:00.000Z' })
  })

  it('take no agreed date where none was asked for, and no target where it is done at once', () => {
    const agreedAt = '2026-12-01T12:00:00.000Z'
    expect(settledTarget(targetFor(DEFAULT_POLICY, 'allocation', 'rpr', 'P3').promised, agreedAt)).toEqual(days(2))
    expect(settledTarget(targetFor(DEFAULT_POLICY, 'acknowledgement', 'rpr', 'P3').promised, agreedAt)).toBeUndefined()
  })
})

describe('the policy of a day', () => {
  const first = { ...DEFAULT_POLICY, version: 'first', from: '2026-01-01' }
  const second = { ...DEFAULT_POLICY, version: 'second', from: '2026-07-01' }
  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 'first'],
    ['2026-06-30', 'first'],
    ['2026-07-01', 'second'],
  ])('on %s is %s', (on, version) => {
    expect(policyOn([first, second], on)?.version).toBe(version)
    expect(policyOn([second, first], on)?.version).toBe(version)
  })
})
