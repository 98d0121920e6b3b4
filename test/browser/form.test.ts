// The pages of the form, each sent empty: what is missing is said in both languages, with scripts and without any, on a narrow
// screen, and every line of it leads to its box. What was typed and not sent yet outlasts a change of the language.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Language } from '../../shared/domain/language.ts'
import { isWithin } from '../../shared/domain/form/answers.ts'
import { examples } from '../../shared/domain/form/examples.ts'
import type { Page as FormPage } from '../../shared/domain/form/fields.ts'
import { type Answers, checkPage, pages, toAnswers } from '../../shared/domain/form/pages.ts'
import { dateOf, type IsoDate } from '../../shared/domain/time.ts'
import { words } from '../../shared/web/words/index.ts'
import { expectSound, NARROW, newPage, openBrowser, serviceForBrowser, signedIn, signIn } from '../support/browser.ts'
import { fillPage, press } from '../support/form-filling.ts'
import type { LocalService } from '../support/local-service.ts'

const w = words('en')
const REFERRER = 'referrer.westmarch'

let service: LocalService
let browser: Browser
let today: IsoDate

beforeAll(async () => {
  ;[service, browser] = await Promise.all([serviceForBrowser(), openBrowser()])
  today = dateOf(z.object({ now: z.string() }).parse((await service.call('GET', '/local/clock')).body).now)
})
afterAll(async () => {
  await browser.close()
  await service.remove()
})

/** Begins a draft and answers its path. */
const beginDraft = async (page: Page): Promise<string> => {
  await page.goto('/refer')
  await press(page, w.refer.start.begin)
  return new URL(page.url()).pathname
}

/** Answers of every kind at once, so that no page of the form is left out: it is only asked how pages look, not sent. */
const answersToAll = (): Answers => {
  const all = Object.values(examples(today)).map((form) => toAnswers(form))
  const facts = Object.fromEntries(
    all.flatMap(Object.keys).flatMap((box) => (box.startsWith('facts.') ? [[box, 'not-known']] : [])),
  )
  return {
    ...Object.assign({}, ...all),
    ...facts,
    services: ['not-sure'],
    'facts.jurisdiction': 'england',
    'facts.processes': [
      'serious-medical-treatment',
      'la-accommodation',
      'accommodation-review',
      'safeguarding-measures',
      'dols-assessment',
      'dols-representative-ended',
      'dols-representative-support',
      'safeguarding-enquiry',
      'needs-assessment',
      'mental-health-patient',
    ],
    'facts.capacity': 'lacks',
    'facts.representation.anyLpa': 'yes',
    'facts.mha.section': 's3',
    'dols.urgentAuthorisation': 'yes',
    'referrer.isDecisionMaker': 'no',
    'place.kind': 'hospital',
    'consent.state': 'refused',
    'people.anyone': 'yes',
  }
}

const boxesOn = ({ fields }: FormPage, answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([box]) => fields.some(({ name }) => isWithin(box, name))))

/** Saves a page of a draft without the browser having to show it. */
const save = async (page: Page, path: string, answers: Answers): Promise<void> => {
  const cookies = await page.context().cookies()
  const csrf = await page.locator('[name=_csrf]').first().inputValue()
  const fields = Object.entries(answers).flatMap(([box, typed]) =>
    [typed].flat().map((one): [string, string] => [box, one]),
  )
  const { status } = await fetch(`${service.url}${path}`, {
    method: 'POST',
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    body: new URLSearchParams([...fields, ['_csrf', csrf], ['action', 'save']]),
    redirect: 'manual',
  })
  expect({ path, status }).toEqual({ path, status: 303 })
}

type Reader = { page: Page; language: Language }

/** The boxes that the lines of the error summary lead to. */
const linesOfErrors = (page: Page): Promise<string[]> =>
  page
    .getByRole('alert')
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))

const sendEmpty = async ({ page, language }: Reader, path: string, mistakes: number): Promise<void> => {
  const t = words(language)
  await page.goto(path)
  expect(new URL(page.url()).pathname).toBe(path)
  if (mistakes === 0) return expectSound(page)
  await press(page, t.refer.page.continue)
  await page.getByRole('alert').getByText(t.layout.errorTitle).waitFor()
  expect(await page.title()).toContain(t.layout.errorPrefix.trim())
  const links = await linesOfErrors(page)
  expect({ path, mistakes: links.length }).toEqual({ path, mistakes })
  for (const link of links) expect({ path, link, boxes: await page.locator(link).count() }).toMatchObject({ boxes: 1 })
  await expectSound(page)
}

