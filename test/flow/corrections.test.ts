// After sending: an answer is corrected and every version stays, the provider is told, consent is withdrawn and sharing stops.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type SeenPage, type Typed, Visitor } from '../support/browserless.ts'
import { about, LocalService } from '../support/local-service.ts'

const NORTHSTAR = 'provider.northstar'
const CONTACT = 'referrals@northstar.example'

let service: LocalService
let referrer: Visitor
let provider: Visitor
let careAct: Record<string, unknown>

beforeAll(async () => {
  service = await LocalService.fresh()
  careAct = await service.example('care-act')
  referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
  provider = await Visitor.signedIn(service.url, NORTHSTAR)
})
afterAll(async () => {
  await service.remove()
})

const factsOf = (form: Record<string, unknown>) => z.record(z.string(), z.unknown()).parse(form['facts'])

/** A referral whose case northstar has accepted. */
const accepted = async (form: Record<string, unknown> = careAct): Promise<string> => {
  const reference = await service.refer(form)
  const { id } = await service.untilCase(reference, 'offered')
  expect(await service.act(NORTHSTAR, id, 'accept')).toMatchObject({ status: 200 })
  return reference
}

const formAt = (page: SeenPage, path: string) => {
  const form = page.forms.find(({ action }) => action === path)
  if (form === undefined) throw new Error(`${page.path} has no form for ${path}: ${page.title}`)
  return form
}
const pathOf = (reference: string, place: string) => `/referrals/${reference}/correct/${place}`
const corrects = async (reference: string, place: string, typed: Typed, by = referrer): Promise<SeenPage> => {
  const path = pathOf(reference, place)
  return by.send(formAt(await by.get(path), path), typed)
}
const changesTold = (reference: string) => referrer.get(`/referrals/${reference}/changes`)

