import { describe, expect, it } from 'vitest'
import type { Answers } from '../../../shared/domain/form/answers.ts'
import {
  CONFIRMED,
  confirmedIn,
  stillConfirmed,
  warningsOf,
  withConfirmations,
} from '../../../shared/domain/form/confirmed.ts'
import { toAnswers } from '../../../shared/domain/form/pages.ts'
import { changed, complete, TODAY } from './forms.ts'

const CHILD = 'under-18-adult-process'
const SOON = 'decision-soon'

const draft: Answers = toAnswers(
  changed(complete('care-act'), { 'person.dateOfBirth': '2012-02-03', 'decision.by': '2026-11-24' }),
)
const confirmed = (...codes: string[]): Answers => ({ ...draft, [CONFIRMED]: codes })

describe('the warnings of a draft', () => {
  it('are those of its answers, confirmed or not', () => {
    expect(warningsOf(confirmed(SOON), TODAY).map(({ code, confirmed }) => [code, confirmed])).toEqual([
      [CHILD, false],
      [SOON, true],
    ])
  })

  it('name only questions that are asked', () => {
    const [warning] = warningsOf(draft, TODAY)
    expect(warning?.fields).toEqual(['facts.processes', 'person.dateOfBirth', 'person.aboutAge'])
    const family = [{ name: 'Bryony Quillfeather', relation: 'Niece', appropriate: true }]
    const imca = toAnswers(changed(complete('imca'), { 'people.anyone': true, 'people.family': family }))
    expect(warningsOf(imca, TODAY)).toEqual([
      {
        code: 'nobody-but-appropriate',
        fields: ['people.family', 'facts.consult.appropriateUnpaidPerson'],
        confirmed: false,
      },
    ])
  })

  it('are none of answers to questions that are not asked any more', () => {
    const answers = {
      ...toAnswers(complete('imca')),
      'facts.capacity': 'not-assessed',
      'capacity.assessedOn-year': '2019',
    }
    expect(warningsOf(answers, TODAY)).toEqual([])
  })

  it('go into the referral and come back from it', () => {
    expect(toAnswers({ ...complete('imca'), confirmedWarnings: [SOON] })[CONFIRMED]).toEqual([SOON])
    expect(toAnswers(complete('imca'))).not.toHaveProperty(CONFIRMED)
  })
})

const tick = (before: string[], shown: string[], ticked: string[]) =>
  confirmedIn(withConfirmations(confirmed(...before), { shown, ticked }))

describe('a confirmation', () => {
  it.each([
    { what: 'another answer changes', change: { 'person.firstName': 'Maple' }, kept: [CHILD, SOON] },
    { what: 'the date of birth changes', change: { 'person.dateOfBirth-year': '2013' }, kept: [SOON] },
    {
      what: 'the date of the decision is emptied',
      change: { 'decision.by-day': '', 'decision.by-month': '', 'decision.by-year': '' },
      kept: [CHILD],
    },
    { what: 'an answer is typed in another way', change: { 'decision.by-day': ' 24 ' }, kept: [CHILD, SOON] },
  ])('holds for the answers that it was given on: $what', ({ change, kept }) => {
    const before = confirmed(CHILD, SOON)
    expect(confirmedIn(stillConfirmed(before, { ...before, ...change }))).toEqual(kept)
  })

  it('changes nothing in a draft that has none', () => {
    const after = { ...draft, 'person.dateOfBirth-year': '2013' }
    expect(stillConfirmed(draft, after)).toBe(after)
    expect(withConfirmations(draft, { shown: [CHILD], ticked: [] })).toBe(draft)
  })

  it('is given and taken back for what was shown, and for nothing else', () => {
    expect(tick([], [CHILD], [CHILD])).toEqual([CHILD])
    expect(tick([], [CHILD], [CHILD, SOON, 'nonsense'])).toEqual([CHILD])
    expect(tick([CHILD, SOON], [CHILD], [])).toEqual([SOON])
    expect(tick([SOON], [], [CHILD])).toEqual([SOON])
  })

  it.each([['nonsense'], [''], [CHILD.toUpperCase()]])('is of a warning that there is: "%s" is none', (code) => {
    expect(confirmedIn({ [CONFIRMED]: code })).toEqual([])
  })
})
