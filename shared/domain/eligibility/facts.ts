// The facts a referral is judged on: their names, their values and their order. One schema is the truth: it validates,
// it gives the types, and the table of facts is read off it.
import * as z from 'zod'

export const JURISDICTIONS = ['england', 'wales'] as const
export type Jurisdiction = (typeof JURISDICTIONS)[number]

/** What is being decided. Each rule belongs to one process. */
export const PROCESSES = [
  'serious-medical-treatment',
  'nhs-accommodation',
  'la-accommodation',
  'accommodation-review',
  'safeguarding-measures',
  'dols-assessment',
  'dols-representative-ended',
  'dols-representative-support',
  'dols-representative-appointment',
  'needs-assessment',
  'carers-assessment',
  'care-plan',
  'support-plan',
  'care-plan-review',
  'support-plan-review',
  'child-needs-assessment',
  'child-carers-assessment',
  'young-carers-assessment',
  'safeguarding-enquiry',
  'safeguarding-adults-review',
  'other-care-act-contact',
  'mental-health-patient',
] as const
export type Process = (typeof PROCESSES)[number]

const MHA_SECTIONS = [
  's2',
  's3',
  's4',
  's5-2',
  's5-4',
  's7-guardianship',
  's17a-cto',
  's35',
  's36',
  's37',
  's37-guardianship',
  's37-41',
  's38',
  's42-conditional-discharge',
  's45a',
  's47',
  's47-49',
  's48',
  's48-49',
  's135',
  's136',
  'informal',
  'none',
] as const
export type MhaSection = (typeof MHA_SECTIONS)[number]

const yesNo = (label: string) => z.boolean().describe(label).optional()
const whole = (label: string) => z.int().min(0).describe(label).optional()
const oneOf = <const Values extends readonly string[]>(label: string, values: Values) =>
  z.enum(values).describe(label).optional()

/**
 * The facts of a referral as they are sent: strict nested objects, in the order in which facts are listed everywhere.
 * Every fact but the first two may be absent, which says "not known" and never "no". A label completes "not yet known: …".
 */
