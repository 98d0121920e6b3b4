// A person's decision where the law leaves it open or the referrer goes on against its answer: the queue, its clock, the reason.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { mailableAt } from '../../shared/domain/clocks/alerts.ts'
import { ENGLAND_AND_WALES } from '../../shared/domain/clocks/calendar.ts'
import { type SeenPage, Visitor } from '../support/browserless.ts'
import { about, LocalService } from '../support/local-service.ts'

let service: LocalService
let referrer: Visitor
let reviewer: Visitor
let careAct: Record<string, unknown>

beforeAll(async () => {
  service = await LocalService.fresh()
  careAct = await service.example('care-act')
  referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
  reviewer = await Visitor.signedIn(service.url, 'reviewer.westmarch')
})
afterAll(async () => {
  await service.remove()
})

const REVIEWER = 'reviewer@westmarch.example'
const REFERRER = 'referrer@westmarch.example'
const COMMISSIONER = 'commissioner@westmarch.example'
const REASON = 'He will not speak while his brother is there.'
const NOTHING = { understand: false, retain: false, weigh: false, communicate: false }

const factsOf = (form: Record<string, unknown>) => z.record(z.string(), z.unknown()).parse(form['facts'])

/** A referral to which the law gives nothing; with a reason, it goes on against that. */
const refused = (more: object = {}) => ({ ...careAct, facts: { ...factsOf(careAct), difficulty: NOTHING }, ...more })
const against = () => refused({ goOnAgainstAnswer: { reason: REASON } })
/** One that misses an answer, so that the law leaves it open. */
const open = () => ({ ...careAct, facts: { ...factsOf(careAct), difficulty: {} } })

const answer = z.object({
  status: z.string(),
  clocks: z.array(
    z.object({
      milestone: z.string(),
      startedAt: z.string(),
      dueAt: z.string(),
      reachedAt: z.string().optional(),
      state: z.string(),
    }),
  ),
  decision: z.object({ roles: z.array(z.string()), reason: z.string(), by: z.string() }).optional(),
})
const told = async (reference: string) => {
  const token = await service.token('referrer.westmarch')
  return answer.parse((await service.call('GET', `/api/referrals/${reference}`, { token })).body)
}
const clockOf = async (reference: string, milestone: string) =>
  (await told(reference)).clocks.find((clock) => clock.milestone === milestone)

const waiting = async (form: Record<string, unknown> = against()): Promise<string> => {
  const reference = await service.refer(form)
  await service.until(reference, ({ status }) => status === 'awaiting-decision')
  return reference
}

const formAt = (page: SeenPage, path: string) => {
  const form = page.forms.find(({ action }) => action === path)
  if (form === undefined) throw new Error(`${page.path} has no form for ${path}: ${page.title}`)
  return form
}
const sends = async (visitor: Visitor, path: string, typed: Record<string, string | string[]>): Promise<SeenPage> =>
  visitor.send(formAt(await visitor.get(path), path), typed)
const decides = (reference: string, typed: Record<string, string | string[]>) =>
  sends(reviewer, `/referrals/${reference}/decision`, typed)
const mailsTo = async (to: string, reference: string, words: string) =>
  about(await service.mails(), reference, words).filter((mail) => mail.to === to)
/** A moment after the office opens again, once something was due at its close. */
const opening = (due: string): string => secondsAround(mailableAt(secondsAround(due, 1), 'P3', ENGLAND_AND_WALES), 5)
const secondsAround = (instant: string, seconds: number) => new Date(Date.parse(instant) + seconds * 1000).toISOString()

