// What the pages of a draft show: each made from the draft's answers, the words, and the time.
import { type Answers, readingOf, textIn } from '../../../shared/domain/form/answers.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import { type StandingWarning, warningsOf } from '../../../shared/domain/form/confirmed.ts'
import type { Surroundings } from '../../../shared/domain/form/cross-checks.ts'
import type { FieldError as Mistake } from '../../../shared/domain/form/errors.ts'
import type { Page } from '../../../shared/domain/form/fields.ts'
import { dateOn, type LawDay, rulesOn } from '../../../shared/domain/form/law-day.ts'
import {
  factsSoFar,
  fieldsOf,
  fromAnswers,
  lawSoFar,
  pageOf,
  type Question,
  taskList,
} from '../../../shared/domain/form/pages.ts'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import type { TargetPolicy } from '../../../shared/domain/clocks/policy.ts'
import type { Rule } from '../../../shared/domain/eligibility/rules.ts'
import { rolesOpened } from '../../../shared/domain/eligibility/determine.ts'
import type { ReferralState } from '../../../shared/domain/referral.ts'
import { dateOf, type Instant, instantOf } from '../../../shared/domain/time.ts'
import type { Draft } from '../../../shared/store/drafts.ts'
import { type AnsweredGroup, answeredGroups, type Row } from '../../../shared/web/form/answered.ts'
import { lawAnswers, type Standing, standingOf } from '../../../shared/web/form/law.ts'
import { shownQuestions } from '../../../shared/web/form/questions.ts'
import { type Areas, mistakesOnPage, saidOf, saidOfPage } from '../../../shared/web/form/wording.ts'
import { fieldId } from '../../../shared/web/views.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { leadTime, prospects } from './lead-time.ts'
import {
  answerPages,
  answerPath,
  beforeAnswer,
  beforePage,
  checkPath,
  draftPath,
  pagePath,
  pathOfFact,
  pathOfPage,
  removePath,
} from './steps.ts'
import { answersOn, fingerprintOf } from './typed.ts'

/** A draft as it is shown: at a time, in a language, to somebody of one of the councils there are. */
export type Showing = {
  draft: Draft
  w: Words
  now: Instant
  areas: Areas
  around: Surroundings
  /** The law of the authority that refers; without it, the statute's. */
  rules?: readonly Rule[]
  /** The targets in force there; without them, the default ones. */
  policy?: TargetPolicy | undefined
}

/** The day on which a draft is read. */
const dayOf = ({ now, rules }: Pick<Showing, 'now' | 'rules'>): LawDay =>
  rules === undefined ? dateOf(now) : { date: dateOf(now), rules }

const nameIn = (answers: Answers): string =>
  ['person.firstName', 'person.lastName']
    .map((box) => textIn(answers, box))
    .filter((part) => part !== '')
    .join(' ')

const expiryOf = ({ expiresAt }: Draft): Instant => instantOf(expiresAt * 1000)

const draftRow = (draft: Draft, w: Words) => {
  const processes: Readonly<Record<string, string>> = w.form.fields['facts.processes'].options
  const decided = [draft.answers['facts.processes'] ?? []].flat().flatMap((process) => processes[process] ?? [])
  return {
    path: draftPath(draft.draftId),
    removePath: removePath(draft.draftId),
    name: nameIn(draft.answers) || w.refer.start.unnamed,
    about: decided.length === 0 ? w.refer.start.undecided : w.dates.list(decided),
    savedAt: draft.savedAt,
    expiresAt: expiryOf(draft),
  }
}

/** The rows of the list of drafts. */
export const draftRows = (drafts: readonly Draft[], w: Words) => drafts.map((draft) => draftRow(draft, w))

/** Before a draft is removed: what would be lost. */
export const removeContext = (
  { draft, w }: { draft: Draft; w: Words },
  { changed = false }: { changed?: boolean } = {},
) => ({
  ...draftRow(draft, w),
  action: removePath(draft.draftId),
  version: draft.version,
  changed,
  back: draftPath(draft.draftId),
})

/** What stands beside the questions: how long it is until the decision, and what the law says so far. */
const besideOf = (showing: Showing) => {
  const { draft, w } = showing
  const determinations = lawSoFar(draft.answers, dayOf(showing))
  return {
    standing: standingOf(determinations),
    law: lawAnswers(determinations, w),
    answerPath: answerPath(draft.draftId),
    lead: leadWords(showing),
  }
}

export type LeadWords = { lines: readonly string[]; isShort: boolean; isKnown: boolean }

