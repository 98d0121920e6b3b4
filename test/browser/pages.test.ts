// Every page of the service in every state it has, errors too: axe finds nothing, it fits a narrow screen, the browser does not
// complain. The last test says which view nobody has shown to axe.
// oxlint-disable vitest/expect-expect -- what a page must be stands once, in the functions that open one and that see it refuse
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silenceView } from '../../functions/pages/reports/silence-view.ts'
import { LIMITS } from '../../shared/domain/attachments.ts'
import { SHIPPED_BANK_HOLIDAYS } from '../../shared/domain/clocks/bank-holidays.ts'
import { monthsIn } from '../../shared/domain/reports/months.ts'
import { type Counted, silenceOf } from '../../shared/domain/reports/silence.ts'
import { VIEWS } from '../../shared/web/assets.ts'
import { words } from '../../shared/web/words/index.ts'
import {
  anotherWindow,
  expectAccessible,
  expectNoSidewaysScroll,
  expectSound,
  newPage,
  openBrowser,
  passSignIn,
  serviceForBrowser,
  showRendered,
  signedIn,
  signIn,
  takeComplaints,
  viewsShown,
} from '../support/browser.ts'
import { EICAR } from '../support/files.ts'
import { fillPage, press, pressLink } from '../support/form-filling.ts'
import { about, linkIn, type LocalService } from '../support/local-service.ts'

const w = words('en')
const REFERRER = 'referrer.westmarch'
const REVIEWER = 'reviewer.westmarch'
const PROVIDER = 'provider.northstar'
const COMMISSIONER = 'commissioner.westmarch'
const ADMIN = 'admin.westmarch'
const OTHER_ADMIN = 'admin.eastmoor'
const NORTHSTAR = 'referrals@northstar.example'

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

const main = (page: Page) => page.getByRole('main').innerText()

/** Opens a page; it answers with the status, says what it should, and is sound. */
const opens = async (
  page: Page,
  path: string,
  { status = 200, says = '' }: { status?: number; says?: string } = {},
) => {
  const answer = await page.goto(path)
  expect({ path, status: answer?.status() }).toEqual({ path, status })
  expect(await main(page)).toContain(says)
  await expectSound(page)
}

/** Sends the form that is open with something wrong in it: the page says so, at the top and in its title. */
const refuses = async (page: Page, button: string, says: string) => {
  await press(page, button)
  await page.getByRole('alert').getByText(w.layout.errorTitle).waitFor()
  expect(await page.getByRole('alert').innerText()).toContain(says)
  expect(await page.title()).toContain(w.layout.errorPrefix.trim())
  await expectSound(page)
}

const sent = async (of: Parameters<LocalService['refer']>[0] = 'care-act'): Promise<string> => {
  const reference = await service.refer(of)
  await service.until(
    reference,
    ({ status, cases }) => status !== 'received' && cases.every(({ status: at }) => at !== 'assigning'),
  )
  return reference
}
const caseOf = (reference: string) => `${reference}-1`
const casePath = (reference: string, action = '') => `/cases/${caseOf(reference)}${action === '' ? '' : `/${action}`}`

/** Does with a case through the API what leads to a state, and fails when it may not be done. */
const does = async (caseId: string, ...steps: [action: string, body?: object][]) => {
  for (const [action, body = {}] of steps)
    expect({ action, ...(await service.act(PROVIDER, caseId, action, body)) }).toMatchObject({ action, status: 200 })
}

const ALLOCATE: [string, object] = ['allocate', { advocate: 'Wren Hollis' }]

/** A referral like the example with other facts. */
const careActWith = async (difficulty: Record<string, boolean>, more: object = {}) => {
  const example = await service.example('care-act')
  const facts = typeof example['facts'] === 'object' ? example['facts'] : {}
  return { ...example, facts: { ...facts, difficulty }, ...more }
}
const NO_DIFFICULTY = { understand: false, retain: false, weigh: false, communicate: false }

const offerLink = async (reference: string, to = NORTHSTAR): Promise<string> => {
  const isOffer = (mail: { to: string }) => mail.to === to
  const mails = await service.untilMails((all) => about(all, reference, 'new case').some(isOffer))
  return linkIn(about(mails, reference, 'new case').findLast(isOffer))
}

describe('whatever looks at the pages here', () => {
  it('sees a picture without words, a page that is too wide, and what the security policy refuses', async () => {
    const page = await newPage(browser, { url })
    await page.goto('/cookies')
    const add = (html: string) => page.getByRole('main').evaluate((element, more) => (element.innerHTML += more), html)
    await add('<img src="/there-is-no-such-picture">')
    await expect(expectAccessible(page)).rejects.toThrow('image-alt')
    await add(`<p>${'wide'.repeat(200)}</p>`)
    await expect(expectNoSidewaysScroll(page)).rejects.toThrow('pixels wide')
    await add('<img alt="" src="https://elsewhere.example/picture">')
    await expect.poll(() => takeComplaints(page).join('\n')).toContain('Content Security Policy')
  })
})

describe('before anybody signs in', () => {
  it.each([
    ['/', 200, w.home.start.title],
    ['/privacy', 200, w.home.privacy.title],
    ['/accessibility', 200, w.home.accessibility.title],
    ['/cookies', 200, w.home.cookies.title],
    ['/there-is-no-such-page', 404, w.problem['not-found'].title],
    ['/sign-in/callback?state=not-begun-here', 400, w.session.refused.title],
  ])('%s is sound', async (path, status, says) => {
    await opens(await newPage(browser, { url }), path, { status, says })
  })

  it('the pages of the local run are accessible too', async () => {
    const page = await newPage(browser, { url })
    for (const path of ['/local', '/local/mailbox', '/sign-in']) {
      await page.goto(path)
      await expectAccessible(page)
    }
    expect(takeComplaints(page)).toEqual([])
  })

  it('a fault of the service is a page with a reference', async () => {
    const page = await newPage(browser, { url })
    await showRendered(page, 'problem/problem', { code: 'failed', reference: '7f1c2a9e' })
    expect(await main(page)).toContain(w.problem.failed.title)
    await expectSound(page)
  })
})

describe('signing in and out', () => {
  it('somebody whose organisation gave them no role is told whom to ask', async () => {
    const page = await newPage(browser, { url })
    for (const why of ['no-role', 'no-organisation', 'several-organisations']) {
      await showRendered(page, 'session/no-access', { why, signedInAs: 'Ansel Birch', csrf: 'token' })
      await expectSound(page)
    }
  })

  it('another role’s page says so', async () => {
    const page = await signedIn(browser, { url, person: REFERRER })
    await opens(page, '/cases', { status: 403, says: w.session.otherRole.title })
  })

  it('a form that is sent after the session has ended says how to keep what was typed', async () => {
    const page = await signedIn(browser, { url, person: REFERRER })
    await page.context().clearCookies()
    await press(page, w.refer.start.begin)
    expect(await main(page)).toContain(w.session.expired.title)
    await expectSound(page)
  })

  it('signing out says that it is done on the way to the sign-in service', async () => {
    const page = await signedIn(browser, { url, person: REFERRER })
    // The page leads on at once; here it stays to be looked at.
    await page.route('**/sign-out', async (route) => {
      const response = await route.fetch({ maxRedirects: 0 })
      const { refresh, ...headers } = response.headers()
      expect(refresh).toMatch(/^0; url=/)
      await route.fulfill({ response, headers })
    })
    await press(page, w.layout.signOut)
    expect(await main(page)).toContain(w.session.signedOut.leaving)
    expect(await page.getByRole('banner').innerText()).not.toContain(w.layout.signOut)
    await expectSound(page)
  })
})

