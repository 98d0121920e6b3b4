// The checker in a real browser: every state of its pages in both languages, without scripts, by keyboard, on a narrow screen, and
// with the browser's own way back.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../shared/domain/language.ts'
import { words } from '../../shared/web/words/index.ts'
import { expectSound, NARROW, newPage, openBrowser, passSignIn, serviceForBrowser } from '../support/browser.ts'
import type { LocalService } from '../support/local-service.ts'

const w = words('en')

let service: LocalService
let browser: Browser
let url: string

beforeAll(async () => {
  ;[service, browser] = await Promise.all([serviceForBrowser(), openBrowser()])
  url = service.url
})
afterAll(async () => {
  await browser.close()
  await service.remove()
})

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const questionOf = (page: Page) => page.locator('main form input[name=question]').inputValue()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

const begin = async (page: Page, language: Language = 'en') => {
  await page.goto(`/check?language=${language}`)
  await press(page, words(language).check.start.begin)
}

/** Puts an answer in whatever box the question has, and goes on. */
const answer = async (page: Page, value: string, language: Language = 'en') => {
  const box = page.locator('main [name=answer]').first()
  const kind = await box.evaluate((element) => element.getAttribute('type') ?? element.tagName)
  if (kind === 'radio' || kind === 'checkbox') await page.locator(`main [name=answer][value="${value}"]`).check()
  else if (kind === 'SELECT') await box.selectOption(value)
  else await box.fill(value)
  await press(page, words(language).check.question.continue)
}

const answers = async (page: Page, values: readonly string[], language: Language = 'en') => {
  for (const value of values) await answer(page, value, language)
}

const PROTECTED = ['safeguarding-measures', 'england']
const WAYS = [
  ['en', 'with scripts', {}],
  ['cy', 'without scripts', { scripts: false }],
  ['en', 'without scripts, on a narrow screen', { scripts: false, width: NARROW }],
  ['cy', 'on a narrow screen', { width: NARROW }],
] as const

describe('a check from its start to its result', () => {
  it.each(WAYS)('in %s, %s: every page of it is sound', async (language, _, how) => {
    const said = words(language)
    const page = await newPage(browser, { url, ...how })
    await page.goto(`/check?language=${language}`)
    await expectSound(page)
    await press(page, said.check.start.begin)
    await expectSound(page)
    await press(page, said.check.question.continue)
    await page.getByRole('alert').getByText(said.layout.errorTitle).waitFor()
    await expectSound(page)
    for (const value of [...PROTECTED, '70', 'lacks']) {
      await answer(page, value, language)
      await expectSound(page)
    }
    await answer(page, 'yes', language)
    expect(await heading(page)).toBe(said.refer.law.standing.power)
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/check')
    await expectSound(page)
  })

  it.each([
    ['applies', ['needs-assessment', 'england', 'no', 'yes']],
    ['applies', ['mental-health-patient', 'england', 's3']],
    ['open', ['safeguarding-measures', 'england', '70', 'not-known', 'yes']],
    ['nothing-applies', ['mental-health-patient', 'england', 's136', 'none']],
    ['nothing-applies', ['needs-assessment', 'wales']],
  ] as const)('that ends with “%s” is sound, %#', async (standing, values) => {
    const page = await newPage(browser, { url })
    await begin(page)
    await answers(page, values)
    expect(await heading(page)).toBe(w.refer.law.standing[standing])
    await expectSound(page)
  })

  it('with an answer that is wrong says so, and leads to its box', async () => {
    const page = await newPage(browser, { url })
    await begin(page)
    await answers(page, [...PROTECTED, 'seventy'])
    await page.getByRole('alert').getByText(w.errors['whole-number']).click()
    expect(await page.locator(':focus').getAttribute('name')).toBe('answer')
    expect(await page.locator('main [name=answer]').inputValue()).toBe('seventy')
    await expectSound(page)
  })
})

describe('a number that nobody knows', () => {
  it('is said with a button of its own; an empty box is none', async () => {
    const page = await newPage(browser, { url, scripts: false, width: NARROW })
    await begin(page)
    await answers(page, [...PROTECTED, ''])
    await page.getByRole('alert').getByText(w.refer.page.required['whole-number']).waitFor()
    await expectSound(page)
    await press(page, w.check.question.notKnown)
    expect(await questionOf(page)).toBe('capacity')
  })
})

