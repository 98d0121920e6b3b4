// /api/cases: the provider's own cases, the work on them, and the messages with those who referred.
import { maySeeStory, mayWorkOnCase } from '../../shared/domain/access.ts'
import { CASE_STATUSES, type CaseState } from '../../shared/domain/case.ts'
import { CASE_ACTIONS, type CaseAction, namesAnother } from '../../shared/domain/case-actions.ts'
import { messageSchema, type MessageSide, readableBy, sideOf } from '../../shared/domain/messages.ts'
import { keysOf } from '../../shared/domain/table-keys.ts'
import { log } from '../../shared/platform/logger.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { recordAccess } from '../../shared/store/access-register.ts'
import type { AskedOnce } from '../../shared/store/asked-once.ts'
import { answeredBefore, caseBy, commandCase, pageOfProvider } from '../../shared/store/cases.ts'
import { messagesOf, noteOpened, openingsOf, sendMessage } from '../../shared/store/messages.ts'
import { storyOf } from '../../shared/store/referrals.ts'
import type { Page } from '../../shared/store/table.ts'
import { caseAnswer, messageAnswer } from '../../shared/web/answers.ts'
import { askedByProgram, keyIn } from '../../shared/web/asked-once.ts'
import { jsonProblem, readJson } from '../../shared/web/body.ts'
import { answerOf } from '../../shared/web/commanded.ts'
import { storyAccess } from '../../shared/web/cases/access.ts'
import { endpoint } from '../../shared/web/endpoint.ts'
import { type Answer, json } from '../../shared/web/http.ts'
import { actorOf } from '../../shared/web/identity.ts'
import { errorsOf, fieldError, problem } from '../../shared/web/problem.ts'
import { type SignedInCall, signedInEndpoint } from '../../shared/web/signed-in-endpoint.ts'

const CASES_A_PAGE = 500

/** A page of the caller's cases: those that are open, and after the last of them those that have ended. */
const pageOfCases = async (provider: string, cursor: string | undefined): Promise<Page<CaseState> | undefined> => {
  const open = await pageOfProvider(provider, { which: 'open', limit: CASES_A_PAGE }, cursor)
  if (open?.next !== undefined) return open
  const limit = CASES_A_PAGE - (open?.items.length ?? 0)
  // A cursor that is none of the open ones is one of the others, or none at all.
  const ended =
    limit === 0
      ? { items: [], next: ENDED_FROM_THE_START }
      : await endedAfter(provider, limit, open === undefined ? cursor : undefined)
  if (ended === undefined) return undefined
  return { ...ended, items: [...(open?.items ?? []), ...ended.items] }
}

const ENDED_FROM_THE_START = 'ended'
const endedAfter = (provider: string, limit: number, cursor: string | undefined) =>
  pageOfProvider(provider, { which: 'ended', limit }, cursor === ENDED_FROM_THE_START ? undefined : cursor)

const list = async ({ person, query, now }: SignedInCall): Promise<Answer> => {
  const unknown = [...query.keys()].find(
    (name, place, names) => (name !== 'status' && name !== 'cursor') || names.indexOf(name) !== place,
  )
  if (unknown !== undefined) return problem('invalid', { errors: [fieldError(unknown, 'unknown-field')] })
  const status = query.get('status')
  if (status !== null && !CASE_STATUSES.some((known) => known === status))
    return problem('invalid', { errors: [fieldError('status', 'not-an-option')] })
  const page = await pageOfCases(person.organisation, query.get('cursor') ?? undefined)
  if (page === undefined) return problem('invalid', { errors: [fieldError('cursor', 'wrong-format')] })
  const wanted = page.items.filter((state) => status === null || state.status === status)
  const { of } = await calendarsNow()
  return json(200, {
    cases: wanted.map((state) => caseAnswer(state, now, of)),
    ...(page.next === undefined ? {} : { next: page.next }),
  })
}

/** A case that is not the caller's does not exist for them. */
const caseFor = async ({ person, param }: SignedInCall): Promise<CaseState | undefined> => {
  const state = await caseBy(param('id'))
  return state !== undefined && mayWorkOnCase(person, state) ? state : undefined
}

const show = async (call: SignedInCall): Promise<Answer> => {
  const state = await caseFor(call)
  if (state === undefined) return problem('not-found')
  const maySee = maySeeStory(call.person, state)
  if (maySee) await recordAccess(storyAccess(state, call))
  const story = maySee ? { story: await storyOf(state.reference) } : {}
  const { of } = await calendarsNow()
  return json(200, { ...caseAnswer(state, call.now, of), ...story })
}

const KEY_HEADER = 'Idempotency-Key'

