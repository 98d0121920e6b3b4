// The form before it is sent: warnings that are read and confirmed, referrals that are likely to be the same one, drafts that
// are removed. What is said once is asked about once, and nobody is told of another authority's people.
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { pages, readPage, toAnswers } from '../../shared/domain/form/pages.ts'
import { words } from '../../shared/web/words/index.ts'
import { type PageForm, type SeenPage, Visitor } from '../support/browserless.ts'
import { TestEngine } from '../support/engine-table.ts'
import { type ApiAnswer, LocalService } from '../support/local-service.ts'

const w = words('en')
const REFERRER = 'referrer.westmarch'

let engine: TestEngine
let service: LocalService
let tableName: string
let visitor: Visitor
let careAct: Record<string, unknown>

beforeAll(async () => {
  engine = await TestEngine.start()
  process.env['DYNAMODB_ENDPOINT'] = engine.endpoint
  service = new LocalService(engine.folder)
  await service.start()
  tableName = (await engine.client.send(new ListTablesCommand())).TableNames?.[0] ?? ''
  visitor = await Visitor.signedIn(service.url, REFERRER)
  careAct = await service.example('care-act')
})
afterAll(async () => {
  await service.remove()
  await engine.stop()
})

const ofKind = async (kind: string) =>
  [...(await engine.items(tableName)).values()].filter((item) => item['kind'] === kind)

type Sent = Record<string, unknown>
const part = (form: Sent, group: string): Sent => z.record(z.string(), z.unknown()).parse(form[group] ?? {})

/** The example about somebody else: nobody who is in another test. */
let people = 0
const aboutSomebody = (person: Sent = {}, more: Sent = {}): Sent => {
  people += 1
  const born = new Date(Date.UTC(1950, 0, people)).toISOString().slice(0, 10)
  const about = {
    ...part(careAct, 'person'),
    dateOfBirth: born,
    lastName: `Thistle ${people}`,
    socialCareId: undefined,
  }
  return { ...careAct, person: { ...about, ...person }, ...more }
}

/** A draft of one's own with answers in it, page by page; its path. */
const drafted = async (form: Sent, by: Visitor = visitor): Promise<string> => {
  const _csrf = await by.csrfToken()
  const { path } = await by.post('/refer', { _csrf })
  const answers = toAnswers(form)
  for (const page of pages()) {
    const typed = readPage(page, answers)
    const isTyped = Object.values(typed).some((value) => value.length > 0)
    if (isTyped && page.group !== 'answer')
      await by.post(`${path}/${page.group}/${page.slug}`, { ...typed, _csrf, action: 'save' }, { follow: false })
  }
  return path
}

const formTo = (page: SeenPage, action: string): PageForm => {
  const found = page.forms.find((form) => form.action === action)
  if (found === undefined) throw new Error(`${page.path} has no form to ${action}: ${page.heading} ${page.text}`)
  return found
}

/** Reads the answers through and presses "Send", with these warnings ticked. */
const send = async (draft: string, confirmed: string[] = [], by: Visitor = visitor): Promise<SeenPage> => {
  const check = await by.get(`${draft}/check`)
  return by.send(formTo(check, `${draft}/check`), { confirmed })
}

const apiSend = async (body: Sent, person = REFERRER, key = `form-${performance.now()}`): Promise<ApiAnswer> =>
  service.call('POST', '/api/referrals', {
    token: await service.token(person),
    body,
    headers: { 'idempotency-key': key },
  })
const received = z.object({
  reference: z.string(),
  warnings: z.array(
    z.object({ code: z.string(), fields: z.array(z.string()), message: z.string(), confirmed: z.boolean() }),
  ),
})
const receipt = ({ status, body }: ApiAnswer) => {
  expect(status).toBe(201)
  return received.parse(body)
}

const TEN = '2016-02-03'
const CHILD = 'under-18-adult-process'

