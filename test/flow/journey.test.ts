// One referral, all the way, over HTTP and with the clock moved.
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailableAt } from '../../shared/domain/clocks/alerts.ts'
import { ENGLAND_AND_WALES } from '../../shared/domain/clocks/calendar.ts'
import { about, linkIn, LocalService, referralAnswer, type SentMail } from '../support/local-service.ts'

let service: LocalService

beforeAll(async () => {
  service = await LocalService.fresh()
})
afterAll(async () => {
  await service.remove()
})

const NORTHSTAR = 'provider.northstar'

const factsOf = (example: Record<string, unknown>) => z.record(z.string(), z.unknown()).parse(example['facts'])
const secondsBefore = (instant: string, seconds: number) => new Date(Date.parse(instant) - seconds * 1000).toISOString()

describe('a referral goes all the way', () => {
  it.each([
    ['imca', 'imca', 'IMCA-SMT'],
    ['imha', 'imha', 'IMHA'],
    ['care-act', 'care-act', 'CA-9'],
  ] as const)('for %s: offered, accepted, allocated, contacted, reported, closed', async (example, role, rule) => {
    const reference = await service.refer(example)
    const offered = await service.untilCase(reference, 'offered')
    expect(offered).toMatchObject({ role, rule, provider: { id: 'northstar' } })
    const steps = [
      ['accept', {}, 'accepted'],
      ['allocate', { advocate: 'Wren Hollis' }, 'allocated'],
      ['first-contact', { successful: true }, 'in-contact'],
      ['report', {}, 'reported'],
      ['close', { outcomes: ['views-represented'], summary: 'The person was heard.', hours: 5 }, 'closed'],
    ] as const
    for (const [action, body, status] of steps)
      expect(await service.act(NORTHSTAR, offered.id, action, body)).toMatchObject({ status: 200, body: { status } })
    const closed = await service.until(reference, ({ status }) => status === 'closed')
    expect(closed.cases[0]?.clocks.map(({ milestone, state }) => [milestone, state])).toEqual([
      ['response', 'met'],
      ['allocation', 'met'],
      ['first-contact', 'met'],
      ['report', 'met'],
    ])
    const mails = await service.untilMails((sent) => about(sent, reference, 'closed').length === 1)
    expect(about(mails, reference).filter(({ to }) => to === 'referrals@northstar.example')).toHaveLength(2)
  })

  it('as one for each role, each with a case of its own, when two duties apply', async () => {
    const imca = await service.example('imca')
    const careAct = await service.example('care-act')
    const both = {
      ...imca,
      services: ['imca', 'care-act'],
      facts: {
        ...factsOf(imca),
        processes: ['serious-medical-treatment', 'needs-assessment'],
        difficulty: { understand: true },
        individual: { exists: false },
      },
      difficulty: careAct['difficulty'],
      responsible: careAct['responsible'],
    }
    const reference = await service.refer(both)
    const { cases } = await service.until(
      reference,
      (referral) => referral.cases.length === 2 && referral.cases.every(({ status }) => status === 'offered'),
    )
    expect(cases.map(({ id, role }) => [id, role])).toEqual([
      [`${reference}-1`, 'imca'],
      [`${reference}-2`, 'care-act'],
    ])
    // Both under one contract: withdrawing gives both places back in one transaction.
    const token = await service.token('referrer.westmarch')
    const withdrawn = await service.call('POST', `/api/referrals/${reference}/withdraw`, {
      token,
      body: { reason: 'person-moved' },
    })
    expect(withdrawn).toMatchObject({
      status: 200,
      body: { cases: [{ status: 'withdrawn' }, { status: 'withdrawn' }] },
    })
  })
})

