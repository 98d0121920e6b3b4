// One referral of each kind, all the way, by people at a real browser: with scripts, without, and on a narrow screen.
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examples } from '../../shared/domain/form/examples.ts'
import { toAnswers } from '../../shared/domain/form/pages.ts'
import { dateOf } from '../../shared/domain/time.ts'
import { expectAccessible, expectSound, NARROW, newPage, openBrowser, serviceForBrowser, signedIn } from '../support/browser.ts'
import { fillPage, press } from '../support/form-filling.ts'
import { about, linkIn, type LocalService } from '../support/local-service.ts'

let service: LocalService
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([serviceForBrowser(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await service.remove()
})
const tell = (s: string) => process.stderr.write(`${Math.round(performance.now())} ${s}\n`)

describe('x', () => {
  it.each(['imca', 'imha', 'care-act'] as const)('%s', async (name) => {
    const clock = z.object({ now: z.string() }).parse((await service.call('GET', '/local/clock')).body)
    const answers = toAnswers(examples(dateOf(clock.now))[name])
    const page = await signedIn(browser, { url: service.url, person: 'referrer.westmarch' })
    await press(page, 'Start a new referral')
    const filled = new Set<string>()
    tell(page.url())
    await page.locator('main a.govuk-button').first().click()
    for (let n = 0; n < 60 && !page.url().includes('/check'); n += 1) {
      const before = page.url()
      if (name === 'imca') await page.screenshot({ path: `/tmp/bshots/${name}-${String(n).padStart(2, '0')}.png`, fullPage: true })
      for (const one of await fillPage(page, answers)) filled.add(one)
      try { await expectSound(page) } catch (error) { tell(String(error) + JSON.stringify((error as any).actual)) }
      await press(page, 'Continue')
      tell(`${new URL(page.url()).pathname.slice(44)} ${await page.title()}`)
      if (page.url() === before) { tell(await page.innerText('main')); break }
    }
    await page.screenshot({ path: `/tmp/bshots/${name}-check.png`, fullPage: true })
    tell(JSON.stringify(Object.keys(answers).filter((one) => !filled.has(one))))
    await page.getByRole('button', { name: 'Send' }).click()
    await page.screenshot({ path: `/tmp/bshots/${name}-sent.png`, fullPage: true })
    tell(await page.innerText('main'))
  })
})
