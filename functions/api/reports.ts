// /api/reports: the figures of a commissioner's own area, after disclosure control in whatever format.
import { recordAccess } from '../../shared/store/access-register.ts'
import { reportAccess } from '../../shared/web/cases/access.ts'
import { endpoint } from '../../shared/web/endpoint.ts'
import { type Answer, json } from '../../shared/web/http.ts'
import { problem } from '../../shared/web/problem.ts'
import { fileAnswer } from '../../shared/web/reports/files.ts'
import { giveReport } from '../../shared/web/reports/given.ts'
import { saidOfOtherArea } from '../../shared/web/reports/own-area.ts'
import { readReportQuery } from '../../shared/web/reports/query.ts'
import { timelinessReport } from '../../shared/web/reports/timeliness-report.ts'
import { words } from '../../shared/web/words/index.ts'
import { type SignedInCall, signedInEndpoint } from '../../shared/web/signed-in-endpoint.ts'

const timeliness = async ({ person, query: asked, now, language }: SignedInCall): Promise<Answer> => {
  const w = words(language)
  const foreign = await saidOfOtherArea(asked, person.organisation, w)
  if (foreign !== undefined)
    return problem('forbidden', { errors: [{ field: 'area', code: 'other-area', message: foreign }], language })
  const query = readReportQuery(asked, { now, w })
  if (!query.ok) return problem('invalid', { errors: query.errors, language })
  const given = await giveReport(person, { query: query.value, at: now, w })
  if (!given.ok) {
    const { code } = given
    return problem('conflict', { errors: [{ field: 'report', code, message: w.givenOut[code] }], language })
  }
  const { format } = query.value
  await recordAccess(reportAccess(`timeliness.${format}`, { person, now }))
  if (format === 'json') return json(200, timelinessReport(given.report, w))
  return fileAnswer(given.report, { table: 'timeliness', format }, w)
}

export const handler = endpoint({
  'GET /api/reports/timeliness': signedInEndpoint(['commissioner', 'admin'], timeliness),
})
