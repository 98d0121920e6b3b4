// A set of rules as a file: the whole law, or what is to change in it. It is written by hand, so everything in it is
// checked, and whatever is wrong is told by its place in the file.
import * as z from 'zod'
import { isCleanText } from '../text.ts'
import type { IsoDate } from '../time.ts'
import { amended } from './amendments.ts'
import { type Comparison, type Condition, type Part, partsIn } from './conditions.ts'
import { factsOf, MOST_FACTS, MOST_REASONS, reasonsIn } from './evaluate.ts'
import { type Answer, FACTS, type FactName, JURISDICTIONS, type MhaSection, PROCESSES } from './facts.ts'
import { dayAfter, overlap } from './periods.ts'
import { type Law, ROLES, type Rule, type RuleId, RULES, RULES_VERSION } from './rules.ts'

/** Rules under a name, which is kept with every answer that rests on them. */
export type RuleSet = { version: string; rules: readonly Rule[] }

/** The law as this release has it. */
export const STATUTE_SET: RuleSet = { version: RULES_VERSION, rules: RULES }

const RULE_SET_FAULTS = [
  'required',
  'wrong-type',
  'unknown-field',
  'not-an-option',
  'empty',
  'too-many',
  'too-long',
  'characters',
  'name',
  'id',
  'date',
  'ends-before-it-begins',
  'ends-without-beginning',
  'overlap',
  'status',
  'duplicate',
  'unknown-rule',
  'nothing-to-change',
  'unknown-fact',
  'not-a-number',
  'out-of-range',
  'never-known',
  'unknown-part',
  'part-within-itself',
  'too-deep',
  'too-large',
  'too-many-facts',
  'whole-or-changes',
] as const
/** What can be wrong with a file of rules. */
export type RuleSetFault = (typeof RULE_SET_FAULTS)[number]
/** A fault and where it is: `rules.3.law.0.when.of.2.fact`, counted from nought; empty for the file as a whole. */
export type RuleSetError = { path: string; code: RuleSetFault }

export type ReadRuleSet = { ok: true; set: RuleSet } | { ok: false; errors: readonly RuleSetError[] }

// A file nests conditions in rules in lists: twice as deep as the conditions themselves.
const MOST = { depth: 80, conditions: 20_000, parts: 300, rules: 200, laws: 20, errors: 100 } as const

const fault = (code: RuleSetFault) => ({ error: code })

const date = z.iso.date(fault('date'))
const text = z.string().min(1, fault('empty')).max(1_000, fault('too-long')).refine(isCleanText, fault('characters'))
const setName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u, fault('name'))
const partName = z.string().regex(/^[A-Z][A-Z0-9_]{0,59}$/, fault('name'))

const RULE_ID = /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/
// A set may bring rules that this release has no name for.
const ruleId = z.custom<RuleId>((id) => typeof id === 'string' && id.length <= 60 && RULE_ID.test(id), fault('id'))

const FACT_BY_NAME = new Map<string, (typeof FACTS)[number]>(FACTS.map((fact) => [fact.name, fact]))
const factName = z.custom<FactName>((fact) => typeof fact === 'string' && FACT_BY_NAME.has(fact), fault('unknown-fact'))
const answer = z.custom<Answer>((value) => ['boolean', 'number', 'string'].includes(typeof value), fault('wrong-type'))

const faultOfNumber = (value: unknown, { min, max = Infinity }: { min: number; max?: number }) => {
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'wrong-type'
  return value < min || value > max ? 'out-of-range' : undefined
}

const faultOfAnswer = (name: FactName, value: Answer): RuleSetFault | undefined => {
  const fact = FACT_BY_NAME.get(name)
  switch (fact?.kind) {
    case undefined:
      return 'unknown-fact'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'wrong-type'
    case 'choice':
      // Capacity that nobody has assessed is not known: a comparison with it would never hold.
      if (name === 'capacity' && String(value) === 'not-assessed') return 'never-known'
      return fact.values.includes(String(value)) ? undefined : 'not-an-option'
    case 'integer':
      return faultOfNumber(value, fact)
  }
}

/** A condition as it is written: a part that is defined elsewhere in the file, or in the statute, is only named. */
type Written = Comparison | WrittenPart | { kind: 'all' | 'any'; of: readonly Written[] } | { kind: 'not'; of: Written }
type WrittenPart = Omit<Part, 'when'> & { when?: Written }
type Definition = Omit<Part, 'kind' | 'name' | 'when'> & { when: Written }

const oneOf = z
  .strictObject({ kind: z.literal('one-of'), fact: factName, values: z.array(answer).min(1, fault('empty')) })
  .superRefine(({ fact, values }, context) => {
    for (const [place, value] of values.entries()) {
      const code = faultOfAnswer(fact, value)
      if (code !== undefined) context.addIssue({ code: 'custom', path: ['values', place], message: code })
    }
  })

