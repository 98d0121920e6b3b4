// A duty opens its case at once; what the referrer goes on for against the law's answer beside it is decided by a person.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type SeenPage, Visitor } from '../support/browserless.ts'
import { about, LocalService } from '../support/local-service.ts'

let service: LocalService
let referrer: Visitor
let reviewer: Visitor
let careAct: Record<string, unknown>
let imca: Record<string, unknown>

beforeAll(async () => {
  service = await LocalService.fresh()
  careAct = await service.example('care-act')
  imca = await service.example('imca')
  referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
  reviewer = await Visitor.signedIn(service.url, 'reviewer.westmarch')
})
afterAll(async () => {
  await service.remove()
})

const REVIEWER = 'reviewer@westmarch.example'
const REFERRER = 'referrer@westmarch.example'
const COMMISSIONER = 'commissioner@westmarch.example'
const REASON = 'He asks for one, and nobody has explained the ward to him.'
const goOnAgainstAnswer = { reason: REASON }

const record = z.record(z.string(), z.unknown())
const of = (form: Record<string, unknown>, group: string) => record.parse(form[group] ?? {})

/** A Care Act duty, and an IMHA that the law does not give. */
const withImha = (more: object = {}) => ({
  ...careAct,
  services: ['care-act', 'imha'],
  facts: {
    ...of(careAct, 'facts'),
    processes: ['needs-assessment', 'mental-health-patient'],
    mha: { section: 'informal', treatmentDiscussed: 'none' },
  },
  ...more,
})
/** A Care Act duty, and an IMCA on which the law cannot tell before capacity is assessed. */
const withImca = (more: object = {}) => ({
  ...imca,
  // Nobody has assessed it.
  capacity: undefined,
  difficulty: careAct['difficulty'],
  responsible: careAct['responsible'],
  safeguarding: { kinds: ['physical'], role: 'alleged-victim', immediateRisk: false },
  services: ['care-act', 'imca'],
  facts: {
    ...of(careAct, 'facts'),
    processes: ['needs-assessment', 'safeguarding-measures'],
    capacity: 'not-assessed',
    particularBenefit: true,
  },
  ...more,
})
const FORMS = { imha: withImha, imca: withImca }

const answer = z.object({
  status: z.string(),
  next: z.string(),
  clocks: z.array(z.object({ milestone: z.string(), startedAt: z.string(), dueAt: z.string(), state: z.string() })),
  decision: z.object({ roles: z.array(z.string()), reason: z.string() }).optional(),
  cases: z.array(z.object({ role: z.string(), status: z.string(), strength: z.string() })),
})
const told = async (reference: string) => {
  const token = await service.token('referrer.westmarch')
  return answer.parse((await service.call('GET', `/api/referrals/${reference}`, { token })).body)
}
const decisionClock = async (reference: string) =>
  (await told(reference)).clocks.find(({ milestone }) => milestone === 'decision')
const rolesOf = async (reference: string) => (await told(reference)).cases.map(({ role }) => role)

