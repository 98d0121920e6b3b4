// Contracts that a commissioner enters and whose terms change from a day on, on the service as it runs.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type SeenPage, type Typed, Visitor } from '../support/browserless.ts'
import { LocalService } from '../support/local-service.ts'

let service: LocalService
let commissioner: Visitor
let colleague: Visitor
let eastmoor: Visitor

beforeAll(async () => {
  service = await LocalService.fresh()
  commissioner = await Visitor.signedIn(service.url, 'commissioner.westmarch')
  colleague = await Visitor.signedIn(service.url, 'admin.westmarch')
  eastmoor = await Visitor.signedIn(service.url, 'commissioner.eastmoor')
})
afterAll(async () => {
  await service.remove()
})

const clock = z.object({ now: z.string() })
const dayIn = async (days: number): Promise<string> => {
  const { now } = clock.parse((await service.call('GET', '/local/clock')).body)
  return new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10)
}
const boxes = (field: string, day: string): Typed => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year }
}
const NORTHSTAR = '/manage/contracts/westmarch-northstar'
const HARBOUR: Typed = {
  provider: 'another',
  'provider-id': 'harbour',
  'provider-name': 'Harbour Advocacy',
  roles: ['imha', 'rpr'],
  capacity: '12',
  weeklyCapacity: '3',
  rank: '3',
  share: '62.5',
  languages: ['cy', 'pl'],
  specialisms: ['autism'],
  'contact-1-name': 'Referrals desk',
  'contact-1-email': 'referrals@harbour.example',
  'contact-2-name': 'Duty desk',
  'contact-2-email': 'duty@harbour.example',
  'manager-name': 'Service manager',
  'manager-email': 'manager@harbour.example',
  opens: '8am',
  closes: '18:00',
  'mail-language': 'cy',
  reason: 'Agreed after the tender.',
}

const formOf = (page: SeenPage) => {
  const found = page.forms.find(({ action, method }) => action.startsWith('/manage/contracts') && method === 'post')
  if (found === undefined) throw new Error(`There is nothing to send: ${page.status} ${page.text}`)
  return found
}
/** Asks what a new contract would do: the page before it is entered. */
const checkNew = async (visitor: Visitor, from: string, more: Typed = {}): Promise<SeenPage> =>
  visitor.send(formOf(await visitor.get('/manage/contracts/new')), { ...HARBOUR, ...boxes('from', from), ...more })
const changeForm = (visitor: Visitor, path: string, from: string): Promise<SeenPage> =>
  visitor.get(
    `${path}/change?${new URLSearchParams(Object.entries(boxes('from', from)).map(([name, value]): [string, string] => [name, String(value)])).toString()}`,
  )
const checkChange = async (visitor: Visitor, path: string, from: string, more: Typed): Promise<SeenPage> =>
  visitor.send(formOf(await changeForm(visitor, path, from)), { reason: 'As agreed.', ...more })
const enter = (visitor: Visitor, page: SeenPage): Promise<SeenPage> => visitor.send(formOf(page), { step: 'enter' })