describe('a referral that goes on against the law', () => {
  it('stands in its authority’s queue with the reason and the time to decide, and in no other', async () => {
    const reference = await waiting()
    const queue = await reviewer.get('/review')
    expect(queue.text).toContain(reference)
    expect(queue.text).toContain(REASON)
    const elsewhere = await Visitor.signedIn(service.url, 'reviewer.eastmoor')
    expect((await elsewhere.get('/review')).text).not.toContain(reference)
    expect((await elsewhere.get(`/referrals/${reference}/decision`)).status).toBe(404)
    expect((await referrer.get('/review')).status).toBe(403)
    const commissioner = await Visitor.signedIn(service.url, 'commissioner.westmarch')
    const theirs = await commissioner.get('/review')
    expect(theirs.text).toContain(reference)
    expect(theirs.text).not.toContain(REASON)
  })

  it('is decided with a reason, which opens the case and is told to the referrer', async () => {
    const reference = await waiting()
    expect(await clockOf(reference, 'decision')).toMatchObject({ state: 'running' })
    expect((await decides(reference, { roles: ['care-act'] })).status).toBe(422)
    const decided = await decides(reference, { roles: ['care-act'], reason: 'He needs somebody beside him.' })
    expect(decided.status).toBe(200)
    await service.untilCase(reference, 'offered')
    expect(await told(reference)).toMatchObject({
      status: 'open',
      decision: { roles: ['care-act'], reason: 'He needs somebody beside him.', by: 'Idris Fenwick' },
    })
    expect(await clockOf(reference, 'decision')).toMatchObject({ state: 'met', reachedAt: expect.any(String) })
    const page = await referrer.get(`/referrals/${reference}`)
    expect(page.text).toContain('He needs somebody beside him.')
    expect(page.text).toContain('Idris Fenwick')
    await service.untilMails((sent) => about(sent, reference, 'has decided').some(({ to }) => to === REFERRER))
    expect((await reviewer.get('/review')).text).not.toContain(reference)
  })

  it('is told to the referrer when it is decided against, and stays decided', async () => {
    const reference = await waiting()
    await decides(reference, { roles: ['none'], reason: 'His sister speaks for him, and he wants her to.' })
    expect((await told(reference)).status).toBe('not-eligible')
    await service.untilMails((sent) => about(sent, reference, 'has decided').some(({ to }) => to === REFERRER))
    const page = await referrer.get(`/referrals/${reference}/go-on`)
    expect(page.path).toBe(`/referrals/${reference}`)
  })

  it('is decided once: the second of two reviewers is told', async () => {
    const reference = await waiting()
    const path = `/referrals/${reference}/decision`
    const form = formAt(await reviewer.get(path), path)
    const typed = { roles: ['care-act'], reason: 'Yes.' }
    const both = await Promise.all([reviewer.send(form, typed), reviewer.send(form, { ...typed, roles: ['none'] })])
    expect(both.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 409])
    const late = both.find(({ status }) => status === 409)
    expect(late?.text).toMatch(/Idris Fenwick has decided already. (An advocate is to be instructed|No case is opened)/)
  })
})

const corrects = (reference: string, place: string, typed: Record<string, string>) =>
  sends(referrer, `/referrals/${reference}/correct/${place}`, { ...typed, reason: 'Misheard.' })

describe('a page that was opened before something changed', () => {
  it('decides nothing: it is shown as it stands, with what was written', async () => {
    const reference = await waiting()
    const path = `/referrals/${reference}/decision`
    const form = formAt(await reviewer.get(path), path)
    await corrects(reference, 'person/name', { 'person.lastName': 'Featherstonehaugh' })
    const typed = { roles: ['care-act'], reason: 'He needs somebody beside him.' }
    const stale = await reviewer.send(form, typed)
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Answers or reasons have changed since you opened this page')
    expect((await told(reference)).status).toBe('awaiting-decision')
    const again = formAt(stale, path)
    expect(again.fields).toContainEqual(['reason', typed.reason])
    expect(again.fields).toContainEqual(['roles', 'care-act'])
    expect((await reviewer.send(again)).status).toBe(200)
    await service.untilCase(reference, 'offered')
  })

  it('does not go on either', async () => {
    const reference = await service.refer(refused())
    await service.until(reference, ({ status }) => status === 'not-eligible')
    const path = `/referrals/${reference}/go-on`
    const form = formAt(await referrer.get(path), path)
    await corrects(reference, 'person/name', { 'person.lastName': 'Featherstonehaugh' })
    const stale = await referrer.send(form, { reason: REASON })
    expect(stale.status).toBe(409)
    expect((await told(reference)).status).toBe('not-eligible')
    await referrer.send(formAt(stale, path))
    await service.until(reference, ({ status }) => status === 'awaiting-decision')
  })
})

