// The words of the simulation, for whoever runs it.
import type { Breached } from '../../shared/domain/assignment/simulation.ts'
import { inDigits, inWords } from './replay-words.ts'

export const MOST_MONTHS = 36

export const USAGE = `Runs the arrivals and acceptances of the last months through the assignment with other room for one provider, and says
when targets would begin to be missed, and where. It reads and writes nothing else, and prints counts only.

  npm run simulate -- --provider northstar --capacity -20%
  npm run simulate -- --provider northstar --capacity 30 --area westmarch --months 12

  --provider ID   the provider whose contracts have other room
  --capacity ROOM -20% or +10% of the places at once and of those of a week, or the number of places at once, such as 30
  --area ID       the contracts of this area alone; without it, of every area that the provider has a contract with
  --months N      cases opened in the last N months, 1 to ${MOST_MONTHS}; without it, 6
  --json          the same as JSON
  --table NAME    a table in the account of your AWS credentials (or TABLE_NAME); without it, the table of the local run
                  in the folder DATA_DIR (.local), whether it is running or not
`

/** What the model supposes, for the reader of its figures. */
export const ASSUMED: readonly string[] = [
  'A case asks for a provider when it did, and for what its trail shows; stories are not read.',
  'A provider that had a case does with it what it did. Any other does what the one did that kept it, or what is usual, after as much office time.',
  'A case that cannot be placed waits until room comes free: the most pressing first, then the longest waiting. Really somebody has to ask again.',
  'A place is held for as long as it was. Cases opened before the first day keep the places that they had.',
  'How quickly advocates work does not depend on how much they carry; nobody is bought in from outside.',
  'Both columns are of the model, so that what it leaves out is left out of both.',
]

export const MILESTONES: Readonly<Record<Breached, string>> = {
  response: 'response',
  allocation: 'allocation',
  'first-contact': 'first contact',
}

export const NOBODY = '(nobody yet)'

const list = (ids: readonly string[]): string => (ids.length === 0 ? 'there are none' : ids.join(', '))

export const words = {
  reading: (done: number, about: number, perSecond: number): string =>
    `${inDigits(done)} cases read of ${inDigits(about)}, ${inDigits(perSecond)} a second`,
  running: (done: number, about: number, perSecond: number): string =>
    `${inDigits(done)} arrivals placed of about ${inDigits(about)}, ${inDigits(perSecond)} a second`,
  unknownOption: (message: string): string => `${message}\n\n${USAGE}`,
  missing: (option: string): string => `Give --${option}.\n\n${USAGE}`,
  badCapacity:
    '--capacity is neither a change such as -20% or +10%, not below -100%, nor a number of cases such as 30.',
  badMonths: `--months is not a whole number from 1 to ${MOST_MONTHS}.`,
  unknownArea: (area: string, areas: readonly string[]): string =>
    `--area: there is no area ${area}. Areas: ${list(areas)}.`,
  unknownProvider: (provider: string, area: string | undefined, providers: readonly string[]): string =>
    `--provider: ${provider} has no contract${area === undefined ? '' : ` with ${area}`} in these months. Those that have: ${list(providers)}.`,
  severalContracts: (contracts: readonly string[]): string =>
    `--capacity: a number of cases is that of one contract, and there are several: ${list(contracts)}. Name one with --area, or give a change in per cent.`,
  heading: (cases: number, from: string, to: string): string =>
    `Cases opened from ${inWords(from)} to ${inWords(to)}: ${inDigits(cases)}.`,
  room: (contractId: string, was: number, would: number): string =>
    `${contractId}: room for ${inDigits(was)} at once, and ${inDigits(would)} if it were so.`,
  notPublished:
    'Counts only. A small count may still tell of somebody: for whoever runs the service, and not to be published.',
  starts: (on: string, milestone: string, role: string, area: string, provider: string | null): string =>
    `Breaches beyond those of before would start on ${inWords(on)}: ${milestone}, ${role}, ${area}, ${
      provider === null ? 'of a case that nobody has yet' : `with ${provider}`
    }.`,
  startsNone: 'No target would be missed that was not missed before.',
  total: (was: number, would: number): string =>
    `Breaches in all: ${inDigits(was)}, and ${inDigits(would)} if it were so.`,
  agreement: (alike: number, placed: number, was: number, recorded: number): string =>
    `The model with the room that there was: ${inDigits(alike)} of ${inDigits(placed)} placed cases with the provider that has them, ${inDigits(was)} breaches where ${inDigits(recorded)} are on record.`,
  fewer:
    'Less room can mean fewer breaches where a case no longer waits for the answer of a provider that declines it.',
  noData: (folder: string): string =>
    `There is no table: the folder ${folder} holds none. Give --table (or TABLE_NAME) with AWS credentials, or DATA_DIR of a local run.`,
  noTable: 'There is not exactly one table there: name it with --table.',
  tableGone: (table: string): string => `There is no table ${table} in this account and region.`,
  failed: (why: string): string => `The simulation could not be finished: ${why}`,
}