/** What is asked under the caller's key, where they sent one. */
const askedIn = (call: SignedInCall, body: unknown): { asked?: AskedOnce } | { fault: 'wrong-format' } => {
  const read = keyIn(call.event)
  if ('key' in read) return { asked: askedByProgram(read.key, body, call) }
  return read.fault === 'required' ? {} : { fault: read.fault }
}

const keyReused = ({ language }: SignedInCall): Answer =>
  problem('conflict', { errors: [fieldError(KEY_HEADER, 'idempotency-key-reused', language)] })

const act =
  (action: CaseAction) =>
  async (call: SignedInCall): Promise<Answer> => {
    const body = readJson(call.event)
    if (!body.ok) return (await caseFor(call)) === undefined ? problem('not-found') : jsonProblem(body)
    const once = askedIn(call, body.value)
    if ('fault' in once) return problem('invalid', { errors: [fieldError(KEY_HEADER, once.fault, call.language)] })
    // What let the case go is answered as before, though the case is with somebody else by now.
    const before = await answeredBefore(once.asked)
    if (before?.ok === true) return json(200, caseAnswer(before.state, call.now, (await calendarsNow()).of))
    if (before?.ok === false) return keyReused(call)
    const state = await caseFor(call)
    if (state === undefined) return problem('not-found')
    const meant = action === 'allocate' && namesAnother(body.value, state) ? 're-allocate' : action
    const read = CASE_ACTIONS[meant].read(body.value, state, call.now)
    if (!read.ok) return problem('invalid', { errors: errorsOf(read.error, call.language) })
    const done = await commandCase(state.caseId, read.command, { at: call.now, by: actorOf(call.person) }, once)
    if (!done.ok) return answerOf(done.refusal)
    log('case-changed', { caseId: state.caseId, event: meant, status: done.state.status })
    const { of } = await calendarsNow()
    return json(200, caseAnswer(done.state, call.now, of))
  }

/** The case of the path with the side on which the caller stands; to anybody else it is not there. */
const threadFor = async ({
  person,
  param,
}: SignedInCall): Promise<{ state: CaseState; side: MessageSide } | undefined> => {
  const state = await caseBy(param('id'))
  const side = state === undefined ? undefined : sideOf(person, state)
  return state === undefined || side === undefined ? undefined : { state, side }
}

const messages = async (call: SignedInCall): Promise<Answer> => {
  const found = await threadFor(call)
  if (found === undefined) return problem('not-found')
  const { state, side } = found
  const { caseId } = state
  const [all, opened] = await Promise.all([messagesOf(caseId), openingsOf(caseId)])
  const readable = readableBy(side, all, state)
  const last = readable.at(-1)
  if (last !== undefined) await noteOpened(caseId, { side, upTo: last.number, at: call.now, by: actorOf(call.person) })
  return json(200, { messages: readable.map((message) => messageAnswer(message, opened)) })
}

const send = async (call: SignedInCall): Promise<Answer> => {
  const found = await threadFor(call)
  if (found === undefined) return problem('not-found')
  const body = readJson(call.event)
  if (!body.ok) return jsonProblem(body)
  const read = messageSchema.safeParse(body.value, { reportInput: true })
  if (!read.success) return problem('invalid', { errors: errorsOf(read.error, call.language) })
  const { caseId } = found.state
  const by = actorOf(call.person)
  const { text } = read.data
  const once = askedIn(call, body.value)
  if ('fault' in once) return problem('invalid', { errors: [fieldError(KEY_HEADER, once.fault, call.language)] })
  if ((await answeredBefore(once.asked))?.ok === false) return keyReused(call)
  const sent = await sendMessage(caseId, { text, from: found.side }, { at: call.now, by }, once)
  if (!sent.ok) return answerOf(sent.refusal)
  log('case-changed', { caseId, event: 'send-message', status: sent.state.status })
  const number = sent.state.messages ?? 0
  const sentAt = sent.again === true ? (await messagesOf(caseId)).find((one) => one.number === number)?.at : undefined
  return json(201, { number, from: found.side, by: by.name, at: sentAt ?? call.now, text })
}

export const handler = endpoint({
  'GET /api/cases/{id}/messages': signedInEndpoint(['provider', 'referrer'], messages),
  'POST /api/cases/{id}/messages': signedInEndpoint(['provider', 'referrer'], send),
  'GET /api/cases': signedInEndpoint(['provider'], list),
  'GET /api/cases/{id}': signedInEndpoint(['provider'], show),
  ...Object.fromEntries(
    keysOf(CASE_ACTIONS).map((action) => [
      `POST /api/cases/{id}/${action}`,
      signedInEndpoint(['provider'], act(action)),
    ]),
  ),
})
