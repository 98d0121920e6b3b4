// What somebody asked of a case under a key of their own, written in the transaction of what it brought about: asked again,
// it is answered as it was, and not done again.
import * as z from 'zod'
import { epochMs, type Instant } from '../domain/time.ts'
import { keys } from './keys.ts'
import { readItem, type Write } from './table.ts'

const THIRTY_DAYS_S = 30 * 24 * 3_600

/** `key` is the sender's, or the form's, as a hash; `bodyHash` tells the same thing asked again from another one. */
export type AskedOnce = { sender: string; key: string; bodyHash: string; at: Instant }

/** Where it led: the version of the case after it. */
type Brought = { caseId: string; version: number }

const askedItem = z.object({ caseId: z.string(), version: z.int(), bodyHash: z.string() })

const keyOf = ({ sender, key }: AskedOnce) => keys.request(`CASE#${sender}`, key)

/** The name of the write that fails when it was asked before. */
export const ASKED = 'request'

/** Notes that it was asked, and what it brought about; refused when it was asked before. */
export const askedWrite = (asked: AskedOnce, { caseId, version }: Brought): Write => {
  const { bodyHash, at } = asked
  const expiresAt = Math.floor(epochMs(at) / 1000) + THIRTY_DAYS_S
  return {
    name: ASKED,
    put: { ...keyOf(asked), kind: 'request', caseId, version, bodyHash, expiresAt },
    condition: 'attribute_not_exists(pk)',
  }
}

/** What it brought about when it was asked before; not the `same` when the key then came with something else. */
export const askedBefore = async (asked: AskedOnce): Promise<(Brought & { same: boolean }) | undefined> => {
  const stood = await readItem(keyOf(asked), askedItem)
  if (stood === undefined) return undefined
  const { bodyHash, ...brought } = stood
  return { ...brought, same: bodyHash === asked.bodyHash }
}
