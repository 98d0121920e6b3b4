// How long it is until the decision, and what that means: shown while the form is filled in, because an advocate needs time.
import { type Answers, readingOf } from '../../../shared/domain/form/answers.ts'
import { clockFactsSoFar } from '../../../shared/domain/form/routing.ts'
import type { LawDay } from '../../../shared/domain/form/law-day.ts'
import { isDate } from '../../../shared/domain/form/values.ts'
import { ENGLAND_AND_WALES, type WorkingCalendar, workingDaysUntil } from '../../../shared/domain/clocks/calendar.ts'
import { milestoneDue } from '../../../shared/domain/clocks/milestone-due.ts'
import { DEFAULT_POLICY, type Priority, targetFor, type TargetPolicy } from '../../../shared/domain/clocks/policy.ts'
import { priorityOf, shortNotice } from '../../../shared/domain/clocks/priority.ts'
import { rolesOpened } from '../../../shared/domain/eligibility/determine.ts'
import type { Role } from '../../../shared/domain/eligibility/rules.ts'
import { dateOf, daysAfter, epochMs, type Instant, type IsoDate, noonOf } from '../../../shared/domain/time.ts'

export type LeadTime = {
  decisionOn: IsoDate
  /** Working days after today, up to and with the day of the decision. */
  workingDays: number
  isShort: boolean
  /** The first day on which a referral would be at short notice. */
  shortFrom: IsoDate
}

// Four working days never take more than this many days, Christmas and Easter included.
const LOOK_BACK_DAYS = 14

const firstShortDay = (decisionOn: IsoDate, calendar: WorkingCalendar): IsoDate => {
  const days = Array.from({ length: LOOK_BACK_DAYS }, (_, before) => daysAfter(decisionOn, -before))
  return days.findLast((day) => shortNotice({ receivedAt: noonOf(day), decisionOn, calendar })) ?? decisionOn
}

/** The lead time of a draft; none while no date is given, or one that has passed or that the calendar does not reach. */
export const leadTime = (
  answers: Answers,
  now: Instant,
  calendar: WorkingCalendar = ENGLAND_AND_WALES,
): LeadTime | undefined => {
  const today = dateOf(now)
  const decisionOn = readingOf(answers, today).read('decision.by')
  if (typeof decisionOn !== 'string' || !isDate(decisionOn) || decisionOn < today) return undefined
  const workingDays = workingDaysUntil(calendar, epochMs(now), decisionOn)
  if (workingDays === undefined || !Number.isFinite(workingDays)) return undefined
  const isShort = shortNotice({ receivedAt: now, decisionOn, calendar })
  return { decisionOn, workingDays, isShort, shortFrom: firstShortDay(decisionOn, calendar) }
}

export type Prospect = {
  role: Role
  priority: Priority
  firstContactBy: Instant
  /** First contact may come only after the day of the decision. */
  isTooLate: boolean
}

/**
 * How pressing each case would be that a draft opens on its answers so far, were it sent now, and when its first contact
 * would be due by a policy: that of the authority that refers, whose area most of its cases are in.
 */
export const prospects = (
  answers: Answers,
  now: Instant,
  {
    day = dateOf(now),
    policy = DEFAULT_POLICY,
    calendar = ENGLAND_AND_WALES,
  }: { day?: LawDay; policy?: TargetPolicy | undefined; calendar?: WorkingCalendar | undefined } = {},
): Prospect[] => {
  const { read, determinations } = readingOf(answers, day)
  const facts = clockFactsSoFar(read)
  return rolesOpened(determinations(), { requestedPowers: true }).flatMap(({ role, rule, strength }): Prospect[] => {
    const priority = priorityOf({ ...facts, receivedAt: now, rule, strength, calendar })
    const promised = targetFor(policy, 'first-contact', role, priority)
    const due = milestoneDue({ promised, startedAt: now, calendar })
    if (!due.ok) return []
    const isTooLate = facts.decisionOn !== undefined && dateOf(due.dueAt) > facts.decisionOn
    return [{ role, priority, firstContactBy: due.dueAt, isTooLate }]
  })
}
