// `npm run rebuild-reports`: makes the figures of the reports anew from the events of referrals and cases.
import '../local/node-version.js'
import { type Ended, readOptions, runCommand, wrong } from './command.ts'
import { tellProgress } from './progress.ts'
import { onTable } from './reach-table.ts'
import { rebuildReports } from './rebuild-reports-table.ts'
import { USAGE, words } from './rebuild-reports-words.ts'

const OPTIONS = { area: { type: 'string' }, table: { type: 'string' }, help: { type: 'boolean' } } as const

const nowMs = (): number => performance.now()

const main = async (args: readonly string[]): Promise<Ended> => {
  const options = readOptions(args, OPTIONS)
  if (!options.ok) return wrong(2, words.unknownOption(options.message))
  const { area, table = process.env['TABLE_NAME'], help } = options.values
  if (help === true) return { code: 0, out: USAGE }
  return onTable(table, words, () => rebuilt(area))
}

const rebuilt = async (area: string | undefined): Promise<Ended> => {
  const reading = tellProgress(process.stderr, { say: words.reading, nowMs })
  const writing = () => tellProgress(process.stderr, { say: words.writing, nowMs })
  try {
    const done = await rebuildReports(area, { reading, writing })
    if (!done.ok) return wrong(2, words.unknownArea(area ?? '', done.areas))
    const made = words.made(done.areas, done.referrals, done.changed)
    return done.missing.length === 0 ? { code: 0, out: made } : wrong(1, `${made}\n${words.missing(done.missing)}`)
  } finally {
    reading.finish()
  }
}

await runCommand(main)
