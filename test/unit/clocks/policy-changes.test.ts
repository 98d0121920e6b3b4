// Targets that a commissioner changes from a day on: what stands when, and what may not be entered.
import { describe, expect, it } from 'vitest'
import { DEFAULT_POLICY, policyOn, targetFor, type TargetPolicy } from '../../../shared/domain/clocks/policy.ts'
import {
  faultOfPolicyChange,
  policiesOf,
  type PolicyChange,
  policyChangeSchema,
} from '../../../shared/domain/clocks/policy-changes.ts'

const TODAY = '2026-11-23'
const change = (over: Partial<PolicyChange> = {}): PolicyChange => ({
  from: '2027-01-01',
  milestone: 'allocation',
  priority: 'P3',
  target: { workingDays: 1 },
  ...over,
})
const on = (date: string, ...changes: PolicyChange[]): TargetPolicy =>
  policyOn(policiesOf('westmarch', changes, DEFAULT_POLICY), date) ?? DEFAULT_POLICY
const promised = (
  policy: TargetPolicy,
  role: 'care-act' | 'imha',
  milestone: PolicyChange['milestone'] = 'allocation',
) => targetFor(policy, milestone, role, 'P3').promised

describe('a changed target', () => {
  it('counts from its day on, and not before', () => {
    expect(promised(on('2026-12-31', change()), 'care-act')).toEqual({ workingDays: 2 })
    expect(promised(on('2027-01-01', change()), 'care-act')).toEqual({ workingDays: 1 })
  })

  it('for one role leaves the others as they are', () => {
    const policy = on('2027-01-01', change({ role: 'imha' }))
    expect([promised(policy, 'imha'), promised(policy, 'care-act')]).toEqual([{ workingDays: 1 }, { workingDays: 2 }])
  })

  it('for every role is for those too that had one of their own', () => {
    const policy = on('2027-01-01', change({ milestone: 'first-contact', target: { workingDays: 4 } }))
    expect(promised(policy, 'imha', 'first-contact')).toEqual({ workingDays: 4 })
  })

  it('for a report holds until a date is agreed', () => {
    const policy = on('2027-01-01', change({ milestone: 'report', target: { workingDays: 10 } }))
    expect(promised(policy, 'care-act', 'report')).toEqual({ agreedDate: true, otherwise: { workingDays: 10 } })
  })

  it('entered later for the same day goes before the earlier one, whatever was entered for other days', () => {
    const changes = [
      change(),
      change({ from: '2027-03-01', target: { workingDays: 5 } }),
      change({ target: { workingHours: 4 } }),
    ]
    expect(promised(on('2027-02-01', ...changes), 'care-act')).toEqual({ workingHours: 4 })
    expect(promised(on('2027-03-01', ...changes), 'care-act')).toEqual({ workingDays: 5 })
  })

  it('has a version that no other state of the targets has', () => {
    const first = [change()]
    const second = [...first, change({ from: '2026-12-15', target: { workingDays: 3 } })]
    const third = [...second, change({ target: { workingDays: 4 } })]
    const versions = [first, second, third].flatMap((changes) =>
      policiesOf('westmarch', changes, DEFAULT_POLICY)
        .slice(1)
        .map(({ version }) => version),
    )
    expect(new Set(versions).size).toBe(versions.length)
  })
})

