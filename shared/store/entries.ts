// What is decided for an authority and never taken away: entries under numbers of their own, each added after the last that
// was seen, so that two people cannot enter on top of each other unseen.
import * as z from 'zod'
import { nowMs } from '../platform/clock.ts'
import type { Key } from './keys.ts'
import { transact, type Write } from './table.ts'

/** What every entry has beside what it says: its number from 1 on, and who entered it when. */
export const enteredShape = {
  number: z.int().min(1),
  at: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
}
const entered = z.object(enteredShape)
/** Who enters something, when, and how many entries they have seen. */
export type Entering = Pick<z.infer<typeof entered>, 'at' | 'by'> & { seen: number }

/**
 * Adds an entry after the last one that was seen, in one transaction with what goes with it; false when somebody has entered
 * something since, or when a condition of what goes with it fails.
 */
export const addEntry = async (
  { kind, keyOf }: { kind: string; keyOf: (number: number) => Key },
  entry: object,
  { seen, at, by: { id, name } }: Entering,
  also: readonly Write[] = [],
): Promise<boolean> => {
  const number = seen + 1
  const written = await transact([
    {
      name: 'entry',
      put: { ...keyOf(number), kind, ...entry, number, at, by: { id, name } },
      condition: 'attribute_not_exists(pk)',
    },
    ...(seen === 0 ? [] : [{ name: 'seen', check: keyOf(seen), condition: 'attribute_exists(pk)' }]),
    ...also,
  ])
  return written.ok
}

const REMEMBERED_MS = 60_000

/**
 * What is read for each authority, as it stood within the last minute. `read` is given what was read before, to give that
 * back where it still stands. `forget` has it read anew the next time.
 */
export const remembering = <Value>(
  read: (authority: string, before: Value | undefined) => Promise<Value>,
): { of: (authority: string) => Promise<Value>; forget: (authority: string) => void } => {
  const remembered = new Map<string, { value: Promise<Value>; until: number }>()
  const anew = async (authority: string, known: Promise<Value> | undefined): Promise<Value> =>
    read(authority, await known?.catch(() => undefined))
  return {
    of: (authority) => {
      const known = remembered.get(authority)
      if (known !== undefined && known.until > nowMs()) return known.value
      const next = { value: anew(authority, known?.value), until: nowMs() + REMEMBERED_MS }
      remembered.set(authority, next)
      // A failed read must not be remembered.
      next.value.catch(() => {
        if (remembered.get(authority) === next) remembered.delete(authority)
      })
      return next.value
    },
    forget: (authority) => {
      remembered.delete(authority)
    },
  }
}
