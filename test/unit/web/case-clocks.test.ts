// The clocks of a case as the API tells of them: each by both clocks, of which one binds.
import { describe, expect, it } from 'vitest'
import { caseAnswer, caseAnswerSchema } from '../../../shared/web/answers.ts'
import { aCase, afterCommands, CALENDARS, daysAfter, hoursAfter, MONDAY } from '../../support/factories.ts'

const clocks = (state: Parameters<typeof caseAnswer>[0], at: string) =>
  caseAnswerSchema.parse(caseAnswer(state, at, CALENDARS.of)).clocks

describe('the clocks of a case', () => {
  it('are the same by both while nothing was paused and everything was there from the start', () => {
    for (const clock of clocks(aCase('allocated'), MONDAY))
      expect(clock).toMatchObject({ netDueAt: clock.dueAt, grossDueAt: clock.dueAt })
  })

  it('by the gross one run on through a pause', () => {
    const paused = afterCommands(
      aCase('accepted'),
      [{ type: 'pause', reason: 'access-refused' }],
      hoursAfter(MONDAY, 4),
    )
    const [, allocation] = clocks(paused, daysAfter(MONDAY, 1))
    expect(allocation).toMatchObject({
      milestone: 'allocation',
      dueAt: '2026-11-26T13:00:00.000Z',
      netDueAt: '2026-11-26T13:00:00.000Z',
      grossDueAt: '2026-11-25T17:00:00.000Z',
    })
  })

  it('by the gross one run from receipt, by the net one from when everything was there', () => {
    const late = aCase('accepted', { completeAt: daysAfter(MONDAY, 2) })
    const [, allocation] = clocks(late, daysAfter(MONDAY, 2))
    expect(allocation).toMatchObject({
      netDueAt: '2026-11-27T17:00:00.000Z',
      grossDueAt: '2026-11-25T17:00:00.000Z',
    })
  })
})
