// The monthly report by mail, in the running service: asked for and stopped on its page, mailed once on the first working day.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGLAND_AND_WALES } from '../../shared/domain/clocks/calendar.ts'
import { mailedAt, monthBefore, nextMail } from '../../shared/domain/reports/monthly.ts'
import { dateOf, daysAfter, epochMs, instantOf } from '../../shared/domain/time.ts'
import { words } from '../../shared/web/words/index.ts'
import { type SeenPage, Visitor } from '../support/browserless.ts'
import { linkIn, LocalService } from '../support/local-service.ts'

const PATH = '/reports/monthly'
const t = words('en').monthly

let service: LocalService
let commissioner: Visitor

beforeAll(async () => {
  service = await LocalService.fresh()
  commissioner = await Visitor.signedIn(service.url, 'commissioner.westmarch')
})
afterAll(async () => {
  await service.remove()
})

const wish = async (of: Visitor, value: string): Promise<SeenPage> => {
  const form = (await of.get(PATH)).forms.find(({ action }) => action === PATH)
  if (form === undefined) throw new Error('There is nothing to ask for')
  return of.send(form, { wish: value })
}
const reportsMailed = async () =>
  (await service.mails()).filter(({ subject }) => subject.endsWith('your monthly report'))
const now = () => service.advance('PT0S')

describe('the monthly report by mail', () => {
  it('is asked for by those who may read the reports, each for themselves', async () => {
    expect((await commissioner.get(PATH)).text).toContain(t.off)
    const asked = await wish(commissioner, 'ask')
    const next = words('en').dates.day(nextMail(await now(), ENGLAND_AND_WALES))
    expect(asked.text).toContain(t.notices.asked)
    expect(asked.text).toContain('commissioner@westmarch.example')
    expect(asked.text).toContain(next)
    const others = await Promise.all(
      ['referrer.westmarch', 'provider.northstar', 'reviewer.westmarch'].map(async (person) => {
        const visitor = await Visitor.signedIn(service.url, person)
        return [
          (await visitor.get(PATH)).status,
          (await visitor.post(PATH, { _csrf: await visitor.csrfToken(), wish: 'ask' })).status,
        ]
      }),
    )
    expect(others).toEqual([
      [403, 403],
      [403, 403],
      [403, 403],
    ])
    const forged = await commissioner.post(PATH, { wish: 'stop', _csrf: 'somebody else’s' })
    expect(forged.status).toBe(403)
    expect((await commissioner.post(PATH, { wish: 'nonsense', _csrf: await commissioner.csrfToken() })).text).toContain(
      t.stop,
    )
  })

  it('comes at 8 in the morning of the first working day, once, with a link and no figures', async () => {
    await wish(await Visitor.signedIn(service.url, 'admin.westmarch'), 'ask')
    const due = nextMail(await now(), ENGLAND_AND_WALES)
    await service.advanceTo(instantOf(epochMs(due) - 60_000))
    expect(await reportsMailed()).toEqual([])
    await service.advanceTo(due)
    await service.untilMails((mails) => mails.filter(({ subject }) => subject.endsWith('monthly report')).length === 2)
    const sent = await reportsMailed()
    expect(sent.map(({ to }) => to).sort()).toEqual(['admin@westmarch.example', 'commissioner@westmarch.example'])
    const { from, to } = monthBefore(dateOf(due))
    const link = new URL(linkIn(sent[0]))
    expect(link.pathname + link.search).toBe(`/reports?area=westmarch&from=${from}&to=${to}`)
    const fresh = new Visitor(service.url)
    expect((await fresh.get(link.pathname + link.search)).path).toMatch(/sign-in|local/)
    const page = await Visitor.signedIn(service.url, 'commissioner.westmarch')
    expect((await page.get(link.pathname + link.search)).status).toBe(200)
  })

  it('comes no second time in a month, after a restart either', async () => {
    await service.advance('P2D')
    await service.kill()
    await service.start()
    await service.advance('PT1H')
    expect(await reportsMailed()).toHaveLength(2)
  })

  it('comes no more once it is stopped; whoever asks after the day gets the next one', async () => {
    const [one, eastmoor] = await Promise.all([
      Visitor.signedIn(service.url, 'commissioner.westmarch'),
      Visitor.signedIn(service.url, 'commissioner.eastmoor'),
    ])
    expect((await wish(one, 'stop')).text).toContain(t.notices.stopped)
    await wish(eastmoor, 'ask')
    await service.advance('P1D')
    expect(await reportsMailed()).toHaveLength(2)
    const due = mailedAt(daysAfter(`${dateOf(await now()).slice(0, 7)}-01`, 31), ENGLAND_AND_WALES)
    await service.advanceTo(due)
    await service.untilMails((mails) => mails.filter(({ subject }) => subject.endsWith('monthly report')).length >= 4)
    expect(
      (await reportsMailed())
        .slice(2)
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['admin@westmarch.example', 'commissioner@eastmoor.example'])
  })
})
