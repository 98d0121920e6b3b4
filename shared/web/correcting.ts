// Saving a correction of a referral that was sent, from its page or through the API: the story, the entry of the change log and
// what follows from them, in one transaction.
import { factChanges } from '../domain/fact-changes.ts'
import { correctedFacts, sharingChange } from '../domain/form/corrected-facts.ts'
import type { WithdrawalReason } from '../domain/events.ts'
import { consentEnded, type StoryChange } from '../domain/form/corrections.ts'
import type { FieldError } from '../domain/form/errors.ts'
import type { ReferralForm } from '../domain/form/referral-form.ts'
import { unknownAreas } from '../domain/form/routing.ts'
import type { ReferralCommand, ReferralState } from '../domain/referral.ts'
import { dateOf, type Instant } from '../domain/time.ts'
import { log } from '../platform/logger.ts'
import type { Commanded } from '../store/cases.ts'
import { likenessWrites } from '../store/likenesses.ts'
import { allAuthorities } from '../store/organisations.ts'
import { commandReferral, correctStory, storyOf } from '../store/referrals.ts'
import type { Write } from '../store/table.ts'
import { actorOf, type Person } from './identity.ts'

export type Correcting = {
  /** The referral as the author of the correction has seen it. */
  state: ReferralState
  type: Extract<ReferralCommand, { type: 'correct' | 'withdraw-consent' }>['type']
  /** The whole story as it is told from now on. */
  form: ReferralForm
  change: Pick<StoryChange, 'kind' | 'reason' | 'changes'>
}

/** A person who is known by something else from now on is found by that too. */
const likenessesAfter = async (
  { reference, authority, receivedAt }: ReferralState,
  { person }: ReferralForm,
  fields: readonly string[],
): Promise<Write[]> =>
  fields.some((field) => field.startsWith('person.'))
    ? likenessWrites({ reference, authority, at: receivedAt }, person)
    : []

/** Writes a correction under the number that follows those its author has seen; refused when somebody was quicker. */
export const saveCorrection = async (
  { state, type, form, change }: Correcting,
  { person, at }: { person: Person; at: Instant },
): Promise<Commanded<ReferralState>> => {
  const by = actorOf(person)
  const number = state.corrections + 1
  const fields = change.changes.map(({ field }) => field)
  const sharing = sharingChange(state, form)
  const { facts, ...others } = correctedFacts(state, form)
  const corrected = { ...others, ...(facts === undefined ? {} : { facts: factChanges(state.facts, facts) }) }
  const command = { type, change: number, fields, corrected, ...(sharing === undefined ? {} : { sharing }) }
  const entry = { number, at, by, ...change }
  const likenesses = await likenessesAfter(state, form, fields)
  const saved = await correctStory(state.reference, { command, form, change: entry, likenesses }, { at, by })
  if (saved.ok) log('story-corrected', { reference: state.reference, count: fields.length })
  return saved
}

/** Withdraws a referral. Consent that ends with it is recorded in the same transaction, as its own page would. */
export const withdrawReferral = async (
  state: ReferralState,
  reason: WithdrawalReason,
  { person, at }: { person: Person; at: Instant },
): Promise<Commanded<ReferralState>> => {
  const { reference, facts, receivedAt } = state
  const by = actorOf(person)
  const form = reason === 'consent-withdrawn' && state.sharing !== 'stopped' ? await storyOf(reference) : undefined
  const recorded = { on: dateOf(at), recordedBy: person.name }
  const ended = form === undefined ? undefined : consentEnded({ form, facts }, recorded, dateOf(receivedAt))
  // The withdrawal stands even where the record cannot be written.
  if (ended?.ok !== true) return commandReferral(reference, { type: 'withdraw', reason }, { at, by })
  const { changes } = ended
  const number = state.corrections + 1
  const fields = changes.map(({ field }) => field)
  const record = { change: number, fields }
  const change = { number, at, by, kind: 'consent-withdrawn', changes } as const
  return correctStory(
    reference,
    { command: { type: 'withdraw', reason, record }, form: ended.form, change },
    { at, by },
  )
}

/** Areas that nobody here knows, and that were not in the story before: their cases would be placed by nobody. */
export const newUnknownAreas = async (form: ReferralForm, before: ReferralForm): Promise<FieldError[]> => {
  const known = (await allAuthorities()).map(({ authority }) => authority)
  const unknownBefore = unknownAreas(before, known).map(({ field }) => field)
  return unknownAreas(form, known).filter(({ field }) => !unknownBefore.includes(field))
}
