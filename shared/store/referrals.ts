// Referrals: received once, read with their story, changed by commands together with their cases.
import * as z from 'zod'
import { type CaseCommand, type CaseState, type Context, hasEnded } from '../domain/case.ts'
import { decide as decideCase } from '../domain/case-decisions.ts'
import { opened } from '../domain/case-evolution.ts'
import type { MailEffect } from '../domain/effects.ts'
import type { CaseEvent, ReferralEvent } from '../domain/events.ts'
import type { StoryChange } from '../domain/form/corrections.ts'
import type { ReferralForm } from '../domain/form/referral-form.ts'
import { offerViewOf, underConsentNow } from '../domain/opening.ts'
import { decide, received, type ReferralCommand, type ReferralState } from '../domain/referral.ts'
import { changeOfCase, changeOfReferral, decisionsOf, openingOfCase, receiptOfReferral } from './changes.ts'
import { casesOfReferral, type Commanded } from './cases.ts'
import { dimensionsOf } from '../domain/reports/dimensions.ts'
import { dateOf, type Instant, noonOf } from '../domain/time.ts'
import { correctedDimensions, dimensionsWrite } from './dimensions.ts'
import { giveRoomBack } from './rooms.ts'
import { isReference, keys, referralPartition } from './keys.ts'
import { type Page, queryItems, queryPage, readItem, transact, type Write } from './table.ts'

// What stands under `state` and `form` was written by this code from typed values, and only by it.
const referralItem = z.object({ state: z.custom<ReferralState>((state) => typeof state === 'object') })
const eventItem = z.object({ event: z.custom<ReferralEvent>((event) => typeof event === 'object') })
const storyItem = z.object({ form: z.custom<ReferralForm>((form) => typeof form === 'object') })
const changeItem = z.object({ change: z.custom<StoryChange>((change) => typeof change === 'object') })
const requestItem = z.object({ reference: z.string(), bodyHash: z.string() })

export const referralBy = async (reference: string): Promise<ReferralState | undefined> =>
  isReference(reference) ? (await readItem(keys.referral(reference), referralItem))?.state : undefined

/**
 * The story as it stands now: as it was told on the form and corrected since, with the facts as they are known. The equality
 * answers are kept apart and are not among it.
 */
export const storyOf = async (reference: string): Promise<ReferralForm | undefined> => {
  const [told, state] = await Promise.all([readItem(keys.story(reference), storyItem), referralBy(reference)])
  return told === undefined || state === undefined ? told?.form : { ...told.form, facts: state.facts }
}

/** The change log of a story: each correction with the words before and after it, oldest first. */
export const changesOfStory = async (reference: string): Promise<StoryChange[]> => {
  const { pk, sk } = keys.storyChange(reference, 0)
  const found = await queryItems({ partition: pk, beginsWith: sk.slice(0, sk.indexOf('#') + 1) }, changeItem)
  return found.map(({ change }) => change)
}

export const referralEvents = async (reference: string): Promise<ReferralEvent[]> => {
  const found = await queryItems({ partition: referralPartition(reference), beginsWith: 'EVENT#REFERRAL#' }, eventItem)
  return found.map(({ event }) => event)
}

const REFERRALS_A_PAGE = 100

/** A page of the referrals of an authority, newest first; undefined when the cursor is none of that list. */
export const referralsOfAuthority = async (
  authority: string,
  cursor?: string,
): Promise<Page<ReferralState> | undefined> => {
  const where = {
    partition: `AUTHORITY#${authority}`,
    index: 'ByAuthority',
    beginsWith: 'REFERRAL#',
    newestFirst: true,
    limit: REFERRALS_A_PAGE,
  } as const
  const page = await queryPage(where, referralItem, cursor)
  return page && { ...page, items: page.items.map(({ state }) => state) }
}

/** The referrals of an authority that await a person's decision. */
export const awaitingDecision = async (authority: string): Promise<ReferralState[]> => {
  const found = await queryItems({ partition: decisionsOf(authority), index: 'ByOwner', limit: 500 }, referralItem)
  return found.map(({ state }) => state)
}

export type Receipt = {
  event: Extract<ReferralEvent, { type: 'referral-received' }>
  referrerId: string
  form: ReferralForm
  /** The sender's own key: sending twice under it makes one referral. `bodyHash` tells a retry from another referral. */
  request: { sender: string; key: string; bodyHash: string; expiresAt: number }
  /** The draft that it was written in, used up by it, with the files that go along. */
  draft?: Write | Write[]
  /** What finds it by its person, see likenesses.ts. */
  likenesses?: readonly Write[]
}

export type Received =
  | { ok: true; again: false; reference: string; state: ReferralState }
  | { ok: true; again: true; reference: string }
  | { ok: false; code: 'idempotency-key-reused' | 'draft-gone' | 'reference-taken' }

