// Feedback at the end of a case: asked for by mail, given on a page, read by those who can put things right and by nobody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../shared/web/words/index.ts'
import { type SeenPage, type Typed, Visitor } from '../support/browserless.ts'
import { about, linkIn, LocalService } from '../support/local-service.ts'

const t = words('en').feedback

let service: LocalService
const visitors = new Map<string, Promise<Visitor>>()
const as = (person: string): Promise<Visitor> => {
  const known = visitors.get(person) ?? Visitor.signedIn(service.url, person)
  visitors.set(person, known)
  return known
}

beforeAll(async () => {
  service = await LocalService.fresh()
})
afterAll(async () => {
  await service.remove()
})

const closed = async (outcome = 'views-represented') => {
  const reference = await service.refer('care-act')
  const { id } = await service.untilCase(reference, 'offered')
  for (const [action, body] of [
    ['accept', {}],
    ['allocate', { advocate: 'Wren Hollis' }],
    ...(outcome === 'person-declined-advocacy' ? [] : [['first-contact', {}] as const]),
    ['close', { outcomes: [outcome], summary: 'Ended.', hours: 2 }],
  ] as const) {
    const done = await service.act('provider.northstar', id, action, body)
    if (done.status !== 200) throw new Error(`${action} was answered ${done.status}: ${JSON.stringify(done.body)}`)
  }
  return { reference, id, followed: `/referrals/${reference}/cases/${id}/feedback`, worked: `/cases/${id}/feedback` }
}
const give = async (person: string, path: string, typed: Typed): Promise<SeenPage> => {
  const visitor = await as(person)
  return visitor.post(path, { _csrf: await visitor.csrfToken(), text: '', ...typed })
}
const REFERRER = 'referrer.westmarch'
const PROVIDER = 'provider.northstar'

describe('feedback', () => {
  it('is asked for by one mail, given for the person and for oneself, and read where it can be put right', async () => {
    const { reference, id, followed, worked } = await closed()
    await service.untilMails((mails) => about(mails, id, 'how was it?').length > 0)
    const [mail, ...more] = about(await service.mails(), id, 'how was it?')
    expect([mail?.to, more]).toEqual(['referrer@westmarch.example', []])
    expect(new URL(linkIn(mail)).pathname).toBe(followed)

    const ofPerson = await give(REFERRER, followed, {
      from: 'person',
      score: '2',
      text: 'He came late to the Heron Room.',
    })
    expect([ofPerson.status, ofPerson.text.includes(t.thanks)]).toEqual([200, true])
    await give(REFERRER, followed, { from: 'referrer', score: '5' })
    await give(PROVIDER, worked, { from: 'provider', score: '3', text: 'The ward knew nothing of the Wagtail Act.' })

    const texts = async (person: string, path: string) => {
      const page = await (await as(person)).get(path)
      return [page.status, page.text.includes('Heron Room'), page.text.includes('Wagtail')]
    }
    expect(await texts('reviewer.westmarch', followed)).toEqual([200, true, true])
    expect(await texts('admin.westmarch', followed)).toEqual([200, true, true])
    expect(await texts(PROVIDER, worked)).toEqual([200, true, true])
    expect(await texts(REFERRER, followed)).toEqual([200, false, false])
    for (const [person, path] of [
      ['provider.lanternhouse', worked],
      ['referrer.eastmoor', followed],
      ['reviewer.eastmoor', followed],
    ] as const)
      expect(await texts(person, path)).toEqual([404, false, false])
    expect((await texts('commissioner.westmarch', followed))[0]).toBe(403)

    const register = await (await as('admin.westmarch')).get(`/evidence/register?reference=${reference}`)
    expect(register.text.split('What was written as feedback')).toHaveLength(4)
    const told = JSON.stringify([await service.mails(), service.log(), await service.referral(reference)])
    expect(told).not.toMatch(/Heron Room|Wagtail/)
    const history = await (await as(REFERRER)).get(`/referrals/${reference}`)
    expect(history.text).toContain('feedback given by the person')
    expect(history.text).not.toMatch(/Heron Room|Wagtail/)
  })

  it('is given once: a second one is refused, at once too', async () => {
    const { followed } = await closed()
    const answers = await Promise.all(
      ['1', '5'].map((score) => give(REFERRER, followed, { from: 'referrer', score, text: `Said with a ${score}.` })),
    )
    expect(answers.map(({ status }) => String(status)).sort()).toEqual(['200', '409'])
    const again = await give(REFERRER, followed, { from: 'referrer', score: '3' })
    expect([again.status, again.text.includes(words('en').refusals['already-given'])]).toEqual([409, true])
    const read = await (await as('reviewer.westmarch')).get(followed)
    expect(read.text.match(/Said with a \d/g)).toHaveLength(1)
  })

  it('is nobody’s to give for another side', async () => {
    const { followed, worked } = await closed()
    const wrong = await Promise.all([
      give(REFERRER, followed, { from: 'provider', score: '1' }),
      give(PROVIDER, worked, { from: 'person', score: '5' }),
      give(PROVIDER, worked, { from: 'referrer', score: '5' }),
      give('reviewer.westmarch', followed, { from: 'referrer', score: '5' }),
      give('provider.lanternhouse', worked, { from: 'provider', score: '5' }),
      give('referrer.eastmoor', followed, { from: 'referrer', score: '5' }),
    ])
    expect(wrong.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
    expect((await give(REFERRER, followed, { from: 'referrer', score: '4', _csrf: 'forged' })).status).toBe(403)
  })

  it.each([
    ['no score', { from: 'referrer' }, t.errors['score.required']],
    ['a score that does not exist', { from: 'referrer', score: '9' }, t.errors['score.required']],
    ['nobody’s', { score: '4' }, t.errors['from.required']],
    ['too many words', { from: 'referrer', score: '4', text: 'a'.repeat(2_001) }, t.errors['text.too-long']],
  ])('is told what is wrong with it: %s', async (_, typed, words) => {
    const { followed } = await closed()
    const answer = await give(REFERRER, followed, typed)
    expect([answer.status, answer.text.includes(words)]).toEqual([422, true])
  })

  it('tells how to complain, and to whom, whether or not it is asked for', async () => {
    const { followed, id } = await closed('person-declined-advocacy')
    const page = await (await as(REFERRER)).get(followed)
    expect(page.text).toContain(t.notAsked)
    expect(page.text).toContain('Westmarch Council')
    expect(page.text).toContain('Northstar Advocacy')
    expect(page.text).toContain('Local Government and Social Care Ombudsman')
    expect(page.forms.filter(({ action }) => action === followed)).toEqual([])
    expect((await give(REFERRER, followed, { from: 'referrer', score: '4' })).status).toBe(409)
    expect(about(await service.mails(), id, 'how was it?')).toEqual([])
  })

  it('is closed to the provider once consent is withdrawn', async () => {
    const { reference, worked } = await closed()
    const visitor = await as(REFERRER)
    const path = `/referrals/${reference}/consent`
    const form = (await visitor.get(path)).forms.find(({ action }) => action === path)
    if (form === undefined) throw new Error('There is no consent to withdraw')
    await visitor.send(form, { 'consent.how': 'spoken', 'consent.basisForSharing': 'stop' })
    const page = await (await as(PROVIDER)).get(worked)
    const answer = await give(PROVIDER, worked, { from: 'provider', score: '4' })
    expect([page.status, answer.status]).toEqual([403, 403])
  })
})
