// Server-rendered pages: tables of routes whose failures are pages, and routes that are for signed-in people.
import { newId } from '../platform/ids.ts'
import { fieldOf, readForm, type FormFields } from './body.ts'
import { type Answer, type Call, type Failure, headerOf, redirect, type Route, serve } from './http.ts'
import { hasRole, type Identified, type Person, personOf, type Role } from './identity.ts'
import {
  LANGUAGE_FIELD,
  languageCookie,
  languageNamed,
  otherLanguage,
  queryIn,
  queryWithoutChoice,
} from './language.ts'
import { type ProblemCode, statusOfProblem } from './problem.ts'
import type { Routes } from './routes.ts'
import { isFromOwnForm, localPath, type Session, sessionOf, signInPath } from './session.ts'
import { render } from './views.ts'
import { type Words, words } from './words/index.ts'

/** A view to be rendered with the call's own context around it. */
export type View = {
  view: string
  context: object
  status: number
  headers?: Readonly<Record<string, string>>
  cookies?: readonly string[]
}
export type PageAnswer = Answer | View

/** A page: `view` is its path under shared/web/views without the ending, `context` what it shows; 422 is the status of a form with errors. */
export const html = (view: string, context: object = {}, status = 200): View => ({ view, context, status })

type Around = { session?: Session; person?: Person }

const rendered = (answer: PageAnswer, call: Call, { session, person }: Around): Answer => {
  if (!('view' in answer)) return answer
  const { status, headers, cookies = [], view, context } = answer
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    cookies,
    body: render(view, {
      ...context,
      w: words(call.language),
      language: call.language,
      here: call.event.rawPath,
      otherLanguage: otherLanguage(call.language),
      otherLanguageHref: queryIn(otherLanguage(call.language), call.query),
      signedInAs: session?.person.name,
      csrf: session?.csrf,
      formId: newId(),
      person,
      now: call.now,
    }),
  }
}

/** The page of a problem, with its status. */
export const problemPage = (code: ProblemCode, context: { reference?: string } = {}): View =>
  html('problem/problem', { code, ...context }, statusOfProblem(code))

export const failedPage: Failure = (code, call) =>
  rendered(problemPage(code, code === 'failed' ? { reference: call.requestId } : {}), call, {})

/** The Lambda handler of a table of pages. */
export const page = (routes: Routes<Route>) => serve(routes, failedPage)

/** A call to a page with the words of its language; `form` holds the fields of a POST and is empty otherwise. */
export type PageCall = Call & { form: FormFields; w: Words }
/** A call to an open page; who it is when somebody has signed in. */
export type OpenCall = PageCall & { person?: Person; session?: Session }
export type SignedInPageCall = PageCall & { person: Person; session: Session }

const NOTHING: FormFields = Object.freeze(Object.create(null))

const formOf = (call: Call): ReturnType<typeof readForm> => {
  if (call.event.requestContext.http.method !== 'POST') return { ok: true, value: NOTHING }
  // Browsers say from where a form was sent; one on somebody else's page is nobody's intention.
  if (headerOf(call.event, 'sec-fetch-site') === 'cross-site') return { ok: false, fault: 'malformed-form' }
  return readForm(call.event)
}

// Nothing changes but the cookie: the address goes on without the choice, so that a link that is passed on carries none.
const languageChosen = (call: Call): Answer | undefined => {
  const language = languageNamed(call.query.get(LANGUAGE_FIELD))
  if (language === undefined || call.event.requestContext.http.method !== 'GET') return undefined
  const path = localPath(call.event.rawPath, '/')
  return redirect(`${path}${queryWithoutChoice(call.query)}`, [languageCookie(language)])
}

/** A page that was the answer to a form is shown in the other language by sending the form again with the choice in it. */
const inLanguageOfForm = (call: Call, form: FormFields): { call: Call; cookies: string[] } => {
  const language = languageNamed(fieldOf(form, LANGUAGE_FIELD))
  return language === undefined
    ? { call, cookies: [] }
    : { call: { ...call, language }, cookies: [languageCookie(language)] }
}

/** More than this is not sent again for the sake of the language: the switch then leads to the page as it was opened. */
const MOST_SENT_AGAIN = 50_000