describe('a correction', () => {
  it('stands in the story with its date, and in the change log with both versions, the name and the reason', async () => {
    const reference = await accepted()
    const corrected = await corrects(reference, 'person/name', {
      'person.lastName': 'Featherstonehaugh',
      reason: 'Misheard on the telephone.',
    })
    expect(corrected.path).toBe(`/referrals/${reference}?done=corrected`)
    const story = await referrer.get(`/referrals/${reference}/story`)
    expect(story.text).toMatch(/Featherstonehaugh Corrected on/)
    const log = await changesTold(reference)
    const before = z.object({ lastName: z.string() }).parse(careAct['person']).lastName
    for (const said of ['Correction 1', before, 'Featherstonehaugh', 'Misheard on the telephone.', 'Rowan Achterberg'])
      expect(log.text).toContain(said)
    const [mail] = await service
      .untilMails((sent) => about(sent, reference, 'something has changed').length === 1)
      .then((sent) => about(sent, reference, 'something has changed'))
    expect(mail?.to).toBe(CONTACT)
    expect(mail?.text).not.toMatch(/Featherstonehaugh|Misheard|lastName/)
    const theirs = await provider.get(`/cases/${reference}-1`)
    expect(theirs.text).toContain('Misheard on the telephone.')
    expect(theirs.text).toMatch(/Featherstonehaugh Corrected on/)
  })

  it('leaves every version: the second does not hide the first', async () => {
    const reference = await accepted()
    await corrects(reference, 'person/name', { 'person.lastName': 'Onethorpe', reason: 'First.' })
    await corrects(reference, 'person/name', { 'person.lastName': 'Twothorpe', reason: 'Second.' })
    const { text } = await changesTold(reference)
    expect(text.indexOf('Correction 2')).toBeLessThan(text.indexOf('Correction 1'))
    expect(text.match(/Onethorpe/g)).toHaveLength(2)
  })

  it('is told to nobody before a provider has accepted: it then reads the story as it stands', async () => {
    const reference = await service.refer(careAct)
    const { id } = await service.untilCase(reference, 'offered')
    await corrects(reference, 'person/name', { 'person.lastName': 'Beforehand', reason: 'Misspelt.' })
    await service.advance('PT0S')
    expect(about(await service.mails(), reference, 'something has changed')).toEqual([])
    expect((await provider.get(`/cases/${id}`)).text).not.toContain('Beforehand')
    await service.act(NORTHSTAR, id, 'accept')
    const { text } = await provider.get(`/cases/${id}`)
    expect(text).toContain('Beforehand')
    // What stood there before, and why it was corrected, was never the provider's to read.
    expect(text).not.toMatch(/Misspelt|Corrected on/)
  })

  it.each([
    ['no reason', { 'person.lastName': 'Reasonless' }, 'Say why it is corrected'],
    ['nothing changed', { reason: 'No reason at all.' }, 'Change an answer, or go back'],
    ['an answer the form would not take', { 'person.lastName': '', reason: 'Gone.' }, 'Last name'],
  ])('is refused with %s, on the question', async (_, typed, says) => {
    const reference = await accepted()
    const page = await corrects(reference, 'person/name', typed)
    expect(page.status).toBe(422)
    expect(page.text).toContain(says)
    expect((await changesTold(reference)).text).toContain('Nothing has been corrected')
  })

  it('that calls for further answers asks for them on the same page, and writes them together', async () => {
    const reference = await accepted({
      ...careAct,
      referrer: { ...z.record(z.string(), z.unknown()).parse(careAct['referrer']), isDecisionMaker: true },
    })
    const asked = await corrects(reference, 'people/family-and-friends', {
      'people.anyone': 'yes',
      reason: 'A niece rang.',
    })
    const form = formAt(asked, pathOf(reference, 'people/family-and-friends'))
    expect(asked.text).toContain('Asked because of this change')
    const typed = {
      'people.family.0.name': 'Bryony Quillfeather',
      'people.family.0.relation': 'Niece',
      'people.family.0.appropriate': 'no',
      'people.family.0.whyNot': 'She lives abroad.',
    }
    const unfinished = await referrer.send(form, {})
    expect(unfinished.status).toBe(422)
    const saved = await referrer.send(formAt(unfinished, form.action), typed)
    expect(saved.path).toBe(`/referrals/${reference}?done=corrected`)
    const { text } = await changesTold(reference)
    expect(text).toContain('Bryony Quillfeather')
    expect(text).toContain('Correction 1')
    expect(text).not.toContain('Correction 2')
  })

  it('of a fact asks the law again, and may open a further case', async () => {
    const facts = {
      ...factsOf(careAct),
      difficulty: { understand: false, retain: false, weigh: false, communicate: false },
    }
    const reference = await service.refer({ ...careAct, facts })
    await service.until(reference, ({ status }) => status === 'not-eligible')
    await corrects(reference, 'law/difficulty', {
      'facts.difficulty.weigh': 'yes',
      reason: 'The wrong box was ticked.',
    })
    expect(await service.untilCase(reference, 'offered')).toMatchObject({ rule: 'CA-9' })
  })

  it('of the date of the decision moves the date that the provider sees, and no promise', async () => {
    const reference = await accepted()
    const before = await service.referral(reference)
    await corrects(reference, 'decision/decide-by', {
      'decision.by-day': '30',
      'decision.by-month': '6',
      'decision.by-year': String(new Date().getFullYear() + 1),
      reason: 'The panel was moved.',
    })
    const after = await service.referral(reference)
    expect(after.cases[0]?.priority).toBe(before.cases[0]?.priority)
    expect(after.cases[0]?.clocks).toEqual(before.cases[0]?.clocks)
    expect((await provider.get(`/cases/${reference}-1`)).text).toContain('30 June')
  })

  it('of what is being decided is not offered', async () => {
    const reference = await accepted()
    const page = await referrer.get(pathOf(reference, 'deciding/decisions'))
    expect(page.path).toBe(`/referrals/${reference}/correct`)
    const sent = await referrer.post(pathOf(reference, 'deciding/decisions'), {
      _csrf: await referrer.csrfToken(),
      'facts.processes': 'mental-health-patient',
      seen: '0',
      reason: 'Another matter.',
    })
    expect(sent.path).toBe(`/referrals/${reference}/correct`)
    expect((await changesTold(reference)).text).toContain('Nothing has been corrected')
  })

  it('of what has ended is refused', async () => {
    const reference = await accepted()
    const path = pathOf(reference, 'person/name')
    const form = formAt(await referrer.get(path), path)
    const token = await service.token('referrer.westmarch')
    await service.call('POST', `/api/referrals/${reference}/withdraw`, { token, body: { reason: 'person-moved' } })
    const late = await referrer.send(form, { 'person.lastName': 'Toolate', reason: 'Late.' })
    expect(late.status).toBe(409)
    expect((await changesTold(reference)).text).toContain('Nothing has been corrected')
  })

  it('is another authority’s business to nobody else', async () => {
    const reference = await accepted()
    const stranger = await Visitor.signedIn(service.url, 'referrer.eastmoor')
    for (const place of ['', '/person/name']) {
      const path = `/referrals/${reference}/correct${place}`
      expect((await stranger.get(path)).status).toBe(404)
    }
    expect((await stranger.get(`/referrals/${reference}/changes`)).status).toBe(404)
    expect((await stranger.get(`/referrals/${reference}/consent`)).status).toBe(404)
  })
})

