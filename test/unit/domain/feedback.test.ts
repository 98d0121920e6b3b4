// Feedback at the end of a case: who is asked, that each gives it once, and who reads the words that go with it.
import { describe, expect, it } from 'vitest'
import { mayReadFeedback } from '../../../shared/domain/access.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import { decide } from '../../../shared/domain/case-decisions.ts'
import { evolve } from '../../../shared/domain/case-evolution.ts'
import { effectsOfCase } from '../../../shared/domain/effects.ts'
import type { Outcome } from '../../../shared/domain/events.ts'
import {
  FEEDBACK_FROM,
  feedbackSchema,
  type FeedbackFrom,
  measuredFeedback,
  type Score,
  stillAsked,
} from '../../../shared/domain/feedback.ts'
import { aCase, daysAfter, MONDAY, provider, referrer } from '../../support/factories.ts'

const END = { at: daysAfter(MONDAY, 8), by: provider }
const close = (state: CaseState, ...outcomes: Outcome[]): CaseState => {
  const decided = decide(state, { type: 'close', outcomes, summary: 'Ended.', hours: 2 }, END)
  if (!decided.ok) throw new Error(decided.refusal.code)
  return decided.events.reduce(evolve, state)
}
const LATER = { at: daysAfter(MONDAY, 9), by: referrer }
const give = (state: CaseState, from: FeedbackFrom, score: Score = 4) =>
  decide(state, { type: 'give-feedback', from, score }, LATER)
const given = (state: CaseState, from: FeedbackFrom, score: Score = 4): CaseState => {
  const decided = give(state, from, score)
  if (!decided.ok) throw new Error(decided.refusal.code)
  return decided.events.reduce(evolve, state)
}
const met = close(aCase('in-contact'), 'views-represented')

describe('feedback is asked of', () => {
  it.each<[string, CaseState, readonly FeedbackFrom[]]>([
    ['all three once the advocate has met the person', met, FEEDBACK_FROM],
    ['nobody who has died', close(aCase('reported'), 'person-died'), ['referrer', 'provider']],
    [
      'no provider from whom consent was withdrawn',
      close({ ...aCase('in-contact'), sharing: 'stopped' }, 'views-represented'),
      ['person', 'referrer'],
    ],
    ['nobody where the advocate never met the person', close(aCase('allocated'), 'person-declined-advocacy'), []],
  ])('%s', (_, state, asked) => {
    expect(stillAsked(state.feedback)).toEqual(asked)
    expect(state.status).toBe('closed')
  })

  it('the referrer by one mail, for themselves and for the person, and of nobody else by mail', () => {
    const before = aCase('in-contact')
    const decided = decide(before, { type: 'close', outcomes: ['views-represented'], summary: 'Ended.', hours: 2 }, END)
    const [, asked] = decided.ok ? decided.events : []
    if (asked === undefined) throw new Error('Nobody was asked')
    expect(effectsOfCase(asked, before, met)).toMatchObject([{ do: 'mail', template: 'feedback', to: 'referrer' }])
  })
})

describe('feedback is given', () => {
  it('after the end, once by each: a second one is refused and changes nothing', () => {
    const first = given(met, 'person', 2)
    expect(give(first, 'person', 5)).toEqual({ ok: false, refusal: { code: 'already-given' } })
    expect(stillAsked(first.feedback)).toEqual(['referrer', 'provider'])
    expect(stillAsked(given(given(first, 'referrer'), 'provider').feedback)).toEqual([])
  })

  it.each<[string, CaseState, FeedbackFrom, string]>([
    ['before the end', aCase('in-contact'), 'referrer', 'not-in-this-status'],
    ['on a case that was withdrawn', aCase('withdrawn'), 'referrer', 'already-ended'],
    ['of somebody who has died', close(aCase('reported'), 'person-died'), 'person', 'not-asked'],
    ['where nobody was met', close(aCase('allocated'), 'person-declined-advocacy'), 'referrer', 'not-asked'],
    ['by a provider that may read nothing any more', { ...met, sharing: 'stopped' }, 'provider', 'sharing-stopped'],
  ])('not %s', (_, state, from, code) => {
    const answer = give(state, from)
    expect(answer.ok ? 'given' : answer.refusal.code).toBe(code)
  })

  it('as a score alone: the event holds no words', () => {
    const decided = give(met, 'person', 1)
    expect(decided).toEqual({ ok: true, events: [{ type: 'feedback-given', ...LATER, from: 'person', score: 1 }] })
  })

  it.each([
    [{ from: 'person', score: '6', text: '' }, 'score'],
    [{ from: 'person', score: '0', text: '' }, 'score'],
    [{ from: 'person', score: '4.5', text: '' }, 'score'],
    [{ from: 'person', score: '', text: '' }, 'score'],
    [{ from: 'family', score: '4', text: '' }, 'from'],
    [{ from: 'person', score: '4', text: 'a'.repeat(2_001) }, 'text'],
    [{ from: 'person', score: '4', text: 'a\u0000b' }, 'text'],
  ])('never as %j', (typed, field) => {
    const read = feedbackSchema.safeParse(typed)
    expect(read.success ? [] : read.error.issues.map(({ path }) => path[0])).toEqual([field])
  })
})

describe('what is measured', () => {
  it('is what was asked of the person and the referrer, each with its score once there is one', () => {
    const { at: askedAt } = END
    expect(measuredFeedback(given(given(met, 'referrer', 3), 'provider', 1))).toEqual([
      { askedAt, from: 'person' },
      { askedAt, from: 'referrer', score: 3 },
    ])
    expect(measuredFeedback(aCase('in-contact'))).toEqual([])
  })
})

const viewer = (role: string, organisation: string) => ({
  sub: `${role}.${organisation}`,
  roles: [role],
  organisation,
})

describe('the words of feedback are read', () => {
  it.each([
    ['by reviewers of the authority', viewer('reviewer', 'westmarch'), met, true],
    ['by administrators of the authority', viewer('admin', 'westmarch'), met, true],
    ['by the provider that had the case', viewer('provider', 'northstar'), met, true],
    ['not by the commissioner', viewer('commissioner', 'westmarch'), met, false],
    ['not by whoever refers', viewer('referrer', 'westmarch'), met, false],
    ['not by reviewers of another authority', viewer('reviewer', 'eastmoor'), met, false],
    ['not by another provider', viewer('provider', 'lanternhouse'), met, false],
    [
      'not by the provider once consent is withdrawn',
      viewer('provider', 'northstar'),
      { ...met, sharing: 'stopped' as const },
      false,
    ],
  ])('%s', (_, who, state, may) => {
    expect(mayReadFeedback(who, state)).toBe(may)
  })
})
