// The register of access on the real engine, and the chain that the store writes with the events.
import { afterAll, describe, expect, it } from 'vitest'
import type { AccessEntry } from '../../../shared/domain/access-register.ts'
import { opened } from '../../../shared/domain/case-evolution.ts'
import { checkChain } from '../../../shared/domain/evidence/chain.ts'
import { sha256 } from '../../../shared/platform/digest.ts'
import { TestTable } from '../../support/engine-table.ts'
import { CASE_ID, caseOpening, hoursAfter, MONDAY, provider, receipt, REFERENCE } from '../../support/factories.ts'

const table = await TestTable.create()
table.become()
const { accessesOf, recordAccess, registerOf } = await import('../../../shared/store/access-register.ts')
const { openingOfCase, receiptOfReferral } = await import('../../../shared/store/changes.ts')
const { commandCase } = await import('../../../shared/store/cases.ts')
const { recordsOf } = await import('../../../shared/store/evidence.ts')
const { transact } = await import('../../../shared/store/table.ts')
const { received } = await import('../../../shared/domain/referral.ts')

afterAll(async () => {
  await table.stop()
})

const entry = (over: Partial<AccessEntry> = {}): AccessEntry => ({
  what: 'story',
  subject: CASE_ID,
  authority: 'westmarch',
  reference: REFERENCE,
  by: { id: provider.id, name: provider.name, organisation: provider.organisation },
  why: { ground: 'works-on-case' },
  at: MONDAY,
  ...over,
})

describe('the register of access', () => {
  it('has a story once a day in London for each person and case, and each pack that is taken', async () => {
    const other = { id: 'other', name: 'Other', organisation: 'northstar' }
    const pack = { what: 'evidence-pack', why: { purpose: 'Court' } } as const
    const opened = [
      entry(),
      entry({ at: hoursAfter(MONDAY, 2) }),
      entry({ at: '2026-11-23T23:59:00.000Z' }),
      entry({ at: '2026-11-24T00:00:00.000Z' }),
      entry({ by: other }),
      entry({ ...pack, at: hoursAfter(MONDAY, 3) }),
      entry({ ...pack, at: hoursAfter(MONDAY, 4) }),
    ]
    await Promise.all([...opened, ...opened].map(recordAccess))
    const found = await accessesOf(REFERENCE)
    expect(found.map(({ what, by }) => `${what} ${by.id}`).sort()).toEqual([
      'evidence-pack provider.northstar',
      'evidence-pack provider.northstar',
      'story other',
      'story provider.northstar',
      'story provider.northstar',
    ])
    expect((await registerOf('westmarch'))?.items).toEqual(expect.arrayContaining(found))
    expect((await registerOf('eastmoor'))?.items).toEqual([])
  })

  it('never changes an entry', async () => {
    await recordAccess(entry({ subject: 'once', reference: 'ADV-2222-3333' }))
    await recordAccess(entry({ subject: 'once', reference: 'ADV-2222-3333', at: hoursAfter(MONDAY, 1) }))
    expect(await accessesOf('ADV-2222-3333')).toEqual([entry({ subject: 'once', reference: 'ADV-2222-3333' })])
  })
})

const context = (hour: number) => ({ at: hoursAfter(MONDAY, hour), by: provider })

describe('the events of a case', () => {
  it('are chained as they are written, also several in one command, and read back as they were hashed', async () => {
    const opening = caseOpening()
    const got = receipt()
    await transact([...openingOfCase(opened(opening), opening), ...receiptOfReferral(received(got, 'someone'), got)])
    const passed = { provider: 'northstar', why: 'no-room' } as const
    await commandCase(CASE_ID, { type: 'leave-unplaced', passedOver: [passed] }, context(1))
    await commandCase(CASE_ID, { type: 'assign-again', reason: 'Room again – “now”' }, context(2))
    await commandCase(CASE_ID, { type: 'withdraw', reason: 'person-declined' }, context(3))
    const records = await recordsOf(CASE_ID)
    expect(records?.ofCase.events.map(({ event }) => event.type)).toEqual([
      'case-opened',
      'left-unplaced',
      'assignment-asked',
      'case-withdrawn',
    ])
    for (const chain of [records?.ofCase, records?.ofReferral]) {
      expect(chain === undefined ? undefined : checkChain(chain, sha256)).toEqual({
        ok: true,
        chained: chain?.events.length,
        unchained: 0,
      })
    }
  })

  it('show that one was changed in the table past the service', async () => {
    const key = { pk: `REFERRAL#${REFERENCE}`, sk: 'EVENT#CASE#1#000003' }
    const said = { ':reason': 'Something else' }
    await transact([{ name: 'forged', update: key, set: 'SET event.reason = :reason', values: said }])
    const { ofCase } = (await recordsOf(CASE_ID)) ?? {}
    expect(ofCase && checkChain(ofCase, sha256)).toEqual({ ok: false, subject: CASE_ID, number: 3, fault: 'hash' })
  })
})