describe('writing a referral', () => {
  let page: Page
  let draft: string
  beforeAll(async () => {
    page = await signedIn(browser, { url, person: REFERRER })
    await page.goto('/refer')
    await press(page, w.refer.start.begin)
    draft = new URL(page.url()).pathname
  })

  /** Answers pages of the draft, whatever has been answered before. */
  const answers = async (given: Record<string, Record<string, string | string[]>>) => {
    for (const [place, typed] of Object.entries(given)) {
      await page.goto(`${draft}/${place}`)
      await fillPage(page, typed)
      await press(page, w.refer.page.save)
    }
  }

  it('a draft with nothing in it: its sections, the law’s answer, and what is missing before it can be sent', async () => {
    await opens(page, '/refer', { says: w.refer.start.unnamed })
    await opens(page, draft, { says: w.refer.tasks.leave })
    await opens(page, `${draft}/answer`, { says: w.refer.law.standing['nothing-asked'] })
    await opens(page, `${draft}/check`, { says: w.refer.check.toDoTitle })
    await refuses(page, w.refer.check.send, '')
  })

  it('a draft that has run out, or is not one’s own, is said to be gone with a way on', async () => {
    await opens(page, '/refer/there-is-no-such-draft', { status: 404, says: w.refer.noDraft.title })
  })

  it('each kind of question says what is wrong with an answer', async () => {
    await answers({
      'deciding/services': { services: ['imca', 'care-act'] },
      'deciding/decisions': { 'facts.processes': ['serious-medical-treatment', 'needs-assessment'] },
      'deciding/country': { 'facts.jurisdiction': 'england' },
    })
    const WRONG: [place: string, typed: Record<string, string>, says: string][] = [
      ['you/your-contact', { 'referrer.email': 'nobody', 'referrer.phone': 'one' }, w.errors.email],
      [
        'person/age',
        { 'person.dateOfBirth-day': '31', 'person.dateOfBirth-month': '2', 'person.dateOfBirth-year': '1951' },
        w.errors.date,
      ],
      ['person/numbers', { 'person.nhsNumber': '123' }, w.errors['nhs-number']],
      ['person/home', { 'person.postcode': 'nowhere' }, w.errors.postcode],
    ]
    for (const [place, typed, says] of WRONG) {
      await page.goto(`${draft}/${place}`)
      await fillPage(page, typed)
      // After the name of its question it begins small.
      await refuses(page, w.refer.page.continue, says.slice(1))
    }
  })

  it('a list of people grows by one, and says what is missing in it', async () => {
    await answers({ 'people/family-and-friends': { 'people.anyone': 'yes' } })
    await page.goto(`${draft}/people/family-and-friends-details`)
    await fillPage(page, { 'people.family.0.name': 'Bryony Quillfeather' })
    await press(page, w.form.addAnother)
    await expectSound(page)
    await fillPage(page, { 'people.family.1.relation': 'Niece' })
    await refuses(page, w.refer.page.continue, '')
  })

  it('a page that was changed in another tab says so and shows what was not saved', async () => {
    await page.goto(`${draft}/person/name`)
    const other = await anotherWindow(page)
    await other.goto(`${draft}/person/name`)
    await fillPage(other, { 'person.firstName': 'Alder', 'person.lastName': 'Quillfeather' })
    await press(other, w.refer.page.continue)
    await fillPage(page, { 'person.firstName': 'Linden', 'person.lastName': 'Marlowe' })
    await press(page, w.refer.page.continue)
    expect(await main(page)).toContain(w.refer.page.stale)
    await expectSound(page)
  })

  it('the law’s answer: still open, a power that can be asked for, and no right at all', async () => {
    await answers({ 'law/capacity': { 'facts.capacity': 'lacks' } })
    await opens(page, `${draft}/answer`, { says: w.refer.law.standing.open })

    const { options } = w.form.fields['facts.processes']
    await answers({ 'deciding/services': { services: ['care-act'] } })
    await page.goto(`${draft}/deciding/decisions`)
    await page.getByLabel(options['serious-medical-treatment']).uncheck()
    await page.getByLabel(options['needs-assessment']).uncheck()
    await page.getByLabel(options['other-care-act-contact']).check()
    await press(page, w.refer.page.save)
    await opens(page, `${draft}/answer`, { says: w.refer.law.standing.power })
    await opens(page, `${draft}/check`, { says: w.refer.check.whatNext['power-not-asked'] })

    await page.goto(`${draft}/deciding/decisions`)
    await page.getByLabel(options['other-care-act-contact']).uncheck()
    await page.getByLabel(options['needs-assessment']).check()
    await press(page, w.refer.page.save)
    await answers({
      'law/difficulty': {
        'facts.difficulty.understand': 'no',
        'facts.difficulty.retain': 'no',
        'facts.difficulty.weigh': 'no',
        'facts.difficulty.communicate': 'no',
      },
    })
    await opens(page, `${draft}/answer`, { says: w.refer.law.standing['nothing-applies'] })
    await opens(page, `${draft}/check`, { says: w.refer.check.whatNext['nothing-applies'] })
  })

  it('the law’s answer that gives one advocate and not the other: the reason to go on is asked beside the duty', async () => {
    await answers({
      'deciding/services': { services: ['care-act', 'imha'] },
      'deciding/decisions': { 'facts.processes': ['needs-assessment', 'mental-health-patient'] },
      'deciding/country': { 'facts.jurisdiction': 'england' },
      'law/difficulty': { 'facts.difficulty.understand': 'yes' },
      'law/someone-to-support': { 'facts.individual.exists': 'no' },
      'law/mental-health': { 'facts.mha.section': 'informal', 'facts.mha.treatmentDiscussed': 'none' },
    })
    await opens(page, `${draft}/answer`, { says: w.refer.law.goOnFor([w.status.role.imha]) })
    await fillPage(page, { 'goOnAgainstAnswer.reason': 'She asks for one.' })
    await press(page, w.refer.page.save)
    await opens(page, `${draft}/check`, { says: w.refer.check.whatNext['cases-and-reviewer'] })
  })

  it('answers that seldom go together: on their page, and before they are sent', async () => {
    await answers({
      'person/age': {
        'person.dateOfBirth-day': '3',
        'person.dateOfBirth-month': '2',
        'person.dateOfBirth-year': '2016',
      },
    })
    const warning = w.warnings['under-18-adult-process']
    await opens(page, `${draft}/person/age`, { says: warning })
    await opens(page, `${draft}/check`, { says: warning })
    const other = words('cy')
    await refuses(page, w.refer.check.send, w.refer.warnings.unconfirmed)
    await press(page, w.layout.otherLanguage)
    await page.getByRole('alert').getByText(other.refer.warnings.unconfirmed).first().waitFor()
    await press(page, other.layout.otherLanguage)
    await page.getByRole('alert').getByText(w.refer.warnings.unconfirmed).first().waitFor()
    await page.getByLabel(w.refer.warnings.right).first().check()
    await refuses(page, w.refer.check.send, '')
    // What was ticked and not sent yet outlasts a change of the language, which sends nothing.
    await page.goto(`${draft}/check`)
    await page.getByLabel(w.refer.warnings.right).first().uncheck()
    await press(page, w.layout.otherLanguage)
    await page.getByRole('heading', { name: other.refer.check.title }).waitFor()
    expect(await page.getByLabel(other.refer.warnings.right).first().isChecked()).toBe(false)
    await page.getByLabel(other.refer.warnings.right).first().check()
    await press(page, other.layout.otherLanguage)
    await page.getByRole('heading', { name: w.refer.check.title }).waitFor()
    expect(await page.getByLabel(w.refer.warnings.right).first().isChecked()).toBe(true)
  })

  it('somebody who may have been referred already', async () => {
    const reference = await sent()
    await answers({ 'person/numbers': { 'person.socialCareId': 'WM-204417' } })
    await opens(page, `${draft}/check`, { says: w.refer.duplicates.title })
    expect(await main(page)).toContain(reference)
  })

  it('a draft that is removed, and one that changed while that was asked', async () => {
    await opens(page, `${draft}/remove`, { says: w.refer.remove.text })
    const other = await anotherWindow(page)
    await other.goto(`${draft}/person/name`)
    await press(other, w.refer.page.save)
    await press(page, w.refer.remove.send)
    expect(await main(page)).toContain(w.refer.remove.changed)
    await expectSound(page)
    await press(page, w.refer.remove.send)
    expect(await main(page)).toContain(w.refer.start.removed)
    await expectSound(page)
  })
})