/** Missing answers given by each at once, all from the page as it stands, with the others said to be not known. */
const gives = async (reference: string, each: readonly Typed[]): Promise<string[]> => {
  const page = await referrer.get(`/referrals/${reference}/information`)
  const asked = [...page.html.matchAll(/name="(facts\.[^"]+)"/g)].map(([, name = '']) => [name, 'not-known'])
  const form = formAt(page, `/referrals/${reference}/information`)
  const sent = each.map((typed) => referrer.send(form, { ...Object.fromEntries(asked), ...typed }))
  return (await Promise.all(sent)).map(({ path }) => path)
}

describe('answers that somebody else gives while a page is open', () => {
  const DIFFICULTY = { understand: true, retain: false, weigh: false, communicate: false }
  /** A referral that misses what the individual is, with a page to correct that was opened before anybody gave it. */
  const open = async (place: string) => {
    const { individual: _, ...facts } = factsOf(careAct)
    const reference = await service.refer({ ...careAct, facts: { ...facts, difficulty: DIFFICULTY } })
    await service.until(reference, ({ status }) => status === 'awaiting-information')
    const path = pathOf(reference, place)
    return { reference, path, form: formAt(await referrer.get(path), path) }
  }
  it('stay, though the page is sent with them as they were', async () => {
    const { reference, path, form } = await open('law/individual')
    const given = await gives(reference, [
      { 'facts.individual.exists': 'yes', 'facts.individual.ableAndAvailable': 'yes' },
    ])
    expect(given).toEqual([`/referrals/${reference}?done=information`])
    const typed = { 'facts.individual.paidOrProfessional': 'yes', reason: 'She is a nurse.' }
    const stale = await referrer.send(form, typed)
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Somebody else has changed these answers since you opened this page')
    expect(stale.html).toContain('She is a nurse.')
    expect(formAt(stale, path).fields).toContainEqual(['facts.individual.ableAndAvailable', 'yes'])
  })

  it('may leave nothing to correct on it: nobody is told that it was saved', async () => {
    const { reference, form } = await open('law/individual')
    await gives(reference, [{ 'facts.individual.exists': 'no' }])
    const late = await referrer.send(form, { 'facts.individual.paidOrProfessional': 'yes', reason: 'She is a nurse.' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Somebody else has changed this meanwhile')
  })

  it('do not keep a correction on another page from being saved, and are kept by it', async () => {
    const { reference, path, form } = await open('law/difficulty')
    await gives(reference, [{ 'facts.individual.exists': 'no' }])
    const saved = await referrer.send(form, { 'facts.difficulty.weigh': 'yes', reason: 'He lost the thread.' })
    expect([saved.status, saved.path]).toEqual([200, `/referrals/${reference}?done=corrected`])
    const support = pathOf(reference, 'law/someone-to-support')
    expect(formAt(await referrer.get(support), support).fields).toContainEqual(['facts.individual.exists', 'no'])
    expect(formAt(await referrer.get(path), path).fields).toContainEqual(['facts.difficulty.weigh', 'yes'])
  })

  it('stay when the opposite is given from a page that was opened before', async () => {
    const { reference } = await open('law/individual')
    const [yes, no] = ['yes', 'no'].map((exists) => ({ 'facts.individual.exists': exists }))
    const path = `/referrals/${reference}/information`
    const form = formAt(await referrer.get(path), path)
    await gives(reference, [{ ...yes }])
    const late = await referrer.send(form, { ...no })
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('Somebody else has changed this meanwhile')])
  })

  it('stay when two give different ones at once', async () => {
    const { individual: _, ...facts } = factsOf(careAct)
    const reference = await service.refer({ ...careAct, facts: { ...facts, difficulty: {} } })
    await service.until(reference, ({ status }) => status === 'awaiting-information')
    const given = ['facts.difficulty.weigh', 'facts.difficulty.retain']
    const both = await gives(
      reference,
      given.map((fact) => ({ [fact]: 'yes' })),
    )
    expect(both).toEqual(given.map(() => `/referrals/${reference}?done=information`))
    const difficulty = pathOf(reference, 'law/difficulty')
    const { fields } = formAt(await referrer.get(difficulty), difficulty)
    for (const fact of given) expect(fields).toContainEqual([fact, 'yes'])
  })
})

