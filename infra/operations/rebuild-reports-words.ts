// The words of `npm run rebuild-reports`, for whoever runs it.
import { inDigits } from './replay-words.ts'

export const USAGE = `Makes the figures of the reports anew from the events of referrals and cases. Reports are read as they were until
everything is there; what happens meanwhile counts. It changes nothing but figures, and may be run at any time.

  npm run rebuild-reports
  npm run rebuild-reports -- --area westmarch

  --area ID       the reports of this area alone; without it, of every authority
  --table NAME    a table in the account of your AWS credentials (or TABLE_NAME); without it, the table of the local run
                  in the folder DATA_DIR (.local), whether it is running or not
`

/** The references told; a longer list helps nobody. */
const MOST_TOLD = 20

export const words = {
  reading: (done: number, about: number, perSecond: number): string =>
    `${inDigits(done)} referrals read of about ${inDigits(about)}, ${inDigits(perSecond)} a second`,
  writing: (done: number, about: number, perSecond: number): string =>
    `${inDigits(done)} sums written of ${inDigits(about)}, ${inDigits(perSecond)} a second`,
  unknownOption: (message: string): string => `${message}\n\n${USAGE}`,
  unknownArea: (area: string, areas: readonly string[]): string =>
    `There is no authority ${area}. There are: ${areas.length === 0 ? 'none' : areas.join(', ')}.`,
  made: (areas: readonly { area: string; cells: number }[], referrals: number, changed: number): string =>
    [
      `Made anew from ${inDigits(referrals)} referrals; ${inDigits(changed)} of their figures had been kept otherwise.`,
      ...areas.map(({ area, cells }) => `  ${area}: ${inDigits(cells)} sums`),
      '',
    ].join('\n'),
  missing: (references: readonly string[]): string => {
    const more = references.length - MOST_TOLD
    return [
      `${inDigits(references.length)} could not be read, and are told as missing on the reports:`,
      ...references.slice(0, MOST_TOLD).map((reference) => `  ${reference}`),
      ...(more > 0 ? [`  and ${inDigits(more)} more`] : []),
    ].join('\n')
  },
  noData: (folder: string): string =>
    `There is no table: the folder ${folder} holds none. Give --table (or TABLE_NAME) with AWS credentials, or DATA_DIR of a local run.`,
  noTable: 'There is not exactly one table there: name it with --table.',
  tableGone: (table: string): string => `There is no table ${table} in this account and region.`,
  failed: (why: string): string =>
    `The figures could not be made anew: ${why}. Reports are read as they were; run it again.`,
}