/**
 * A form that was sent with something wrong is shown in the other language by sending it again as it was: so what was typed and what
 * is said of it stay. Only what was refused for itself (422) may be sent again: what was refused for how things stand might pass by then.
 */
const switchedByForm = (answer: PageAnswer, form: FormFields): PageAnswer => {
  if (!('view' in answer) || answer.status !== 422) return answer
  const switchFields = Object.entries(form)
    .filter(([name]) => name !== LANGUAGE_FIELD)
    .flatMap(([name, sent]) => [sent].flat().map((value) => ({ name, value })))
  const size = switchFields.reduce((sum, { name, value }) => sum + name.length + value.length, 0)
  if (switchFields.length === 0 || size > MOST_SENT_AGAIN) return answer
  return { ...answer, context: { switchFields, ...answer.context } }
}

const withCookies = (answer: Answer, cookies: readonly string[]): Answer =>
  cookies.length === 0 ? answer : { ...answer, cookies: [...(answer.cookies ?? []), ...cookies] }

const identified = (session: Session): Identified =>
  personOf({ ...session.person, email: session.person.email || undefined })

/** Tells somebody who has signed in why they may do nothing yet. */
export const noAccessPage = (session: Session): View => {
  const found = identified(session)
  return html('session/no-access', { why: found.ok ? 'no-role' : found.why }, 403)
}

/** For everyone. Somebody who has signed in is known, and sees so. */
export const openPage =
  (handler: (call: OpenCall) => PageAnswer | Promise<PageAnswer>): Route =>
  async (asked) => {
    const choice = languageChosen(asked)
    if (choice !== undefined) return choice
    const session = await sessionOf(asked.event)
    const found = session === undefined ? undefined : identified(session)
    const around: Around = {
      ...(session === undefined ? {} : { session }),
      ...(found?.ok === true ? { person: found.person } : {}),
    }
    const form = formOf(asked)
    if (!form.ok) return rendered(problemPage(form.fault), asked, around)
    const { call, cookies } = inLanguageOfForm(asked, form.value)
    const answer = await handler({ ...call, ...around, w: words(call.language), form: form.value })
    return withCookies(rendered(answer, call, around), cookies)
  }

/** Where a form is sent to and there is no page: whoever reloads it, or turns it into the other language, goes on to the page it belongs to. */
export const leadsTo = (path: (call: Call) => string): Route => openPage((call) => redirect(localPath(path(call), '/')))

const pathOf = ({ event }: Call): string =>
  localPath(event.rawPath + (event.rawQueryString === '' ? '' : `?${event.rawQueryString}`), '/')

/**
 * For people with one of the roles (`anyone`: with any). Not signed in, a GET goes by way of the sign-in page and a POST is told how
 * to send its form again; another role is a page that says so. A POST without the form's own CSRF token is refused.
 */
export const signedInPage =
  (roles: readonly Role[] | 'anyone', handler: (call: SignedInPageCall) => PageAnswer | Promise<PageAnswer>): Route =>
  async (asked) => {
    const choice = languageChosen(asked)
    if (choice !== undefined) return choice
    const session = await sessionOf(asked.event)
    if (session === undefined) {
      if (asked.event.requestContext.http.method !== 'POST') return redirect(signInPath(pathOf(asked)))
      return rendered(html('session/expired', {}, 401), asked, {})
    }
    const found = identified(session)
    if (!found.ok) return rendered(noAccessPage(session), asked, { session })
    const { person } = found
    const around: Around = { session, person }
    const form = formOf(asked)
    if (!form.ok) return rendered(problemPage(form.fault), asked, around)
    const { call, cookies } = inLanguageOfForm(asked, form.value)
    const isPost = call.event.requestContext.http.method === 'POST'
    if (isPost && !isFromOwnForm(session, form.value)) return rendered(problemPage('csrf'), call, around)
    if (roles !== 'anyone' && !hasRole(person, roles))
      return rendered(html('session/other-role', {}, 403), call, around)
    const answer = await handler({ ...call, w: words(call.language), form: form.value, person, session })
    return withCookies(rendered(switchedByForm(answer, form.value), call, around), cookies)
  }
