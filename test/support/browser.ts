// A real Chromium before the service as `npm start` runs it: people at a browser, with scripts or without, and what every page
// they see must be. Axe is given each of them, and whatever the browser complains of is collected.
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import chromiumBinary from '@sparticuz/chromium'
import {
  type Browser,
  type BrowserContext,
  type CDPSession,
  chromium,
  type ConsoleMessage,
  type Cookie,
  type Page,
  type Response,
} from 'playwright-core'
import * as z from 'zod'
import type { Language } from '../../shared/domain/language.ts'
import { safeHeaders } from '../../shared/web/headers.ts'
import { render } from '../../shared/web/views.ts'
import { words } from '../../shared/web/words/index.ts'
import { LocalService } from './local-service.ts'
import './named-views.ts'

/** WCAG 2.2 AA, and nothing beside it. */
export const WCAG_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The narrowest screen that WCAG asks for (1.4.10), in CSS pixels. */
export const NARROW = 320
const WIDE = 1280

/** What is not there by then does not come: told at once, and not when a test's time is over. */
const PATIENCE_MS = 10_000

// On a network that is closed the browser would otherwise ask for things of its own, and wait for them.
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

const versionOfBinary = (): string => {
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'))
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(fileURLToPath(manifest), 'utf8'))).version
}

/**
 * Unpacks the browser once for a machine. Test files that start at the same time may both unpack it, each into a folder of its
 * own; the folder with the known name only ever appears whole.
 */
const executable = async (): Promise<string> => {
  const home = join(tmpdir(), `advocacy-chromium-${versionOfBinary()}`)
  const path = join(home, 'chromium')
  if (existsSync(path)) return path
  const temporary = process.env['TMPDIR']
  const unpacked = await mkdtemp(join(tmpdir(), 'advocacy-unpacking-'))
  // The package unpacks into the folder for temporary files, wherever that is.
  process.env['TMPDIR'] = unpacked
  try {
    await chromiumBinary.executablePath()
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = temporary
  }
  await rename(unpacked, home).catch(() => rm(unpacked, { recursive: true, force: true }))
  return path
}

/** The service with a folder of its own, whose pages name their views. */
export const serviceForBrowser = async (): Promise<LocalService> => {
  const naming = new URL('named-views.ts', import.meta.url).href
  const before = process.env['NODE_OPTIONS']
  process.env['NODE_OPTIONS'] = `${before ?? ''} --import=${naming}`
  try {
    return await LocalService.fresh()
  } finally {
    if (before === undefined) delete process.env['NODE_OPTIONS']
    else process.env['NODE_OPTIONS'] = before
  }
}

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await executable(), args: QUIET })

/** Of this test file: what the browser of each page complained of, and the views that axe has been shown. */
const complaints = new WeakMap<BrowserContext, string[]>()
const views = new Set<string>()
const withoutScripts = new WeakMap<Page, CDPSession>()

/** Takes what the browser of a page complained of: scripts that failed, and what the security policy or the network refused. */
export const takeComplaints = (page: Page): string[] => complaints.get(page.context())?.splice(0) ?? []

/** The views that axe has been shown. */
export const viewsShown = (): ReadonlySet<string> => views

type NewPage = { url: string; scripts?: boolean; width?: number; cookies?: Cookie[]; language?: Language }

/** A page of a browser profile of its own, at the start page's address and not yet anywhere. */
export const newPage = async (
  browser: Browser,
  { url, scripts = true, width = WIDE, cookies = [], language = 'en' }: NewPage,
): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 900 },
    locale: `${language}-GB`,
    timezoneId: 'Europe/London',
    acceptDownloads: true,
  })
  const heard: string[] = []
  complaints.set(context, heard)
  context.on('console', (message) => heard.push(...complaintIn(message)))
  context.on('weberror', (fault) => heard.push(`A script failed: ${fault.error().message}`))
  context.on('response', (response) => heard.push(...missingIn(response)))
  context.setDefaultTimeout(PATIENCE_MS)
  await context.addCookies(cookies)
  const page = await context.newPage()
  if (!scripts) await turnScriptsOff(page)
  return page
}

// What a context without `javaScriptEnabled` does, but to be undone for a moment.
const turnScriptsOff = async (page: Page): Promise<void> => {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Emulation.setScriptExecutionDisabled', { value: true })
  withoutScripts.set(page, devTools)
}

