// What the law says of a referral, on the page that follows it: why, by which section, and what would change it; in both
// languages, from an answer that is kept in one.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { words } from '../../shared/web/words/index.ts'
import { expectSound, NARROW, openBrowser, serviceForBrowser, signedIn } from '../support/browser.ts'
import type { LocalService } from '../support/local-service.ts'

let service: LocalService
let browser: Browser
let reference: string

/** A needs assessment of someone whose daughter can support them: difficulty, and an appropriate individual. */
const supportedByDaughter = {
  difficulty: { understand: true, retain: false, weigh: false, communicate: false },
  individual: {
    exists: true,
    paidOrProfessional: false,
    personCanConsent: true,
    personConsents: true,
    ableAndAvailable: true,
    implicated: false,
  },
  nhsPlacement: { likely: 'none', advocateInBestInterests: false },
  disagreement: { material: false, bothAgreeAdvocate: false },
}

beforeAll(async () => {
  ;[service, browser] = await Promise.all([serviceForBrowser(), openBrowser()])
  const example = await service.example('care-act')
  const facts = { jurisdiction: 'england', processes: ['needs-assessment'], ...supportedByDaughter }
  reference = await service.refer({ ...example, facts })
  await service.until(reference, ({ status }) => status === 'not-eligible')
})
afterAll(async () => {
  await browser.close()
  await service.remove()
})

const SAYS = {
  en: [
    'There is an appropriate individual to support the person’s involvement.',
    'This would be a duty if any one of these were so:',
    'there were nobody who might support the person’s involvement',
    'and those two agreed that an advocate is in the person’s best interests',
  ],
  cy: [
    'Mae unigolyn priodol i gefnogi cyfranogiad y person.',
    'Byddai hyn yn ddyletswydd yn unrhyw un o’r achosion hyn:',
    'pe na bai neb a allai gefnogi cyfranogiad y person',
    'a phe bai’r ddau’n cytuno bod cael eiriolwr er lles pennaf y person',
  ],
}

describe('a referral to which the law gives nothing', () => {
  it.each([
    ['en', 'with scripts', {}],
    ['cy', 'without scripts', { scripts: false }],
    ['cy', 'on a narrow screen', { width: NARROW }],
  ] as const)('says in %s, %s, why not and what would change it', async (language, _, how) => {
    const page = await signedIn(browser, { url: service.url, person: 'referrer.westmarch', ...how })
    await page.goto(`/referrals/${reference}?language=${language}`)
    const text = await page.locator('main').innerText()
    for (const said of SAYS[language]) expect(text).toContain(said)
    expect(text).toContain('Care Act 2014 ss.9, 67; SI 2014/2889 reg 4')
    expect(text).toContain(words(language).track.show.standing['not-eligible'])
    await expectSound(page)
  })

  it('is kept in English, and given so by the API', async () => {
    const { body } = await service.call('GET', `/api/referrals/${reference}`, {
      token: await service.token('referrer.westmarch'),
      headers: { 'accept-language': 'cy' },
    })
    const { determinations } = z
      .object({ determinations: z.array(z.object({ reasons: z.array(z.object({ text: z.string() })) })) })
      .parse(body)
    expect(determinations[0]?.reasons.map(({ text }) => text)).toContain(SAYS.en[0])
  })
})