describe('a new contract', () => {
  it('is seen before it is entered, then stands in the list and on a page of its own, in words', async () => {
    const from = await dayIn(10)
    const page = await checkNew(commissioner, from)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Referrals desk (referrals@harbour.example) and Duty desk (duty@harbour.example)')
    expect((await commissioner.get('/manage/contracts')).text).not.toContain('Harbour Advocacy')

    const done = await enter(commissioner, page)
    expect(done).toMatchObject({ status: 200, path: '/manage/contracts?done=begun' })
    expect(done.text).toMatch(/To come .*Harbour Advocacy/)
    const { text } = await commissioner.get('/manage/contracts/westmarch-harbour')
    for (const words of [
      'Welsh and Polish',
      'Autism',
      '62.5 %',
      '08:00 to 18:00',
      'IMHA',
      'Agreed after the tender.',
      'Petra Lindqvist',
    ])
      expect(text).toContain(words)
  })

  it('goes back to its form with everything that was typed', async () => {
    const page = await checkNew(commissioner, await dayIn(20), { 'provider-id': 'quay' })
    const form = formOf(await commissioner.send(formOf(page), { step: 'edit' }))
    const typed = (name: string) => form.fields.filter(([field]) => field === name).map(([, value]) => value)
    expect([typed('provider-id'), typed('roles'), typed('contact-2-email')]).toEqual([
      ['quay'],
      ['rpr', 'imha'],
      ['duty@harbour.example'],
    ])
  })

  it.each<[what: string, more: Typed, says: string]>([
    ['of no provider', { provider: '' }, 'Choose a provider, or name another one'],
    ['of a provider with a bad name', { 'provider-id': 'The Harbour' }, 'Use small letters, digits and hyphens only'],
    ['of an authority', { 'provider-id': 'eastmoor' }, 'This is the name of an authority'],
    ['of a provider that is named again', { 'provider-id': 'northstar' }, 'is there already: choose it above'],
    ['of a provider without its full name', { 'provider-name': '' }, 'Give the full name of the provider'],
    ['from no day', { 'from-day': '', 'from-month': '', 'from-year': '' }, 'Give the day'],
    ['from a day that there is not', { 'from-day': '31', 'from-month': '2' }, 'Give a real date'],
    ['from the past', { 'from-year': '2024' }, 'The day must be today or later'],
    ['from far away', { 'from-year': '2199' }, 'within ten years'],
    [
      'that ends before it begins',
      { 'to-day': '1', 'to-month': '1', 'to-year': '2025' },
      'The last day is before the day',
    ],
    ['without a role', { roles: [] }, 'Choose at least one role'],
    ['for a role that there is not', { roles: ['imca', 'solicitor'] }, 'Choose at least one role'],
    ['without room', { capacity: '' }, 'Give the number of cases'],
    ['with negative room', { capacity: '-1' }, 'Give a whole number from 0 to 100,000'],
    ['with half a case', { capacity: '1.5' }, 'Give a whole number from 0 to 100,000'],
    ['with words for a number', { weeklyCapacity: 'many' }, 'or leave it empty'],
    ['of rank nought', { rank: '0' }, 'Give a whole number from 1 to 99'],
    ['with more than all', { share: '101' }, 'Give a number from 0 to 100'],
    [
      'without a contact',
      { 'contact-1-name': '', 'contact-1-email': '', 'contact-2-name': '', 'contact-2-email': '' },
      'Give at least one contact',
    ],
    ['with a name without an address', { 'contact-3-name': 'Nobody' }, 'Give an address, or empty the name'],
    ['with an address that is none', { 'contact-2-email': 'duty at harbour' }, 'Give an email address, like'],
    ['with a contact twice', { 'contact-2-email': 'Referrals@harbour.example' }, 'Two contacts have the same address'],
    ['with a name that cannot be read out', { 'contact-1-name': 'Desk\u0007' }, 'cannot be read out'],
    ['without a manager', { 'manager-name': '' }, 'Give the name of the manager'],
    ['with half of the office hours', { closes: '' }, 'Give both times, or neither'],
    ['with hours that end before they begin', { opens: '6pm', closes: '9am' }, 'must close after it opens'],
    ['in no language', { 'mail-language': 'fr' }, 'Choose a language'],
    ['without a reason', { reason: ' ' }, 'Say why'],
    ['of a provider for what it has already', { provider: 'northstar' }, 'in force for the same role (RPR)'],
  ])('%s is asked for again, and by a forged form too', async (_what, more, says) => {
    const fields = { ...HARBOUR, 'provider-id': 'quay', ...boxes('from', await dayIn(30)), ...more }
    const asked = await commissioner.send(formOf(await commissioner.get('/manage/contracts/new')), fields)
    expect({ status: asked.status, says: asked.text.includes(says) }).toEqual({ status: 422, says: true })
    const _csrf = await commissioner.csrfToken()
    const forged = await commissioner.post('/manage/contracts/new', { ...fields, _csrf, step: 'enter', seen: '3' })
    expect(forged.status).toBe(422)
    expect((await commissioner.get('/manage/contracts')).text).not.toContain('westmarch-quay')
  })
})

