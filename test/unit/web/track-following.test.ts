// What the people who referred are told: what is late and why, what they are asked, what has happened.
import { describe, expect, it } from 'vitest'
import {
  aCase,
  afterCommands,
  aReferral,
  anOffer,
  CALENDARS,
  caseOpening,
  daysAfter,
  hoursAfter,
  MONDAY,
  provider,
} from '../../support/factories.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import { opened } from '../../../shared/domain/case-evolution.ts'
import type { CaseEvent } from '../../../shared/domain/events.ts'
import { examples } from '../../../shared/domain/form/examples.ts'
import { pages } from '../../../shared/domain/form/pages.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { words } from '../../../shared/web/words/index.ts'
import { expectedCases, leadOf } from '../../../shared/web/expected.ts'
import { delaysOf, missingFacts } from '../../../functions/pages/track/following.ts'
import { historyOf } from '../../../functions/pages/track/history.ts'
import { answersOf, missingQuestions, readMissing } from '../../../functions/pages/track/information.ts'

const w = words('en')
const today = dateOf(MONDAY)
const UNDER = { policies: new Map(), calendars: CALENDARS }
const offerMade: CaseEvent = { type: 'offer-made', at: MONDAY, by: provider, offer: anOffer(), passedOver: [] }
const told = (state: CaseState, days: number) =>
  delaysOf({ state, events: [offerMade] }, { now: daysAfter(MONDAY, days), calendars: CALENDARS.of, w })

describe('delays are told plainly', () => {
  it('says nothing while nothing is late', () => {
    expect(told(aCase('offered'), 0)).toEqual([])
  })

  it.each([
    {
      what: 'a milestone that has passed',
      state: aCase('accepted'),
      days: 10,
      says: 'The name of the advocate was due by',
    },
    {
      what: 'an offer declined, by name',
      state: afterCommands(opened(caseOpening()), [
        { type: 'offer', offer: anOffer(), passedOver: [] },
        { type: 'decline', offerId: 'offer-1', reason: 'capacity' },
      ]),
      days: 0,
      says: 'Northstar Advocacy could not take the case',
    },
    { what: 'nobody found', state: aCase('unplaced'), days: 0, says: 'The commissioner has been told' },
    {
      what: 'a pause, with its reason',
      state: aCase('queried'),
      days: 1,
      says: 'the provider has asked you a question',
    },
  ])('tells of $what', ({ state, days, says }) => {
    expect(told(state, days).join(' ')).toContain(says)
  })

  it('tells what came late when it came', () => {
    const late = afterCommands(aCase('accepted'), [{ type: 'allocate', advocate: 'Wren Hollis' }], daysAfter(MONDAY, 7))
    expect(told(late, 8).join(' ')).toMatch(/name of the advocate was due by .* and came on Monday 30 November 2026/)
  })

  it('says that the manager was told only when they were', () => {
    const state = aCase('accepted')
    expect(told(state, 10)[0]).not.toContain(w.track.delays.told)
    const raised = { milestone: 'allocation', alert: 'breach', dueAt: '2026-11-25T17:00:00.000Z' } as const
    expect(told({ ...state, alerts: [raised] }, 10)[0]).toContain(w.track.delays.told)
  })
})

