// The law of England and Wales on who is entitled to an advocate, as dated data. First the parts that the law names,
// with the words for them, then the rules in the order in which a determination lists them. Changing the law touches
// this file only; what a condition comes to is worked out in evaluate.ts.
import type { IsoDate } from '../time.ts'
import { all, any, atLeast, type Condition, not, oneOf, part, yes } from './conditions.ts'
import type { Jurisdiction, MhaSection, Process } from './facts.ts'
import { hoursOf } from './section-lengths.ts'

export const ROLES = ['imca', 'rpr', 'care-act', 'imha'] as const
/** The kind of advocate. One referral opens at most one case for each. */
export type Role = (typeof ROLES)[number]

/** An advocate must be instructed, may be instructed, or the person must be told that they may have one. */
export type Strength = 'duty' | 'power' | 'inform'

/** One state of the law in one jurisdiction: from its first day to its last. With no `from` it is not in force. */
export type Law = { jurisdiction: Jurisdiction; from: IsoDate | null; to: IsoDate | null; when: Condition }

/** When a "not eligible" is worth another look: once the stay is long enough, or the section has run out. */
export type Recheck = { after: 'stay' } | { after: 'section'; hours: Readonly<Partial<Record<MhaSection, number>>> }

type RuleText = {
  process: Process
  role: Role
  strength: Strength
  law: readonly Law[]
  status: 'in-force' | 'enacted-not-in-force'
  /** The decision may go ahead of the advocate when it is urgent; the duty goes on. */
  mayActFirst?: true
  recheck?: Recheck
  instructedBy: readonly string[]
  sources: readonly string[]
  /** Said with the answer for as long as the rule is not in force. */
  note?: string
}

const englandFrom = (from: IsoDate | null, when: Condition): Law => ({ jurisdiction: 'england', from, to: null, when })
const walesFrom = (from: IsoDate, when: Condition, to: IsoDate | null = null): Law => ({
  jurisdiction: 'wales',
  from,
  to,
  when,
})

// Mental Capacity Act 2005

const GATE = part(
  'GATE',
  all(
    part('LACKS_CAPACITY', oneOf('capacity', 'lacks'), {
      met: 'The person lacks capacity to make this decision.',
      unmet: 'The person has capacity to make this decision.',
      source: 'MCA 2005 ss.2, 3',
    }),
    part('AGED_16', atLeast('ageYears', 16), {
      met: 'The person is 16 or over.',
      unmet: 'The person is under 16.',
      source: 'MCA 2005 s.2(5)',
    }),
  ),
)

const NO_ONE = part('NO_ONE', not(yes('consult.appropriateUnpaidPerson')), {
  met: 'There is nobody, other than paid or professional carers, whom it is appropriate to consult about the person’s best interests.',
  unmet:
    'There is someone, neither paid nor professional, whom it is appropriate to consult about the person’s best interests.',
})

const S40 = part(
  'S40',
  not(
    any(
      part('NOMINATED', yes('representation.nominated'), {
        met: 'The person has named someone to be consulted on these matters.',
        source: 'MCA 2005 s.40',
      }),
      part('LPA_FOR_MATTER', yes('representation.lpaForMatter'), {
        met: 'An attorney has authority for this matter.',
        source: 'MCA 2005 s.40',
      }),
      part('DEPUTY_FOR_MATTER', yes('representation.deputyForMatter'), {
        met: 'A deputy has authority for this matter.',
        source: 'MCA 2005 s.40',
      }),
    ),
  ),
  {
    met: 'Nobody named by the person, and no attorney or deputy, has authority for this matter.',
    source: 'MCA 2005 s.40',
  },
)

const SERIOUS_TREATMENT = part('SERIOUS_TREATMENT', yes('treatment.serious'), {
  met: 'The treatment is serious medical treatment.',
  unmet: 'The treatment is not serious medical treatment.',
  source: 'MCA 2005 s.37(1), (6)',
})

const NOT_UNDER_PART_4 = part('NOT_UNDER_PART_4', not(yes('treatment.underMhaPart4')), {
  met: 'The treatment is not regulated by Part 4 or 4A of the Mental Health Act.',
  unmet: 'The treatment is regulated by Part 4 or 4A of the Mental Health Act.',
  source: 'MCA 2005 s.37(2)',
})

