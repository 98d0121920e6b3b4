// The calendar replaced without a release: what begins afterwards is counted by it, what runs already is not, and who may do it:
// no authority alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SHIPPED_BANK_HOLIDAYS } from '../../shared/domain/clocks/bank-holidays.ts'
import { dayKind, dayOfDate, ENGLAND_AND_WALES } from '../../shared/domain/clocks/calendar.ts'
import { dateOf, daysAfter, type IsoDate } from '../../shared/domain/time.ts'
import { type SeenPage, Visitor } from '../support/browserless.ts'
import { LocalService } from '../support/local-service.ts'
import { words } from '../../shared/web/words/index.ts'
import * as z from 'zod'

let service: LocalService
let admin: Visitor
let other: Visitor

beforeAll(async () => {
  service = await LocalService.fresh()
  admin = await Visitor.signedIn(service.url, 'admin.westmarch')
  other = await Visitor.signedIn(service.url, 'admin.eastmoor')
})
afterAll(async () => {
  await service.remove()
})

const { events } = SHIPPED_BANK_HOLIDAYS['england-and-wales']
const isWorkingDay = (date: IsoDate) =>
  dayKind(ENGLAND_AND_WALES, dayOfDate(ENGLAND_AND_WALES, date) ?? -1).kind === 'working-day'
/** A working day that every promise of a case of this week passes over: the second from now. */
const soon = (today: IsoDate): IsoDate => {
  const days = Array.from({ length: 14 }, (_, place) => daysAfter(today, place + 1)).filter(isWorkingDay)
  return days[1] ?? today
}
/** A working day about so many days after that. */
const announced = async (days: number): Promise<IsoDate> => {
  const from = daysAfter(soon(dateOf(await service.advance('PT0S'))), days)
  const week = Array.from({ length: 7 }, (_, place) => daysAfter(from, place))
  return week.find(isWorkingDay) ?? from
}
const feedWith = (date: IsoDate) => {
  const year = date.slice(0, 4)
  const more = { title: 'A day for the jubilee', date, notes: '', bunting: true }
  return JSON.stringify({
    'england-and-wales': {
      division: 'england-and-wales',
      events: [...events.filter((event) => event.date.startsWith(year)), more],
    },
    scotland: { division: 'scotland', events: [] },
  })
}
const formOf = (page: SeenPage, action: string) => {
  const form = page.forms.find((each) => each.action === action)
  if (form === undefined) throw new Error(`${page.path} has no form ${action}: ${page.text.slice(0, 500)}`)
  return form
}
const check = async (feed: string, reason = 'The day was announced.') =>
  admin.send(formOf(await admin.get('/manage/calendar'), '/manage/calendar/check'), { feed, reason })
const confirm = async (by: Visitor) => by.send(formOf(await by.get('/manage/calendar'), '/manage/calendar/confirm'), {})
const dueByApi = async (startedAt: string) => {
  const response = await fetch(`${service.url}/api/deadlines`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ startedAt, target: { workingDays: 3 } }),
  })
  return z
    .object({ dueAt: z.string(), explanation: z.array(z.object({ name: z.string().optional() })) })
    .parse(await response.json())
}
const dueByPage = async (startedAt: string) => {
  const [year = '', month = '', day = ''] = dateOf(startedAt).split('-')
  const start = { 'start-year': year, 'start-month': month, 'start-day': day, 'start-time': '10:00' }
  const query = new URLSearchParams({ ...start, target: 'workingDays', number: '3' })
  return (await new Visitor(service.url).get(`/when-due?${query.toString()}`)).text
}
const contactDue = async (reference: string) =>
  (await service.untilCase(reference, 'offered')).clocks.find(({ milestone }) => milestone === 'first-contact')?.dueAt

