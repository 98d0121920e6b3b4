// The simulation of other room, on the real engine: when breaches would start and where, in counts and no more.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { CaseEvent } from '../../../shared/domain/events.ts'
import { evolve, opened } from '../../../shared/domain/case-evolution.ts'
import { hoursAfter } from '../../support/factories.ts'
import { TestTable } from '../../support/engine-table.ts'
import { historiesOf } from '../../support/histories.ts'
import { openContract } from '../../support/waiting-cases.ts'

const SIMULATE = fileURLToPath(new URL('../../../infra/operations/simulate.ts', import.meta.url))

const table = await TestTable.create()
table.become()
const { putAuthority, putContract } = await import('../../../shared/store/organisations.ts')
const { transact } = await import('../../../shared/store/table.ts')
const { keys } = await import('../../../shared/store/keys.ts')

const folder = await mkdtemp(join(tmpdir(), 'advocacy-simulate-'))
afterAll(async () => {
  await table.stop()
  await rm(folder, { recursive: true })
})

/** A Monday at ten, at least four weeks ago: none of what follows lies ahead. */
const START = (() => {
  const day = new Date(Date.now() - 35 * 86_400_000)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  day.setUTCHours(10, 0, 0, 0)
  return day.toISOString()
})()

const CONTRACTS = [
  openContract('westmarch', 'northstar', { capacity: 10 }),
  openContract('eastmoor', 'northstar', { capacity: 5 }),
  openContract('eastmoor', 'beacon', { capacity: 5 }),
]

const store = async (events: readonly CaseEvent[]): Promise<void> => {
  const [opening, ...after] = events
  if (opening?.type !== 'case-opened') throw new Error('A case begins with its opening')
  const state = after.reduce(evolve, opened(opening))
  const { caseId, area, receivedAt, status } = state
  await transact([
    {
      name: 'case',
      put: {
        ...keys.case(caseId),
        kind: 'case',
        version: state.version,
        state,
        byAuthority: `AUTHORITY#${area}`,
        byAuthoritySort: `CASE#${status}#${receivedAt}#${caseId}`,
      },
    },
    ...events.map((event, place) => ({
      name: 'event',
      put: { ...keys.caseEvent(caseId, place + 1), kind: 'event', event },
    })),
  ])
}

beforeAll(async () => {
  for (const authority of ['westmarch', 'eastmoor'])
    await putAuthority({
      authority,
      name: authority,
      jurisdiction: 'england',
      language: 'en',
      reviewersEmail: `reviewers@${authority}.example`,
      commissionerEmail: `commissioner@${authority}.example`,
    })
  for (const contract of CONTRACTS) await putContract(contract)
  const coming = Array.from({ length: 10 }, (_, place) => ({
    at: hoursAfter(START, place / 4),
    acceptedAfter: 1,
    allocatedAfter: 2,
    metAfter: 20,
    closedAfter: 300,
  }))
  for (const events of historiesOf(coming, CONTRACTS.slice(0, 1))) await store(events)
})

const run = async (args: string[], env: Record<string, string | undefined> = {}) => {
  const child = spawn(process.execPath, [SIMULATE, ...args], { env: { ...process.env, ...env } })
  let out = ''
  let wrong = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()))
  const [code] = await once(child, 'close')
  return { code: Number(code), out, wrong }
}

const ASKED = ['--provider', 'northstar', '--area', 'westmarch']

const found = z.object({
  cases: z.number(),
  room: z.array(z.object({ contractId: z.string(), was: z.number(), would: z.number() })),
  starts: z.object({ milestone: z.string(), area: z.string(), provider: z.string() }).optional(),
  agreement: z.object({ placed: z.number(), alike: z.number() }),
  recordedBreaches: z.number(),
  all: z.object({
    was: z.object({ offers: z.number(), waited: z.number(), breaches: z.record(z.string(), z.number()) }),
    would: z.object({ offers: z.number(), waited: z.number(), breaches: z.record(z.string(), z.number()) }),
  }),
})
const asJson = async (capacity: string) => {
  const { code, out, wrong } = await run([...ASKED, '--capacity', capacity, '--json'])
  expect({ code, wrong }).toEqual({ code: 0, wrong: '' })
  return found.parse(JSON.parse(out))
}