describe('following a referral', () => {
  let page: Page
  beforeAll(async () => {
    page = await signedIn(browser, { url, person: REFERRER, returnTo: '/referrals' })
  })

  it('an authority that has sent nothing yet is told so', async () => {
    const elsewhere = await signedIn(browser, { url, person: 'referrer.eastmoor', returnTo: '/referrals' })
    expect(await main(elsewhere)).toContain(w.track.list.empty)
    await expectSound(elsewhere)
  })

  it('one that is open, with its story and its confirmation, and withdrawing it', async () => {
    const reference = await sent()
    await opens(page, '/referrals', { says: reference })
    await opens(page, `/referrals/${reference}`, { says: w.track.show.next.offered })
    await opens(page, `/referrals/${reference}/story`, { says: 'Marigold' })
    await opens(page, `/referrals/${reference}/sent`, { says: reference })
    await opens(page, `/referrals/${reference}/sent?file=late`, { says: w.attachments.sent.late })
    await opens(page, `/referrals/${reference}/cases/${caseOf(reference)}/withdraw`, {
      says: w.track.withdrawCase.lede,
    })
    await refuses(page, w.track.withdrawCase.send, w.track.withdrawCase.errors.required)
    await opens(page, `/referrals/${reference}/withdraw`, { says: w.track.withdraw.warning })
    await refuses(page, w.track.withdraw.send, w.track.withdraw.errors.required)
    await page.getByLabel(w.track.withdraw.reasons['person-declined']).check()
    await press(page, w.track.withdraw.send)
    expect(await main(page)).toContain(w.track.done.withdrawn)
    await expectSound(page)
  })

  it('one that waits for answers, which are then given', async () => {
    const reference = await sent(await careActWith({ understand: false }))
    await opens(page, `/referrals/${reference}/sent`, { says: w.track.sent.lede.information })
    await opens(page, `/referrals/${reference}`, { says: w.track.information.asked })
    await pressLink(page, w.track.information.link)
    await expectSound(page)
    await refuses(page, w.track.information.send, '')
    await fillPage(page, { 'facts.difficulty.retain': 'yes' })
    await press(page, w.track.information.send)
    await expectSound(page)
    expect(await main(page)).toContain(w.track.done.information)
  })

  it('one to which the law gives nothing', async () => {
    const reference = await sent(await careActWith(NO_DIFFICULTY))
    await opens(page, `/referrals/${reference}/sent`, { says: w.track.sent.lede.nothing })
    await opens(page, `/referrals/${reference}`, { says: w.track.show.standing['not-eligible'] })
  })

  it('one that goes on against the law’s answer: a reviewer decides', async () => {
    const goOnAgainstAnswer = { reason: 'She has refused help before because nobody explained it.' }
    const reference = await sent(await careActWith(NO_DIFFICULTY, { goOnAgainstAnswer }))
    await opens(page, `/referrals/${reference}/sent`, { says: w.track.sent.lede.decision })
    await opens(page, `/referrals/${reference}`, { says: w.track.show.standing['awaiting-decision'] })
    const reviewer = await signedIn(browser, { url, person: REVIEWER })
    await opens(reviewer, `/referrals/${reference}`, { says: goOnAgainstAnswer.reason })
    await pressLink(reviewer, w.track.decide.link)
    await expectSound(reviewer)
    await refuses(reviewer, w.track.decide.send, w.track.decide.errors['roles.required'])
    await fillPage(reviewer, { roles: ['care-act'], reason: 'She needs somebody beside her.' })
    await press(reviewer, w.track.decide.send)
    expect(await main(reviewer)).toContain(w.track.done.decided)
    await expectSound(reviewer)
  })

  it('one that goes on beside a duty: its case is open, and a reviewer decides on the other', async () => {
    const goOnAgainstAnswer = { reason: 'He asks for one on the ward.' }
    const example = await careActWith({ understand: true }, { services: ['care-act', 'imha'], goOnAgainstAnswer })
    const processes = ['needs-assessment', 'mental-health-patient']
    const mha = { section: 'informal', treatmentDiscussed: 'none' }
    const reference = await sent({ ...example, facts: { ...example.facts, processes, mha } })
    const beside = w.track.show.besides([w.status.role.imha])
    await opens(page, `/referrals/${reference}/sent`, { says: beside })
    await opens(page, `/referrals/${reference}`, { says: beside })
    expect(await main(page)).toContain(goOnAgainstAnswer.reason)
    const reviewer = await signedIn(browser, { url, person: REVIEWER, returnTo: '/review' })
    expect(await main(reviewer)).toContain(w.review.beside)
    await expectSound(reviewer)
    await pressLink(reviewer, w.review.decideFor(reference))
    await expectSound(reviewer)
    await fillPage(reviewer, { reason: 'The advocate he has helps there too.' })
    await reviewer.getByLabel(w.track.decide.noFurtherCase).check()
    await press(reviewer, w.track.decide.send)
    await opens(page, `/referrals/${reference}`, { says: w.track.decided.noFurther })
  })

  it('one that is corrected, with what the change asks further, what somebody else did meanwhile, and every version', async () => {
    const reference = await sent(await careActWith({ understand: true }, { people: { anyone: false } }))
    await does(caseOf(reference), ['accept'])
    await opens(page, `/referrals/${reference}/changes`, { says: w.corrections.log.empty })
    await opens(page, `/referrals/${reference}/correct`, { says: w.corrections.choose.fixed })
    await opens(page, `/referrals/${reference}/correct/people/family-and-friends`)
    await refuses(page, w.corrections.page.send, w.corrections.page.errors['reason.required'])
    await fillPage(page, { 'people.anyone': 'yes', reason: 'A niece rang.' })
    await press(page, w.corrections.page.send)
    expect(await main(page)).toContain(w.corrections.page.further)
    await expectSound(page)
    await refuses(page, w.corrections.page.send, '')
    await fillPage(page, { 'people.family.0.name': 'Bryony Quillfeather', 'people.family.0.relation': 'Niece' })
    await fillPage(page, { 'people.family.0.appropriate': 'yes' })
    await press(page, w.corrections.page.send)
    expect(await main(page)).toContain(w.warnings['nobody-but-appropriate'])
    await expectSound(page)
    await refuses(page, w.corrections.page.send, w.refer.warnings.unconfirmed)
    await page.getByLabel(w.refer.warnings.right).check()
    await press(page, w.corrections.page.send)
    expect(await main(page)).toContain(w.corrections.done.corrected)
    await expectSound(page)

    await page.goto(`/referrals/${reference}/correct/person/name`)
    const other = await anotherWindow(page)
    await other.goto(`/referrals/${reference}/correct/person/name`)
    await fillPage(other, { 'person.lastName': 'Marlowe', reason: 'Misspelt.' })
    await press(other, w.corrections.page.send)
    await fillPage(page, { 'person.lastName': 'Marlow', reason: 'Misspelt too.' })
    await press(page, w.corrections.page.send)
    expect(await main(page)).toContain(w.corrections.page.stale)
    await expectSound(page)
    await opens(page, `/referrals/${reference}/changes`, { says: 'Bryony Quillfeather' })
    await opens(page, `/referrals/${reference}/story`, { says: w.corrections.correctedOn(new Date().toISOString()) })
    const provider = await signedIn(browser, { url, person: PROVIDER })
    await opens(provider, casePath(reference), { says: w.corrections.log.title })
  })

  it('one whose person withdraws consent: the provider reads it no more', async () => {
    const reference = await sent()
    await does(caseOf(reference), ['accept'])
    await opens(page, `/referrals/${reference}/consent`, { says: w.corrections.consent.lede })
    await refuses(page, w.corrections.consent.send, w.corrections.consent.errors['basis.required'])
    await fillPage(page, { 'consent.how': 'spoken', 'consent.basisForSharing': 'stop' })
    await press(page, w.corrections.consent.send)
    expect(await main(page)).toContain(w.corrections.consent.stopped)
    await expectSound(page)
    const provider = await signedIn(browser, { url, person: PROVIDER })
    await opens(provider, casePath(reference), { says: w.corrections.consent.stoppedForProvider })
  })

  it('one that its referrer goes on with after the law gave nothing, and the queue that it comes to', async () => {
    const reviewer = await signedIn(browser, { url, person: 'reviewer.eastmoor', returnTo: '/review' })
    expect(await main(reviewer)).toContain(w.review.empty)
    await expectSound(reviewer)

    const reference = await sent(await careActWith(NO_DIFFICULTY))
    await opens(page, `/referrals/${reference}/go-on`, { says: w.track.goOn.lede })
    await refuses(page, w.track.goOn.send, w.track.goOn.errors['reason.required'])
    await fillPage(page, { reason: 'He will not speak while his brother is there.' })
    await press(page, w.track.goOn.send)
    expect(await main(page)).toContain(w.track.done['gone-on'])
    await service.until(reference, ({ status }) => status === 'awaiting-decision')
    const ours = await signedIn(browser, { url, person: REVIEWER, returnTo: '/review' })
    expect(await main(ours)).toContain(reference)
    await expectSound(ours)
    await pressLink(ours, w.review.decideFor(reference))
    await fillPage(ours, { reason: 'His sister speaks for him.' })
    await ours.getByLabel(w.track.decide.noCase).check()
    await press(ours, w.track.decide.send)
    await opens(page, `/referrals/${reference}`, { says: w.track.decided.against })
    const commissioner = await signedIn(browser, { url, person: COMMISSIONER, returnTo: '/review' })
    expect(await main(commissioner)).toContain(w.review.ledeForCommissioner)
    await expectSound(commissioner)

    const facts = { jurisdiction: 'england', processes: ['other-care-act-contact'] }
    const power = await sent({ ...(await service.example('care-act')), facts })
    await opens(page, `/referrals/${power}/go-on`, { says: w.track.goOn.powerLede })
    await refuses(page, w.track.goOn.powerSend, w.track.goOn.errors.power)
  })

  it('one whose provider has asked a question', async () => {
    const reference = await sent()
    await does(caseOf(reference), ['query', { question: 'Who makes the decision?' }])
    await opens(page, `/referrals/${reference}`, { says: 'Who makes the decision?' })
    await refuses(page, w.track.question.send, w.track.question.errors.required)
    await fillPage(page, { answer: 'The team manager.' })
    await press(page, w.track.question.send)
    expect(await main(page)).toContain(w.track.done.answered)
    await expectSound(page)
  })
})

