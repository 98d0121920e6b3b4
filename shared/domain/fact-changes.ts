// What somebody changed of the facts, fact by fact, so that it can be added to what others have said meanwhile.
import { isRecord } from './form/conditions.ts'
import { FACTS, type Facts, factsSchema } from './eligibility/facts.ts'

/** One fact before and after, by its dotted name; absent where it was, or is, not known. */
export type FactChange = { fact: string; before?: unknown; after?: unknown }

const NAMES: readonly string[] = ['jurisdiction', 'processes', ...FACTS.map(({ name }) => name)]

const valueAt = (facts: unknown, [name = '', ...rest]: readonly string[]): unknown => {
  const value = isRecord(facts) ? facts[name] : undefined
  return rest.length === 0 ? value : valueAt(value, rest)
}
const valueOf = (facts: Facts, fact: string): unknown => valueAt(facts, fact.split('.'))

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The facts that are others after than before, in table order. */
export const factChanges = (before: Facts, after: Facts): FactChange[] =>
  NAMES.flatMap((fact): FactChange[] => {
    const [was, is] = [valueOf(before, fact), valueOf(after, fact)]
    if (isSame(was, is)) return []
    return [{ fact, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }]
  })

const withFact = (facts: unknown, [name = '', ...rest]: readonly string[], value: unknown): Record<string, unknown> => {
  const { [name]: here, ...others } = isRecord(facts) ? facts : {}
  const there = rest.length === 0 ? value : withFact(here, rest, value)
  return there === undefined ? others : { ...others, [name]: there }
}

/** The facts with changes made to them; undefined when somebody else has changed one of the same facts to something else. */
export const withFactChanges = (facts: Facts, changes: readonly FactChange[]): Facts | undefined => {
  const isClear = changes.every(({ fact, before, after }) => {
    const now = valueOf(facts, fact)
    return isSame(now, before) || isSame(now, after)
  })
  if (!isClear) return undefined
  // Each value came of facts that were whole, so that the merged ones are too.
  return factsSchema.parse(
    changes.reduce<unknown>((whole, { fact, after }) => withFact(whole, fact.split('.'), after), facts),
  )
}
