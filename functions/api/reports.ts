// /api/reports: the figures of a commissioner's own area.
import { endpoint } from '../../shared/web/endpoint.ts'
import { type Answer, json } from '../../shared/web/http.ts'
import { problem } from '../../shared/web/problem.ts'
import { fileAnswer } from '../../shared/web/reports/files.ts'
import { readTimelinessQuery } from '../../shared/web/reports/query.ts'
import { drawTimeliness } from '../../shared/web/reports/draw.ts'
import { words } from '../../shared/web/words/index.ts'
import { type SignedInCall, signedInEndpoint } from '../../shared/web/signed-in-endpoint.ts'

const timeliness = async ({ person, query: asked, now, language }: SignedInCall): Promise<Answer> => {
  const w = words(language)
  const query = readTimelinessQuery(asked, { now, w })
  if (!query.ok) return problem('invalid', { errors: query.errors })
  const report = await drawTimeliness(person.organisation, { query: query.value, at: now, w })
  return query.value.format === 'json' ? json(200, report) : fileAnswer(report, query.value.format, w)
}

export const handler = endpoint({
  'GET /api/reports/timeliness': signedInEndpoint(['commissioner', 'admin'], timeliness),
})
