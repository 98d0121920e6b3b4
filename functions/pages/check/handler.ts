// The checker: one question after another, the law's answer, and a referral begun with what was answered. Open to everyone.
// Nothing is stored, and no answer stands in an address: every page is the answer to a form that carries them.
import { createHash } from 'node:crypto'
import { type Answered, isOpen, nextQuestion, type Question } from '../../../shared/domain/eligibility/next-question.ts'
import { RULES } from '../../../shared/domain/eligibility/rules.ts'
import { answersOfFacts, readAnswer } from '../../../shared/domain/form/answers-of-facts.ts'
import { NOT_KNOWN } from '../../../shared/domain/form/answers.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { newId } from '../../../shared/platform/ids.ts'
import { beginDraft } from '../../../shared/store/drafts.ts'
import { rulesFor } from '../../../shared/store/law.ts'
import { authorityBy } from '../../../shared/store/organisations.ts'
import { fieldOf, type FormFields } from '../../../shared/web/body.ts'
import { CARRIED_TO, forgetCarried } from '../../../shared/web/carried-cookie.ts'
import { answersToBeginWith } from '../../../shared/web/form/begun.ts'
import { redirect } from '../../../shared/web/http.ts'
import { hasRole, type Person } from '../../../shared/web/identity.ts'
import {
  html,
  type OpenCall,
  openPage,
  page,
  type PageAnswer,
  type SignedInPageCall,
  signedInPage,
} from '../../../shared/web/page.ts'
import { isFromOwnForm } from '../../../shared/web/session.ts'
import { carriedIn, carryingCookie } from './carried.ts'
import { answeredBy, type Path, pathIn, pathOf, questionNamed, readPath, stepOf, withStep } from './path.ts'
import {
  ANSWER_BOX,
  type Asking,
  carryContext,
  judgeable,
  type LawAsked,
  questionContext,
  resultContext,
} from './views.ts'

/** What the checker can be asked: somebody's answers so far, by the law of a day. */
type Checking = OpenCall & LawAsked & { path: Path }

/** The law that somebody's referrals would be judged by: their authority's own; the release's for everybody else. */
const lawFor = async ({ person, now }: Pick<OpenCall, 'person' | 'now'>): Promise<LawAsked> => {
  const on = dateOf(now)
  const own = person === undefined ? undefined : await authorityBy(person.organisation)
  if (own === undefined) return { on, rules: RULES }
  return { on, rules: (await rulesFor(own.authority)).rules, authority: own.name }
}

// Browsers go back to the answer to a form only as long as they may keep it: otherwise they ask to send the form again. It says
// nothing of who anybody is, it is this browser's alone, and it is never used for another request.
const KEPT_FOR_GOING_BACK = { 'cache-control': 'private, no-cache' }

const asking = (
  { path, on, rules, w }: Checking,
  asked: Pick<Asking, 'question' | 'typed' | 'mistake'>,
): PageAnswer => ({
  ...html('check/question', questionContext({ path, on, rules, w, ...asked }), asked.mistake === undefined ? 200 : 422),
  headers: KEPT_FOR_GOING_BACK,
})

const mayRefer = (person: Person | undefined): boolean => person === undefined || hasRole(person, ['referrer'])

const result = (checking: Checking): PageAnswer => {
  const { person, session } = checking
  const facts = judgeable(checking.path)
  if (facts === undefined) return redirect('/check')
  const context = {
    ...resultContext({ ...checking, facts }),
    mayRefer: mayRefer(person),
    isSignedIn: session !== undefined,
  }
  return { ...html('check/result', context), headers: KEPT_FOR_GOING_BACK }
}

const goOn = (checking: Checking): PageAnswer => {
  const question = nextQuestion(answeredBy(checking.path), checking.on, checking.rules)
  return question === undefined ? result(checking) : asking(checking, { question })
}

