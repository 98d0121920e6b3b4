// A second reading of the law, written from the rules as people say them and sharing nothing with the product: one
// function a rule, three values, and what is still open. The properties compare the two.

type Flat = Readonly<Record<string, unknown>>
type Reading = { value: boolean | 'open'; open: ReadonlySet<string> }

const settled = (value: boolean): Reading => ({ value, open: new Set() })

const gather = (readings: readonly Reading[], decisive: boolean): Reading => {
  if (readings.some(({ value }) => value === decisive)) return settled(decisive)
  const unsettled = readings.filter(({ value }) => value === 'open')
  if (unsettled.length === 0) return settled(!decisive)
  return { value: 'open', open: new Set(unsettled.flatMap(({ open }) => Array.from(open))) }
}
const both = (...readings: Reading[]) => gather(readings, false)
const either = (...readings: Reading[]) => gather(readings, true)
const no = ({ value, open }: Reading): Reading => ({ value: value === 'open' ? value : !value, open })

const reader = (facts: Flat) => {
  const look = (name: string, holds: (value: unknown) => boolean): Reading => {
    const value = facts[name]
    return value === undefined || (name === 'capacity' && value === 'not-assessed')
      ? { value: 'open', open: new Set([name]) }
      : settled(holds(value))
  }
  return {
    yes: (name: string) => look(name, (value) => value === true),
    is: (name: string, ...values: string[]) => look(name, (value) => values.some((one) => one === value)),
    from: (name: string, bound: number) => look(name, (value) => typeof value === 'number' && value >= bound),
  }
}

const ENGLISH_SECTIONS =
  's2 s3 s35 s36 s37 s37-41 s38 s45a s47 s47-49 s48 s48-49 s7-guardianship s37-guardianship s17a-cto s42-conditional-discharge'.split(
    ' ',
  )

const conditionsOf = (facts: Flat, jurisdiction: string, on: string): Record<string, Reading> => {
  const { yes, is, from } = reader(facts)
  const england = jurisdiction === 'england'

  const gate = both(is('capacity', 'lacks'), from('ageYears', 16))
  const noOne = no(yes('consult.appropriateUnpaidPerson'))
  const s40 = no(
    either(yes('representation.nominated'), yes('representation.lpaForMatter'), yes('representation.deputyForMatter')),
  )
  const freeToLive = both(no(yes('accommodation.mhaObligation')), no(yes('dols.imcaSamePlace')))
  const authorised = yes('dols.authorisationInForce')

  const difficulty = either(
    yes('difficulty.understand'),
    yes('difficulty.retain'),
    yes('difficulty.weigh'),
    yes('difficulty.communicate'),
  )
  const canConsent = yes('individual.personCanConsent')
  const appropriate = both(
    yes('individual.exists'),
    no(yes('individual.paidOrProfessional')),
    yes('individual.ableAndAvailable'),
    no(yes('individual.implicated')),
    either(both(canConsent, yes('individual.personConsents')), both(no(canConsent), yes('individual.bestInterests'))),
  )
  const excNhs = both(no(is('nhsPlacement.likely', 'none')), yes('nhsPlacement.advocateInBestInterests'))
  const excDis = both(yes('disagreement.material'), yes('disagreement.bothAgreeAdvocate'))
  const s67 = both(difficulty, either(no(appropriate), excNhs, excDis))
  const s68 = both(difficulty, no(appropriate))

  const english = either(
    is('mha.section', ...ENGLISH_SECTIONS),
    both(is('mha.section', 's4'), yes('mha.secondRecommendation')),
    is('mha.treatmentDiscussed', 's57'),
    both(is('mha.treatmentDiscussed', 's58a'), no(from('ageYears', 18))),
  )
  const welshExtra = on >= '2012-04-03' ? ['informal', 's4', 's5-2', 's5-4'] : ['s4', 's5-2', 's5-4']

  return {
    'IMCA-SMT': both(gate, noOne, s40, yes('treatment.serious'), no(yes('treatment.underMhaPart4'))),
    'IMCA-NHS-ACCOMMODATION': both(
      gate,
      noOne,
      s40,
      freeToLive,
      either(
        both(is('accommodation.setting', 'hospital'), from('accommodation.expectedDays', 28)),
        both(is('accommodation.setting', 'care-home'), from('accommodation.expectedDays', 56)),
      ),
    ),
    'IMCA-LA-ACCOMMODATION': both(
      gate,
      noOne,
      s40,
      freeToLive,
      from('accommodation.expectedDays', 56),
      either(
        is('accommodation.basis', 'mha-s117'),
        is('accommodation.basis', england ? 'care-act-part-1' : 'sswwa-part-4'),
      ),
    ),
    'IMCA-REVIEW': both(
      gate,
      noOne,
      no(yes('representation.nominated')),
      no(yes('representation.anyLpa')),
      no(yes('representation.anyEpa')),
      no(yes('representation.anyDeputy')),
      from('accommodation.weeksInPlacement', 12),
      no(yes('accommodation.mhaObligation')),
      no(authorised),
      yes('particularBenefit'),
    ),
    'IMCA-SAFEGUARDING': both(gate, yes('particularBenefit')),
    'IMCA-39A': both(from('ageYears', 18), noOne, s40, no(authorised)),
    'IMCA-39C': both(
      authorised,
      yes('dols.representativeEnded'),
      no(yes('dols.newRepresentativeAppointed')),
      noOne,
      s40,
    ),
    'IMCA-39D': both(
      authorised,
      yes('dols.representativeUnpaid'),
      s40,
      either(yes('dols.personAsked'), yes('dols.representativeAsked'), yes('dols.rightsAtRisk')),
    ),
    'RPR-PAID': both(authorised, no(yes('dols.eligibleUnpaidRepresentative'))),
    'CA-9': s67,
    'CA-10': s67,
    'CA-25C': s67,
    'CA-25S': s67,
    'CA-27C': s67,
    'CA-27S': s67,
    'CA-58': s67,
    'CA-60': s67,
    'CA-63': s67,
    'CA-42': s68,
    'CA-44': s68,
    'CA-OTHER': settled(true),
    IMHA: england ? english : either(english, is('mha.section', ...welshExtra)),
    'IMHA-2025-INFORMAL': settled(false),
  }
}