describe('a warning', () => {
  it('stands on its page as soon as it is saved, and lets the next one go on', async () => {
    const draft = await drafted(aboutSomebody())
    const path = `${draft}/person/age`
    const born = { 'person.dateOfBirth-day': '3', 'person.dateOfBirth-month': '2', 'person.dateOfBirth-year': '2016' }
    const page = await visitor.get(path)
    expect(page.text).not.toContain(w.warnings[CHILD])
    const warned = await visitor.send(formTo(page, path), { ...born, action: 'continue' })
    expect([warned.path, warned.status]).toEqual([path, 200])
    expect(warned.text).toContain(w.warnings[CHILD])
    const on = await visitor.send(formTo(warned, path), { action: 'continue' })
    expect(on.path).toBe(`${draft}/person/numbers`)
  })

  it('is asked about before sending, stays confirmed where it was ticked, and goes with the referral', async () => {
    const draft = await drafted(
      aboutSomebody({ dateOfBirth: TEN }, { referrer: { ...part(careAct, 'referrer'), email: 'a@mail.example' } }),
    )
    const refused = await send(draft, [CHILD])
    expect([refused.status, refused.path]).toEqual([422, `${draft}/check`])
    expect(refused.text).toContain(`${w.warnings['email-domain']} ${w.refer.warnings.unconfirmed}`)
    expect(refused.text).not.toContain(`${w.warnings[CHILD]} ${w.refer.warnings.unconfirmed}`)
    const again = await visitor.get(`${draft}/check`)
    expect(formTo(again, `${draft}/check`).fields.filter(([name]) => name === 'confirmed')).toEqual([
      ['confirmed', CHILD],
    ])
    const sent = await visitor.send(formTo(again, `${draft}/check`), { confirmed: [CHILD, 'email-domain'] })
    expect(sent.path).toMatch(/\/sent$/)
    const reference = sent.path.split('/')[2] ?? ''
    const story = (await ofKind('story')).find(({ pk }) => pk === `REFERRAL#${reference}`)
    expect(story?.['form']).toMatchObject({ confirmedWarnings: [CHILD, 'email-domain'] })
    const told = await visitor.get(`/referrals/${reference}/story`)
    expect(told.text).toContain(`${w.refer.warnings.confirmed} ${w.warnings[CHILD]} ${w.warnings['email-domain']}`)
  })

  it('that was confirmed is asked about again when its answers change, and only then', async () => {
    const draft = await drafted(aboutSomebody({ dateOfBirth: TEN }))
    const path = `${draft}/person/age`
    const isTicked = async () =>
      formTo(await visitor.get(path), path).fields.some(([name, value]) => name === 'confirmed' && value === CHILD)
    await visitor.send(formTo(await visitor.get(path), path), { confirmed: CHILD, action: 'continue' })
    expect(await isTicked()).toBe(true)
    const name = `${draft}/person/name`
    await visitor.send(formTo(await visitor.get(name), name), { 'person.firstName': 'Mari', action: 'continue' })
    expect(await isTicked()).toBe(true)
    await visitor.send(formTo(await visitor.get(path), path), { 'person.dateOfBirth-year': '2014', action: 'continue' })
    expect(await isTicked()).toBe(false)
  })

  it('cannot be confirmed by the form that changes what it is about', async () => {
    const draft = await drafted(aboutSomebody({ dateOfBirth: TEN }))
    const path = `${draft}/person/age`
    const form = formTo(await visitor.get(path), path)
    const typed = { 'person.dateOfBirth-year': '2014', confirmed: CHILD, action: 'continue' }
    await visitor.send(form, typed)
    // Pressed twice: the second time nothing changes, and still nobody has read it.
    await visitor.send(form, typed)
    expect((await send(draft)).status).toBe(422)
  })

  it('cannot be confirmed where it was not shown, nor made up', async () => {
    const draft = await drafted(aboutSomebody({ dateOfBirth: TEN }))
    const path = `${draft}/person/name`
    const page = await visitor.get(path)
    await visitor.send(formTo(page, path), { confirmed: [CHILD, 'nonsense'], action: 'continue' })
    expect((await send(draft)).status).toBe(422)
    expect((await send(draft, ['nonsense'])).status).toBe(422)
    const check = await visitor.get(`${draft}/check`)
    expect((await visitor.send(formTo(check, `${draft}/check`), { warned: null, confirmed: CHILD })).status).toBe(422)
  })

  it('is one that the sender has, of an example none', async () => {
    for (const name of ['imca', 'imha', 'care-act'] as const) {
      const draft = await drafted(await service.example(name))
      expect((await visitor.get(`${draft}/check`)).text).not.toContain(w.refer.warnings.title)
    }
  })

  it('is told by the API beside the reference, and stops nothing', async () => {
    const child = aboutSomebody({ dateOfBirth: TEN })
    expect(receipt(await apiSend(child)).warnings).toEqual([
      {
        code: CHILD,
        fields: ['facts.processes', 'person.dateOfBirth', 'person.aboutAge'],
        message: w.warnings[CHILD],
        confirmed: false,
      },
    ])
    const confirmed = { ...aboutSomebody({ dateOfBirth: TEN }), confirmedWarnings: [CHILD] }
    expect(receipt(await apiSend(confirmed)).warnings).toMatchObject([{ code: CHILD, confirmed: true }])
    expect(receipt(await apiSend(aboutSomebody())).warnings).toEqual([])
    expect(await apiSend({ ...child, confirmedWarnings: ['nonsense'] })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'confirmedWarnings.0', code: 'not-an-option' }] },
    })
  })

  it('of a correction stands on its page until it is ticked, and goes with the story', async () => {
    const { reference } = receipt(await apiSend(aboutSomebody()))
    const path = `/referrals/${reference}/correct/person/age`
    const born = { 'person.dateOfBirth-day': '3', 'person.dateOfBirth-month': '2', 'person.dateOfBirth-year': '2016' }
    const page = await visitor.get(path)
    expect(page.text).not.toContain(w.refer.warnings.title)
    const warned = await visitor.send(formTo(page, path), { ...born, reason: 'Misread.', confirmed: CHILD })
    expect([warned.status, warned.path]).toEqual([200, path])
    expect(warned.text).toContain(w.warnings[CHILD])
    const unread = await visitor.send(formTo(warned, path), {})
    expect([unread.status, unread.text.includes(w.refer.warnings.unconfirmed)]).toEqual([422, true])
    const other = { 'person.dateOfBirth-year': '2015', confirmed: CHILD }
    expect(await visitor.send(formTo(unread, path), other)).toMatchObject({ status: 200, path })
    const saved = await visitor.send(formTo(unread, path), { confirmed: CHILD })
    expect(saved.path).toBe(`/referrals/${reference}?done=corrected`)
    const told = await visitor.get(`/referrals/${reference}/story`)
    expect(told.text).toContain(`${w.refer.warnings.confirmed} ${w.warnings[CHILD]}`)
    const changed = { ...born, 'person.dateOfBirth-year': '1990' }
    await visitor.send(formTo(await visitor.get(path), path), { ...changed, reason: 'Misread again.' })
    expect((await visitor.get(`/referrals/${reference}/story`)).text).not.toContain(w.refer.warnings.confirmed)
  })

  it('of a correction is told by the API beside the referral, where it did not stand before', async () => {
    const { reference } = receipt(await apiSend(aboutSomebody()))
    const correct = async (answers: Sent, more: Sent = {}) =>
      service.call('POST', `/api/referrals/${reference}/information`, {
        token: await service.token(REFERRER),
        body: { corrections: { reason: 'Misread.', answers, ...more } },
      })
    const fields = ['facts.processes', 'person.dateOfBirth', 'person.aboutAge']
    const warning = { code: CHILD, fields, message: w.warnings[CHILD] }
    expect(await correct({ 'person.dateOfBirth': TEN })).toMatchObject({
      status: 200,
      body: { reference, warnings: [{ ...warning, confirmed: false }] },
    })
    expect(await correct({ 'person.firstName': 'Mari' })).toMatchObject({ status: 200, body: { warnings: [] } })
    expect(await correct({ 'person.dateOfBirth': '2015-02-03' }, { confirmedWarnings: [CHILD] })).toMatchObject({
      status: 200,
      body: { warnings: [{ ...warning, confirmed: true }] },
    })
    expect(await correct({ 'person.lastName': 'Elm' }, { confirmedWarnings: ['nonsense'] })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'corrections.confirmedWarnings.0', code: 'not-an-option' }] },
    })
  })

  it('what is not asked is refused by the API, whose story the pages would not show', async () => {
    const risks = { known: false, details: 'A knife in the house.', loneVisit: 'not-safe' }
    expect(await apiSend(aboutSomebody({}, { risks }))).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'risks.details', code: 'not-asked' }] },
    })
  })

  it('what cannot be is refused by the API, and by the form on its page', async () => {
    const unborn = aboutSomebody(
      { dateOfBirth: '2026-11-22' },
      { consent: { ...part(careAct, 'consent'), on: '2019-01-01' } },
    )
    expect(await apiSend(unborn)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'consent.on', code: 'before-birth' }] },
    })
    const draft = await drafted(unborn)
    const path = `${draft}/consent/consent-record`
    const refused = await visitor.send(formTo(await visitor.get(path), path), { action: 'continue' })
    expect([refused.status, refused.text.includes(w.errors['before-birth'])]).toEqual([422, true])
  })
})

