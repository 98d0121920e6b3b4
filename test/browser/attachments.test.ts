// A file goes from somebody's machine into the bucket and on to the advocate in a real browser: with scripts, without any, and on a
// narrow screen. The page's security policy lets its form out to the bucket and no other page's form anywhere.
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../../shared/domain/attachments.ts'
import { words } from '../../shared/web/words/index.ts'
import { expectSound, NARROW, openBrowser, serviceForBrowser, signedIn, takeComplaints } from '../support/browser.ts'
import { FILES } from '../support/files.ts'
import { press, pressLink } from '../support/form-filling.ts'
import type { LocalService } from '../support/local-service.ts'

const w = words('en')
const t = w.attachments

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

const WAYS = [
  ['with scripts', {}],
  ['without scripts', { scripts: false }],
  [`on a screen of ${NARROW} pixels`, { width: NARROW }],
] as const

const main = (page: Page) => page.getByRole('main').innerText()

/** Begins a draft and goes by way of its task list to where a file is chosen. */
const toUpload = async (page: Page): Promise<void> => {
  await page.goto('/refer')
  await press(page, w.refer.start.begin)
  await pressLink(page, t.title)
  await page.getByLabel(t.add.label).fill('Care plan of March')
  await press(page, t.add.button)
  await page.getByLabel(t.upload.label).waitFor()
}

const choose = (page: Page, buffer: Buffer) =>
  page.getByLabel(t.upload.label).setInputFiles({ name: 'Marigold.pdf', mimeType: 'application/pdf', buffer })

const isUploaded = (page: Page) => page.waitForURL(({ pathname }) => pathname.endsWith('/attachments'))

describe('a file', () => {
  it.each(WAYS)('is added, checked and opened %s', async (_, how) => {
    const page = await signedIn(browser, { url, person: 'referrer.westmarch', ...how })
    await toUpload(page)
    await expectSound(page)
    await choose(page, FILES.pdf)
    await press(page, t.upload.button)
    await isUploaded(page)
    expect(await main(page)).toContain(t.done.uploaded)
    await expectSound(page)
    expect(page.url()).not.toContain('Marigold')

    const reloaded = async () => {
      if ((await main(page)).includes(t.reload)) await pressLink(page, t.reload)
      return main(page)
    }
    await expect.poll(reloaded, { timeout: 30_000, interval: 500 }).toContain(t.status.clean)
    const [download] = await Promise.all([page.waitForEvent('download'), pressLink(page, t.open)])
    expect(download.suggestedFilename()).toBe('file-1.pdf')
    expect(await readFile(await download.path())).toEqual(FILES.pdf)
    expect(takeComplaints(page)).toEqual([])
  })

  it('that is missing, too large or empty is told of before it is sent, where there are scripts', async () => {
    const page = await signedIn(browser, { url, person: 'referrer.westmarch' })
    await toUpload(page)
    const before = page.url()
    const refuses = async (fault: string) => {
      await press(page, t.upload.button)
      expect(page.url().replace(/#.*/, '')).toBe(before)
      expect(await page.locator(':focus').innerText()).toBe(`${w.layout.errorTitle}\n${fault}`)
      expect(await page.locator('#file-error').innerText()).toContain(fault)
      expect(await page.title()).toContain(w.layout.errorPrefix.trim())
      expect(await page.getByRole('alert').count()).toBe(1)
      await expectSound(page)
      await pressLink(page, fault)
      expect(await page.locator(':focus').getAttribute('id')).toBe('file')
    }
    expect(await main(page)).not.toContain(t.upload.warning)
    await refuses(t.upload.missing)
    await choose(page, Buffer.alloc(LIMITS.bytes + 1))
    await refuses(t.upload.tooLarge)
    await choose(page, Buffer.alloc(0))
    await refuses(t.upload.empty)
    await choose(page, FILES.png)
    await press(page, t.upload.button)
    await isUploaded(page)
  })

  it('without scripts the page itself says what the store does, and the browser that none was chosen', async () => {
    const page = await signedIn(browser, { url, person: 'referrer.westmarch', scripts: false })
    await toUpload(page)
    expect(await main(page)).toContain(t.upload.warning)
    const before = page.url()
    await press(page, t.upload.button)
    expect(page.url()).toBe(before)
  })
})

describe('the security policy', () => {
  it('keeps every other form of the service from going to the bucket', async () => {
    const page = await signedIn(browser, { url, person: 'referrer.westmarch' })
    await toUpload(page)
    const action = await page.locator('form[enctype]').getAttribute('action')
    await page.goto('/refer')
    await page.locator('main form').evaluate((form, to) => {
      form.setAttribute('action', to ?? '')
      if ('requestSubmit' in form && typeof form.requestSubmit === 'function') form.requestSubmit()
    }, action)
    await expect.poll(() => takeComplaints(page).join('\n')).toContain('Content Security Policy')
    expect(new URL(page.url()).pathname).toBe('/refer')
  })
})
