// The names of roles, statuses, milestones and clocks, as every page says them.
import type { CaseStatus } from '../../../domain/case.ts'
import type { Milestone, Priority } from '../../../domain/clocks/policy.ts'
import type { Role } from '../../../domain/eligibility/rules.ts'
import type { ReferralStatus } from '../../../domain/referral.ts'

export const status = {
  /** What happens next with a case, or with a referral before it has cases or after they have ended. */
  next: {
    case: {
      assigning: 'A provider is being found.',
      offered: 'The provider answers the offer.',
      queried: 'The referrer answers the question of the provider.',
      accepted: 'The provider names the advocate.',
      allocated: 'The advocate makes first contact with the person.',
      'in-contact': 'The advocate sends the report or representations.',
      reported: 'The provider closes the case.',
      unplaced: 'The commissioner finds a provider.',
      withdrawn: 'Nothing: the case was withdrawn.',
      closed: 'Nothing: the case is closed.',
    },
    referral: {
      received: 'The answer of the law is being worked out and the cases are being opened.',
      'awaiting-information': 'The referrer gives the missing answers.',
      'awaiting-decision': 'A reviewer of the authority decides.',
      'not-eligible': 'Nothing: the facts given open no case. The reasons say why.',
      withdrawn: 'Nothing: the referral was withdrawn.',
      closed: 'Nothing: every case has ended.',
    },
  },
  role: {
    imca: 'Independent Mental Capacity Advocate (IMCA)',
    imha: 'Independent Mental Health Advocate (IMHA)',
    'care-act': 'Care Act advocate',
    rpr: 'Paid representative (RPR)',
  } satisfies Record<Role, string>,
  shortRole: { imca: 'IMCA', imha: 'IMHA', 'care-act': 'Care Act', rpr: 'RPR' } satisfies Record<Role, string>,
  referral: {
    received: 'Received',
    'awaiting-information': 'More information needed',
    'awaiting-decision': 'With a reviewer',
    open: 'Open',
    'not-eligible': 'Not eligible',
    withdrawn: 'Withdrawn',
    closed: 'Closed',
  } satisfies Record<ReferralStatus, string>,
  case: {
    assigning: 'Finding a provider',
    offered: 'Offered to a provider',
    queried: 'Question for the referrer',
    accepted: 'Accepted',
    allocated: 'Advocate named',
    'in-contact': 'In contact',
    reported: 'Report sent',
    unplaced: 'No provider yet',
    withdrawn: 'Withdrawn',
    closed: 'Closed',
  } satisfies Record<CaseStatus, string>,
  clock: {
    running: 'Running',
    paused: 'Paused',
    met: 'Met',
    missed: 'Missed',
    stopped: 'Stopped',
  },
  milestone: {
    acknowledgement: 'Referral acknowledged',
    decision: 'Eligibility decided by a person',
    response: 'Provider answers the offer',
    allocation: 'Advocate named',
    'first-contact': 'First contact with the person',
    report: 'Report',
  } satisfies Record<Milestone, string>,
  priority: {
    P1: 'Critical (P1)',
    P2: 'Urgent (P2)',
    P3: 'Standard (P3)',
    P4: 'Routine (P4)',
  } satisfies Record<Priority, string>,
  dueBy: (moment: string): string => `Due by ${moment}`,
  wasDueBy: (moment: string): string => `Was due by ${moment}`,
  pausedAt: (moment: string): string => `Due by ${moment} so far: it moves while the clock is paused`,
}
