// Generated histories as the transactions by which the store writes them, one after the other: referrals with one case or two,
// with none, with one of each area, and corrected.
import * as fc from 'fast-check'
import { opened } from '../../../shared/domain/case-evolution.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import type { CaseEvent, ReferralEvent } from '../../../shared/domain/events.ts'
import { received } from '../../../shared/domain/referral.ts'
import type { ReportRow } from '../../../shared/domain/reports/contributions.ts'
import { figuresOf, unopenedOf } from '../../../shared/domain/reports/figures.ts'
import { epochMs } from '../../../shared/domain/time.ts'
import type { Write } from '../../../shared/store/table.ts'
import { AREA, CALENDARS, type Generated, historiesUpTo } from './generated.ts'

/** What becomes of a referral that opens no case: found not eligible, then what corrections and its referrer make of it. */
const UNOPENED = ['stays', 'moves', 'goes-on', 'goes-on-and-ends', 'moves-and-goes-on'] as const

export type Drawn = {
  generated: Generated[]
  /** How each is stored: whether it opens cases, with a second one or none, in which area, and when its codes are corrected. */
  as: {
    cases: 'as-it-is' | 'none' | 'two'
    second: 'same' | 'beyond'
    unopened: (typeof UNOPENED)[number]
    at: number
  }[]
}
const MOST = 4
export const drawnHistories: fc.Arbitrary<Drawn> = fc.record({
  generated: historiesUpTo(MOST),
  as: fc.array(
    fc.record({
      cases: fc.constantFrom('as-it-is', 'none', 'two'),
      second: fc.constantFrom('same', 'beyond'),
      unopened: fc.constantFrom(...UNOPENED),
      at: fc.nat({ max: 1_000 }),
    }),
    { minLength: MOST, maxLength: MOST },
  ),
})

/** A referral as it is stored, and the rows that it comes to in the end. */
export type Stored = { reference: string; transactions: Write[][]; rows: ReportRow[] }

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const letters = (number: number): string =>
  [3, 2, 1, 0].map((power) => LETTERS[Math.floor(number / 30 ** power) % 30] ?? '2').join('')

const by = { kind: 'person', id: 'p', name: 'P', organisation: AREA } as const
// Mails to be sent, links and room have no part in the reports.
const WRITTEN = ['referral', 'case', 'event', 'dimensions']
const ofReports = (writes: readonly Write[]): Write[] =>
  writes.filter((write) => 'put' in write && WRITTEN.includes(String(write.put['kind'])))
const TERMS = {
  link: { secretHash: 'hash', sealedSecret: 'sealed' },
  expiresAt: 0,
  room: { area: AREA, contractId: 'contract', capacity: 9, weeklyCapacity: null },
}

type Opening = Extract<CaseEvent, { type: 'case-opened' }>
const openingIn = (events: readonly CaseEvent[]): Opening => {
  const [first] = events
  if (first?.type !== 'case-opened') throw new Error('A case begins with its opening')
  return first
}

const renamed = <T>(value: T, names: readonly (readonly [from: string, to: string])[]): T =>
  JSON.parse(names.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(value)))

/** What comes of a referral that no case was opened of. */
const endsOf = (referral: Generated['referral'], how: Drawn['as'][number]['unopened'], beyond: string) => {
  const at = referral.receivedAt
  const { routing, facts, corrections } = referral
  const moved: ReferralEvent = {
    type: 'story-corrected',
    at,
    by,
    change: corrections + 1,
    fields: ['responsible.authority'],
    corrected: { routing: { ...routing, authority: beyond } },
  }
  const told: ReferralEvent = {
    ...moved,
    change: corrections + (how === 'moves-and-goes-on' ? 2 : 1),
    fields: ['facts.processes'],
    corrected: { facts },
  }
  const withdrawn: ReferralEvent = { type: 'referral-withdrawn', at, by, reason: 'person-declined' }
  switch (how) {
    case 'stays':
      return []
    case 'moves':
      return [moved]
    case 'goes-on':
      return [told]
    case 'goes-on-and-ends':
      return [told, withdrawn]
    case 'moves-and-goes-on':
      return [moved, told]
  }
}

const notEligible = (at: string): ReferralEvent => ({
  type: 'eligibility-determined',
  at,
  by,
  on: at.slice(0, 10),
  rulesVersion: 'r',
  determinations: [],
  leads: 'not-eligible',
})

