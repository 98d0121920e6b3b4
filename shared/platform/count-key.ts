// The keyed hashes under which it is kept what counts a reader was given: they can be compared, and tell nobody the counts.
import { createHmac } from 'node:crypto'
import { setting } from './config.ts'
import { keysOf } from './secret-keys.ts'

const countKey = keysOf(setting('PERSON_KEY_ARN'), (derive) => derive('counts-given-out'))

const MARK_BYTES = 6
/** The length of a mark in characters. */
export const MARK_LENGTH = (MARK_BYTES * 4) / 3

/** Makes marks of texts, for one purpose: the same text is another mark for another. */
export const countMarks = async (purpose: string): Promise<(text: string) => string> => {
  const key = await countKey()
  return (text) =>
    createHmac('sha256', key)
      .update(JSON.stringify([purpose, text]))
      .digest()
      .subarray(0, MARK_BYTES)
      .toString('base64url')
}
