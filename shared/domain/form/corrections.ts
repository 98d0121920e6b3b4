// Corrections of a referral that was sent: which answers can be corrected, what a correction changes, and what it makes of
// the rest. It is checked by the rules of the form itself; an answer that was right when it was sent is not wrong later.
import type { Facts } from '../eligibility/facts.ts'
import type { Actor } from '../events.ts'
import type { ReferralState } from '../referral.ts'
import type { Instant, IsoDate } from '../time.ts'
import { ageFrom } from './age.ts'
import { isWithin, nest, NOT_KNOWN, readingOf, textIn } from './answers.ts'
import { readerOf } from './asked.ts'
import { isRecord } from './conditions.ts'
import { CONFIRMED } from './confirmed.ts'
import { confirmedAfter } from './correction-warnings.ts'
import type { FieldError } from './errors.ts'
import { type Field, FIELDS, type GroupId, type Page } from './fields.ts'
import { type Answers, checkPage, fieldsOf, fromAnswers, pageOf, pagesFor, toAnswers } from './pages.ts'
import type { LawDay } from './law-day.ts'
import { parseReferralForm, type ReferralForm, referralFormSchema } from './referral-form.ts'

/** One answer before and after a correction, as the form has it; absent where there was, or is, none. */
export type FieldChange = { field: string; before?: unknown; after?: unknown }

/** An entry of the change log. It stands with the story and is only ever added to: every version can be read from it. */
export type StoryChange = {
  number: number
  at: Instant
  by: Actor
  kind: 'correction' | 'consent-withdrawn'
  /** Why; nobody has to say why consent is withdrawn. */
  reason?: string
  changes: FieldChange[]
}

// What is being decided makes it another referral; the equality answers stand apart from the case; what was declared was declared.
const CORRECTABLE: ReadonlySet<GroupId> = new Set([
  'law',
  'you',
  'decision-maker',
  'person',
  'place',
  'consent',
  'people',
  'decision',
  'communication',
  'risks',
])

/** Whether the answers of a page can be corrected after sending. */
export const isCorrectable = ({ group }: Pick<Page, 'group'>): boolean => CORRECTABLE.has(group)

/** The pages whose answers can be corrected, of those that a referral is asked. */
export const correctablePages = (answers: Answers, today: LawDay): readonly Page[] =>
  pagesFor(answers, today).filter(isCorrectable)

/** A referral as it is told now: the story, with the facts as they are known. */
export type Told = { form: ReferralForm; facts: Facts }

const askedAsNotKnown = (answers: Answers, today: LawDay): Answers => {
  const open = correctablePages(answers, today).flatMap((page) =>
    fieldsOf(page, answers, today)
      .filter(({ box, options }) => options?.includes(NOT_KNOWN) === true && textIn(answers, box) === '')
      .map(({ box }): [string, string] => [box, NOT_KNOWN]),
  )
  return { ...answers, ...Object.fromEntries(open) }
}

/** The answers of a referral as they would have been typed: what the law asks and nobody told was said to be not known. */
export const answersTold = ({ form, facts }: Told, today: LawDay): Answers =>
  askedAsNotKnown(toAnswers({ ...form, facts }), today)

const without = (answers: Answers, pages: readonly Page[]): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([box]) => !pages.some(({ fields }) => fields.some(({ name }) => isWithin(box, name))),
    ),
  )

const typedFor = (answers: Answers, field: string): string =>
  JSON.stringify(
    Object.entries(answers)
      .filter(([box, typed]) => isWithin(box, field) && [typed].flat().some((one) => one !== ''))
      .sort(([one], [other]) => one.localeCompare(other)),
  )

/** What is wrong with a page and was not wrong before, or is about an answer that is being changed. */
const newMistakes = (page: Page, before: Answers, after: Answers, today: LawDay): FieldError[] => {
  const mistakes = checkPage(page, after, today)
  if (mistakes.length === 0) return []
  const known = checkPage(page, before, today)
  return mistakes.filter(
    ({ field, code }) =>
      !known.some((one) => one.field === field && one.code === code) ||
      typedFor(before, field) !== typedFor(after, field),
  )
}

const jsonOf = (value: unknown): string => JSON.stringify(value) ?? ''

/** The form with a value under a dotted name, or without it. */
const withValue = (form: unknown, [name = '', ...rest]: readonly string[], value: unknown): Record<string, unknown> => {
  const here = isRecord(form) ? form : {}
  if (rest.length > 0) return { ...here, [name]: withValue(here[name], rest, value) }
  const { [name]: _, ...others } = here
  return value === undefined ? others : { ...others, [name]: value }
}

const CORRECTABLE_FIELDS: readonly Field[] = FIELDS.filter(({ name }) => !name.startsWith('equality.'))

const AGE = ['person.dateOfBirth', 'person.aboutAge']

