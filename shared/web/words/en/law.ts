// What the law's answer would be were an answer another: for every fact, each of its answers as a condition. A clause goes
// on from "if".
import type { FactOf } from '../../../domain/eligibility/facts.ts'
import type { Strength } from '../../../domain/eligibility/rules.ts'
import type { Language } from '../../../domain/language.ts'

type YesNo = { yes: string; no: string }
/** Bounds of a number: at least the one, below the other. */
type Bounds = { atLeast?: number; below?: number }

/** One of these or another. */
const or = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`

const said = (names: Readonly<Record<string, string>>, values: readonly string[]): string =>
  or(values.map((value) => names[value] ?? value))

const within = ({ atLeast, below }: Bounds, from: (bound: number) => string, under: (bound: number) => string) =>
  [...(atLeast === undefined ? [] : [from(atLeast)]), ...(below === undefined ? [] : [under(below)])].join(' and ')

const SETTINGS = { hospital: 'a hospital', 'care-home': 'a care home', 'other-residential': 'another residential home' }

const BASES = {
  'care-act-part-1': 'under Part 1 of the Care Act 2014',
  'mha-s117': 'under section 117 of the Mental Health Act',
  'sswwa-part-4': 'under Part 4 of the Social Services and Well-being (Wales) Act 2014',
  nhs: 'by the NHS',
}

const PLACEMENTS = {
  'hospital-28-days': 'a stay of 28 days or more in an NHS hospital',
  'care-home-8-weeks': 'a stay of 8 weeks or more in a care home arranged by the NHS',
  none: 'no NHS placement',
}

const SECTIONS = {
  s2: '2',
  s3: '3',
  s4: '4',
  's5-2': '5(2)',
  's5-4': '5(4)',
  's7-guardianship': '7 (guardianship)',
  's17a-cto': '17A (community treatment order)',
  s35: '35',
  s36: '36',
  s37: '37',
  's37-guardianship': '37 (guardianship)',
  's37-41': '37 with 41',
  s38: '38',
  's42-conditional-discharge': '42 (conditional discharge)',
  s45a: '45A',
  s47: '47',
  's47-49': '47 with 49',
  s48: '48',
  's48-49': '48 with 49',
  s135: '135',
  s136: '136',
}

const patientWere = (values: readonly string[]): string => {
  const sections = values.filter((value) => value in SECTIONS)
  return or([
    ...(sections.length === 0 ? [] : [`under section ${said(SECTIONS, sections)} of the Mental Health Act`]),
    ...(values.includes('informal') ? ['an informal patient'] : []),
    ...(values.includes('none') ? ['under no section and no informal patient'] : []),
  ])
}

const TREATMENTS = {
  s57: 'section 57 treatment',
  s58a: 'section 58A treatment',
  none: 'neither section 57 nor section 58A treatment',
}

const spoken: { language: Language } = { language: 'en' }

export const law = {
  ...spoken,
  nearest: {
    /** What it would be, on one condition. */
    wouldBe: {
      duty: (clause: string): string => `This would be a duty if ${clause}.`,
      power: (clause: string): string => `This would be a power if ${clause}.`,
      inform: (clause: string): string => `The person would have this right if ${clause}.`,
    } satisfies Record<Strength, (clause: string) => string>,
    /** The same over a list, of which one is enough. */
    wouldBeIfOneOf: {
      duty: 'This would be a duty if any one of these were so:',
      power: 'This would be a power if any one of these were so:',
      inform: 'The person would have this right if any one of these were so:',
    } satisfies Record<Strength, string>,
    andOneOf: 'and at the same time any one of these:',
    both: (one: string, other: string): string => `${one} and ${other}`,
  },

  ifYesNo: {
    'consult.appropriateUnpaidPerson': {
      yes: 'there were someone, neither paid nor professional, whom it was appropriate to consult about the person’s best interests',
      no: 'there were nobody, other than paid or professional carers, whom it was appropriate to consult about the person’s best interests',
    },
    'representation.nominated': {
      yes: 'the person had named someone to be consulted on these matters',
      no: 'the person had named nobody to be consulted on these matters',
    },
    'representation.lpaForMatter': {
      yes: 'an attorney had authority for this matter',
      no: 'no attorney had authority for this matter',
    },
    'representation.deputyForMatter': {
      yes: 'a deputy had authority for this matter',
      no: 'no deputy had authority for this matter',
    },
    'representation.anyLpa': {
      yes: 'there were a lasting power of attorney',
      no: 'there were no lasting power of attorney',
    },
    'representation.anyEpa': {
      yes: 'there were an enduring power of attorney',
      no: 'there were no enduring power of attorney',
    },
    'representation.anyDeputy': { yes: 'there were a deputy', no: 'there were no deputy' },
    'treatment.serious': {
      yes: 'the treatment were serious medical treatment',
      no: 'the treatment were not serious medical treatment',
    },
    'treatment.underMhaPart4': {
      yes: 'the treatment were regulated by Part 4 or 4A of the Mental Health Act',
      no: 'the treatment were not regulated by Part 4 or 4A of the Mental Health Act',
    },
    'accommodation.mhaObligation': {
      yes: 'the person had to live there by an obligation under the Mental Health Act',
      no: 'no obligation under the Mental Health Act required the person to live there',
    },
    particularBenefit: {
      yes: 'an advocate were of particular benefit to the person',
      no: 'an advocate were of no particular benefit to the person',
    },
    'dols.imcaSamePlace': {
      yes: 'a section 39A or 39C advocate were already instructed for the same place',
      no: 'no section 39A or 39C advocate were instructed for the same place',
    },
    'dols.authorisationInForce': {
      yes: 'a standard authorisation were in force',
      no: 'no standard authorisation were in force',
    },
    'dols.representativeEnded': {
      yes: 'the appointment of the person’s representative had ended',
      no: 'the appointment of the person’s representative had not ended',
    },
    'dols.newRepresentativeAppointed': {
      yes: 'a new representative had been appointed',
      no: 'no new representative had been appointed',
    },
    'dols.representativeUnpaid': { yes: 'the representative were unpaid', no: 'the representative were paid' },
    'dols.personAsked': {
      yes: 'the person had asked for an advocate',
      no: 'the person had not asked for an advocate',
    },
    'dols.representativeAsked': {
      yes: 'the representative had asked for an advocate',
      no: 'the representative had not asked for an advocate',
    },
    'dols.rightsAtRisk': {
      yes: 'without help the rights to a review or to go to court would go unused',
      no: 'the rights to a review or to go to court would be used without help',
    },
    'dols.eligibleUnpaidRepresentative': {
      yes: 'someone eligible, willing and unpaid could be recommended as the representative',
      no: 'nobody eligible, willing and unpaid could be recommended as the representative',
    },
    'difficulty.understand': {
      yes: 'without an advocate the person had substantial difficulty in understanding relevant information',
      no: 'the person had no substantial difficulty in understanding relevant information',
    },
    'difficulty.retain': {
      yes: 'without an advocate the person had substantial difficulty in retaining relevant information',
      no: 'the person had no substantial difficulty in retaining relevant information',
    },
    'difficulty.weigh': {
      yes: 'without an advocate the person had substantial difficulty in using or weighing relevant information',
      no: 'the person had no substantial difficulty in using or weighing relevant information',
    },
    'difficulty.communicate': {
      yes: 'without an advocate the person had substantial difficulty in communicating views, wishes or feelings',
      no: 'the person had no substantial difficulty in communicating views, wishes or feelings',
    },
    'individual.exists': {
      yes: 'there were someone who might support the person’s involvement',
      no: 'there were nobody who might support the person’s involvement',
    },
    'individual.paidOrProfessional': {
      yes: 'the individual who might support the person were paid or professional in the person’s care',
      no: 'the individual who might support the person were neither paid nor professional in the person’s care',
    },
    'individual.personCanConsent': {
      yes: 'the person could consent to being represented by that individual',
      no: 'the person could not consent to being represented by that individual',
    },
    'individual.personConsents': {
      yes: 'the person consented to that individual',
      no: 'the person did not consent to that individual',
    },
    'individual.bestInterests': {
      yes: 'the authority were satisfied that this individual is in the person’s best interests',
      no: 'the authority were not satisfied that this individual is in the person’s best interests',
    },
    'individual.ableAndAvailable': {
      yes: 'that individual were able and available to support the person’s involvement',
      no: 'that individual were not able and available to support the person’s involvement',
    },
    'individual.implicated': {
      yes: 'that individual were implicated in the abuse or neglect at issue',
      no: 'that individual were not implicated in the abuse or neglect at issue',
    },
    'nhsPlacement.advocateInBestInterests': {
      yes: 'the authority were satisfied that an advocate is in the person’s best interests',
      no: 'the authority were not satisfied that an advocate is in the person’s best interests',
    },
    'disagreement.material': {
      yes: 'the authority and the individual disagreed on something material',
      no: 'the authority and the individual disagreed on nothing material',
    },
    'disagreement.bothAgreeAdvocate': {
      yes: 'those two agreed that an advocate is in the person’s best interests',
      no: 'those two did not agree that an advocate is in the person’s best interests',
    },
    'mha.secondRecommendation': {
      yes: 'the second medical recommendation had been received',
      no: 'the second medical recommendation had not been received',
    },
    urgent: {
      yes: 'the decision had to be made before an advocate could be there',
      no: 'the decision could wait until an advocate is there',
    },
  } satisfies Record<FactOf<boolean>, YesNo>,

  ifOneOf: {
    capacity: (values: readonly string[]): string =>
      or(values.map((value) => `the person ${value === 'lacks' ? 'lacked' : 'had'} capacity to make this decision`)),
    'accommodation.setting': (values: readonly string[]): string => `the stay were in ${said(SETTINGS, values)}`,
    'accommodation.basis': (values: readonly string[]): string =>
      `the accommodation were provided ${said(BASES, values)}`,
    'nhsPlacement.likely': (values: readonly string[]): string => `${said(PLACEMENTS, values)} were likely`,
    'mha.section': (values: readonly string[]): string => `the patient were ${patientWere(values)}`,
    'mha.treatmentDiscussed': (values: readonly string[]): string => `${said(TREATMENTS, values)} were being discussed`,
  } satisfies Record<FactOf<string>, (values: readonly string[]) => string>,

  ifNumber: {
    ageYears: (bounds: Bounds): string =>
      `the person were ${within(
        bounds,
        (years) => `${years} or over`,
        (years) => `under ${years}`,
      )}`,
    'accommodation.expectedDays': (bounds: Bounds): string =>
      `the stay were expected to last ${within(
        bounds,
        (days) => `${days} days or more`,
        (days) => `fewer than ${days} days`,
      )}`,
    'accommodation.weeksInPlacement': (bounds: Bounds): string =>
      `the placement had lasted ${within(
        bounds,
        (weeks) => `${weeks} weeks or more`,
        (weeks) => `fewer than ${weeks} weeks`,
      )} without a break`,
  } satisfies Record<FactOf<number>, (bounds: Bounds) => string>,
}