const NO_MHA_OBLIGATION = part('NO_MHA_OBLIGATION', not(yes('accommodation.mhaObligation')), {
  met: 'No obligation under the Mental Health Act requires the person to live there.',
  unmet: 'The person must live there by an obligation under the Mental Health Act.',
})

const NO_IMCA_FOR_SAME_PLACE = part('NO_IMCA_FOR_SAME_PLACE', not(yes('dols.imcaSamePlace')), {
  met: 'No section 39A or 39C advocate is already instructed for the same place.',
  unmet: 'A section 39A or 39C advocate is already instructed for the same place.',
})

const LONG_NHS_STAY = part(
  'LONG_NHS_STAY',
  any(
    all(oneOf('accommodation.setting', 'hospital'), atLeast('accommodation.expectedDays', 28)),
    all(oneOf('accommodation.setting', 'care-home'), atLeast('accommodation.expectedDays', 56)),
  ),
  {
    met: 'The stay is expected to last 28 days or more in a hospital, or 8 weeks or more in a care home.',
    unmet: 'The stay is not expected to last 28 days or more in a hospital, or 8 weeks or more in a care home.',
    source: 'MCA 2005 s.38(3), (9)',
  },
)

const LONG_LA_STAY = part('LONG_LA_STAY', atLeast('accommodation.expectedDays', 56), {
  met: 'The stay is expected to last 8 weeks or more.',
  unmet: 'The stay is not expected to last 8 weeks or more.',
  source: 'MCA 2005 s.39(4)',
})

const ENGLISH_LA_BASIS = part('ENGLISH_LA_BASIS', oneOf('accommodation.basis', 'mha-s117', 'care-act-part-1'), {
  met: 'The accommodation is provided under Part 1 of the Care Act 2014 or section 117 of the Mental Health Act.',
  unmet:
    'The accommodation is provided neither under Part 1 of the Care Act 2014 nor under section 117 of the Mental Health Act.',
  source: 'MCA 2005 s.39(2)',
})

const WELSH_LA_BASIS = part('WELSH_LA_BASIS', oneOf('accommodation.basis', 'mha-s117', 'sswwa-part-4'), {
  met: 'The accommodation is provided under Part 4 of the Social Services and Well-being (Wales) Act 2014 or section 117 of the Mental Health Act.',
  unmet:
    'The accommodation is provided neither under Part 4 of the Social Services and Well-being (Wales) Act 2014 nor under section 117 of the Mental Health Act.',
  source: 'MCA 2005 s.39(2)',
})

const NO_REPRESENTATION = part(
  'NO_REPRESENTATION',
  all(
    part('NOT_NOMINATED', not(yes('representation.nominated')), {
      unmet: 'The person has named someone to be consulted on these matters.',
    }),
    part('NO_LPA', not(yes('representation.anyLpa')), { unmet: 'There is a lasting power of attorney.' }),
    part('NO_EPA', not(yes('representation.anyEpa')), { unmet: 'There is an enduring power of attorney.' }),
    part('NO_DEPUTY', not(yes('representation.anyDeputy')), { unmet: 'There is a deputy.' }),
  ),
  { met: 'There is nobody named by the person, no attorney of any kind and no deputy.' },
)

const TWELVE_WEEKS = part('TWELVE_WEEKS', atLeast('accommodation.weeksInPlacement', 12), {
  met: 'The placement has lasted 12 weeks or more without a break.',
  unmet: 'The placement has not lasted 12 weeks without a break.',
})

const NO_AUTHORISATION = part('NO_AUTHORISATION', not(yes('dols.authorisationInForce')), {
  met: 'No standard authorisation is in force.',
  unmet: 'A standard authorisation is in force.',
})

const PARTICULAR_BENEFIT = part('PARTICULAR_BENEFIT', yes('particularBenefit'), {
  met: 'An advocate would be of particular benefit to the person.',
  unmet: 'An advocate would not be of particular benefit to the person.',
})

// Deprivation of liberty safeguards, Schedule A1 to the Mental Capacity Act 2005

const AGED_18 = part('AGED_18', atLeast('ageYears', 18), {
  met: 'The person is 18 or over.',
  unmet: 'The person is under 18.',
  source: 'MCA 2005 Sch A1 Part 3',
})

