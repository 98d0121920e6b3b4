// What a referral is counted under: codes and tidied names, and nothing that says who the person is.
import { describe, expect, it } from 'vitest'
import { FIELDS } from '../../../shared/domain/form/fields.ts'
import {
  recoded,
  withLaterAge,
  codedSchema,
  dimensionsOf,
  type EqualityAnswers,
  EQUALITY_QUESTIONS,
  ETHNICITIES,
  ETHNICITY_GROUPS,
  ethnicityGroupOf,
  groupOfName,
  type StoryToCode,
} from '../../../shared/domain/reports/dimensions.ts'

type Place = StoryToCode['place']

const story = ({
  place,
  person,
  referrer,
  facts,
}: {
  place?: Partial<Place>
  person?: Partial<StoryToCode['person']>
  referrer?: Partial<StoryToCode['referrer']>
  facts?: Partial<StoryToCode['facts']>
} = {}): StoryToCode => ({
  facts: { jurisdiction: 'england', processes: ['needs-assessment'], ...facts },
  referrer: {
    name: 'Sam Example',
    role: 'Social worker',
    organisation: 'Westmarch Council',
    team: 'Adult Social Care',
    email: 'sam.example@westmarch.example',
    phone: '01632 960001',
    address: '1 Long Lane, Westmarch',
    ...referrer,
  },
  person: { firstName: 'Pat', lastName: 'Invented', mainNeeds: ['dementia'], postcode: 'WM1 2AB', ...person },
  place: { kind: 'own-home', area: 'westmarch', ...place },
})

const coded = (about: Parameters<typeof story>[0] = {}, equality?: EqualityAnswers) =>
  dimensionsOf(story(about), equality, '2026-03-02')

describe('the age band at receipt', () => {
  const rows: [string, string][] = [
    ['2008-03-03', 'under-18'],
    ['2008-03-02', '18-24'],
    ['2001-03-03', '18-24'],
    ['2001-03-02', '25-64'],
    ['1961-03-03', '25-64'],
    ['1961-03-02', '65-74'],
    ['1951-03-02', '75-84'],
    ['1941-03-03', '75-84'],
    ['1941-03-02', '85-and-over'],
  ]

  it.each(rows)('of somebody born on %s is %s', (dateOfBirth, band) => {
    expect(coded({ person: { dateOfBirth } })['age-band']).toBe(band)
  })

  it('is by what is known where the date of birth is not', () => {
    expect(coded({ person: { aboutAge: 80 } })['age-band']).toBe('75-84')
    expect(coded({ facts: { ageYears: 17 } })['age-band']).toBe('under-18')
    expect(coded()['age-band']).toBe('not-known')
  })
})

describe('ethnicity', () => {
  it('has the 19 groups that the form asks for, each in one of five', () => {
    const asked = FIELDS.find(({ name }) => name === 'equality.ethnicity')
    const options = asked?.kind === 'choice' ? asked.options.filter((option) => option !== 'prefer-not-to-say') : []
    const all = ETHNICITY_GROUPS.flatMap((group) => [...ETHNICITIES[group]])
    expect(all.toSorted()).toEqual([...options].sort())
    expect(all).toHaveLength(19)
  })

  const rows: [EqualityAnswers['ethnicity'], string, string][] = [
    ['asian-chinese', 'asian-chinese', 'asian'],
    ['mixed-white-asian', 'mixed-white-asian', 'mixed'],
    ['white-roma', 'white-roma', 'white'],
    ['arab', 'arab', 'other'],
    ['prefer-not-to-say', 'not-said', 'not-said'],
  ]

  it.each(rows)('%s stands as %s, within %s', (ethnicity, code, group) => {
    const { ethnicity: told, 'ethnicity-group': within } = coded({}, ethnicity === undefined ? {} : { ethnicity })
    expect([told, within]).toEqual([code, group])
    expect(ethnicityGroupOf(told)).toBe(within)
  })

  it('is not known where nothing was answered', () => {
    expect(coded()).toMatchObject({ ethnicity: 'not-known', 'ethnicity-group': 'not-known', sex: 'not-known' })
  })
})

