// Correcting an answer of a referral that was sent, on the very questions of the form. Nothing is stored on the way: what a
// change asks for further is asked on the same page, and all of it is written at once, with the reason.
import type { Answers } from '../../../shared/domain/form/answers.ts'
import { readerOf } from '../../../shared/domain/form/asked.ts'
import {
  answersCorrected,
  answersTold,
  correctablePages,
  correction,
  isCorrectable,
  type Told,
} from '../../../shared/domain/form/corrections.ts'
import {
  type CorrectedStory,
  warningsOfCorrection,
  withConfirmed,
} from '../../../shared/domain/form/correction-warnings.ts'
import type { Warning } from '../../../shared/domain/form/cross-checks.ts'
import type { FieldError as Mistake } from '../../../shared/domain/form/errors.ts'
import type { Page } from '../../../shared/domain/form/fields.ts'
import { fieldsOf, pageAt, readPage } from '../../../shared/domain/form/pages.ts'
import { areasSoFar } from '../../../shared/domain/form/routing.ts'
import { REFERRAL_TRANSITIONS } from '../../../shared/domain/referral.ts'
import type { LawDay } from '../../../shared/domain/form/law-day.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { allAuthorities, providersOf } from '../../../shared/store/organisations.ts'
import { referralBy, storyOf } from '../../../shared/store/referrals.ts'
import { fieldOf, fieldsOf as valuesOf } from '../../../shared/web/body.ts'
import { newUnknownAreas, saveCorrection } from '../../../shared/web/correcting.ts'
import { answeredGroups } from '../../../shared/web/form/answered.ts'
import { listButton } from '../../../shared/web/form/list-button.ts'
import { shownQuestions } from '../../../shared/web/form/questions.ts'
import { mistakesOnPage, saidOfPage } from '../../../shared/web/form/wording.ts'
import { redirect } from '../../../shared/web/http.ts'
import { html, type PageAnswer, problemPage } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { fieldId } from '../../../shared/web/views.ts'
import { answersOn, fingerprintOf, withoutEntry } from '../refer/typed.ts'
import { referralPath } from './following.ts'
import { afterwards, donePath, referralPage } from './show.ts'
import { faultOfReason, lawDayOf, type Tracking } from './tracking.ts'

const pathOf = (reference: string, { group, slug }: Page): string =>
  `${referralPath(reference)}/correct/${group}/${slug}`

const isOpen = ({ state }: Tracking): boolean => REFERRAL_TRANSITIONS.correct.from.includes(state.status)

/** A page of a referral that can still be corrected; what has ended says so. */
const whileOpen =
  (handler: (call: Tracking, told: Told) => Promise<PageAnswer>) =>
  async (call: Tracking): Promise<PageAnswer> => {
    if (!isOpen(call)) return referralPage(call, { refused: call.w.refusals['already-ended'] }, 409)
    const form = await storyOf(call.state.reference)
    return form === undefined ? problemPage('not-found') : handler(call, { form, facts: call.state.facts })
  }

/** Which answer is to be corrected. */
export const choose = whileOpen(async (call, told) => {
  const { state, w } = call
  const { reference } = state
  const areas = await allAuthorities()
  const today = lawDayOf(call)
  const groups = answeredGroups({ answers: answersTold(told, today), w, areas }, today)
    .map(({ title, rows }) => ({
      title,
      all: rows
        .filter(({ page }) => isCorrectable(page))
        .map((row) => ({ ...row, missing: false, href: `${pathOf(reference, row.page)}#${fieldId(row.box)}` })),
    }))
    .filter(({ all }) => all.length > 0)
    .map(({ title, all }) => ({
      title,
      rows: all.filter(({ lines }) => lines.length > 0),
      left: all.filter(({ lines }) => lines.length === 0),
    }))
  return html('track/correct', { reference, path: referralPath(reference), groups })
})

type Correcting = {
  pages: readonly Page[]
  answers: Answers
  reason?: string
  adding?: string
  mistakes?: readonly Mistake[]
  more?: readonly FieldError[]
  /** Questions were added that the change calls for. */
  asksFurther?: boolean
  /** Warnings that the change gives rise to, with those of them that were confirmed. */
  warnings?: Warned
  /** What was typed and not saved, because somebody else was quicker. */
  notSaved?: readonly { key: string; value: string }[]
}

/** Warnings that a correction gives rise to. They are `asked` about once they have been shown with these very answers. */
type Warned = { found: readonly Warning[]; ticked: readonly string[]; asked: boolean }

