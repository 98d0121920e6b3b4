// The sentences that an answer makes up for itself: what is not known yet, and where and when a rule is law. All other
// words of an answer stand with the rules, in rules.ts.
import type { Jurisdiction } from './facts.ts'

const PLACES: Readonly<Record<Jurisdiction, string>> = { england: 'England', wales: 'Wales' }

/** A day is written out: 1 April 2015. A label is that of a fact. */
export const SENTENCES = {
  notYetKnown: (label: string): string => `Not yet known: ${label}.`,
  notLawIn: (jurisdiction: Jurisdiction): string => `This rule does not apply in ${PLACES[jurisdiction]}.`,
  notBefore: (jurisdiction: Jurisdiction, day: string): string =>
    `This rule is in force in ${PLACES[jurisdiction]} only from ${day}.`,
  noDayAppointed: (jurisdiction: Jurisdiction): string =>
    `This rule is not in force in ${PLACES[jurisdiction]}: no day has been appointed for it.`,
  notAfter: (jurisdiction: Jurisdiction, day: string): string =>
    `This rule was in force in ${PLACES[jurisdiction]} until ${day}.`,
}

export type Sentences = typeof SENTENCES
