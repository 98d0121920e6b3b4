// What the pages of the checker show: a question with the reason why it is asked, the result, and answers on their way into the form.
import { type Determination, determine } from '../../../shared/domain/eligibility/determine.ts'
import type { FactName, Facts } from '../../../shared/domain/eligibility/facts.ts'
import { openQuestions, type Question } from '../../../shared/domain/eligibility/next-question.ts'
import { sectionEnd } from '../../../shared/domain/eligibility/recheck.ts'
import type { Rule } from '../../../shared/domain/eligibility/rules.ts'
import { settledWhereItCanBe } from '../../../shared/domain/eligibility/what-if.ts'
import { soughtIn } from '../../../shared/domain/eligibility/why-asked.ts'
import { fieldOf, mayBeUnknown } from '../../../shared/domain/form/answers-of-facts.ts'
import { NOT_KNOWN } from '../../../shared/domain/form/answers.ts'
import type { ErrorCode } from '../../../shared/domain/form/errors.ts'
import { COLUMN_OF, COLUMNS } from '../../../shared/domain/form/fields.ts'
import type { Question as Asked } from '../../../shared/domain/form/pages.ts'
import { isAboutSection } from '../../../shared/domain/rechecks.ts'
import type { IsoDate } from '../../../shared/domain/time.ts'
import { newId } from '../../../shared/platform/ids.ts'
import { reasonIn } from '../../../shared/web/form/law-language.ts'
import { lawAnswers, standingOf } from '../../../shared/web/form/law.ts'
import { shownQuestions } from '../../../shared/web/form/questions.ts'
import { mistakesOnPage, optionWords, saidOf } from '../../../shared/web/form/wording.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { answeredBy, fieldsOf, type Path, type Step } from './path.ts'

/** The box that a question of the checker is answered in, whichever it is. */
export const ANSWER_BOX = 'answer'

/** The law that answers: of a day, and by its name the authority whose entries are in it. */
export type LawAsked = { on: IsoDate; rules: readonly Rule[]; authority?: string }

/** A path as it is shown: by a law, in a language. */
export type Showing = LawAsked & { path: Path; w: Words }

const wordOf = (question: Question): string => `facts.${question}`

const labelOf = (question: Question, w: Words): string => saidOf(wordOf(question), w).label

const optionsOf = (question: Question): readonly string[] | undefined => {
  const field = fieldOf(question)
  const notKnown = mayBeUnknown(question) ? [NOT_KNOWN] : []
  if (field.kind === 'yes-no') return ['yes', 'no', ...notKnown]
  return 'options' in field ? [...field.options, ...notKnown] : undefined
}

const askedAs = (question: Question): Asked => {
  const options = optionsOf(question)
  const { kind } = fieldOf(question)
  return {
    box: ANSWER_BOX,
    word: wordOf(question),
    kind,
    mandatory: true,
    ...(options === undefined ? {} : { options }),
  }
}

const processesIn = (processes: readonly (keyof typeof COLUMN_OF)[], w: Words): string[] =>
  processes.map((process) => w.form.fields['facts.processes'].options[process])

type Why = { intro: string; reasons: readonly { text: string; source: string }[]; bearsOn?: string }

/** Why a question is asked, in the words of the rules that look for its answer. */
const whyOf = (question: Question, { path, on, rules, w }: Showing): Why => {
  const t = w.check.question
  if (question === 'processes') return { intro: t.whyProcesses, reasons: [] }
  if (question === 'jurisdiction') return { intro: t.whyJurisdiction, reasons: [] }
  const facts = judgeable(path.filter((step) => step.question !== question))
  const sought = facts === undefined ? [] : soughtIn(question, facts, on, rules)
  if (sought.length === 0) return { intro: t.whyUrgent, reasons: [] }
  const processes = [...new Set(sought.flatMap((one) => one.processes))]
  return {
    intro: t.why,
    reasons: sought.map((one) => reasonIn(one, w.law.language)),
    bearsOn: t.bearsOn(processesIn(processes, w)),
  }
}

/** The facts of a path that can be judged: it is known what is being decided, and where. */
export const judgeable = (path: Path): Facts | undefined => {
  const { jurisdiction, processes, ...facts } = answeredBy(path).facts
  return jurisdiction === undefined || processes === undefined ? undefined : { jurisdiction, processes, ...facts }
}

type Judging = Showing & { facts: Facts }

/** The law's answer to a path. Only what was asked is missing from it, and only as far as it can matter. */
const determinationsOf = ({ path, facts, on, rules }: Judging): Determination[] => {
  const wasAsked = (fact: FactName) => path.some(({ question }) => question === fact)
  return determine(facts, on, rules).map((one) => {
    const found = settledWhereItCanBe(one, facts, on, rules)
    const missing = found.missing.filter(wasAsked)
    return missing.length === 0 ? found : { ...found, missing }
  })
}

type Choice = { value: string; text: string; checked?: boolean }
type Group = { legend: string; idPrefix: string; items: readonly Choice[] }

// Twenty-two decisions in a row are hard to take in: they stand under the kinds of advocacy that they are about.
const groupsOf = (chosen: readonly string[], w: Words): Group[] => {
  const options = Object.entries(w.form.fields['facts.processes'].options)
  const columns: Readonly<Record<string, string>> = COLUMN_OF
  return COLUMNS.map((column, index) => ({
    legend: w.check.question.kinds[column],
    // The link of the error summary leads to the first box of all.
    idPrefix: index === 0 ? ANSWER_BOX : `${ANSWER_BOX}-${column}`,
    items: options
      .filter(([process]) => columns[process] === column)
      .map(([value, text]) => ({ value, text, checked: chosen.includes(value) })),
  }))
}

