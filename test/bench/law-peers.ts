// The engines that the bench measures ours beside. Each is given the same rules in its own idiom, and asked for outcomes
// alone: none of them tells reasons, sources or what is missing.
import * as z from 'zod'
import type { Outcome } from '../../shared/domain/eligibility/determine.ts'
import type { Facts } from '../../shared/domain/eligibility/facts.ts'
import { asksNothing, byName, type Test, type TestedRule } from './law-tests.ts'

/** A referral as an engine takes it: its facts have been put into the engine's form, and the rules are still to be chosen. */
export type Asking = (rules: readonly TestedRule[]) => readonly Outcome[] | Promise<readonly Outcome[]>

export type Peer = {
  name: string
  ready: (facts: Facts) => Asking
  /** Referrals may be asked for all at once, which is how it does most. */
  atOnce?: true
}

// What a library is like is said by its types here: it is loaded at run time, and not installed where types are checked.
const isLoaded = (value: unknown): boolean => typeof value === 'object' || typeof value === 'function'

/** Makes something of each list of rules once. */
const onceFor = <Made>(make: (rules: readonly TestedRule[]) => Made) => {
  const made = new Map<readonly TestedRule[], Made>()
  return (rules: readonly TestedRule[]): Made => {
    const found = made.get(rules) ?? make(rules)
    made.set(rules, found)
    return found
  }
}

const outcomesIn = (found: Readonly<Record<string, Outcome | undefined>>, rules: readonly TestedRule[]): Outcome[] =>
  rules.map(({ rule, tests }) => found[rule] ?? (tests === undefined ? 'not-eligible' : 'needs-information'))

// json-logic-js: one expression a rule

type JsonLogic = { apply: (logic: unknown, data: unknown) => Outcome }

const logicOf = (test: Test): unknown => {
  switch (test.kind) {
    case 'all':
    case 'any':
      if (test.of.length === 0) return test.kind === 'all'
      return { [test.kind === 'all' ? 'and' : 'or']: test.of.map(logicOf) }
    case 'in':
      return test.values.length === 1
        ? { '===': [{ var: test.fact }, test.values[0]] }
        : { in: [{ var: test.fact }, test.values] }
    case 'atLeast':
      return { '>=': [{ var: test.fact }, test.bound] }
    case 'below':
      // It reads what is not known as nought.
      return { and: [{ '!==': [{ var: test.fact }, null] }, { '<': [{ var: test.fact }, test.bound] }] }
  }
}

const jsonLogic = (require: NodeJS.Require): Peer => {
  const { apply } = z.custom<JsonLogic>(isLoaded).parse(require('json-logic-js'))
  const logics = onceFor((rules) =>
    rules.map(({ strength, tests }) =>
      tests === undefined
        ? 'not-eligible'
        : { if: [logicOf(tests.holds), strength, logicOf(tests.fails), 'not-eligible', 'needs-information'] },
    ),
  )
  return {
    name: 'json-logic-js',
    ready: (facts) => {
      const { capacity, ...others } = facts
      const data = capacity === 'not-assessed' ? others : facts
      return (rules) => logics(rules).map((logic) => apply(logic, data))
    },
  }
}

// node-rules: two rules for each of ours, with conditions that are functions

type Flow = { when: (condition: boolean) => void; next: () => void }
type Session = { facts: Readonly<Record<string, unknown>>; found: Record<string, Outcome> }
type NodeRule = {
  condition: (flow: Flow, session: Session) => void
  consequence: (flow: Flow, session: Session) => void
}
type NodeRules = {
  RuleEngine: new (
    rules: NodeRule[],
    options: { ignoreFactChanges: boolean },
  ) => { execute: (session: Session, callback: (session: Session) => void) => void }
}

const functionOf = (test: Test): ((facts: Readonly<Record<string, unknown>>) => boolean) => {
  switch (test.kind) {
    case 'all': {
      const parts = test.of.map(functionOf)
      return (facts) => parts.every((part) => part(facts))
    }
    case 'any': {
      const parts = test.of.map(functionOf)
      return (facts) => parts.some((part) => part(facts))
    }
    case 'in': {
      const values: readonly unknown[] = test.values
      return (facts) => values.includes(facts[test.fact])
    }
    case 'atLeast':
      return (facts) => Number(facts[test.fact]) >= test.bound
    case 'below':
      return (facts) => Number(facts[test.fact]) < test.bound
  }
}

const nodeRule = (id: string, test: Test, outcome: Outcome): NodeRule => {
  const holds = functionOf(test)
  return {
    condition: (flow, session) => flow.when(holds(session.facts)),
    consequence: (flow, session) => {
      session.found[id] = outcome
      flow.next()
    },
  }
}

const nodeRules = (require: NodeJS.Require): Peer => {
  const { RuleEngine } = z.custom<NodeRules>(isLoaded).parse(require('node-rules'))
  const engines = onceFor((rules) => {
    const theirs = rules.flatMap(({ rule: id, strength, tests }) =>
      tests === undefined ? [] : [nodeRule(id, tests.holds, strength), nodeRule(id, tests.fails, 'not-eligible')],
    )
    return new RuleEngine(theirs, { ignoreFactChanges: true })
  })
  return {
    name: 'node-rules',
    ready: (given) => {
      const facts = byName(given)
      return (rules) =>
        new Promise((resolve) => {
          engines(rules).execute({ facts, found: {} }, ({ found }) => resolve(outcomesIn(found, rules)))
        })
    },
  }
}

// @gorules/zen-engine: a decision with one expression for each rule