describe('what only a date wakes', () => {
  it('a referral that is to be looked at again: before its day, and the new one that begins with its answers', async () => {
    const example = await service.example('imha')
    const facts = typeof example['facts'] === 'object' ? example['facts'] : {}
    const mha = { section: 's136', secondRecommendation: false, treatmentDiscussed: 'none' }
    const reference = await sent({ ...example, facts: { ...facts, mha } })
    const page = await signedIn(browser, { url, person: REFERRER, returnTo: '/referrals' })
    await opens(page, `/referrals/${reference}`, { says: w.recheck.link })
    await opens(page, `/referrals/${reference}/look-again`, { says: w.recheck.again })
    await press(page, w.recheck.refer)
    expect(await main(page)).toContain(w.refer.tasks.leave)
    await opens(page, `/referrals/${reference}/look-again`)
    await press(page, w.recheck.dropButton)
    expect(await main(page)).not.toContain(w.recheck.link)
    await opens(page, `/referrals/${reference}/look-again`, { says: w.recheck.nothing })
  })

  it('the calendar: a feed that is none, what one would change, and what was entered', async () => {
    const page = await signedIn(browser, { url, person: ADMIN, returnTo: '/manage' })
    await opens(page, '/manage/calendar', { says: w.calendar.history.empty })
    await refuses(page, w.calendar.checkButton, w.calendar.errors.required())
    const { events } = SHIPPED_BANK_HOLIDAYS['england-and-wales']
    const ofYear = events.filter(({ date }) => date.startsWith('2029'))
    const feed = { 'england-and-wales': { events: [...ofYear, { title: 'A jubilee', date: '2029-06-12' }] } }
    await fillPage(page, { feed: JSON.stringify(feed), reason: 'It was announced.' })
    await press(page, w.calendar.checkButton)
    expect(await main(page)).toContain('A jubilee')
    await expectSound(page)
    await press(page, w.calendar.check.button)
    expect(await main(page)).toContain(w.calendar.done.proposed)
    await expectSound(page)
    await opens(page, '/manage', { says: w.calendar.deskWaits })
    const other = await signedIn(browser, { url, person: OTHER_ADMIN, returnTo: '/manage/calendar' })
    expect(await main(other)).toContain(w.calendar.proposal.title)
    await expectSound(other)
    await press(other, w.calendar.proposal.confirm)
    expect(await main(other)).toContain(w.calendar.done.confirmed)
    await expectSound(other)
  })
})

describe('the evidence of a case', () => {
  it('asked for without saying what for, its key, and the register of who took it', async () => {
    const t = w.evidence
    const reference = await sent()
    const page = await signedIn(browser, { url, person: ADMIN, returnTo: `/manage/cases/${caseOf(reference)}` })
    await pressLink(page, t.link)
    await expectSound(page)
    await refuses(page, t.ask.button, t.ask.errors.required)
    await fillPage(page, { purpose: 'For the ombudsman' })
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: t.ask.button }).click(),
    ])
    expect(file.suggestedFilename()).toContain(caseOf(reference))
    await opens(page, '/evidence/key', { says: t.key.provesNotTitle })
    await opens(page, `/evidence/register?reference=${reference}`, { says: 'For the ombudsman' })
    await opens(page, '/evidence/register', { says: t.register.title })
    await page.getByLabel(t.register.reference).fill('nonsense')
    await refuses(page, t.register.show, t.register.errors.reference)
  })
})