export const factsSchema = z.strictObject({
  jurisdiction: z.enum(JURISDICTIONS).describe('whether the law of England or of Wales applies'),
  processes: z
    .array(z.enum(PROCESSES))
    .min(1)
    .describe('what is being decided; naming a process twice changes nothing'),
  ageYears: z.int().min(0).max(120).describe('the person’s age in years').optional(),
  capacity: oneOf('whether the person has capacity to make this decision', ['lacks', 'has', 'not-assessed']),
  consult: z
    .strictObject({
      appropriateUnpaidPerson: yesNo(
        'whether there is someone, not paid or professional, whom it is appropriate to consult about best interests',
      ),
    })
    .optional(),
  representation: z
    .strictObject({
      nominated: yesNo('whether the person has named someone to be consulted on these matters'),
      lpaForMatter: yesNo(
        'whether an attorney has authority for this matter (a power over property alone does not count)',
      ),
      deputyForMatter: yesNo('whether a deputy has authority for this matter'),
      anyLpa: yesNo('whether there is any lasting power of attorney'),
      anyEpa: yesNo('whether there is any enduring power of attorney'),
      anyDeputy: yesNo('whether there is any deputy'),
    })
    .optional(),
  treatment: z
    .strictObject({
      serious: yesNo(
        'whether the treatment is serious medical treatment: finely balanced, or likely to have serious consequences',
      ),
      underMhaPart4: yesNo('whether the treatment is regulated by Part 4 or 4A of the Mental Health Act'),
    })
    .optional(),
  accommodation: z
    .strictObject({
      setting: oneOf('the kind of place the person is to stay in', ['hospital', 'care-home', 'other-residential']),
      expectedDays: whole('how many days the stay is expected to last, counted from its first day'),
      basis: oneOf('the power under which the accommodation is provided', [
        'care-act-part-1',
        'mha-s117',
        'sswwa-part-4',
        'nhs',
      ]),
      mhaObligation: yesNo('whether the person must live there by an obligation under the Mental Health Act'),
      weeksInPlacement: whole('how many whole weeks the placement has lasted without a break'),
    })
    .optional(),
  particularBenefit: yesNo('whether an advocate would be of particular benefit to the person'),
  dols: z
    .strictObject({
      imcaSamePlace: yesNo('whether a section 39A or 39C advocate is already instructed for the same place'),
      authorisationInForce: yesNo('whether a standard authorisation is in force'),
      representativeEnded: yesNo('whether the appointment of the person’s representative has ended'),
      newRepresentativeAppointed: yesNo('whether a new representative has been appointed'),
      representativeUnpaid: yesNo('whether the representative is unpaid'),
      personAsked: yesNo('whether the person has asked for an advocate'),
      representativeAsked: yesNo('whether the representative has asked for an advocate'),
      rightsAtRisk: yesNo('whether, without help, the rights to a review or to go to court would go unused'),
      eligibleUnpaidRepresentative: yesNo(
        'whether someone eligible, willing and unpaid can be recommended as the representative',
      ),
    })
    .optional(),
  difficulty: z
    .strictObject({
      understand: yesNo('whether understanding relevant information would be substantially difficult'),
      retain: yesNo('whether retaining that information would be substantially difficult'),
      weigh: yesNo('whether using or weighing that information would be substantially difficult'),
      communicate: yesNo('whether communicating views, wishes or feelings would be substantially difficult'),
    })
    .optional(),
  individual: z
    .strictObject({
      exists: yesNo('whether there is someone who might support the person’s involvement'),
      paidOrProfessional: yesNo('whether that individual is paid or professional in the person’s care'),
      personCanConsent: yesNo('whether the person can consent to being represented by that individual'),
      personConsents: yesNo('whether the person consents to that individual'),
      bestInterests: yesNo('whether the authority is satisfied that this individual is in the person’s best interests'),
      ableAndAvailable: yesNo('whether that individual is able and available to support involvement'),
      implicated: yesNo('whether that individual is implicated in the abuse or neglect at issue'),
    })
    .optional(),
  nhsPlacement: z
    .strictObject({
      likely: oneOf('whether an NHS placement is likely', ['hospital-28-days', 'care-home-8-weeks', 'none']),
      advocateInBestInterests: yesNo(
        'whether the authority is satisfied that an advocate is in the person’s best interests',
      ),
    })
    .optional(),
  disagreement: z
    .strictObject({
      material: yesNo('whether the authority and the appropriate individual disagree on something material'),
      bothAgreeAdvocate: yesNo('whether those two agree that an advocate is in the person’s best interests'),
    })
    .optional(),
  mha: z
    .strictObject({
      section: oneOf('the section of the Mental Health Act that applies, if any', MHA_SECTIONS),
      secondRecommendation: yesNo('whether the second medical recommendation has been received'),
      treatmentDiscussed: oneOf('whether section 57 or section 58A treatment is being discussed', [
        's57',
        's58a',
        'none',
      ]),
    })
    .optional(),
  urgent: yesNo('whether the decision must be made before an advocate can be there'),
})

export type Facts = z.infer<typeof factsSchema>

/**
 * How each fact that may be asked is read, by its dotted name and in table order: all but `jurisdiction` and `processes`,
 * which every referral gives. `undefined` says not known. One function a fact, so that each is checked and is fast.
 */
