// The way through the form: its pages in order, with the answer of the law where the questions that decide it end.
import type { Answers } from '../../../shared/domain/form/answers.ts'
import { GROUPS, type GroupId, type Page } from '../../../shared/domain/form/fields.ts'
import type { LawDay } from '../../../shared/domain/form/law-day.ts'
import { pageAt, pageOf, pages, pagesFor, taskList } from '../../../shared/domain/form/pages.ts'
import type { FactName } from '../../../shared/domain/eligibility/facts.ts'

export const draftPath = (draftId: string): string => `/refer/${draftId}`
export const answerPath = (draftId: string): string => `${draftPath(draftId)}/answer`
export const checkPath = (draftId: string): string => `${draftPath(draftId)}/check`
export const removePath = (draftId: string): string => `${draftPath(draftId)}/remove`
export const pagePath = (draftId: string, { group, slug }: Page): string => `${draftPath(draftId)}/${group}/${slug}`

/** Where a question is answered: its page, or the page of the law's answer, which asks for powers itself. */
export const pathOfPage = (draftId: string, page: Page): string =>
  page.group === 'answer' ? answerPath(draftId) : pagePath(draftId, page)

/** Where a fact that the law asks for is answered: the age is that of the person, and no question of its own. */
export const pathOfFact = (draftId: string, fact: FactName): string | undefined => {
  const page = pageOf(fact === 'ageYears' ? 'person.dateOfBirth' : `facts.${fact}`)
  return page === undefined ? undefined : pathOfPage(draftId, page)
}

/** The pages that ask for a power and for a reason to go on: they are parts of the page of the law's answer. */
export const answerPages = (answers: Answers, today: LawDay): readonly Page[] =>
  pagesFor(answers, today).filter(({ group }) => group === 'answer')

const LAST_BEFORE_THE_ANSWER = GROUPS.indexOf('law')
const isBeforeTheAnswer = ({ group }: { group: GroupId }): boolean => GROUPS.indexOf(group) <= LAST_BEFORE_THE_ANSWER

const placeOf = (page: Page): number =>
  pages().findIndex(({ group, slug }) => group === page.group && slug === page.slug)

const isToDo = ({ state }: { state: string }): boolean => state === 'not-started' || state === 'in-progress'

type Way = { draftId: string; answers: Answers; today: LawDay }

/** Where "continue" leads from a page. The law's answer follows its last question, and comes again when it asks something. */
export const afterPage = (page: Page, { draftId, answers, today }: Way): string => {
  const next = pagesFor(answers, today).find((one) => placeOf(one) > placeOf(page))
  if (next === undefined) return checkPath(draftId)
  if (isBeforeTheAnswer(page) && !isBeforeTheAnswer(next)) return answerPath(draftId)
  if (next.group !== 'answer') return pagePath(draftId, next)
  const isAnswered = !taskList(answers, today).some((task) => task.group === 'answer' && task.state !== 'done')
  const declaration = pageAt('declaration', 'declaration')
  return isAnswered && declaration !== undefined ? pagePath(draftId, declaration) : answerPath(draftId)
}

/** Where the law's answer leads on: to what is still to be told, or to checking it all. */
export const afterAnswer = ({ draftId, answers, today }: Way): string => {
  const left = taskList(answers, today).find(
    (task) => !isBeforeTheAnswer(task) && task.group !== 'answer' && isToDo(task),
  )
  const [first] = left?.pages ?? []
  return first === undefined ? checkPath(draftId) : pagePath(draftId, first)
}

/** The page before a page, or the task list before the first. */
export const beforePage = (page: Page, { draftId, answers, today }: Way): string => {
  const before = pagesFor(answers, today).findLast((one) => placeOf(one) < placeOf(page))
  if (before === undefined) return draftPath(draftId)
  return !isBeforeTheAnswer(page) && isBeforeTheAnswer(before) ? answerPath(draftId) : pathOfPage(draftId, before)
}

/** The last of the questions that the law asks. */
export const beforeAnswer = ({ draftId, answers, today }: Way): string => {
  const last = pagesFor(answers, today).findLast(isBeforeTheAnswer)
  return last === undefined ? draftPath(draftId) : pagePath(draftId, last)
}
