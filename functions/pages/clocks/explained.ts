// What the page of a clock's working shows.
import type { CaseState } from '../../../shared/domain/case.ts'
import type { ClockWorking, LedgerLine } from '../../../shared/domain/clock-working.ts'
import { ELAPSED_SHARES } from '../../../shared/domain/clocks/elapsed.ts'
import type { Actor } from '../../../shared/domain/events.ts'
import type { ReferralClockWorking } from '../../../shared/domain/referral-clock-working.ts'
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

type Worked = Pick<ClockWorking | ReferralClockWorking, 'clock' | 'startsFrom' | 'reckoned' | 'policy' | 'calendar'>

const startAndTarget = ({ clock, startsFrom, reckoned, policy }: Worked, w: Words) => {
  const t = w.clocks.explained
  const { promised, cappedBy } = reckoned
  return [
    { key: t.starts, value: t.startsAt(w.dates.when(clock.startedAt), t.startsFrom[startsFrom]) },
    { key: t.target, value: promised === undefined ? t.atOnce : t.targetOf(targetWords(promised, w), policy) },
    { key: t.capped, value: cappedBy && t.cappedBy[cappedBy] },
  ]
}

const dueAndReached = ({ clock, calendar }: Worked, w: Words) => {
  const t = w.clocks.explained
  return [
    { key: w.calendar.countedBy, value: calendar },
    { key: t.due, value: w.dates.when(clock.dueAt) },
    { key: t.reached, value: clock.reachedAt === undefined ? t.notReached : w.dates.when(clock.reachedAt) },
  ]
}

const elapsedContext = ({ elapsed }: ClockWorking | ReferralClockWorking, w: Words) => {
  const t = w.clocks.explained
  return {
    lede: t.elapsedLede(w.dates.when(elapsed.from), w.dates.when(elapsed.to), wallTime(elapsed.total, w)),
    rows: ELAPSED_SHARES.map((share) => ({
      share: t.shares[share],
      time: wallTime(elapsed.shares[share], w),
      minutes: elapsed.shares[share],
    })),
    total: { time: wallTime(elapsed.total, w), minutes: elapsed.total },
  }
}

/** The page of a clock of a case. */
export const workingContext = (state: CaseState, working: ClockWorking, w: Words): object => {
  const t = w.clocks.explained
  const { clock, projected } = working
  const when = (instant: Instant | undefined) => (instant === undefined ? undefined : w.dates.when(instant))
  return {
    caption: t.case(state.caseId),
    name: w.status.milestone[clock.milestone],
    status: clock.state,
    facts: [
      ...startAndTarget(working, w),
      {
        key: t.projected,
        value: projected && t.projectedBy(w.dates.when(projected.at), whoIs(projected.by, w), projected.reason),
      },
      ...dueAndReached(working, w),
      { key: t.recordedLate, value: when(working.recordedLateAt) },
      { key: t.binds, value: t.bindsKind[working.binds] },
      { key: t.dueNet, value: when(working.due.net) },
      { key: t.dueGross, value: when(working.due.gross) },
    ],
    working: workingRows(working.working, working.reckoned.target, w),
    elapsed: elapsedContext(working, w),
    ledger: working.ledger.map((line) => ledgerRow(line, w)),
  }
}

/** The page of a clock of a referral, which nobody can pause. */
export const referralWorkingContext = (reference: string, working: ReferralClockWorking, w: Words): object => {
  const t = w.clocks.explained
  const { clock, lateAfter } = working
  return {
    caption: t.referral(reference),
    name: clock.milestone === 'information' ? t.information : w.status.milestone[clock.milestone],
    status: clock.state,
    facts: [
      ...startAndTarget(working, w),
      ...dueAndReached(working, w),
      { key: t.lateAfter, value: lateAfter && t.lateAfterOf(w.dates.when(lateAfter)) },
    ],
    working: workingRows(working.working, working.reckoned.target, w),
    elapsed: elapsedContext(working, w),
  }
}