/** Rule, process, strength when the condition holds, first day in England, first day in Wales. In table order. */
const RULES: readonly (readonly [string, string, string, string | null, string | null])[] = [
  ['IMCA-SMT', 'serious-medical-treatment', 'duty', '2007-04-01', '2007-10-01'],
  ['IMCA-NHS-ACCOMMODATION', 'nhs-accommodation', 'duty', '2007-04-01', '2007-10-01'],
  ['IMCA-LA-ACCOMMODATION', 'la-accommodation', 'duty', '2007-04-01', '2007-10-01'],
  ['IMCA-REVIEW', 'accommodation-review', 'power', '2007-04-01', null],
  ['IMCA-SAFEGUARDING', 'safeguarding-measures', 'power', '2007-04-01', null],
  ['IMCA-39A', 'dols-assessment', 'duty', '2009-04-01', '2009-04-01'],
  ['IMCA-39C', 'dols-representative-ended', 'duty', '2009-04-01', '2009-04-01'],
  ['IMCA-39D', 'dols-representative-support', 'duty', '2009-04-01', '2009-04-01'],
  ['RPR-PAID', 'dols-representative-appointment', 'duty', '2009-04-01', '2009-04-01'],
  ['CA-9', 'needs-assessment', 'duty', '2015-04-01', null],
  ['CA-10', 'carers-assessment', 'duty', '2015-04-01', null],
  ['CA-25C', 'care-plan', 'duty', '2015-04-01', null],
  ['CA-25S', 'support-plan', 'duty', '2015-04-01', null],
  ['CA-27C', 'care-plan-review', 'duty', '2015-04-01', null],
  ['CA-27S', 'support-plan-review', 'duty', '2015-04-01', null],
  ['CA-58', 'child-needs-assessment', 'duty', '2015-04-01', null],
  ['CA-60', 'child-carers-assessment', 'duty', '2015-04-01', null],
  ['CA-63', 'young-carers-assessment', 'duty', '2015-04-01', null],
  ['CA-42', 'safeguarding-enquiry', 'duty', '2015-04-01', null],
  ['CA-44', 'safeguarding-adults-review', 'duty', '2015-04-01', null],
  ['CA-OTHER', 'other-care-act-contact', 'power', '2015-04-01', null],
  ['IMHA', 'mental-health-patient', 'inform', '2009-04-01', '2012-01-03'],
  ['IMHA-2025-INFORMAL', 'mental-health-patient', 'inform', null, null],
]

