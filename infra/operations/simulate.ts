// `npm run simulate`: runs the arrivals of the last months through the assignment with other room for a provider, and prints
// when breaches would start and where. It reads the table and changes nothing in it.
import '../local/node-version.js'
import { readRoomChange } from '../../shared/domain/assignment/what-if.ts'
import { dateOf, instantOf, type IsoDate } from '../../shared/domain/time.ts'
import { type Ended, readOptions, runCommand, wrong } from './command.ts'
import { tellProgress } from './progress.ts'
import { onTable, type Reached } from './reach-table.ts'
import { simulationJson, simulationReport } from './simulate-report.ts'
import { type Simulated, simulateTable, type Simulating } from './simulate-table.ts'
import { MOST_MONTHS, USAGE, words } from './simulate-words.ts'

const OPTIONS = {
  provider: { type: 'string' },
  capacity: { type: 'string' },
  area: { type: 'string' },
  months: { type: 'string' },
  json: { type: 'boolean' },
  table: { type: 'string' },
  help: { type: 'boolean' },
} as const

/** A value that begins with a dash is taken for an option unless it is joined to its own. */
const joined = (args: readonly string[]): string[] =>
  args.flatMap((arg, place) => {
    if (arg === '--capacity' && isLess(args[place + 1])) return [`--capacity=${args[place + 1]}`]
    return args[place - 1] === '--capacity' && isLess(arg) ? [] : [arg]
  })

const isLess = (arg: string | undefined): boolean => arg !== undefined && /^-\d/.test(arg)

type Wanted = Pick<Simulating, 'provider' | 'change' | 'area'> & {
  capacity: string
  months: number
  json: boolean
}

const MONTHS = /^[1-9]\d?$/

const main = async (args: readonly string[]): Promise<Ended> => {
  const options = readOptions(joined(args), OPTIONS)
  if (!options.ok) return wrong(2, words.unknownOption(options.message))
  const {
    provider,
    capacity,
    area,
    months = '6',
    json = false,
    table = process.env['TABLE_NAME'],
    help,
  } = options.values
  if (help === true) return { code: 0, out: USAGE }
  if (provider === undefined || provider === '') return wrong(2, words.missing('provider'))
  if (capacity === undefined) return wrong(2, words.missing('capacity'))
  const change = readRoomChange(capacity)
  if (change === undefined) return wrong(2, words.badCapacity)
  if (!MONTHS.test(months) || Number(months) > MOST_MONTHS) return wrong(2, words.badMonths)
  const wanted = { provider, change, capacity, months: Number(months), json }
  const inArea = area === undefined ? wanted : { ...wanted, area }
  return onTable(table, words, (reached) => simulatedOn(reached, inArea))
}

const nowMs = (): number => performance.now()

/** The day so many months before a date, or the last one of that month where it is shorter. */
const monthsBefore = (date: IsoDate, months: number): IsoDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10)
}

const refusalOf = (found: Extract<Simulated, { ok: false }>, { provider, area }: Wanted): string => {
  switch (found.why) {
    case 'unknown-area':
      return words.unknownArea(area ?? '', found.areas)
    case 'unknown-provider':
      return words.unknownProvider(provider, area, found.providers)
    case 'several-contracts':
      return words.severalContracts(found.contracts.map(({ contractId }) => contractId))
  }
}

const simulatedOn = async (reached: Extract<Reached, { ok: true }>, wanted: Wanted): Promise<Ended> => {
  const { provider, change, capacity, area } = wanted
  const now = instantOf(reached.nowMs)
  const today = dateOf(now)
  const from = monthsBefore(today, wanted.months)
  const ofArea = area === undefined ? {} : { area }
  const reading = tellProgress(process.stderr, { say: words.reading, nowMs })
  const running = () => tellProgress(process.stderr, { say: words.running, nowMs })
  try {
    const found = await simulateTable({ provider, change, from, now, ...ofArea }, { reading, running })
    if (!found.ok) return wrong(2, refusalOf(found, wanted))
    const asked = { provider, capacity, from, today, ...ofArea }
    return { code: 0, out: wanted.json ? simulationJson(found, asked) : simulationReport(found, asked) }
  } finally {
    reading.finish()
  }
}

await runCommand(main)
