// The style sheets, script and icon that pages load from /assets: named by their content, so that they can be kept for good.
// Everything is read when a function starts and served from memory; no request names a file on the disk.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
// Under another name, because the bundle's banner already has one called `createRequire`.
import { createRequire as requireFrom } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Answer, headerOf, type Route } from './http.ts'

/** The views of this service; beside this file in the source tree and in a bundle. */
export const VIEWS = fileURLToPath(new URL('./views', import.meta.url))

/** govuk-frontend's files, wherever the package is installed. */
export const GOVUK = join(dirname(requireFrom(import.meta.url).resolve('govuk-frontend/package.json')), 'dist')

type Asset = { name: string; type: string; body: string; etag: string }

const asset = (stem: string, ending: 'css' | 'js' | 'svg', body: string): Asset => {
  const hash = createHash('sha256').update(body).digest('base64url').replaceAll(/[-_]/g, '').slice(0, 12)
  const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }
  return { name: `${stem}-${hash}.${ending}`, type: `${types[ending]}; charset=utf-8`, body, etag: `"${hash}"` }
}

const SYSTEM_FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif'

// The typeface and the crest are the Crown's and this service may not wear them: their rules go, the rest of the style stays.
const withoutCrown = (css: string): string =>
  css
    .replaceAll(/\/\*![^*]*GOV\.UK[^*]*\*\/|\/\*! Copyright[^*]*\*\//gi, '')
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/GDS Transport,arial,sans-serif/g, SYSTEM_FONTS)
    .replaceAll(/url\(\/assets\/images\/govuk-crest\.svg\)/g, 'none')
    .replaceAll(/\/\*# sourceMappingURL=[^*]*\*\//g, '')

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')

const govukCss = asset('base', 'css', withoutCrown(read(GOVUK, 'govuk/govuk-frontend.min.css')))
const serviceCss = asset('service', 'css', read(VIEWS, 'assets/service.css'))
const icon = asset('icon', 'svg', read(VIEWS, 'assets/icon.svg'))
const components = asset(
  'components',
  'js',
  read(GOVUK, 'govuk/govuk-frontend.min.js').replace(/\/\/# sourceMappingURL=.*\s*$/, ''),
)
const start = asset('start', 'js', read(VIEWS, 'assets/start.js').replace('./components.js', `./${components.name}`))

/** The addresses that the layout links to. */
export const assetPaths = {
  baseCss: `/assets/${govukCss.name}`,
  serviceCss: `/assets/${serviceCss.name}`,
  icon: `/assets/${icon.name}`,
  script: `/assets/${start.name}`,
} as const

const ASSETS = new Map([govukCss, serviceCss, icon, components, start].map((one) => [one.name, one]))

/** `GET /assets/{file}`: a known name, or what `unknown` says. */
export const assetRoute =
  (unknown: Route): Route =>
  (call): Answer | Promise<Answer> => {
    const found = ASSETS.get(call.param('file'))
    if (found === undefined) return unknown(call)
    const headers = {
      'content-type': found.type,
      'cache-control': 'public, max-age=31536000, immutable',
      etag: found.etag,
    }
    const isKept = headerOf(call.event, 'if-none-match')?.includes(found.etag) === true
    return isKept ? { status: 304, headers } : { status: 200, headers, body: found.body }
  }
