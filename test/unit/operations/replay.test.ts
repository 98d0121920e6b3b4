// The replay of a law that changes, on the real engine: who would newly qualify or cease to, in counts and no more.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replayTable } from '../../../infra/operations/replay-table.ts'
import { readRuleSet, settledFrom, type RuleSet } from '../../../shared/domain/eligibility/rule-set.ts'
import { TestTable } from '../../support/engine-table.ts'
import { storeReferrals, type Stored } from '../../support/stored-referrals.ts'
import { nested, patient, referral } from '../eligibility/referrals.ts'

const REPLAY = fileURLToPath(new URL('../../../infra/operations/replay.ts', import.meta.url))

const table = await TestTable.create()
table.become()
const { putAuthority } = await import('../../../shared/store/organisations.ts')
const { enterLaw } = await import('../../../shared/store/law.ts')

const folder = await mkdtemp(join(tmpdir(), 'advocacy-replay-'))
afterAll(async () => {
  await table.stop()
  await rm(folder, { recursive: true })
})

const informal = nested(referral('mental-health-patient', patient('informal')))
const detained = nested(referral('mental-health-patient', patient('s3')))
const unknown = nested(referral('mental-health-patient', {}, 'wales'))
const otherContact = nested(referral('other-care-act-contact', {}))

const many = (count: number, of: Stored): Stored[] =>
  Array.from({ length: count }, (_, minute) => ({
    ...of,
    receivedAt: new Date(Date.parse(of.receivedAt) + minute * 60_000).toISOString(),
  }))

const AMENDED = {
  name: 'rules of 2027',
  amend: [
    { rule: 'IMHA-2025-INFORMAL', jurisdiction: 'england', from: '2027-04-01' },
    { rule: 'CA-OTHER', jurisdiction: 'england', to: '2027-03-31' },
  ],
}
const setOf = (input: unknown): RuleSet => {
  const read = readRuleSet(input)
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return read.set
}

beforeAll(async () => {
  for (const authority of ['westmarch', 'eastmoor', 'brynafon'])
    await putAuthority({
      authority,
      name: authority,
      jurisdiction: authority === 'brynafon' ? 'wales' : 'england',
      language: 'en',
      reviewersEmail: `reviewers@${authority}.example`,
      commissionerEmail: `commissioner@${authority}.example`,
    })
  await storeReferrals(table.engine.client, table.name, [
    ...many(40, { authority: 'westmarch', receivedAt: '2026-03-02T09:00:00.000Z', facts: informal }),
    // The last minutes of 2025 in London, and the first of 2026.
    ...many(20, { authority: 'westmarch', receivedAt: '2025-12-31T23:50:00.000Z', facts: informal }),
    ...many(110, { authority: 'westmarch', receivedAt: '2026-06-30T22:30:00.000Z', facts: detained }),
    ...many(30, { authority: 'eastmoor', receivedAt: '2026-07-01T09:00:00.000Z', facts: informal }),
    ...many(25, { authority: 'eastmoor', receivedAt: '2026-08-01T09:00:00.000Z', facts: otherContact }),
    ...many(15, { authority: 'brynafon', receivedAt: '2026-09-01T09:00:00.000Z', facts: unknown }),
  ])
})

const JUDGING = { since: '2026-01-01', today: '2026-11-22' }
const quiet = { at: () => undefined, finish: () => undefined }
const NONE = { newly: 0, ceases: 0, otherStrength: 0, toOpen: 0, fromOpen: 0 }

const countsOf = async (judging: Parameters<typeof replayTable>[0]) => {
  const { replay } = await replayTable(judging, quiet)
  return {
    judged: replay.judged,
    differently: replay.differently,
    byRole: Object.fromEntries([...replay.byRole].map(([authority, roles]) => [authority, Object.fromEntries(roles)])),
    byRule: Object.fromEntries(replay.byRule),
  }
}