/** How long it is until the decision, and what that means for each case that the answers so far open. */
const leadWords = (showing: Pick<Showing, 'draft' | 'now' | 'rules' | 'policy' | 'around' | 'w'>): LeadWords => {
  const { draft, now, policy, around, w } = showing
  const { answers } = draft
  const t = w.refer.lead
  const lead = leadTime(answers, now, around.calendar)
  if (lead === undefined) return { lines: [t.unknown], isShort: false, isKnown: false }
  const { workingDays, decisionOn, isShort, shortFrom } = lead
  const when = workingDays === 0 ? t.today(w.dates.day(decisionOn)) : t.in(workingDays, w.dates.day(decisionOn))
  const expected = prospects(answers, now, { day: dayOf(showing), policy, calendar: around.calendar })
  const promised = expected.map(({ role, priority, firstContactBy }) =>
    t.prospect(w.status.shortRole[role], w.status.priority[priority], w.dates.when(firstContactBy)),
  )
  const late = expected.some(({ isTooLate }) => isTooLate) ? [t.tooLate] : []
  return {
    lines: [when, isShort ? t.short : t.later(w.dates.day(shortFrom)), ...promised, ...late],
    isShort,
    isKnown: true,
  }
}

/** The warnings that questions of a page take part in. */
export const warningsOnPage = (showing: Showing, { fields }: Page): StandingWarning[] =>
  warningsOf(showing.draft.answers, dayOf(showing), showing.around).filter((warning) =>
    fields.some(({ name }) => warning.fields.some((field) => field === name || field.startsWith(`${name}.`))),
  )

export type ShownWarning = { code: string; text: string; confirmed: boolean; href: string; error?: string }

const shownWarning = (
  { code, fields: [first], confirmed }: StandingWarning,
  { draft: { draftId }, w }: Showing,
  { asked = false }: { asked?: boolean } = {},
): ShownWarning => ({
  code,
  text: w.warnings[code],
  confirmed,
  href: first === undefined ? draftPath(draftId) : `${pathOf(draftId, first)}?from=check`,
  ...(asked && !confirmed ? { error: w.refer.warnings.unconfirmed } : {}),
})

const TASK_TAGS = {
  'in-progress': 'govuk-tag--blue',
  'not-started': 'govuk-tag--grey',
  optional: 'govuk-tag--grey',
} as const

/** The task list of a draft. */
export const tasksContext = (showing: Showing) => {
  const { draft, w } = showing
  const { draftId, answers } = draft
  const tasks = taskList(answers, dayOf(showing))
  const sections = tasks.filter(({ group }) => group !== 'answer')
  const toDo = sections.find(({ state }) => state === 'in-progress' || state === 'not-started')
  const isReady = mistakesIn(showing).length === 0
  const items = tasks.flatMap(({ group, state, pages: [first] }) => {
    if (first === undefined) return []
    const text = w.form.states[state]
    const status = state === 'done' ? { text } : { tag: { text, classes: TASK_TAGS[state] } }
    return [{ title: { text: w.form.groups[group] }, href: pathOfPage(draftId, first), status }]
  })
  const name = nameIn(answers)
  return {
    heading: name === '' ? w.refer.tasks.title : w.refer.tasks.titleFor(name),
    items,
    isReady,
    progress: w.refer.tasks.progress(
      sections.filter(({ state }) => state === 'done').length,
      sections.filter(({ state }) => state !== 'optional').length,
    ),
    savedAt: draft.savedAt,
    expiresAt: expiryOf(draft),
    checkPath: checkPath(draftId),
    nextPath: toDo?.pages[0] === undefined ? checkPath(draftId) : pagePath(draftId, toDo.pages[0]),
    decisionPath: pathOf(draftId, 'decision.by'),
    removePath: removePath(draftId),
    ...besideOf(showing),
  }
}

const pathOf = (draftId: string, box: string): string => {
  const page = pageOf(box)
  return page === undefined ? draftPath(draftId) : pathOfPage(draftId, page)
}

type Heading = { title: string; intro?: string; isQuestion: boolean; naming: 'heading' | 'usual' | 'hidden' }

// A page with one question is headed by it. Where something is said before the question, the page has a heading of its own.
const headingOf = (page: Page, questions: readonly Question[], w: Words): Heading => {
  const { title, intro } = saidOfPage(page, w)
  const [only] = questions
  const withIntro = intro === undefined ? {} : { intro }
  if (only === undefined || questions.length > 1 || only.kind === 'list' || only.kind === 'agreement')
    return { title, ...withIntro, isQuestion: false, naming: 'usual' }
  const { label } = saidOf(only.word, w)
  if (intro === undefined) return { title: label, isQuestion: true, naming: 'heading' }
  return { title, intro, isQuestion: false, naming: label === title ? 'hidden' : 'usual' }
}