export const READERS = {
  ageYears: (facts: Facts) => facts.ageYears,
  // An assessment that has not been made says nothing either way about capacity.
  capacity: ({ capacity }: Facts) => (capacity === 'not-assessed' ? undefined : capacity),
  'consult.appropriateUnpaidPerson': (facts: Facts) => facts.consult?.appropriateUnpaidPerson,
  'representation.nominated': (facts: Facts) => facts.representation?.nominated,
  'representation.lpaForMatter': (facts: Facts) => facts.representation?.lpaForMatter,
  'representation.deputyForMatter': (facts: Facts) => facts.representation?.deputyForMatter,
  'representation.anyLpa': (facts: Facts) => facts.representation?.anyLpa,
  'representation.anyEpa': (facts: Facts) => facts.representation?.anyEpa,
  'representation.anyDeputy': (facts: Facts) => facts.representation?.anyDeputy,
  'treatment.serious': (facts: Facts) => facts.treatment?.serious,
  'treatment.underMhaPart4': (facts: Facts) => facts.treatment?.underMhaPart4,
  'accommodation.setting': (facts: Facts) => facts.accommodation?.setting,
  'accommodation.expectedDays': (facts: Facts) => facts.accommodation?.expectedDays,
  'accommodation.basis': (facts: Facts) => facts.accommodation?.basis,
  'accommodation.mhaObligation': (facts: Facts) => facts.accommodation?.mhaObligation,
  'accommodation.weeksInPlacement': (facts: Facts) => facts.accommodation?.weeksInPlacement,
  particularBenefit: (facts: Facts) => facts.particularBenefit,
  'dols.imcaSamePlace': (facts: Facts) => facts.dols?.imcaSamePlace,
  'dols.authorisationInForce': (facts: Facts) => facts.dols?.authorisationInForce,
  'dols.representativeEnded': (facts: Facts) => facts.dols?.representativeEnded,
  'dols.newRepresentativeAppointed': (facts: Facts) => facts.dols?.newRepresentativeAppointed,
  'dols.representativeUnpaid': (facts: Facts) => facts.dols?.representativeUnpaid,
  'dols.personAsked': (facts: Facts) => facts.dols?.personAsked,
  'dols.representativeAsked': (facts: Facts) => facts.dols?.representativeAsked,
  'dols.rightsAtRisk': (facts: Facts) => facts.dols?.rightsAtRisk,
  'dols.eligibleUnpaidRepresentative': (facts: Facts) => facts.dols?.eligibleUnpaidRepresentative,
  'difficulty.understand': (facts: Facts) => facts.difficulty?.understand,
  'difficulty.retain': (facts: Facts) => facts.difficulty?.retain,
  'difficulty.weigh': (facts: Facts) => facts.difficulty?.weigh,
  'difficulty.communicate': (facts: Facts) => facts.difficulty?.communicate,
  'individual.exists': (facts: Facts) => facts.individual?.exists,
  'individual.paidOrProfessional': (facts: Facts) => facts.individual?.paidOrProfessional,
  'individual.personCanConsent': (facts: Facts) => facts.individual?.personCanConsent,
  'individual.personConsents': (facts: Facts) => facts.individual?.personConsents,
  'individual.bestInterests': (facts: Facts) => facts.individual?.bestInterests,
  'individual.ableAndAvailable': (facts: Facts) => facts.individual?.ableAndAvailable,
  'individual.implicated': (facts: Facts) => facts.individual?.implicated,
  'nhsPlacement.likely': (facts: Facts) => facts.nhsPlacement?.likely,
  'nhsPlacement.advocateInBestInterests': (facts: Facts) => facts.nhsPlacement?.advocateInBestInterests,
  'disagreement.material': (facts: Facts) => facts.disagreement?.material,
  'disagreement.bothAgreeAdvocate': (facts: Facts) => facts.disagreement?.bothAgreeAdvocate,
  'mha.section': (facts: Facts) => facts.mha?.section,
  'mha.secondRecommendation': (facts: Facts) => facts.mha?.secondRecommendation,
  'mha.treatmentDiscussed': (facts: Facts) => facts.mha?.treatmentDiscussed,
  urgent: (facts: Facts) => facts.urgent,
} satisfies Record<string, (facts: Facts) => boolean | number | string | undefined>

/** A fact that may be asked, by its dotted name: `accommodation.expectedDays`. */
export type FactName = keyof typeof READERS

/** What can be known of a fact. */
export type Answer<Name extends FactName = FactName> = Exclude<ReturnType<(typeof READERS)[Name]>, undefined>

/** The facts whose answers are of one kind. */
export type FactOf<Kind> = { [Name in FactName]: Answer<Name> extends Kind ? Name : never }[FactName]

/** One row of the table of facts. */
export type Fact = { name: FactName; label: string } & (
  | { kind: 'boolean' }
  | { kind: 'integer'; min: number; max?: number }
  | { kind: 'choice'; values: readonly string[] }
)

const isFactName = (name: string): name is FactName => Object.hasOwn(READERS, name)

const kindOf = (schema: unknown) => {
  if (schema instanceof z.ZodEnum) return { kind: 'choice', values: schema.options.map(String) } as const
  if (schema instanceof z.ZodBoolean) return { kind: 'boolean' } as const
  if (!(schema instanceof z.ZodNumber)) throw new TypeError('a fact is a boolean, a whole number or a choice')
  const { minValue, maxValue } = schema
  // zod gives a whole number the largest safe integer for a maximum: that is no bound of ours.
  const bounded = maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER
  return { kind: 'integer', min: minValue ?? 0, ...(bounded ? { max: maxValue } : {}) } as const
}

const factsIn = (shape: z.ZodRawShape, group = ''): Fact[] =>
  Object.entries(shape).flatMap(([key, field]): Fact[] => {
    const schema = field instanceof z.ZodOptional ? field.unwrap() : field
    if (schema instanceof z.ZodObject) return factsIn(schema.shape, `${key}.`)
    const name = `${group}${key}`
    const label = schema instanceof z.ZodType ? (schema.description ?? '') : ''
    return isFactName(name) ? [{ name, label, ...kindOf(schema) }] : []
  })

/** Every fact that may be asked, in table order. */
export const FACTS: readonly Fact[] = factsIn(factsSchema.shape)