describe('npm run simulate', () => {
  it('comes to what happened while nothing changes', async () => {
    const { starts, ...rest } = await asJson('+0%')
    expect(starts).toBeUndefined()
    expect(rest).toMatchObject({
      cases: 10,
      room: [{ contractId: 'westmarch-northstar', was: 10, would: 10 }],
      agreement: { placed: 10, alike: 10 },
      recordedBreaches: 0,
      all: { was: { offers: 10, waited: 0 }, would: { offers: 10, waited: 0 } },
    })
  })

  it('says when breaches would start and where', async () => {
    const { starts, room, all } = await asJson('-20%')
    expect(room).toMatchObject([{ was: 10, would: 8 }])
    expect(starts).toMatchObject({ milestone: 'allocation', area: 'westmarch', provider: 'northstar' })
    expect(all.was.breaches).toEqual({ response: 0, allocation: 0, 'first-contact': 0 })
    expect(all.would).toMatchObject({ waited: 2, breaches: { response: 0, allocation: 2, 'first-contact': 2 } })
  })

  it('prints counts only, and what it supposes', async () => {
    const { code, out } = await run([...ASKED, '--capacity', '8'])
    expect(code).toBe(0)
    expect(out).toMatch(
      /Breaches beyond those of before would start on .*: allocation, care-act, westmarch, with northstar\./,
    )
    expect(out).toMatch(/westmarch +northstar +care-act +10 +0 > 2/)
    expect(out).toContain('What is supposed:')
    expect(out).not.toMatch(/ADV-|secret|@|Wren|Maeve/)
  })

  it('simulates every area of the provider where none is named', async () => {
    const { code, out } = await run(['--provider', 'northstar', '--capacity', '-20%'])
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('eastmoor-northstar: room for 5') })
  })

  it('leaves out cases of before the first month', async () => {
    const { out } = await run([...ASKED, '--capacity', '-20%', '--months', '1', '--json'])
    expect(found.parse(JSON.parse(out)).cases).toBe(0)
  })

  it.each<[what: string, code: number, says: string, args: string[], env?: Record<string, string | undefined>]>([
    ['no provider', 2, 'Give --provider', ['--capacity', '-20%']],
    ['no capacity', 2, 'Give --capacity', ASKED],
    ['an unknown option', 2, '--capacities', [...ASKED, '--capacities', '3']],
    ['a capacity that is none', 2, '--capacity is neither', [...ASKED, '--capacity', '-20']],
    ['less than nothing', 2, '--capacity is neither', [...ASKED, '--capacity', '-120%']],
    ['no months', 2, '--months is not', [...ASKED, '--capacity', '8', '--months', '0']],
    ['too many months', 2, '--months is not', [...ASKED, '--capacity', '8', '--months', '37']],
    ['a part of a month', 2, '--months is not', [...ASKED, '--capacity', '8', '--months', '1.5']],
    [
      'an unknown area',
      2,
      'there is no area nowhere. Areas: eastmoor, westmarch.',
      ['--provider', 'northstar', '--capacity', '8', '--area', 'nowhere'],
    ],
    [
      'an unknown provider',
      2,
      'nobody has no contract in these months. Those that have: beacon, northstar.',
      ['--provider', 'nobody', '--capacity', '8'],
    ],
    [
      'a provider of another area',
      2,
      'beacon has no contract with westmarch',
      ['--provider', 'beacon', '--capacity', '8', '--area', 'westmarch'],
    ],
    ['a number for several contracts', 2, 'westmarch-northstar', ['--provider', 'northstar', '--capacity', '8']],
    ['a provider that a terminal would obey', 2, String.raw`\u{1b}[2J`, ['--provider', '\u001b[2J', '--capacity', '8']],
    [
      'a table that is not there',
      1,
      'There is no table elsewhere',
      [...ASKED, '--capacity', '8', '--table', 'elsewhere'],
    ],
    ['no table', 1, 'There is no table', [...ASKED, '--capacity', '8'], { DATA_DIR: folder, TABLE_NAME: undefined }],
  ])('%s ends with %i and says so', async (_, code, says, args, env = {}) => {
    const ended = await run(args, env)
    expect(ended).toMatchObject({ code, out: '', wrong: expect.stringContaining(says) })
    expect(ended.wrong).not.toMatch(/[^\P{Cc}\n]/u)
    expect(ended.wrong).not.toMatch(/ +at .*:\d+:\d+/)
  })
})
