// The words of the replay, for whoever runs it.
import type { Difference } from '../../shared/domain/eligibility/replay.ts'
import type { RuleSetFault } from '../../shared/domain/eligibility/rule-set.ts'
import { speltOut } from '../../shared/domain/text.ts'

export const USAGE = `Judges stored referrals again, under other rules or by the law of another day, and says how many people would newly
qualify for an advocate or cease to. It reads and writes nothing else, and prints counts only.

  npm run replay -- --rules rules-2027.json --since 2026-01-01
  npm run replay -- --on 2027-04-01 --since 2026-01-01
  npm run replay -- --write rules-2027.json

  --rules FILE    a set of rules as JSON: the whole law ("rules"), or what is to change in it ("amend", "add")
  --since DATE    referrals received on this day or later; without it, those of the last year
  --on DATE       judges by the law of this day; without it, by that of the first day on which all of FILE applies, or of
                  the day of receipt where that is later; what else begins or ends by then counts too, an authority's
                  own entries among it
  --table NAME    a table in the account of your AWS credentials (or TABLE_NAME); without it, the table of the local run
                  in the folder DATA_DIR (.local), whether it is running or not
  --write FILE    writes the law of this release to a new file, to start from
`

export const FAULTS: Readonly<Record<RuleSetFault, string>> = {
  required: 'is missing',
  'wrong-type': 'is not of the kind that belongs here',
  'unknown-field': 'is not a field of this',
  'not-an-option': 'is not one of the values that belong here',
  empty: 'is empty',
  'too-many': 'has too many entries',
  'too-long': 'is too long',
  characters: 'has characters that cannot be read out',
  name: 'is not a name: sets may be named in letters, digits, spaces, dots and dashes, parts in capitals and underscores',
  id: 'is not an id: capitals and digits, with dashes between them',
  date: 'is not a date such as 2027-04-01',
  'ends-before-it-begins': 'lies before the first day',
  'ends-without-beginning': 'is given where there is no first day',
  overlap: 'is in force on a day on which another law of the same rule and place is too',
  status: 'says something else than the dates',
  duplicate: 'is there already',
  'unknown-rule': 'names a rule that there is not',
  'nothing-to-change': 'changes nothing',
  'unknown-fact': 'is not a fact that may be asked',
  'not-a-number': 'is not a fact that is a number',
  'out-of-range': 'lies outside the bounds of the fact',
  'never-known': 'counts as not known, so that this could never hold',
  'unknown-part': 'names a part that is not defined',
  'part-within-itself': 'contains itself',
  'too-deep': 'is nested too deep',
  'too-large': 'is too large once its parts are written out',
  'too-many-facts': 'asks for more than 31 facts',
  'whole-or-changes': 'has both "rules", which is the whole law, and changes of it',
}

export const HEADS: Readonly<Record<Difference, string>> = {
  newly: 'newly',
  ceases: 'cease',
  otherStrength: 'other strength',
  toOpen: 'answers missing',
  fromOpen: 'missing no more',
}

const number = new Intl.NumberFormat('en-GB')
export const inDigits = (count: number): string => number.format(count)

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
export const inWords = (date: string): string => longDate.format(new Date(date))

export const words = {
  progress: (done: number, about: number, perSecond: number): string =>
    `${inDigits(done)} referrals judged of about ${inDigits(about)}, ${inDigits(perSecond)} a second`,
  unknownOption: (message: string): string => `${message}\n\n${USAGE}`,
  needsRulesOrDay: `Give --rules or --on: otherwise there is nothing to judge by.\n\n${USAGE}`,
  notADate: (option: string): string => `--${option} is not a date such as 2026-01-01.`,
  beforeLaw: (option: string, first: string): string =>
    `--${option} is too early: no day before ${first} can be given, the first on which any of the rules was law.`,
  sinceAhead: '--since lies in the future: no referral can have been received since then.',
  written: (file: string): string => `The law of this release is in ${file}.`,
  notWritten: (file: string, why: string): string => `The file ${file} cannot be written: ${why}`,
  unreadable: (file: string, why: string): string => `The file ${file} cannot be read: ${why}`,
  noFile: 'it is not a regular file',
  tooLarge: 'it is larger than 10 MB',
  notJson: (file: string, why: string): string => `The file ${file} is not JSON: ${why}`,
  faulty: (file: string, count: number): string =>
    `The file ${file} is not a set of rules: ${count === 1 ? 'one fault' : `${inDigits(count)} faults`}.`,
  fault: (path: string, rule: string, said: string): string =>
    `  ${path === '' ? 'the file' : speltOut(path)}${rule === '' ? '' : ` (${speltOut(rule)})`} ${said}`,
  noData: (folder: string): string =>
    `There is no table: the folder ${folder} holds none. Give --table (or TABLE_NAME) with AWS credentials, or DATA_DIR of a local run.`,
  noTable: 'There is not exactly one table there: name it with --table.',
  tableGone: (table: string): string => `There is no table ${table} in this account and region.`,
  failed: (why: string): string => `The replay could not be finished: ${why}`,
}