describe('the link of an offer', () => {
  it('asks for a choice, a reason and the address, and is closed after five wrong addresses', async () => {
    const reference = await sent()
    const page = await newPage(browser, { url })
    await opens(page, await offerLink(reference), { says: w.offer.lede('').slice(0, 9) })
    await refuses(page, w.offer.form.button, w.offer.errors['choice.required'])
    await page.getByLabel(w.offer.form.decline, { exact: true }).check()
    await refuses(page, w.offer.form.button, w.offer.errors['reason.required'])
    await page.getByLabel(w.offer.form.accept, { exact: true }).check()
    for (let attempt = 1; attempt < 5; attempt += 1) {
      await page.getByLabel(w.offer.form.email).fill('somebody@else.example')
      await press(page, w.offer.form.button)
      expect(await main(page)).toContain(w.offer.errors['email.not-the-address'])
      if (attempt === 1) await expectSound(page)
    }
    await press(page, w.offer.form.button)
    expect(await main(page)).toContain(w.offer.dead.title)
    await expectSound(page)
    await refuses(page, w.offer.dead.anew.button, w.offer.errors['anew.required'])
    await page.getByLabel(w.offer.dead.anew.send).check()
    await page.getByLabel(w.offer.form.email).fill('somebody@else.example')
    await press(page, w.offer.dead.anew.button)
    expect(await main(page)).toContain(w.offer.sentAnew.title)
    await expectSound(page)
  })

  it('passes a declined case on, thanks whoever declined, and says no more to anybody else', async () => {
    const reference = await sent()
    const link = await offerLink(reference)
    const page = await newPage(browser, { url })
    await page.goto(link)
    await fillPage(page, { choice: 'decline', reason: 'capacity', email: NORTHSTAR })
    await press(page, w.offer.form.button)
    expect(await main(page)).toContain(w.offer.standing.declined.title)
    await expectSound(page)
    await opens(page, link, { says: w.offer.standing.answered.title })
    const provider = await signedIn(browser, { url, person: PROVIDER })
    await opens(provider, `/cases/${caseOf(reference)}`, { status: 410, says: w.cases.passedOn.title })
    const referrer = await signedIn(browser, { url, person: REFERRER })
    await service.until(reference, ({ cases }) => cases[0]?.provider?.id === 'lanternhouse')
    await opens(referrer, `/referrals/${reference}`, { says: w.track.delays.title })
    await opens(page, await offerLink(reference, 'referrals@lanternhouse.example'), { says: w.offer.form.title })
  })

  it('says when a question stands, and when the referral was withdrawn', async () => {
    const reference = await sent()
    const page = await newPage(browser, { url })
    await does(caseOf(reference), ['query', { question: 'Who decides?' }])
    await opens(page, await offerLink(reference), { says: w.offer.standing.queried.title })
    await service.call('POST', `/api/referrals/${reference}/withdraw`, {
      token: await service.token(REFERRER),
      body: { reason: 'other' },
    })
    await opens(page, await offerLink(reference), { says: w.offer.standing.withdrawn.title })
  })
})

describe('the work on a case', () => {
  let page: Page
  beforeAll(async () => {
    page = await signedIn(browser, { url, person: PROVIDER })
  })

  it('a provider without cases is told so', async () => {
    const beacon = await signedIn(browser, { url, person: 'provider.beacon' })
    await opens(beacon, '/cases', { says: w.cases.list.empty })
    await opens(beacon, '/cases?show=ended', { says: w.cases.list.emptyEnded })
  })

  it('an offer: seen in the list and by itself, accepted, declined or questioned', async () => {
    const reference = await sent()
    await opens(page, '/cases', { says: caseOf(reference) })
    await opens(page, casePath(reference), { says: w.cases.actions.accept.link })
    await opens(page, casePath(reference, 'decline'))
    await refuses(page, w.cases.actions.decline.button, 'Say why you decline')
    await opens(page, casePath(reference, 'query'))
    await refuses(page, w.cases.actions.query.button, 'Write your question')
    await opens(page, casePath(reference, 'allocate'), { status: 409, says: w.cases.refused.title })
    await opens(page, casePath(reference, 'accept'))
    await press(page, w.cases.actions.accept.button)
    expect(await main(page)).toContain(w.cases.actions.accept.done)
    await expectSound(page)
  })

  it('an accepted case: every form, and what each says when it is sent without an answer', async () => {
    const reference = await sent('imca')
    await does(caseOf(reference), ['accept'])
    await opens(page, casePath(reference, 'give-back'))
    await refuses(page, w.cases.actions['give-back'].button, 'Say why you give the case back')
    await opens(page, casePath(reference, 'allocate'))
    await refuses(page, w.cases.actions.allocate.button, 'Give the advocate’s name')
    await opens(page, casePath(reference, 'pause'))
    await refuses(page, w.cases.actions.pause.button, 'Say why you cannot go on')
    await does(caseOf(reference), ALLOCATE)
    await opens(page, casePath(reference, 'first-contact'))
    await fillPage(page, { 'occurredAt-day': '31', 'occurredAt-month': '2', 'occurredAt-time': '' })
    await refuses(page, w.cases.actions['first-contact'].button, 'Give a real date')
    await opens(page, casePath(reference, 'delay'))
    await refuses(page, w.cases.actions.delay.button, w.cases.errors['delay.milestone.required'] ?? '')
    await opens(page, casePath(reference, 'report-date'))
    await refuses(page, w.cases.actions['report-date'].button, 'Give the date that you agreed')
    await does(caseOf(reference), ['pause', { reason: 'person-unavailable' }])
    await opens(page, casePath(reference), { says: w.cases.pauseReasons['person-unavailable'] })
    await opens(page, casePath(reference, 'resume'))
    await press(page, w.cases.actions.resume.button)
    await does(caseOf(reference), ['first-contact', { successful: true }])
    await opens(page, casePath(reference, 'report'))
    await fillPage(page, { 'occurredAt-day': '', 'occurredAt-month': '', 'occurredAt-year': '' })
    await refuses(page, w.cases.actions.report.button, 'Give the date and the time')
    await does(caseOf(reference), ['report'])
    await opens(page, casePath(reference, 'close'))
    await fillPage(page, { hours: 'many' })
    await refuses(page, w.cases.actions.close.button, 'Choose at least one outcome')
    await does(caseOf(reference), ['close', { outcomes: ['views-represented'], summary: 'She was heard.', hours: 3 }])
    await opens(page, casePath(reference), { says: w.status.case.closed })
    await opens(page, '/cases?show=ended', { says: caseOf(reference) })
  })

  it('feedback: asked for, refused, given and read, by either side, and closed once consent is withdrawn', async () => {
    const t = w.feedback
    const reference = await sent()
    const path = `/referrals/${reference}/cases/${caseOf(reference)}/feedback`
    const [provider, referrer, reviewer] = await Promise.all([
      signedIn(browser, { url, person: PROVIDER }),
      signedIn(browser, { url, person: REFERRER }),
      signedIn(browser, { url, person: REVIEWER }),
    ])
    await opens(referrer, path, { says: t.notAsked })
    const close = { outcomes: ['views-represented'], summary: 'She was heard.', hours: 3 }
    await does(caseOf(reference), ['accept'], ALLOCATE, ['first-contact', {}], ['close', close])
    await opens(referrer, `/referrals/${reference}`, { says: t.link })
    await opens(provider, casePath(reference), { says: t.link })
    await opens(referrer, path, { says: t.complain.title })
    await refuses(referrer, t.send, t.errors['score.required'])
    const other = await anotherWindow(referrer)
    for (const window of [referrer, other]) {
      await window.goto(`${url}${path}`)
      await window.getByLabel(t.from.person).check()
      await window.getByLabel(t.scores[2], { exact: true }).check()
    }
    await fillPage(referrer, { text: 'He came late.\nHe said sorry.' })
    await press(referrer, t.send)
    expect(await main(referrer)).toContain(t.thanks)
    await expectSound(referrer)
    await press(other, t.send)
    expect(await main(other)).toContain(w.refusals['already-given'])
    await expectSound(other)
    await opens(referrer, path, { says: t.from.referrer })
    await opens(reviewer, path, { says: 'He came late.' })
    await opens(provider, casePath(reference, 'feedback'), { says: t.ask.provider })
    await refuses(provider, t.send, t.errors['score.required'])
    await opens(referrer, `/referrals/${reference}/consent`, { says: w.corrections.consent.lede })
    await fillPage(referrer, { 'consent.how': 'spoken', 'consent.basisForSharing': 'stop' })
    await press(referrer, w.corrections.consent.send)
    await opens(provider, casePath(reference, 'feedback'), {
      status: 403,
      says: w.corrections.consent.stoppedForProvider,
    })
  })
})

