import { describe, expect, it } from 'vitest'
import { comparedName, likenessesOf } from '../../../shared/domain/likeness.ts'

describe('what a person is known by', () => {
  it('is each number and the name with the date of birth', () => {
    const person = {
      nhsNumber: '9434765919',
      dateOfBirth: '1951-03-14',
      lastName: 'Quillfeather',
      socialCareId: 'WM-1',
    }
    expect(likenessesOf(person)).toEqual([
      'nhs-number 9434765919',
      'born 1951-03-14 quillfeather',
      'social-care-id WM-1',
    ])
  })

  it.each([
    ['a number that is none', { nhsNumber: '9434765918' }],
    ['a number of one digit ten times', { nhsNumber: '1111111111' }],
    ['a name without a date of birth', { lastName: 'Quillfeather' }],
    ['a date of birth without a name', { dateOfBirth: '1951-03-14', lastName: ' - ' }],
    ['a date that does not exist', { dateOfBirth: '1951-02-30', lastName: 'Quillfeather' }],
    ['blanks', { nhsNumber: ' ', socialCareId: '  ', lastName: '', dateOfBirth: '' }],
    ['nothing', undefined],
    ['something else', { nhsNumber: 9434765919, socialCareId: ['WM-1'] }],
  ])('is not %s', (_, person) => {
    expect(likenessesOf(person)).toEqual([])
  })

  it.each([
    ['943 476 5919', '943-476-5919'],
    ['9434765919', ' 943 4765919 '],
  ])('is the same however a number is written: %s and %s', (one, other) => {
    expect(likenessesOf({ nhsNumber: one })).toEqual(likenessesOf({ nhsNumber: other }))
  })

  it.each([
    ['O’Brien', "o'brien"],
    ['Séaghdha-Lewis', 'SEAGHDHA LEWIS'],
    ['Zoë', 'Zoe\u0308'],
    ['van der Berg', 'Van Der Berg '],
    ['Łukasz', 'ŁUKASZ'],
  ])('is the same however a name is written: %s and %s', (one, other) => {
    expect(comparedName(one)).toBe(comparedName(other))
    expect(comparedName(one)).not.toBe('')
  })

  it.each([
    ['Ash', 'Ashe'],
    ['李', '王'],
    ['Smith', 'Smyth'],
  ])('is another with another name: %s and %s', (one, other) => {
    expect(comparedName(one)).not.toBe(comparedName(other))
  })
})