const withAge = (form: unknown, receivedOn: IsoDate): unknown => {
  const years = ageFrom(readerOf(withValue(form, ['facts', 'ageYears'], undefined)), receivedOn)?.years
  return withValue(form, ['facts', 'ageYears'], years)
}

/** The pages that are corrected, with every box of theirs as it stands now. */
export type Typed = { pages: readonly Page[]; typed: Answers }

/** All answers as they stand with a correction: an entry of a list that is not there any more has been taken out. */
export const answersCorrected = (told: Told, { pages, typed }: Typed, today: LawDay): Answers => ({
  ...without(answersTold(told, today), pages),
  ...typed,
})

export type CorrectionResult =
  | { ok: true; form: ReferralForm; changes: FieldChange[] }
  | { ok: false; why: 'nothing' }
  /**
   * `further` are pages whose questions the change calls for, or whose answers it contradicts. What is not answered on
   * them is no mistake yet, for it was never asked.
   */
  | { ok: false; why: 'mistakes'; mistakes: FieldError[]; further: readonly Page[]; unanswered: FieldError[] }

/** A story that cannot be read as a referral any more: none of its answers alone is to blame. */
const UNFIT: CorrectionResult = { ok: false, why: 'mistakes', mistakes: [], further: [], unanswered: [] }

/**
 * What a correction of some pages makes of a referral. `typed` holds every box of those pages as they stand now. Whatever
 * is not asked any more because of it goes from the story, and stays in the change log.
 */
export const correction = (
  told: Told,
  correcting: Typed,
  { today, receivedOn }: { today: LawDay; receivedOn: IsoDate },
): CorrectionResult => {
  const { pages } = correcting
  const before = answersTold(told, today)
  const after = answersCorrected(told, correcting, today)
  const others = correctablePages(after, today)
    .filter((page) => !pages.includes(page))
    .map((page) => ({ page, wrong: newMistakes(page, before, after, today) }))
    .filter(({ wrong }) => wrong.length > 0)
  const further = others.map(({ page }) => page)
  const { unanswered = [], contradicted = [] } = Object.groupBy(
    others.flatMap(({ wrong }) => wrong),
    ({ code }) => (code === 'required' ? 'unanswered' : 'contradicted'),
  )
  const mistakes = [...pages.flatMap((page) => newMistakes(page, before, after, today)), ...contradicted]
  if (mistakes.length > 0 || further.length > 0) return { ok: false, why: 'mistakes', mistakes, further, unanswered }

  const [earlier, later] = [before, after].map((answers) => referralFormSchema.safeParse(fromAnswers(answers, today)))
  if (earlier?.success !== true || later?.success !== true) return UNFIT
  const [was, is] = [readerOf(earlier.data), readerOf(later.data)]
  const changed = CORRECTABLE_FIELDS.map(({ name }) => name).filter((name) => jsonOf(was(name)) !== jsonOf(is(name)))
  if (changed.length === 0) return { ok: false, why: 'nothing' }
  return applied(
    told,
    changed.map((field) => [field, is(field)]),
    receivedOn,
  )
}

const applied = (
  { form, facts }: Told,
  values: readonly (readonly [field: string, value: unknown])[],
  receivedOn: IsoDate,
): CorrectionResult => {
  const read = readerOf({ ...form, facts })
  const put = values.reduce<unknown>((one, [field, value]) => withValue(one, field.split('.'), value), {
    ...form,
    facts,
  })
  const whole = values.some(([field]) => AGE.includes(field)) ? withAge(put, receivedOn) : put
  const changes = values.map(([field, after]): FieldChange => {
    const before: unknown = read(field)
    return { field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
  })
  const confirmed = confirmedAfter(form.confirmedWarnings ?? [], changes)
  const parsed = referralFormSchema.safeParse(
    withValue(whole, [CONFIRMED], confirmed.length === 0 ? undefined : confirmed),
  )
  if (!parsed.success) return UNFIT
  return { ok: true, form: parsed.data, changes }
}

const boxesWithin = (answers: Answers, pages: readonly Page[]): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([box]) =>
      pages.some(({ fields }) => fields.some(({ name }) => isWithin(box, name))),
    ),
  )

/** The page of a question whose answer can be corrected. */
const pageFor = (name: string): Page | undefined => {
  const page = FIELDS.some((field) => field.name === name) ? pageOf(name) : undefined
  return page !== undefined && isCorrectable(page) ? page : undefined
}

/**
 * A correction of answers by the names of their questions, with values as the form that is sent has them; `removed` are
 * those whose answers are taken away. Names that are no questions that can be corrected are mistakes.
 */
