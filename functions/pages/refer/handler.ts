// Writing a referral: drafts begun and resumed, the pages of the form, the answer of the law, checking, sending.
import type { Rule } from '../../../shared/domain/eligibility/rules.ts'
import type { Answers } from '../../../shared/domain/form/answers.ts'
import { stillConfirmed, warningsOf, withConfirmations } from '../../../shared/domain/form/confirmed.ts'
import type { Page } from '../../../shared/domain/form/fields.ts'
import { areasSoFar } from '../../../shared/domain/form/routing.ts'
import { checkPage, fromAnswers, pageAt, pagesFor, readPage } from '../../../shared/domain/form/pages.ts'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { policyOn } from '../../../shared/domain/clocks/policy.ts'
import type { LawDay } from '../../../shared/domain/form/law-day.ts'
import { dateOf, type Instant } from '../../../shared/domain/time.ts'
import { newId } from '../../../shared/platform/ids.ts'
import { attachmentsOfDraft, letGoOfAttachments, sendAttachments } from '../../../shared/store/attachments.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import {
  beginDraft,
  type Draft,
  draftBy,
  draftsOf,
  removeDraft,
  saveDraft,
  sendDraft,
} from '../../../shared/store/drafts.ts'
import { likelyDuplicates } from '../../../shared/store/likenesses.ts'
import { rulesFor } from '../../../shared/store/law.ts'
import { policiesFor } from '../../../shared/store/policies.ts'
import { allAuthorities, providersOf } from '../../../shared/store/organisations.ts'
import { attachmentsPath, fileRows, filesTask, withFilesTask } from '../../../shared/web/attachments/listing.ts'
import { fieldOf, fieldsOf } from '../../../shared/web/body.ts'
import { type Drafting as OfDraft, noDraftPage, ofDraft, sentPath } from '../../../shared/web/drafting.ts'
import { answersToBeginWith } from '../../../shared/web/form/begun.ts'
import { type ListButton, listButton } from '../../../shared/web/form/list-button.ts'
import { redirect } from '../../../shared/web/http.ts'
import { LANGUAGE_FIELD, languageNamed } from '../../../shared/web/language.ts'
import {
  html,
  page,
  type PageAnswer,
  problemPage,
  type SignedInPageCall,
  signedInPage,
} from '../../../shared/web/page.ts'
import { submitReferral } from '../../../shared/web/submission.ts'
import { fieldId } from '../../../shared/web/views.ts'
import { afterAnswer, afterPage, answerPages, answerPath, checkPath, draftPath, pagePath } from './steps.ts'
import { answersOn, fingerprintOf, identityIn, isStale, withoutEntry } from './typed.ts'
import {
  answerContext,
  checkContext,
  draftRows,
  type Duplicate,
  pageContext,
  removeContext,
  warningsOnPage,
  tasksContext,
} from './views.ts'

const start = async ({ person, query, w }: SignedInPageCall): Promise<PageAnswer> => {
  const drafts = await draftsOf(person.sub)
  return html('refer/start', { drafts: draftRows(drafts, w), isRemoved: query.get('done') === 'removed' })
}

const begin = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { draftId } = await beginDraft(newId(), call.person.sub, await answersToBeginWith(call.person), call.now)
  return redirect(draftPath(draftId))
}

/** `rules` are those of the authority that refers, and `day` is the day on which they are asked. */
type Drafting = OfDraft & { rules: readonly Rule[]; day: LawDay }

const forReferrers = (handler: (call: Drafting) => PageAnswer | Promise<PageAnswer>) =>
  ofDraft(async (call) => {
    const { rules } = await rulesFor(call.person.organisation)
    return handler({ ...call, rules, day: { date: dateOf(call.now), rules } })
  })

const showingOf = async ({ draft, person, w, now, rules }: Drafting) => {
  const [areas, policies, { current: calendar }] = await Promise.all([
    allAuthorities(),
    policiesFor(person.organisation),
    calendarsNow(),
  ])
  const providers = await providersOf(areasSoFar((name) => draft.answers[name], person.organisation))
  const around = { own: person.organisation, authorities: areas, calendar, providers }
  return { draft, w, now, areas, rules, policy: policyOn(policies, dateOf(now)), around }
}

const fromOf = (from: string | null): { from?: 'check' } => (from === 'check' ? { from } : {})

const tasks = async (call: Drafting): Promise<PageAnswer> => {
  const { draftId } = call.draft
  const context = tasksContext(await showingOf(call))
  const items = withFilesTask(context.items, filesTask(draftId, await attachmentsOfDraft(draftId), call.w))
  return html('refer/tasks', { ...context, items })
}