describe('an offer', () => {
  it('that is declined goes to the next provider, and from there to the commissioner’s queue, whose clocks go on', async () => {
    const reference = await service.refer('care-act')
    const first = await service.untilCase(reference, 'offered')
    expect(await service.act(NORTHSTAR, first.id, 'decline', { reason: 'capacity' })).toMatchObject({ status: 200 })
    await service.until(reference, ({ cases }) => cases[0]?.provider?.id === 'lanternhouse')
    expect(await service.act(NORTHSTAR, first.id, 'accept')).toMatchObject({ status: 404 })
    await service.act('provider.lanternhouse', first.id, 'decline', { reason: 'conflict-of-interest' })
    const unplaced = await service.untilCase(reference, 'unplaced')
    expect(unplaced.clocks.map(({ milestone, state }) => [milestone, state])).toEqual([
      ['allocation', 'running'],
      ['first-contact', 'running'],
    ])
    const mails = await service.untilMails((sent) => about(sent, reference, 'no provider').length === 1)
    expect(about(mails, reference, 'no provider')[0]).toMatchObject({ to: 'commissioner@westmarch.example' })
  })

  it('in an area without a contract waits for its commissioner at once, who in Wales is told in Welsh', async () => {
    const careAct = await service.example('care-act')
    const reference = await service.refer({ ...careAct, responsible: { authority: 'brynafon', residence: 'known' } })
    await service.untilCase(reference, 'unplaced')
    const mails = await service.untilMails((sent) => about(sent, reference, 'nid oes darparwr').length === 1)
    expect(about(mails, reference, 'nid oes darparwr')[0]).toMatchObject({ to: 'commissioner@brynafon.example' })
  })

  it('that nobody answers is reminded of, lapses at its limit, passes on, and ends in the queue', async () => {
    const reference = await service.refer('care-act')
    const first = await service.untilCase(reference, 'offered')
    const due = first.clocks.find(({ milestone }) => milestone === 'response')?.dueAt ?? ''
    await service.advanceTo(secondsBefore(due, 20))
    expect(about(await service.mails(), reference, 'answer to the offer due')).toHaveLength(1)
    expect((await service.referral(reference)).cases[0]).toMatchObject({
      status: 'offered',
      provider: { id: 'northstar' },
    })
    await service.advance('PT30S')
    expect((await service.referral(reference)).cases[0]).toMatchObject({
      status: 'offered',
      provider: { id: 'lanternhouse' },
    })
    const told = (mails: SentMail[], words: string) => about(mails, reference, words).map(({ to }) => to)
    // The office has closed with the limit: nobody is mailed before it opens again.
    expect(told(await service.mails(), 'has passed on')).toEqual([])
    await service.advanceTo(mailableAt(secondsBefore(due, -1), 'P3', ENGLAND_AND_WALES))
    const mails = await service.untilMails((sent) => about(sent, reference, 'has passed on').length === 2)
    expect(told(mails, 'has passed on').sort()).toEqual(['manager@northstar.example', 'referrals@northstar.example'])
    expect(told(mails, 'with the next provider')).toEqual(['referrer@westmarch.example'])
    await service.advance('P5D')
    expect((await service.referral(reference)).cases[0]?.status).toBe('unplaced')
    // Over a weekend and the bank holidays beside it.
    await service.advance('P5D')
    expect(about(await service.mails(), reference, 'no provider')).toHaveLength(1)
  })
})

describe('a promise that is not kept', () => {
  it('is reminded of at three quarters, told as a breach once, and told to the referrer as a delay', async () => {
    const reference = await service.refer('care-act')
    const { id } = await service.untilCase(reference, 'offered')
    await service.act(NORTHSTAR, id, 'accept')
    await service.untilCase(reference, 'accepted')
    await service.advance('P21D')
    const mails = await service.mails()
    const to = (words: string) => about(mails, reference, words).map((mail) => mail.to)
    expect(to('naming of the advocate due')).toEqual(['referrals@northstar.example'])
    expect(to('naming of the advocate overdue').sort()).toEqual([
      'commissioner@westmarch.example',
      'manager@northstar.example',
    ])
    // The naming of the advocate and the first contact are both late by now, and told once each.
    expect(to('a delay')).toEqual(['referrer@westmarch.example', 'referrer@westmarch.example'])
    const { cases } = await service.referral(reference)
    expect(cases[0]?.clocks.map(({ milestone, state }) => [milestone, state])).toEqual([
      ['response', 'met'],
      ['allocation', 'missed'],
      ['first-contact', 'missed'],
    ])
  })
})

describe('a query of the instruction', () => {
  it('stands the clocks still, for ten working days at most, and then everyone is told', async () => {
    const reference = await service.refer('care-act')
    const { id } = await service.untilCase(reference, 'offered')
    await service.act(NORTHSTAR, id, 'query', { question: 'Who is the decision-maker?' })
    await service.untilMails((sent) => about(sent, reference, 'a question').length === 1)
    await service.advance('P9D')
    expect((await service.referral(reference)).cases[0]).toMatchObject({
      status: 'queried',
      provider: { id: 'northstar' },
    })
    expect(about(await service.mails(), reference, 'pause')).toEqual([])
    await service.advance('P14D')
    const told = about(await service.mails(), reference, 'pause').map(({ to }) => to)
    expect(told.sort()).toEqual([
      'commissioner@westmarch.example',
      'referrals@northstar.example',
      'referrer@westmarch.example',
    ])
  })
})

