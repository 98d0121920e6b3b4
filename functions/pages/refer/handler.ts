// Writing a referral: drafts begun and resumed, the pages of the form, the answer of the law, checking, sending.
import type { Answers } from '../../../shared/domain/form/answers.ts'
import type { Page } from '../../../shared/domain/form/fields.ts'
import { checkPage, fromAnswers, pageAt, pagesFor, readPage, toAnswers } from '../../../shared/domain/form/pages.ts'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { newId } from '../../../shared/platform/ids.ts'
import { beginDraft, type Draft, draftBy, draftsOf, saveDraft, sendDraft } from '../../../shared/store/drafts.ts'
import { allAuthorities, authorityBy } from '../../../shared/store/organisations.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { redirect } from '../../../shared/web/http.ts'
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
import { answersOn, isStale, withoutEntry } from './typed.ts'
import { answerContext, checkContext, draftRows, pageContext, tasksContext } from './views.ts'

const start = async ({ person, w }: SignedInPageCall): Promise<PageAnswer> => {
  const drafts = await draftsOf(person.sub)
  return html('refer/start', { drafts: draftRows(drafts, w) })
}

/** What is known before anything was asked. */
const knownOf = async ({ person }: SignedInPageCall): Promise<Answers> => {
  const authority = await authorityBy(person.organisation)
  return toAnswers({
    referrer: { name: person.name, email: person.email, organisation: authority?.name },
    responsible: { authority: authority?.authority },
  })
}

const begin = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { draftId } = await beginDraft(newId(), call.person.sub, await knownOf(call), call.now)
  return redirect(draftPath(draftId))
}

type Drafting = SignedInPageCall & { draft: Draft }

/** A page of a draft of one's own; another's is not there. What was sent lives on as a referral. */
const ofDraft =
  (handler: (call: Drafting) => PageAnswer | Promise<PageAnswer>) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const draft = await draftBy(call.param('draftId'), call.person.sub)
    if (draft === undefined) return problemPage('not-found')
    if (draft.sentAs !== undefined) return redirect(sentPath(draft.sentAs))
    return handler({ ...call, draft })
  }

const sentPath = (reference: string): string => `/referrals/${reference}/sent`

const showingOf = async ({ draft, w, now }: Drafting) => ({ draft, w, now, areas: await allAuthorities() })

const fromOf = (from: string | null): { from?: 'check' } => (from === 'check' ? { from } : {})

const tasks = async (call: Drafting): Promise<PageAnswer> => html('refer/tasks', tasksContext(await showingOf(call)))

const isAsked = (wanted: Page, { draft, now }: Drafting): boolean =>
  pagesFor(draft.answers, dateOf(now)).some(({ group, slug }) => group === wanted.group && slug === wanted.slug)

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
    if (isStale({ seen, stored: answersOn(pages, draft.answers), typed })) return { ok: false, why: 'stale', draft }
    const answers: Answers = change({ ...draft.answers, ...typed })
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

/** The buttons of a page: `continue`, `save`, and for its lists `add:<list>` and `remove:<list>.<entry>`. */
const buttonOf = (
  { form }: Drafting,
  page: Page,
): { does: 'continue' | 'save' | 'add' | 'remove'; list: string; key: string } => {
  const [does = '', target = ''] = fieldOf(form, 'action').split(':')
  const list = page.fields.find(
    ({ kind, name }) => kind === 'list' && (target === name || target.startsWith(`${name}.`)),
  )
  if (does === 'save') return { does, list: '', key: '' }
  if (list === undefined || (does !== 'add' && does !== 'remove')) return { does: 'continue', list: '', key: '' }
  return { does, list: list.name, key: target.slice(list.name.length + 1) }
}

const fill = async (call: Drafting, page: Page): Promise<PageAnswer> => {
  const { form, now } = call
  const today = dateOf(now)
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
  const query = from.from === undefined ? '' : '&from=check'
  switch (button.does) {
    case 'save':
      return redirect(draftPath(draft.draftId))
    case 'add':
      return redirect(`${here}?add=${button.list}${query}#${fieldId(button.list)}-next`)
    case 'remove':
      return redirect(`${here}${query.replace('&', '?')}`)
    case 'continue': {
      const mistakes = checkPage(page, draft.answers, today)
      if (mistakes.length === 0)
        return redirect(from.from === undefined ? afterPage(page, way) : checkPath(draft.draftId))
      const showing = await showingOf({ ...call, draft })
      return html('refer/page', pageContext({ ...showing, page, mistakes, ...from }), 422)
    }
  }
}

const answer = async (call: Drafting): Promise<PageAnswer> =>
  html('refer/answer', answerContext({ ...(await showingOf(call)), ...fromOf(call.query.get('from')) }))

const fillAnswer = async (call: Drafting): Promise<PageAnswer> => {
  const { draft: before, form, now } = call
  const today = dateOf(now)
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
  const mistakes = asking.flatMap((page) => checkPage(page, draft.answers, today))
  if (mistakes.length > 0) {
    const showing = await showingOf({ ...call, draft })
    return html('refer/answer', answerContext({ ...showing, mistakes, ...from }), 422)
  }
  const way = { draftId: draft.draftId, answers: draft.answers, today }
  return redirect(from.from === undefined ? afterAnswer(way) : checkPath(draft.draftId))
}

const check = async (call: Drafting): Promise<PageAnswer> => html('refer/check', checkContext(await showingOf(call)))

const send = async (call: Drafting): Promise<PageAnswer> => {
  const { draft, form, person, now } = call
  const today = dateOf(now)
  if (fieldOf(form, 'version') !== String(draft.version)) return checkAgain(call)
  const parsed = parseReferralForm(fromAnswers(draft.answers, today), { today })
  if (!parsed.ok) return html('refer/check', checkContext(await showingOf(call), { sending: true }), 422)
  const received = await submitReferral({
    form: parsed.form,
    person,
    at: now,
    language: call.language,
    key: draft.draftId,
    draft: (reference) => sendDraft(draft, reference),
  })
  if (received.ok) return redirect(sentPath(received.reference))
  const after = await draftBy(draft.draftId, person.sub)
  return after?.sentAs === undefined ? checkAgain(call) : redirect(sentPath(after.sentAs))
}

/** Something else than what was read through would have been sent. */
const checkAgain = async (call: Drafting): Promise<PageAnswer> => {
  const draft = await draftBy(call.draft.draftId, call.person.sub)
  if (draft === undefined) return problemPage('not-found')
  return html('refer/check', checkContext(await showingOf({ ...call, draft }), { changed: true }), 409)
}

const forReferrers = (handler: Parameters<typeof ofDraft>[0]) => signedInPage(['referrer'], ofDraft(handler))

export const handler = page({
  'GET /refer': signedInPage(['referrer'], start),
  'POST /refer': signedInPage(['referrer'], begin),
  'GET /refer/{draftId}': forReferrers(tasks),
  'GET /refer/{draftId}/answer': forReferrers(answer),
  'POST /refer/{draftId}/answer': forReferrers(fillAnswer),
  'GET /refer/{draftId}/check': forReferrers(check),
  'POST /refer/{draftId}/check': forReferrers(send),
  'GET /refer/{draftId}/{group}/{page}': forReferrers(ofPage(ask)),
  'POST /refer/{draftId}/{group}/{page}': forReferrers(ofPage(fill)),
})