export type PageShowing = Showing & {
  page: Page
  mistakes?: readonly Mistake[]
  /** The list whose next entry is to be filled in. */
  adding?: string
  /** Where the page was come to from, to go back there. */
  from?: 'check'
  /** What was sent and not saved, because the page was changed meanwhile. */
  notSaved?: Answers
}

/** One page of questions. */
export const pageContext = (showing: PageShowing) => {
  const { draft, w, page, areas, mistakes = [], adding, from, notSaved } = showing
  const { draftId, answers } = draft
  const today = dayOf(showing)
  const questions = fieldsOf(page, answers, today)
  const { title, intro, isQuestion, naming } = headingOf(page, questions, w)
  const shown = shownQuestions(
    questions,
    { answers, mistakes, w, areas, ...(adding === undefined ? {} : { adding }) },
    naming,
  )
  return {
    title,
    intro,
    isQuestion,
    caption: w.form.groups[page.group],
    questions: shown,
    hasList: shown.some(({ as }) => as === 'list'),
    errors: mistakesOnPage(mistakes, questions, w),
    warnings: warningsOnPage(showing, page).map((warning) => shownWarning(warning, showing)),
    action: pagePath(draftId, page),
    seen: fingerprintOf(answersOn([page], answers)),
    from,
    adding,
    back: from === 'check' ? checkPath(draftId) : beforePage(page, { draftId, answers, today }),
    tasksPath: draftPath(draftId),
    ...(notSaved === undefined ? {} : { stale: true, notSaved: typedWords(page, notSaved, showing) }),
    ...besideOf(showing),
  }
}

const typedWords = (page: Page, typed: Answers, showing: Showing) =>
  answeredGroups({ ...showing, answers: { ...showing.draft.answers, ...typed } }, dayOf(showing))
    .flatMap(({ rows }) => rows)
    .filter((row) => row.page.group === page.group && row.page.slug === page.slug && row.lines.length > 0)
    .map(({ key, lines }) => ({ key, value: lines.join(', ') }))

export type AnswerShowing = Showing & { mistakes?: readonly Mistake[]; from?: 'check'; notSaved?: Answers }

/** The answer of the law, with what it asks: powers to ask for, a reason to go on. */
export const answerContext = (showing: AnswerShowing) => {
  const { draft, w, areas, mistakes = [], from, notSaved } = showing
  const { draftId, answers } = draft
  const today = dayOf(showing)
  const asking = answerPages(answers, today)
  const questions = asking.flatMap((page) => fieldsOf(page, answers, today))
  const determinations = lawSoFar(answers, today)
  const facts = factsSoFar(answers, today)
  const all = lawAnswers(determinations, w, {
    linkTo: (fact) => pathOfFact(draftId, fact),
    judged: facts && { facts, on: dateOn(today), rules: rulesOn(today) },
  })
  const standing = standingOf(determinations)
  const isEveryRuleOut = standing === 'nothing-applies'
  return {
    standing,
    law: isEveryRuleOut ? all : all.filter(({ outcome }) => outcome !== 'not-eligible'),
    others: isEveryRuleOut ? [] : all.filter(({ outcome }) => outcome === 'not-eligible'),
    asksForPower: asking.some(({ slug }) => slug === 'powers'),
    asksToGoOn: asking.some(({ slug }) => slug === 'go-on'),
    goOnFor: readingOf(answers, today)
      .leftOut()
      .map((role) => w.status.role[role]),
    questions: shownQuestions(questions, { answers, mistakes, w, areas }),
    errors: mistakesOnPage(mistakes, questions, w),
    action: answerPath(draftId),
    seen: fingerprintOf(answersOn(asking, answers)),
    from,
    back: from === 'check' ? checkPath(draftId) : beforeAnswer({ draftId, answers, today }),
    tasksPath: draftPath(draftId),
    changePath: pathOf(draftId, 'facts.processes'),
    ...(notSaved === undefined ? {} : { stale: true, notSaved: [] }),
    lead: leadWords(showing),
  }
}

/** Everything that keeps a draft from being sent. */
const mistakesIn = (showing: Pick<Showing, 'draft' | 'now' | 'rules'>): Mistake[] => {
  const today = dayOf(showing)
  const parsed = parseReferralForm(fromAnswers(showing.draft.answers, today), { today })
  return parsed.ok ? [] : parsed.errors
}

