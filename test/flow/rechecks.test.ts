// What only a date wakes: a short stay and a section are looked at again on their day, once, and not when nothing is left to look at.
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { mailableAt } from '../../shared/domain/clocks/alerts.ts'
import { ENGLAND_AND_WALES } from '../../shared/domain/clocks/calendar.ts'
import { daysAfter, dateOf, startOfDay } from '../../shared/domain/time.ts'
import { type SeenPage, Visitor } from '../support/browserless.ts'
import { about, linkIn, LocalService } from '../support/local-service.ts'

let service: LocalService

beforeAll(async () => {
  service = await LocalService.fresh()
})
afterAll(async () => {
  await service.remove()
})

const part = (form: Record<string, unknown>, name: string) => z.record(z.string(), z.unknown()).parse(form[name] ?? {})

/** A stay in hospital that is to last so many days, of somebody who has nobody to be consulted. */
const stay = async (expectedDays: number, { more = {}, began }: { more?: object; began?: string } = {}) => {
  const form = await service.example('imca')
  return {
    ...form,
    facts: {
      ...part(form, 'facts'),
      processes: ['nhs-accommodation'],
      accommodation: { setting: 'hospital', expectedDays, mhaObligation: false },
      dols: { imcaSamePlace: false },
    },
    ...(began === undefined ? {} : { decision: { ...part(form, 'decision'), placementStartedOn: began } }),
    ...more,
  }
}
const detained = async (section: string) => {
  const form = await service.example('imha')
  const facts = { ...part(form, 'facts'), mha: { section, secondRecommendation: false, treatmentDiscussed: 'none' } }
  return { ...form, facts, mentalHealth: { ...part(form, 'mentalHealth'), sectionStartedOn: await today() } }
}

const today = async () => dateOf(await service.advance('PT0S'))
const inDays = async (days: number) => daysAfter(await today(), days)
/** When people are first mailed about a day: at the opening of the office, or of the next one. */
const openingOf = (day: string) => mailableAt(startOfDay(day), 'P3', ENGLAND_AND_WALES)
const around = (instant: string, seconds: number) => new Date(Date.parse(instant) + seconds * 1000).toISOString()
/** The schedule comes round every quarter of an hour. */
const A_TURN_S = 16 * 60
const asked = async (reference: string) =>
  about(await service.mails(), reference, 'look at it again').map(({ to }) => to)
const REFERRER = 'referrer@westmarch.example'

const formOf = (page: SeenPage, action: string) => {
  const form = page.forms.find((each) => each.action.endsWith(action))
  if (form === undefined) throw new Error(`${page.path} has no form ${action}: ${page.text.slice(0, 500)}`)
  return form
}

const notEligible = async (form: Record<string, unknown>) => {
  const reference = await service.refer(form)
  await service.until(reference, ({ status }) => status === 'not-eligible')
  return reference
}

describe('a section 136', () => {
  it('is looked at again the next day, in office hours, once', async () => {
    const reference = await notEligible(await detained('s136'))
    const referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
    expect((await referrer.get(`/referrals/${reference}`)).text).toContain('To be looked at again on')
    expect(await asked(reference)).toEqual([])
    await service.advance('P5D')
    expect(await asked(reference)).toEqual([REFERRER])
    await service.advance('P2D')
    expect(await asked(reference)).toEqual([REFERRER])
    const [mail] = about(await service.mails(), reference, 'look at it again')
    const at = new Date(mail?.at ?? '')
    const hour = Number(at.toLocaleString('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hour12: false }))
    expect([0, 6]).not.toContain(at.getDay())
    expect(hour).toBeGreaterThanOrEqual(9)
    expect(hour).toBeLessThan(17)
    expect(mail?.text).not.toMatch(/136|section|Linden/)
  })
})

describe('a stay of 20 days in hospital', () => {
  it('is looked at again on the day on which it reaches 28, and a new referral begins with the same answers', async () => {
    const reference = await notEligible(await stay(20))
    const opening = openingOf(await inDays(27))
    await service.advanceTo(around(opening, -60))
    expect(await asked(reference)).toEqual([])
    await service.advanceTo(around(opening, A_TURN_S))
    expect(await asked(reference)).toEqual([REFERRER])

    const path = `/referrals/${reference}/look-again`
    expect(linkIn(about(await service.mails(), reference, 'look at it again')[0])).toBe(`${service.url}${path}`)
    const referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
    const page = await referrer.get(path)
    expect(page.text).toContain('Nobody said when the stay began')
    const form = formOf(page, '/refer')
    const [draft, again] = await Promise.all([referrer.send(form, {}), referrer.send(form, {})])
    expect(again.path).toBe(draft.path)
    const check = await referrer.get(`${draft.path}/check`)
    expect(check.text).toContain('Quillfeather')
    const days = await referrer.get(`${draft.path}/law/accommodation`)
    expect(days.text).toContain('When did the stay or the placement begin?')

    const elsewhere = await Visitor.signedIn(service.url, 'referrer.eastmoor')
    expect((await elsewhere.get(path)).status).toBe(404)
    const reviewer = await Visitor.signedIn(service.url, 'reviewer.westmarch')
    expect((await reviewer.get(path)).forms.filter(({ action }) => action.startsWith(path))).toEqual([])
  })

  it('that began ten days ago is looked at again ten days sooner', async () => {
    const reference = await notEligible(await stay(20, { began: await inDays(-10) }))
    const opening = openingOf(await inDays(17))
    await service.advanceTo(around(opening, -60))
    expect(await asked(reference)).toEqual([])
    await service.advanceTo(around(opening, A_TURN_S))
    expect(await asked(reference)).toEqual([REFERRER])
  })

  it('is not looked at again when the referral is withdrawn, or somebody says that nobody needs to look', async () => {
    const against = { goOnAgainstAnswer: { reason: 'She has nobody at all.' } }
    const withdrawn = await service.refer(await stay(20, { more: against }))
    await service.until(withdrawn, ({ status }) => status === 'awaiting-decision')
    const dropped = await notEligible(await stay(20))
    const left = await notEligible(await stay(20))
    const answer = await service.call('POST', `/api/referrals/${withdrawn}/withdraw`, {
      token: await service.token('referrer.westmarch'),
      body: { reason: 'person-moved' },
    })
    expect(answer.status).toBe(200)
    const referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
    const form = formOf(await referrer.get(`/referrals/${dropped}/look-again`), '/drop')
    await Promise.all([referrer.send(form, {}), referrer.send(form, {})])
    expect((await referrer.get(`/referrals/${dropped}`)).text).toContain('Nobody needs to look at it again')
    await service.advanceTo(around(openingOf(await inDays(27)), A_TURN_S))
    expect([await asked(withdrawn), await asked(dropped), await asked(left)]).toEqual([[], [], [REFERRER]])
  })
})

describe('killed on the day', () => {
  it.each([5, 400])('by %d ms into the turn that raises it, a re-check is raised once', async (delay) => {
    const reference = await notEligible(await detained('s135'))
    const opening = openingOf(await inDays(1))
    await service.advanceTo(around(opening, -30))
    const moving = service.advance(`PT${A_TURN_S}S`).catch(() => undefined)
    await pause(delay)
    await service.kill()
    await moving
    await service.start()
    await service.advance('PT2H')
    expect(await asked(reference)).toEqual([REFERRER])
  })
})
