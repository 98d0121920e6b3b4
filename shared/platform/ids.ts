// Identifiers and secrets from the machine's randomness.
import { randomBytes, randomInt, randomUUID } from 'node:crypto'

// No I, L, O, U, 0 or 1: a reference is read out over the telephone.
const REFERENCE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

const letters = (count: number): string =>
  Array.from({ length: count }, () => REFERENCE_ALPHABET[randomInt(REFERENCE_ALPHABET.length)]).join('')

/** A referral's public reference, `ADV-7K3M-2Q9P`: 39 bits, unique by condition when it is stored. */
export const newReference = (): string => `ADV-${letters(4)}-${letters(4)}`

/** An opaque identifier (UUID). */
export const newId = (): string => randomUUID()

/** A secret of 32 random bytes, base64url. */
export const randomToken = (): string => randomBytes(32).toString('base64url')