describe('a referral that the workflow has not reached yet', () => {
  it('shows the cases that will be opened and the dates they get', () => {
    const [expected, ...others] = expectedCases(aReferral('care-act'), MONDAY, UNDER)
    expect(others).toEqual([])
    expect(expected).toMatchObject({ role: 'care-act', rule: 'CA-9' })
    expect(expected?.clocks.map(({ milestone }) => milestone)).toEqual(['allocation', 'first-contact'])
    expect(expected?.clocks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ milestone: 'first-contact', dueAt: '2026-11-30T17:00:00.000Z' }),
      ]),
    )
  })

  it('shows none that is open already', () => {
    const cases = [{ caseId: 'ADV-7K3M-2Q9P-1', role: 'care-act' as const, rule: 'CA-9' as const }]
    expect(expectedCases(aReferral('care-act', { status: 'open', cases }), MONDAY, UNDER)).toEqual([])
  })

  const { jurisdiction } = aReferral().facts
  const nothing = { jurisdiction, processes: ['serious-medical-treatment' as const], capacity: 'has' as const }
  it.each([
    ['to cases', aReferral(), 'open'],
    [
      'to missing answers',
      aReferral('care-act', { facts: { jurisdiction, processes: ['needs-assessment'] } }),
      'awaiting-information',
    ],
    ['nowhere', aReferral('care-act', { facts: nothing }), 'not-eligible'],
    ['to a reviewer', aReferral('care-act', { facts: nothing, goOnReason: 'I know her.' }), 'awaiting-decision'],
  ] as const)('leads %s', (_, state, lead) => {
    expect(leadOf(state)).toBe(lead)
  })
})

describe('answers that are missing', () => {
  const { difficulty, individual: _, ...rest } = aReferral().facts
  const facts = { ...rest, difficulty: { ...difficulty } }
  const state = aReferral('care-act', { facts, status: 'awaiting-information' })
  const answers = answersOf(structuredClone(examples(today)['care-act']), facts)
  const missing = missingQuestions(answers, missingFacts(state), today)
  const reading = (form: Record<string, string>) => readMissing(missing, { form, answers, facts, today })

  it('asks exactly for the facts that could change the answer, in the order of the form', () => {
    const boxes = missing.flatMap(({ questions }) => questions.map(({ box }) => box.replace('facts.', '')))
    expect(boxes).toEqual(missingFacts(state))
    const order = pages().flatMap((page) => page.fields.map(({ name }): string => name.replace('facts.', '')))
    expect(boxes).toEqual([...boxes].sort((one, other) => order.indexOf(one) - order.indexOf(other)))
  })

  it('adds what is known to the facts, and leaves the others as they were', () => {
    const given = reading({ 'facts.individual.exists': 'no' })
    expect(given).toMatchObject({ ok: true, facts: { ...facts, individual: { exists: false } } })
  })

  it('wants at least one answer that is known', () => {
    const unknown = Object.fromEntries(
      missing.flatMap(({ questions }) => questions.map(({ box }) => [box, 'not-known'])),
    )
    expect(reading(unknown)).toMatchObject({ ok: false, mistakes: 'nothing' })
  })

  it('names the questions that were passed over', () => {
    const given = reading({})
    expect(given.ok ? [] : given.mistakes).toContainEqual({ field: 'facts.individual.exists', code: 'required' })
  })

  it('asks nothing of a referral that has ended', () => {
    expect(missingFacts({ ...state, status: 'withdrawn' })).toEqual([])
  })
})

describe('what has happened', () => {
  it('is told the latest first, in the words of the referral and of each case, with who did it', () => {
    const lines = historyOf(
      [{ type: 'referral-withdrawn', at: hoursAfter(MONDAY, 5), by: provider, reason: 'person-moved' }],
      [
        {
          role: 'imha',
          events: [
            offerMade,
            {
              type: 'offer-accepted',
              at: hoursAfter(MONDAY, 2),
              by: { kind: 'link', email: 'desk@northstar.example', organisation: 'northstar' },
              offerId: 'offer-1',
            },
          ],
        },
      ],
      w,
    )
    expect(lines).toEqual([
      {
        at: hoursAfter(MONDAY, 5),
        text: 'Referral withdrawn: the person has moved to another area',
        by: 'Maeve Castellan',
      },
      { at: hoursAfter(MONDAY, 2), text: 'IMHA: offer accepted', by: 'desk@northstar.example' },
      { at: MONDAY, text: 'IMHA: offered to Northstar Advocacy', by: 'Maeve Castellan' },
    ])
  })
})