describe('a query of the instruction that the referrer answers', () => {
  it('lets the clocks go on from where they stood', async () => {
    const reference = await service.refer('care-act')
    const { id } = await service.untilCase(reference, 'offered')
    await service.act(NORTHSTAR, id, 'query', { question: 'Who is the decision-maker?' })
    const token = await service.token('referrer.westmarch')
    const answer = { case: id, text: 'The social work team manager.' }
    const answered = await service.call('POST', `/api/referrals/${reference}/information`, { token, body: { answer } })
    expect(answered).toMatchObject({ status: 200, body: { cases: [{ status: 'offered' }] } })
    expect(await service.act(NORTHSTAR, id, 'accept')).toMatchObject({ status: 200, body: { status: 'accepted' } })
  })
})

describe('the answer to a referral that was sent', () => {
  it('names the cases that are then opened, under the same ids, and when each thing is due', async () => {
    const token = await service.token('referrer.westmarch')
    const body = await service.example('imca')
    const headers = { 'idempotency-key': `answer-${performance.now()}` }
    const answer = await service.call('POST', '/api/referrals', { token, body, headers })
    expect(answer).toMatchObject({
      status: 201,
      body: { status: 'received', cases: [{ role: 'imca', status: 'assigning' }] },
    })
    const { reference, cases } = referralAnswer.parse(answer.body)
    const opened = await service.untilCase(reference, 'offered')
    expect(opened.id).toBe(cases[0]?.id)
    expect(opened.clocks).toEqual(expect.arrayContaining(cases[0]?.clocks ?? []))
  })
})

describe('a withdrawal', () => {
  it('ends the referral and its cases in one, and tells the provider that had the offer', async () => {
    const reference = await service.refer('imca')
    await service.untilCase(reference, 'offered')
    const token = await service.token('referrer.westmarch')
    const answer = await service.call('POST', `/api/referrals/${reference}/withdraw`, {
      token,
      body: { reason: 'person-declined' },
    })
    expect(answer).toMatchObject({ status: 200, body: { status: 'withdrawn', cases: [{ status: 'withdrawn' }] } })
    const mails = await service.untilMails((sent) => about(sent, reference, 'withdrawn').length === 1)
    expect(about(mails, reference, 'withdrawn')[0]).toMatchObject({ to: 'referrals@northstar.example' })
    const again = await service.call('POST', `/api/referrals/${reference}/withdraw`, {
      token,
      body: { reason: 'other' },
    })
    expect(again).toMatchObject({ status: 409, body: { errors: [{ code: 'already-ended' }] } })
  })
})

describe('a referral that lacks an answer', () => {
  it('waits for it, says which, and goes on when it is given', async () => {
    const careAct = await service.example('care-act')
    const { difficulty: _, ...facts } = factsOf(careAct)
    const reference = await service.refer({ ...careAct, facts: { ...facts, difficulty: { understand: false } } })
    await service.until(reference, ({ status }) => status === 'awaiting-information')
    const token = await service.token('referrer.westmarch')
    const answer = await service.call('POST', `/api/referrals/${reference}/information`, {
      token,
      body: { facts: careAct['facts'] },
    })
    expect(answer.status).toBe(200)
    await service.untilCase(reference, 'offered')
  })
})

describe('a mail', () => {
  it('tells nothing about the person, and has one link to this service', async () => {
    const reference = await service.refer('imca')
    await service.untilMails((sent) => about(sent, reference, 'new case').length === 1)
    for (const mail of about(await service.mails(), reference)) {
      for (const word of ['Alder', 'Quillfeather', 'Larch', 'amputate', '9434765919', 'Mill Lane', '1951'])
        expect(`${mail.subject}\n${mail.text}\n${mail.html}`).not.toContain(word)
      expect(mail.text.match(/https?:\/\//g)).toHaveLength(1)
      expect(linkIn(mail).startsWith(`${service.url}/`)).toBe(true)
      expect(mail.html).toContain(linkIn(mail))
    }
  })
})
