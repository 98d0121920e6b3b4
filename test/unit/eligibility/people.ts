// The people of the eligibility tests, named by their circumstances, as facts by dotted name. Every fact that could keep
// a rule open is answered, so that a test changes the one it is about.
/** Facts by dotted name. */
export type Given = Readonly<Record<string, unknown>>

export const aloneWithoutCapacity: Given = {
  ageYears: 70,
  capacity: 'lacks',
  'consult.appropriateUnpaidPerson': false,
  'representation.nominated': false,
  'representation.lpaForMatter': false,
  'representation.deputyForMatter': false,
}

export const facingSeriousTreatment: Given = {
  ...aloneWithoutCapacity,
  'treatment.serious': true,
  'treatment.underMhaPart4': false,
}

export const movingToCareHome: Given = {
  ...aloneWithoutCapacity,
  'accommodation.setting': 'care-home',
  'accommodation.expectedDays': 56,
  'accommodation.basis': 'care-act-part-1',
  'accommodation.mhaObligation': false,
  'dols.imcaSamePlace': false,
}

export const inHospital: Given = {
  ...movingToCareHome,
  'accommodation.setting': 'hospital',
  'accommodation.expectedDays': 28,
}

export const placedTwelveWeeks: Given = {
  ...aloneWithoutCapacity,
  'representation.anyLpa': false,
  'representation.anyEpa': false,
  'representation.anyDeputy': false,
  'accommodation.weeksInPlacement': 12,
  'accommodation.mhaObligation': false,
  'dols.authorisationInForce': false,
  particularBenefit: true,
}

export const atRiskOfAbuse: Given = {
  ageYears: 70,
  capacity: 'lacks',
  'consult.appropriateUnpaidPerson': true,
  particularBenefit: true,
}

export const aboutToBeDeprivedOfLiberty: Given = { ...aloneWithoutCapacity, 'dols.authorisationInForce': false }

export const representativeGone: Given = {
  ...aloneWithoutCapacity,
  'dols.authorisationInForce': true,
  'dols.representativeEnded': true,
  'dols.newRepresentativeAppointed': false,
}

export const sisterRepresents: Given = {
  ...aloneWithoutCapacity,
  'dols.authorisationInForce': true,
  'dols.representativeUnpaid': true,
  'dols.personAsked': false,
  'dols.representativeAsked': true,
  'dols.rightsAtRisk': false,
}

export const nobodyUnpaidToRepresent: Given = {
  'dols.authorisationInForce': true,
  'dols.eligibleUnpaidRepresentative': false,
}

export const withoutDifficulty: Given = {
  'difficulty.understand': false,
  'difficulty.retain': false,
  'difficulty.weigh': false,
  'difficulty.communicate': false,
}

export const withDifficulty: Given = { ...withoutDifficulty, 'difficulty.understand': true }

export const withoutException: Given = {
  'nhsPlacement.likely': 'none',
  'nhsPlacement.advocateInBestInterests': false,
  'disagreement.material': false,
  'disagreement.bothAgreeAdvocate': false,
}

export const supportedByDaughter: Given = {
  ...withDifficulty,
  ...withoutException,
  'individual.exists': true,
  'individual.paidOrProfessional': false,
  'individual.personCanConsent': true,
  'individual.personConsents': true,
  'individual.ableAndAvailable': true,
  'individual.implicated': false,
}

export const supportedByNobody: Given = { ...withDifficulty, ...withoutException, 'individual.exists': false }

export const detainedForTreatment: Given = {
  ageYears: 40,
  'mha.section': 's3',
  'mha.secondRecommendation': false,
  'mha.treatmentDiscussed': 'none',
}