const AUTHORISATION = part('AUTHORISATION', yes('dols.authorisationInForce'), {
  met: 'A standard authorisation is in force.',
  unmet: 'No standard authorisation is in force.',
})

const REPRESENTATIVE_ENDED = part('REPRESENTATIVE_ENDED', yes('dols.representativeEnded'), {
  met: 'The appointment of the person’s representative has ended.',
  unmet: 'The appointment of the person’s representative has not ended.',
})

const NO_NEW_REPRESENTATIVE = part('NO_NEW_REPRESENTATIVE', not(yes('dols.newRepresentativeAppointed')), {
  met: 'No new representative has been appointed.',
  unmet: 'A new representative has been appointed.',
})

const UNPAID_REPRESENTATIVE = part('UNPAID_REPRESENTATIVE', yes('dols.representativeUnpaid'), {
  met: 'The representative is unpaid.',
  unmet: 'The representative is paid.',
})

const ASKED_OR_AT_RISK = part(
  'ASKED_OR_AT_RISK',
  any(
    part('PERSON_ASKED', yes('dols.personAsked'), { met: 'The person has asked for an advocate.' }),
    part('REPRESENTATIVE_ASKED', yes('dols.representativeAsked'), {
      met: 'The representative has asked for an advocate.',
    }),
    part('RIGHTS_AT_RISK', yes('dols.rightsAtRisk'), {
      met: 'Without help, the rights to a review or to go to court would go unused.',
    }),
  ),
  { unmet: 'Neither the person nor the representative has asked for an advocate, and their rights are not at risk.' },
)

const NO_UNPAID_CANDIDATE = part('NO_UNPAID_CANDIDATE', not(yes('dols.eligibleUnpaidRepresentative')), {
  met: 'The assessor cannot recommend anyone eligible, willing and unpaid as the representative.',
  unmet: 'The assessor can recommend someone eligible, willing and unpaid as the representative.',
})

// Care Act 2014

const DIFFICULTY = part(
  'DIFFICULTY',
  any(
    part('DIFFICULTY_UNDERSTANDING', yes('difficulty.understand'), {
      met: 'Without an advocate the person would have substantial difficulty in understanding relevant information.',
    }),
    part('DIFFICULTY_RETAINING', yes('difficulty.retain'), {
      met: 'Without an advocate the person would have substantial difficulty in retaining relevant information.',
    }),
    part('DIFFICULTY_WEIGHING', yes('difficulty.weigh'), {
      met: 'Without an advocate the person would have substantial difficulty in using or weighing relevant information.',
    }),
    part('DIFFICULTY_COMMUNICATING', yes('difficulty.communicate'), {
      met: 'Without an advocate the person would have substantial difficulty in communicating views, wishes or feelings.',
    }),
  ),
  {
    unmet:
      'The person would have no substantial difficulty in understanding, retaining or weighing relevant information, or in communicating.',
  },
)

const APPROPRIATE = part(
  'APPROPRIATE',
  all(
    part('INDIVIDUAL_EXISTS', yes('individual.exists'), {
      unmet: 'There is nobody who might support the person’s involvement.',
    }),
    part('INDIVIDUAL_UNPAID', not(yes('individual.paidOrProfessional')), {
      unmet: 'The individual who might support the person is paid or professional in the person’s care.',
    }),
    part('INDIVIDUAL_ABLE', yes('individual.ableAndAvailable'), {
      unmet: 'The individual who might support the person is not able and available to do so.',
    }),
    part('INDIVIDUAL_NOT_IMPLICATED', not(yes('individual.implicated')), {
      unmet: 'The individual who might support the person is implicated in the abuse or neglect at issue.',
    }),
    part(
      'INDIVIDUAL_WANTED',
      any(
        all(yes('individual.personCanConsent'), yes('individual.personConsents')),
        all(not(yes('individual.personCanConsent')), yes('individual.bestInterests')),
      ),
      {
        unmet:
          'The person does not consent to that individual or, where the person cannot consent, that individual is not in their best interests.',
      },
    ),
  ),
  { met: 'There is an appropriate individual to support the person’s involvement.' },
)

const EXC_NHS = part(
  'EXC_NHS',
  all(
    oneOf('nhsPlacement.likely', 'hospital-28-days', 'care-home-8-weeks'),
    yes('nhsPlacement.advocateInBestInterests'),
  ),
  {
    met: 'A stay of 28 days in an NHS hospital or 8 weeks in a care home is likely, and an advocate is in the person’s best interests.',
    unmet:
      'The exception for NHS placements does not apply: none is likely, or the authority is not satisfied that an advocate is in the person’s best interests.',
    source: 'SI 2014/2889 reg 4',
  },
)