/** Sent, with the case of the duty open. */
const sent = async (form: object): Promise<string> => {
  const reference = await service.refer(record.parse(form))
  await service.untilCase(reference, 'offered')
  await service.advance('PT0S')
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

describe.each([
  ['that the law does not give', 'imha'],
  ['on which the law cannot tell', 'imca'],
] as const)('an advocate %s, asked for with a reason beside a duty', (_, role) => {
  it('leaves the duty its case at once, and waits for the reviewers of its authority alone', async () => {
    const reference = await sent(FORMS[role]({ goOnAgainstAnswer }))
    expect(await told(reference)).toMatchObject({
      status: 'open',
      cases: [{ role: 'care-act', strength: 'duty' }],
      next: expect.stringContaining('A reviewer of the authority decides.'),
    })
    expect(await decisionClock(reference)).toMatchObject({ state: 'running' })
    const page = await referrer.get(`/referrals/${reference}`)
    expect(page.text).toContain(REASON)
    expect(page.text).toContain('A reviewer decides by')
    const queue = await reviewer.get('/review')
    expect(queue.text).toContain(reference)
    expect(queue.text).toContain('Other cases of this referral are open already.')
    expect(await mailsTo(REVIEWER, reference, 'has to decide')).toHaveLength(1)
    const elsewhere = await Visitor.signedIn(service.url, 'reviewer.eastmoor')
    expect((await elsewhere.get('/review')).text).not.toContain(reference)
    expect((await elsewhere.get(`/referrals/${reference}/decision`)).status).toBe(404)
  })

  it('is granted with a reason, which opens its case as a power, and is decided once', async () => {
    const reference = await sent(FORMS[role]({ goOnAgainstAnswer }))
    const path = `/referrals/${reference}/decision`
    const form = formAt(await reviewer.get(path), path)
    expect(form.fields.filter(([name]) => name === 'roles').map(([, value]) => value)).not.toContain('care-act')
    const typed = { roles: [role], reason: 'He needs somebody beside him.' }
    const both = await Promise.all([reviewer.send(form, typed), reviewer.send(form, typed)])
    expect(both.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 409])
    await service.until(reference, ({ cases }) => cases.length === 2)
    expect(await told(reference)).toMatchObject({
      status: 'open',
      decision: { roles: [role], reason: 'He needs somebody beside him.' },
      cases: [{ role: 'care-act' }, { role, strength: 'power' }],
    })
    expect(await decisionClock(reference)).toMatchObject({ state: 'met' })
    expect((await reviewer.get('/review')).text).not.toContain(reference)
    expect((await reviewer.get(path)).path).toBe(`/referrals/${reference}`)
    expect((await reviewer.send(form, typed)).status).toBe(409)
    await service.advance('PT0S')
    expect(await rolesOf(reference)).toEqual(['care-act', role])
    expect(await mailsTo(REFERRER, reference, 'has decided')).toHaveLength(1)
  })

  it('is refused with a reason, which the referrer is told, and the duty goes on', async () => {
    const reference = await sent(FORMS[role]({ goOnAgainstAnswer }))
    await decides(reference, { roles: ['none'], reason: 'The advocate he has can help with this.' })
    await service.advance('PT0S')
    expect(await told(reference)).toMatchObject({ status: 'open', cases: [{ role: 'care-act', status: 'offered' }] })
    expect(await mailsTo(REFERRER, reference, 'has decided')).toHaveLength(1)
    const page = await referrer.get(`/referrals/${reference}`)
    expect(page.text).toContain('The advocate he has can help with this.')
    expect(page.text).toContain('No further case is opened')
    expect((await referrer.get(`/referrals/${reference}/go-on`)).path).toBe(`/referrals/${reference}`)
  })

  it('may be asked for after sending, once', async () => {
    const reference = await sent(FORMS[role]())
    expect(await decisionClock(reference)).toBeUndefined()
    await service.advance('PT1H')
    const path = `/referrals/${reference}/go-on`
    const form = formAt(await referrer.get(path), path)
    const both = await Promise.all([referrer.send(form, { reason: REASON }), referrer.send(form, { reason: REASON })])
    expect(both.some(({ status }) => status === 200)).toBe(true)
    await service.advance('PT0S')
    const page = await referrer.get(`/referrals/${reference}`)
    expect(page.text).toContain(REASON)
    expect(page.text.split('The referrer goes on. Reason:')).toHaveLength(2)
    expect((await referrer.get(path)).path).toBe(`/referrals/${reference}`)
    expect(await decisionClock(reference)).toMatchObject({ state: 'running' })
    await decides(reference, { roles: [role], reason: 'Yes.' })
    await service.until(reference, ({ cases }) => cases.length === 2)
  })

  it('is decided no more once the referral is withdrawn', async () => {
    const reference = await sent(FORMS[role]({ goOnAgainstAnswer }))
    const path = `/referrals/${reference}/decision`
    const form = formAt(await reviewer.get(path), path)
    await sends(referrer, `/referrals/${reference}/withdraw`, { reason: 'person-declined' })
    expect((await reviewer.send(form, { roles: [role], reason: 'Yes.' })).status).toBe(409)
    expect((await reviewer.get('/review')).text).not.toContain(reference)
    expect(await told(reference)).toMatchObject({ status: 'withdrawn', cases: [{ role: 'care-act' }] })
    expect((await told(reference)).decision).toBeUndefined()
    expect(await decisionClock(reference)).toMatchObject({ state: 'stopped' })
  })
})

const secondsAfter = (instant: string, seconds: number) => new Date(Date.parse(instant) + seconds * 1000).toISOString()

describe('the clock of a decision beside open cases', () => {
  it('reminds and breaches, each once though the process was killed, and goes up to the commissioner', async () => {
    const reference = await sent(withImha({ goOnAgainstAnswer }))
    const due = (await decisionClock(reference))?.dueAt ?? ''
    await service.advanceTo(secondsAfter(due, -20))
    expect(await mailsTo(REVIEWER, reference, 'decision due')).toHaveLength(1)
    await service.kill()
    await service.start()
    await service.advanceTo(secondsAfter(due, 3_600))
    expect(await decisionClock(reference)).toMatchObject({ state: 'missed' })
    await service.advance('P3D')
    expect(await mailsTo(REVIEWER, reference, 'decision due')).toHaveLength(1)
    expect(await mailsTo(REVIEWER, reference, 'decision overdue')).toHaveLength(1)
    expect(await mailsTo(COMMISSIONER, reference, 'decision overdue')).toHaveLength(1)
    expect(await mailsTo(REFERRER, reference, 'delay in the decision')).toHaveLength(1)
    reviewer = await Visitor.signedIn(service.url, 'reviewer.westmarch')
    expect((await reviewer.get('/review')).text).toContain('Overdue')
    await decides(reference, { roles: ['imha'], reason: 'Late, and right.' })
    await service.until(reference, ({ cases }) => cases.length === 2)
  })
})
