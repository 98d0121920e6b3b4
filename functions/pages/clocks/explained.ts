// What the page of a clock's working shows.
import type { CaseState } from '../../../shared/domain/case.ts'
import type { ClockWorking, LedgerLine } from '../../../shared/domain/clock-working.ts'
import { ELAPSED_SHARES } from '../../../shared/domain/clocks/elapsed.ts'
import type { Actor } from '../../../shared/domain/events.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { targetWords, wallTime, workingRows } from '../../../shared/web/clocks/working.ts'
import type { Words } from '../../../shared/web/words/index.ts'

const whoIs = (by: Actor, w: Words): string => {
  switch (by.kind) {
    case 'person':
      return by.name
    case 'link':
      return w.cases.by.link(by.email)
    case 'service':
      return w.cases.by.service
  }
}

const ledgerRow = ({ from, to, reason, party, by }: LedgerLine, w: Words) => ({
  from: w.dates.when(from),
  to: to === undefined ? w.clocks.explained.stillPaused : w.dates.when(to),
  why: w.cases.pauseReasons[reason],
  whose: w.clocks.explained.shares[party],
  who: whoIs(by, w),
})

export const workingContext = (state: CaseState, working: ClockWorking, w: Words): object => {
  const t = w.clocks.explained
  const { clock, elapsed, target, projected } = working
  const when = (instant: Instant | undefined) => (instant === undefined ? undefined : w.dates.when(instant))
  return {
    caseId: state.caseId,
    milestone: clock.milestone,
    status: clock.state,
    facts: [
      { key: t.starts, value: t.startsAt(w.dates.when(clock.startedAt), t.startsFrom[working.startsFrom]) },
      {
        key: t.target,
        value: target === undefined ? t.atOnce : t.targetOf(targetWords(target, w), working.policy),
      },
      {
        key: t.projected,
        value: projected && t.projectedBy(w.dates.when(projected.at), whoIs(projected.by, w), projected.reason),
      },
      { key: w.calendar.countedBy, value: working.calendar },
      { key: t.due, value: when(clock.dueAt) },
      { key: t.reached, value: when(clock.reachedAt) ?? t.notReached },
      { key: t.binds, value: t.bindsKind[working.binds] },
      { key: t.dueNet, value: when(working.due.net) },
      { key: t.dueGross, value: when(working.due.gross) },
    ],
    working: workingRows(working.working, target, w),
    elapsed: {
      lede: t.elapsedLede(w.dates.when(elapsed.from), w.dates.when(elapsed.to), wallTime(elapsed.total, w)),
      rows: ELAPSED_SHARES.map((share) => ({
        share: t.shares[share],
        time: wallTime(elapsed.shares[share], w),
        minutes: elapsed.shares[share],
      })),
      total: { time: wallTime(elapsed.total, w), minutes: elapsed.total },
    },
    ledger: working.ledger.map((line) => ledgerRow(line, w)),
  }
}