const references = ({ text }: SeenPage): string[] => [...new Set(text.match(/ADV-\w{4}-\w{4}/g))]

describe('a referral that is likely to be the same one', () => {
  const NUMBER = '9434765919'

  it.each<[string, Sent, Sent]>([
    ['NHS number, however it is written', { nhsNumber: NUMBER }, { nhsNumber: '943 476 5919' }],
    [
      'name and date of birth, however they are written',
      { lastName: 'O’Séaghdha-Lewis', dateOfBirth: '1971-04-05' },
      { lastName: 'OSEAGHDHA LEWIS', dateOfBirth: '1971-04-05' },
    ],
    ['social care number', { socialCareId: 'wm-77 12' }, { socialCareId: 'WM-7712' }],
  ])('is shown before sending by the same %s, with its date, its state and who has it', async (_, one, other) => {
    const reference = receipt(await apiSend(aboutSomebody(one))).reference
    const { id } = await service.untilCase(reference, 'offered')
    expect((await service.act('provider.northstar', id, 'accept')).status).toBe(200)
    const draft = await drafted(aboutSomebody(other))
    const check = await visitor.get(`${draft}/check`)
    expect(check.text).toContain(w.refer.duplicates.title)
    expect(references(check)).toEqual([reference])
    expect(check.text).toContain(`${w.status.referral.open} ${w.refer.duplicates.with('Northstar Advocacy')}`)
    expect(check.html).toContain(`href="/referrals/${reference}"`)
    expect((await visitor.get(`/referrals/${reference}`)).status).toBe(200)
    const sent = await send(draft)
    expect(sent.path).toMatch(/\/sent$/)
    await service.call('POST', `/api/referrals/${reference}/withdraw`, {
      token: await service.token(REFERRER),
      body: { reason: 'other' },
    })
  })

  it.each<[string, Sent, Sent]>([
    [
      'another name with the same date of birth',
      { lastName: 'Ash', dateOfBirth: '1972-04-05' },
      { lastName: 'Elm', dateOfBirth: '1972-04-05' },
    ],
    [
      'the same name with another date of birth',
      { lastName: 'Rowan', dateOfBirth: '1973-04-05' },
      { lastName: 'Rowan', dateOfBirth: '1973-05-04' },
    ],
    ['no number on either', { nhsNumber: undefined }, { nhsNumber: undefined }],
  ])('is not one with %s', async (_, one, other) => {
    await apiSend(aboutSomebody(one))
    const check = await visitor.get(`${await drafted(aboutSomebody(other))}/check`)
    expect(check.text).not.toContain(w.refer.duplicates.title)
  })

  it('is not one about another decision, nor one that was withdrawn', async () => {
    const person = { socialCareId: 'WM-OTHER' }
    const facts = { ...part(careAct, 'facts'), processes: ['care-plan'] }
    receipt(await apiSend(aboutSomebody(person, { facts })))
    const { reference } = receipt(await apiSend(aboutSomebody(person)))
    const draft = await drafted(aboutSomebody(person))
    expect(references(await visitor.get(`${draft}/check`))).toEqual([reference])
    await service.call('POST', `/api/referrals/${reference}/withdraw`, {
      token: await service.token(REFERRER),
      body: { reason: 'other' },
    })
    expect(references(await visitor.get(`${draft}/check`))).toEqual([])
  })

  it('is found by what its person was corrected to', async () => {
    const { reference } = receipt(await apiSend(aboutSomebody({ lastName: 'Misspelled', dateOfBirth: '1975-04-05' })))
    const path = `/referrals/${reference}/correct/person/name`
    const typed = { 'person.lastName': 'Respelled', reason: 'It was misspelt.' }
    const corrected = await visitor.send(formTo(await visitor.get(path), path), typed)
    expect([corrected.status, corrected.path]).toEqual([200, `/referrals/${reference}?done=corrected`])
    const draft = await drafted(aboutSomebody({ lastName: 'Respelled', dateOfBirth: '1975-04-05' }))
    expect(references(await visitor.get(`${draft}/check`))).toEqual([reference])
  })

  it('is nobody’s business in another authority', async () => {
    const person = { socialCareId: 'WM-TENANT', nhsNumber: NUMBER }
    const { reference } = receipt(await apiSend(aboutSomebody(person)))
    const theirs = receipt(await apiSend(aboutSomebody(person), 'referrer.eastmoor')).reference
    const eastmoor = await Visitor.signedIn(service.url, 'referrer.eastmoor')
    const check = await eastmoor.get(`${await drafted(aboutSomebody(person), eastmoor)}/check`)
    expect(references(check)).toEqual([theirs])
    // Its own authority finds its own and no other.
    const own = await visitor.get(`${await drafted(aboutSomebody(person))}/check`)
    expect(references(own)).toContain(reference)
    expect(references(own)).not.toContain(theirs)
  })

  it('of many, the newest comes first', async () => {
    const person = { socialCareId: 'WM-MANY' }
    const sent: string[] = []
    for (let count = 0; count < 3; count += 1) sent.push(receipt(await apiSend(aboutSomebody(person))).reference)
    const check = await visitor.get(`${await drafted(aboutSomebody(person))}/check`)
    expect(references(check)).toEqual(sent.toReversed())
  })

  it('is found of two that were sent at once, and of one that was sent twice found once', async () => {
    const person = { socialCareId: 'WM-AT-ONCE' }
    const twice = aboutSomebody(person)
    const answers = await Promise.all([
      apiSend(aboutSomebody(person)),
      apiSend(twice, REFERRER, 'likely-0001'),
      apiSend(twice, REFERRER, 'likely-0001'),
    ])
    const sent = new Set(answers.map((answer) => receipt(answer).reference))
    expect(sent.size).toBe(2)
    const check = await visitor.get(`${await drafted(aboutSomebody(person))}/check`)
    expect(new Set(references(check))).toEqual(sent)
  })

  it('is found by nothing from which the person could be told', async () => {
    const person = { socialCareId: 'WM-SECRET', nhsNumber: NUMBER, lastName: 'Quillwort', dateOfBirth: '1974-04-05' }
    const { reference } = receipt(await apiSend(aboutSomebody(person)))
    const kept = (await ofKind('likeness')).filter((item) => item['reference'] === reference)
    expect(kept).toHaveLength(3)
    for (const item of kept) {
      expect(item['pk']).toMatch(/^LIKENESS#[\w-]{43}$/)
      expect(Object.keys(item).sort()).toEqual(['kind', 'pk', 'reference', 'sk'])
      expect(JSON.stringify(item)).not.toMatch(/SECRET|9434765919|Quillwort|1974/i)
    }
  })
})

describe('a draft', () => {
  it('is listed with whom and what it is about, and its address says nothing of either', async () => {
    const draft = await drafted(aboutSomebody({ firstName: 'Marigold', lastName: 'Listed' }))
    const list = await visitor.get('/refer')
    expect(list.text).toContain(`Marigold Listed ${w.form.fields['facts.processes'].options['needs-assessment']}`)
    for (const href of list.html.match(/href="[^"]*"/g) ?? []) expect(href).not.toMatch(/marigold|listed/i)
    expect(draft).toMatch(/^\/refer\/[\da-f-]{36}$/)
  })

  it('is removed after a question, once, and is gone then', async () => {
    const draft = await drafted(aboutSomebody({ firstName: 'Briony', lastName: 'Removed' }))
    const path = `${draft}/remove`
    const asked = await visitor.get(path)
    expect([asked.heading, asked.text.includes('Briony Removed')]).toEqual([w.refer.remove.title, true])
    expect((await visitor.get(draft)).status).toBe(200)
    const [removed, twice] = await Promise.all([visitor.send(formTo(asked, path)), visitor.send(formTo(asked, path))])
    // Whoever is second finds it removed, or not there any more.
    for (const { status } of [removed, twice]) expect([200, 404]).toContain(status)
    expect((await visitor.get('/refer')).text).not.toContain('Briony Removed')
    expect((await visitor.get(draft)).status).toBe(404)
    expect((await visitor.send(formTo(asked, path))).status).toBe(404)
    expect((await ofKind('draft')).some(({ pk }) => pk === `DRAFT#${draft.split('/')[2]}`)).toBe(false)
  })

  it('that changed after the question was asked is asked about again', async () => {
    const draft = await drafted(aboutSomebody())
    const path = `${draft}/remove`
    const asked = await visitor.get(path)
    const name = `${draft}/person/name`
    await visitor.send(formTo(await visitor.get(name), name), { 'person.firstName': 'Other', action: 'save' })
    const again = await visitor.send(formTo(asked, path))
    expect([again.status, again.text.includes(w.refer.remove.changed)]).toEqual([409, true])
    expect((await visitor.send(formTo(again, path))).text).toContain(w.refer.start.removed)
  })

  it('of somebody else cannot be asked about or removed, nor one that was sent', async () => {
    const draft = await drafted(aboutSomebody())
    const colleague = await Visitor.signedIn(service.url, 'referrer.eastmoor')
    const _csrf = await colleague.csrfToken()
    expect((await colleague.get(`${draft}/remove`)).status).toBe(404)
    expect((await colleague.post(`${draft}/remove`, { _csrf, version: '1' })).status).toBe(404)
    const asked = await visitor.get(`${draft}/remove`)
    const sent = await send(draft)
    const late = await visitor.send(formTo(asked, `${draft}/remove`))
    expect([late.status, late.path]).toEqual([200, sent.path])
  })
})

describe('the time until the decision', () => {
  it('stands on every page once the date is known, with the priority and the first contact that it means', async () => {
    const draft = await drafted(aboutSomebody())
    const { heading } = await visitor.get(draft)
    expect(heading).not.toBe('')
    for (const path of [draft, `${draft}/answer`, `${draft}/check`, `${draft}/person/name`, `${draft}/risks/risks`]) {
      const { text } = await visitor.get(path)
      expect([path, text.includes(w.refer.lead.title)]).toEqual([path, true])
      expect(text).toMatch(/Care Act: (?:Standard|Routine) \(P[34]\) if you send it now, first contact by \w+day/)
    }
  })
})