const EXC_DIS = part('EXC_DIS', all(yes('disagreement.material'), yes('disagreement.bothAgreeAdvocate')), {
  met: 'The authority and the individual disagree on something material, and agree that an advocate is in the person’s best interests.',
  unmet:
    'The exception for disagreement does not apply: there is no material one, or the two do not agree that an advocate is in the person’s best interests.',
  source: 'SI 2014/2889 reg 4',
})

const S67 = all(DIFFICULTY, any(not(APPROPRIATE), EXC_NHS, EXC_DIS))
// Neither exception applies to section 68: an enquiry or a review asks only whether there is an appropriate individual.
const S68 = all(DIFFICULTY, not(APPROPRIATE))

const ALWAYS = part('ALWAYS', all(), {
  met: 'Nothing stops an authority from arranging advocacy in other cases.',
})

// Mental Health Act 1983

const QUALIFYING_SECTION = part(
  'QUALIFYING_SECTION',
  oneOf(
    'mha.section',
    's2',
    's3',
    's35',
    's36',
    's37',
    's37-41',
    's38',
    's45a',
    's47',
    's47-49',
    's48',
    's48-49',
    's7-guardianship',
    's37-guardianship',
    's17a-cto',
    's42-conditional-discharge',
  ),
  {
    met: 'The patient is under a section of the Mental Health Act that qualifies for an advocate.',
    unmet: 'The patient is not under a section of the Mental Health Act that by itself qualifies for an advocate.',
  },
)

const S4_CONFIRMED = part(
  'S4_CONFIRMED',
  all(
    oneOf('mha.section', 's4'),
    part('SECOND_RECOMMENDATION', yes('mha.secondRecommendation'), {
      unmet: 'The second medical recommendation has not been received.',
    }),
  ),
  { met: 'The patient is held under section 4 and the second medical recommendation has been received.' },
)

const S57_DISCUSSED = part('S57_DISCUSSED', oneOf('mha.treatmentDiscussed', 's57'), {
  met: 'Section 57 treatment is being discussed.',
  unmet: 'Section 57 treatment is not being discussed.',
})

const S58A_DISCUSSED = part(
  'S58A_DISCUSSED',
  all(oneOf('mha.treatmentDiscussed', 's58a'), not(atLeast('ageYears', 18))),
  {
    met: 'Section 58A treatment is being discussed and the patient is under 18.',
    unmet: 'Section 58A treatment is not being discussed with a patient under 18.',
  },
)

const ENGLISH_PATIENT = part('ENGLISH_PATIENT', any(QUALIFYING_SECTION, S4_CONFIRMED, S57_DISCUSSED, S58A_DISCUSSED))

const WELSH_EMERGENCY = part('WELSH_EMERGENCY', oneOf('mha.section', 's4'), {
  met: 'In Wales a patient held under section 4 qualifies.',
})

const WELSH_HOLDING_POWER = part('WELSH_HOLDING_POWER', oneOf('mha.section', 's5-2', 's5-4'), {
  met: 'In Wales a patient held under section 5(2) or 5(4) is taken to qualify.',
  unconfirmed:
    'Whether a patient held under section 5(2) or 5(4) qualifies in Wales. Section 130C leaves both out for England by name; the text of section 130I, which decides it for Wales, has not been checked.',
})

const WELSH_INFORMAL = part('WELSH_INFORMAL', oneOf('mha.section', 'informal'), {
  met: 'In Wales an informal patient qualifies.',
  unconfirmed:
    'The first day. The rule has 3 April 2012; a published text of section 130J gives 2 April 2012, by SI 2011/3046 art 3(d).',
})

const ENGLISH_INFORMAL = part('ENGLISH_INFORMAL', oneOf('mha.section', 'informal'), {
  met: 'The patient is an informal patient.',
  unmet: 'The patient is not an informal patient.',
})

// What many rules share