const atLeast = z
  .strictObject({ kind: z.literal('at-least'), fact: factName, bound: z.int(fault('wrong-type')) })
  .superRefine(({ fact, bound }, context) => {
    const row = FACT_BY_NAME.get(fact)
    if (row?.kind !== 'integer') context.addIssue({ code: 'custom', path: ['fact'], message: 'not-a-number' })
    else if (faultOfNumber(bound, row)) context.addIssue({ code: 'custom', path: ['bound'], message: 'out-of-range' })
  })

const words = {
  met: text.exactOptional(),
  unmet: text.exactOptional(),
  source: text.exactOptional(),
  unconfirmed: text.exactOptional(),
}

const written: z.ZodType<Written> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    oneOf,
    atLeast,
    z.strictObject({ kind: z.literal('all'), of: z.array(written) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(written) }),
    z.strictObject({ kind: z.literal('not'), of: written }),
    z.strictObject({ kind: z.literal('part'), name: partName, when: written.exactOptional(), ...words }),
  ]),
)
const parts = z
  .record(partName, z.strictObject({ when: written, ...words }))
  .refine((defined) => Object.keys(defined).length <= MOST.parts, fault('too-many'))
  .default({})

type Days = { from?: IsoDate | null; to?: IsoDate | null }

const faultOfDays = ({ from, to }: Days): RuleSetFault | undefined => {
  if (to === null || to === undefined) return undefined
  if (from === null) return 'ends-without-beginning'
  return from !== undefined && to < from ? 'ends-before-it-begins' : undefined
}

const checkDays = (days: Days, context: z.RefinementCtx) => {
  const code = faultOfDays(days)
  if (code !== undefined) context.addIssue({ code: 'custom', path: ['to'], message: code })
}

const law = z
  .strictObject({
    jurisdiction: z.enum(JURISDICTIONS),
    from: date.nullable(),
    to: date.nullable(),
    when: written,
  })
  .superRefine(checkDays)

const SECTIONS = FACT_BY_NAME.get('mha.section')
const section = z.custom<MhaSection>(
  (value) => SECTIONS?.kind === 'choice' && typeof value === 'string' && SECTIONS.values.includes(value),
  fault('not-an-option'),
)

const writtenRule = z
  .strictObject({
    id: ruleId,
    process: z.enum(PROCESSES),
    role: z.enum(ROLES),
    strength: z.enum(['duty', 'power', 'inform']),
    law: z.array(law).min(1, fault('empty')).max(MOST.laws, fault('too-many')),
    status: z.enum(['in-force', 'enacted-not-in-force']).exactOptional(),
    mayActFirst: z.literal(true).exactOptional(),
    recheck: z
      .discriminatedUnion('after', [
        z.strictObject({ after: z.literal('stay') }),
        z.strictObject({
          after: z.literal('section'),
          hours: z.record(section, z.int(fault('wrong-type')).min(1, fault('out-of-range'))),
        }),
      ])
      .exactOptional(),
    instructedBy: z.array(text).min(1, fault('empty')),
    sources: z.array(text).min(1, fault('empty')),
    note: text.exactOptional(),
  })
  .superRefine(({ law: laws, status }, context) => {
    for (const [place, one] of laws.entries()) {
      const clashes = laws
        .slice(0, place)
        .some((other) => other.jurisdiction === one.jurisdiction && (overlap(one, other) || bothWaiting(one, other)))
      if (clashes) context.addIssue({ code: 'custom', path: ['law', place], message: 'overlap' })
    }
    if (status !== undefined && status !== statusOf(laws))
      context.addIssue({ code: 'custom', path: ['status'], message: 'status' })
  })
type WrittenRule = z.infer<typeof writtenRule>

const bothWaiting = (one: Days, other: Days) => one.from === null && other.from === null

const statusOf = (laws: readonly Days[]): Rule['status'] =>
  laws.some(({ from }) => from !== null) ? 'in-force' : 'enacted-not-in-force'

const amendment = z
  .strictObject({
    rule: ruleId,
    jurisdiction: z.enum(JURISDICTIONS),
    from: date.exactOptional(),
    to: date.nullable().exactOptional(),
    when: written.exactOptional(),
  })
  .superRefine((one, context) => {
    checkDays(one, context)
    if (one.when !== undefined && one.from === undefined)
      context.addIssue({ code: 'custom', path: ['from'], message: 'required' })
    if (one.from === undefined && one.to === undefined && one.when === undefined)
      context.addIssue({ code: 'custom', path: [], message: 'nothing-to-change' })
  })

