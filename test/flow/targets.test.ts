// Targets that a commissioner changes from a day on, and running cases that somebody brings under them, on the service as it runs.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type SeenPage, type Typed, Visitor } from '../support/browserless.ts'
import { about, caseAnswer, LocalService } from '../support/local-service.ts'

let service: LocalService
let commissioner: Visitor
let colleague: Visitor
let eastmoor: Visitor

beforeAll(async () => {
  service = await LocalService.fresh()
  await signedInAgain()
})
/** Sessions end as the clock moves on. */
const signedInAgain = async (): Promise<void> => {
  commissioner = await Visitor.signedIn(service.url, 'commissioner.westmarch')
  colleague = await Visitor.signedIn(service.url, 'admin.westmarch')
  eastmoor = await Visitor.signedIn(service.url, 'commissioner.eastmoor')
}
afterAll(async () => {
  await service.remove()
})

const clock = z.object({ now: z.string() })
const decisions = z.object({ clocks: z.array(z.object({ milestone: z.string(), dueAt: z.string() })) })
const receivedAnswer = z.object({ reference: z.string(), cases: z.array(caseAnswer) })
const now = async (): Promise<string> => clock.parse((await service.call('GET', '/local/clock')).body).now
const today = async (): Promise<string> => (await now()).slice(0, 10)
const daysFrom = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

const dayBoxes = (day: string): Typed => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { 'from-day': date, 'from-month': month, 'from-year': year }
}
const ALLOCATION: Typed = {
  milestone: 'allocation',
  role: 'every',
  priority: 'P3',
  number: '6',
  kind: 'workingHours',
  reason: 'The new contract asks for it.',
}
const query = (fields: Typed) =>
  new URLSearchParams(Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]))

/** Asks what a change would do: the page before it is entered. */
const check = (visitor: Visitor, day: string, more: Typed = {}): Promise<SeenPage> =>
  visitor.get(`/manage/targets/change?${query({ step: 'check', ...ALLOCATION, ...dayBoxes(day), ...more }).toString()}`)

const postOf = (page: SeenPage, path: string) => {
  const found = page.forms.find(({ action, method }) => action.startsWith(path) && method === 'post')
  if (found === undefined) throw new Error(`There is nothing to send: ${page.status} ${page.text}`)
  return found
}
const enter = async (visitor: Visitor, day: string, more: Typed = {}): Promise<SeenPage> =>
  visitor.send(postOf(await check(visitor, day, more), '/manage/targets'))

/** How many changes have been entered. */
const entered = async (visitor: Visitor): Promise<number> =>
  (await visitor.get('/manage/targets')).html.match(/class="govuk-table__cell typed"/g)?.length ?? 0

/** A case that its provider has taken, and when its advocate has to be named. */
const accepted = async (): Promise<{ reference: string; id: string; due: string }> => {
  const reference = await service.refer('care-act')
  const { id } = await service.untilCase(reference, 'offered')
  await service.act('provider.northstar', id, 'accept')
  await service.untilCase(reference, 'accepted')
  return { reference, id, due: await allocationDue(reference) }
}
const allocationDue = async (reference: string): Promise<string> =>
  (await service.referral(reference)).cases[0]?.clocks.find(({ milestone }) => milestone === 'allocation')?.dueAt ?? ''
/** When a case began. */
const startOf = async (reference: string): Promise<string> =>
  (await service.referral(reference)).cases[0]?.clocks.find(({ milestone }) => milestone === 'allocation')?.startedAt ??
  ''
/** How the working of a clock names its target. */
const targetOf = async (id: string, milestone = 'allocation'): Promise<string> =>
  (await commissioner.get(`/clocks/${id}/${milestone}`)).text
const versionOf = async (id: string, milestone = 'allocation'): Promise<string | undefined> =>
  /\(targets (\S+)\)/.exec(await targetOf(id, milestone))?.[1]