const mca = (when: Condition) => [englandFrom('2007-04-01', when), walesFrom('2007-10-01', when)]
const mcaExpansion = (when: Condition) => [englandFrom('2007-04-01', when)]
const dols = (when: Condition) => [englandFrom('2009-04-01', when), walesFrom('2009-04-01', when)]
const careAct = (when: Condition) => [englandFrom('2015-04-01', when)]

const IMCA_DUTY = { role: 'imca', strength: 'duty', status: 'in-force' } as const
const IMCA_POWER = {
  role: 'imca',
  strength: 'power',
  status: 'in-force',
  instructedBy: ['nhs-body', 'local-authority'],
} as const
const DOLS_DUTY = { ...IMCA_DUTY, instructedBy: ['supervisory-body'] } as const
const CARE_ACT = { role: 'care-act', status: 'in-force', instructedBy: ['local-authority'] } as const
const SECTION_67 = { ...CARE_ACT, strength: 'duty', law: careAct(S67) } as const
const SECTION_68 = { ...CARE_ACT, strength: 'duty', law: careAct(S68), mayActFirst: true } as const
const IMHA = { role: 'imha', strength: 'inform', instructedBy: ['anyone', 'patient'] } as const

const ACCOMMODATION = all(GATE, NO_ONE, S40, NO_MHA_OBLIGATION, NO_IMCA_FOR_SAME_PLACE)

