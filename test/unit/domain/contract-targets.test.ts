// A contract with targets or office hours of its own: a case has them from the offer until the provider gives it back.
import { describe, expect, it } from 'vitest'
import { targetsOfOffer } from '../../../shared/domain/assignment/contract-targets.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import { decide } from '../../../shared/domain/case-decisions.ts'
import { evolve, opened } from '../../../shared/domain/case-evolution.ts'
import { calendarOf } from '../../../shared/domain/clocks/case-targets.ts'
import { DEFAULT_POLICY, policyOn } from '../../../shared/domain/clocks/policy.ts'
import { hasOwnTargets, policiesOf, type PolicyChange } from '../../../shared/domain/clocks/policy-changes.ts'
import { caseOpening, MONDAY } from '../../support/factories.ts'

const change = (over: Partial<PolicyChange> = {}): PolicyChange => ({
  from: '2026-11-01',
  contract: 'contract-1',
  milestone: 'allocation',
  priority: caseOpening().priority,
  target: { workingHours: 3 },
  ...over,
})
const policyWith = (contract: string | undefined, day: string, ...changes: PolicyChange[]) =>
  policyOn(policiesOf('westmarch', changes, DEFAULT_POLICY, contract), day)
const { priority } = caseOpening()
const allocationOf = (state: Pick<CaseState, 'targets'>) => state.targets.promised.allocation.promised

describe('the policy of a contract', () => {
  const own = change()
  const later = change({ from: '2026-11-15', target: { workingHours: 8 } })
  const { contract: _, ...ofArea } = later

  it('goes over that of its area, though the area’s was changed since', () => {
    const policy = policyWith('contract-1', '2026-11-20', own, ofArea)
    expect(policy?.targets.allocation.byPriority[priority]).toEqual({ workingHours: 3 })
    expect(policy?.version).toBe('contract-1-2026-11-15-2')
  })

  it('is that of its area for the rest, and before its day', () => {
    expect(policyWith('contract-2', '2026-11-20', own, ofArea)?.targets.allocation.byPriority[priority]).toEqual({
      workingHours: 8,
    })
    expect(policyWith('contract-1', '2026-10-31', own)).toBe(DEFAULT_POLICY)
    expect(policyWith(undefined, '2026-11-20', own)).toBe(DEFAULT_POLICY)
    expect([
      hasOwnTargets([own], 'contract-1', '2026-10-31'),
      hasOwnTargets([own], 'contract-1', '2026-11-01'),
    ]).toEqual([false, true])
  })
})

const at = MONDAY
const by = { kind: 'service', part: 'case-workflow' } as const
const ask = (state: CaseState, command: Parameters<typeof decide>[1]): CaseState => {
  const decided = decide(state, command, { at, by })
  if (!decided.ok) throw new Error(decided.refusal.code)
  return decided.events.reduce(evolve, state)
}
const offered = (state: CaseState, terms: Parameters<typeof targetsOfOffer>[1]): CaseState => {
  const targets = targetsOfOffer(state, terms)
  const offer = {
    offerId: `offer-${state.version}`,
    contractId: terms.contractId,
    provider: 'harbour',
    providerName: 'Harbour',
    contactEmail: 'desk@harbour.example',
  }
  const promised = targets === undefined ? {} : { targets }
  return ask(state, { type: 'offer', offer, passedOver: [], ...promised })
}

const told = (milestone: 'allocation' | 'first-contact') => ({ milestone, alert: 'reminder' as const, dueAt: MONDAY })

describe('a case that is offered', () => {
  const fresh = opened(caseOpening())
  const policy = policyWith('contract-1', '2026-11-20', change())
  const hours = { opens: '08:00', closes: '18:00' }

  it('under a contract without anything of its own keeps its targets', () => {
    expect(targetsOfOffer(fresh, { contractId: 'contract-2', officeHours: null })).toBeUndefined()
    expect(offered(fresh, { contractId: 'contract-2' }).targets).toBe(fresh.targets)
  })

  it('under one with its own targets has them, and those of its area again when the provider gives it back', () => {
    const held = offered(fresh, { contractId: 'contract-1', policy })
    expect(allocationOf(held)).toEqual({ workingHours: 3 })
    expect(held.targets).toMatchObject({ contract: 'contract-1', ofArea: fresh.targets })
    const back = ask(held, { type: 'lapse', offerId: held.offer?.offerId ?? '' })
    expect(back.targets).toEqual(fresh.targets)
  })

  it('under one with its own hours keeps its bank holidays and promises', () => {
    const held = offered(fresh, { contractId: 'contract-1', officeHours: hours })
    expect(calendarOf(held.targets)).toBe(`${calendarOf(fresh.targets)}@0800-1800`)
    expect(held.targets.promised).toEqual(fresh.targets.promised)
  })

  it('is reminded anew of what is promised otherwise, and of nothing else', () => {
    const reminded = { ...fresh, alerts: [told('allocation'), told('first-contact')] }
    expect(offered(reminded, { contractId: 'contract-1', policy }).alerts).toEqual([
      { ...told('allocation'), outdated: true },
      told('first-contact'),
    ])
  })
})
