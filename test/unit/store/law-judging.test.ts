// The workflow judges a referral by the law of its authority, of the day on which it was received, and keeps the name of
// that law with the answer.
import { afterAll, describe, expect, it } from 'vitest'
import { RULES_VERSION } from '../../../shared/domain/eligibility/rules.ts'
import { TestTable } from '../../support/engine-table.ts'
import { storeReferrals } from '../../support/stored-referrals.ts'
import { nested, patient, referral } from '../eligibility/referrals.ts'

const table = await TestTable.create()
table.become()
const { handler } = await import('../../../functions/workflow/check-eligibility.ts')
const { enterLaw } = await import('../../../shared/store/law.ts')
const { referralBy } = await import('../../../shared/store/referrals.ts')

afterAll(async () => {
  await table.stop()
})

let stored = 0
/** A referral of an informal patient that was just received, judged by the workflow. */
const judged = async (authority: string, receivedAt: string) => {
  const facts = nested(referral('mental-health-patient', patient('informal')))
  const reference = await storeReferrals(table.engine.client, table.name, [{ authority, receivedAt, facts }], {
    first: stored,
    status: 'received',
  })
  stored += 1
  await handler({ reference: reference[0] })
  const state = await referralBy(reference[0] ?? '')
  return {
    version: state?.rulesVersion,
    on: state?.determinedOn,
    status: state?.status,
    outcomes: state?.determinations,
  }
}

describe('a referral', () => {
  it('is judged by the statute where its authority has entered nothing', async () => {
    const { version, outcomes } = await judged('eastmoor', '2026-11-22T09:00:00.000Z')
    expect(version).toBe(RULES_VERSION)
    expect(outcomes).toMatchObject([
      { rule: 'IMHA', outcome: 'not-eligible' },
      { rule: 'IMHA-2025-INFORMAL', outcome: 'not-eligible' },
    ])
  })

  it.each([
    ['2027-03-31T22:59:59.000Z', '2027-03-31', 'not-eligible'],
    // It is midnight in London, where summer time has begun.
    ['2027-03-31T23:00:00.000Z', '2027-04-01', 'inform'],
  ])('received at %s is judged by what was entered, on %s: %s', async (receivedAt, on, outcome) => {
    const change = { change: 'commence', subject: 'IMHA-2025-INFORMAL', jurisdiction: 'england' } as const
    const by = { id: 'commissioner.westmarch', name: 'Petra Lindqvist' }
    await enterLaw(
      'westmarch',
      { ...change, from: '2027-04-01', source: 'SI 2027/123' },
      { seen: 0, at: receivedAt, by },
    )
    const found = await judged('westmarch', receivedAt)
    expect(found).toMatchObject({ version: `${RULES_VERSION}+westmarch.1`, on })
    expect(found.outcomes?.find(({ rule }) => rule === 'IMHA-2025-INFORMAL')?.outcome).toBe(outcome)
  })
})
