// The small vocabulary that says when a question is asked and when its answer is mandatory. A condition is plain data
// over the answers given so far; a question not answered yet meets none.

export type Condition =
  | { kind: 'is'; field: string; values: readonly (string | boolean)[] }
  | { kind: 'given'; field: string }
  | { kind: 'all' | 'any'; of: readonly Condition[] }
  | { kind: 'not'; of: Condition }

/** Reads the answer to a field by its dotted name; undefined when there is none. */
export type ReadAnswer = (field: string) => unknown

/** The answer is one of the values; where several may be chosen, one of those chosen is. */
export const is = (field: string, ...values: (string | boolean)[]): Condition => ({ kind: 'is', field, values })

/** There is an answer, whatever it says. */
export const given = (field: string): Condition => ({ kind: 'given', field })

export const all = (...of: Condition[]): Condition => ({ kind: 'all', of })
export const any = (...of: Condition[]): Condition => ({ kind: 'any', of })
export const not = (of: Condition): Condition => ({ kind: 'not', of })

/** Whether a value has fields of its own. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether an answer says anything: a blank text or an empty list does not. */
export const isGiven = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  !(typeof value === 'string' && value.trim() === '') &&
  !(Array.isArray(value) && value.length === 0)

/** Whether a condition holds on the answers that `read` gives. */
export const holds = (condition: Condition, read: ReadAnswer): boolean => {
  switch (condition.kind) {
    case 'is': {
      const answer: unknown = read(condition.field)
      const chosen: readonly unknown[] = Array.isArray(answer) ? answer : [answer]
      return condition.values.some((value) => chosen.includes(value))
    }
    case 'given':
      return isGiven(read(condition.field))
    case 'all':
      return condition.of.every((part) => holds(part, read))
    case 'any':
      return condition.of.some((part) => holds(part, read))
    case 'not':
      return !holds(condition.of, read)
  }
}

/** The fields that a condition reads. */
export const fieldsIn = (condition: Condition): readonly string[] => {
  switch (condition.kind) {
    case 'is':
    case 'given':
      return [condition.field]
    case 'all':
    case 'any':
      return condition.of.flatMap(fieldsIn)
    case 'not':
      return fieldsIn(condition.of)
  }
}
