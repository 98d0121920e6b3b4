// A power cut at the worst moments: what was answered is kept, and everything that was to follow is done once.
import { setTimeout as pause } from 'node:timers/promises'
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

const restart = async () => {
  await service.kill()
  await service.start()
}
/** Mails about a referral as `recipient: first words`, sorted. */
const told = async (reference: string, words: string) =>
  about(await service.mails(), reference, words)
    .map(({ to }) => to)
    .sort()

describe('killed between the sending and the offer', () => {
  // From right after the answer into the middle of the workflow.
  it.each([0, 15, 45, 90])('by %d ms, a referral is offered once after the restart', async (delay) => {
    const reference = await service.refer('care-act')
    await pause(delay)
    await restart()
    await service.untilCase(reference, 'offered')
    await service.untilMails((mails) => about(mails, reference, 'new case').length > 0)
    await service.advance('PT1M')
    expect(await told(reference, 'received')).toEqual(['referrer@westmarch.example'])
    expect(await told(reference, 'new case')).toEqual(['referrals@northstar.example'])
    expect((await service.referral(reference)).cases).toHaveLength(1)
  })
})

describe('killed between the acceptance and the next wait', () => {
  it.each([0, 20])(
    'by %d ms, a case waits for its advocate after the restart, and is reminded of once',
    async (delay) => {
      const reference = await service.refer('care-act')
      const { id } = await service.untilCase(reference, 'offered')
      await service.act('provider.northstar', id, 'accept')
      await pause(delay)
      await restart()
      const { clocks } = await service.untilCase(reference, 'accepted')
      await service.untilMails((mails) => about(mails, reference, 'is yours').length > 0)
      const due = clocks.find(({ milestone }) => milestone === 'allocation')?.dueAt ?? ''
      await service.advanceTo(due)
      expect(await told(reference, 'accepted')).toEqual(['referrer@westmarch.example'])
      expect(await told(reference, 'is yours')).toEqual(['referrals@northstar.example'])
      expect(await told(reference, 'naming of the advocate due')).toEqual(['referrals@northstar.example'])
    },
  )
})

describe('killed while a timer is due', () => {
  it.each([5, 60])('by %d ms into the move of the clock, an offer lapses once and passes on once', async (delay) => {
    const reference = await service.refer('care-act')
    const { clocks } = await service.untilCase(reference, 'offered')
    await service.untilMails((mails) => about(mails, reference, 'new case').length > 0)
    const due = clocks.find(({ milestone }) => milestone === 'response')?.dueAt ?? ''
    const seconds = Math.ceil((Date.parse(due) - Date.parse(await service.advance('PT0S'))) / 1000)
    await service.advance(`PT${seconds - 1}S`)
    const moving = service.advance('PT10S').catch(() => undefined)
    await pause(delay)
    await restart()
    await moving
    await service.advance('PT30S')
    await service.until(reference, ({ cases }) => cases[0]?.provider?.id === 'lanternhouse')
    // The office has closed with the limit. What is held outlives the power cut too.
    expect(await told(reference, 'has passed on')).toEqual([])
    await restart()
    await service.advanceTo(mailableAt(new Date(Date.parse(due) + 1).toISOString(), 'P3', ENGLAND_AND_WALES))
    await service.untilMails((mails) => about(mails, reference, 'new case').length > 1)
    await service.advance('PT1M')
    expect(await told(reference, 'has passed on')).toEqual(['manager@northstar.example', 'referrals@northstar.example'])
    expect(await told(reference, 'new case')).toEqual(['referrals@lanternhouse.example', 'referrals@northstar.example'])
    expect(await told(reference, 'answer to the offer due')).toEqual(['referrals@northstar.example'])
  })
})