const wholeSet = z.strictObject({
  name: setName,
  parts,
  rules: z.array(writtenRule).min(1, fault('empty')).max(MOST.rules, fault('too-many')),
})
const changedSet = z
  .strictObject({
    name: setName,
    parts,
    amend: z.array(amendment).max(MOST.rules, fault('too-many')).default([]),
    add: z.array(writtenRule).max(MOST.rules, fault('too-many')).default([]),
  })
  .refine(({ amend, add }) => amend.length + add.length > 0, fault('nothing-to-change'))

/**
 * Reads a set of rules. With `rules` it is the whole law; with `amend` and `add` it changes a base, by default the law of
 * this release, and is named after both. Everything that is wrong is told, up to a hundred faults; faults of shape first.
 */
export const readRuleSet = (input: unknown, base: RuleSet = STATUTE_SET): ReadRuleSet => {
  if (isDeeperThan(input, MOST.depth)) return broken({ path: '', code: 'too-deep' })
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return broken({ path: '', code: 'wrong-type' })
  const isWhole = Object.hasOwn(input, 'rules')
  if (isWhole && (Object.hasOwn(input, 'amend') || Object.hasOwn(input, 'add')))
    return broken({ path: '', code: 'whole-or-changes' })
  if (isWhole) {
    const found = wholeSet.safeParse(input, { reportInput: true })
    return found.success ? wholeOf(found.data) : broken(...found.error.issues.flatMap(errorsOf))
  }
  const found = changedSet.safeParse(input, { reportInput: true })
  return found.success ? changedOf(found.data, base) : broken(...found.error.issues.flatMap(errorsOf))
}

const broken = (...errors: RuleSetError[]): ReadRuleSet => ({ ok: false, errors: errors.slice(0, MOST.errors) })

