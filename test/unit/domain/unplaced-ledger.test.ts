// When nobody could take a case: each stretch with its reasons, as the events of the case tell it.
import { describe, expect, it } from 'vitest'
import type { CaseEvent, PassOverReason } from '../../../shared/domain/events.ts'
import { type UnplacedStretch, unplacedAfter } from '../../../shared/domain/unplaced-ledger.ts'
import { anOffer } from '../../support/factories.ts'

const by = { kind: 'service', part: 'case-workflow' } as const
const on = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`
const unplaced = (day: number, ...why: PassOverReason[]): CaseEvent => ({
  type: 'left-unplaced',
  at: on(day),
  by,
  passedOver: why.map((each) => ({ provider: 'northstar', why: each })),
})
const offered = (day: number): CaseEvent => ({ type: 'offer-made', at: on(day), by, offer: anOffer(), passedOver: [] })

const ledgerOf = (events: readonly CaseEvent[]): UnplacedStretch[] | undefined => {
  let leftUnplaced: UnplacedStretch[] | undefined
  for (const event of events) {
    const before = leftUnplaced === undefined ? {} : { leftUnplaced }
    leftUnplaced = unplacedAfter(before, event).leftUnplaced ?? leftUnplaced
  }
  return leftUnplaced
}

describe('a stretch without a provider', () => {
  it.each<[string, CaseEvent[], UnplacedStretch[] | undefined]>([
    ['is none where the case was offered at once', [offered(2)], undefined],
    ['lasts while nobody can take it', [unplaced(2, 'no-room')], [{ from: on(2), reasons: ['no-room'] }]],
    ['ends with the offer', [unplaced(2, 'no-room'), offered(4)], [{ from: on(2), to: on(4), reasons: ['no-room'] }]],
    [
      'goes on where it is tried again in vain, with every reason once',
      [unplaced(2, 'no-room', 'no-room'), unplaced(3, 'already-declined', 'no-room')],
      [{ from: on(2), reasons: ['already-declined', 'no-room'] }],
    ],
    [
      'is another one after an offer that came to nothing',
      [unplaced(2, 'no-room'), offered(3), unplaced(5)],
      [
        { from: on(2), to: on(3), reasons: ['no-room'] },
        { from: on(5), reasons: [] },
      ],
    ],
  ])('%s', (_, events, stretches) => {
    expect(ledgerOf(events)).toEqual(stretches)
  })
})
