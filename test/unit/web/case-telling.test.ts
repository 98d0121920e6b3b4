// What is told of a case, and to whom: the offer, the story, the history, what is due, and the commissioner's desk.
import { describe, expect, it } from 'vitest'
import { deskOf, trailOf } from '../../../functions/pages/manage/desk.ts'
import type { CaseCommand, CaseState } from '../../../shared/domain/case.ts'
import { decide } from '../../../shared/domain/case-decisions.ts'
import { evolve, opened } from '../../../shared/domain/case-evolution.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { RULE_IDS } from '../../../shared/domain/eligibility/rules.ts'
import type { Actor, CaseEvent } from '../../../shared/domain/events.ts'
import { examples } from '../../../shared/domain/form/examples.ts'
import { caseAnswer } from '../../../shared/web/answers.ts'
import { byUrgency, nextDue } from '../../../shared/web/cases/due.ts'
import { historyOf, since } from '../../../shared/web/cases/history.ts'
import { offerSummary } from '../../../shared/web/cases/offer-summary.ts'
import { storyGroups } from '../../../shared/web/cases/story.ts'
import { words } from '../../../shared/web/words/index.ts'
import {
  CALENDARS,
  aCase,
  anOffer,
  caseOpening,
  daysAfter,
  hoursAfter,
  MONDAY,
  provider,
  receipt,
  REFERENCE,
} from '../../support/factories.ts'

const w = words('en')
const areas = [{ authority: 'westmarch', name: 'Westmarch Council' }]
const commissioner: Actor = { kind: 'person', id: 'c', name: 'Petra Lindqvist', organisation: 'westmarch' }