describe('a change is refused', () => {
  it.each<[string, Partial<PolicyChange>, string | undefined]>([
    ['when it reaches back', { from: '2026-11-22' }, 'in-the-past'],
    ['when it changes nothing', { target: { workingDays: 2 } }, 'as-it-is'],
    [
      'when the person would be met before anybody is named',
      { milestone: 'first-contact', target: { workingDays: 1 } },
      'contact-before-allocation',
    ],
    [
      'when somebody is named only after the person is met',
      { target: { workingDays: 6 } },
      'contact-before-allocation',
    ],
    ['when that is so for one role', { role: 'imha', target: { workingDays: 4 } }, 'contact-before-allocation'],
    [
      'when a report of a critical case would come after the decision',
      { milestone: 'report', priority: 'P1', target: { workingDays: 3 } },
      'after-the-decision',
    ],
    [
      'when a report of an urgent case would come after the decision',
      { milestone: 'report', priority: 'P2', target: { workingDays: 6 } },
      'after-the-decision',
    ],
    [
      'when a report would come after any decision that is not a routine one',
      { milestone: 'report', target: { workingDays: 31 } },
      'after-the-decision',
    ],
    ['not for a routine case', { milestone: 'report', priority: 'P4', target: { workingDays: 60 } }, undefined],
    [
      'not for an urgent case that is kept',
      { milestone: 'report', priority: 'P2', target: { workingDays: 5 } },
      undefined,
    ],
    [
      'when a person would decide after an advocate has to be named',
      { milestone: 'decision', target: { workingDays: 3 } },
      'longer-than-allocation',
    ],
    [
      'when a provider would answer after an advocate has to be named',
      { milestone: 'response', target: { hours: 24 * 8 } },
      'longer-than-allocation',
    ],
    [
      'when that is so for the one role that it is for',
      { milestone: 'response', role: 'imha', target: { workingDays: 3 } },
      'longer-than-allocation',
    ],
    ['not when the answer is due with the naming', { milestone: 'response', target: { workingDays: 2 } }, undefined],
    ['not when it depends on the hour', { milestone: 'response', target: { workingHours: 22 } }, undefined],
    ['not when it is for today', { from: TODAY }, undefined],
    ['not when it can be kept', {}, undefined],
    ['not for a report of another priority', { milestone: 'report', target: { workingDays: 30 } }, undefined],
  ])('%s', (_why, over, fault) => {
    expect(faultOfPolicyChange([], change(over), DEFAULT_POLICY, TODAY)).toBe(fault)
  })

  it('when a provider would answer too late under the targets of a contract, or from a later day on', () => {
    const sooner = change({ contract: 'contract-1', target: { workingDays: 1 } })
    const answer = change({ milestone: 'response', target: { workingDays: 2 } })
    const fault = (...entered: PolicyChange[]) => faultOfPolicyChange(entered, answer, DEFAULT_POLICY, TODAY)
    expect(fault()).toBeUndefined()
    expect(fault(sooner)).toBe('longer-than-allocation')
    expect(fault(change({ from: '2027-06-01', target: { workingDays: 1 } }))).toBe('longer-than-allocation')
    const ownAnswer = change({ contract: 'contract-1', milestone: 'response', target: { workingHours: 4 } })
    expect(fault(sooner, ownAnswer)).toBeUndefined()
  })

  it('when what was entered for a later day could no longer be kept', () => {
    const later = change({ from: '2027-03-01', target: { workingDays: 5 } })
    const sooner = change({ milestone: 'first-contact', target: { workingDays: 4 } })
    expect(faultOfPolicyChange([], sooner, DEFAULT_POLICY, TODAY)).toBeUndefined()
    expect(faultOfPolicyChange([later], sooner, DEFAULT_POLICY, TODAY)).toBe('contact-before-allocation')
  })

  it.each([
    ['no time', { workingDays: 0 }, 'not-positive'],
    ['negative time', { workingHours: -1 }, 'not-positive'],
    ['more than a year', { workingDays: 367 }, 'over-a-year'],
    ['half a day', { workingDays: 1.5 }, 'not-whole'],
    ['a date', { at: '2027-01-01T09:00:00Z' }, 'unknown-target'],
    ['nothing', {}, 'unknown-target'],
  ])('when its target is %s', (_what, target, code) => {
    const read = policyChangeSchema.safeParse({ ...change(), target })
    expect(JSON.stringify(read.error?.issues)).toContain(code)
  })
})