describe('the work between acceptance and the end', () => {
  it('another advocate and hours: their forms, what they say, and what stands on the case afterwards', async () => {
    const page = await signedIn(browser, { url, person: PROVIDER })
    const reference = await sent()
    await does(caseOf(reference), ['accept'], ALLOCATE, ['first-contact', { successful: false }])
    await opens(page, casePath(reference, 're-allocate'), { says: 'Wren Hollis' })
    await refuses(page, w.cases.actions['re-allocate'].button, w.cases.errors['re-allocate.reason.required'] ?? '')
    await fillPage(page, { advocate: 'Idris Fairweather', reason: 'person-asked' })
    await press(page, w.cases.actions['re-allocate'].button)
    expect(await main(page)).toContain(w.cases.facts.advocatesBefore)
    await opens(page, casePath(reference, 'hours'))
    await fillPage(page, { hours: 'many' })
    await refuses(page, w.cases.actions.hours.button, w.cases.errors['hours.hours.wrong-type'] ?? '')
    await fillPage(page, { hours: '1.5' })
    await press(page, w.cases.actions.hours.button)
    expect(await main(page)).toContain(w.cases.hoursWorked(1.5))
    await expectSound(page)
    await opens(page, casePath(reference, 'close'), { says: w.cases.fields.hoursSoFar(w.cases.hoursWorked(1.5)) })
  })

  it('messages: none, sent, refused and read, by either side, and gone once consent is withdrawn', async () => {
    const t = w.messages
    const reference = await sent()
    const thread = `/referrals/${reference}/cases/${caseOf(reference)}/messages`
    const [provider, referrer] = await Promise.all([
      signedIn(browser, { url, person: PROVIDER }),
      signedIn(browser, { url, person: REFERRER }),
    ])
    await opens(referrer, thread, { says: t.closed['not-yet'] })
    await does(caseOf(reference), ['accept'])
    await opens(referrer, thread, { says: t.nothing })
    await refuses(referrer, t.send, t.errors.required)
    await fillPage(referrer, { text: 'The meeting has moved.\nIt begins at two.' })
    await press(referrer, t.send)
    expect(await main(referrer)).toContain(t.notOpened)
    await expectSound(referrer)
    await opens(provider, '/cases', { says: t.linkUnread(1) })
    await opens(provider, casePath(reference), { says: t.linkUnread(1) })
    await opens(provider, casePath(reference, 'messages'), { says: 'The meeting has moved.' })
    await fillPage(provider, { text: 'Thank you.' })
    await press(provider, t.send)
    await opens(referrer, '/referrals', { says: t.linkUnread(1) })
    await opens(referrer, `/referrals/${reference}`, { says: t.linkUnread(1) })
    await opens(referrer, thread, { says: 'Thank you.' })
    await service.call('POST', `/api/referrals/${reference}/withdraw`, {
      token: await service.token(REFERRER),
      body: { reason: 'consent-withdrawn' },
    })
    await opens(referrer, thread, { says: t.closed.ended })
    await opens(provider, casePath(reference, 'messages'), {
      status: 403,
      says: w.corrections.consent.stoppedForProvider,
    })
  })
})

describe('the law and its dates', () => {
  const t = w.lawDates
  const welsh = words('cy')
  const day = { 'from-day': '1', 'from-month': '6', 'from-year': String(new Date().getFullYear() + 1) }

  it('a commissioner sees every rule, what a change would do before it is entered, and what was entered', async () => {
    const page = await signedIn(browser, { url, person: 'commissioner.brynafon', returnTo: '/manage' })
    await pressLink(page, t.deskLink)
    expect(await main(page)).toContain(t.history.empty)
    await expectSound(page)
    await pressLink(page, t.changes['set-aside'].link)
    await expectSound(page)
    await refuses(page, t.change.check, t.change.errors['from.required'])
    await fillPage(page, { ...day, source: 'Counsel’s advice of May' })
    await press(page, t.change.check)
    expect(await main(page)).toContain(t.check.preview)
    await expectSound(page)

    // The switch keeps the place, and what was typed on the way to it.
    await page.getByRole('banner').getByText(w.layout.otherLanguage).click()
    expect(await main(page)).toContain(welsh.lawDates.check.preview)
    expect(await main(page)).toContain('Counsel’s advice of May')
    await expectSound(page)
    const other = await anotherWindow(page)
    await other.goto(page.url())
    await press(page, welsh.lawDates.changes['set-aside'].button)
    expect(await main(page)).toContain(welsh.lawDates.done)
    expect(await main(page)).toContain('Counsel’s advice of May')
    await expectSound(page)
    await press(other, welsh.lawDates.changes['set-aside'].button)
    await expectSound(other)
    await opens(page, '/manage/law/confirm/WELSH_INFORMAL', { says: welsh.lawDates.changes.confirm.title })
    await opens(page, '/manage/law/commence/CA-9', { status: 409, says: welsh.lawDates.refused })
  })

  it('an English authority offers of its own what the law gives nobody yet', async () => {
    const page = await signedIn(browser, { url, person: 'commissioner.eastmoor', returnTo: '/manage/law' })
    await pressLink(page, t.changes.offer.link)
    await fillPage(page, { ...day, source: 'Cabinet decision 12' })
    await press(page, t.change.check)
    await press(page, t.changes.offer.button)
    expect(await main(page)).toContain(t.rules.policy)
    await expectSound(page)
  })
})

describe('a commissioner’s desk', () => {
  it('in an area in which nothing has happened says so, and is not an empty page', async () => {
    const page = await newPage(browser, { url })
    await signIn(page, 'commissioner.eastmoor', '/reports')
    await opens(page, '/reports', { says: w.reports.nothing })
    await opens(page, '/manage', { says: w.manage.going.empty })
  })
})

describe('a case that changes hands', () => {
  it('is handed over to another area, with both working on it for a time', async () => {
    const reference = await sent()
    const provider = (await service.referral(reference)).cases[0]?.provider?.id ?? ''
    await service.act(`provider.${provider}`, caseOf(reference), 'accept')
    const t = w.track.handOver
    const page = await signedIn(browser, { url, person: REFERRER, returnTo: `/referrals/${reference}` })
    await pressLink(page, t.link)
    expect(await main(page)).toContain(t.lede)
    await expectSound(page)
    await refuses(page, t.send, t.errors['area.required'])
    await page.getByLabel(t.area).selectOption('eastmoor')
    await page.getByLabel(t.reasons['person-moved']).check()
    await page.getByLabel(t.jointYes).check()
    await refuses(page, t.send, t.errors['jointUntil.required'])
    const tomorrow = new Date(Date.parse(await service.advance('PT0S')) + 86_400_000)
    await page.getByLabel(w.form.dateParts.day).fill(String(tomorrow.getUTCDate()))
    await page.getByLabel(w.form.dateParts.month).fill(String(tomorrow.getUTCMonth() + 1))
    await page.getByLabel(w.form.dateParts.year).fill(String(tomorrow.getUTCFullYear()))
    await press(page, t.send)
    expect(await main(page)).toContain(w.track.done['handed-over'])
    await expectSound(page)
    const holder = await signedIn(browser, { url, person: `provider.${provider}` })
    await opens(holder, casePath(reference), { says: t.standingForProvider('').slice(0, 40) })
    const commissioner = await signedIn(browser, { url, person: COMMISSIONER })
    await opens(commissioner, `/manage/cases/${caseOf(reference)}`, { says: `${reference}-2` })
  })

  it('is taken back from its provider and placed with another', async () => {
    const reference = await sent()
    const t = w.manage.reassign
    const page = await signedIn(browser, { url, person: COMMISSIONER, returnTo: `/manage/cases/${caseOf(reference)}` })
    await page.getByText(t.title).click()
    await expectSound(page)
    await refuses(page, t.button, t.errors['reason.required'])
    await page.getByLabel(t.reason).fill('It cannot be reached.')
    await press(page, t.button)
    expect(await main(page)).toContain(t.done)
    await expectSound(page)
  })
})

