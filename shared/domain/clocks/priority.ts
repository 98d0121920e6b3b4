// How pressing a case is: a table of rows, of which the first that fits decides.
import type { RuleId, Strength } from '../eligibility/rules.ts'
import type { Instant, IsoDate } from '../time.ts'
import { type WorkingCalendar, workingDaysUntil } from './calendar.ts'
import type { Priority } from './policy.ts'

export type PriorityFacts = {
  receivedAt: Instant
  /** The date of the decision or treatment. */
  decisionOn?: IsoDate
  meetingOn?: IsoDate
  /** The date of a planned discharge from hospital. */
  dischargeOn?: IsoDate
  rule: RuleId
  strength: Strength
  /** The section of the Mental Health Act, as in the facts of eligibility. */
  section?: string
  /** Marked urgent, with a reason given. */
  urgentReason?: boolean
  immediateRisk?: boolean
  urgentAuthorisation?: boolean
  calendar: WorkingCalendar
}

export type PriorityReason =
  | 'decision-within-2-working-days'
  | 'urgent-authorisation'
  | 'immediate-risk'
  | 'marked-urgent'
  | 'serious-medical-treatment'
  | 'decision-or-meeting-within-5-working-days'
  | 'hospital-discharge'
  | 'section-2-patient'
  | 'safeguarding-enquiry'
  | 'representative-ended'
  | 'power'
  | 'safeguarding-adults-review'
  | 'decision-over-30-working-days-away'
  | 'other-duty'

/** Working days from receipt to a date; no date is nearer or further than anything. */
const workingDaysTo = ({ receivedAt, calendar }: PriorityFacts, date: IsoDate | undefined): number =>
  (date === undefined ? undefined : workingDaysUntil(calendar, Date.parse(receivedAt), date)) ?? Number.NaN

type Row = { priority: Priority; reason: PriorityReason; fits: (facts: PriorityFacts) => boolean }

/** "The rest of the duties" (P3) stand last, since a safeguarding adults review and a distant decision are duties too. */
const ROWS: readonly Row[] = [
  {
    priority: 'P1',
    reason: 'decision-within-2-working-days',
    fits: (facts) => workingDaysTo(facts, facts.decisionOn) <= 2,
  },
  {
    priority: 'P1',
    reason: 'urgent-authorisation',
    fits: ({ rule, urgentAuthorisation }) => rule === 'IMCA-39A' && urgentAuthorisation === true,
  },
  {
    priority: 'P1',
    reason: 'immediate-risk',
    fits: ({ rule, immediateRisk }) => rule === 'CA-42' && immediateRisk === true,
  },
  { priority: 'P1', reason: 'marked-urgent', fits: ({ urgentReason }) => urgentReason === true },
  { priority: 'P2', reason: 'serious-medical-treatment', fits: ({ rule }) => rule === 'IMCA-SMT' },
  {
    priority: 'P2',
    reason: 'decision-or-meeting-within-5-working-days',
    fits: (facts) => workingDaysTo(facts, facts.decisionOn) <= 5 || workingDaysTo(facts, facts.meetingOn) <= 5,
  },
  { priority: 'P2', reason: 'hospital-discharge', fits: ({ dischargeOn }) => dischargeOn !== undefined },
  { priority: 'P2', reason: 'section-2-patient', fits: ({ section }) => section === 's2' },
  { priority: 'P2', reason: 'safeguarding-enquiry', fits: ({ rule }) => rule === 'CA-42' },
  { priority: 'P2', reason: 'representative-ended', fits: ({ rule }) => rule === 'IMCA-39C' },
  { priority: 'P4', reason: 'power', fits: ({ strength }) => strength === 'power' },
  { priority: 'P4', reason: 'safeguarding-adults-review', fits: ({ rule }) => rule === 'CA-44' },
  {
    priority: 'P4',
    reason: 'decision-over-30-working-days-away',
    fits: (facts) => workingDaysTo(facts, facts.decisionOn) > 30,
  },
]

/** The priority of a case with the row that decided it. */
export const prioritise = (facts: PriorityFacts): { priority: Priority; reason: PriorityReason } => {
  const row = ROWS.find(({ fits }) => fits(facts))
  return row === undefined ? { priority: 'P3', reason: 'other-duty' } : { priority: row.priority, reason: row.reason }
}

/** The priority of a case. */
export const priorityOf = (facts: PriorityFacts): Priority => prioritise(facts).priority

/** Fewer than five working days between receipt and the decision. */
export const shortNotice = ({
  receivedAt,
  decisionOn,
  calendar,
}: Pick<PriorityFacts, 'receivedAt' | 'decisionOn' | 'calendar'>): boolean => {
  if (decisionOn === undefined) return false
  const between = workingDaysUntil(calendar, Date.parse(receivedAt), decisionOn)
  return between !== undefined && between < 5
}
