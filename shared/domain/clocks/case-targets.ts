// The promises that a case is opened under: what a policy says of each milestone of a case.
import type { Role, RuleId } from '../eligibility/rules.ts'
import { type Milestone, type Priority, type PromisedTarget, type TargetPolicy, targetFor } from './policy.ts'

/** The milestones of a case, in the order in which they are reached. */
export const CASE_MILESTONES = [
  'response',
  'allocation',
  'first-contact',
  'report',
] as const satisfies readonly Milestone[]
export type CaseMilestone = (typeof CASE_MILESTONES)[number]

/** The promises a case was opened under: they stay with it when the policy changes. */
export type CaseTargets = { version: string; promised: Record<CaseMilestone, PromisedTarget> }

/**
 * The promises of a policy for a case. Under an urgent authorisation the report has to come while it lasts: the
 * statutory clock of the rule takes the place of the agreed date.
 */
export const caseTargets = (
  policy: TargetPolicy,
  {
    role,
    rule,
    priority,
    urgentAuthorisation,
  }: { role: Role; rule: RuleId; priority: Priority; urgentAuthorisation: boolean },
): CaseTargets => ({
  version: policy.version,
  promised: {
    response: targetFor(policy, 'response', role, priority),
    allocation: targetFor(policy, 'allocation', role, priority),
    'first-contact': targetFor(policy, 'first-contact', role, priority),
    report: (urgentAuthorisation ? statutory(policy, rule) : undefined) ?? targetFor(policy, 'report', role, priority),
  },
})

const statutory = (policy: TargetPolicy, rule: RuleId): PromisedTarget | undefined => {
  const clock = policy.statutory.find((each) => each.rule === rule)
  return clock && { promised: clock.target, startsFrom: clock.startsFrom, binds: clock.binds }
}