describe('a replay', () => {
  it('counts by authority and role, and by rule, who would newly qualify and who would cease to', async () => {
    const rules = setOf(AMENDED)
    expect(await countsOf({ ...JUDGING, rules, settledFrom: settledFrom(rules) })).toEqual({
      // Ten of the twenty at the turn of the year were received in the old one.
      judged: 230,
      differently: 105,
      byRole: {
        westmarch: { imha: { ...NONE, newly: 50 } },
        eastmoor: { imha: { ...NONE, newly: 30 }, 'care-act': { ...NONE, ceases: 25 } },
      },
      byRule: { 'IMHA-2025-INFORMAL': { ...NONE, newly: 80 }, 'CA-OTHER': { ...NONE, ceases: 25 } },
    })
  })

  it.each([
    ['on the day before, nothing is different', '2027-03-31', 0],
    ['on the day, everything is', '2027-04-01', 105],
  ])('%s', async (_, on, differently) => {
    expect(await countsOf({ ...JUDGING, rules: setOf(AMENDED), on })).toMatchObject({ judged: 230, differently })
  })

  it('asks the present law on another day when there is no file', async () => {
    const { byRole } = await countsOf({ ...JUDGING, on: '2009-03-31' })
    expect(byRole['westmarch']).toEqual({ imha: { ...NONE, ceases: 110 } })
    expect(byRole['eastmoor']).toEqual({ 'care-act': { ...NONE, ceases: 25 } })
  })

  it('counts answers that would come to be missing, or be missing no more, apart', async () => {
    const when = { kind: 'one-of', fact: 'urgent', values: [true] }
    const change = { rule: 'IMHA', from: '2026-01-01', when }
    const rules = setOf({
      name: 'draft',
      amend: [
        { ...change, jurisdiction: 'england' },
        { ...change, jurisdiction: 'wales', when: { kind: 'all', of: [] } },
      ],
    })
    const { byRole } = await countsOf({ ...JUDGING, rules, settledFrom: settledFrom(rules) })
    expect(byRole['westmarch']?.imha).toMatchObject({ toOpen: 160 })
    expect(byRole['brynafon']?.imha).toEqual({ ...NONE, fromOpen: 15 })
  })

  it('lets what an authority entered itself count on both sides', async () => {
    const entered = {
      change: 'commence',
      subject: 'IMHA-2025-INFORMAL',
      jurisdiction: 'england',
      source: 'SI',
    } as const
    const by = { id: 'commissioner.eastmoor', name: 'Commissioner' }
    await enterLaw('eastmoor', { ...entered, from: '2026-01-01' }, { seen: 0, at: '2026-11-22T09:00:00.000Z', by })
    const rules = setOf(AMENDED)
    const { byRole } = await countsOf({ ...JUDGING, rules, settledFrom: settledFrom(rules) })
    expect(byRole['westmarch']).toEqual({ imha: { ...NONE, newly: 50 } })
    expect(byRole['eastmoor']).toEqual({ 'care-act': { ...NONE, ceases: 25 } })
  })
})

const run = async (args: string[], env: Record<string, string | undefined> = {}) => {
  const child = spawn(process.execPath, [REPLAY, ...args], { env: { ...process.env, ...env } })
  let out = ''
  let wrong = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()))
  const [code] = await once(child, 'close')
  return { code: Number(code), out, wrong }
}
const file = async (name: string, content: string): Promise<string> => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

