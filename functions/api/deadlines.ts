// POST /api/deadlines: when something is due, and why, by the calendar in force. Open to all, and nothing is stored.
import { deadline, readDeadlinesRequest } from '../../shared/domain/clocks/deadline.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { jsonProblem, readJson } from '../../shared/web/body.ts'
import { endpoint, openEndpoint } from '../../shared/web/endpoint.ts'
import { type Answer, json } from '../../shared/web/http.ts'
import { fieldError, problem } from '../../shared/web/problem.ts'

const refused = (problems: readonly { field: string; code: string }[]): Answer =>
  problem('invalid', { errors: problems.map(({ field, code }) => fieldError(field, code)) })

export const handler = endpoint({
  'POST /api/deadlines': openEndpoint(async ({ event }) => {
    const body = readJson(event)
    if (!body.ok) return jsonProblem(body)
    const read = readDeadlinesRequest(body.value)
    if (!read.ok) return refused(read.problems)
    const { startedAt, target, pauses } = read.request
    // England and Wales share one calendar: whichever is asked for, the answer is the same.
    const { current: calendar } = await calendarsNow()
    const found = deadline({ startedAt, target, pauses, calendar })
    if (!found.ok) return refused([found.refusal])
    const { dueAt, countsFrom, workingMinutes, explanation } = found
    return json(200, { dueAt, countsFrom, workingMinutes, explanation })
  }),
})