const NO_WARNINGS: Warned = { found: [], ticked: [], asked: false }

/** Stands in the form for the answers of its pages as they are known: another, and somebody changed them since. */
const seenOf = (told: Told, pages: readonly Page[], today: LawDay): string =>
  fingerprintOf(answersOn(pages, answersTold(told, today)))

const correctionPage = async (
  call: Tracking,
  told: Told,
  {
    pages,
    answers,
    reason = '',
    adding,
    mistakes = [],
    more = [],
    asksFurther = false,
    warnings = NO_WARNINGS,
    notSaved,
  }: Correcting,
): Promise<PageAnswer> => {
  const { state, w } = call
  const { reference } = state
  const [first] = pages
  if (first === undefined) return problemPage('not-found')
  const today = lawDayOf(call)
  const areas = await allAuthorities()
  const asked = { answers, mistakes, w, areas, ...(adding === undefined ? {} : { adding }) }
  const shown = pages.map((page) => {
    const questions = shownQuestions(fieldsOf(page, answers, today), asked)
    return { title: saidOfPage(page, w).title, questions, name: `${page.group}/${page.slug}` }
  })
  const all = pages.flatMap((page) => fieldsOf(page, answers, today))
  const warned = shownWarnings(warnings, w)
  const unconfirmed = warned.flatMap(({ code, text, error }): FieldError[] =>
    error === undefined ? [] : [{ field: `confirm-${code}`, code: 'unconfirmed', message: `${text} ${error}` }],
  )
  const errors = [...mistakesOnPage(mistakes, all, w), ...unconfirmed, ...more]
  const context = {
    reference,
    path: referralPath(reference),
    action: pathOf(reference, first),
    title: saidOfPage(first, w).title,
    first: shown[0],
    further: shown.slice(1).filter(({ questions }) => questions.length > 0),
    asksFurther,
    hasList: shown.some(({ questions }) => questions.some(({ as }) => as === 'list')),
    seen: seenOf(told, pages, today),
    warnings: warned,
    warnedOn: fingerprintOf(answersOn(pages, answers)),
    reason,
    errors,
    notSaved,
  }
  return html('track/correct-page', context, notSaved === undefined ? (errors.length > 0 ? 422 : 200) : 409)
}

const shownWarnings = ({ found, ticked, asked }: Warned, w: Tracking['w']) =>
  found.map(({ code }) => {
    const confirmed = ticked.includes(code)
    const error = asked && !confirmed ? { error: w.refer.warnings.unconfirmed } : {}
    return { code, text: w.warnings[code], confirmed, ...error }
  })

/**
 * What a correction gives to confirm, and what of it was ticked. A tick is for the answers that it was given on: it counts
 * for nothing when the same form changes them.
 */
const warnedOf = async (call: Tracking, told: Told, story: CorrectedStory, answersNow: string): Promise<Warned> => {
  const { state, calendars, form } = call
  const own = state.authority
  const [authorities, providers] = await Promise.all([
    allAuthorities(),
    providersOf(areasSoFar(readerOf(story.form), own)),
  ])
  const around = { own, authorities, calendar: calendars.current, providers }
  const found = warningsOfCorrection(told, story, { today: lawDayOf(call), around })
  const asked = fieldOf(form, 'warnedOn') === answersNow
  return { found, ticked: asked ? valuesOf(form, 'confirmed') : [], asked }
}

const wanted = ({ param }: Tracking): Page | undefined => {
  const page = pageAt(param('group'), param('page'))
  return page !== undefined && isCorrectable(page) ? page : undefined
}

/** The questions of one page of the form, as they were answered. */
export const ask = whileOpen(async (call, told) => {
  const today = lawDayOf(call)
  const page = wanted(call)
  const answers = answersTold(told, today)
  if (page === undefined || !correctablePages(answers, today).includes(page))
    return redirect(`${referralPath(call.state.reference)}/correct`)
  return correctionPage(call, told, { pages: [page], answers })
})

/** The pages that a form sent was made of: the one of its address, and those that the change called for. */
const pagesSent = (call: Tracking, first: Page): Page[] => {
  const further = valuesOf(call.form, 'further').flatMap((name) => {
    const [group = '', slug = ''] = name.split('/')
    const page = pageAt(group, slug)
    return page !== undefined && page !== first && isCorrectable(page) ? [page] : []
  })
  return [first, ...new Set(further)]
}