describe('who has gone quiet', () => {
  it('the report, with nothing to show, with wards of every kind, and asked for what it does not have', async () => {
    const page = await signedIn(browser, { url, person: COMMISSIONER, returnTo: '/reports' })
    await opens(page, '/reports/silence', { says: w.silence.title })
    await opens(page, '/reports/silence?of=ward&from=yesterday', { status: 422, says: w.silence.errors['not-a-month'] })
    const months = { from: '2026-07', to: '2026-09' }
    const before = monthsIn({ from: '2023-07', to: '2026-06' })
    const ward = (name: string, each: number, received: number, of = before): Counted => ({
      group: `quay hospital / ${name}`,
      received: new Map([...of.map((month): [string, number] => [month, each]), ['2026-08', received]]),
      assessments: name === 'oak' ? { capacity: new Map([...of, ...monthsIn(months)].map((month) => [month, 4])) } : {},
    })
    const wards = [ward('larch', 3, 1), ward('oak', 3, 8), ward('ash', 40, 300), ward('elm', 2, 2, before.slice(-3))]
    for (const language of ['en', 'cy'] as const) {
      const said = words(language)
      const report = silenceView(silenceOf(wards, months), { of: 'ward', months, entries: [] }, said)
      await showRendered(page, 'reports/silence', {
        w: said,
        language,
        authority: 'Westmarch Council',
        area: 'westmarch',
        path: '/reports/silence',
        places: [],
        kept: [],
        covers: report.covers,
        asAt: '2026-11-23T09:00:00.000Z',
        missing: said.reports.missing(2),
        report,
        asked: { of: 'ward', ...months },
        choices: [{ value: 'ward', text: said.silence.watched.ward }],
      })
      expect(await page.locator('svg.interval').count()).toBe(3)
      await expectSound(page)
    }
  })

  it('counts of assessments: which, how many, what was wrong, and what has been entered', async () => {
    const page = await signedIn(browser, { url, person: COMMISSIONER, returnTo: '/manage/assessments' })
    const t = w.assessments
    await expectSound(page)
    await refuses(page, t.find.button, t.errors['of.required'])
    await page.getByLabel(t.find.watched.ward).check()
    await page.getByLabel(t.find.place).fill('Quay Hospital')
    await page.getByLabel(t.find.name).fill('Larch')
    await page.getByLabel(t.find.kinds.capacity).check()
    await page.getByLabel(t.find.year).fill('2024')
    await press(page, t.find.button)
    await expectSound(page)
    await refuses(page, t.months.button, t.errors.unchanged)
    await page.getByLabel(w.dates.month('2024-05')).fill('12')
    await press(page, t.months.button)
    expect(await main(page)).toContain(t.done)
    await expectSound(page)
  })
})

describe('when time has passed', () => {
  it('what nobody took waits for the commissioner, what is late is told, and links have run out', async () => {
    const unanswered = await sent()
    const link = await offerLink(unanswered)
    const late = await sent('imha')
    await does(caseOf(late), ['accept'], ALLOCATE)
    const asked = await sent()
    await does(caseOf(asked), ['query', { question: 'Who decides?' }])
    await service.advance('P14D')

    // It says no more than a link that never was.
    const stranger = await newPage(browser, { url })
    await opens(stranger, link, { status: 404, says: w.offer.dead.title })

    const referrer = await signedIn(browser, { url, person: REFERRER })
    await opens(referrer, `/referrals/${late}`, { says: w.track.delays.told })
    await opens(referrer, `/referrals/${unanswered}`, { says: w.track.delays.unplaced })

    const provider = await signedIn(browser, { url, person: PROVIDER })
    await opens(provider, '/cases', { says: w.cases.notMet.late })
    await opens(provider, `/cases/${caseOf(late)}`, { says: w.status.clock.missed })

    const commissioner = await signedIn(browser, { url, person: COMMISSIONER })
    await opens(commissioner, '/manage', { says: w.manage.unplaced.lede })
    await opens(commissioner, `/manage/cases/${caseOf(unanswered)}`, { says: w.manage.show.trailKinds.lapsed })
    await refuses(commissioner, w.manage.assignAgain.button, w.manage.assignAgain.errors['reason.required'])
    const other = await anotherWindow(commissioner)
    await other.goto(commissioner.url().replace('/assign-again', ''))
    await fillPage(commissioner, { reason: 'There is room again.' })
    await press(commissioner, w.manage.assignAgain.button)
    expect(await main(commissioner)).toContain(w.manage.assignAgain.done)
    await expectSound(commissioner)
    await service.until(unanswered, ({ cases }) => cases[0]?.status === 'offered')
    await fillPage(other, { reason: 'There is room again.' })
    await press(other, w.manage.assignAgain.button)
    expect(await main(other)).toContain(w.manage.assignAgain.refused)
    await expectSound(other)

    await opens(commissioner, '/reports', { says: w.reports.inTarget.title })
    await opens(commissioner, '/reports?by=provider', { says: 'Northstar Advocacy' })
    await opens(commissioner, '/reports/unmet-need', { says: w.reports.unmetNeed.whyTitle })
    await opens(commissioner, '/reports?from=yesterday', { status: 422, says: w.layout.errorTitle })
    await opens(commissioner, '/reports?area=eastmoor', { status: 403, says: w.reports.otherArea.title })
    for (const name of ['measures', 'waiting', 'unmet-need', 'delay', 'equality'] as const)
      await opens(commissioner, `/reports/${name}?by=ward&role=imha`, { says: w.reports.pages[name] })
    await showRendered(commissioner, 'reports/report', {
      name: 'overview',
      path: '/reports',
      places: [],
      choices: { by: [], role: [] },
      asked: {},
      area: 'westmarch',
      refusal: {
        title: w.reports.files.refused,
        why: w.givenOut['differs-by-a-few'],
        goOn: { href: '/reports', text: w.reports.files.goOn },
      },
    })
    await expectSound(commissioner)
  }, 180_000)

  it('a commissioner asks for the monthly report by mail, and stops it', async () => {
    const page = await signedIn(browser, { url, person: COMMISSIONER, returnTo: '/reports/monthly' })
    await opens(page, '/reports/monthly', { says: w.monthly.off })
    await press(page, w.monthly.ask)
    expect(await main(page)).toContain(w.monthly.notices.asked)
    await expectSound(page)
    await press(page, w.monthly.stop)
    expect(await main(page)).toContain(w.monthly.notices.stopped)
    await expectSound(page)
  })

  it('a commissioner enters a contract, changes its terms from a day on, and sees what was entered', async () => {
    const page = await signedIn(browser, { url, person: COMMISSIONER, returnTo: '/manage' })
    const t = w.contracts
    const year = String(new Date().getUTCFullYear() + 1)
    await pressLink(page, t.deskLink)
    expect(await main(page)).toContain(t.list.coming.empty)
    await expectSound(page)
    await opens(page, '/manage/contracts/westmarch-lanternhouse', { says: t.one.history.title })
    await pressLink(page, t.one.change)
    await refuses(page, t.day.button, t.errors['from.required'])
    await fillPage(page, { 'from-day': '1', 'from-month': '3', 'from-year': year })
    await press(page, t.day.button)
    expect(await main(page)).toContain(t.form.officeHours)
    await refuses(page, t.form.button, t.errors['reason.required'])
    await fillPage(page, { capacity: '30', 'contact-2-name': 'Duty desk', reason: 'As agreed.' })
    await refuses(page, t.form.button, t.errors['email.required'])
    await fillPage(page, { 'contact-2-email': 'duty@lanternhouse.example' })
    await press(page, t.form.button)
    expect(await main(page)).toContain(t.check.keeps)
    await expectSound(page)
    await press(page, t.check.changeButton)
    expect(await main(page)).toContain(t.done.changed)
    await expectSound(page)
    await opens(page, '/manage/contracts/new', { says: t.form.newTitle })
    await refuses(page, t.form.button, t.errors['provider.required'])
    await opens(page, '/manage/targets?contract=westmarch-lanternhouse', { says: w.targets.everyContract })
  })

  it('a commissioner changes a target from a day on, and sets the dates of a running case anew', async () => {
    const page = await signedIn(browser, { url, person: COMMISSIONER, returnTo: '/manage' })
    const t = w.targets
    await pressLink(page, t.deskLink)
    expect(await main(page)).toContain(t.history.empty)
    await expectSound(page)
    await opens(page, '/manage/targets/change?milestone=allocation&role=every&priority=P4', { says: t.form.lede })
    await refuses(page, t.form.check, t.errors['number.required'])
    const year = String(new Date().getUTCFullYear() + 1)
    await fillPage(page, { number: '4', kind: 'workingDays', 'from-day': '1', 'from-month': '3', 'from-year': year })
    await fillPage(page, { reason: 'The new contract.' })
    await press(page, t.form.check)
    expect(await main(page)).toContain(t.check.keep)
    await expectSound(page)
    const other = await anotherWindow(page)
    await other.goto(page.url().replace('number=4', 'number=3'))
    await press(page, t.check.button)
    expect(await main(page)).toContain(t.done)
    await expectSound(page)
    await press(other, t.check.button)
    expect(await main(other)).toContain(t.check.stale)
    await expectSound(other)
    const decision = 'milestone=decision&role=every&priority=P4&number=3&kind=workingDays&reason=As+agreed'
    await opens(page, `/manage/targets/change?step=check&${decision}&from-day=1&from-month=3&from-year=${year}`, {
      says: t.check.noCase,
    })

    const reference = await sent()
    await opens(page, `/manage/cases/${caseOf(reference)}`, { says: t.reproject.link })
    await pressLink(page, t.reproject.link)
    expect(await main(page)).toContain(t.reproject.nothing)
    await expectSound(page)
    await fillPage(page, { priority: 'P1' })
    await press(page, t.reproject.show)
    await refuses(page, t.reproject.button, t.reproject.errors['reason.required'])
    const second = await anotherWindow(page)
    await second.goto(`${page.url()}?priority=P4`)
    await fillPage(page, { reason: 'The meeting is sooner.' })
    await press(page, t.reproject.button)
    expect(await main(page)).toContain(t.reproject.done)
    await expectSound(page)
    await fillPage(second, { reason: 'The meeting is later.' })
    await press(second, t.reproject.button)
    expect(await main(second)).toContain(t.reproject.stale)
    await expectSound(second)
    await opens(page, `/clocks/${caseOf(reference)}/allocation`, { says: w.clocks.explained.projected })
    await does(caseOf(reference), ['accept'], ['pause', { reason: 'person-unavailable' }])
    await opens(page, `/manage/cases/${caseOf(reference)}/reproject?priority=P4`, { says: t.reproject.paused })
    await service.call('POST', `/api/referrals/${reference}/withdraw`, {
      token: await service.token(REFERRER),
      body: { reason: 'other' },
    })
    await opens(page, `/manage/cases/${caseOf(reference)}/reproject`, { status: 409, says: t.reproject.ended })
  })

  it('anybody can work out when something is due, and who waits for a case sees how its dates were', async () => {
    const page = await newPage(browser, { url, scripts: false, width: 320 })
    await opens(page, '/when-due', { says: w.clocks.calculator.lede })
    await refuses(page, w.clocks.calculator.button, w.clocks.calculator.problems.required)
    await fillPage(page, { number: '3' })
    await press(page, w.clocks.calculator.button)
    expect(await main(page)).toContain(w.clocks.working.title)
    await expectSound(page)

    const reference = await sent()
    const referrer = await newPage(browser, { url })
    await signIn(referrer, REFERRER, '/referrals')
    await opens(referrer, `/clocks/${caseOf(reference)}/allocation`, { says: w.clocks.explained.elapsedTitle })
    await opens(referrer, `/clocks/${caseOf(reference)}/no-such-clock`, { status: 404 })
    const stranger = await newPage(browser, { url })
    await signIn(stranger, 'referrer.eastmoor', '/referrals')
    await opens(stranger, `/clocks/${caseOf(reference)}/allocation`, { status: 404 })
  })
})