const decisionsDue = async (reference: string): Promise<string[]> => {
  const token = await service.token('referrer.westmarch')
  const { body } = await service.call('GET', `/api/referrals/${reference}`, { token })
  return decisions.parse(body).clocks.flatMap(({ milestone, dueAt }) => (milestone === 'decision' ? [dueAt] : []))
}
const factsOf = (example: Record<string, unknown>) => z.record(z.string(), z.unknown()).parse(example['facts'])
const OFFICE_MINUTES = 8 * 60
/** Three quarters of the office time from a Monday morning to a due time within the same week. */
const threeQuarters = (start: string, due: string): string => {
  const begins = Date.parse(start)
  const minutesOn = (place: number) =>
    place === 0 ? (Date.parse(`${start.slice(0, 10)}T17:00:00.000Z`) - begins) / 60_000 : OFFICE_MINUTES
  const days = Math.round((Date.parse(due.slice(0, 10)) - Date.parse(start.slice(0, 10))) / 86_400_000)
  const weekdays = Array.from({ length: days + 1 }, (_, place) => place).filter((place) => place % 7 < 5)
  let left = weekdays.reduce((sum, place) => sum + minutesOn(place), 0) * 0.75
  for (const place of weekdays) {
    const day = daysFrom(start.slice(0, 10), place)
    const from = place === 0 ? begins : Date.parse(`${day}T09:00:00.000Z`)
    if (left <= minutesOn(place)) return new Date(from + left * 60_000).toISOString()
    left -= minutesOn(place)
  }
  return due
}
const reprojectionOf = (visitor: Visitor, id: string, priority?: string): Promise<SeenPage> =>
  visitor.get(`/manage/cases/${id}/reproject${priority === undefined ? '' : `?priority=${priority}`}`)
const setAnew = async (
  visitor: Visitor,
  id: string,
  { priority, reason = 'The meeting is sooner.' }: { priority?: string; reason?: string } = {},
) => visitor.send(postOf(await reprojectionOf(visitor, id, priority), `/manage/cases/${id}/reproject`), { reason })

describe('a changed target', () => {
  let before: Awaited<ReturnType<typeof accepted>>

  it('says before it is stored what it does to running cases: nothing, unless somebody projects one anew', async () => {
    before = await accepted()
    const page = await check(commissioner, daysFrom(await today(), 1))
    expect(page).toMatchObject({ status: 200 })
    expect(page.text).toContain('Nothing. Running cases keep the targets')
    expect(page.text).toContain('Running cases in your area 1 case')
    expect(page.text).toContain('Due earlier 1 case')
    expect(page.text).toContain('Moved and overdue at once None')
    expect(await entered(commissioner)).toBe(0)
  })

  it('counts from its day: what was promised before it stays', async () => {
    const done = await enter(commissioner, daysFrom(await today(), 1))
    expect(done).toMatchObject({ status: 200, path: '/manage/targets?done=changed' })
    expect(done.text).toContain('6 working hours')
    expect(done.text).toContain('The new contract asks for it.')
    await service.advance('PT2M')
    const sooner = await accepted()
    expect(await versionOf(sooner.id)).toBe('default-1')

    await service.advance('P1D')
    await signedInAgain()
    const after = await accepted()
    expect(await versionOf(after.id)).toMatch(/^westmarch-\d{4}-\d\d-\d\d-1$/)
    expect(await versionOf(before.id)).toBe('default-1')
    expect(await allocationDue(before.reference)).toBe(before.due)
    expect(await allocationDue(sooner.reference)).toBe(sooner.due)
    expect(await targetOf(after.id)).toContain('6 working hours')
    expect(await targetOf(sooner.id)).toContain('2 working days')
  })

  it('is promised already while the workflow has not opened the case', async () => {
    const token = await service.token('referrer.westmarch')
    const body = await service.example('care-act')
    const answer = await service.call('POST', '/api/referrals', {
      token,
      body,
      headers: { 'idempotency-key': 'promised-at-once' },
    })
    const { reference, cases } = receivedAnswer.parse(answer.body)
    const { id } = await service.untilCase(reference, 'offered')
    expect(cases[0]?.clocks.find(({ milestone }) => milestone === 'allocation')?.dueAt).toBe(
      await allocationDue(reference),
    )
    expect(await targetOf(id)).toContain('6 working hours')
  })

  it('is that of one area: another’s commissioner sees none of it, and its cases keep to their own', async () => {
    const page = await eastmoor.get('/manage/targets')
    expect(page.text).toContain('Nothing has been changed')
    expect(page.text).not.toContain('6 working hours')
    const theirs = {
      ...(await service.example('care-act')),
      responsible: { authority: 'eastmoor', residence: 'known' },
    }
    const reference = await service.refer(theirs, 'referrer.eastmoor')
    const [of] = (await service.until(reference, ({ cases }) => cases.length > 0, 'referrer.eastmoor')).cases
    const { text } = await eastmoor.get(`/clocks/${of?.id}/allocation`)
    expect(text).toContain('default-1')
  })

  it('of how soon a person decides counts for what begins to wait then, and for nothing that waits', async () => {
    const undecided = {
      ...(await service.example('care-act')),
      goOnAgainstAnswer: { reason: 'Nobody explained it.' },
    }
    const facts = factsOf(await service.example('care-act'))
    const difficulty = { understand: false, retain: false, weigh: false, communicate: false }
    const waiting = async () => {
      const reference = await service.refer({ ...undecided, facts: { ...facts, difficulty } })
      await service.until(reference, ({ status }) => status === 'awaiting-decision')
      return reference
    }
    const earlier = await waiting()
    const [due] = await decisionsDue(earlier)
    for (const priority of ['P1', 'P2', 'P3', 'P4']) {
      const number = priority === 'P1' ? '1' : '3'
      const page = await check(commissioner, await today(), { milestone: 'decision', priority, number })
      expect(page.text).toContain('no case has this milestone')
      await commissioner.send(postOf(page, '/manage/targets'))
    }
    await service.advance('PT2M')
    const [later] = await decisionsDue(await waiting())
    expect(await decisionsDue(earlier)).toEqual([due])
    expect(later && due && later < due).toBe(true)
  })
})