export const correctionByName = (
  told: Told,
  { answers, removed }: { answers: Readonly<Record<string, unknown>>; removed: readonly string[] },
  dates: { today: LawDay; receivedOn: IsoDate },
): CorrectionResult => {
  const given: [string, unknown][] = [
    ...Object.entries(answers),
    ...removed.map((name): [string, unknown] => [name, undefined]),
  ]
  const unknown = given.filter(([name]) => pageFor(name) === undefined)
  const whole = given.reduce<unknown>((form, [name, value]) => withValue(form, name.split('.'), value), {
    ...told.form,
    facts: told.facts,
  })
  const parsed = parseReferralForm(whole, { today: dates.today })
  const wrong = parsed.ok
    ? []
    : parsed.errors
        .filter(({ field, code }) => code !== 'required' && given.some(([name]) => isWithin(field, name)))
        .filter(({ field }) => !unknown.some(([name]) => name === field))
  const mistakes = [...unknown.map(([field]): FieldError => ({ field, code: 'unknown-field' })), ...wrong]
  if (mistakes.length > 0) return { ok: false, why: 'mistakes', mistakes, further: [], unanswered: [] }
  const pages = [...new Set(given.flatMap(([name]) => pageFor(name) ?? []))]
  const before = answersTold(told, dates.today)
  const kept = Object.entries(boxesWithin(before, pages)).filter(
    ([box]) => !given.some(([name]) => isWithin(box, name)),
  )
  const typed = toAnswers(nest(given.filter(([, value]) => value !== undefined)))
  return correction(told, { pages, typed: { ...Object.fromEntries(kept), ...typed } }, dates)
}

/** Where consent and what it rests on are recorded. */
export const CONSENT_RECORD = pageOf('consent.basisForSharing')

/** What is asked when consent is withdrawn: how, when and who recorded it, and another lawful reason to go on sharing. */
const WITHDRAWAL = ['consent.how', 'consent.on', 'consent.recordedBy', 'consent.basisForSharing'] as const
/** What the consent covered goes with it. */
const COVERED = ['consent.scope', 'consent.recipients'] as const

/** The answers of a referral whose consent is withdrawn; `typed` are those to what is asked then. */
export const answersWithdrawn = (told: Told, typed: Answers, today: LawDay): Answers => ({
  ...answersTold(told, today),
  'consent.state': 'refused',
  ...typed,
})

/** Whether there is a consent, or something in its place, that can be withdrawn. */
export const canWithdrawConsent = ({ form }: Told, { sharing }: Pick<ReferralState, 'sharing'>): boolean =>
  sharing !== 'stopped' && form.consent.state !== undefined && form.consent.state !== 'refused'

/**
 * The correction that a withdrawal of consent is. Without another lawful reason to share, which the form itself would ask
 * for, the story stays and is shared no more.
 */
export const consentWithdrawal = (
  told: Told,
  typed: Answers,
  { today, receivedOn }: { today: LawDay; receivedOn: IsoDate },
): CorrectionResult => {
  const answers = answersWithdrawn(told, typed, today)
  const wrong = CONSENT_RECORD === undefined ? [] : checkPage(CONSENT_RECORD, answers, today)
  const mistakes = wrong.filter(({ field, code }) => !(field === 'consent.basisForSharing' && code === 'required'))
  if (mistakes.length > 0) return { ok: false, why: 'mistakes', mistakes, further: [], unanswered: [] }
  const [was, { read: is }] = [readerOf(told.form), readingOf(answers, today)]
  const values: [string, unknown][] = [
    ['consent.state', 'refused'],
    ...WITHDRAWAL.map((field): [string, unknown] => [field, is(field)]),
    ...COVERED.map((field): [string, unknown] => [field, undefined]),
  ]
  const changed = values.filter(([field, value]) => jsonOf(was(field)) !== jsonOf(value))
  return changed.length === 0 ? { ok: false, why: 'nothing' } : applied(told, changed, receivedOn)
}

/**
 * The correction that the withdrawal of a referral is when consent ends with it: nobody was asked how, or for another reason
 * to share, so neither stays on record. `on` is a calendar date.
 */
export const consentEnded = (
  told: Told,
  { on, recordedBy }: { on: IsoDate; recordedBy: string },
  receivedOn: IsoDate,
): CorrectionResult => {
  const record = { 'consent.state': 'refused', 'consent.on': on, 'consent.recordedBy': recordedBy }
  const gone = ['consent.how', 'consent.basisForSharing', ...COVERED].map((field): [string, unknown] => [
    field,
    undefined,
  ])
  const was = readerOf(told.form)
  const changed = [...Object.entries(record), ...gone].filter(([field, value]) => jsonOf(was(field)) !== jsonOf(value))
  return changed.length === 0 ? { ok: false, why: 'nothing' } : applied(told, changed, receivedOn)
}

/**
 * Whether the story may be shared: by consent, in the best interests of somebody who lacks capacity, or on one of the
 * lawful bases without consent (UK GDPR Art 9(2)(h) and the closed list of the form).
 */
export const isSharingLawful = ({ consent }: ReferralForm): boolean => {
  const { state, basisForSharing } = consent
  return (state !== 'refused' && state !== 'not-asked') || basisForSharing !== undefined
}
