// What the law's answer costs with its full trace: reasons with their sources, what is missing, act first, look again.
// Beside it, on the same facts and with the same outcomes, rules engines that tell the outcome alone, and bare closures.
import * as fc from 'fast-check'
import { determine, type Outcome } from '../../shared/domain/eligibility/determine.ts'
import type { Facts } from '../../shared/domain/eligibility/facts.ts'
import { nearestChanges } from '../../shared/domain/eligibility/nearest-change.ts'
import { arbitraryFacts } from '../unit/eligibility/arbitrary-facts.ts'
import { nested } from '../unit/eligibility/referrals.ts'
import type { Bench, Bound, Report } from './bench.ts'
import { judgedByClosures } from './law-closures.ts'
import { type Asking, lawPeers, type Peer } from './law-peers.ts'
import { boundsAreAboveNought, testedRules, type TestedRule } from './law-tests.ts'
import { median } from './measure.ts'
import { installPeers, peerVersions } from './peers.ts'
import { table } from './table.ts'

const TODAY = '2026-11-22'
const SETS = 512
const SEED = 20_261_122
const ROUNDS = 9
/** How long each is measured in a round, in milliseconds of processor time. */
const SLICE = 120
const WARM_UP = 400

const OURS = 'rules as data, with the trace'
const BARE = 'bare closures, no trace'
const LEAST = { 'json-logic-js': 3, 'json-rules-engine': 30 }
const MOST_TIMES_BARE = 4

/** Referrals about one to three decisions, as they come: some known in full, some in part. */
const referrals = (): Facts[] =>
  fc
    .sample(arbitraryFacts, { numRuns: SETS, seed: SEED })
    .map((given, place) => nested({ ...given, processes: given.processes.slice(0, 1 + (place % 3)) }))

type Contender = {
  name: string
  outcomes: () => Promise<(readonly Outcome[])[]>
  /** Judges every referral once. */
  pass: () => void | Promise<void>
}

// What is worked out is counted, so that no engine may leave the work out.
let seen = 0

const ours = (sets: readonly Facts[]): Contender => ({
  name: OURS,
  outcomes: () => Promise.resolve(sets.map((facts) => determine(facts, TODAY).map(({ outcome }) => outcome))),
  pass: () => {
    for (const facts of sets) seen += determine(facts, TODAY).length
  },
})

const bare = (sets: readonly Facts[]): Contender => ({
  name: BARE,
  outcomes: () => Promise.resolve(sets.map((facts) => judgedByClosures(facts, TODAY))),
  pass: () => {
    for (const facts of sets) seen += judgedByClosures(facts, TODAY).length
  },
})

const contender = (peer: Peer, sets: readonly Facts[], rulesOf: (facts: Facts) => readonly TestedRule[]): Contender => {
  const ready = sets.map((facts): { facts: Facts; ask: Asking } => ({ facts, ask: peer.ready(facts) }))
  return {
    name: peer.name,
    outcomes: async () => {
      const found: (readonly Outcome[])[] = []
      for (const { facts, ask } of ready) found.push(await ask(rulesOf(facts)))
      return found
    },
    pass: async () => {
      if (peer.atOnce) {
        const all = await Promise.all(ready.map(async ({ facts, ask }) => ask(rulesOf(facts))))
        seen += all.reduce((sum, found) => sum + found.length, 0)
        return
      }
      for (const { facts, ask } of ready) {
        const found = ask(rulesOf(facts))
        seen += found instanceof Promise ? (await found).length : found.length
      }
    },
  }
}

/** What this process has used of its processors, in milliseconds: whoever else is at work on the machine does not count. */
const used = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Sets of facts a second of processor time, over whole passes that take so many milliseconds at least. */
const rateOf = async ({ pass }: Contender, ms: number): Promise<number> => {
  const began = used()
  let passes = 0
  let took = 0
  while (took < ms) {
    const working = pass()
    if (working !== undefined) await working
    passes += 1
    took = used() - began
  }
  return (passes * SETS * 1000) / took
}

const differing = async (contenders: readonly Contender[]): Promise<Map<string, number>> => {
  const [first, ...others] = contenders
  const right = (await first?.outcomes())?.map(String) ?? []
  const counted = new Map<string, number>()
  for (const { name, outcomes } of others) {
    const found = (await outcomes()).map(String)
    counted.set(name, right.filter((outcome, place) => outcome !== found[place]).length)
  }
  return counted
}