describe('terms', () => {
  it('are asked for their day first, and changed from it on; the past stays and all is told', async () => {
    expect((await commissioner.get(`${NORTHSTAR}/change`)).text).toContain('From which day on do the terms change?')
    const page = await checkChange(commissioner, NORTHSTAR, await dayIn(14), { capacity: '25', weeklyCapacity: '4' })
    expect(page.text).toMatch(/Cases at once 40 25/)
    const done = await enter(commissioner, page)
    expect(done).toMatchObject({ status: 200, path: `${NORTHSTAR}?done=changed` })
    expect(done.text).toMatch(/Terms on .* Cases at once 40 .*Terms over time .*Cases at once: 25/)
    expect((await commissioner.get('/manage/contracts')).text).toContain('0 of 40')
    expect(formOf(await changeForm(commissioner, NORTHSTAR, await dayIn(20))).fields).toContainEqual(['capacity', '25'])
  })

  it.each<[what: string, days: number, more: Typed, says: string]>([
    ['of before today', -2, {}, 'The day must be today or later'],
    ['that are as they were', 15, {}, 'These are the terms on that day already'],
    [
      'that end before they count',
      15,
      { 'to-day': '1', 'to-month': '1', 'to-year': '2025' },
      'The last day is before the day',
    ],
  ])('%s are refused', async (_what, days, more, says) => {
    const from = boxes('from', await dayIn(days))
    const form = formOf(await changeForm(commissioner, NORTHSTAR, await dayIn(15)))
    const answer = await commissioner.send(form, { reason: 'As agreed.', ...from, ...more })
    expect({ status: answer.status, says: answer.text.includes(says) }).toEqual({ status: 422, says: true })
  })

  it('that leave less room than is held are entered, and say that nothing new goes there', async () => {
    const reference = await service.refer('care-act')
    await service.untilCase(reference, 'offered')
    const page = await checkChange(commissioner, NORTHSTAR, await dayIn(0), { capacity: '0' })
    expect(page.text).toContain('nothing new goes there until it holds fewer')
    await enter(commissioner, page)
    const next = await service.untilCase(await service.refer('care-act'), 'offered')
    expect(next.provider?.id).toBe('lanternhouse')
    await enter(commissioner, await checkChange(commissioner, NORTHSTAR, await dayIn(0), { capacity: '40' }))
  })

  it('that are sent twice are entered once', async () => {
    const page = await checkChange(commissioner, NORTHSTAR, await dayIn(40), { rank: '2' })
    const answers = await Promise.all([enter(commissioner, page), enter(commissioner, page)])
    expect(answers.map(({ path }) => path)).toEqual([`${NORTHSTAR}?done=changed`, `${NORTHSTAR}?done=changed`])
    expect((await enter(commissioner, page)).text.match(/Rank: from/g)).toHaveLength(1)
  })

  it('of two people at once: one is entered, and the other sees that first', async () => {
    const from = await dayIn(50)
    const mine = await checkChange(commissioner, NORTHSTAR, from, { rank: '4' })
    const theirs = await checkChange(colleague, '/manage/contracts/westmarch-lanternhouse', from, { rank: '5' })
    expect((await enter(commissioner, mine)).status).toBe(200)
    const told = await enter(colleague, theirs)
    expect(told.status).toBe(409)
    expect(told.text).toContain('Somebody has entered something of the contracts since you began')
    expect((await enter(colleague, told)).path).toBe('/manage/contracts/westmarch-lanternhouse?done=changed')
  })

  it('over more than there is, or without the token of the form, are never entered', async () => {
    const from = boxes('from', await dayIn(60))
    const [form] = [formOf(await changeForm(commissioner, NORTHSTAR, await dayIn(60)))]
    for (const seen of ['999', '-1', 'NaN'])
      expect(
        await commissioner.send(form, { reason: 'As agreed.', capacity: '7', ...from, step: 'enter', seen }),
      ).toMatchObject({ status: 409 })
    expect(await commissioner.post(`${NORTHSTAR}/change`, { ...from, step: 'enter' })).toMatchObject({ status: 403 })
    expect((await commissioner.get(NORTHSTAR)).text).not.toContain('Cases at once: 7')
  })
})

describe('the contracts of an area', () => {
  it('do not exist for another’s commissioner, and for nobody else', async () => {
    const _csrf = await eastmoor.csrfToken()
    for (const path of [NORTHSTAR, `${NORTHSTAR}/change`, '/manage/targets?contract=westmarch-northstar'])
      expect(await eastmoor.get(path)).toMatchObject({ status: 404 })
    expect(await eastmoor.post(`${NORTHSTAR}/change`, { _csrf, step: 'enter' })).toMatchObject({ status: 404 })
    expect((await eastmoor.get('/manage/contracts')).text).not.toContain('Northstar')
    const provider = await Visitor.signedIn(service.url, 'provider.northstar')
    expect(await provider.get('/manage/contracts')).toMatchObject({ status: 403 })
  })
})

describe('targets of one contract', () => {
  it('are entered for it alone, and a case has them from the offer on', async () => {
    const fields = {
      contract: 'westmarch-northstar',
      milestone: 'allocation',
      role: 'every',
      priority: 'P3',
      number: '5',
      kind: 'workingHours',
      reason: 'Agreed with Northstar.',
      ...boxes('from', await dayIn(0)),
    }
    const asked = new URLSearchParams(Object.entries(fields).map(([name, value]): [string, string] => [name, value]))
    const page = await commissioner.get(`/manage/targets/change?step=check&${asked.toString()}`)
    expect(page.text).toContain('Northstar Advocacy: ')
    const form = page.forms.find(({ action, method }) => action.startsWith('/manage/targets') && method === 'post')
    if (form === undefined) throw new Error(page.text)
    const done = await commissioner.send(form)
    expect(done.path).toBe('/manage/targets?contract=westmarch-northstar&done=changed')
    expect(done.text).toContain('5 working hours')
    expect((await commissioner.get('/manage/targets?contract=westmarch-lanternhouse')).text).not.toContain(
      '5 working hours',
    )
    expect((await commissioner.get('/manage/contracts/westmarch-northstar')).text).toContain('has targets of its own')

    await service.advance('PT2M')
    const reference = await service.refer('care-act')
    const { id } = await service.untilCase(reference, 'offered')
    expect((await commissioner.get(`/clocks/${id}/allocation`)).text).toContain('5 working hours')
    await service.act('provider.northstar', id, 'decline', { reason: 'capacity' })
    await service.until(reference, ({ cases }) => cases[0]?.provider?.id === 'lanternhouse')
    expect((await commissioner.get(`/clocks/${id}/allocation`)).text).not.toContain('5 working hours')
  })
})
