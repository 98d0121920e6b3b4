// A question that a provider asks by the link of an offer: whoever asked reads the answer, by the same link once they have
// confirmed their address, or signed in; nobody else who has the link does.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../shared/web/words/index.ts'
import { Visitor } from '../support/browserless.ts'
import { TestEngine } from '../support/engine-table.ts'
import { about, linkIn, LocalService } from '../support/local-service.ts'

const CONTACT = 'referrals@northstar.example'
const [QUESTION, ANSWER] = ['Is the meeting of Tuesday still on?', 'Yes, in the QZ-room at ten.']
const w = words('en')

let engine: TestEngine
let service: LocalService
let id: string
let reference: string
let link: string

beforeAll(async () => {
  engine = await TestEngine.start()
  process.env['DYNAMODB_ENDPOINT'] = engine.endpoint
  service = new LocalService(engine.folder)
  await service.start()
  reference = await service.refer('care-act')
  id = (await service.untilCase(reference, 'offered')).id
  const mails = await service.untilMails((sent) => about(sent, id, 'new case').length === 1)
  const [mail] = about(mails, id, 'new case')
  if (mail === undefined) throw new Error('No mail of the offer')
  link = new URL(linkIn(mail)).pathname
})
afterAll(async () => {
  await service.remove()
  await engine.stop()
})

const visitor = (): Visitor => new Visitor(service.url)

describe('a question asked by the link of an offer', () => {
  it('is answered in a mail to the contact of the offer, that says the link still answers it and nothing of the answer', async () => {
    expect((await visitor().post(link, { choice: 'query', question: QUESTION, email: CONTACT })).heading).toBe(
      w.offer.standing.asked.title,
    )
    const referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
    const form = (await referrer.get(`/referrals/${reference}`)).forms.find(({ action }) => action.endsWith('/answer'))
    if (form === undefined) throw new Error('The referrer is asked for no answer')
    await referrer.send(form, { answer: ANSWER })
    const mails = await service.untilMails((sent) => about(sent, id, 'answered').length === 1)
    const [told] = about(mails, id, 'answered')
    expect(told?.to).toBe(CONTACT)
    expect(told?.text).toContain('The link in the mail with the offer still answers it')
    expect(told?.text).toMatch(/until \w+day/)
    for (const secret of [QUESTION, ANSWER]) expect(`${told?.text} ${told?.html}`).not.toContain(secret)
  })

  it('shows by GET that it is answered, and how to read it, but neither the question nor the answer', async () => {
    const page = await visitor().get(link)
    expect(page.text).toContain(w.offer.asked.title)
    expect(page.text).toContain(w.offer.asked.text)
    for (const made of [link, `${link}?answered=`, `${link}?answered=guessed`, `${link}?answered=${'A'.repeat(43)}`]) {
      const { text } = await visitor().get(made)
      expect(text).not.toContain(QUESTION)
      expect(text).not.toContain(ANSWER)
    }
  })

  it.each([
    ['', w.offer.errors['confirm.required']],
    ['somebody@else.example', w.offer.errors['confirm.not-the-address']],
  ])('is not shown to whoever gives the address %j', async (confirm, error) => {
    const page = await visitor().post(link, { form: 'read', confirm })
    expect([page.status, page.text.includes(error)]).toEqual([422, true])
    expect(page.text).not.toContain(ANSWER)
  })

  it('is shown, with the answer, to whoever confirms the address, and that accepts and declines nothing', async () => {
    const page = await visitor().post(link, { form: 'read', confirm: ` ${CONTACT.toUpperCase()} ` })
    expect(page.status).toBe(200)
    for (const shown of [w.offer.title, QUESTION, ANSWER]) expect(page.text).toContain(shown)
    expect((await service.untilCase(reference, 'offered')).id).toBe(id)
  })

  it('does not use the attempts of the link up when it is read often', async () => {
    for (let time = 1; time <= 7; time += 1)
      expect((await visitor().post(link, { form: 'read', confirm: CONTACT })).text).toContain(ANSWER)
  })

  it('is shown with the answer beside the signed-in forms that accept and decline', async () => {
    const provider = await Visitor.signedIn(service.url, 'provider.northstar')
    for (const form of ['accept', 'decline', 'query']) {
      const { text } = await provider.get(`/cases/${id}/${form}`)
      for (const shown of [QUESTION, ANSWER]) expect(text).toContain(shown)
    }
  })

  it('has its answer by force from nobody: the link is closed', async () => {
    for (let guess = 1; guess <= 5; guess += 1) {
      const { text } = await visitor().post(link, { form: 'read', confirm: `guess-${guess}@northstar.example` })
      expect(text).not.toContain(ANSWER)
    }
    const page = await visitor().post(link, { form: 'read', confirm: CONTACT })
    expect(page.heading).toBe(w.offer.dead.title)
    expect(page.text).not.toContain(ANSWER)
  })
})
