// What a provider asked about an offer, with what the referrer answered. The answer is in free words and may tell what an offer
// may not: it is for whoever is signed in, or has confirmed the address that the offer was mailed to.
import type { CaseEvent } from '../../domain/events.ts'
import type { Instant } from '../../domain/time.ts'

export type Asked = { question: string; answer: string; at: Instant }

/** What was asked about an offer before it was answered, and what the referrer wrote back; oldest first. */
export const answersOn = (offerId: string, events: readonly CaseEvent[]): Asked[] => {
  const made = events.findIndex((event) => event.type === 'offer-made' && event.offer.offerId === offerId)
  if (made < 0) return []
  const asked: Asked[] = []
  let question: string | undefined
  for (const event of events.slice(made + 1)) {
    if (event.type === 'offer-made') break
    if (event.type === 'instruction-queried') question = event.question
    if (event.type !== 'instruction-confirmed' || question === undefined) continue
    asked.push({ question, answer: event.answer, at: event.at })
    question = undefined
  }
  return asked
}