describe('every page of the form', () => {
  it('says in both languages what is missing when it is sent empty, with scripts and without any', async () => {
    const scripted = await signedIn(browser, { url: service.url, width: NARROW, person: REFERRER })
    const draft = await beginDraft(scripted)
    const plain = await newPage(browser, { url: service.url, width: NARROW, language: 'cy', scripts: false })
    await signIn(plain, REFERRER)
    const readers: Reader[] = [
      { page: scripted, language: 'en' },
      { page: plain, language: 'cy' },
    ]
    const asked = pages().filter(({ group }) => group !== 'answer')
    const all = answersToAll()
    const pathOf = ({ group, slug }: FormPage) => `${draft}/${group}/${slug}`
    const given: Record<string, string | string[]> = {}
    let refused = 0
    for (const each of asked) {
      const mistakes = checkPage(each, given, today).length
      // What is known of the referrer is filled in from the start.
      if (each.group === 'you' || each.group === 'place') await save(scripted, pathOf(each), {})
      await Promise.all(readers.map((reader) => sendEmpty(reader, pathOf(each), mistakes)))
      const answers = boxesOn(each, all)
      await save(scripted, pathOf(each), answers)
      Object.assign(given, answers)
      if (mistakes > 0) refused += 1
    }
    // Most pages have something that must be answered; those that have nothing were looked at as they are.
    expect(refused).toBeGreaterThan(asked.length / 2)
  }, 240_000)
})

/** Types on a page of a fresh draft, without sending it. */
const typing = async (place: string, typed: Answers, how: { scripts?: boolean } = {}): Promise<Page> => {
  const page = await signedIn(browser, { url: service.url, person: REFERRER, ...how })
  await page.goto(`${await beginDraft(page)}/${place}`)
  await fillPage(page, typed)
  return page
}

const valueOf = (page: Page, box: string): Promise<string> => page.locator(`[name="${box}"]`).inputValue()
const languageOf = (page: Page) => page.locator('html').getAttribute('lang')

describe('what was typed and not sent yet', () => {
  const FIRST = 'person.firstName'

  it.each([
    ['with scripts', true],
    ['without', false],
  ])('outlasts a change of the language, which asks for nothing else, %s', async (_, scripts) => {
    const page = await typing('person/name', { [FIRST]: 'Alder' }, { scripts })
    const { pathname } = new URL(page.url())
    await press(page, w.layout.otherLanguage)
    await expect.poll(() => languageOf(page)).toBe('cy')
    expect(new URL(page.url()).pathname).toBe(pathname)
    expect(await valueOf(page, FIRST)).toBe('Alder')
    expect(await page.getByRole('alert').count()).toBe(0)
    await expectSound(page)
  })

  it('does so where something is wrong, which is then said in the other language', async () => {
    const page = await typing('person/name', { [FIRST]: 'Alder' })
    await press(page, w.refer.page.continue)
    await page.getByRole('alert').waitFor()
    await fillPage(page, { [FIRST]: 'Linden' })
    await press(page, w.layout.otherLanguage)
    const t = words('cy')
    await page.getByRole('alert').getByText(t.layout.errorTitle).waitFor()
    expect(await linesOfErrors(page)).toEqual(['#person-lastName'])
    expect(await valueOf(page, FIRST)).toBe('Linden')
    await fillPage(page, { 'person.lastName': 'Marlowe' })
    await press(page, t.layout.otherLanguage)
    await expect.poll(() => languageOf(page)).toBe('en')
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await valueOf(page, 'person.lastName')).toBe('Marlowe')
  })

  it('is sent by the Enter key, which goes on and does not change the language', async () => {
    const page = await typing('person/name', { [FIRST]: 'Alder', 'person.lastName': 'Quillfeather' })
    const { pathname } = new URL(page.url())
    await page.locator(`[name="${FIRST}"]`).press('Enter')
    await page.waitForURL((at) => at.pathname !== pathname)
    expect(await languageOf(page)).toBe('en')
  })

  it('is kept whole when it is too long', async () => {
    const page = await typing('person/name', { [FIRST]: 'a'.repeat(6_800) })
    await press(page, w.refer.page.continue)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('6,800')
    expect(await valueOf(page, FIRST)).toHaveLength(6_800)
  })
})
