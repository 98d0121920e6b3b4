// Sending a referral, from the form or through the API: the same receipt, once for each key of the sender.
import { createHash } from 'node:crypto'
import type { FieldError } from '../domain/form/errors.ts'
import type { ReferralForm } from '../domain/form/referral-form.ts'
import { unknownAreas } from '../domain/form/routing.ts'
import type { Language } from '../domain/language.ts'
import { receiptOf } from '../domain/receipt.ts'
import { epochMs, type Instant } from '../domain/time.ts'
import { newReference } from '../platform/ids.ts'
import { log } from '../platform/logger.ts'
import { likenessWrites } from '../store/likenesses.ts'
import { recentAuthorities } from '../store/organisations.ts'
import { type Received, receiveReferral } from '../store/referrals.ts'
import type { Write } from '../store/table.ts'
import { actorOf, type Person } from './identity.ts'

const THIRTY_DAYS_S = 30 * 24 * 3_600
const ATTEMPTS = 5

export type Submission = {
  form: ReferralForm
  person: Person
  at: Instant
  /** The language that the sender was using. */
  language: Language
  /** The sender's key: the same key and the same form again is the same referral. */
  key: string
  /** Uses up the draft it was written in, and sends its files along. */
  draft?: (reference: string) => Write | Write[]
}

/** A referral that names an area which nobody here knows would be placed by nobody. */
type Submitted = Received | { ok: false; code: 'unknown-area'; errors: FieldError[] }

/** Stores a referral; told again, it answers with the reference that it has. */
export const submitReferral = async ({ form, person, at, language, key, draft }: Submission): Promise<Submitted> => {
  const authorities = await recentAuthorities(epochMs(at))
  const unknown = unknownAreas(
    form,
    authorities.map(({ authority }) => authority),
  )
  if (unknown.length > 0) return { ok: false, code: 'unknown-area', errors: unknown }
  const bodyHash = createHash('sha256').update(JSON.stringify(form)).digest('base64url')
  const request = { sender: person.sub, key, bodyHash, expiresAt: Math.floor(epochMs(at) / 1000) + THIRTY_DAYS_S }
  for (let attempt = 1; ; attempt += 1) {
    const reference = newReference()
    const event = receiptOf(form, reference, { at, by: actorOf(person), language })
    const received = await receiveReferral({
      event,
      referrerId: person.sub,
      form,
      request,
      likenesses: await likenessWrites({ reference, authority: person.organisation, at }, form.person),
      ...(draft === undefined ? {} : { draft: draft(reference) }),
    })
    // Of 810 thousand million references one was drawn twice: draw again.
    if (!received.ok && received.code === 'reference-taken' && attempt < ATTEMPTS) continue
    if (received.ok && !received.again) log('referral-received', { reference: received.reference })
    return received
  }
}