describe('the equality questions', () => {
  it('are those of the form', () => {
    const asked = FIELDS.flatMap(({ name }) => (name.startsWith('equality.') ? [name.slice('equality.'.length)] : []))
    expect([...EQUALITY_QUESTIONS]).toEqual(asked)
  })

  it('are told to be answered, declined or left, and of most of them no more than that', () => {
    const { equality, ...rest } = coded({}, { religion: 'hindu', orientation: 'prefer-not-to-say', sex: 'female' })
    expect(equality).toEqual({
      ethnicity: 'not-known',
      sex: 'answered',
      genderSameAsSexAtBirth: 'not-known',
      orientation: 'not-said',
      religion: 'answered',
      disability: 'not-known',
    })
    expect(JSON.stringify(rest)).not.toContain('hindu')
    expect(rest.sex).toBe('female')
  })
})

describe('names', () => {
  it('that differ in spaces and capitals are one group', () => {
    for (const written of ['Westmarch  Council', ' westmarch council ', 'WESTMARCH\u00A0COUNCIL'])
      expect(groupOfName(written)).toBe('westmarch council')
    expect(groupOfName('  ')).toBe('not-known')
  })

  it('of teams and wards stand under whose they are', () => {
    const inHospital = { kind: 'hospital', name: 'Westmarch General', ward: 'Larch  Ward' } as const
    expect(coded({ place: inHospital })).toMatchObject({
      team: 'westmarch council / adult social care',
      hospital: 'westmarch general',
      ward: 'westmarch general / larch ward',
      names: { team: 'Adult Social Care', ward: 'Larch Ward' },
    })
  })

  it('of places are kept of hospitals alone', () => {
    const home = coded({ place: { kind: 'care-home', name: 'Rowan House', ward: 'Top floor' } })
    expect(home).toMatchObject({ hospital: 'not-in-hospital', ward: 'not-in-hospital' })
    expect(JSON.stringify(home)).not.toMatch(/rowan|top floor/i)
    expect(coded({ place: { kind: 'hospital', name: 'Westmarch General' } }).ward).toBe('westmarch general / not-known')
  })
})

describe('the locality', () => {
  it('is the outward part of the postcode of where the person is', () => {
    expect(coded().locality).toBe('WM1')
    expect(coded({ place: { kind: 'care-home', postcode: 'WM24 9ZZ' } }).locality).toBe('WM24')
    expect(coded({ place: { kind: 'care-home' } }).locality).toBe('not-known')
  })
})

describe('the coded item', () => {
  it('has nothing that says who the person or the referrer is, and is read back by its schema', () => {
    const item = coded({ person: { dateOfBirth: '1941-03-02' } }, { ethnicity: 'arab' })
    for (const personal of ['Pat', 'Invented', 'Sam Example', 'Long Lane', '@', '1941', '2AB', '01632'])
      expect(JSON.stringify(item)).not.toContain(personal)
    expect(codedSchema.parse(structuredClone(item))).toEqual(item)
  })
})

describe('a correction of the story', () => {
  it('codes the story anew, and leaves what came of the equality answers', () => {
    const before = coded(
      { person: { postcode: 'WM1 2AB' } },
      { sex: 'female', ethnicity: 'arab', disability: 'prefer-not-to-say' },
    )
    const corrected = story({ person: { postcode: 'WM7 9ZZ', mainNeeds: ['autism'] }, referrer: { team: 'Discharge' } })
    expect(recoded(before, corrected, '2026-03-02')).toEqual({
      ...before,
      locality: 'WM7',
      mainNeeds: ['autism'],
      team: 'westmarch council / discharge',
      names: { ...before.names, team: 'Discharge' },
    })
  })

  it.each([
    ['fills in an age that was not known', undefined, 70, '65-74'],
    ['leaves one that was', '1990-01-01', 70, '25-64'],
    ['and none that nobody told', undefined, undefined, 'not-known'],
  ])('an answer given later %s', (_, dateOfBirth, years, band) => {
    const before = coded(dateOfBirth === undefined ? {} : { person: { dateOfBirth } })
    expect(withLaterAge(before, years)['age-band']).toBe(band)
  })
})
