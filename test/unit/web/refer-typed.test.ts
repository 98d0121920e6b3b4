import { describe, expect, it } from 'vitest'
import { pageAt } from '../../../shared/domain/form/pages.ts'
import { answersOn, fingerprintOf, isStale, withoutEntry } from '../../../functions/pages/refer/typed.ts'

const name = pageAt('person', 'name')
const age = pageAt('person', 'age')
if (name === undefined || age === undefined) throw new Error('the form has no such pages')

describe('what was typed on a page', () => {
  it('is told from what belongs to other pages, dates by their three boxes', () => {
    const answers = { 'person.firstName': 'Alder', 'person.dateOfBirth-day': '4', 'person.title': '' }
    expect(answersOn([name], answers)).toEqual({ 'person.firstName': 'Alder' })
    expect(answersOn([age], answers)).toEqual({ 'person.dateOfBirth-day': '4' })
  })

  const shown = { 'person.firstName': 'Alder' }
  const seen = fingerprintOf(answersOn([name], shown))
  it.each([
    { what: 'nothing changed meanwhile', stored: shown, typed: { 'person.firstName': 'Maple' }, stale: false },
    {
      what: 'somebody changed it meanwhile',
      stored: { 'person.firstName': 'Birch' },
      typed: { 'person.firstName': 'Maple' },
      stale: true,
    },
    {
      what: 'the same is sent twice',
      stored: { 'person.firstName': 'Maple' },
      typed: { 'person.firstName': 'Maple' },
      stale: false,
    },
    {
      what: 'the same is sent twice with a browser’s line ends and empty boxes',
      stored: { 'person.firstName': 'Maple\nTree' },
      typed: { 'person.firstName': 'Maple\r\nTree', 'person.title': '' },
      stale: false,
    },
  ])('is stale only where it would undo a change unseen: $what', ({ stored, typed, stale }) => {
    expect(isStale({ seen, stored, typed })).toBe(stale)
  })

  it('does not depend on the order in which answers were given', () => {
    const one = answersOn([name], { 'person.firstName': 'Alder', 'person.lastName': 'Tree' })
    const other = answersOn([name], { 'person.lastName': 'Tree', 'person.firstName': 'Alder' })
    expect(fingerprintOf(one)).toBe(fingerprintOf(other))
  })
})

describe('removing an entry of a list', () => {
  const answers = {
    'people.family.0.name': 'Ash',
    'people.family.1.name': 'Birch',
    'people.family.2.name': 'Cedar',
    'people.professionals.0.name': 'Doctor',
  }
  it('moves the entries after it up, and leaves other lists alone', () => {
    expect(withoutEntry(answers, 'people.family', '1')).toEqual({
      'people.family.0.name': 'Ash',
      'people.family.1.name': 'Cedar',
      'people.professionals.0.name': 'Doctor',
    })
  })
  it('does nothing where there is no such entry', () => {
    expect(withoutEntry(answers, 'people.family', '9')).toEqual(answers)
    expect(withoutEntry(answers, 'people.family', 'nonsense')).toEqual(answers)
  })
})