/** Reads a correction, asks what it calls for, and saves it. */
export const fill = whileOpen(async (call, told) => {
  const { state, form, person, now, w } = call
  const page = wanted(call)
  if (page === undefined) return redirect(`${referralPath(state.reference)}/correct`)
  const today = lawDayOf(call)
  const pages = pagesSent(call, page)
  const typed: Answers = Object.assign({}, ...pages.map((one) => readPage(one, form)))
  const reason = fieldOf(form, 'reason')
  const answers = answersCorrected(told, { pages, typed }, today)
  const isAsked = correctablePages(answersTold(told, today), today).includes(page)
  const isStale = fieldOf(form, 'seen') !== seenOf(told, pages, today)
  const button = isStale ? undefined : listButton(fieldOf(form, 'action'), pages)
  if (button?.does === 'add') return correctionPage(call, told, { pages, answers, reason, adding: button.list })
  if (button?.does === 'remove')
    return correctionPage(call, told, { pages, answers: withoutEntry(answers, button.list, button.key), reason })

  const result = correction(told, { pages, typed }, { today, receivedOn: dateOf(state.receivedAt) })
  // The same again, as a double click sends it, has been done.
  if (isStale && isAsked && !result.ok && result.why === 'nothing') return redirect(donePath(call, 'corrected'))
  if (isStale && !isAsked) return referralPage(call, { refused: w.refusals['changed-meanwhile'] }, 409)
  if (isStale) return staleCorrection(call, told, { pages, answers, reason })

  const t = w.corrections.page.errors
  const fault = faultOfReason(reason)
  const more: FieldError[] =
    fault === undefined ? [] : [{ field: 'reason', code: fault, message: t[`reason.${fault}`] }]
  const again = { answers, reason, more }
  if (!result.ok) {
    if (result.why === 'nothing') {
      const nothing = { field: firstBox(page, answers, today), code: 'required', message: t.nothing }
      return correctionPage(call, told, { pages, ...again, more: [nothing, ...more] })
    }
    const { mistakes, further } = result
    const fits = mistakes.length > 0 || further.length > 0
    const lost: FieldError[] = fits
      ? []
      : [{ field: firstBox(page, answers, today), code: 'required', message: t.failed }]
    return correctionPage(call, told, {
      pages: [...pages, ...further],
      ...again,
      mistakes,
      more: [...lost, ...more],
      asksFurther: further.length > 0,
    })
  }
  const unknown = await newUnknownAreas(result.form, told.form)
  const warnings = await warnedOf(call, told, result, fingerprintOf(answersOn(pages, answers)))
  const isConfirmed = warnings.found.every(({ code }) => warnings.ticked.includes(code))
  if (unknown.length > 0 || fault !== undefined || !isConfirmed)
    return correctionPage(call, told, { pages, ...again, mistakes: unknown, warnings })
  const change = { kind: 'correction', reason, changes: result.changes } as const
  const confirmed = warnings.found.map(({ code }) => code)
  const correcting = { state, type: 'correct', form: withConfirmed(result.form, confirmed), change } as const
  const saved = await saveCorrection(correcting, { person, at: now })
  if (saved.ok || saved.refusal.code !== 'changed-meanwhile') return afterwards(call, saved, 'corrected')
  const [state2, form2] = await Promise.all([referralBy(state.reference), storyOf(state.reference)])
  if (state2 === undefined || form2 === undefined) return problemPage('not-found')
  return staleCorrection({ ...call, state: state2 }, { form: form2, facts: state2.facts }, { pages, answers, reason })
})

const firstBox = (page: Page, answers: Answers, today: LawDay): string => {
  const [first] = fieldsOf(page, answers, today)
  if (first === undefined) return 'reason'
  return first.kind === 'date' ? `${first.box}-day` : first.box
}

const staleCorrection = async (
  call: Tracking,
  told: Told,
  { pages, answers, reason }: { pages: readonly Page[]; answers: Answers; reason: string },
): Promise<PageAnswer> => {
  const today = lawDayOf(call)
  const areas = await allAuthorities()
  const notSaved = answeredGroups({ answers, w: call.w, areas }, today)
    .flatMap(({ rows }) => rows)
    .filter((row) => pages.includes(row.page) && row.lines.length > 0)
    .map(({ key, lines }) => ({ key, value: lines.join(', ') }))
  return correctionPage(call, told, { pages, answers: answersTold(told, today), reason, notSaved })
}
