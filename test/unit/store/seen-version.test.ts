// A command that rests on a version of a case, on the real engine: what a review found due by clocks that somebody has set anew
// meanwhile is not raised, and of two people who saw the same case one is refused.
import { afterAll, describe, expect, it } from 'vitest'
import type { CaseCommand } from '../../../shared/domain/case.ts'
import { opened } from '../../../shared/domain/case-evolution.ts'
import { DEFAULT_POLICY, type Priority } from '../../../shared/domain/clocks/policy.ts'
import { targetsUnder } from '../../../shared/domain/reprojection.ts'
import { TestTable } from '../../support/engine-table.ts'
import { caseOpening, daysAfter, MONDAY, provider, workflow } from '../../support/factories.ts'

const table = await TestTable.create()
table.become()
const { caseBy, caseEvents, commandCase } = await import('../../../shared/store/cases.ts')
const { openingOfCase } = await import('../../../shared/store/changes.ts')
const { transact } = await import('../../../shared/store/table.ts')

afterAll(async () => {
  await table.stop()
})

let made = 0
const aStoredCase = async (): Promise<string> => {
  made += 1
  const reference = `ADV-T3ST-22S${made + 1}`
  const event = caseOpening({ caseId: `${reference}-1`, reference })
  await transact(openingOfCase(opened(event), event))
  return event.caseId
}

const context = { at: daysAfter(MONDAY, 1), by: provider }
const reproject = (priority: Priority): CaseCommand => ({
  type: 'reproject',
  priority,
  targets: targetsUnder(DEFAULT_POLICY, opened(caseOpening()), priority),
  reason: 'The meeting has moved.',
})
const BREACH: CaseCommand = { type: 'raise-alert', milestone: 'allocation', alert: 'breach', dueAt: MONDAY }
const kinds = async (caseId: string) => (await caseEvents(caseId)).map(({ type }) => type)

describe('a command on a case as it was seen', () => {
  it('is carried out while the case is that', async () => {
    const caseId = await aStoredCase()
    expect(await commandCase(caseId, reproject('P1'), context, { seen: 1 })).toMatchObject({
      ok: true,
      state: { priority: 'P1', version: 2, projectedAt: context.at },
    })
    expect(await caseBy(caseId)).toMatchObject({ priority: 'P1', status: 'assigning' })
  })

  it('is refused once it has changed: an alert of the clocks before is not raised after they were set anew', async () => {
    const caseId = await aStoredCase()
    await commandCase(caseId, reproject('P4'), context)
    const refused = { ok: false, refusal: { code: 'changed-meanwhile' } }
    expect(await commandCase(caseId, BREACH, { ...context, by: workflow }, { seen: 1 })).toEqual(refused)
    expect(await kinds(caseId)).toEqual(['case-opened', 'clocks-reprojected'])
    expect(await commandCase(caseId, BREACH, { ...context, by: workflow }, { seen: 2 })).toMatchObject({ ok: true })
    expect(await commandCase(caseId, BREACH, { ...context, by: workflow }, { seen: 3 })).toEqual({
      ok: false,
      refusal: { code: 'already-raised' },
    })
  })

  it('of several at once is carried out for one', async () => {
    const caseId = await aStoredCase()
    const priorities = ['P1', 'P2', 'P4'] as const
    const asked = [...priorities.map(reproject), BREACH]
    const answers = await Promise.all(asked.map((command) => commandCase(caseId, command, context, { seen: 1 })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await kinds(caseId)).toHaveLength(2)
  })
})