describe('two corrections', () => {
  it('of one referral at once: one is saved, and the other is told and loses nothing that was typed', async () => {
    const reference = await accepted()
    const path = pathOf(reference, 'person/name')
    const form = formAt(await referrer.get(path), path)
    const colleague = await Visitor.signedIn(service.url, 'admin.westmarch')
    const other = formAt(await colleague.get(path), path)
    const answers = await Promise.all([
      referrer.send(form, { 'person.lastName': 'Mine', reason: 'Mine.' }),
      colleague.send(other, { 'person.lastName': 'Theirs', reason: 'Theirs.' }),
    ])
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 409])
    const stale = answers.find(({ status }) => status === 409)
    expect(stale?.text).toMatch(/What you had typed.*(Mine|Theirs)/)
    expect((await changesTold(reference)).text.match(/Correction \d/g)).toEqual(['Correction 1', 'Correction 1'])
  })

  it('that are one, sent twice, are one', async () => {
    const reference = await accepted()
    const path = pathOf(reference, 'person/name')
    const form = formAt(await referrer.get(path), path)
    const typed = { 'person.lastName': 'Doubleclick', reason: 'Once.' }
    const [first, again] = [await referrer.send(form, typed), await referrer.send(form, typed)]
    expect(again.path).toBe(first.path)
    expect((await changesTold(reference)).text).not.toContain('Correction 2')
  })
})

const sends = async (reference: string, corrections: object) =>
  service.call('POST', `/api/referrals/${reference}/information`, {
    token: await service.token('referrer.westmarch'),
    body: { corrections },
  })

describe('corrections through the API', () => {
  it('are saved with their reason, once, and refused when the referral was corrected since it was read', async () => {
    const reference = await accepted()
    const correction = { reason: 'Misspelt.', answers: { 'person.lastName': 'Throughapi' }, seen: 0 }
    expect(await sends(reference, correction)).toMatchObject({ status: 200, body: { corrections: 1 } })
    expect(await sends(reference, correction)).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'changed-meanwhile' }] },
    })
    const { seen: _, ...again } = correction
    expect(await sends(reference, again)).toMatchObject({ status: 200, body: { corrections: 1 } })
    expect((await changesTold(reference)).text).toContain('Throughapi')
  })

  it.each([
    ['of no question', { answers: { 'person.shoeSize': 9 } }, 'person.shoeSize', 'unknown-field'],
    ['of what is being decided', { answers: { 'facts.processes': [] } }, 'facts.processes', 'unknown-field'],
    ['that the form would not take', { answers: { 'person.postcode': 'nowhere' } }, 'person.postcode', 'postcode'],
    ['that takes away what must be there', { removed: ['person.lastName'] }, 'person.lastName', 'required'],
    ['that calls for more', { answers: { 'risks.known': true } }, 'risks.details', 'required'],
    ['of an area that nobody knows', { answers: { 'place.area': 'atlantis' } }, 'place.area', 'area'],
  ])('are refused %s', async (_, given, field, code) => {
    const reference = await accepted()
    expect(await sends(reference, { reason: 'Why not.', ...given })).toMatchObject({
      status: 422,
      body: { errors: [{ field: `corrections.answers.${field}`, code }] },
    })
    expect((await changesTold(reference)).text).toContain('Nothing has been corrected')
  })
})