describe('a change', () => {
  it.each<[what: string, more: Typed, says: string]>([
    ['of nothing', { milestone: '' }, 'Choose what is to be reached'],
    ['of what nobody may change', { milestone: 'acknowledgement' }, 'Choose what is to be reached'],
    ['for a role that there is not', { role: 'solicitor' }, 'Choose a role, or every role'],
    ['at no priority', { priority: '' }, 'Choose a priority'],
    ['to no time', { number: '0' }, 'Give a number greater than nothing'],
    ['to negative time', { number: '-3' }, 'Give a number greater than nothing'],
    ['to half a day', { number: '1.5', kind: 'workingDays' }, 'Give a whole number of days'],
    ['to more than a year', { number: '300', kind: 'workingDays' }, 'Give less than a year'],
    ['to hours of more than a year', { number: '9000', kind: 'hours' }, 'Give less than a year'],
    ['to words', { number: 'two' }, 'Give a number in figures'],
    ['to a number that no table holds', { number: '1e400' }, 'Give a number in figures'],
    ['to nothing', { number: '' }, 'Give a number'],
    ['counted in nothing', { kind: '' }, 'Choose what it is counted in'],
    ['counted in dates', { kind: 'at', number: '1' }, 'Choose what it is counted in'],
    ['from no day', { 'from-day': '', 'from-month': '', 'from-year': '' }, 'Give the day'],
    ['from a day that there is not', { 'from-day': '31', 'from-month': '2' }, 'Give a real date'],
    ['from the past', { 'from-year': '2024' }, 'The day must be today or later'],
    ['from beyond the calendar', { 'from-year': '2099' }, 'within the years that the calendar covers'],
    ['without a reason', { reason: '  ' }, 'Say why it is changed'],
    ['with too much of a reason', { reason: 'x'.repeat(301) }, 'Shorten it to 300 characters'],
    ['with what cannot be read out', { reason: 'Because\u0007' }, 'cannot be read out'],
    ['that is none', { number: '2', kind: 'workingDays' }, 'already'],
    [
      'that has the person met before anybody is named',
      { milestone: 'first-contact', priority: 'P4', number: '2', kind: 'workingDays' },
      'before an advocate has to be named',
    ],
    [
      'that comes after the decision',
      { milestone: 'report', priority: 'P1', number: '5', kind: 'workingDays' },
      'would come after the decision',
    ],
  ])('%s is asked for again, and by a forged form too', async (_what, more, says) => {
    const fields = { ...ALLOCATION, ...dayBoxes(daysFrom(await today(), 30)), ...more }
    const asked = await eastmoor.get(`/manage/targets/change?${query({ step: 'check', ...fields }).toString()}`)
    expect({ status: asked.status, says: asked.text.includes(says) }).toEqual({ status: 422, says: true })
    const _csrf = await eastmoor.csrfToken()
    const forged = await eastmoor.post('/manage/targets/change', { ...fields, _csrf, seen: '0' })
    expect({ status: forged.status, says: forged.text.includes(says) }).toEqual({ status: 422, says: true })
    expect(await entered(eastmoor)).toBe(0)
  })

  it('that is sent twice is entered once', async () => {
    const form = postOf(await check(commissioner, daysFrom(await today(), 40), { number: '5' }), '/manage/targets')
    const before = await entered(commissioner)
    const answers = await Promise.all([commissioner.send(form), commissioner.send(form)])
    expect(answers.map(({ path }) => path)).toEqual(['/manage/targets?done=changed', '/manage/targets?done=changed'])
    expect((await commissioner.send(form)).path).toBe('/manage/targets?done=changed')
    expect(await entered(commissioner)).toBe(before + 1)
  })

  it('that the same person makes in another window is another one where its number is', async () => {
    const day = daysFrom(await today(), 45)
    const [one, other] = [
      await check(commissioner, day, { number: '4' }),
      await check(commissioner, day, { number: '3' }),
    ]
    expect(await commissioner.send(postOf(one, '/manage/targets'))).toMatchObject({ status: 200 })
    expect(await commissioner.send(postOf(other, '/manage/targets'))).toMatchObject({ status: 409 })
  })

  it('of two commissioners at once: one is entered, and the other sees that first', async () => {
    const day = daysFrom(await today(), 50)
    const [mine, theirs] = [
      await check(commissioner, day, { number: '3' }),
      await check(colleague, day, { number: '2', reason: 'The provider has agreed to it.' }),
    ]
    const before = await entered(commissioner)
    const answers = await Promise.all([
      commissioner.send(postOf(mine, '/manage/targets')),
      colleague.send(postOf(theirs, '/manage/targets')),
    ])
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
    expect(await entered(commissioner)).toBe(before + 1)
    const told = answers.find(({ status }) => status === 409)
    if (told === undefined) throw new Error('Nobody was told')
    expect(told.text).toContain('Somebody has changed a target since you began')
    const again = await (told === answers[0] ? commissioner : colleague).send(postOf(told, '/manage/targets'))
    expect(again.path).toBe('/manage/targets?done=changed')
    expect(await entered(commissioner)).toBe(before + 2)
  })

  it('over more than there is, or without the token of the form, is never one', async () => {
    const fields = { ...ALLOCATION, ...dayBoxes(daysFrom(await today(), 60)) }
    const _csrf = await eastmoor.csrfToken()
    for (const seen of ['999', '-1', 'NaN', '0.5', '1e3'])
      expect(await eastmoor.post('/manage/targets/change', { ...fields, _csrf, seen })).toMatchObject({ status: 409 })
    expect(await eastmoor.post('/manage/targets/change', { ...fields, seen: '0' })).toMatchObject({ status: 403 })
    expect(await entered(eastmoor)).toBe(0)
  })

  it('of nobody but the commissioner', async () => {
    for (const person of ['referrer.westmarch', 'reviewer.westmarch', 'provider.northstar']) {
      const visitor = await Visitor.signedIn(service.url, person)
      expect(await visitor.get('/manage/targets')).toMatchObject({ status: 403 })
      const _csrf = await visitor.csrfToken()
      expect(await visitor.post('/manage/targets/change', { ...ALLOCATION, _csrf, seen: '0' })).toMatchObject({
        status: 403,
      })
    }
  })
})