describe('npm run replay', () => {
  it('prints counts only: no reference, nothing of a person', async () => {
    const path = await file('rules-2027.json', JSON.stringify(AMENDED))
    const { code, out } = await run(['--rules', path, '--since', '2026-01-01'])
    expect(code).toBe(0)
    expect(out).toMatch(/westmarch +imha +50 +0 +0 +0 +0/)
    expect(out).toMatch(/eastmoor +care-act +0 +25 +0 +0 +0/)
    expect(out).toMatch(/IMHA-2025-INFORMAL +50/)
    expect(out).toContain('1 April 2027, the first day on which all of it applies')
    expect(out).not.toMatch(/ADV-|Rowan|@/)
  })

  it('finds the table of a local run by its folder, while it runs', async () => {
    const local = { DATA_DIR: table.engine.folder, TABLE_NAME: undefined, AWS_ENDPOINT_URL_DYNAMODB: undefined }
    const { code, out } = await run(['--on', '2009-03-31', '--since', '2026-01-01'], local)
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Judged differently: 180.') })
  })

  it('writes the law of the release to start from, and over nothing', async () => {
    const path = join(folder, 'start.json')
    expect(await run(['--write', path])).toMatchObject({ code: 0 })
    expect(readRuleSet(JSON.parse(await readFile(path, 'utf8'))).ok).toBe(true)
    expect(await run(['--write', path])).toMatchObject({ code: 1, out: '' })
    const { code, out } = await run(['--rules', path, '--since', '2026-01-01'])
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Judged differently: 0.') })
  })

  const unknownFact = {
    ...AMENDED,
    amend: [{ ...AMENDED.amend[0], when: { kind: 'one-of', fact: 'tea', values: [1] } }],
  }
  const asked = ['--since', '2026-01-01']
  const env = { DATA_DIR: folder, TABLE_NAME: undefined }

  it.each<
    [what: string, code: number, says: string, args: () => Promise<string[]>, env?: Record<string, string | undefined>]
  >([
    ['nothing to judge by', 2, '--rules or --on', async () => asked],
    ['an unknown option', 2, '--rule', async () => ['--rule', 'x']],
    ['an option without a value', 2, '--rules', async () => ['--rules']],
    ['a day that is none', 2, '--on is not a date', async () => ['--on', '2027-02-30']],
    ['since a day that is none', 2, '--since is not a date', async () => ['--on', '2027-02-03', '--since', 'Monday']],
    [
      'since before there was any law',
      2,
      '--since is too early: no day before 2007-04-01',
      async () => ['--on', '2027-04-01', '--since', '0100-01-01'],
    ],
    ['the law of a day before there was any', 2, '--on is too early', async () => ['--on', '2007-03-31']],
    ['since a day to come', 2, 'lies in the future', async () => ['--on', '2027-04-01', '--since', '2999-01-01']],
    ['a file that is not there', 1, 'cannot be read', async () => ['--rules', join(folder, 'nowhere.json')]],
    ['a folder', 1, 'cannot be read', async () => ['--rules', folder]],
    ['a device without an end', 1, 'not a regular file', async () => ['--rules', '/dev/zero']],
    [
      'a file that is too large',
      1,
      'larger than 10 MB',
      async () => ['--rules', await file('large.json', ' '.repeat(10_000_001))],
    ],
    [
      'a key that a terminal would obey',
      1,
      String.raw`  \u{1b}[2J\u{a}tea\u{202e} is not a field of this`,
      async () => ['--rules', await file('key.json', JSON.stringify({ ...AMENDED, '\u001b[2J\ntea\u202e': 1 }))],
    ],
    ['an option that a terminal would obey', 2, String.raw`\u{1b}[2J`, async () => ['--\u001b[2J']],
    ['a file that is not JSON', 1, 'is not JSON', async () => ['--rules', await file('not.json', '{"name":')]],
    [
      'an unknown fact',
      1,
      'amend.0.when.fact (IMHA-2025-INFORMAL) is not a fact',
      async () => ['--rules', await file('fact.json', JSON.stringify(unknownFact))],
    ],
    [
      'an engine that does not answer',
      1,
      'could not be finished',
      async () => ['--on', '2027-04-01'],
      { ...env, DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' },
    ],
    ['no table', 1, 'There is no table', async () => ['--on', '2027-04-01'], env],
    [
      'a table that is not there',
      1,
      'There is no table elsewhere',
      async () => ['--on', '2027-04-01', '--table', 'elsewhere'],
    ],
  ])('%s ends with %i and says so', async (_, code, says, args, more = {}) => {
    const ended = await run(await args(), more)
    expect(ended).toMatchObject({ code, out: '', wrong: expect.stringContaining(says) })
    expect(ended.wrong).not.toMatch(/[^\P{Cc}\n]/u)
    expect(ended.wrong).not.toMatch(/ +at .*:\d+:\d+/)
  })
})