// A page with the status of an error says so here; parts of a page that are missing are told below.
const complaintIn = (message: ConsoleMessage): string[] =>
  message.type() !== 'error' || message.text().startsWith('Failed to load resource: the server responded')
    ? []
    : [`${message.location().url}: ${message.text()}`]

const missingIn = (response: Response): string[] =>
  response.status() < 400 || response.request().isNavigationRequest()
    ? []
    : [`${response.url()} was answered ${response.status()}`]

/** Chooses somebody on the sign-in page of the local run, which a page that is for signed-in people has led to. */
export const passSignIn = async (page: Page, person: string): Promise<void> => {
  await page.locator(`button[value="${person}"]`).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/local/') && !url.pathname.startsWith('/sign-in'))
}

/** Signs in; ends where `returnTo` leads, or where the person's work begins. */
export const signIn = async (page: Page, person: string, returnTo = ''): Promise<void> => {
  await page.goto(`/sign-in${returnTo === '' ? '' : `?returnTo=${encodeURIComponent(returnTo)}`}`)
  await passSignIn(page, person)
}

/** Another window of the same browser profile, with the cookies of a page. */
export const anotherWindow = async (page: Page): Promise<Page> => {
  const context = page.context()
  const browser = context.browser()
  if (browser === null) throw new Error('The page has no browser')
  return newPage(browser, { url: new URL(page.url()).origin, cookies: await context.cookies() })
}

/** A page on which somebody has signed in. */
export const signedIn = async (
  browser: Browser,
  options: NewPage & { person: string; returnTo?: string },
): Promise<Page> => {
  const page = await newPage(browser, options)
  await signIn(page, options.person, options.returnTo)
  return page
}

/**
 * Shows a view that nobody can be led to from outside, a fault of the service for one, as the service would send it: from its
 * address, with its headers and its assets.
 */
export const showRendered = async (page: Page, view: string, context: object): Promise<void> => {
  const here = '/shown'
  const body = render(view, {
    w: words('en'),
    language: 'en',
    here,
    now: new Date().toISOString(),
    otherLanguage: 'cy',
    otherLanguageHref: '?language=cy',
    ...context,
  })
  await page.route(`**${here}`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', headers: safeHeaders(here), body }),
  )
  await page.goto(here)
  await page.unroute(`**${here}`)
}

const VIEW = /<!-- view: (\S+) -->/

const failWith = (page: Page, faults: readonly string[]): void => {
  if (faults.length > 0) throw new Error([page.url(), ...faults].join('\n'))
}

// What passed is of no use here, and takes time to write down. The pages have no frames, for which the other mode is.
const analysed = (page: Page) =>
  new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ runOnly: WCAG_TAGS, resultTypes: ['violations'] })
    .analyze()

// Axe is a script too. It is let in once the page's own had their chance and did not get it.
const analysedWithoutScripts = async (page: Page, devTools: CDPSession) => {
  await devTools.send('Emulation.setScriptExecutionDisabled', { value: false })
  const results = await analysed(page)
  await devTools.send('Emulation.setScriptExecutionDisabled', { value: true })
  return results
}

/** Axe finds nothing on the page. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const devTools = withoutScripts.get(page)
  const { violations } = await (devTools === undefined ? analysed(page) : analysedWithoutScripts(page, devTools))
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id} (${help}) at ${target.join(' ')}: ${html}`),
  )
  failWith(page, found)
  const view = VIEW.exec(await page.content())?.[1]
  if (view !== undefined) views.add(view)
}

const reachingBeyond = (page: Page, width: number): Promise<string[]> =>
  page.locator('body *').evaluateAll(
    (elements, most) =>
      elements
        .map((element) => ({ element, right: Math.round(element.getBoundingClientRect().right) }))
        .filter(({ right }) => right > most)
        .map(({ element, right }) => `${element.outerHTML.slice(0, 120)} reaches to ${right}`),
    width,
  )

/** On the narrowest screen the page fits: nothing has to be read by moving it sideways. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  const before = page.viewportSize() ?? { width: WIDE, height: 900 }
  await page.setViewportSize({ width: NARROW, height: before.height })
  const width = await page.locator('html').evaluate((html) => html.scrollWidth)
  const beyond = width <= NARROW ? [] : await reachingBeyond(page, NARROW)
  await page.setViewportSize(before)
  if (width > NARROW) failWith(page, [`The page is ${width} pixels wide on a screen of ${NARROW}`, ...beyond])
}

/** What holds for every page in every state: axe finds nothing, it fits a narrow screen, and the browser does not complain. */
export const expectSound = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  failWith(page, takeComplaints(page))
}
