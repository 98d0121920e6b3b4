// The person takes back the consent to share. It is recorded like any correction; without another lawful reason to go on,
// sharing stops at once. What was done stays on record.
import type { Answers } from '../../../shared/domain/form/answers.ts'
import {
  answersWithdrawn,
  canWithdrawConsent,
  CONSENT_RECORD,
  consentWithdrawal,
  type Told,
} from '../../../shared/domain/form/corrections.ts'
import type { FieldError as Mistake } from '../../../shared/domain/form/errors.ts'
import { fieldsOf, readPage } from '../../../shared/domain/form/pages.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { storyOf } from '../../../shared/store/referrals.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { saveCorrection } from '../../../shared/web/correcting.ts'
import { shownQuestions } from '../../../shared/web/form/questions.ts'
import { mistakesOnPage, optionWords } from '../../../shared/web/form/wording.ts'
import { redirect } from '../../../shared/web/http.ts'
import { html, type PageAnswer, problemPage } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { referralPath } from './following.ts'
import { afterwards } from './show.ts'
import { lawDayOf, type Tracking } from './tracking.ts'

const BASIS = 'consent.basisForSharing'
/** Said in place of a basis: there is none, and sharing stops. */
const STOP = 'stop'

/** Where there is a consent to withdraw; elsewhere the page leads back. */
const whereGiven =
  (handler: (call: Tracking, told: Told) => Promise<PageAnswer>) =>
  async (call: Tracking): Promise<PageAnswer> => {
    const form = await storyOf(call.state.reference)
    if (form === undefined) return problemPage('not-found')
    const told = { form, facts: call.state.facts }
    return canWithdrawConsent(told, call.state) ? handler(call, told) : redirect(referralPath(call.state.reference))
  }

type Typed = { typed: Answers; basis?: string; mistakes?: readonly Mistake[]; more?: readonly FieldError[] }

const consentPage = async (
  call: Tracking,
  told: Told,
  { typed, basis = '', mistakes = [], more = [] }: Typed,
): Promise<PageAnswer> => {
  const { state, w } = call
  const today = lawDayOf(call)
  const answers = answersWithdrawn(told, typed, today)
  const all = CONSENT_RECORD === undefined ? [] : fieldsOf(CONSENT_RECORD, answers, today)
  const asked = all.filter(({ box, mandatory }) => mandatory && box !== BASIS)
  const bases = all.find(({ box }) => box === BASIS)?.options ?? []
  const errors = [...mistakesOnPage(mistakes, asked, w), ...more]
  const context = {
    reference: state.reference,
    path: referralPath(state.reference),
    questions: shownQuestions(asked, { answers, mistakes, w, areas: await allAuthorities() }),
    bases: bases.map((option) => ({
      value: option,
      text: optionWords({ word: BASIS }, option, w),
      checked: option === basis,
    })),
    stops: basis === STOP,
    errors,
  }
  return html('track/consent', context, errors.length > 0 ? 422 : 200)
}

const today = (now: string): Answers => {
  const [year = '', month = '', day = ''] = dateOf(now).split('-')
  return { 'consent.on-day': String(Number(day)), 'consent.on-month': String(Number(month)), 'consent.on-year': year }
}

/** Asks how and when consent was withdrawn, and whether there is another reason to go on sharing. */
export const consent = whereGiven(async (call, told) =>
  consentPage(call, told, {
    typed: { ...today(call.now), 'consent.how': '', 'consent.recordedBy': call.person.name, [BASIS]: '' },
  }),
)

/** Records that consent is withdrawn. */
export const withdrawConsent = whereGiven(async (call, told) => {
  const { form, now, state, person, w } = call
  const basis = fieldOf(form, BASIS)
  const sent = CONSENT_RECORD === undefined ? {} : readPage(CONSENT_RECORD, form)
  const typed: Answers = { ...sent, [BASIS]: basis === STOP ? '' : basis }
  const dates = { today: lawDayOf(call), receivedOn: dateOf(state.receivedAt) }
  const result = consentWithdrawal(told, typed, dates)
  const message = w.corrections.consent.errors['basis.required']
  const more = basis === '' ? [{ field: BASIS, code: 'required', message }] : []
  if (!result.ok && result.why === 'nothing') return redirect(referralPath(state.reference))
  if (!result.ok || more.length > 0)
    return consentPage(call, told, { typed, basis, mistakes: result.ok ? [] : result.mistakes, more })
  const change = { kind: 'consent-withdrawn', changes: result.changes } as const
  const correcting = { state, type: 'withdraw-consent', form: result.form, change } as const
  return afterwards(call, await saveCorrection(correcting, { person, at: now }), 'consent')
})
