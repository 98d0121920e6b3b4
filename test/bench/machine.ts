// The machine and the versions that figures were measured on: without them a figure says nothing.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, cpus, freemem, loadavg, platform, release, totalmem } from 'node:os'
import * as z from 'zod'

const GIB = 2 ** 30

const engine = (): string => {
  const given = process.env['DYNAMODB_ENDPOINT']
  if (given !== undefined && given !== '') return `whatever answers at ${given}`
  try {
    const file = createRequire(import.meta.url).resolve(`@dynoxide/${platform()}-${arch()}/package.json`)
    return `dynoxide ${z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version}`
  } catch {
    return 'none installed for this platform'
  }
}

/** Rows of a name and a value. The load is that of the last minute: figures of a busy machine are the busy machine's. */
export const machine = (): [string, string][] => [
  ['measured on', new Date().toISOString()],
  ['processor', `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores`],
  ['memory', `${(totalmem() / GIB).toFixed(1)} GiB, ${(freemem() / GIB).toFixed(1)} GiB free`],
  ['system', `${platform()} ${release()} ${arch()}`],
  ['node', process.version],
  ['engine', engine()],
  ['load before', (loadavg()[0] ?? 0).toFixed(2)],
]
