// The pages with a keyboard alone: past the frame in one step, through a form in the order that it is read, to what is wrong.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '../../shared/domain/form/answers.ts'
import { words } from '../../shared/web/words/index.ts'
import { newPage, openBrowser, serviceForBrowser, signedIn } from '../support/browser.ts'
import { fillPage, press } from '../support/form-filling.ts'
import { about, linkIn, type LocalService } from '../support/local-service.ts'

const w = words('en')
const NORTHSTAR = 'referrals@northstar.example'

let service: LocalService
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([serviceForBrowser(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await service.remove()
})

const focused = (page: Page) => page.locator(':focus')
const nameOfFocused = (page: Page) =>
  focused(page).evaluate((element) => element.id || element.name || element.textContent.trim())

const MOST_STOPS = 40

/** The stops of the tab key up to one, which must come. */
const tabTo = async (page: Page, last: string): Promise<string[]> => {
  const stops: string[] = []
  while (stops.at(-1) !== last) {
    if (stops.length === MOST_STOPS) throw new Error(`${last} is no stop among ${stops.join(', ')}`)
    await page.keyboard.press('Tab')
    stops.push(await nameOfFocused(page))
  }
  return stops
}

const isOffer = ({ to }: { to: string }) => to === NORTHSTAR

const openOffer = async (page: Page): Promise<string> => {
  const reference = await service.refer('care-act')
  const mails = await service.untilMails((all) => about(all, reference, 'new case').some(isOffer))
  await page.goto(linkIn(about(mails, reference, 'new case').find(isOffer)))
  return reference
}

describe('with a keyboard alone', () => {
  it.each([
    ['with scripts', true],
    ['without', false],
  ])('the first stop of a page leads past its frame, %s', async (_, scripts) => {
    const page = await signedIn(browser, { url: service.url, scripts, person: 'provider.northstar' })
    await page.goto('/cases?show=ended')
    await page.keyboard.press('Tab')
    expect(await focused(page).innerText()).toBe(w.layout.skip)
    expect((await focused(page).boundingBox())?.height).toBeGreaterThan(20)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator('main :focus').innerText()).toBe(w.cases.list.open)
  })

  it('an offer is answered: the choice, the address, and Enter', async () => {
    const page = await newPage(browser, { url: service.url })
    const reference = await openOffer(page)
    await tabTo(page, 'choice')
    await page.keyboard.press('Space')
    expect(await page.getByLabel(w.offer.form.accept, { exact: true }).isChecked()).toBe(true)
    // Each set of radio buttons is one stop, as a keyboard expects.
    expect(await tabTo(page, 'email')).toEqual(['reason', 'question', 'email'])
    await page.keyboard.type(NORTHSTAR)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: w.offer.standing.accepted.title }).waitFor()
    await service.untilCase(reference, 'accepted')
  })

  it('what is wrong has the focus at once, and each line of it leads to its box', async () => {
    const page = await newPage(browser, { url: service.url })
    await openOffer(page)
    await tabTo(page, 'email')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await focused(page).innerText()).toContain(w.layout.errorTitle)
    await tabTo(page, w.offer.errors['email.required'])
    await page.keyboard.press('Enter')
    expect(await nameOfFocused(page)).toBe('email')
  })

  it('Enter in a list of the form goes on, and removes nobody from the list', async () => {
    const page = await signedIn(browser, { url: service.url, person: 'referrer.westmarch' })
    await press(page, w.refer.start.begin)
    const draft = page.url()
    const answers: [place: string, typed: Answers][] = [
      ['deciding/services', { services: ['care-act'] }],
      ['deciding/decisions', { 'facts.processes': ['needs-assessment'] }],
      ['people/family-and-friends', { 'people.anyone': 'yes' }],
    ]
    for (const [place, typed] of answers) {
      await page.goto(`${draft}/${place}`)
      await fillPage(page, typed)
      await press(page, w.refer.page.save)
    }
    const list = `${draft}/people/family-and-friends-details`
    await page.goto(list)
    await fillPage(page, {
      'people.family.0.name': 'Bryony Quillfeather',
      'people.family.0.relation': 'Niece',
      'people.family.0.appropriate': 'yes',
    })
    await page.locator('[name="people.family.0.name"]').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL((at) => at.href !== list)
    await page.goto(list)
    expect(await page.locator('[name="people.family.0.name"]').inputValue()).toBe('Bryony Quillfeather')
  })
})