/** Everything that happens in a case when commands are carried out on it, an hour apart. */
const eventsOf = (commands: readonly (readonly [CaseCommand, Actor])[]): { state: CaseState; events: CaseEvent[] } => {
  const opening = caseOpening()
  let state = opened(opening)
  const events: CaseEvent[] = [opening]
  for (const [place, [command, by]] of commands.entries()) {
    const decided = decide(state, command, { at: hoursAfter(MONDAY, place + 1), by })
    if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.refusal.code}`)
    events.push(...decided.events)
    state = decided.events.reduce(evolve, state)
  }
  return { state, events }
}

const lanternhouse = anOffer({ offerId: 'offer-0', provider: 'lanternhouse', providerName: 'Lantern House Advocacy' })
const { state, events } = eventsOf([
  [{ type: 'offer', offer: lanternhouse, passedOver: [] }, commissioner],
  [{ type: 'decline', offerId: 'offer-0', reason: 'capacity' }, provider],
  [{ type: 'leave-unplaced', passedOver: [{ provider: 'northstar', why: 'no-room' }] }, commissioner],
  [{ type: 'assign-again', reason: 'ROOM-FOUND' }, commissioner],
  [{ type: 'offer', offer: anOffer(), passedOver: [] }, commissioner],
  [{ type: 'query', question: 'QUESTION' }, provider],
  [{ type: 'confirm-instruction', answer: 'ANSWER' }, commissioner],
  [{ type: 'accept', offerId: 'offer-1' }, provider],
  [{ type: 'allocate', advocate: 'ADVOCATE' }, provider],
  [{ type: 'make-contact', occurredAt: hoursAfter(MONDAY, 9) }, provider],
  [{ type: 'submit-report', occurredAt: hoursAfter(MONDAY, 10) }, provider],
  [{ type: 'close', outcomes: ['views-represented'], summary: 'SUMMARY', hours: 4 }, provider],
])

const told = (reader: 'provider' | 'commissioner', of: readonly CaseEvent[]) =>
  JSON.stringify(historyOf(of, { reader, nameOf: (organisation) => organisation, w }))

describe('the history of a case', () => {
  it('tells its provider what was written', () => {
    for (const text of ['QUESTION', 'ANSWER', 'ADVOCATE', 'SUMMARY'])
      expect(told('provider', since('offer-1', events))).toContain(text)
  })

  it('tells its provider nothing of who was asked before', () => {
    const history = told('provider', since('offer-1', events))
    for (const text of ['Lantern House', 'declined', 'ROOM-FOUND']) expect(history).not.toContain(text)
  })

  it('tells a commissioner everything that happened and nothing that was written about the person', () => {
    const history = told('commissioner', events)
    for (const text of ['Lantern House', 'declined', 'ROOM-FOUND', 'Case closed']) expect(history).toContain(text)
    for (const text of ['QUESTION', 'ANSWER', 'ADVOCATE', 'SUMMARY']) expect(history).not.toContain(text)
  })

  it('is told newest first', () => {
    const times = historyOf(events, { reader: 'commissioner', nameOf: String, w }).map(({ at }) => at)
    expect(times).toEqual(times.toSorted().toReversed())
  })
})

describe('before acceptance', () => {
  it.each(['imca', 'imha', 'care-act'] as const)('nobody is told who the person of the %s example is', (example) => {
    const { person, place } = examples('2026-11-23')[example]
    const { offerView } = receipt(example)
    const summary = JSON.stringify(offerSummary({ ...aCase('offered'), offerView }, areas, w))
    const secrets = [...Object.values(person).flat(), ...Object.values(place)]
      .map(String)
      .filter((text) => text.length > 3 && !['westmarch', ...person.mainNeeds].includes(text))
    for (const secret of secrets) expect(summary).not.toContain(secret)
    // Nor the reason: what is being decided.
    expect(summary).not.toMatch(/Act (1983|2005|2014)|treatment|assessment/)
  })

  it('the offer is told in words', () => {
    expect(offerSummary({ ...aCase('offered'), offerView: receipt('imha').offerView }, areas, w)).toMatchObject({
      locality: 'Westmarch Council, WM4',
      mainNeeds: 'Mental health',
      communication: 'Speaking (language: Spanish)',
      decision: 'No date was given',
    })
  })

  it('the offer tells nothing of what the person needs once the consent to share is withdrawn', () => {
    const { mainNeeds: _, communication: __, ...rest } = offerSummary(aCase('offered'), areas, w)
    const stopped: CaseState = { ...aCase('offered'), sharing: 'stopped' }
    expect(offerSummary(stopped, areas, w)).toEqual({ ...rest, locality: 'Westmarch Council' })
    expect(offerSummary({ ...stopped, sharing: 'resumed' }, areas, w)).toEqual(offerSummary(aCase('offered'), areas, w))
    expect(caseAnswer(stopped, MONDAY, ENGLAND_AND_WALES)).toMatchObject({ sharing: 'stopped' })
    expect(caseAnswer(stopped, MONDAY, ENGLAND_AND_WALES).summary).toEqual({ locality: 'westmarch' })
  })

  it.each(RULE_IDS)('%s says which law it is', (rule) => {
    expect(w.cases.ground(rule)).toMatch(/Act (1983|2005|2014)/)
  })
})

describe('the story of a referral', () => {
  const { equality, ...careAct } = examples('2026-11-23')['care-act']
  const groups = storyGroups({ ...careAct, equality }, areas, w)
  const text = JSON.stringify(groups)

  it('begins with the person and keeps what was said', () => {
    expect(groups[0]?.id).toBe('person')
    for (const said of ['Marigold', 'Makaton', 'Westmarch Council', 'Wednesday 30 November 1988'])
      expect(text).toContain(said)
  })

  it('never tells the equality answers', () => {
    expect(groups.map(({ id }) => id)).not.toContain('equality')
    expect(text).not.toContain(w.form.fields['equality.ethnicity'].label)
  })

  it('speaks of the referrer, not to them', () => {
    const labels = groups.flatMap(({ rows, entries }) => [...rows, ...entries.flatMap((entry) => entry.rows)])
    expect(labels.filter(({ label }) => /\b(your?|I)\b/i.test(label))).toEqual([])
  })

  it('keeps the lines of an address and the entries of a list', () => {
    const imca = storyGroups(examples('2026-11-23').imca, areas, w)
    const lines = imca.flatMap(({ rows }) => rows.map((row) => row.lines))
    expect(lines).toContainEqual(['12 Mill Lane', 'Westmarch'])
    expect(imca.find(({ id }) => id === 'people')?.entries[0]?.rows[0]?.lines).toEqual(['Bryony Quillfeather'])
  })
})

const due = (dueAt: string, late: boolean) => ({
  next: { milestone: 'report' as const, dueAt, late, paused: false },
})

describe('what is due next', () => {
  it.each([
    ['offered', 'response'],
    ['accepted', 'allocation'],
    ['allocated', 'first-contact'],
    ['in-contact', 'report'],
    ['reported', undefined],
    ['closed', undefined],
  ] as const)('in a case that is %s: %s', (status, milestone) => {
    expect(nextDue(aCase(status), MONDAY, ENGLAND_AND_WALES)?.milestone).toBe(milestone)
  })

  it('for an offer is the answer, even when something else is late already', () => {
    const state = aCase('offered', { completeAt: daysAfter(MONDAY, -30), receivedAt: daysAfter(MONDAY, -30) })
    expect(nextDue(state, MONDAY, ENGLAND_AND_WALES)).toMatchObject({ milestone: 'response', late: false })
  })

  it('puts the overdue first, then by date, and what has nothing due last', () => {
    const [late, soon, later, nothing] = [due('3', true), due('1', false), due('2', false), {}]
    expect([nothing, later, late, soon].toSorted(byUrgency)).toEqual([late, soon, later, nothing])
  })
})

describe('the desk of a commissioner', () => {
  it('shows who was asked, how each answered, and why others were not', () => {
    expect(trailOf(events, [], w).map(({ provider, what }) => [provider, what])).toEqual([
      ['Lantern House Advocacy', 'Declined: no room for another case'],
      ['northstar', 'Not asked: no room under its contract'],
      ['Northstar Advocacy', 'Accepted'],
    ])
    expect(state.status).toBe('closed')
  })

  it('sorts each case to where it needs somebody', () => {
    const statuses = ['unplaced', 'offered', 'queried', 'accepted', 'in-contact'] as const
    const cases = statuses.map((status, place) => aCase(status, { caseId: `${REFERENCE}-${place + 1}` }))
    const desk = deskOf(
      cases,
      { contracts: [], calendars: CALENDARS.of, calendar: CALENDARS.current, now: daysAfter(MONDAY, 4) },
      w,
    )
    expect(desk.figures).toEqual({ unplaced: 1, offers: 2, overdue: 3 })
    expect(desk.unplaced[0]?.passedOver).toEqual([{ provider: 'northstar', why: 'no room under its contract' }])
    expect(desk.offers.map(({ lapsesAt }) => lapsesAt === undefined)).toEqual([false, true])
    expect(desk.overdue.every(({ next }) => next.late)).toBe(true)
  })
})
