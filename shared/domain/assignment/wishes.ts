// What a case asks of a provider, taken from the story as it stands when one is chosen: identifiers of languages, needs and
// providers, and nothing about the person.
import type { ReferralForm } from '../form/referral-form.ts'
import { ADVOCATE_LANGUAGES, type AdvocateLanguage, type Contract, SPECIALISMS, type Specialism } from './contracts.ts'
import { languagesNamed } from './languages.ts'
import { providerMeant, providersMeant } from './provider-names.ts'

export type Wishes = {
  /** Of these the advocate should speak or sign one: it was asked for. */
  speaks: readonly AdvocateLanguage[]
  /** What else makes a provider fit: how the person speaks or signs, and what they mainly need. */
  languages: readonly AdvocateLanguage[]
  needs: readonly Specialism[]
  /** The providers with which there is a conflict of interest, and the one whose advocate the person had before. */
  conflictsWith: readonly string[]
  /** A conflict of interest was told of, and no provider under contract can be made out from it. */
  conflictNotFound?: true
  before?: string
}

export const NO_WISHES: Wishes = { speaks: [], languages: [], needs: [], conflictsWith: [] }

const isAdvocateLanguage = (value: string): value is AdvocateLanguage =>
  ADVOCATE_LANGUAGES.some((language) => language === value)
const isSpecialism = (value: string): value is Specialism => SPECIALISMS.some((specialism) => specialism === value)

/** What the form says of a conflict of interest. */
type ToldOfConflict = { conflictProvider?: string | undefined; conflictOfInterest?: string | undefined }

/**
 * The providers that a conflict of interest is with, none where it is told of and nobody can be made out; undefined where
 * there is none. Where the name is not in its own box it is looked for in what else was said.
 */
export const conflictsNamed = (
  { conflictProvider = '', conflictOfInterest = '' }: ToldOfConflict,
  contracts: readonly Pick<Contract, 'provider' | 'providerName'>[],
): string[] | undefined => {
  if (conflictProvider.trim() === '' && conflictOfInterest.trim() === '') return undefined
  const named = providersMeant(conflictProvider, contracts)
  return named.length > 0 ? named : providersMeant(conflictOfInterest, contracts)
}

/**
 * What a story asks for. An interpreter is the usual answer to a language, so that only an advocate who was asked for by
 * language is sought by it; how the person speaks otherwise counts as fit. A provider that nobody has a contract with is none.
 */
export const wishesOf = (story: ReferralForm, contracts: readonly Contract[]): Wishes => {
  const { communication, person, advocate = {} } = story
  const { mainWay, firstLanguage, interpreterLanguage = '' } = communication
  const spoken = [firstLanguage, interpreterLanguage, advocate.cultureOrLanguage ?? ''].flatMap(languagesNamed)
  const conflictsWith = conflictsNamed(advocate, contracts)
  const before = providerMeant(advocate.beforeProvider ?? '', contracts)
  return {
    speaks: advocate.speaks ?? [],
    languages: [...new Set([...(isAdvocateLanguage(mainWay) ? [mainWay] : []), ...spoken])],
    needs: person.mainNeeds.filter(isSpecialism),
    conflictsWith: conflictsWith ?? [],
    ...(conflictsWith?.length === 0 ? { conflictNotFound: true } : {}),
    ...(before === undefined ? {} : { before }),
  }
}
