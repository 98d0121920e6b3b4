// The periods of laws: whole days, from the first to the last.
import { daysAfter, type IsoDate } from '../time.ts'
import type { Law } from './rules.ts'

export const dayBefore = (date: IsoDate): IsoDate => daysAfter(date, -1)
export const dayAfter = (date: IsoDate): IsoDate => daysAfter(date, 1)

type Period = Pick<Law, 'from' | 'to'>

/** Whether a law is in force on a day. Both its days are days on which it is; with no first day it never is. */
export const isInForce = ({ from, to }: Period, on: IsoDate): boolean =>
  from !== null && from <= on && (to === null || on <= to)

/** Whether there is a day on which both are in force. */
export const overlap = (one: Period, other: Period): boolean =>
  one.from !== null &&
  other.from !== null &&
  (one.to === null || other.from <= one.to) &&
  (other.to === null || one.from <= other.to)

/** In the order of their first days; those without one come last. */
export const inOrderOfTime = <Of extends Period>(laws: readonly Of[]): Of[] =>
  laws.toSorted((one, other) => {
    if (one.from === other.from) return 0
    if (one.from === null) return 1
    return other.from === null || one.from < other.from ? -1 : 1
  })

/** A law up to the day before another begins; undefined when nothing of it is left. */
export const upTo = (law: Law, begins: IsoDate): Law | undefined => {
  if (law.from === null || law.from >= begins) return undefined
  return law.to === null || law.to >= begins ? { ...law, to: dayBefore(begins) } : law
}