describe('a feed of bank holidays', () => {
  it('that is not one is refused with what is wrong, and enters nothing', async () => {
    const page = await check('{"england-and-wales": {"events": []}}', '')
    expect(page.status).toBe(422)
    expect(page.text).toContain('Paste the feed of GOV.UK')
    expect(page.text).toContain('Say why the calendar is replaced')
    expect((await admin.get('/manage/calendar')).text).toContain('england-and-wales-2019-2030')
  })

  it('is entered by an administrator only', async () => {
    const commissioner = await Visitor.signedIn(service.url, 'commissioner.westmarch')
    const page = await commissioner.get('/manage/calendar')
    expect(page.status).toBe(200)
    expect(page.forms.filter(({ action }) => action.startsWith('/manage/calendar'))).toEqual([])
    const form = formOf(await admin.get('/manage/calendar'), '/manage/calendar/check')
    expect((await commissioner.send(form, { feed: '{}', reason: 'x' })).status).toBe(403)
    const referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
    expect((await referrer.get('/manage/calendar')).status).toBe(403)
  })

  it('is entered once, counts for what begins afterwards, and leaves what runs as it is', async () => {
    const today = dateOf(await service.advance('PT0S'))
    const running = await service.refer('care-act')
    const before = await contactDue(running)

    const preview = await check(feedWith(soon(today)))
    expect(preview.status).toBe(200)
    expect(preview.text).toContain('A day for the jubilee')
    const form = formOf(preview, '/manage/calendar/enter')
    const [one, same] = await Promise.all([admin.send(form, {}), admin.send(form, {})])
    expect([one.status, same.status]).toEqual([200, 200])
    const again = await admin.send(form, {})
    expect(again.text).toContain('wait to be confirmed')

    const start = `${today}T10:00:00.000Z`
    const unconfirmed = await dueByApi(start)
    await service.advance('PT3M')
    expect(await dueByApi(start)).toEqual(unconfirmed)
    expect((await admin.get('/manage')).text).toContain('bank holidays wait to be confirmed')
    const waiting = await other.get('/manage/calendar')
    expect(waiting.text).toContain('A day for the jubilee')
    expect(waiting.forms.map(({ action }) => action)).not.toContain('/manage/calendar/check')
    const yes = formOf(waiting, '/manage/calendar/confirm')
    const [first, twice] = await Promise.all([other.send(yes, {}), other.send(yes, {})])
    expect([first.status, twice.status]).toEqual([200, 200])
    expect((await other.send(yes, {})).text).toContain('The bank holidays have been entered')
    const page = await admin.get('/manage/calendar')
    expect(page.text.split('The day was announced.')).toHaveLength(2)
    expect(page.text).toContain('Confirmed by Ottilie Grange')
    expect(page.text).toContain('counts from')

    await service.advance('PT3M')
    const confirmed = await dueByApi(start)
    expect(confirmed.dueAt > unconfirmed.dueAt).toBe(true)
    expect(confirmed.explanation).toContainEqual({ name: 'A day for the jubilee' })
    expect(await dueByPage(start)).toContain('A day for the jubilee')
    expect(await dueByPage(start)).toContain(words('en').dates.when(confirmed.dueAt))
    const begun = await service.refer('care-act')
    const after = await contactDue(begun)
    expect(await contactDue(running)).toBe(before)
    expect((after ?? '') > (before ?? '')).toBe(true)
    expect((await admin.get('/manage/calendar')).text).toContain('england-and-wales-2019-2030+1')
    const commissioner = await Visitor.signedIn(service.url, 'commissioner.westmarch')
    const clock = await commissioner.get(`/clocks/${begun}-1/first-contact`)
    expect(clock.text).toContain('A day for the jubilee')
    expect((await commissioner.get(`/clocks/${running}-1/first-contact`)).text).not.toContain('A day for the jubilee')
  })

  it('holds for nobody while only its own authority agrees, and goes when it is taken away', async () => {
    const day = await announced(14)
    const before = (await admin.get('/manage/calendar')).text
    expect(before).not.toContain('Take them away')
    await admin.send(formOf(await check(feedWith(day)), '/manage/calendar/enter'), {})
    const mine = await admin.get('/manage/calendar')
    expect(mine.text).toContain('An administrator of another authority has to confirm them.')
    expect(mine.forms.map(({ action }) => action)).not.toContain('/manage/calendar/confirm')
    const forged = formOf(mine, '/manage/calendar/drop')
    const refused = await admin.send({ ...forged, action: '/manage/calendar/confirm' }, {})
    expect(refused.status).toBe(403)
    const commissioner = await Visitor.signedIn(service.url, 'commissioner.eastmoor')
    expect((await commissioner.send({ ...forged, action: '/manage/calendar/confirm' }, {})).status).toBe(403)
    const stale = formOf(await other.get('/manage/calendar'), '/manage/calendar/confirm')
    expect((await other.send(formOf(await other.get('/manage/calendar'), '/manage/calendar/drop'), {})).text).toContain(
      'Nothing waits to be confirmed any more',
    )
    expect((await other.send(stale, {})).status).toBe(409)
    await service.advance('PT3M')
    expect((await admin.get('/manage/calendar')).text).not.toContain('+2')
  })

  it('that changes nothing more is refused', async () => {
    const page = await check(feedWith(soon(dateOf(await service.advance('PT0S')))))
    expect(page.status).toBe(422)
    expect(page.text).toContain('has all of these bank holidays already')
  })

  it('that somebody else was quicker than is shown again as it now stands', async () => {
    const previews = await Promise.all([check(feedWith(await announced(28))), check(feedWith(await announced(35)))])
    const [one, later] = previews.map((page) => formOf(page, '/manage/calendar/enter'))
    if (one === undefined || later === undefined) throw new Error('No preview')
    expect((await admin.send(one, {})).status).toBe(200)
    const waiting = await admin.send(later, {})
    expect(waiting.status).toBe(409)
    expect(waiting.text).toContain('This was done or changed by somebody meanwhile')
    expect((await confirm(other)).status).toBe(200)
    const stale = await admin.send(later, {})
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Somebody has entered bank holidays meanwhile')
    expect((await admin.send(formOf(stale, '/manage/calendar/enter'), {})).status).toBe(200)
    expect((await confirm(other)).status).toBe(200)
    await service.advance('PT3M')
    expect((await admin.get('/manage/calendar')).text).toContain('england-and-wales-2019-2030+3')
  })

  it('outlives a crash', async () => {
    await service.kill()
    await service.start()
    admin = await Visitor.signedIn(service.url, 'admin.westmarch')
    expect((await admin.get('/manage/calendar')).text).toContain('england-and-wales-2019-2030+')
  })
})
