// What is shown of a change of the law before it is entered, on the real engine.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LawChange } from '../../../shared/domain/eligibility/law-changes.ts'
import { TestTable } from '../../support/engine-table.ts'
import { storeReferrals } from '../../support/stored-referrals.ts'
import { nested, patient, referral } from '../eligibility/referrals.ts'

const table = await TestTable.create()
table.become()
const { previewChange } = await import('../../../shared/web/preview-change.ts')

const authority = 'westmarch'

beforeAll(async () => {
  const referrals = ['s3', ...Array.from({ length: 8 }, () => 'informal')].map((section, place) => ({
    authority,
    receivedAt: `2026-11-0${place + 1}T09:00:00.000Z`,
    facts: nested(referral('mental-health-patient', patient(section))),
  }))
  await storeReferrals(table.engine.client, table.name, referrals)
})
afterAll(async () => {
  await table.stop()
})

const entry = (change: LawChange['change'], from: string): LawChange => ({
  change,
  subject: 'IMHA-2025-INFORMAL',
  jurisdiction: 'england',
  from,
  source: 'SI 2027/123',
})
const NONE = { newly: 0, ceases: 0, otherStrength: 0, toOpen: 0, fromOpen: 0 }

describe('where a first day to come has been entered', () => {
  it.each<[what: string, change: LawChange, from: string, counts: object]>([
    ['taking it back tells who would lose a right', entry('take-back', '2026-11-22'), '2027-04-03', { ceases: 8 }],
    ['so does moving it to a later day', entry('commence', '2027-06-01'), '2027-04-03', { ceases: 8 }],
    ['an earlier day tells who would gain it sooner', entry('commence', '2027-01-01'), '2027-01-01', { newly: 8 }],
  ])('%s', async (_, change, from, counts) => {
    const entries = [entry('commence', '2027-04-03')]
    const preview = await previewChange({ authority, entries, entry: change, now: '2026-11-22T09:00:00.000Z' })
    expect(preview).toMatchObject({ from, all: { judged: 9, differently: 8 }, already: { judged: 0 } })
    expect(preview.all.byRole.get(authority)?.get('imha')).toEqual({ ...NONE, ...counts })
  })
})
