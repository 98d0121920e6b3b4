// POST /api/eligibility: what the law says of a set of facts. Open to all, and nothing is stored.
import { determine } from '../../shared/domain/eligibility/determine.ts'
import { dateOf } from '../../shared/domain/time.ts'
import { readBody } from '../../shared/web/body.ts'
import { endpoint, openEndpoint } from '../../shared/web/endpoint.ts'
import { json } from '../../shared/web/http.ts'
import { eligibilityQuestionSchema } from '../../shared/web/eligibility-answer.ts'

export const handler = endpoint({
  'POST /api/eligibility': openEndpoint(({ event, now }) => {
    const body = readBody(event, eligibilityQuestionSchema)
    if (!body.ok) return body.answer
    const { on = dateOf(now), facts } = body.value
    return json(200, { determinations: determine(facts, on) })
  }),
})
