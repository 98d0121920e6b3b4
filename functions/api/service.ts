// GET /api/health and GET /api/openapi.json: whether the service answers, and how it is spoken to.
import { dateOf } from '../../shared/domain/time.ts'
import { setting } from '../../shared/platform/config.ts'
import { endpoint, openEndpoint } from '../../shared/web/endpoint.ts'
import { json } from '../../shared/web/http.ts'
import { openApi } from '../../shared/web/openapi.ts'

const PUBLIC_URL = setting('PUBLIC_URL')
const VERSION = setting('SERVICE_VERSION')

export const handler = endpoint({
  'GET /api/health': openEndpoint(() => json(200, { status: 'ok', version: VERSION })),
  'GET /api/openapi.json': openEndpoint(({ now }) =>
    json(200, openApi({ url: PUBLIC_URL, version: VERSION, today: dateOf(now) })),
  ),
})
