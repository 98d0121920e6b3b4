// The start page, what the service says about itself, the assets, and whatever no other journey answers.
import { assetRoute } from '../../../shared/web/assets.ts'
import { failedEndpoint } from '../../../shared/web/endpoint.ts'
import { type Failure, type Route, serve } from '../../../shared/web/http.ts'
import { failedPage, html, openPage } from '../../../shared/web/page.ts'

const ROBOTS = 'User-agent: *\nAllow: /$\nAllow: /check$\nAllow: /assets/\nDisallow: /\n'

const robots: Route = () => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: ROBOTS,
})

// The API Gateway sends every path here that no other function has, those of the API among them.
const failure: Failure = (code, call) =>
  /^\/api(\/|$)/.test(call.event.rawPath) ? failedEndpoint(code, call) : failedPage(code, call)

export const handler = serve(
  {
    'GET /': openPage(({ person }) => html('home/start', { person })),
    'GET /privacy': openPage(() => html('home/privacy')),
    'GET /accessibility': openPage(() => html('home/accessibility')),
    'GET /cookies': openPage(() => html('home/cookies')),
    'GET /robots.txt': robots,
    'GET /assets/{file}': assetRoute((call) => failure('not-found', call)),
  },
  failure,
)