describe('a running case', () => {
  const MONDAY_MORNING = 'T09:30:00.000Z'
  /** Moves to half past nine on the next Monday: no night or weekend falls into the next hours. */
  const toMonday = async () => {
    const day = await today()
    const weekday = new Date(`${day}T12:00:00.000Z`).getUTCDay()
    await service.advanceTo(`${daysFrom(day, (8 - weekday) % 7 || 7)}${MONDAY_MORNING}`)
    await signedInAgain()
  }

  it('brought under another priority has new dates, and is reminded of at three quarters of the new time', async () => {
    await toMonday()
    const { reference, id, due } = await accepted()
    const page = await reprojectionOf(commissioner, id, 'P2')
    expect(page.text).toContain('As it is now')
    expect(await allocationDue(reference)).toBe(due)

    const done = await setAnew(commissioner, id, { priority: 'P2' })
    expect(done).toMatchObject({ status: 200, path: `/manage/cases/${id}?done=reprojected` })
    const anew = await allocationDue(reference)
    expect(anew).not.toBe(due)
    expect((await service.referral(reference)).cases[0]).toMatchObject({ status: 'accepted', priority: 'P2' })
    const told = await service.untilMails((mails) => about(mails, reference, 'new dates').length === 2)
    expect(
      about(told, reference, 'new dates')
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(['referrals@northstar.example', 'referrer@westmarch.example'])
    expect(about(told, reference, 'new dates').map(({ text }) => text.includes('The meeting is sooner'))).toEqual([
      false,
      false,
    ])

    // By the old target it would have been reminded of, and overdue, long before.
    const named = () => service.mails().then((mails) => about(mails, reference, 'naming of the advocate due'))
    const three = threeQuarters(await startOf(reference), anew)
    await service.advanceTo(new Date(Date.parse(three) - 60_000).toISOString())
    expect(await named()).toHaveLength(0)
    expect(about(await service.mails(), reference, 'overdue')).toHaveLength(0)
    await service.advance('PT2M')
    expect(await named()).toHaveLength(1)
    await service.advance('PT2H')
    expect(await named()).toHaveLength(1)

    await signedInAgain()
    for (const person of ['referrer.westmarch', 'provider.northstar', 'commissioner.westmarch']) {
      const visitor = await Visitor.signedIn(service.url, person)
      const paths = {
        referrer: `/referrals/${reference}`,
        provider: `/cases/${id}`,
        commissioner: `/manage/cases/${id}`,
      }
      const { text } = await visitor.get(Object.entries(paths).find(([role]) => person.startsWith(role))?.[1] ?? '/')
      expect(text).toContain('Priority: Urgent (P2)')
      expect(text).toContain('The meeting is sooner.')
    }
    expect(await targetOf(id)).toContain('The meeting is sooner.')
  })

  it('brought under targets that have been changed since keeps what it has reached as it was judged', async () => {
    await toMonday()
    const { reference, id } = await accepted()
    await service.act('provider.northstar', id, 'allocate', { advocate: 'Wren Hollis' })
    const version = await versionOf(id)
    await enter(commissioner, await today(), {
      milestone: 'first-contact',
      priority: 'P3',
      number: '12',
      reason: 'Fewer.',
    })
    const done = await setAnew(commissioner, id)
    expect(done.path).toBe(`/manage/cases/${id}?done=reprojected`)
    expect(await versionOf(id)).toBe(version)
    expect(await versionOf(id, 'first-contact')).not.toBe(version)
    expect(await targetOf(id, 'first-contact')).toContain('12 working hours')
    expect(
      (await service.referral(reference)).cases[0]?.clocks.map(({ milestone, state }) => [milestone, state]),
    ).toEqual([
      ['response', 'met'],
      ['allocation', 'met'],
      ['first-contact', 'running'],
      ['report', 'running'],
    ])
  })

  it('whose offer is no longer in time passes on at once', async () => {
    await toMonday()
    const reference = await service.refer('care-act')
    const { id } = await service.untilCase(reference, 'offered')
    await service.advance('PT5H')
    await signedInAgain()
    const page = await reprojectionOf(commissioner, id, 'P1')
    expect(page.text).toContain('passes on to the next provider as soon as you confirm')
    await setAnew(commissioner, id, { priority: 'P1' })
    await service.until(reference, ({ cases }) => cases[0]?.provider?.id === 'lanternhouse')
  })

  it('that would not change, or is asked for without a priority or a reason, stays as it is', async () => {
    const { id } = await accepted()
    expect((await reprojectionOf(commissioner, id)).text).toContain('Nothing would change')
    expect(await reprojectionOf(commissioner, id, 'P9')).toMatchObject({ status: 422 })
    for (const reason of ['', 'x'.repeat(1_001), 'Because\u0000'])
      expect(await setAnew(commissioner, id, { priority: 'P1', reason })).toMatchObject({ status: 422 })
    const form = postOf(await reprojectionOf(commissioner, id, 'P1'), `/manage/cases/${id}`)
    for (const wrong of [{ priority: 'P0' }, { priority: null }])
      expect(await commissioner.send(form, { reason: 'So.', ...wrong })).toMatchObject({ status: 422 })
    for (const wrong of [{ seen: '0' }, { seen: 'x' }, { policy: 'another' }])
      expect(await commissioner.send(form, { reason: 'So.', ...wrong })).toMatchObject({ status: 409 })
    expect(await commissioner.send(form, { reason: 'So.', _csrf: 'x' })).toMatchObject({ status: 403 })
    expect(
      (await service.call('GET', `/api/cases/${id}`, { token: await service.token('provider.northstar') })).body,
    ).toMatchObject({ priority: 'P3' })
  })

  it('that two people set anew at once is set by one, and the other is told', async () => {
    const { id } = await accepted()
    const [mine, theirs] = [await reprojectionOf(commissioner, id, 'P1'), await reprojectionOf(colleague, id, 'P4')]
    const path = `/manage/cases/${id}/reproject`
    const answers = await Promise.all([
      commissioner.send(postOf(mine, path), { reason: 'The meeting is sooner.' }),
      colleague.send(postOf(theirs, path), { reason: 'The meeting is later.' }),
    ])
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
    const told = answers.find(({ status }) => status === 409)
    expect(told?.text).toContain('The case has changed since you began')
    const history = (await commissioner.get(`/manage/cases/${id}`)).text
    expect(history.split('set the dates anew. Priority').length - 1).toBe(1)
  })

  it('is set anew once by a form that is sent twice', async () => {
    const { id } = await accepted()
    const form = postOf(await reprojectionOf(commissioner, id, 'P1'), `/manage/cases/${id}`)
    const sent = { reason: 'The meeting is sooner.' }
    const answers = await Promise.all([commissioner.send(form, sent), commissioner.send(form, sent)])
    for (const { path } of answers) expect(path).toBe(`/manage/cases/${id}?done=reprojected`)
    const { text } = await commissioner.get(`/manage/cases/${id}`)
    expect(text.split('set the dates anew. Priority').length - 1).toBe(1)
  })

  it('of another area, or that there is not, is not there; one that has ended keeps its dates', async () => {
    const { id, reference } = await accepted()
    for (const path of [
      `/manage/cases/${id}/reproject`,
      '/manage/cases/ADV-2222-2222-1/reproject',
      '/manage/cases/x/reproject',
    ]) {
      expect(await eastmoor.get(path)).toMatchObject({ status: 404 })
      const _csrf = await eastmoor.csrfToken()
      expect(
        await eastmoor.post(path, { _csrf, priority: 'P1', reason: 'Mine.', seen: '3', policy: 'default-1' }),
      ).toMatchObject({ status: 404 })
    }
    const form = postOf(await reprojectionOf(commissioner, id, 'P1'), `/manage/cases/${id}`)
    await service.call('POST', `/api/referrals/${reference}/withdraw`, {
      token: await service.token('referrer.westmarch'),
      body: { reason: 'person-moved' },
    })
    expect(await reprojectionOf(commissioner, id)).toMatchObject({ status: 409 })
    const late = await commissioner.send(form, { reason: 'Too late.' })
    expect(late).toMatchObject({ status: 409 })
    expect(late.text).toContain('This case has ended')
  })
})
