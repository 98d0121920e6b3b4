// A promise that is going to be missed: the referrer is told when it arises, with the new date, and reads why.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailableAt } from '../../shared/domain/clocks/alerts.ts'
import { ENGLAND_AND_WALES } from '../../shared/domain/clocks/calendar.ts'
import { about, LocalService } from '../support/local-service.ts'

let service: LocalService

beforeAll(async () => {
  service = await LocalService.fresh()
})
afterAll(async () => {
  await service.remove()
})

const accepted = async (): Promise<{ reference: string; id: string }> => {
  const reference = await service.refer('care-act')
  const { id } = await service.untilCase(reference, 'offered')
  await service.act('provider.northstar', id, 'accept')
  return { reference, id }
}
const inDays = async (days: number) =>
  new Date(Date.parse(await service.advance('PT0S')) + days * 86_400_000).toISOString().slice(0, 10)

describe('a delay that a provider tells of', () => {
  it('is mailed to the referrer at once, with the new date and nothing of the reason', async () => {
    const { reference, id } = await accepted()
    const on = await inDays(21)
    await service.act('provider.northstar', id, 'delay', {
      milestone: 'first-contact',
      reason: 'person-unavailable',
      on,
    })
    await service.untilMails((mails) => about(mails, reference, 'now expected by').length > 0)
    const [mail, ...more] = about(await service.mails(), reference, 'now expected by')
    expect([mail?.to, more]).toEqual(['referrer@westmarch.example', []])
    expect(mail?.text).toContain(String(Number(on.slice(8))))
    expect(mail?.text).not.toMatch(/available|unavailable|does not want/)
  })

  it('leaves the promised date as it is, and stands in the mail of the breach', async () => {
    const { reference, id } = await accepted()
    const before = (await service.untilCase(reference, 'accepted')).clocks
    await service.act('provider.northstar', id, 'delay', {
      milestone: 'allocation',
      reason: 'no-advocate-free',
      on: await inDays(30),
    })
    const after = (await service.untilCase(reference, 'accepted')).clocks
    expect(after).toEqual(before)
    const due = after.find(({ milestone }) => milestone === 'allocation')?.dueAt ?? ''
    // Mail waits for the next opening of the office.
    await service.advanceTo(mailableAt(new Date(Date.parse(due) + 1).toISOString(), 'P3', ENGLAND_AND_WALES))
    await service.untilMails((mails) => about(mails, reference, 'overdue').length > 0)
    const late = about(await service.mails(), reference, 'a delay in').filter(({ text }) => text.includes('is late'))
    expect(late.map(({ to }) => to)).toContain('referrer@westmarch.example')
    expect(late.find(({ to }) => to === 'referrer@westmarch.example')?.text).toContain('The provider now expects it by')
  })
})