type Decision = { evaluate: (context: object) => Promise<{ result: Readonly<Record<string, Outcome>> }> }
type Zen = { ZenEngine: new () => { createDecision: (content: object) => Decision } }

const expressionOf = (test: Test): string => {
  switch (test.kind) {
    case 'all':
    case 'any': {
      if (test.of.length === 0) return String(test.kind === 'all')
      return `(${test.of.map(expressionOf).join(test.kind === 'all' ? ' and ' : ' or ')})`
    }
    case 'in':
      return test.values.length === 1
        ? `${test.fact} == ${JSON.stringify(test.values[0])}`
        : `${test.fact} in ${JSON.stringify(test.values)}`
    case 'atLeast':
      return `(${test.fact} != null and ${test.fact} >= ${test.bound})`
    case 'below':
      return `(${test.fact} != null and ${test.fact} < ${test.bound})`
  }
}

const keyOf = (rule: string) => rule.replaceAll('-', '_')

const expressions = (rules: readonly TestedRule[]) =>
  rules.map(({ rule, strength, tests }) => ({
    id: rule,
    key: keyOf(rule),
    value:
      tests === undefined
        ? '"not-eligible"'
        : `${expressionOf(tests.holds)} ? "${strength}" : (${expressionOf(tests.fails)} ? "not-eligible" : "needs-information")`,
  }))

const zen = (require: NodeJS.Require): Peer => {
  const engine = new (z.custom<Zen>(isLoaded).parse(require('@gorules/zen-engine')).ZenEngine)()
  const decisions = onceFor((rules) =>
    engine.createDecision({
      nodes: [
        { id: 'request', name: 'request', type: 'inputNode' },
        { id: 'rules', name: 'rules', type: 'expressionNode', content: { expressions: expressions(rules) } },
        { id: 'response', name: 'response', type: 'outputNode' },
      ],
      edges: [
        { id: 'in', type: 'edge', sourceId: 'request', targetId: 'rules' },
        { id: 'out', type: 'edge', sourceId: 'rules', targetId: 'response' },
      ],
    }),
  )
  return {
    name: '@gorules/zen-engine',
    atOnce: true,
    ready: (facts) => {
      const { capacity, ...others } = facts
      const context = capacity === 'not-assessed' ? others : facts
      return async (rules) => {
        const { result } = await decisions(rules).evaluate(context)
        return rules.map(({ rule }) => result[keyOf(rule)] ?? 'needs-information')
      }
    },
  }
}

// json-rules-engine: two rules for each of ours, with an event for each outcome

type Event = { type: Outcome; params?: { rule: string } }
type JsonRulesEngine = {
  Engine: new (
    rules: { conditions: unknown; event: Event }[],
    options: { allowUndefinedFacts: boolean },
  ) => { run: (facts: Readonly<Record<string, unknown>>) => Promise<{ events: Event[] }> }
}

const conditionsOf = (test: Test): object => {
  switch (test.kind) {
    case 'all':
    case 'any':
      return { [test.kind]: test.of.map(conditionsOf) }
    case 'in':
      return test.values.length === 1
        ? { fact: test.fact, operator: 'equal', value: test.values[0] }
        : { fact: test.fact, operator: 'in', value: test.values }
    case 'atLeast':
      return { fact: test.fact, operator: 'greaterThanInclusive', value: test.bound }
    case 'below':
      return { fact: test.fact, operator: 'lessThan', value: test.bound }
  }
}

const topOf = (test: Test): Test => (test.kind === 'all' || test.kind === 'any' ? test : { kind: 'all', of: [test] })

const jsonRulesEngine = (require: NodeJS.Require): Peer => {
  const { Engine } = z.custom<JsonRulesEngine>(isLoaded).parse(require('json-rules-engine'))
  const engines = onceFor((rules) => {
    const asked = rules.filter(({ tests }) => tests !== undefined && !asksNothing(tests.holds))
    const theirs = asked.flatMap(({ rule, strength, tests }) =>
      tests === undefined
        ? []
        : [
            { conditions: conditionsOf(topOf(tests.holds)), event: { type: strength, params: { rule } } },
            {
              conditions: conditionsOf(topOf(tests.fails)),
              event: { type: 'not-eligible' as const, params: { rule } },
            },
          ],
    )
    // A rule that asks nothing is no rule of this engine.
    const settled = Object.fromEntries(
      rules.flatMap(({ rule, strength, tests }) =>
        tests !== undefined && asksNothing(tests.holds) ? [[rule, strength]] : [],
      ),
    )
    return { engine: new Engine(theirs, { allowUndefinedFacts: true }), settled }
  })
  return {
    name: 'json-rules-engine',
    ready: (given) => {
      const facts = byName(given)
      return async (rules) => {
        const { engine, settled } = engines(rules)
        const { events } = await engine.run(facts)
        const found: Record<string, Outcome> = { ...settled }
        for (const { type, params } of events) if (params !== undefined) found[params.rule] = type
        return outcomesIn(found, rules)
      }
    },
  }
}

const MAKERS = {
  'json-logic-js': jsonLogic,
  'node-rules': nodeRules,
  '@gorules/zen-engine': zen,
  'json-rules-engine': jsonRulesEngine,
}
export type PeerName = keyof typeof MAKERS

/** Those that can be loaded here; of the others, why not. One may lack a binary for this machine. */
export const lawPeers = (require: NodeJS.Require): { peers: Peer[]; absent: string[] } => {
  const peers: Peer[] = []
  const absent: string[] = []
  for (const [name, make] of Object.entries(MAKERS)) {
    try {
      peers.push(make(require))
    } catch (cause) {
      absent.push(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }
  return { peers, absent }
}
