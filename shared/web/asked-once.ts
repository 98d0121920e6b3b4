// What is sent twice is done once: a program sends a key of its own with it, a page the number of the form that it showed.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { AskedOnce } from '../store/asked-once.ts'
import type { FormFields } from './body.ts'
import { fieldOf } from './body.ts'
import { headerOf, type HttpEvent } from './http.ts'
import { LANGUAGE_FIELD } from './language.ts'
import type { SignedInPageCall } from './page.ts'

const idempotencyKey = z
  .string()
  .min(8)
  .max(200)
  .regex(/^[\x21-\x7e]+$/)

/** The field of a form that holds its number, which every rendering of it has anew. */
export const FORM_ID_FIELD = '_form'

const hashOf = (...parts: unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

/** The key of a request as the hash that is kept, for the sender's own words go into no table; or what is wrong with it. */
export const keyIn = (event: HttpEvent): { key: string } | { fault: 'required' | 'wrong-format' } => {
  const given = headerOf(event, 'idempotency-key')
  if (given === undefined) return { fault: 'required' }
  const read = idempotencyKey.safeParse(given)
  return read.success ? { key: createHash('sha256').update(read.data).digest('base64url') } : { fault: 'wrong-format' }
}

/** What a program asks under a key: of the case and the action of the path, with its body. */
export const askedByProgram = (
  key: string,
  body: unknown,
  { event, person, now }: Pick<SignedInPageCall, 'event' | 'person' | 'now'>,
): AskedOnce => ({ sender: `program#${person.sub}`, key, bodyHash: hashOf(event.rawPath, body), at: now })

const OF_THE_PAGE: readonly string[] = ['_csrf', LANGUAGE_FIELD]

const typedIn = (form: FormFields): unknown[] =>
  Object.entries(form)
    .filter(([name]) => !OF_THE_PAGE.includes(name))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))

/**
 * What a form asks, by its number and all that was typed: sent again with something else in it, it is another thing.
 * Undefined for a form without a number.
 */
export const askedByForm = ({ event, form, person, now }: SignedInPageCall): { asked?: AskedOnce } => {
  const formId = fieldOf(form, FORM_ID_FIELD)
  if (formId === '') return {}
  const key = hashOf(event.rawPath, typedIn(form))
  return { asked: { sender: `form#${person.sub}`, key, bodyHash: key, at: now } }
}
