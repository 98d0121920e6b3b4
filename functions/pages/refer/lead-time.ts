// How long it is until the decision: shown while the form is filled in, because an advocate needs time.
import { type Answers, readingOf } from '../../../shared/domain/form/answers.ts'
import { isDate } from '../../../shared/domain/form/values.ts'
import { ENGLAND_AND_WALES, workingDaysUntil } from '../../../shared/domain/clocks/calendar.ts'
import { shortNotice } from '../../../shared/domain/clocks/priority.ts'
import { dateOf, epochMs, type Instant, instantOf, type IsoDate, noonOf } from '../../../shared/domain/time.ts'

export type LeadTime = {
  decisionOn: IsoDate
  /** Working days after today, up to and with the day of the decision. */
  workingDays: number
  isShort: boolean
  /** The first day on which a referral would be at short notice. */
  shortFrom: IsoDate
}

const calendar = ENGLAND_AND_WALES
const DAY_MS = 24 * 3_600_000

// Four working days never take more than this many days, Christmas and Easter included.
const LOOK_BACK_DAYS = 14

const isShortFrom = (day: IsoDate, decisionOn: IsoDate) =>
  shortNotice({ receivedAt: noonOf(day), decisionOn, calendar })

const daysBefore = (day: IsoDate, days: number): IsoDate => instantOf(epochMs(noonOf(day)) - days * DAY_MS).slice(0, 10)

const firstShortDay = (decisionOn: IsoDate): IsoDate => {
  const days = Array.from({ length: LOOK_BACK_DAYS }, (_, before) => daysBefore(decisionOn, before))
  return days.findLast((day) => isShortFrom(day, decisionOn)) ?? decisionOn
}

/** The lead time of a draft; none while no date is given, or one that has passed or that the calendar does not reach. */
export const leadTime = (answers: Answers, now: Instant): LeadTime | undefined => {
  const today = dateOf(now)
  const decisionOn = readingOf(answers, today).read('decision.by')
  if (typeof decisionOn !== 'string' || !isDate(decisionOn) || decisionOn < today) return undefined
  const workingDays = workingDaysUntil(calendar, epochMs(now), decisionOn)
  if (workingDays === undefined || !Number.isFinite(workingDays)) return undefined
  const isShort = shortNotice({ receivedAt: now, decisionOn, calendar })
  return { decisionOn, workingDays, isShort, shortFrom: firstShortDay(decisionOn) }
}
