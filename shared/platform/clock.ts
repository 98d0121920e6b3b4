// The wall clock, read in one place so that everything else takes time as a parameter.
import { type Instant, instantOf } from '../domain/time.ts'

/** Milliseconds since 1970. */
export const nowMs = (): number => Date.now()

export const now = (): Instant => instantOf(nowMs())
