// What the parts of measures are called where people read them: in a workbook. Files for programs have their codes.
import { DELAY_PARTIES } from '../../domain/clocks/elapsed.ts'
import { PRIORITIES } from '../../domain/clocks/policy.ts'
import { CLOCK_NAMES } from '../../domain/reports/contributions.ts'
import { STAGES } from '../../domain/reports/figures.ts'
import { WAIT_LENGTHS } from '../../domain/reports/measures.ts'
import type { Words } from '../words/index.ts'
import { type MeasureName, quantityName } from './counts.ts'

const LENGTHS = WAIT_LENGTHS.map(({ length }) => length)

/** The words for each part of a measure, by both. Parts that are alike in every measure stand among the words by themselves. */
export const partNames = (w: Words): ((measure: MeasureName, part: string) => string) => {
  const { stages, parties, parts, delay, measuresPage, waiting, unmetNeed } = w.reports
  const named = new Map<string, string>()
  const name = (measure: MeasureName, part: string, words: string): void => {
    named.set(quantityName({ measure, part }), words)
  }
  for (const stage of STAGES) {
    const of = (words: string): string => `${stages[stage]}: ${words}`
    for (const clock of CLOCK_NAMES) {
      const by = parts[clock] ?? clock
      name('workingDays', `${stage}.${clock}.median`, of(measuresPage.median(by)))
      name('workingDays', `${stage}.${clock}.percentile90`, of(measuresPage.percentile90(by)))
    }
    name('delay', `${stage}.gross`, of(delay.total))
    for (const party of DELAY_PARTIES) name('delay', `${stage}.${party}`, of(parties[party]))
    name('delay', `${stage}.paused`, of(delay.paused))
  }
  for (const length of LENGTHS) name('waiting', `waiting.${length}`, waiting.lengthsInDays[length])
  for (const priority of PRIORITIES) {
    const of = w.status.priority[priority]
    name('waiting', `waiting.${priority}`, of)
    for (const length of LENGTHS)
      name('waiting', `waiting.${priority}.${length}`, `${of}: ${waiting.lengthsInDays[length]}`)
  }
  name('hours', 'all', measuresPage.hours)
  name('hours', 'mean', measuresPage.mean)
  name('experience', 'mean', measuresPage.score)
  name('unmetNeed', 'days', unmetNeed.days)
  name('unmetNeed', 'mean', unmetNeed.mean)
  return (measure, part) => named.get(quantityName({ measure, part })) ?? parts[part] ?? part
}