describe('checking who is entitled', () => {
  it('its start, a question, the result, and the answers on their way into the form', async () => {
    const page = await newPage(browser, { url })
    await opens(page, '/check', { says: w.check.start.lede })
    await press(page, w.check.start.begin)
    await refuses(page, w.check.question.continue, w.refer.page.required.choices)
    await page.getByLabel(w.form.fields['facts.processes'].options['other-care-act-contact']).check()
    await press(page, w.check.question.continue)
    await page.getByLabel(w.form.fields['facts.jurisdiction'].options.england).check()
    await press(page, w.check.question.continue)
    expect(await main(page)).toContain(w.check.result.next.power.text)
    await expectSound(page)
    await press(page, w.check.result.refer)
    await passSignIn(page, REFERRER)
    expect(await main(page)).toContain(w.check.carry.text)
    await expectSound(page)
    await page.context().clearCookies({ name: '__Host-check' })
    await opens(page, '/check/refer', { status: 404, says: w.check.carry.gone })
  })
})

/** The views that are pages: they stand in the frame of every page, themselves or by way of another, and are no frame themselves. */
const pageViews = (): string[] => {
  const parents = new Map(
    globSync('**/*.njk', { cwd: VIEWS }).map((file) => [
      file.replace(/\.njk$/, ''),
      /{% extends "(.+)\.njk" %}/.exec(readFileSync(join(VIEWS, file), 'utf8'))?.[1],
    ]),
  )
  const frames = new Set(parents.values())
  return [...parents].flatMap(([view, parent]) => (parent === undefined || frames.has(view) ? [] : [view]))
}

describe('the files of a referral', () => {
  const t = w.attachments
  let page: Page
  let list: string
  beforeAll(async () => {
    page = await signedIn(browser, { url, person: REFERRER, returnTo: '/refer' })
    await press(page, w.refer.start.begin)
    list = `${new URL(page.url()).pathname}/attachments`
  })

  const describes = async (description: string) => {
    await page.goto(list)
    await page.getByLabel(t.add.label).fill(description)
    await press(page, t.add.button)
  }
  const uploads = async (description: string, buffer: Buffer) => {
    await describes(description)
    await page.getByLabel(t.upload.label).setInputFiles({ name: 'file', mimeType: 'text/plain', buffer })
    await press(page, t.upload.button)
    await page.waitForURL((at) => at.pathname === list)
  }

  it('none yet, one that says nothing, and the page on which one is chosen', async () => {
    await opens(page, list, { says: t.empty })
    await refuses(page, t.add.button, t.errors.required)
    await describes('Care plan of March')
    await refuses(page, t.upload.button, t.upload.missing)
    await opens(page, list, { says: t.note['awaiting-upload'] })
  })

  it('one that is being checked, one that passed, one that did not, and none of them opened too early', async () => {
    await uploads('Infected', Buffer.from(EICAR))
    expect(await main(page)).toContain(t.done.uploaded)
    await expectSound(page)
    await pressLink(page, t.reload)
    await uploads('Assessment', Buffer.from('An assessment.'))
    const [, attachment = ''] = /uploaded=([\da-f.-]+)/.exec(page.url()) ?? []
    await opens(page, `/attachments/${attachment}`, { status: 409, says: t.closed.again })
    await expect.poll(async () => (await page.goto(list), main(page)), { timeout: 30_000 }).toContain(t.status.clean)
    await opens(page, list, { says: t.status.infected })
    await opens(page, list.replace('attachments', 'check'), { says: t.left })
    await opens(page, list.replace('/attachments', ''), { says: t.task.some(3) })
  })

  it('one that is removed, and as many as there may be', async () => {
    await page.goto(list)
    await press(page, t.remove)
    expect(await main(page)).toContain(t.done.removed)
    await expectSound(page)
    for (let count = 2; count < LIMITS.files; count += 1) await describes(`File ${count}`)
    await opens(page, list, { says: t.add.full })
  })
})

describe('every view', () => {
  it('has been shown to axe', () => {
    const views = pageViews()
    expect(views.length).toBeGreaterThan(40)
    expect(views.filter((view) => !viewsShown().has(view))).toEqual([])
  })
})