const whole = (figure: number) => Math.round(figure).toLocaleString('en-GB')

/** Chooses the rules of a referral, which are made ready once for each set of processes. */
const choosing = () => {
  const made = new Map<string, readonly TestedRule[]>()
  return (facts: Facts): readonly TestedRule[] => {
    const key = `${facts.jurisdiction} ${facts.processes.join()}`
    const found = made.get(key) ?? testedRules(facts, TODAY)
    made.set(key, found)
    return found
  }
}

const compared = async ({ progress, print }: Report): Promise<Bound[]> => {
  const sets = referrals()
  const rulesOf = choosing()
  const { peers, absent } = lawPeers(installPeers(progress))
  for (const why of absent) print(`Not measured, for it does not load here: ${why}`)
  const contenders = [ours(sets), bare(sets), ...peers.map((peer) => contender(peer, sets, rulesOf))]

  progress('comparing outcomes')
  const wrong = await differing(contenders)

  // In turn, so that a machine whose speed changes changes it for all of them; the ratios are those of a round.
  const rates = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  for (const one of contenders) await rateOf(one, WARM_UP)
  for (let round = 1; round <= ROUNDS; round += 1) {
    progress(`round ${round} of ${ROUNDS}`)
    for (const one of contenders) rates.get(one.name)?.push(await rateOf(one, SLICE))
  }
  const ratesOf = (name: string) => rates.get(name) ?? []
  const timesOf = (name: string) =>
    median(ratesOf(OURS).map((rate, round) => rate / (ratesOf(name)[round] ?? Number.NaN)))

  print(
    table([
      [
        'sets of facts judged',
        'a second of processor',
        'µs each',
        'ours is so many times',
        `other outcomes in ${SETS}`,
      ],
      ...contenders.map(({ name }) => {
        const rate = median(ratesOf(name))
        const differs = name === OURS ? '' : String(wrong.get(name))
        return [name, whole(rate), (1e6 / rate).toFixed(2), name === OURS ? '' : timesOf(name).toFixed(2), differs]
      }),
    ]),
  )
  const versions = Object.entries(peerVersions()).filter(([name]) => contenders.some((one) => one.name === name))
  const rules = sets.reduce((sum, facts) => sum + rulesOf(facts).length, 0)
  print(
    `\n${whole(rules)} rules asked in ${SETS} sets; medians of ${ROUNDS} rounds in turn. ${versions.map((each) => each.join(' ')).join(', ')}`,
  )

  const timesBare = 1 / timesOf(BARE)
  return [
    ...Object.entries(LEAST)
      .filter(([name]) => rates.has(name))
      .map(([name, least]) => {
        const times = timesOf(name)
        return { promise: `${least} times ${name} (${times.toFixed(1)})`, kept: times >= least }
      }),
    {
      promise: `within ${MOST_TIMES_BARE} times of bare closures (${timesBare.toFixed(2)})`,
      kept: timesBare <= MOST_TIMES_BARE,
    },
    {
      promise: 'identical outcomes',
      kept: boundsAreAboveNought() && [...wrong.values()].every((count) => count === 0),
    },
  ]
}

const NEAREST_MS = 1

/** What it costs to work out what would have to be otherwise, for every rule that does not apply. */
const nearest = ({ print, progress }: Report): Bound[] => {
  progress('nearest changes')
  const out = referrals().flatMap((facts) =>
    determine(facts, TODAY)
      .filter(({ outcome }) => outcome === 'not-eligible')
      .map(({ rule }) => ({ rule, facts })),
  )
  const took: number[] = []
  let told = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { rule, facts } of out) {
      const began = performance.now()
      told += nearestChanges(rule, facts, TODAY).length
      took.push((performance.now() - began) * 1000)
    }
  }
  const typical = median(took)
  const slow = took.toSorted((one, other) => one - other)[Math.floor(took.length * 0.99)] ?? Number.NaN
  print(
    `\nNearest change: ${typical.toFixed(1)} µs in the middle, ${slow.toFixed(1)} µs at the 99th of 100; ${(told / took.length).toFixed(1)} changes told for each of ${out.length} rules`,
  )
  return [
    { promise: `a nearest change in ${NEAREST_MS} ms (${(slow / 1000).toFixed(3)})`, kept: slow < NEAREST_MS * 1000 },
  ]
}

export const bench: Bench = {
  shows: 'what the law’s answer costs with its full trace, beside rules engines and bare closures',
  run: async (report) => [...(await compared(report)), ...nearest(report)],
}