const isAsked = (wanted: Page, { draft, day }: Drafting): boolean =>
  pagesFor(draft.answers, day).some(({ group, slug }) => group === wanted.group && slug === wanted.slug)

/** A page of the form; one that this referral is not asked leads back to those it is. */
const ofPage =
  (handler: (call: Drafting, page: Page) => PageAnswer | Promise<PageAnswer>) =>
  (call: Drafting): PageAnswer | Promise<PageAnswer> => {
    const found = pageAt(call.param('group'), call.param('page'))
    if (found === undefined) return problemPage('not-found')
    if (found.group === 'answer') return redirect(answerPath(call.draft.draftId))
    return isAsked(found, call) ? handler(call, found) : redirect(draftPath(call.draft.draftId))
  }

const ask = async (call: Drafting, page: Page): Promise<PageAnswer> => {
  const adding = call.query.get('add')
  const context = pageContext({
    ...(await showingOf(call)),
    page,
    ...(adding === null ? {} : { adding }),
    ...fromOf(call.query.get('from')),
  })
  return html('refer/page', context)
}

// DynamoDB keeps at most 400 KB in an item.
const MOST_BYTES = 300_000

type Saved =
  | { ok: true; draft: Draft }
  | { ok: false; why: 'stale'; draft: Draft }
  | { ok: false; why: 'too-large' | 'gone' }

/**
 * The answers with those warnings confirmed that were shown and ticked. A tick is for the answers that it was given on: it
 * counts for nothing when these were changed by the same form, or by another one meanwhile.
 */
const confirmedBy = ({ form }: Drafting, answers: Answers, isAsSeen: boolean): Answers =>
  isAsSeen
    ? withConfirmations(answers, { shown: fieldsOf(form, 'warned'), ticked: fieldsOf(form, 'confirmed') })
    : answers

/** Saves what was typed on pages, over whatever was saved on others meanwhile, unless these pages were changed themselves. */
const saveTyped = async (
  call: Drafting,
  pages: readonly Page[],
  typed: Answers,
  change: (answers: Answers) => Answers = (answers) => answers,
): Promise<Saved> => {
  const seen = fieldOf(call.form, 'seen')
  let draft: Draft | undefined = call.draft
  for (let attempt = 1; draft !== undefined && draft.sentAs === undefined; attempt += 1) {
    const stored = answersOn(pages, draft.answers)
    if (isStale({ seen, stored, typed })) return { ok: false, why: 'stale', draft }
    const before = confirmedBy(call, draft.answers, seen === fingerprintOf(stored))
    const answers = stillConfirmed(draft.answers, change({ ...before, ...typed }))
    if (Buffer.byteLength(JSON.stringify(answers)) > MOST_BYTES) return { ok: false, why: 'too-large' }
    if (await saveDraft(draft, answers, call.now))
      return { ok: true, draft: { ...draft, answers, version: draft.version + 1 } }
    if (attempt === ATTEMPTS) throw new Error('A draft changed faster than a page of it could be saved')
    draft = await draftBy(draft.draftId, call.person.sub)
  }
  return { ok: false, why: 'gone' }
}
const ATTEMPTS = 5

/** Where a page leads that could not be saved because the draft was sent or has run out. */
const withoutDraft = (why: 'too-large' | 'gone', { draft }: Drafting): PageAnswer =>
  why === 'too-large' ? problemPage('too-large') : redirect(draftPath(draft.draftId))

/** The switch of language is a button of the form, so that what was typed is kept when the page is turned. */
const turnsLanguage = ({ form }: Drafting): boolean => languageNamed(fieldOf(form, LANGUAGE_FIELD)) !== undefined

const buttonOf = (call: Drafting, page: Page): ListButton | { does: 'continue' | 'save' | 'turn' } => {
  if (turnsLanguage(call)) return { does: 'turn' }
  const action = fieldOf(call.form, 'action')
  return listButton(action, [page]) ?? { does: action === 'save' ? 'save' : 'continue' }
}

/** Whether a page says what is wrong on it: when it is left, and in the other language when it said so before. */
const isToBeChecked = (does: ReturnType<typeof buttonOf>['does'], { form }: Drafting): boolean =>
  does === 'continue' || (does === 'turn' && fieldOf(form, 'refused') !== '')

