// The keyed hashes by which a person is known again: the table can find referrals about the same person and tells nobody who it is.
import { createHmac } from 'node:crypto'
import { setting } from './config.ts'
import { keysOf } from './secret-keys.ts'

const personKey = keysOf(setting('PERSON_KEY_ARN'), (derive) => derive('person-likeness'))

/** What a mark that a person is known by is stored under, for one authority: the same mark is another hash elsewhere. */
export const hashOfLikeness = async (authority: string, likeness: string): Promise<string> =>
  createHmac('sha256', await personKey())
    .update(JSON.stringify([authority, likeness]))
    .digest('base64url')