describe('the clock of a decision', () => {
  it('reminds the reviewers at three quarters, breaches at its limit, each once though the process was killed, and goes up to the commissioner', async () => {
    const reference = await waiting()
    const clock = await clockOf(reference, 'decision')
    const due = clock?.dueAt ?? ''
    await service.advanceTo(secondsAround(due, -20))
    expect(await mailsTo(REVIEWER, reference, 'decision due')).toHaveLength(1)
    expect(await mailsTo(REVIEWER, reference, 'decision overdue')).toEqual([])
    // The execution that waited is gone with the process: the sweep begins another, which takes up where the referral stands.
    await service.kill()
    await service.start()
    // The office closes with the limit: nobody is mailed before it opens again.
    await service.advanceTo(secondsAround(due, 3_600))
    expect(await clockOf(reference, 'decision')).toMatchObject({ state: 'missed' })
    expect(await mailsTo(REVIEWER, reference, 'decision overdue')).toEqual([])
    await service.advanceTo(opening(due))
    expect(await mailsTo(REVIEWER, reference, 'decision due')).toHaveLength(1)
    expect(await mailsTo(REVIEWER, reference, 'decision overdue')).toHaveLength(1)
    expect(await mailsTo(COMMISSIONER, reference, 'decision overdue')).toHaveLength(1)
    expect(await mailsTo(REFERRER, reference, 'delay in the decision')).toHaveLength(1)
    reviewer = await Visitor.signedIn(service.url, 'reviewer.westmarch')
    referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
    expect((await reviewer.get('/review')).text).toContain('Overdue')
    expect((await referrer.get(`/referrals/${reference}`)).text).toContain('The decision was due by')
    await decides(reference, { roles: ['care-act'], reason: 'Late, and right.' })
    await service.untilCase(reference, 'offered')
    expect(await clockOf(reference, 'decision')).toMatchObject({ state: 'missed', reachedAt: expect.any(String) })
  })
})

describe('after sending, the referrer goes on', () => {
  it('against the law’s answer', async () => {
    const reference = await service.refer(refused())
    await service.until(reference, ({ status }) => status === 'not-eligible')
    expect((await sends(referrer, `/referrals/${reference}/go-on`, { reason: '' })).status).toBe(422)
    await sends(referrer, `/referrals/${reference}/go-on`, { reason: REASON })
    await service.until(reference, ({ status }) => status === 'awaiting-decision')
    await service.untilMails((sent) => about(sent, reference, 'has to decide').some(({ to }) => to === REVIEWER))
    expect((await reviewer.get('/review')).text).toContain(reference)
  })

  it('without an answer that nobody can know', async () => {
    const reference = await service.refer(open())
    await service.until(reference, ({ status }) => status === 'awaiting-information')
    await sends(referrer, `/referrals/${reference}/go-on`, { reason: 'He cannot be assessed until Spring.' })
    await service.until(reference, ({ status }) => status === 'awaiting-decision')
    expect((await reviewer.get(`/referrals/${reference}/decision`)).text).toContain('until Spring')
  })

  it('with a power that the law leaves to them: no reviewer is asked', async () => {
    const facts = { ...factsOf(careAct), processes: ['other-care-act-contact'] }
    const reference = await service.refer({ ...careAct, facts })
    await service.until(reference, ({ status }) => status === 'not-eligible')
    const path = `/referrals/${reference}/go-on`
    await sends(referrer, path, { 'power.CA-OTHER': 'Somebody has to explain the letters to him.' })
    expect(await service.untilCase(reference, 'offered')).toMatchObject({ rule: 'CA-OTHER' })
  })
})

describe('the acknowledgement', () => {
  it('is a clock that stops when its mail has gone', async () => {
    const reference = await service.refer('care-act')
    await service.untilMails((sent) => about(sent, reference, 'received').length === 1)
    await service.advance('PT1S')
    expect(await clockOf(reference, 'acknowledgement')).toMatchObject({ state: 'met', reachedAt: expect.any(String) })
  })
})
