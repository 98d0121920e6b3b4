// /api/cases: the provider's own cases and the work on them.
import { maySeeStory, mayWorkOnCase } from '../../shared/domain/access.ts'
import { CASE_STATUSES, type CaseState } from '../../shared/domain/case.ts'
import { CASE_ACTIONS, type CaseAction } from '../../shared/domain/case-actions.ts'
import { keysOf } from '../../shared/domain/table-keys.ts'
import { log } from '../../shared/platform/logger.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { caseBy, casesOfProvider, commandCase } from '../../shared/store/cases.ts'
import { storyOf } from '../../shared/store/referrals.ts'
import { caseAnswer } from '../../shared/web/answers.ts'
import { readJson } from '../../shared/web/body.ts'
import { answerOf } from '../../shared/web/commanded.ts'
import { endpoint } from '../../shared/web/endpoint.ts'
import { type Answer, json } from '../../shared/web/http.ts'
import { actorOf } from '../../shared/web/identity.ts'
import { errorsOf, fieldError, problem } from '../../shared/web/problem.ts'
import { type SignedInCall, signedInEndpoint } from '../../shared/web/signed-in-endpoint.ts'

const list = async ({ person, query, now }: SignedInCall): Promise<Answer> => {
  const unknown = [...query.keys()].find((name, place, names) => name !== 'status' || names.indexOf(name) !== place)
  if (unknown !== undefined) return problem('invalid', { errors: [fieldError(unknown.slice(0, 100), 'unknown-field')] })
  const status = query.get('status')
  if (status !== null && !CASE_STATUSES.some((known) => known === status))
    return problem('invalid', { errors: [fieldError('status', 'not-an-option')] })
  const cases = await Promise.all([
    casesOfProvider(person.organisation, 'open'),
    casesOfProvider(person.organisation, 'ended'),
  ])
  const wanted = cases.flat().filter((state) => status === null || state.status === status)
  const { of } = await calendarsNow()
  return json(200, { cases: wanted.map((state) => caseAnswer(state, now, of)) })
}

/** A case that is not the caller's does not exist for them. */
const caseFor = async ({ person, param }: SignedInCall): Promise<CaseState | undefined> => {
  const state = await caseBy(param('id'))
  return state !== undefined && mayWorkOnCase(person, state) ? state : undefined
}

const show = async (call: SignedInCall): Promise<Answer> => {
  const state = await caseFor(call)
  if (state === undefined) return problem('not-found')
  const story = maySeeStory(call.person, state) ? { story: await storyOf(state.reference) } : {}
  const { of } = await calendarsNow()
  return json(200, { ...caseAnswer(state, call.now, of), ...story })
}

const act =
  (action: CaseAction) =>
  async (call: SignedInCall): Promise<Answer> => {
    const state = await caseFor(call)
    if (state === undefined) return problem('not-found')
    const body = readJson(call.event)
    if (!body.ok) return problem(body.fault)
    const read = CASE_ACTIONS[action].read(body.value, state, call.now)
    if (!read.ok) return problem('invalid', { errors: errorsOf(read.error, call.language) })
    const done = await commandCase(state.caseId, read.command, { at: call.now, by: actorOf(call.person) })
    if (!done.ok) return answerOf(done.refusal)
    log('case-changed', { caseId: state.caseId, event: action, status: done.state.status })
    const { of } = await calendarsNow()
    return json(200, caseAnswer(done.state, call.now, of))
  }

export const handler = endpoint({
  'GET /api/cases': signedInEndpoint(['provider'], list),
  'GET /api/cases/{id}': signedInEndpoint(['provider'], show),
  ...Object.fromEntries(
    keysOf(CASE_ACTIONS).map((action) => [
      `POST /api/cases/{id}/${action}`,
      signedInEndpoint(['provider'], act(action)),
    ]),
  ),
})