const withdraws = async (reference: string, typed: Typed) => {
  const path = `/referrals/${reference}/consent`
  return referrer.send(formAt(await referrer.get(path), path), typed)
}

const marigold = () => z.object({ firstName: z.string() }).parse(careAct['person']).firstName

describe('consent that is withdrawn', () => {
  const STOP = { 'consent.how': 'spoken', 'consent.basisForSharing': 'stop' }

  it('stops the sharing of the story, not its history', async () => {
    const reference = await accepted()
    expect((await provider.get(`/cases/${reference}-1`)).text).toContain(marigold())
    expect((await withdraws(reference, { 'consent.how': 'spoken' })).status).toBe(422)
    await withdraws(reference, STOP)
    const theirs = await provider.get(`/cases/${reference}-1`)
    expect(theirs.status).toBe(200)
    expect(theirs.text).not.toContain(marigold())
    expect(theirs.text).toContain('Consent to share the referral has been withdrawn')
    const token = await service.token(NORTHSTAR)
    expect((await service.call('GET', `/api/cases/${reference}-1`, { token })).body).not.toHaveProperty('story')
    expect((await changesTold(reference)).text).toContain('Consent withdrawn')
    expect((await referrer.get(`/referrals/${reference}/story`)).text).toContain(marigold())
    const mails = await service.untilMails((sent) => about(sent, reference, 'no longer shared').length === 1)
    expect(about(mails, reference, 'no longer shared')[0]?.to).toBe(CONTACT)
  })

  it('leaves sharing as it was where there is another lawful reason', async () => {
    const reference = await accepted()
    await withdraws(reference, { ...STOP, 'consent.basisForSharing': 'safeguarding-enquiry' })
    expect((await provider.get(`/cases/${reference}-1`)).text).toContain(marigold())
  })

  it('and given again lets the provider read on', async () => {
    const reference = await accepted()
    await withdraws(reference, STOP)
    await corrects(reference, 'consent/consent', { 'consent.state': 'given', reason: 'She has thought it over.' })
    expect((await provider.get(`/cases/${reference}-1`)).text).toContain(marigold())
    await service.untilMails((sent) => about(sent, reference, 'is shared again').length === 1)
  })

  it('after the end of the case stops it too', async () => {
    const reference = await accepted()
    const id = `${reference}-1`
    await service.act(NORTHSTAR, id, 'close', { outcomes: ['person-died'], summary: 'He died.', hours: 1 })
    await service.until(reference, ({ status }) => status === 'closed')
    expect((await provider.get(`/cases/${id}`)).text).toContain(marigold())
    await withdraws(reference, STOP)
    expect((await provider.get(`/cases/${id}`)).text).not.toContain(marigold())
  })

  it('as the reason to withdraw the referral ends the case and the sharing', async () => {
    const reference = await accepted()
    const token = await service.token('referrer.westmarch')
    const answer = await service.call('POST', `/api/referrals/${reference}/withdraw`, {
      token,
      body: { reason: 'consent-withdrawn' },
    })
    expect(answer).toMatchObject({ status: 200, body: { status: 'withdrawn' } })
    const theirs = await provider.get(`/cases/${reference}-1`)
    expect(theirs.text).toContain('Consent to share the referral has been withdrawn')
    expect(theirs.text).not.toContain(marigold())
  })
})