const isPartOf = (question: Question, { path, on, rules }: Checking): boolean =>
  path.some((step) => step.question === question) || isOpen(question, answeredBy(path), on, rules)

const typedIn = (form: FormFields): string | string[] | undefined => form[ANSWER_BOX]

/** Shows a question again: one that was answered, to change it, or the same page in the other language. */
const askAgain = (checking: Checking, question: Question | undefined): PageAnswer => {
  if (question === undefined || !isPartOf(question, checking)) return goOn(checking)
  const before = checking.path.find((step) => step.question === question)?.typed
  return asking(checking, { question, typed: typedIn(checking.form) ?? before })
}

/** Goes back by one question; from one that was about to be changed, to where it was left. */
const goBack = (checking: Checking, asked: Question | undefined): PageAnswer => {
  const { path } = checking
  const last = path.at(-1)
  if (last === undefined) return redirect('/check')
  if (path.some(({ question }) => question === asked)) return goOn(checking)
  return asking({ ...checking, path: path.slice(0, -1) }, last)
}

const take = (checking: Checking, question: Question | undefined, typed: string | string[] | undefined): PageAnswer => {
  if (question === undefined || !isPartOf(question, checking)) return goOn(checking)
  const { path, on, rules } = checking
  const answer = readAnswer(question, typed)
  if (answer.kind === 'wrong') return asking(checking, { question, typed, mistake: answer.code })
  const step = stepOf(question, answer)
  return goOn({ ...checking, path: step === undefined ? path : pathOf(withStep(path, step), on, rules) })
}

const step = async (call: OpenCall): Promise<PageAnswer> => {
  const law = await lawFor(call)
  const checking = { ...call, ...law, path: readPath(call.form, law.on, law.rules) }
  const asked = questionNamed(fieldOf(call.form, 'question'))
  const [action, of = ''] = fieldOf(call.form, 'action').split(':')
  if (action === 'back') return goBack(checking, asked)
  if (action === 'ask') return askAgain(checking, questionNamed(of))
  return take(checking, asked, action === NOT_KNOWN ? NOT_KNOWN : typedIn(call.form))
}

const draftPath = (draftId: string): string => `/refer/${draftId}`

/** The same identifier for the same person and page: sending it twice begins one draft. It has the shape of all the others. */
const draftIdOf = (person: Person, once: string): string => {
  const hex = createHash('sha256').update(`${person.sub} ${once}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

const beginWith = async (call: OpenCall, person: Person, answered: Answered): Promise<PageAnswer> => {
  const draftId = draftIdOf(person, fieldOf(call.form, 'once') || newId())
  const answers = { ...(await answersToBeginWith(person)), ...answersOfFacts(answered) }
  await beginDraft(draftId, person.sub, answers, call.now)
  return redirect(draftPath(draftId), [forgetCarried])
}

/** Begins a referral for somebody who has signed in and sends a form of their own; anybody else goes by way of the next page. */
const refer = async (call: OpenCall): Promise<PageAnswer> => {
  const { form, person, session } = call
  const { on, rules } = await lawFor(call)
  const answered = answeredBy(readPath(form, on, rules))
  if (answered.facts.processes === undefined) return redirect('/check')
  if (person !== undefined && session !== undefined && isFromOwnForm(session, form) && hasRole(person, ['referrer']))
    return beginWith(call, person, answered)
  return redirect(CARRIED_TO, [carryingCookie(answered)])
}

const confirm = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const answered = carriedIn(call.event)
  const { on, rules } = await lawFor(call)
  const path = answered === undefined ? [] : pathIn(answered, on, rules)
  return path.length === 0 ? html('check/gone', {}, 404) : html('check/carry', carryContext(path, call.w))
}

export const handler = page({
  'GET /check': openPage(() => html('check/start')),
  'POST /check': openPage(step),
  'GET /check/refer': signedInPage(['referrer'], confirm),
  'POST /check/refer': openPage(refer),
})
