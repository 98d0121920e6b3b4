// All English words, one file a journey.
import { assessments } from './assessments.ts'
import { attachments } from './attachments.ts'
import { calendar } from './calendar.ts'
import { cases } from './case.ts'
import { contracts } from './contracts.ts'
import { corrections } from './corrections.ts'
import { check } from './check.ts'
import { clocks } from './clocks.ts'
import { dates } from './dates.ts'
import { errors } from './errors.ts'
import { evidence } from './evidence.ts'
import { feedback } from './feedback.ts'
import { form } from './form.ts'
import { givenOut } from './given-out.ts'
import { home } from './home.ts'
import { law } from './law.ts'
import { lawDates } from './law-dates.ts'
import { layout } from './layout.ts'
import { mails } from './mails.ts'
import { manage } from './manage.ts'
import { monthly } from './monthly.ts'
import { messages } from './messages.ts'
import { offer } from './offer.ts'
import { problem } from './problem.ts'
import { recheck } from './recheck.ts'
import { refer } from './refer.ts'
import { refusals } from './refusals.ts'
import { reports } from './reports.ts'
import { requestErrors } from './request-errors.ts'
import { review } from './review.ts'
import { session } from './session.ts'
import { silence } from './silence.ts'
import { status } from './status.ts'
import { targets } from './targets.ts'
import { track } from './track.ts'
import { warnings } from './warnings.ts'

export const en = {
  assessments,
  attachments,
  calendar,
  cases,
  check,
  clocks,
  contracts,
  corrections,
  dates,
  errors,
  evidence,
  feedback,
  form,
  givenOut,
  home,
  law,
  lawDates,
  layout,
  mails,
  manage,
  messages,
  monthly,
  offer,
  problem,
  recheck,
  refer,
  refusals,
  reports,
  requestErrors,
  review,
  session,
  silence,
  status,
  targets,
  track,
  warnings,
}

export type Words = typeof en