/** Stores a referral with all that belongs to it, or finds the one that was sent under the same key before. */
export const receiveReferral = async ({
  event,
  referrerId,
  form,
  request,
  draft,
  likenesses = [],
}: Receipt): Promise<Received> => {
  const { reference } = event
  const { equality, ...story } = form
  const state = received(event, referrerId)
  const receivedOn = dateOf(event.at)
  const written = await transact([
    {
      name: 'request',
      put: {
        ...keys.request(request.sender, request.key),
        kind: 'request',
        reference,
        bodyHash: request.bodyHash,
        expiresAt: request.expiresAt,
      },
      condition: 'attribute_not_exists(pk)',
    },
    ...receiptOfReferral(state, event),
    { name: 'story', put: { ...keys.story(reference), kind: 'story', form: story } },
    ...(equality === undefined
      ? []
      : [{ name: 'equality', put: { ...keys.equality(reference), kind: 'equality', answers: equality } }]),
    dimensionsWrite(reference, { receivedOn, coded: dimensionsOf(story, equality, receivedOn) }),
    ...likenesses,
    ...[draft ?? []].flat(),
  ])
  if (written.ok) return { ok: true, again: false, reference, state }
  const before = written.failed.find(({ name }) => name === 'request')
  if (before !== undefined) {
    const request_ = requestItem.parse(before.stood)
    return request_.bodyHash === request.bodyHash
      ? { ok: true, again: true, reference: request_.reference }
      : { ok: false, code: 'idempotency-key-reused' }
  }
  return { ok: false, code: written.failed.some(({ name }) => name === 'draft') ? 'draft-gone' : 'reference-taken' }
}

const ATTEMPTS = 10

/**
 * Carries out a command on a referral. Its cases are withdrawn with it, and told of a correction, in the same transaction;
 * `openings` are the opening events of the cases that the command opens, `also` further writes that go with it.
 */
export const commandReferral = async (
  reference: string,
  command: ReferralCommand,
  context: Context,
  { openings = [], also = [] }: { openings?: Extract<CaseEvent, { type: 'case-opened' }>[]; also?: Write[] } = {},
): Promise<Commanded<ReferralState>> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await referralBy(reference)
    if (before === undefined) return { ok: false, refusal: { code: 'not-found' } }
    const decided = decide(before, command, context)
    if (!decided.ok) return decided
    const { after, writes } = changeOfReferral(before, decided.events)
    const ofCases = await followedByCases(after, command, context)
    const opening = openings
      .map((event) => underConsentNow(event, before))
      .flatMap((event) => openingOfCase(opened(event), event))
    const written = await transact([...writes, ...ofCases, ...opening, ...also])
    if (written.ok) return { ok: true, state: after }
  }
  throw new Error(`The referral ${reference} changed faster than a command could be carried out`)
}

/** Notes that a mail has gone, where a clock stops with it: a referral is acknowledged once its acknowledgement was mailed. */
export const noteMailGone = async ({ template, reference }: MailEffect, at: Instant): Promise<void> => {
  if (template !== 'acknowledgement') return
  // Refused means that it is known already.
  await commandReferral(reference, { type: 'note-acknowledged' }, { at, by: { kind: 'service', part: 'effects' } })
}

/** What a command on the referral is on one of its cases. */
const commandOfCase = (of: CaseState, referral: ReferralState, command: ReferralCommand): CaseCommand | undefined => {
  const ended = hasEnded(of)
  switch (command.type) {
    case 'withdraw':
      if (!ended) return { type: 'withdraw', reason: command.reason }
      // What has ended is history, and is not shared any more either.
      return command.reason === 'consent-withdrawn'
        ? { type: 'take-correction', fields: [], sharing: 'stopped' }
        : undefined
    case 'correct':
    case 'withdraw-consent': {
      const { fields, sharing } = command
      if (ended) return sharing === undefined ? undefined : { type: 'take-correction', fields, sharing }
      const { offerView, clockFacts } = referral
      const { urgentAuthorisationOn: urgentOn } = clockFacts
      return {
        type: 'take-correction',
        fields,
        offerView: offerViewOf(of, offerView),
        ...(urgentOn === undefined ? {} : { urgentAuthorisationAt: noonOf(urgentOn) }),
        ...(sharing === undefined ? {} : { sharing }),
      }
    }
    default:
      return undefined
  }
}

const followedByCases = async (
  referral: ReferralState,
  command: ReferralCommand,
  context: Context,
): Promise<Write[]> => {
  if (command.type !== 'withdraw' && command.type !== 'correct' && command.type !== 'withdraw-consent') return []
  const changes = (await casesOfReferral(referral.reference)).flatMap((state) => {
    const ofCase = commandOfCase(state, referral, command)
    const decided = ofCase === undefined ? undefined : decideCase(state, ofCase, context)
    return decided?.ok === true ? [changeOfCase(state, decided.events)] : []
  })
  return [...changes.flatMap(({ writes }) => writes), ...giveRoomBack(changes.flatMap(({ roomBack }) => roomBack))]
}

export type StoryCorrection = {
  command: Extract<ReferralCommand, { type: 'correct' | 'withdraw-consent' | 'withdraw' }>
  /** The whole story as it is told from now on. */
  form: ReferralForm
  /** What goes into the change log. */
  change: StoryChange
  /** What finds it by its person as they are known now, see likenesses.ts. */
  likenesses?: readonly Write[]
}

/**
 * Corrects the story: the story itself, the entry of the change log, the referral and its cases in one transaction. Refused
 * when somebody has corrected it since its author read it.
 */
export const correctStory = async (
  reference: string,
  { command, form, change, likenesses = [] }: StoryCorrection,
  context: Context,
): Promise<Commanded<ReferralState>> => {
  const { equality: _, ...story } = form
  return commandReferral(reference, command, context, {
    also: [
      { name: 'story', put: { ...keys.story(reference), kind: 'story', form: story } },
      {
        name: 'change',
        put: { ...keys.storyChange(reference, change.number), kind: 'story-change', change },
        condition: 'attribute_not_exists(pk)',
      },
      ...(await correctedDimensions(reference, story)),
      ...likenesses,
    ],
  })
}
