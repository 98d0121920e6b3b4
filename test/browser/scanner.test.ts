// A mail scanner at its worst: a browser that takes every mail of a journey, asks for every link by HEAD and GET, runs the
// scripts, ticks every box and presses every button with addresses that it makes up. No case changes by it.
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { words } from '../../shared/web/words/index.ts'
import { newPage, openBrowser } from '../support/browser.ts'
import { TestEngine } from '../support/engine-table.ts'
import { about, linkIn, LocalService, type SentMail } from '../support/local-service.ts'

const w = words('en')
const MADE_UP = 'info@scanner.example'

let engine: TestEngine
let service: LocalService
let browser: Browser
let tableName: string

beforeAll(async () => {
  engine = await TestEngine.start()
  process.env['DYNAMODB_ENDPOINT'] = engine.endpoint
  service = new LocalService(engine.folder)
  await service.start()
  tableName = (await engine.client.send(new ListTablesCommand())).TableNames?.[0] ?? ''
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await service.remove()
  await engine.stop()
})

/** What there is of referrals and cases, whole: their state, their events, their rooms and what is still to be sent. */
const truth = async (): Promise<unknown> => {
  const kept = ['case', 'referral', 'event', 'room', 'outbox', 'story', 'link-requests']
  const all = [...(await engine.items(tableName))]
  return all.filter(([, { kind }]) => kept.includes(String(kind))).sort(([one], [other]) => one.localeCompare(other))
}

const attempts = async (): Promise<number> =>
  [...(await engine.items(tableName)).values()]
    .filter(({ kind }) => kind === 'link')
    .reduce((sum, link) => sum + z.object({ attempts: z.number() }).parse(link).attempts, 0)

const linksOf = (mails: readonly SentMail[]): string[] => [
  ...new Set(mails.flatMap(({ text, html }) => `${text} ${html}`.match(/https?:\/\/[^\s"<]+/g) ?? [])),
]

/** Ticks and fills in all that a form has, as nobody in particular. */
const fillAll = async (page: Page, choice: number): Promise<void> => {
  for (const box of await page.locator('main input[type=checkbox]').all()) await box.check()
  const radios = await page.locator('main input[type=radio]').all()
  const groups = Map.groupBy(
    await Promise.all(radios.map(async (radio) => ({ radio, name: (await radio.getAttribute('name')) ?? '' }))),
    ({ name }) => name,
  )
  for (const group of groups.values()) await group[choice % group.length]?.radio.check()
  for (const field of await page.locator('main input[type=email], main input[type=text], main textarea').all())
    await field.fill(MADE_UP)
}

/** Presses each button of a page, once as it stands and then with every choice ticked. */
const pressAll = async (page: Page, link: string): Promise<string[]> => {
  const seen: string[] = []
  for (const choice of [-1, 0, 1, 2, 0, 1, 2]) {
    await page.goto(link)
    const buttons = await page.locator('main form button').count()
    for (let place = 0; place < buttons; place += 1) {
      await page.goto(link)
      if (choice >= 0) await fillAll(page, choice)
      const button = page.locator('main form button').nth(place)
      if (!(await button.isVisible())) continue
      await Promise.all([page.waitForLoadState('load'), button.click()])
      seen.push(await page.locator('main').innerText())
    }
  }
  return seen
}

describe('a scanner of mail that runs scripts and presses buttons', () => {
  it('changes no case, learns nothing of anybody, and its tries are counted', async () => {
    const example = z
      .looseObject({ person: z.looseObject({ firstName: z.string(), lastName: z.string() }) })
      .parse(await service.example('care-act'))
    const [open, accepted, withdrawn] = [
      await service.refer('care-act'),
      await service.refer('care-act'),
      await service.refer('care-act'),
    ]
    for (const reference of [open, accepted, withdrawn]) {
      await service.untilCase(reference, 'offered')
      await service.untilMails((sent) => about(sent, `${reference}-1`, 'new case').length === 1)
    }
    await service.act('provider.northstar', `${accepted}-1`, 'accept')
    await service.act('provider.northstar', `${accepted}-1`, 'allocate', { advocate: 'Wren Hollis' })
    await service.call('POST', `/api/referrals/${withdrawn}/withdraw`, {
      token: await service.token('referrer.westmarch'),
      body: { reason: 'other' },
    })
    await service.advance('PT0S')
    const mails = await service.mails()
    const before = await truth()

    const links = linksOf(mails)
    expect(links.length).toBeGreaterThan(5)
    const page = await newPage(browser, { url: service.url })
    const seen: string[] = []
    for (const link of links) {
      await fetch(link, { method: 'HEAD', redirect: 'manual' })
      await fetch(link)
      await page.goto(link)
      // What leads to signing in ends there: a scanner is nobody.
      if (new URL(page.url()).pathname.startsWith('/local')) continue
      seen.push(await page.locator('main').innerText(), ...(await pressAll(page, link)))
    }

    await service.advance('PT0S')
    expect(await truth()).toEqual(before)
    expect(await service.mails()).toHaveLength(mails.length)
    expect(await attempts()).toBeGreaterThan(0)
    // It came as far as a closed link, and as asking for a new one.
    expect(seen.some((text) => text.includes(w.offer.errors['email.not-the-address']))).toBe(true)
    expect(seen.some((text) => text.includes(w.offer.sentAnew.title))).toBe(true)
    for (const text of seen)
      for (const word of [
        example.person.firstName,
        example.person.lastName,
        'Wren Hollis',
        'referrals@northstar.example',
      ])
        expect(text).not.toContain(word)

    const offer = about(mails, `${open}-1`, 'new case')[0]
    await page.goto(linkIn(offer))
    expect(await page.locator('main').innerText()).toContain(w.offer.dead.title)
  }, 120_000)
})
