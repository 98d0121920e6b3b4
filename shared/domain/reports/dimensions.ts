// What cases are counted under: the dimensions of reports, and the coded ones among them that come of the story and of
// the equality answers. Codes and tidied names only: nothing here says who the person is.
import * as z from 'zod'
import { ageFrom } from '../form/age.ts'
import { readerOf } from '../form/asked.ts'
import type { ReferralForm } from '../form/referral-form.ts'
import { districtOf } from '../form/values.ts'
import type { IsoDate } from '../time.ts'

/** The ways in which a report can be split, in the order in which they are offered. */
export const DIMENSIONS = [
  'role',
  'process',
  'rule',
  'strength',
  'priority',
  'organisation',
  'team',
  'hospital',
  'ward',
  'locality',
  'provider',
  'age-band',
  'ethnicity-group',
  'ethnicity',
  'sex',
  'main-need',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** A case has several main needs and is counted in each: the groups do not add up to all. */
export const OVERLAPPING: readonly Dimension[] = ['main-need']

/** The groups of what was not answered, of what the person would not say, and of what does not apply to a case. */
export const NOT_KNOWN = 'not-known'
export const NOT_SAID = 'not-said'
export const NOT_IN_HOSPITAL = 'not-in-hospital'

/** Bands of age in whole years, each up to and with its last year; the last one is open. */
export const AGE_BANDS = [
  { band: 'under-18', to: 17 },
  { band: '18-24', to: 24 },
  { band: '25-64', to: 64 },
  { band: '65-74', to: 74 },
  { band: '75-84', to: 84 },
  { band: '85-and-over', to: Number.POSITIVE_INFINITY },
] as const
export type AgeBand = (typeof AGE_BANDS)[number]['band']

/** The 19 groups of the census of England and Wales of 2021, under the five that it puts them in. */
export const ETHNICITIES = {
  asian: ['asian-indian', 'asian-pakistani', 'asian-bangladeshi', 'asian-chinese', 'asian-other'],
  black: ['black-caribbean', 'black-african', 'black-other'],
  mixed: ['mixed-white-black-caribbean', 'mixed-white-black-african', 'mixed-white-asian', 'mixed-other'],
  white: ['white-british', 'white-irish', 'white-gypsy-irish-traveller', 'white-roma', 'white-other'],
  other: ['arab', 'other'],
} as const
export const ETHNICITY_GROUPS = ['asian', 'black', 'mixed', 'white', 'other'] as const
export type EthnicityGroup = (typeof ETHNICITY_GROUPS)[number]

/** The equality questions whose completeness is reported. */
export const EQUALITY_QUESTIONS = [
  'ethnicity',
  'sex',
  'genderSameAsSexAtBirth',
  'orientation',
  'religion',
  'disability',
] as const
export type EqualityQuestion = (typeof EQUALITY_QUESTIONS)[number]

export const COMPLETENESS = ['answered', NOT_SAID, NOT_KNOWN] as const
export type Completeness = (typeof COMPLETENESS)[number]

const completeness = z.enum(COMPLETENESS)

/** What stands coded beside a referral. Of the equality answers only two are counted under; of the others, whether there is one. */
export const codedSchema = z.object({
  /** Tidied names, by which they are grouped; a team stands under its organisation, a ward under its hospital. */
  organisation: z.string(),
  team: z.string(),
  hospital: z.string(),
  ward: z.string(),
  /** The outward part of the postcode. */
  locality: z.string(),
  'age-band': z.string(),
  'ethnicity-group': z.string(),
  ethnicity: z.string(),
  sex: z.string(),
  mainNeeds: z.array(z.string()),
  equality: z.object({
    ethnicity: completeness,
    sex: completeness,
    genderSameAsSexAtBirth: completeness,
    orientation: completeness,
    religion: completeness,
    disability: completeness,
  }),
  /** Names as they were written, for what is shown. */
  names: z.object({
    organisation: z.string(),
    team: z.string(),
    hospital: z.string().optional(),
    ward: z.string().optional(),
  }),
})
export type CodedDimensions = z.infer<typeof codedSchema>

/** A name as it was written, without stray spaces. */
const tidied = (name: string): string => name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ')

/** The same for names that differ in spaces and in capitals alone. */
export const groupOfName = (name: string): string => tidied(name).toLowerCase() || NOT_KNOWN

/** Parts of one place: teams and wards of the same name in two places are two. */
export const WITHIN = ' / '

const ageBandOf = (years: number | undefined): string =>
  years === undefined ? NOT_KNOWN : (AGE_BANDS.find(({ to }) => years <= to)?.band ?? NOT_KNOWN)

const UNTOLD = 'prefer-not-to-say'
const codeOf = (answer: string | undefined): string => {
  if (answer === undefined) return NOT_KNOWN
  return answer === UNTOLD ? NOT_SAID : answer
}

const completenessOf = (answer: string | undefined): Completeness => {
  if (answer === undefined) return NOT_KNOWN
  return answer === UNTOLD ? NOT_SAID : 'answered'
}

/** The one of the five groups that an ethnicity of the 19 belongs to; a code that is none of them is its own group. */
export const ethnicityGroupOf = (ethnicity: string): string =>
  ETHNICITY_GROUPS.find((group) => ETHNICITIES[group].some((each) => each === ethnicity)) ?? ethnicity

/** A story without its equality answers, which stand apart. */
export type StoryToCode = Pick<ReferralForm, 'facts' | 'referrer' | 'person' | 'place'>
export type EqualityAnswers = NonNullable<ReferralForm['equality']>

/**
 * The coded item of a referral: `equality` are its answers where there are any, `receivedOn` the London date of its
 * receipt, by which the age is told.
 */
export const dimensionsOf = (
  story: StoryToCode,
  equality: EqualityAnswers | undefined,
  receivedOn: IsoDate,
): CodedDimensions => {
  const { referrer, person, place, facts } = story
  const years = ageFrom(readerOf(story), receivedOn)?.years ?? facts.ageYears
  const inHospital = place.kind === 'hospital' || place.kind === 'mental-health-hospital'
  const postcode = place.kind === 'own-home' ? person.postcode : place.postcode
  const ethnicity = codeOf(equality?.ethnicity)
  const organisation = groupOfName(referrer.organisation)
  const hospital = groupOfName(place.name ?? '')
  const ward = groupOfName(place.ward ?? '')
  return {
    organisation,
    team: organisation + WITHIN + groupOfName(referrer.team),
    hospital: inHospital ? hospital : NOT_IN_HOSPITAL,
    ward: inHospital ? hospital + WITHIN + ward : NOT_IN_HOSPITAL,
    locality: postcode === undefined ? NOT_KNOWN : districtOf(postcode),
    'age-band': ageBandOf(years),
    'ethnicity-group': ethnicityGroupOf(ethnicity),
    ethnicity,
    sex: codeOf(equality?.sex),
    mainNeeds: [...new Set(person.mainNeeds)],
    equality: {
      ethnicity: completenessOf(equality?.ethnicity),
      sex: completenessOf(equality?.sex),
      genderSameAsSexAtBirth: completenessOf(equality?.genderSameAsSexAtBirth),
      orientation: completenessOf(equality?.orientation),
      religion: completenessOf(equality?.religion),
      disability: completenessOf(equality?.disability),
    },
    names: {
      organisation: tidied(referrer.organisation),
      team: tidied(referrer.team),
      ...(inHospital && place.name !== undefined ? { hospital: tidied(place.name) } : {}),
      ...(inHospital && place.ward !== undefined ? { ward: tidied(place.ward) } : {}),
    },
  }
}

/** The same after a correction of the story: what came of the equality answers, which nobody corrects, stays. */
export const recoded = (coded: CodedDimensions, story: StoryToCode, receivedOn: IsoDate): CodedDimensions => {
  const { sex, ethnicity, equality } = coded
  return {
    ...dimensionsOf(story, undefined, receivedOn),
    sex,
    ethnicity,
    'ethnicity-group': coded['ethnicity-group'],
    equality,
  }
}

/** With an age that only became known after the story was told, in whole years. */
export const withLaterAge = (coded: CodedDimensions, years: number | undefined): CodedDimensions =>
  coded['age-band'] === NOT_KNOWN && years !== undefined ? { ...coded, 'age-band': ageBandOf(years) } : coded

/** What is counted under while nothing is known of a referral's story. */
export const NOTHING_CODED: CodedDimensions = {
  organisation: NOT_KNOWN,
  team: NOT_KNOWN,
  hospital: NOT_KNOWN,
  ward: NOT_KNOWN,
  locality: NOT_KNOWN,
  'age-band': NOT_KNOWN,
  'ethnicity-group': NOT_KNOWN,
  ethnicity: NOT_KNOWN,
  sex: NOT_KNOWN,
  mainNeeds: [],
  equality: {
    ethnicity: NOT_KNOWN,
    sex: NOT_KNOWN,
    genderSameAsSexAtBirth: NOT_KNOWN,
    orientation: NOT_KNOWN,
    religion: NOT_KNOWN,
    disability: NOT_KNOWN,
  },
  names: { organisation: '', team: '' },
}