const isDeeperThan = (value: unknown, depth: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (depth === 0 || Object.values(value).some((inner) => isDeeperThan(inner, depth - 1)))

const wholeOf = ({ name, parts, rules }: z.infer<typeof wholeSet>): ReadRuleSet => {
  const reading = partReader(parts)
  const read = rules.map((rule, place) => ruleOf(rule, `rules.${place}`, reading))
  const errors = [...reading.errors(), ...duplicates(rules, 'rules')]
  return errors.length > 0 ? broken(...errors) : { ok: true, set: { version: name, rules: read } }
}

const changedOf = ({ name, parts, amend, add }: z.infer<typeof changedSet>, base: RuleSet): ReadRuleSet => {
  const reading = partReader(parts, base.rules)
  const added = add.map((rule, place) => ruleOf(rule, `add.${place}`, reading))
  const changes = amend.map(({ when, ...rest }, place) =>
    when === undefined ? rest : { ...rest, when: reading.resolve(when, `amend.${place}.when`) },
  )
  const errors = [...reading.errors(), ...duplicates(add, 'add', base.rules)]
  let rules = [...base.rules, ...added]
  for (const [place, change] of changes.entries()) {
    const after = amended(rules, change)
    if (after.ok) rules = [...after.value]
    else errors.push({ path: `amend.${place}`, code: after.code })
  }
  return errors.length > 0 ? broken(...errors) : { ok: true, set: { version: `${base.version}+${name}`, rules } }
}

const duplicates = (rules: readonly WrittenRule[], path: string, others: readonly Rule[] = []): RuleSetError[] => {
  const seen = new Set<string>(others.map(({ id }) => id))
  return rules.flatMap(({ id }, place): RuleSetError[] => {
    if (seen.has(id)) return [{ path: `${path}.${place}.id`, code: 'duplicate' }]
    seen.add(id)
    return []
  })
}

type PartReader = { resolve: (condition: Written, path: string) => Condition; errors: () => RuleSetError[] }

const ruleOf = ({ law: laws, status, ...rule }: WrittenRule, path: string, reading: PartReader): Rule => ({
  ...rule,
  status: status ?? statusOf(laws),
  law: laws.map((one, place): Law => ({ ...one, when: reading.resolve(one.when, `${path}.law.${place}.when`) })),
})

/** Puts the parts where they are named. A condition in which something was wrong becomes one that never holds. */
const partReader = (defined: Readonly<Record<string, Definition>>, statute: readonly Rule[] = []): PartReader => {
  const errors: RuleSetError[] = []
  const known = new Map<string, Part | 'open'>()
  for (const part of statute.flatMap(({ law: laws }) => laws.flatMap(({ when }) => partsIn(when))))
    known.set(part.name, part)
  // Who reads the file would take one for the other.
  for (const name of Object.keys(defined))
    if (known.has(name)) errors.push({ path: `parts.${name}`, code: 'duplicate' })
  const sizes = new Map<Condition, number>()

  const named = (name: string, path: string): Part => {
    const found = known.get(name)
    if (found === 'open') return failing(name, path, 'part-within-itself')
    if (found !== undefined) return found
    const definition = Object.hasOwn(defined, name) ? defined[name] : undefined
    if (definition === undefined) return failing(name, path, 'unknown-part')
    const { when, ...rest } = definition
    known.set(name, 'open')
    const part: Part = { kind: 'part', name, when: read(when, `parts.${name}.when`), ...rest }
    known.set(name, part)
    return part
  }
  const failing = (name: string, path: string, code: RuleSetFault): Part => {
    errors.push({ path, code })
    return { kind: 'part', name, when: { kind: 'any', of: [] } }
  }
  const read = (condition: Written, path: string): Condition => {
    switch (condition.kind) {
      case 'one-of':
      case 'at-least':
        return condition
      case 'not':
        return { kind: 'not', of: read(condition.of, `${path}.of`) }
      case 'all':
      case 'any':
        return { kind: condition.kind, of: condition.of.map((one, place) => read(one, `${path}.of.${place}`)) }
      case 'part': {
        const { when, ...rest } = condition
        return when === undefined ? named(rest.name, path) : { ...rest, when: read(when, `${path}.when`) }
      }
    }
  }
  // A part that is named many times stands once in memory; spelt out it might be larger than any memory.
  const sizeOf = (condition: Condition): number => {
    const counted = sizes.get(condition)
    if (counted !== undefined) return counted
    const inner = condition.kind === 'part' ? [condition.when] : 'of' in condition ? [condition.of].flat() : []
    const size = inner.reduce((sum, one) => sum + sizeOf(one), 1)
    sizes.set(condition, size)
    return size
  }
  return {
    errors: () => errors,
    resolve: (condition, path) => {
      const resolved = read(condition, path)
      const code = sizeOf(resolved) > MOST.conditions ? 'too-large' : undefined
      const crowded = code ?? crowdingOf(resolved)
      if (crowded !== undefined) errors.push({ path, code: crowded })
      return resolved
    },
  }
}

// What an evaluator cannot hold.
const crowdingOf = (condition: Condition): RuleSetFault | undefined => {
  if (factsOf(condition).length > MOST_FACTS) return 'too-many-facts'
  return reasonsIn(condition) > MOST_REASONS ? 'too-large' : undefined
}

const isFault = (message: string): message is RuleSetFault => RULE_SET_FAULTS.some((code) => code === message)

const errorsOf = (issue: z.core.$ZodIssue): RuleSetError[] => {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...issue.path, key].map(String).join('.').slice(0, 200),
      code: 'unknown-field',
    }))
  const isMissing = 'input' in issue && issue.input === undefined
  if (isMissing) return [{ path, code: 'required' }]
  if (isFault(issue.message)) return [{ path, code: issue.message }]
  switch (issue.code) {
    case 'invalid_value':
    case 'invalid_union':
      return [{ path, code: 'not-an-option' }]
    case 'invalid_key':
      return [{ path, code: issue.issues.map(({ message }) => message).find(isFault) ?? 'name' }]
    default:
      return [{ path, code: 'wrong-type' }]
  }
}

/**
 * A set as a file to start from: every part once, under its name, and the rules that name them. What is read from it
 * judges as the rules do.
 */
export const ruleSetFile = ({ version, rules }: RuleSet): object => {
  const all = rules.flatMap(({ law: laws }) => laws.flatMap(({ when }) => partsIn(when)))
  const definitions = [...new Map(all.map((part) => [part.name, part])).values()]
  return {
    name: version,
    parts: Object.fromEntries(
      definitions.map(({ kind: _kind, name, when, ...rest }) => [name, { ...rest, when: naming(when) }]),
    ),
    rules: rules.map((rule) => ({ ...rule, law: rule.law.map((one) => ({ ...one, when: naming(one.when) })) })),
  }
}

/** A condition with its parts only named. */
const naming = (condition: Condition): object => {
  switch (condition.kind) {
    case 'part':
      return { kind: 'part', name: condition.name }
    case 'all':
    case 'any':
      return { kind: condition.kind, of: condition.of.map(naming) }
    case 'not':
      return { kind: 'not', of: naming(condition.of) }
    case 'one-of':
    case 'at-least':
      return condition
  }
}

/** The first day on which all of a set applies that it will ever bring: none of its laws begins or has ended later. */
export const settledFrom = ({ rules }: RuleSet): IsoDate => {
  const days = rules.flatMap(({ law: laws }) =>
    laws.flatMap(({ from, to }) => [from ?? [], to === null ? [] : dayAfter(to)].flat()),
  )
  return days.toSorted().at(-1) ?? '0001-01-01'
}
