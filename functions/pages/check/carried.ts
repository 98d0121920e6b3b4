// Takes answers through the sign-in in a cookie of the reader's own browser. Nothing is stored on our side before somebody
// has signed in and says so; what comes back is checked like anything else from outside.
import * as z from 'zod'
import { type Answered, someFactsSchema } from '../../../shared/domain/eligibility/next-question.ts'
import { FACTS } from '../../../shared/domain/eligibility/facts.ts'
import { carriedCookie, carriedValue } from '../../../shared/web/carried-cookie.ts'
import type { HttpEvent } from '../../../shared/web/http.ts'

// Browsers keep cookies of up to 4 KB; all that can be answered takes about half of it.
const MOST_CHARACTERS = 3_800

const carriedSchema = z.strictObject({
  facts: someFactsSchema,
  notKnown: z.array(z.enum(FACTS.map(({ name }) => name))).max(FACTS.length),
})

/** The cookie that carries answers. */
export const carryingCookie = ({ facts, notKnown }: Answered): string =>
  carriedCookie(Buffer.from(JSON.stringify({ facts, notKnown: [...notKnown] })).toString('base64url'))

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/** The answers that a browser brings; undefined when it brings none, or none that could be ours. */
export const carriedIn = (event: HttpEvent): Answered | undefined => {
  const value = carriedValue(event.cookies)
  if (value === '' || value.length > MOST_CHARACTERS) return undefined
  const found = carriedSchema.safeParse(jsonIn(value)).data
  return found && { facts: found.facts, notKnown: new Set(found.notKnown) }
}