const toDoOf = (mistakes: readonly Mistake[], showing: Showing): { text: string; href: string }[] => {
  const { draft, w } = showing
  const today = dayOf(showing)
  return mistakes.map((mistake) => {
    const page = pageOf(mistake.field)
    const questions = page === undefined ? [] : fieldsOf(page, draft.answers, today)
    const [told] = mistakesOnPage([mistake], questions, w)
    const path = pathOf(draft.draftId, mistake.field)
    return {
      text: told?.message ?? w.errors[mistake.code],
      href: `${path}?from=check#${fieldId(told?.field ?? mistake.field)}`,
    }
  })
}

export type WhatNext = Standing | 'goes-to-reviewer' | 'cases-and-reviewer' | 'power-not-asked'

/** What becomes of a draft when it is sent as it is. */
export const whatNext = (showing: Pick<Showing, 'draft' | 'now' | 'rules'>): WhatNext => {
  const { answers } = showing.draft
  const today = dayOf(showing)
  const standing = standingOf(lawSoFar(answers, today))
  const { read } = readingOf(answers, today)
  const asked = read('requestedPowers')
  if (read('goOnAgainstAnswer.reason') !== undefined)
    return standing === 'applies' || asked !== undefined ? 'cases-and-reviewer' : 'goes-to-reviewer'
  return standing === 'power' && asked === undefined ? 'power-not-asked' : standing
}

/** The id of the tick by which a warning is confirmed. */
const confirmId = (code: string): string => `confirm-${code}`

const isLeftOut = ({ lines, missing }: Row): boolean => lines.length === 0 && !missing

/** An open referral that is likely to be the same one, with its cases. */
export type Duplicate = { state: ReferralState; cases: readonly CaseState[] }

const duplicateRow = ({ state, cases }: Duplicate, w: Words) => {
  const holders = cases.flatMap(({ offer, advocate }) =>
    offer === undefined ? [] : [advocate === undefined ? offer.providerName : `${advocate}, ${offer.providerName}`],
  )
  return {
    reference: state.reference,
    // Whoever may refer for an authority may see its referrals.
    href: `/referrals/${state.reference}`,
    lines: [
      w.refer.duplicates.sent(w.dates.day(state.receivedAt), state.team),
      w.status.referral[state.status],
      holders.length === 0 ? w.refer.duplicates.nobody : w.refer.duplicates.with(w.dates.list([...new Set(holders)])),
    ],
  }
}

export type CheckShowing = Showing & { duplicates: readonly Duplicate[] }

/** Everything that was answered, before it is sent. */
export const checkContext = (
  showing: CheckShowing,
  { sending = false, changed = false }: { sending?: boolean; changed?: boolean } = {},
) => {
  const { draft, w, areas, around, duplicates } = showing
  const { draftId, answers } = draft
  const today = dayOf(showing)
  const toDo = toDoOf(mistakesIn(showing), showing)
  const warnings = warningsOf(answers, today, around).map((warning) =>
    shownWarning(warning, showing, { asked: sending }),
  )
  const unconfirmed = warnings.flatMap(({ code, text, error }) =>
    error === undefined ? [] : [{ text: `${text} ${error}`, href: `#${confirmId(code)}` }],
  )
  const determinations = lawSoFar(answers, today)
  const groups: AnsweredGroup[] = answeredGroups({ answers, w, areas }, today)
  return {
    isRefused: sending && toDo.length + unconfirmed.length > 0,
    changed,
    toDo,
    unconfirmed,
    warnings,
    duplicates: duplicates.map((duplicate) => duplicateRow(duplicate, w)),
    groups: groups.map(({ title, rows }) => {
      const linked = rows.map((row) => ({
        ...row,
        href: `${pathOfPage(draftId, row.page)}?from=check#${fieldId(row.box)}`,
      }))
      return { title, rows: linked.filter((row) => !isLeftOut(row)), left: linked.filter(isLeftOut) }
    }),
    law: lawAnswers(determinations, w).filter(({ outcome }) => outcome !== 'not-eligible'),
    whatNext: whatNext(showing),
    opens: rolesOpened(determinations, { requestedPowers: true }).map(({ role }) => role),
    answerPath: `${answerPath(draftId)}?from=check`,
    action: checkPath(draftId),
    version: draft.version,
    back: draftPath(draftId),
    lead: leadWords(showing),
  }
}