const ACT_FIRST = new Set(['IMCA-SMT', 'IMCA-NHS-ACCOMMODATION', 'IMCA-LA-ACCOMMODATION', 'CA-42', 'CA-44'])

export const FACT_ORDER = `ageYears capacity consult.appropriateUnpaidPerson
  representation.nominated representation.lpaForMatter representation.deputyForMatter
  representation.anyLpa representation.anyEpa representation.anyDeputy
  treatment.serious treatment.underMhaPart4
  accommodation.setting accommodation.expectedDays accommodation.basis accommodation.mhaObligation accommodation.weeksInPlacement
  particularBenefit
  dols.imcaSamePlace dols.authorisationInForce dols.representativeEnded dols.newRepresentativeAppointed
  dols.representativeUnpaid dols.personAsked dols.representativeAsked dols.rightsAtRisk dols.eligibleUnpaidRepresentative
  difficulty.understand difficulty.retain difficulty.weigh difficulty.communicate
  individual.exists individual.paidOrProfessional individual.personCanConsent individual.personConsents
  individual.bestInterests individual.ableAndAvailable individual.implicated
  nhsPlacement.likely nhsPlacement.advocateInBestInterests
  disagreement.material disagreement.bothAgreeAdvocate
  mha.section mha.secondRecommendation mha.treatmentDiscussed urgent`.split(/\s+/)

const later = (on: string, days: number) => new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10)

const SECTION_DAYS: Readonly<Record<string, number>> = { s4: 3, 's5-2': 3, 's5-4': 0, s135: 1, s136: 1 }

const recheckOf = (rule: string, facts: Flat, jurisdiction: string, on: string): string | undefined => {
  if (rule === 'IMHA') {
    const days = SECTION_DAYS[String(facts['mha.section'])]
    return days === undefined ? undefined : later(on, days)
  }
  const threshold = facts['accommodation.setting'] === 'hospital' && rule === 'IMCA-NHS-ACCOMMODATION' ? 28 : 56
  if (rule !== 'IMCA-NHS-ACCOMMODATION' && rule !== 'IMCA-LA-ACCOMMODATION') return undefined
  const longEnough = conditionsOf({ ...facts, 'accommodation.expectedDays': threshold }, jurisdiction, on)[rule]
  return longEnough?.value === true ? later(on, threshold - 1) : undefined
}

export type NaiveAnswer = {
  rule: string
  outcome: string
  missing: string[]
  actFirst: boolean
  recheckOn: string | undefined
}

/** What each rule of the processes comes to, from facts by their dotted names. */
export const readNaively = (
  { jurisdiction, processes, facts }: { jurisdiction: string; processes: readonly string[]; facts: Flat },
  on: string,
): NaiveAnswer[] => {
  const conditions = conditionsOf(facts, jurisdiction, on)
  return RULES.filter(([, process]) => processes.includes(process)).map(([rule, , strength, inEngland, inWales]) => {
    const from = jurisdiction === 'england' ? inEngland : inWales
    const reading = conditions[rule]
    if (!reading || from === null || on < from) {
      return { rule, outcome: 'not-eligible', missing: [], actFirst: false, recheckOn: undefined }
    }
    const outcome = { true: strength, false: 'not-eligible', open: 'needs-information' }[`${reading.value}`]
    return {
      rule,
      outcome,
      missing: FACT_ORDER.filter((name) => reading.open.has(name)),
      actFirst: outcome === 'duty' && ACT_FIRST.has(rule) && facts['urgent'] === true,
      recheckOn: outcome === 'not-eligible' ? recheckOf(rule, facts, jurisdiction, on) : undefined,
    }
  })
}
