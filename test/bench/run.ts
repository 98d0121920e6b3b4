// `npm run bench` runs every bench of this folder, `npm run bench -- referrals` the named ones. It ends with 1 when a bound is broken.
import { readdirSync } from 'node:fs'
import * as z from 'zod'
import type { Bench, Bound } from './bench.ts'
import { machine } from './machine.ts'
import { table } from './table.ts'

const SUFFIX = '.bench.ts'
const module = z.looseObject({
  bench: z.custom<Bench>((value) => z.looseObject({ shows: z.string(), run: z.function() }).safeParse(value).success),
})

const print = (text: string): void => void process.stdout.write(`${text}\n`)
const progress = (words: string): void => void process.stderr.write(`  … ${words}\n`)

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
  .sort()

const runBench = async (name: string): Promise<Bound[]> => {
  const { bench } = module.parse(await import(`./${name}${SUFFIX}`))
  print(`\n${name}: ${bench.shows}\n`)
  const began = performance.now()
  const bounds = await bench.run({ progress, print })
  progress(`${name} took ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return bounds
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}. There are: ${names.join(', ')}\n`)
  process.exitCode = 2
} else {
  for (const [name, value] of machine()) print(`${name.padEnd(12)} ${value}`)
  const bounds: Bound[] = []
  for (const name of wanted.length === 0 ? names : wanted) bounds.push(...(await runBench(name)))
  if (bounds.length > 0) {
    print(`\n${table([['bound', 'kept'], ...bounds.map(({ promise, kept }) => [promise, kept ? 'yes' : 'NO'])])}`)
  }
  if (bounds.some(({ kept }) => !kept)) process.exitCode = 1
}
