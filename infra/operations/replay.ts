// `npm run replay`: judges stored referrals again, under other rules or on another day, and prints who would newly qualify
// or cease to. It reads the table and changes nothing in it.
import '../local/node-version.js'
import { readFile, stat, writeFile } from 'node:fs/promises'
import * as z from 'zod'
import {
  type RuleSet,
  readRuleSet,
  ruleSetFile,
  settledFrom,
  STATUTE_SET,
} from '../../shared/domain/eligibility/rule-set.ts'
import { dateOf, daysAfter, instantOf, type IsoDate } from '../../shared/domain/time.ts'
import { type Ended, readOptions, reasonOf, runCommand, wrong } from './command.ts'
import { tellProgress } from './progress.ts'
import { onTable, type Reached } from './reach-table.ts'
import { replayReport } from './replay-report.ts'
import { replayTable } from './replay-table.ts'
import { FAULTS, USAGE, words } from './replay-words.ts'

type Wanted = { rules?: RuleSet & { file: string }; since?: IsoDate; on?: IsoDate; table?: string }

const date = z.iso.date()

/** The first day on which any of the rules was law: nothing can have been judged by an earlier one. */
const FIRST_LAW: IsoDate =
  STATUTE_SET.rules.flatMap(({ law }) => law.flatMap(({ from }) => from ?? [])).toSorted()[0] ?? ''

const OPTIONS = {
  rules: { type: 'string' },
  since: { type: 'string' },
  on: { type: 'string' },
  table: { type: 'string' },
  write: { type: 'string' },
  help: { type: 'boolean' },
} as const

const main = async (args: readonly string[]): Promise<Ended> => {
  const options = readOptions(args, OPTIONS)
  if (!options.ok) return wrong(2, words.unknownOption(options.message))
  const { values } = options
  if (values.help === true) return { code: 0, out: USAGE }
  if (values.write !== undefined) return writeRules(values.write)
  if (values.rules === undefined && values.on === undefined) return wrong(2, words.needsRulesOrDay)
  for (const option of ['since', 'on'] as const) {
    const day = values[option]
    if (day === undefined) continue
    if (!date.safeParse(day).success) return wrong(2, words.notADate(option))
    if (day < FIRST_LAW) return wrong(2, words.beforeLaw(option, FIRST_LAW))
  }
  const { since, on, rules: file } = values
  const table = values.table ?? process.env['TABLE_NAME']
  const read = file === undefined ? undefined : await readRules(file)
  if (read?.ok === false) return read.ended
  return replayed({
    ...(read === undefined ? {} : { rules: { ...read.set, file: file ?? '' } }),
    ...(since === undefined ? {} : { since }),
    ...(on === undefined ? {} : { on }),
    ...(table === undefined ? {} : { table }),
  })
}

/** Writes the law of this release to a file that is not there yet: somebody's draft is never written over. */
const writeRules = async (file: string): Promise<Ended> => {
  try {
    await writeFile(file, `${JSON.stringify(ruleSetFile(STATUTE_SET), null, 2)}\n`, { flag: 'wx' })
    return { code: 0, out: `${words.written(file)}\n` }
  } catch (error) {
    return wrong(1, words.notWritten(file, reasonOf(error)))
  }
}

const MOST_BYTES = 10_000_000

const failed = (message: string) => ({ ok: false, ended: wrong(1, message) }) as const

const readRules = async (file: string): Promise<{ ok: true; set: RuleSet } | { ok: false; ended: Ended }> => {
  let text: string
  try {
    // A device has no end, and a pipe may have none.
    const found = await stat(file)
    if (!found.isFile()) return failed(words.unreadable(file, words.noFile))
    if (found.size > MOST_BYTES) return failed(words.unreadable(file, words.tooLarge))
    text = await readFile(file, 'utf8')
  } catch (error) {
    return failed(words.unreadable(file, reasonOf(error)))
  }
  let input: unknown
  try {
    input = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return failed(words.notJson(file, reasonOf(error)))
  }
  const read = readRuleSet(input)
  if (read.ok) return read
  const faults = read.errors.map(({ path, code }) => words.fault(path, idAt(input, path), FAULTS[code]))
  return failed([words.faulty(file, faults.length), ...faults].join('\n'))
}

const ruleOf = z.looseObject({ id: z.string().optional(), rule: z.string().optional() })

/** The id of the rule that a place in a file belongs to; empty where it belongs to none. */
const idAt = (input: unknown, path: string): string => {
  const [list = '', place = ''] = path.split('.')
  const { data } = z.record(z.string(), z.array(z.unknown()).or(z.unknown())).safeParse(input)
  const entries = data?.[list]
  const found = ruleOf.safeParse(Array.isArray(entries) ? entries[Number(place)] : undefined).data
  return found?.id ?? found?.rule ?? ''
}

const A_YEAR = 365

const replayed = (wanted: Wanted): Promise<Ended> =>
  onTable(wanted.table, words, (reached) => replayedOn(reached, wanted))

const replayedOn = async (reached: Extract<Reached, { ok: true }>, { rules, since, on }: Wanted): Promise<Ended> => {
  const today = dateOf(instantOf(reached.nowMs))
  const from = since ?? daysAfter(today, -A_YEAR)
  const progress = tellProgress(process.stderr, { say: words.progress, nowMs: () => performance.now() })
  try {
    if (from > today) return wrong(2, words.sinceAhead)
    const asked = {
      since: from,
      today,
      ...(on === undefined ? {} : { on }),
      ...(rules === undefined ? {} : { rules, settledFrom: settledFrom(rules) }),
    }
    const { replay, authorities } = await replayTable(asked, progress)
    return { code: 0, out: replayReport(replay, { ...asked, authorities }) }
  } finally {
    progress.finish()
  }
}

await runCommand(main)
