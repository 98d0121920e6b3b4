// All Welsh words, one file a journey.
import type { Words } from '../en/index.ts'
import { cases } from './case.ts'
import { dates } from './dates.ts'
import { errors } from './errors.ts'
import { form } from './form.ts'
import { home } from './home.ts'
import { layout } from './layout.ts'
import { manage } from './manage.ts'
import { offer } from './offer.ts'
import { problem } from './problem.ts'
import { refer } from './refer.ts'
import { refusals } from './refusals.ts'
import { reports } from './reports.ts'
import { requestErrors } from './request-errors.ts'
import { session } from './session.ts'
import { status } from './status.ts'
import { track } from './track.ts'

export const cy: Words = {
  cases,
  dates,
  errors,
  form,
  home,
  layout,
  manage,
  offer,
  problem,
  refer,
  refusals,
  reports,
  requestErrors,
  session,
  status,
  track,
}
