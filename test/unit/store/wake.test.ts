// What only a date wakes, on the real engine: found on its day and not before, raised once however often it is looked for.
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import type { Facts } from '../../../shared/domain/eligibility/facts.ts'
import { examples } from '../../../shared/domain/form/examples.ts'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { factChanges } from '../../../shared/domain/fact-changes.ts'
import type { ReferralCommand } from '../../../shared/domain/referral.ts'
import { receiptOf } from '../../../shared/domain/receipt.ts'
import { dateOf, type Instant } from '../../../shared/domain/time.ts'
import { TestTable } from '../../support/engine-table.ts'
import { MONDAY, referrer, workflow } from '../../support/factories.ts'

const table = await TestTable.create()
table.become()
const { commandReferral, receiveReferral, referralBy, referralEvents } = await import(
  '../../../shared/store/referrals.ts'
)
const { rechecksDue } = await import('../../../shared/store/rechecks.ts')
const { putAuthority } = await import('../../../shared/store/organisations.ts')
const { unfinishedSince } = await import('../../../shared/store/outbox.ts')
const { keys } = await import('../../../shared/store/keys.ts')
const { handler: wake } = await import('../../../functions/schedules/wake.ts')

afterAll(async () => {
  await table.stop()
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(MONDAY) })
})
afterEach(() => {
  vi.useRealTimers()
})

const DETAINED: Facts = {
  jurisdiction: 'england',
  processes: ['mental-health-patient'],
  ageYears: 40,
  mha: { section: 's136', treatmentDiscussed: 'none' },
}
const determination = (facts: Facts): ReferralCommand => ({
  type: 'determine',
  on: dateOf(MONDAY),
  rulesVersion: 'of the test',
  determinations: determine(facts, dateOf(MONDAY)),
})
const context = { at: MONDAY, by: workflow }

/** A referral about a section 136, which is to be looked at again on Tuesday. */
const detained = async (reference: string): Promise<string> => {
  const today = dateOf(MONDAY)
  const parsed = parseReferralForm(structuredClone(examples(today).imha), { today })
  if (!parsed.ok) throw new Error('The example is no good')
  const form = {
    ...parsed.form,
    facts: DETAINED,
    mentalHealth: { ...parsed.form.mentalHealth, sectionStartedOn: today },
  }
  const event = receiptOf(form, reference, { at: MONDAY, by: referrer, language: 'en' })
  const request = { sender: referrer.id, key: reference, bodyHash: reference, expiresAt: 4_000_000_000 }
  await receiveReferral({ event, referrerId: referrer.id, form, request })
  await commandReferral(reference, determination(DETAINED), context)
  return reference
}
const TUESDAY: Instant = '2026-11-24T09:05:00.000Z'
const dueBy = async (at: Instant) => (await rechecksDue(at)).map(({ reference }) => reference)
const mails = async () =>
  (await unfinishedSince('9999')).flatMap(({ effect }) => (effect.do === 'mail' ? [effect] : []))
const rechecks = async () => (await mails()).filter(({ template }) => template === 'recheck')
const wakeAt = async (instant: Instant) => {
  vi.setSystemTime(new Date(instant))
  await wake()
}

describe('a re-check', () => {
  it('stands under its day, and is raised once in office hours, whoever looks and however often', async () => {
    const reference = await detained('ADV-7K3M-2Q9P')
    expect(await dueBy('2026-11-23T23:59:00.000Z')).toEqual([])
    expect(await dueBy(TUESDAY)).toEqual([reference])
    for (const asleep of ['2026-11-23T16:00:00.000Z', '2026-11-24T08:45:00.000Z', '2026-11-24T17:00:00.000Z'])
      await wakeAt(asleep)
    expect(await rechecks()).toEqual([])
    vi.setSystemTime(new Date(TUESDAY))
    await Promise.all([wake(), wake(), wake()])
    await wakeAt('2026-11-25T09:05:00.000Z')
    expect(await rechecks()).toMatchObject([{ to: 'referrer', reference }])
    expect((await referralEvents(reference)).filter(({ type }) => type === 'recheck-due')).toHaveLength(1)
    expect(await dueBy('9999')).toEqual([])
  })

  it('that fell due while nothing ran is found afterwards, on the next working day', async () => {
    const reference = await detained('ADV-7K3M-3Q9P')
    await wakeAt('2026-11-28T10:00:00.000Z')
    expect((await rechecks()).filter((mail) => mail.reference === reference)).toEqual([])
    await wakeAt('2026-11-30T10:00:00.000Z')
    expect((await rechecks()).filter((mail) => mail.reference === reference)).toHaveLength(1)
  })

  it('goes with the answer that it came of', async () => {
    const reference = await detained('ADV-7K3M-4Q9P')
    const facts = { ...DETAINED, mha: { section: 's3', treatmentDiscussed: 'none' } } as const
    const corrected = { facts: factChanges(DETAINED, facts) }
    const correction: ReferralCommand = { type: 'correct', change: 1, fields: [], corrected }
    await commandReferral(reference, correction, context)
    expect(await dueBy(TUESDAY)).toEqual([reference])
    await commandReferral(reference, determination(facts), context)
    expect(await dueBy(TUESDAY)).toEqual([])
    expect((await table.items()).has(JSON.stringify(keys.recheck(reference)))).toBe(false)
    expect((await referralBy(reference))?.rechecks).toEqual([])
  })
})

const authority = (name: string) => ({
  authority: name,
  name,
  jurisdiction: 'england' as const,
  language: 'en' as const,
  reviewersEmail: `reviewer@${name}.example`,
  commissionerEmail: `commissioner@${name}.example`,
  emailDomains: [`${name}.example`],
})
const told = async () =>
  (await mails()).flatMap(({ template, authority: to }) => (template === 'calendar-ends' ? [to] : []))

describe('the end of the calendar', () => {
  it('is told to each commissioner once, from half a year before it on, one that joins later too', async () => {
    await putAuthority(authority('westmarch'))
    await wakeAt('2030-06-28T10:00:00.000Z')
    expect(await told()).toEqual([])
    await Promise.all([wakeAt('2030-07-01T10:00:00.000Z'), wakeAt('2030-07-01T10:00:00.000Z')])
    await putAuthority(authority('eastmoor'))
    await wakeAt('2030-07-01T10:15:00.000Z')
    await wakeAt('2031-02-03T10:15:00.000Z')
    expect((await told()).map(String).toSorted((one, other) => one.localeCompare(other))).toEqual([
      'eastmoor',
      'westmarch',
    ])
  })
})