export type Asking = Showing & {
  question: Question
  /** What stands in the box. */
  typed?: string | readonly string[] | undefined
  mistake?: ErrorCode
}

/** What stands in the box of a number: nothing where nobody knew it. */
const numberIn = (typed: string): string => (typed === NOT_KNOWN ? '' : typed)

/** One question. */
export const questionContext = ({ question, typed = '', mistake, ...showing }: Asking) => {
  const { path, w } = showing
  const asked = askedAs(question)
  const isTyped = asked.kind === 'whole-number'
  const mistakes = mistake === undefined ? [] : [{ field: ANSWER_BOX, code: mistake }]
  const answers = { [ANSWER_BOX]: typeof typed === 'string' ? (isTyped ? numberIn(typed) : typed) : [...typed] }
  const [shown] = shownQuestions([asked], { answers, mistakes, w, areas: [], hints: w.check.question.hints }, 'heading')
  const carried = fieldsOf(path)
  const again = [
    ...carried,
    ...[typed].flat().flatMap((value) => (value === '' ? [] : [{ name: ANSWER_BOX, value }])),
    { name: 'action', value: `ask:${question}` },
  ]
  return {
    title: labelOf(question, w),
    question,
    shown,
    // A number has no choice to say it with.
    ...(isTyped && mayBeUnknown(question) ? { notKnown: NOT_KNOWN } : {}),
    ...(question === 'processes' ? { groups: groupsOf([typed].flat(), w), hint: saidOf(asked.word, w).hint } : {}),
    why: whyOf(question, showing),
    errors: mistakesOnPage(mistakes, [asked], w),
    carried,
    switchFields: again,
    ...soFar(question, showing),
  }
}

/** How far it is: what may still be asked, and what the law says already. */
const soFar = (question: Question, { path, on, rules, w }: Showing) => {
  const before = path.filter((step) => step.question !== question)
  const facts = judgeable(before)
  if (facts === undefined) return { left: w.check.question.first, mayAsk: [], law: [] }
  const open = openQuestions(answeredBy(before), on, rules)
  return {
    left: w.check.question.left(open.length),
    mayAsk: open.filter((one) => one !== question).map((one) => labelOf(one, w)),
    law: lawAnswers(determine(facts, on, rules), w),
  }
}

/** An answer in words. */
const answerWords = ({ question, typed }: Step, w: Words): string[] =>
  [typed].flat().map((option) => optionWords({ word: wordOf(question) }, option, w))

/** The answers of a path to read through. */
const answerRows = (path: Path, w: Words) =>
  path.map((step) => ({ question: step.question, key: labelOf(step.question, w), lines: answerWords(step, w) }))

type NextStep = { title: string; text: string }

/** The days or, of a section, the hours after which to look again, in words. */
const lookAgain = (determinations: readonly Determination[], { facts, rules, w }: Judging): string[] => {
  const t = w.check.result.next.recheck
  const later = determinations.filter(({ recheckOn }) => recheckOn !== undefined)
  const days = later.flatMap((found) => (isAboutSection(found) ? [] : (found.recheckOn ?? [])))
  const ends = later.flatMap(({ rule }) => sectionEnd(rule, facts, rules) ?? [])
  return [
    ...(days.length === 0 ? [] : [t.stay([...new Set(days)].toSorted().map(w.dates.day))]),
    ...new Set(ends.map(t.section)),
  ]
}

const nextStepsOf = (determinations: readonly Determination[], judging: Judging): NextStep[] => {
  const t = judging.w.check.result.next
  const has = (outcome: Determination['outcome']) => determinations.some((found) => found.outcome === outcome)
  return [
    ...(has('duty') ? [t.duty] : []),
    ...(determinations.some(({ actFirst }) => actFirst === true) ? [t.actFirst] : []),
    ...(has('inform') ? [t.inform] : []),
    ...(has('power') ? [t.power] : []),
    ...(has('needs-information') ? [t.open] : []),
    ...lookAgain(determinations, judging).map((text) => ({ title: t.recheck.title, text })),
  ]
}

/** The end of the questions. `once` names the referral that it may begin, so that pressing the button twice begins it once. */
export const resultContext = (judging: Judging) => {
  const { path, on, rules, authority, w, facts } = judging
  const determinations = determinationsOf(judging)
  const standing = standingOf(determinations)
  const all = lawAnswers(determinations, w, { judged: { facts, on, rules } })
  const isEveryRuleOut = standing === 'nothing-applies'
  return {
    standing,
    asOn: w.check.result.asOn(w.dates.day(on), authority),
    law: isEveryRuleOut ? all : all.filter(({ outcome }) => outcome !== 'not-eligible'),
    others: isEveryRuleOut ? [] : all.filter(({ outcome }) => outcome === 'not-eligible'),
    steps: nextStepsOf(determinations, judging),
    answers: answerRows(path, w),
    carried: fieldsOf(path),
    once: newId(),
    switchFields: fieldsOf(path),
  }
}

/** The answers that came through the sign-in. */
export const carryContext = (path: Path, w: Words) => ({
  answers: answerRows(path, w),
  carried: fieldsOf(path),
  once: newId(),
})