const STATUTE = [
  {
    ...IMCA_DUTY,
    id: 'IMCA-SMT',
    process: 'serious-medical-treatment',
    law: mca(all(GATE, NO_ONE, S40, SERIOUS_TREATMENT, NOT_UNDER_PART_4)),
    mayActFirst: true,
    instructedBy: ['nhs-body'],
    sources: ['MCA 2005 ss.37, 40'],
  },
  {
    ...IMCA_DUTY,
    id: 'IMCA-NHS-ACCOMMODATION',
    process: 'nhs-accommodation',
    law: mca(all(ACCOMMODATION, LONG_NHS_STAY)),
    mayActFirst: true,
    recheck: { after: 'stay' },
    instructedBy: ['nhs-body'],
    sources: ['MCA 2005 ss.38, 40'],
  },
  {
    ...IMCA_DUTY,
    id: 'IMCA-LA-ACCOMMODATION',
    process: 'la-accommodation',
    law: [
      englandFrom('2007-04-01', all(ACCOMMODATION, LONG_LA_STAY, ENGLISH_LA_BASIS)),
      walesFrom('2007-10-01', all(ACCOMMODATION, LONG_LA_STAY, WELSH_LA_BASIS)),
    ],
    mayActFirst: true,
    recheck: { after: 'stay' },
    instructedBy: ['local-authority'],
    sources: ['MCA 2005 ss.39, 40'],
  },
  {
    ...IMCA_POWER,
    id: 'IMCA-REVIEW',
    process: 'accommodation-review',
    law: mcaExpansion(
      all(GATE, NO_ONE, NO_REPRESENTATION, TWELVE_WEEKS, NO_MHA_OBLIGATION, NO_AUTHORISATION, PARTICULAR_BENEFIT),
    ),
    sources: ['SI 2006/2883 regs 3, 5'],
  },
  {
    ...IMCA_POWER,
    id: 'IMCA-SAFEGUARDING',
    process: 'safeguarding-measures',
    // Family may be involved: that there is someone to consult does not matter here.
    law: mcaExpansion(all(GATE, PARTICULAR_BENEFIT)),
    sources: ['SI 2006/2883 regs 4, 5'],
  },
  {
    ...DOLS_DUTY,
    id: 'IMCA-39A',
    process: 'dols-assessment',
    law: dols(all(AGED_18, NO_ONE, S40, NO_AUTHORISATION)),
    sources: ['MCA 2005 s.39A'],
  },
  {
    ...DOLS_DUTY,
    id: 'IMCA-39C',
    process: 'dols-representative-ended',
    law: dols(all(AUTHORISATION, REPRESENTATIVE_ENDED, NO_NEW_REPRESENTATIVE, NO_ONE, S40)),
    sources: ['MCA 2005 s.39C'],
  },
  {
    ...DOLS_DUTY,
    id: 'IMCA-39D',
    process: 'dols-representative-support',
    law: dols(all(AUTHORISATION, UNPAID_REPRESENTATIVE, S40, ASKED_OR_AT_RISK)),
    sources: ['MCA 2005 s.39D'],
  },
  {
    ...DOLS_DUTY,
    id: 'RPR-PAID',
    process: 'dols-representative-appointment',
    role: 'rpr',
    law: dols(all(AUTHORISATION, NO_UNPAID_CANDIDATE)),
    sources: ['MCA 2005 Sch A1 Part 10', 'SI 2008/1315'],
  },
  {
    ...SECTION_67,
    id: 'CA-9',
    process: 'needs-assessment',
    sources: ['Care Act 2014 ss.9, 67', 'SI 2014/2889 reg 4'],
  },
  { ...SECTION_67, id: 'CA-10', process: 'carers-assessment', sources: ['Care Act 2014 ss.10, 67'] },
  { ...SECTION_67, id: 'CA-25C', process: 'care-plan', sources: ['Care Act 2014 ss.25, 67'] },
  { ...SECTION_67, id: 'CA-25S', process: 'support-plan', sources: ['Care Act 2014 ss.25, 67'] },
  { ...SECTION_67, id: 'CA-27C', process: 'care-plan-review', sources: ['Care Act 2014 ss.27, 67'] },
  { ...SECTION_67, id: 'CA-27S', process: 'support-plan-review', sources: ['Care Act 2014 ss.27, 67'] },
  { ...SECTION_67, id: 'CA-58', process: 'child-needs-assessment', sources: ['Care Act 2014 ss.58, 67'] },
  { ...SECTION_67, id: 'CA-60', process: 'child-carers-assessment', sources: ['Care Act 2014 ss.60, 67'] },
  { ...SECTION_67, id: 'CA-63', process: 'young-carers-assessment', sources: ['Care Act 2014 ss.63, 67'] },
  { ...SECTION_68, id: 'CA-42', process: 'safeguarding-enquiry', sources: ['Care Act 2014 ss.42, 68'] },
  { ...SECTION_68, id: 'CA-44', process: 'safeguarding-adults-review', sources: ['Care Act 2014 ss.44, 68'] },
  {
    ...CARE_ACT,
    id: 'CA-OTHER',
    process: 'other-care-act-contact',
    strength: 'power',
    law: careAct(ALWAYS),
    sources: ['Care Act 2014', 'local policy'],
  },
  {
    ...IMHA,
    id: 'IMHA',
    process: 'mental-health-patient',
    law: [
      englandFrom('2009-04-01', ENGLISH_PATIENT),
      walesFrom('2012-01-03', any(ENGLISH_PATIENT, WELSH_EMERGENCY, WELSH_HOLDING_POWER), '2012-04-02'),
      walesFrom('2012-04-03', any(ENGLISH_PATIENT, WELSH_EMERGENCY, WELSH_HOLDING_POWER, WELSH_INFORMAL)),
    ],
    status: 'in-force',
    recheck: { after: 'section', hours: hoursOf('s4', 's5-2', 's5-4', 's135', 's136') },
    sources: ['MHA 1983 ss.130A-130D, 130I-130K'],
  },
  {
    ...IMHA,
    id: 'IMHA-2025-INFORMAL',
    process: 'mental-health-patient',
    law: [englandFrom(null, ENGLISH_INFORMAL)],
    status: 'enacted-not-in-force',
    sources: ['MHA 1983 s.130CA as inserted by the Mental Health Act 2025'],
    note: 'Enacted, but not in force when this release of the rules was made: no day had been appointed for it.',
  },
] as const satisfies readonly (RuleText & { id: string })[]

export const RULE_IDS = STATUTE.map(({ id }) => id)

/** A rule of this file, or one that a commissioner adds as local policy. */
export type RuleId = (typeof RULE_IDS)[number] | `LOCAL-${string}`

/** The power that an authority may offer of its own in place of each rule. */
export type LocalRuleId = `LOCAL-${(typeof RULE_IDS)[number]}`
export const LOCAL_RULE_IDS = RULE_IDS.map((id): LocalRuleId => `LOCAL-${id}`)

/** Whether an authority gives it of its own accord, and no law. */
export const isLocalRule = (rule: RuleId): boolean => rule.startsWith('LOCAL-')

export type Rule = RuleText & { id: RuleId }

/** The rules in the order in which a determination lists them. */
export const RULES: readonly Rule[] = STATUTE

/** The day on which these rules were last changed. Kept with every answer that rests on them. */
export const RULES_VERSION = '2026-11-22'