/** Makes the transactions of histories; the store is loaded here, once the environment names its table. */
export const historyWriter = async () => {
  const { changeOfCase, changeOfReferral, openingOfCase, receiptOfReferral } = await import(
    '../../../shared/store/changes.ts'
  )
  const { dimensionsWrite } = await import('../../../shared/store/dimensions.ts')

  const stored = (
    each: Generated,
    { as, other, beyond }: { as: Drawn['as'][number]; other: Generated | undefined; beyond: string },
  ): Stored => {
    const { referral: last, coded, codedBefore } = each
    const { reference, receivedAt } = last
    const isUnopened = as.cases === 'none' || each.case === undefined
    const first: Extract<ReferralEvent, { type: 'referral-received' }> = {
      type: 'referral-received',
      at: receivedAt,
      by,
      reference,
      authority: last.authority,
      team: last.team,
      language: last.language,
      routing: last.routing,
      offerView: last.offerView,
      clockFacts: last.clockFacts,
      facts: last.facts,
      requestedPowers: [],
      referrerEmail: last.referrer.email,
    }
    let referral = received(first, 'p')
    const receivedOn = receivedAt.slice(0, 10)
    const transactions: Write[][] = [
      [
        ...ofReports(receiptOfReferral(referral, first)),
        dimensionsWrite(reference, { receivedOn, coded: codedBefore }),
      ],
    ]
    const happen = (event: ReferralEvent, openings: readonly Opening[] = []): void => {
      const { after, writes } = changeOfReferral(referral, [event])
      transactions.push(ofReports([...writes, ...openings.flatMap((each) => openingOfCase(opened(each), each))]))
      referral = after
    }
    const second = as.cases === 'two' && other?.case !== undefined ? other.case.events : []
    const courses = isUnopened ? [] : [each.case?.events ?? [], second].filter(({ length }) => length > 0)
    const openings = courses.map(openingIn)
    for (const event of each.referralEvents) {
      if (event.type !== 'cases-opened') happen(event)
      else if (openings.length > 0)
        happen({ ...event, cases: openings.map(({ caseId, role, rule }) => ({ caseId, role, rule })) }, openings)
    }
    if (isUnopened) {
      if (referral.status !== 'not-eligible' && referral.status !== 'withdrawn') happen(notEligible(receivedAt))
      if (referral.status === 'not-eligible') for (const event of endsOf(referral, as.unopened, beyond)) happen(event)
    }
    const states = new Map<string, CaseState>(openings.map((each) => [each.caseId, opened(each)]))
    const rest = courses.flatMap((events, place) => events.slice(1).map((event) => ({ event, place })))
    for (const { event, place } of rest.toSorted((one, two) => epochMs(one.event.at) - epochMs(two.event.at))) {
      const caseId = openings[place]?.caseId ?? ''
      const { after, writes } = changeOfCase(states.get(caseId)!, [event], TERMS)
      transactions.push(ofReports(writes))
      states.set(caseId, after)
    }
    transactions[1 + (as.at % (transactions.length - 1))]?.push(dimensionsWrite(reference, { receivedOn, coded }))
    const rows = [...states.values()].map((state) => figuresOf(state, CALENDARS.of, { referral, coded }))
    const none = unopenedOf(referral, coded)
    return { reference, transactions, rows: none === undefined ? rows : [...rows, none] }
  }

  /** The histories under references and in areas that are theirs alone; `number` is that of the world. */
  return ({ generated, as }: Drawn, number: number): { areas: [string, string]; all: Stored[] } => {
    const areas: [string, string] = [`area-${number}`, `area-${number}-beyond`]
    const own = (each: Generated, reference: string): Generated =>
      renamed(each, [
        [each.referral.reference, reference],
        [`"${AREA}"`, `"${areas[0]}"`],
      ])
    const all = generated.map((each, place) => {
      const reference = `ADV-${letters(number)}-${letters(place)}`
      const how = as[place]!
      const next = generated[(place + 1) % generated.length]!
      const other = renamed(own(next, reference), [
        [`${reference}-1`, `${reference}-2`],
        ...(how.second === 'beyond' ? [[`"${areas[0]}"`, `"${areas[1]}"`] as const] : []),
      ])
      return stored(own(each, reference), { as: how, other, beyond: areas[1] })
    })
    return { areas, all }
  }
}
