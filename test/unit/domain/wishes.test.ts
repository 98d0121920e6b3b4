// What a case asks of a provider, from the story that was told.
import { describe, expect, it } from 'vitest'
import { languagesNamed } from '../../../shared/domain/assignment/languages.ts'
import { wishesOf } from '../../../shared/domain/assignment/wishes.ts'
import { examples } from '../../../shared/domain/form/examples.ts'
import { parseReferralForm, type ReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { MONDAY } from '../../support/factories.ts'
import { openContract } from '../../support/waiting-cases.ts'

const today = dateOf(MONDAY)
const contracts = [
  openContract('westmarch', 'northstar', { providerName: 'Northstar Advocacy' }),
  openContract('westmarch', 'lanternhouse', { providerName: 'Lantern House Advocacy' }),
]
const told = (over: Partial<ReferralForm> = {}): ReferralForm => {
  const parsed = parseReferralForm({ ...structuredClone(examples(today)['care-act']), ...over }, { today })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.form
}
const asked = (over: Partial<ReferralForm>) => wishesOf(told(over), contracts)

describe('a text names the languages', () => {
  it.each([
    ['English', []],
    ['Klingon', []],
    ['', []],
    ['Polish', ['pl']],
    ['polski', ['pl']],
    ['Pwyleg', ['pl']],
    ['Español', ['es']],
    ['British Sign Language', ['bsl']],
    ['Punjabi (Mirpuri), some Urdu', ['pa', 'ur']],
    ['Welsh and Cymraeg', ['cy']],
    ['polishing', []],
  ])('%o', (text, languages) => {
    expect(languagesNamed(text)).toEqual(languages)
  })
})

describe('a story', () => {
  it('that asks for an interpreter asks for no advocate by language, and fits one', () => {
    const { speaks, languages } = asked({
      communication: { mainWay: 'speech', firstLanguage: 'Urdu', interpreter: true, interpreterLanguage: 'Punjabi' },
    })
    expect(speaks).toEqual([])
    expect(languages).toEqual(['ur', 'pa'])
  })

  it('of a person who signs fits an advocate who does', () => {
    const communication = { mainWay: 'bsl', firstLanguage: 'BSL', interpreter: false } as const
    expect(asked({ communication }).languages).toEqual(['bsl'])
  })

  it('that asks for an advocate by language asks for one', () => {
    expect(asked({ advocate: { speaks: ['bsl', 'makaton'] } }).speaks).toEqual(['bsl', 'makaton'])
  })

  it('counts as fit the needs that an advocate can be specialised in', () => {
    const { person } = told()
    expect(asked({ person: { ...person, mainNeeds: ['autism', 'other'] } }).needs).toEqual(['autism'])
  })

  it.each([
    ['Northstar Advocacy', ['northstar']],
    ['  northstar   advocacy ', ['northstar']],
    ['northstar', ['northstar']],
    ['Nobody’s Advocacy', []],
    ['Northstar', ['northstar']],
    ['Northstar Advocacy Ltd', ['northstar']],
    ['North Star Advocacy C.I.C.', ['northstar']],
    ['NORTHSTAR, Leeds office', ['northstar']],
    ['The Lantern House', ['lanternhouse']],
    ['Northstar or Lantern House', ['northstar', 'lanternhouse']],
    ['Advocacy', []],
    ['Advocacy Services Ltd', []],
    ['Star', ['northstar']],
    ['N', []],
  ])('that names %o for a conflict of interest means %o', (conflictProvider, providers) => {
    expect(asked({ advocate: { conflictProvider } }).conflictsWith).toEqual(providers)
  })

  it('whose conflict names nobody under contract says so, and one without any does not', () => {
    expect(asked({ advocate: { conflictProvider: 'Nobody’s' } })).toMatchObject({
      conflictsWith: [],
      conflictNotFound: true,
    })
    expect(asked({ advocate: { conflictProvider: 'Northstar' } })).not.toHaveProperty('conflictNotFound')
    expect(asked({})).not.toHaveProperty('conflictNotFound')
  })

  it('names a provider in the reason of a conflict, where its own box is empty', () => {
    const conflictOfInterest = 'Their sister is a trustee of Lantern House.'
    expect(asked({ advocate: { conflictOfInterest } }).conflictsWith).toEqual(['lanternhouse'])
  })

  it('does not prefer a provider that may be one of two', () => {
    expect(asked({ advocate: { beforeProvider: 'Northstar or Lantern House' } })).not.toHaveProperty('before')
  })

  it('names the provider that the person had before, where there is a contract with it', () => {
    expect(asked({ advocate: { beforeProvider: 'Lantern House Advocacy' } }).before).toBe('lanternhouse')
    expect(asked({ advocate: { beforeProvider: 'Somebody Else' } })).not.toHaveProperty('before')
  })

  it('carries nothing else on: no word of it is among what is asked for', () => {
    const words = JSON.stringify(
      asked({ advocate: { before: 'Wren Hollis', conflictOfInterest: 'A cousin works there' } }),
    )
    expect(words).not.toMatch(/Wren|cousin/)
  })
})