describe('with a keyboard alone', () => {
  it('an answer is chosen, and Enter goes on and never back', async () => {
    const page = await newPage(browser, { url, scripts: false })
    await begin(page)
    await answers(page, PROTECTED)
    await page.locator('main [name=answer]').focus()
    await page.keyboard.type('70')
    await page.keyboard.press('Enter')
    await expect.poll(() => questionOf(page)).toBe('capacity')
    await page.locator('main [name=answer]').first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expect.poll(() => questionOf(page)).toBe('particularBenefit')
  })

  it('“Back” comes first after the frame, and is seen to have the focus', async () => {
    const page = await newPage(browser, { url })
    await begin(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('button[value=back]').focus()
    const colour = await page.evaluate<string>('getComputedStyle(document.activeElement).backgroundColor')
    expect(colour).not.toBe('rgba(0, 0, 0, 0)')
  })
})

describe('going back and forth', () => {
  it('the browser’s own way back and forward shows the pages as they were, and they can be gone on from', async () => {
    const page = await newPage(browser, { url })
    await begin(page)
    await answers(page, [...PROTECTED, '70', 'lacks'])
    const goes = async (way: 'back' | 'forward', question: string): Promise<void> => {
      // Once the call has answered: a page that leaves while it is asked answers nothing.
      await page.evaluate(`void setTimeout(() => history.${way}(), 50)`)
      await expect.poll(() => questionOf(page), { timeout: 10_000 }).toBe(question)
    }
    await goes('back', 'capacity')
    await goes('back', 'ageYears')
    await goes('forward', 'capacity')
    await answer(page, 'has')
    expect(await heading(page)).toBe(w.refer.law.standing['nothing-applies'])
  })

  it('the page’s own “Back” has the answer that was given, and changing it changes what follows', async () => {
    const page = await newPage(browser, { url, scripts: false })
    await begin(page)
    await answers(page, [...PROTECTED, '70'])
    await press(page, w.check.question.back)
    expect(await page.locator('main [name=answer]').inputValue()).toBe('70')
    await page.locator('main [name=answer]').fill('12')
    await press(page, w.check.question.continue)
    expect(await heading(page)).toBe(w.refer.law.standing['nothing-applies'])
  })

  it('an answer is changed from the result', async () => {
    const page = await newPage(browser, { url, scripts: false })
    await begin(page)
    await answers(page, [...PROTECTED, '70', 'lacks', 'yes'])
    const row = page.locator('.check__answers > div', { hasText: w.form.fields['facts.capacity'].label })
    await row.getByRole('button').click()
    expect(await questionOf(page)).toBe('capacity')
    expect(await page.locator('main [name=answer][value=lacks]').isChecked()).toBe(true)
    await expectSound(page)
    await answer(page, 'has')
    expect(await heading(page)).toBe(w.refer.law.standing['nothing-applies'])
  })

  it('the switch of language keeps the place, with and without scripts', async () => {
    for (const scripts of [true, false]) {
      const page = await newPage(browser, { url, scripts })
      await begin(page)
      await answers(page, [...PROTECTED, '70'])
      await press(page, w.layout.otherLanguage)
      expect(await questionOf(page)).toBe('capacity')
      expect(await heading(page)).toBe(words('cy').form.fields['facts.capacity'].label)
      await answers(page, ['has'], 'cy')
      await press(page, words('cy').layout.otherLanguage)
      expect(await heading(page)).toBe(w.refer.law.standing['nothing-applies'])
    }
  })
})

describe('the result on paper', () => {
  it('has the law’s answer and what was answered, and no buttons', async () => {
    const page = await newPage(browser, { url })
    await begin(page)
    await answers(page, [...PROTECTED, '70', 'lacks', 'yes'])
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('main').innerText()).toContain(w.form.fields['facts.capacity'].options.lacks)
    expect(await page.getByText('IMCA-SAFEGUARDING').first().isVisible()).toBe(true)
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
  })
})

describe('taking the answers into the form', () => {
  it.each(WAYS)('in %s, %s: by way of the sign-in, to a draft with these answers', async (language, _, how) => {
    const said = words(language)
    const page = await newPage(browser, { url, ...how })
    await begin(page, language)
    await answers(page, [...PROTECTED, '70', 'lacks', 'yes'], language)
    await press(page, said.check.result.refer)
    await passSignIn(page, 'referrer.westmarch')
    expect(await heading(page)).toBe(said.check.carry.title)
    await expectSound(page)
    await press(page, said.check.carry.begin)
    await page.waitForURL((at) => /^\/refer\/[\w-]{36}$/.test(at.pathname))
    const cookies = await page.context().cookies()
    expect(cookies.map(({ name }) => name)).not.toContain('__Host-check')
    await page.goto('/check/refer')
    expect(await heading(page)).toBe(said.check.carry.goneTitle)
    await expectSound(page)
  })
})