/** A page as it was shown: with an entry that was asked for, and the way back that it was come by. */
const shownAt = (path: string, { add, from }: { add?: string; from?: string }): string => {
  const query = new URLSearchParams({ ...(add ? { add } : {}), ...(from ? { from } : {}) })
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

const fill = async (call: Drafting, page: Page): Promise<PageAnswer> => {
  const { form, day: today } = call
  const button = buttonOf(call, page)
  const typed = readPage(page, form)
  const from = fromOf(fieldOf(form, 'from'))
  const removed = (answers: Answers) =>
    button.does === 'remove' ? withoutEntry(answers, button.list, button.key) : answers
  const saved = await saveTyped(call, [page], typed, removed)
  if (!saved.ok) {
    if (saved.why !== 'stale') return withoutDraft(saved.why, call)
    const showing = await showingOf({ ...call, draft: saved.draft })
    return html('refer/page', pageContext({ ...showing, page, ...from, notSaved: typed }), 409)
  }
  const { draft } = saved
  const way = { draftId: draft.draftId, answers: draft.answers, today }
  const here = pagePath(draft.draftId, page)
  if (isToBeChecked(button.does, call)) {
    const mistakes = checkPage(page, draft.answers, today)
    if (mistakes.length > 0) {
      const showing = await showingOf({ ...call, draft })
      return html('refer/page', pageContext({ ...showing, page, mistakes, ...from }), 422)
    }
  }
  switch (button.does) {
    case 'save':
      return redirect(draftPath(draft.draftId))
    case 'add':
      return redirect(`${shownAt(here, { add: button.list, ...from })}#${fieldId(button.list)}-next`)
    case 'remove':
      return redirect(shownAt(here, from))
    case 'turn':
      return redirect(shownAt(here, { add: fieldOf(form, 'adding'), ...from }))
    case 'continue': {
      const seen = fieldsOf(form, 'warned')
      const warnings = warningsOnPage(await showingOf({ ...call, draft }), page)
      // What was just typed gives a warning that has not been read: the page says so before it is left.
      if (warnings.some(({ code, confirmed }) => !confirmed && !seen.includes(code)))
        return redirect(`${shownAt(here, from)}#look-again`)
      return redirect(from.from === undefined ? afterPage(page, way) : checkPath(draft.draftId))
    }
  }
}

const answer = async (call: Drafting): Promise<PageAnswer> =>
  html('refer/answer', answerContext({ ...(await showingOf(call)), ...fromOf(call.query.get('from')) }))

const fillAnswer = async (call: Drafting): Promise<PageAnswer> => {
  const { draft: before, form, day: today } = call
  const asking = answerPages(before.answers, today)
  const typed: Answers = Object.assign({}, ...asking.map((page) => readPage(page, form)))
  const from = fromOf(fieldOf(form, 'from'))
  const saved = await saveTyped(call, asking, typed)
  if (!saved.ok) {
    if (saved.why !== 'stale') return withoutDraft(saved.why, call)
    const showing = await showingOf({ ...call, draft: saved.draft })
    return html('refer/answer', answerContext({ ...showing, ...from, notSaved: typed }), 409)
  }
  const { draft } = saved
  if (fieldOf(form, 'action') === 'save') return redirect(draftPath(draft.draftId))
  const isTurned = turnsLanguage(call)
  const mistakes = isToBeChecked(isTurned ? 'turn' : 'continue', call)
    ? asking.flatMap((page) => checkPage(page, draft.answers, today))
    : []
  if (mistakes.length > 0) {
    const showing = await showingOf({ ...call, draft })
    return html('refer/answer', answerContext({ ...showing, mistakes, ...from }), 422)
  }
  if (isTurned) return redirect(shownAt(answerPath(draft.draftId), from))
  const way = { draftId: draft.draftId, answers: draft.answers, today }
  return redirect(from.from === undefined ? afterAnswer(way) : checkPath(draft.draftId))
}

/** Open referrals that are likely to be this one. */
const duplicatesOf = async ({ draft, person, day }: Drafting): Promise<Duplicate[]> => {
  const { about, processes } = identityIn(draft.answers, day)
  return likelyDuplicates({ authority: person.organisation, person: about, processes })
}

const checkedPage = async (
  call: Drafting,
  how: Parameters<typeof checkContext>[1] = {},
  status = 200,
): Promise<PageAnswer> => {
  const { draftId } = call.draft
  const [showing, duplicates, attachments] = await Promise.all([
    showingOf(call),
    duplicatesOf(call),
    attachmentsOfDraft(draftId),
  ])
  const files = { files: fileRows(attachments, 'sender', call.w), filesPath: attachmentsPath(draftId) }
  return html('refer/check', { ...checkContext({ ...showing, duplicates }, how), ...files }, status)
}

const check = (call: Drafting): Promise<PageAnswer> => checkedPage(call)

/** The draft with answers saved in it; as it was, when they are the same, or when it was changed or sent meanwhile. */
const kept = async (draft: Draft, answers: Answers, now: Instant): Promise<Draft> => {
  const isNew = JSON.stringify(answers) !== JSON.stringify(draft.answers)
  return isNew && (await saveDraft(draft, answers, now)) ? { ...draft, answers, version: draft.version + 1 } : draft
}

/** In the other language, with what was ticked; nothing is sent. Where sending was refused the page says so again. */
const turnCheck = async (call: Drafting, isAsSeen: boolean): Promise<PageAnswer> => {
  const draft = await kept(call.draft, confirmedBy(call, call.draft.answers, isAsSeen), call.now)
  if (fieldOf(call.form, 'action') === '') return redirect(checkPath(draft.draftId))
  return checkedPage({ ...call, draft }, { sending: true }, 422)
}

const send = async (call: Drafting): Promise<PageAnswer> => {
  const { draft, form, person, now, day, language } = call
  const isAsSeen = fieldOf(form, 'version') === String(draft.version)
  if (turnsLanguage(call)) return turnCheck(call, isAsSeen)
  if (!isAsSeen) return checkAgain(call)
  const answers = confirmedBy(call, draft.answers, true)
  const parsed = parseReferralForm(fromAnswers(answers, day), { today: day })
  const warnings = warningsOf(answers, day, (await showingOf(call)).around)
  if (!parsed.ok || warnings.some(({ confirmed }) => !confirmed))
    return checkedPage({ ...call, draft: await kept(draft, answers, now) }, { sending: true }, 422)
  const confirmedWarnings = warnings.map(({ code }) => code)
  const attachments = await attachmentsOfDraft(draft.draftId)
  const received = await submitReferral({
    form: confirmedWarnings.length === 0 ? parsed.form : { ...parsed.form, confirmedWarnings },
    person,
    at: now,
    language,
    key: draft.draftId,
    draft: (reference) => [sendDraft(draft, reference), ...sendAttachments(attachments, reference)],
  })
  if (received.ok) return redirect(sentPath(received.reference))
  const after = await draftBy(draft.draftId, person.sub)
  return after?.sentAs === undefined ? checkAgain(call) : redirect(sentPath(after.sentAs))
}

/** Something else than what was read through would have been sent. */
const checkAgain = async (call: Drafting): Promise<PageAnswer> => {
  const draft = await draftBy(call.draft.draftId, call.person.sub)
  if (draft === undefined) return noDraftPage()
  return checkedPage({ ...call, draft }, { changed: true }, 409)
}

const askToRemove = async (call: Drafting): Promise<PageAnswer> => html('refer/remove', removeContext(call))

/** Whoever removes it has read what is lost. A change that came meanwhile was not read: it is shown first. */
const remove = async (call: Drafting): Promise<PageAnswer> => {
  const { draft, form, person, now } = call
  if (fieldOf(form, 'version') === String(draft.version) && (await removeDraft(draft))) {
    await letGoOfAttachments(draft.draftId, now)
    return redirect('/refer?done=removed')
  }
  const after = await draftBy(draft.draftId, person.sub)
  if (after === undefined) return redirect('/refer?done=removed')
  if (after.sentAs !== undefined) return redirect(sentPath(after.sentAs))
  return html('refer/remove', removeContext({ ...call, draft: after }, { changed: true }), 409)
}

export const handler = page({
  'GET /refer': signedInPage(['referrer'], start),
  'POST /refer': signedInPage(['referrer'], begin),
  'GET /refer/{draftId}': forReferrers(tasks),
  'GET /refer/{draftId}/answer': forReferrers(answer),
  'POST /refer/{draftId}/answer': forReferrers(fillAnswer),
  'GET /refer/{draftId}/check': forReferrers(check),
  'POST /refer/{draftId}/check': forReferrers(send),
  'GET /refer/{draftId}/remove': forReferrers(askToRemove),
  'POST /refer/{draftId}/remove': forReferrers(remove),
  'GET /refer/{draftId}/{group}/{page}': forReferrers(ofPage(ask)),
  'POST /refer/{draftId}/{group}/{page}': forReferrers(ofPage(fill)),
})
