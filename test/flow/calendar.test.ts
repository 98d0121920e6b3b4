// The calendar replaced without a release: what begins afterwards is counted by it, what runs already is not, and who may do it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SHIPPED_BANK_HOLIDAYS } from '../../shared/domain/clocks/bank-holidays.ts'
import { dayKind, dayOfDate, ENGLAND_AND_WALES } from '../../shared/domain/clocks/calendar.ts'
import { dateOf, daysAfter, type IsoDate } from '../../shared/domain/time.ts'
import { type SeenPage, Visitor } from '../support/browserless.ts'
import { LocalService } from '../support/local-service.ts'

let service: LocalService
let admin: Visitor

beforeAll(async () => {
  service = await LocalService.fresh()
  admin = await Visitor.signedIn(service.url, 'admin.westmarch')
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
    const [one, other] = await Promise.all([admin.send(form, {}), admin.send(form, {})])
    expect([one.status, other.status]).toEqual([200, 200])
    const again = await admin.send(form, {})
    expect(again.text).toContain('The bank holidays have been entered')
    const page = await admin.get('/manage/calendar')
    expect(page.text.split('The day was announced.')).toHaveLength(2)
    expect(page.text).toContain('counts from')

    await service.advance('PT3M')
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

  it('that changes nothing more is refused', async () => {
    const page = await check(feedWith(soon(dateOf(await service.advance('PT0S')))))
    expect(page.status).toBe(422)
    expect(page.text).toContain('has all of these bank holidays already')
  })

  it('that somebody else was quicker than is shown again as it now stands', async () => {
    const today = dateOf(await service.advance('PT0S'))
    const [first, second] = [daysAfter(soon(today), 28), daysAfter(soon(today), 35)].map((date) =>
      [date, daysAfter(date, 1), daysAfter(date, 2), daysAfter(date, 3)].find(isWorkingDay),
    )
    const previews = await Promise.all([check(feedWith(first ?? '')), check(feedWith(second ?? ''))])
    const [one, other] = previews.map((page) => formOf(page, '/manage/calendar/enter'))
    if (one === undefined || other === undefined) throw new Error('No preview')
    expect((await admin.send(one, {})).status).toBe(200)
    const stale = await admin.send(other, {})
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Somebody has entered bank holidays meanwhile')
    expect((await admin.send(formOf(stale, '/manage/calendar/enter'), {})).status).toBe(200)
    expect((await admin.get('/manage/calendar')).text).toContain('england-and-wales-2019-2030+3')
  })

  it('outlives a crash', async () => {
    await service.kill()
    await service.start()
    admin = await Visitor.signedIn(service.url, 'admin.westmarch')
    expect((await admin.get('/manage/calendar')).text).toContain('england-and-wales-2019-2030+')
  })
})
