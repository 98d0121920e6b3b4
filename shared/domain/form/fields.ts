// The referral form as data: every question, for whom it is asked, when its answer is mandatory, and the page it stands
// on. The schema, the pages, the checks and the API's description are all read off these rows; a new question is a row.
import { ADVOCATE_LANGUAGES } from '../assignment/contracts.ts'
import { FACTS, type FactName, type Facts, JURISDICTIONS, PROCESSES, type Process } from '../eligibility/facts.ts'
import { LOCAL_RULE_IDS, type RuleId } from '../eligibility/rules.ts'
import { all, any, type Condition, given, is, not } from './conditions.ts'
import type { ErrorCode } from './errors.ts'

/** The four kinds of referral, in the order of the letters of a row's `need`. `dols` is 39A, 39C, 39D and the RPR. */
export const COLUMNS = ['imca', 'imha', 'care-act', 'dols'] as const
export type Column = (typeof COLUMNS)[number]

/** Which kind of referral each process makes it. */
export const COLUMN_OF: Record<Process, Column> = {
  'serious-medical-treatment': 'imca',
  'nhs-accommodation': 'imca',
  'la-accommodation': 'imca',
  'accommodation-review': 'imca',
  'safeguarding-measures': 'imca',
  'dols-assessment': 'dols',
  'dols-representative-ended': 'dols',
  'dols-representative-support': 'dols',
  'dols-representative-appointment': 'dols',
  'needs-assessment': 'care-act',
  'carers-assessment': 'care-act',
  'care-plan': 'care-act',
  'support-plan': 'care-act',
  'care-plan-review': 'care-act',
  'support-plan-review': 'care-act',
  'child-needs-assessment': 'care-act',
  'child-carers-assessment': 'care-act',
  'young-carers-assessment': 'care-act',
  'safeguarding-enquiry': 'care-act',
  'safeguarding-adults-review': 'care-act',
  'other-care-act-contact': 'care-act',
  'mental-health-patient': 'imha',
}

/** M mandatory, C mandatory when the case calls for it, O optional, - not asked. */
type Letter = 'M' | 'C' | 'O' | '-'
/**
 * One letter for each of COLUMNS. A referral of several kinds is asked what any of them asks. `law` is a fact that is
 * asked for as long as its answer could change what the law says; it is never mandatory, for it may not be known.
 */
export type Need = `${Letter}${Letter}${Letter}${Letter}` | 'law'

export type FieldKind =
  | 'text'
  | 'long-text'
  | 'person-name'
  | 'address'
  | 'postcode'
  | 'email'
  | 'phone'
  | 'nhs-number'
  | 'area'
  | 'choice'
  | 'choices'
  | 'yes-no'
  // One box that may be ticked, and one that must be.
  | 'tick'
  | 'agreement'
  | 'whole-number'
  | 'date'
  | 'time'
  | 'list'

/**
 * A question. `name` is its place in the form that is sent: `person.firstName` is `firstName` in the group `person`.
 * `asked` says when it is asked at all (always, without one); `when` says when a C is mandatory (whenever it is asked).
 */
export type Field = { name: string; need: Need; asked?: Condition; when?: Condition } & (
  | { kind: 'text' | 'long-text'; min?: number; max?: number }
  | { kind: 'choice' | 'choices'; options: readonly string[] }
  | { kind: 'whole-number'; min: number; max?: number; over?: ErrorCode }
  // `bound` is where it may lie, today included; `broken` is the code when it does not; `after` names an earlier date;
  // `yearsAgo` is how long ago it may be at most, where that is less than a lifetime.
  | { kind: 'date'; bound?: 'past' | 'future'; broken?: ErrorCode; after?: string; yearsAgo?: number }
  // `of` are the questions about one entry, named within it. Entries are numbered, or keyed by the choices of one field.
  | { kind: 'list'; of: readonly Field[]; max: number; keyedBy?: string }
  | { kind: Exclude<FieldKind, 'text' | 'long-text' | 'choice' | 'choices' | 'whole-number' | 'date' | 'list'> }
)

/** A page: a question or a small group of them, in a group of the task list. */
export type Page = { group: GroupId; slug: string; fields: readonly Field[] }

/** The groups of the task list, in order. */
export const GROUPS = [
  'deciding',
  'law',
  'you',
  'decision-maker',
  'person',
  'place',
  'consent',
  'people',
  'decision',
  'communication',
  'risks',
  'equality',
  'answer',
  'declaration',
] as const
export type GroupId = (typeof GROUPS)[number]

export const SERVICES = ['imca', 'imha', 'care-act', 'dols', 'not-sure'] as const

/** The rules that give a power, an authority's own among them: the referrer asks for an advocate and records why. */
export const POWER_RULES = [
  'IMCA-REVIEW',
  'IMCA-SAFEGUARDING',
  'CA-OTHER',
  ...LOCAL_RULE_IDS,
] as const satisfies readonly RuleId[]

/** Anything that nobody has to tell. */
const UNTOLD = 'prefer-not-to-say'

/** What may be sent as a fact: `not-assessed` is an answer here, though the law takes it for not known. */
type Sent<Name extends FactName> = Name extends `${infer Group extends keyof Facts}.${infer Key}`
  ? NonNullable<Facts[Group]>[Key & keyof NonNullable<Facts[Group]>]
  : Facts[Name & keyof Facts]

type FactField<Name extends FactName> = {
  name: `facts.${Name}`
  need: Need
  asked?: Condition
  when?: Condition
} & (
  | { kind: 'yes-no' }
  | { kind: 'choice'; options: readonly Extract<Sent<Name>, string>[] }
  | { kind: 'whole-number'; min: number; max?: number; over?: ErrorCode }
)

/** The question for a fact, of the kind and with the values that the table of facts gives it. */
const fact = <const Name extends FactName>(
  name: Name,
  need: Need = 'law',
  conditions: { asked?: Condition; when?: Condition } = {},
): FactField<Name> => {
  const row = FACTS.find((fact) => fact.name === name)
  if (row === undefined) throw new TypeError(`no fact is called ${name}`)
  const common = { name: `facts.${name}` as const, need, ...conditions }
  switch (row.kind) {
    case 'boolean':
      return { ...common, kind: 'yes-no' }
    case 'choice':
      // The row was found by this very name, so its values are those that its type names.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return { ...common, kind: 'choice', options: row.values as readonly Extract<Sent<Name>, string>[] }
    case 'integer':
      return { ...common, kind: 'whole-number', min: row.min, ...(row.max === undefined ? {} : { max: row.max }) }
  }
}

/** What is being decided makes it a referral of one of these kinds. */
const ofKind = (...columns: readonly Column[]): Condition =>
  is('facts.processes', ...PROCESSES.filter((process) => columns.includes(COLUMN_OF[process])))

const SAFEGUARDING = is(
  'facts.processes',
  'safeguarding-measures',
  'safeguarding-enquiry',
  'safeguarding-adults-review',
)
const IN_HOSPITAL = is('place.kind', 'hospital', 'mental-health-hospital')
const ON_THE_STREET = is('place.kind', 'street')
/** A place with a name and an address of its own, other than the person's home. */
const AT_AN_ADDRESS = all(given('place.kind'), not(is('place.kind', 'own-home', 'street')))
const NOT_DECISION_MAKER = is('referrer.isDecisionMaker', false)
const ASSESSED = is('facts.capacity', 'lacks', 'has')
const DETAINED = all(given('facts.mha.section'), not(is('facts.mha.section', 'informal', 'none')))
const MENTAL_HEALTH = any(is('facts.processes', 'mental-health-patient'), is('facts.treatment.underMhaPart4', true))
/** What is decided about a representative is decided under an authorisation. */
const UNDER_AUTHORISATION = is(
  'facts.processes',
  'dols-representative-ended',
  'dols-representative-support',
  'dols-representative-appointment',
)
const AUTHORISED = any(
  is('dols.urgentAuthorisation', true),
  is('facts.dols.authorisationInForce', true),
  all(UNDER_AUTHORISATION, not(is('facts.dols.authorisationInForce', false))),
)
/** Somebody is named, or holds a power or an office, who may speak for the person. */
export const REPRESENTED = any(
  is('facts.representation.nominated', true),
  is('facts.representation.lpaForMatter', true),
  is('facts.representation.deputyForMatter', true),
  is('facts.representation.anyLpa', true),
  is('facts.representation.anyEpa', true),
  is('facts.representation.anyDeputy', true),
)

/** The law of these asks for none of the facts that would say so: the question itself is asked. */
const WITHOUT_SUCH_FACTS = ofKind('imha', 'care-act')

/** Not a question: the outcomes that the law gives on the facts so far. Nobody answers it. */
export const OUTCOMES = 'answer.outcomes'
/** Not a question either: whether some advocate that was asked about comes neither of a right nor of a power. */
export const LEAVES_OUT = 'answer.leaves-out'

/** Every page in order, with its questions in order. Letters of `need`: IMCA, IMHA, Care Act, DoLS. */
export const PAGES = [
  {
    group: 'deciding',
    slug: 'services',
    fields: [{ name: 'services', kind: 'choices', need: 'MMMM', options: SERVICES }],
  },
  {
    group: 'deciding',
    slug: 'decisions',
    fields: [{ name: 'facts.processes', kind: 'choices', need: 'MMMM', options: PROCESSES }],
  },
  {
    group: 'deciding',
    slug: 'country',
    fields: [{ name: 'facts.jurisdiction', kind: 'choice', need: 'MMMM', options: JURISDICTIONS }],
  },

  {
    group: 'law',
    slug: 'capacity',
    fields: [fact('capacity', 'MCOM', { when: is('consent.state', 'lacks-capacity') })],
  },
  { group: 'law', slug: 'consult', fields: [fact('consult.appropriateUnpaidPerson')] },
  {
    group: 'law',
    slug: 'representation',
    fields: [
      fact('representation.nominated'),
      fact('representation.lpaForMatter'),
      fact('representation.deputyForMatter'),
      fact('representation.anyLpa'),
      fact('representation.anyEpa'),
      fact('representation.anyDeputy'),
    ],
  },
  { group: 'law', slug: 'treatment', fields: [fact('treatment.serious'), fact('treatment.underMhaPart4')] },
  {
    group: 'law',
    slug: 'accommodation',
    fields: [
      fact('accommodation.setting'),
      fact('accommodation.expectedDays'),
      fact('accommodation.basis'),
      fact('accommodation.mhaObligation'),
      fact('accommodation.weeksInPlacement'),
      {
        name: 'decision.placementStartedOn',
        kind: 'date',
        need: 'C---',
        bound: 'past',
        asked: is('facts.processes', 'accommodation-review', 'nhs-accommodation', 'la-accommodation'),
        // Only what is reviewed has begun for certain.
        when: is('facts.processes', 'accommodation-review'),
      },
    ],
  },
  { group: 'law', slug: 'benefit', fields: [fact('particularBenefit')] },
  {
    group: 'law',
    slug: 'deprivation-of-liberty',
    fields: [
      fact('dols.imcaSamePlace'),
      fact('dols.authorisationInForce'),
      fact('dols.representativeEnded'),
      fact('dols.newRepresentativeAppointed'),
      fact('dols.representativeUnpaid'),
      fact('dols.personAsked'),
      fact('dols.representativeAsked'),
      fact('dols.rightsAtRisk'),
      fact('dols.eligibleUnpaidRepresentative'),
    ],
  },
  {
    group: 'law',
    slug: 'authorisation',
    fields: [
      { name: 'dols.urgentAuthorisation', kind: 'yes-no', need: '---M' },
      { name: 'dols.managingAuthority', kind: 'text', need: '---M' },
      { name: 'dols.supervisoryBody', kind: 'area', need: '---O' },
      { name: 'dols.assessor', kind: 'person-name', need: '---M' },
      {
        name: 'dols.representative',
        kind: 'person-name',
        need: '---C',
        asked: is('facts.processes', 'dols-representative-ended', 'dols-representative-support'),
      },
    ],
  },
  {
    group: 'law',
    slug: 'authorisation-dates',
    fields: [
      { name: 'dols.startsOn', kind: 'date', need: '---C', asked: AUTHORISED },
      { name: 'dols.endsOn', kind: 'date', need: '---C', asked: AUTHORISED, after: 'dols.startsOn' },
    ],
  },
  {
    group: 'law',
    slug: 'difficulty',
    fields: [
      fact('difficulty.understand'),
      fact('difficulty.retain'),
      fact('difficulty.weigh'),
      fact('difficulty.communicate'),
      { name: 'difficulty.why', kind: 'long-text', need: '--M-' },
    ],
  },
  { group: 'law', slug: 'someone-to-support', fields: [fact('individual.exists')] },
  {
    group: 'law',
    slug: 'individual',
    fields: [
      fact('individual.paidOrProfessional'),
      fact('individual.personCanConsent'),
      fact('individual.personConsents'),
      fact('individual.bestInterests'),
      fact('individual.ableAndAvailable'),
      fact('individual.implicated'),
    ],
  },
  {
    group: 'law',
    slug: 'nhs-placement',
    fields: [fact('nhsPlacement.likely'), fact('nhsPlacement.advocateInBestInterests')],
  },
  {
    group: 'law',
    slug: 'disagreement',
    fields: [fact('disagreement.material'), fact('disagreement.bothAgreeAdvocate')],
  },
  {
    group: 'law',
    slug: 'mental-health',
    fields: [
      fact('mha.section', 'OM--', { asked: MENTAL_HEALTH }),
      fact('mha.secondRecommendation'),
      fact('mha.treatmentDiscussed'),
    ],
  },
  {
    group: 'law',
    slug: 'detention',
    fields: [
      { name: 'mentalHealth.sectionStartedOn', kind: 'date', need: 'OM--', bound: 'past', asked: DETAINED },
      { name: 'mentalHealth.responsibleClinician', kind: 'person-name', need: 'OM--', asked: DETAINED },
      { name: 'mentalHealth.onLeave', kind: 'yes-no', need: 'OO--', asked: DETAINED },
      {
        name: 'mentalHealth.hospitalArea',
        kind: 'area',
        need: '-C--',
        asked: is('facts.mha.section', 's17a-cto'),
      },
      { name: 'mentalHealth.nearestRelative', kind: 'text', need: 'OO--', asked: MENTAL_HEALTH },
    ],
  },

  {
    group: 'you',
    slug: 'your-details',
    fields: [
      { name: 'referrer.name', kind: 'person-name', need: 'MMMM' },
      { name: 'referrer.role', kind: 'text', need: 'MMMM' },
      { name: 'referrer.organisation', kind: 'text', need: 'MMMM' },
      { name: 'referrer.team', kind: 'text', need: 'MMMM' },
      { name: 'referrer.address', kind: 'address', need: 'MMMM' },
    ],
  },
  {
    group: 'you',
    slug: 'your-contact',
    fields: [
      { name: 'referrer.email', kind: 'email', need: 'MMMM' },
      { name: 'referrer.phone', kind: 'phone', need: 'MMMM' },
    ],
  },

  {
    group: 'decision-maker',
    slug: 'decision-maker',
    fields: [{ name: 'referrer.isDecisionMaker', kind: 'yes-no', need: 'MOOM' }],
  },
  {
    group: 'decision-maker',
    slug: 'decision-maker-details',
    fields: [
      { name: 'decisionMaker.name', kind: 'person-name', need: 'C-CC', asked: NOT_DECISION_MAKER },
      { name: 'decisionMaker.role', kind: 'text', need: 'C-CC', asked: NOT_DECISION_MAKER },
      { name: 'decisionMaker.organisation', kind: 'text', need: 'C-CC', asked: NOT_DECISION_MAKER },
      { name: 'decisionMaker.email', kind: 'email', need: 'C-CC', asked: NOT_DECISION_MAKER },
      { name: 'decisionMaker.phone', kind: 'phone', need: 'C-CC', asked: NOT_DECISION_MAKER },
    ],
  },
  {
    group: 'decision-maker',
    slug: 'authorised-person',
    fields: [
      { name: 'authorisedPerson.confirmed', kind: 'agreement', need: 'M-MM' },
      { name: 'authorisedPerson.name', kind: 'person-name', need: 'M-MM' },
      { name: 'authorisedPerson.on', kind: 'date', need: 'M-MM', bound: 'past', yearsAgo: 1 },
    ],
  },

  {
    group: 'person',
    slug: 'name',
    fields: [
      { name: 'person.title', kind: 'text', need: 'OOOO', max: 30 },
      { name: 'person.firstName', kind: 'person-name', need: 'MMMM' },
      { name: 'person.lastName', kind: 'person-name', need: 'MMMM' },
      { name: 'person.preferredName', kind: 'person-name', need: 'OOOO' },
      { name: 'person.pronouns', kind: 'text', need: 'OOOO', max: 30 },
    ],
  },
  {
    group: 'person',
    slug: 'age',
    fields: [
      { name: 'person.dateOfBirth', kind: 'date', need: 'CCCC', bound: 'past', when: not(given('person.aboutAge')) },
      { name: 'person.aboutAge', kind: 'whole-number', need: 'OOOO', min: 0, max: 120, over: 'age-out-of-range' },
    ],
  },
  {
    group: 'person',
    slug: 'numbers',
    fields: [
      { name: 'person.nhsNumber', kind: 'nhs-number', need: 'OOOO' },
      { name: 'person.socialCareId', kind: 'text', need: 'OOOO', max: 20 },
    ],
  },
  {
    group: 'person',
    slug: 'home',
    fields: [
      { name: 'person.noFixedAbode', kind: 'tick', need: 'OOOO' },
      { name: 'person.address', kind: 'address', need: 'CCCC', when: not(is('person.noFixedAbode', true)) },
      { name: 'person.postcode', kind: 'postcode', need: 'CCCC', when: not(is('person.noFixedAbode', true)) },
    ],
  },
  {
    group: 'person',
    slug: 'contact',
    fields: [
      { name: 'person.phone', kind: 'phone', need: 'OOO-' },
      { name: 'person.email', kind: 'email', need: 'OOO-' },
      { name: 'person.safeToContact', kind: 'yes-no', need: 'OOO-' },
      { name: 'person.mayLeaveMessage', kind: 'yes-no', need: 'OOO-' },
    ],
  },
  {
    group: 'person',
    slug: 'main-need',
    fields: [
      {
        name: 'person.mainNeeds',
        kind: 'choices',
        need: 'MMMM',
        options: [
          'learning-disability',
          'autism',
          'dementia',
          'brain-injury',
          'mental-health',
          'physical',
          'sensory',
          'older-person',
          'long-term-condition',
          'substance-use',
          'carer',
          'other',
        ],
      },
    ],
  },

  {
    group: 'place',
    slug: 'where-now',
    fields: [
      {
        name: 'place.kind',
        kind: 'choice',
        need: 'MMMM',
        options: [
          'own-home',
          'family-or-friends',
          'care-home',
          'nursing-home',
          'supported-living',
          'hospital',
          'mental-health-hospital',
          'prison',
          'temporary',
          'street',
          'other',
        ],
      },
      // Somebody who sleeps rough has no address to be found at.
      { name: 'place.whereToFind', kind: 'long-text', need: 'CCCC', asked: ON_THE_STREET },
      { name: 'place.area', kind: 'area', need: 'MMMM' },
      { name: 'place.name', kind: 'text', need: 'CCCC', when: AT_AN_ADDRESS },
      { name: 'place.ward', kind: 'text', need: 'OOOO' },
      { name: 'place.address', kind: 'address', need: 'CCCC', when: AT_AN_ADDRESS },
      { name: 'place.postcode', kind: 'postcode', need: 'CCCC', when: AT_AN_ADDRESS },
      { name: 'place.phone', kind: 'phone', need: 'OOOO' },
    ],
  },
  {
    group: 'place',
    slug: 'responsible-authority',
    fields: [
      { name: 'responsible.authority', kind: 'area', need: 'OOMM' },
      { name: 'responsible.residence', kind: 'choice', need: 'OOMM', options: ['known', 'disputed'] },
    ],
  },

  {
    group: 'consent',
    slug: 'told',
    fields: [
      { name: 'consent.told', kind: 'yes-no', need: 'MMMM' },
      { name: 'consent.whyNotTold', kind: 'long-text', need: 'CCCC', asked: is('consent.told', false) },
    ],
  },
  {
    group: 'consent',
    slug: 'consent',
    fields: [
      {
        name: 'consent.state',
        kind: 'choice',
        need: 'CMM-',
        // With capacity to decide, the person also decides whether to be referred.
        when: is('facts.capacity', 'has'),
        options: ['given', 'refused', 'lacks-capacity', 'not-asked'],
      },
    ],
  },
  {
    group: 'consent',
    slug: 'consent-record',
    fields: [
      {
        name: 'consent.how',
        kind: 'choice',
        need: 'CCC-',
        asked: is('consent.state', 'given', 'refused'),
        options: ['in-writing', 'spoken', 'signed-language', 'other'],
      },
      {
        name: 'consent.on',
        kind: 'date',
        need: 'CCC-',
        bound: 'past',
        asked: is('consent.state', 'given', 'refused', 'lacks-capacity'),
      },
      {
        name: 'consent.recordedBy',
        kind: 'person-name',
        need: 'CCC-',
        asked: is('consent.state', 'given', 'refused', 'lacks-capacity'),
      },
      { name: 'consent.scope', kind: 'long-text', need: 'OOO-', asked: is('consent.state', 'given') },
      { name: 'consent.recipients', kind: 'long-text', need: 'OOO-', asked: is('consent.state', 'given') },
      {
        // The closed list of reasons for sharing without the person's consent.
        name: 'consent.basisForSharing',
        kind: 'choice',
        need: 'CCC-',
        asked: is('consent.state', 'refused', 'not-asked'),
        options: [
          'attorney-or-deputy-consents',
          'lacks-capacity-best-interests',
          'safeguarding-enquiry',
          'legal-obligation',
          'immediate-safety',
        ],
      },
    ],
  },
  {
    group: 'consent',
    slug: 'capacity-assessment',
    fields: [
      { name: 'capacity.assessedBy', kind: 'person-name', need: 'MCOM', asked: ASSESSED },
      { name: 'capacity.assessorRole', kind: 'text', need: 'MCOM', asked: ASSESSED },
      { name: 'capacity.assessedOn', kind: 'date', need: 'MCOM', bound: 'past', asked: ASSESSED },
    ],
  },

  {
    group: 'people',
    slug: 'family-and-friends',
    fields: [{ name: 'people.anyone', kind: 'yes-no', need: 'M-MM' }],
  },
  {
    group: 'people',
    slug: 'family-and-friends-details',
    fields: [
      {
        name: 'people.family',
        kind: 'list',
        need: 'M-MM',
        asked: is('people.anyone', true),
        max: 10,
        of: [
          { name: 'name', kind: 'person-name', need: 'MMMM' },
          { name: 'relation', kind: 'text', need: 'MMMM' },
          { name: 'contact', kind: 'text', need: 'OOOO' },
          { name: 'appropriate', kind: 'yes-no', need: 'MMMM' },
          { name: 'whyNot', kind: 'long-text', need: 'CCCC', when: is('appropriate', false) },
        ],
      },
    ],
  },
  {
    group: 'people',
    slug: 'representatives',
    fields: [
      {
        name: 'people.representatives',
        kind: 'list',
        need: 'OOOO',
        asked: any(REPRESENTED, WITHOUT_SUCH_FACTS),
        max: 10,
        of: [
          {
            name: 'kind',
            kind: 'choice',
            need: 'MMMM',
            options: [
              'nominated-person',
              'attorney-welfare',
              'attorney-property',
              'enduring-power',
              'deputy-welfare',
              'deputy-property',
            ],
          },
          { name: 'name', kind: 'person-name', need: 'MMMM' },
          { name: 'contact', kind: 'text', need: 'OOOO' },
          { name: 'scope', kind: 'long-text', need: 'OOOO' },
          { name: 'documentSeen', kind: 'yes-no', need: 'OOOO' },
        ],
      },
    ],
  },
  {
    group: 'people',
    slug: 'people-who-matter',
    fields: [
      {
        name: 'people.whoMatter',
        kind: 'list',
        need: 'OOOO',
        max: 20,
        of: [
          { name: 'name', kind: 'person-name', need: 'MMMM' },
          { name: 'relation', kind: 'text', need: 'MMMM' },
          {
            name: 'personWants',
            kind: 'choice',
            need: 'MMMM',
            options: ['attend', 'reports-only', 'letter-or-email', 'not-at-all', 'not-known'],
          },
          {
            name: 'theyWant',
            kind: 'choice',
            need: 'OOOO',
            options: ['attend', 'reports-only', 'letter-or-email', 'not-at-all', 'not-known'],
          },
          { name: 'mayShare', kind: 'yes-no', need: 'OOOO' },
          { name: 'contact', kind: 'text', need: 'OOOO' },
        ],
      },
    ],
  },
  {
    group: 'people',
    slug: 'professionals',
    fields: [
      {
        name: 'people.professionals',
        kind: 'list',
        need: 'OOOO',
        max: 20,
        of: [
          { name: 'role', kind: 'text', need: 'MMMM' },
          { name: 'name', kind: 'person-name', need: 'MMMM' },
          { name: 'contact', kind: 'text', need: 'OOOO' },
        ],
      },
    ],
  },

  {
    group: 'decision',
    slug: 'decision',
    fields: [{ name: 'decision.description', kind: 'long-text', need: 'MOMM', min: 20, max: 2000 }],
  },
  {
    group: 'decision',
    slug: 'decide-by',
    fields: [
      {
        name: 'decision.by',
        kind: 'date',
        need: 'MOOC',
        bound: 'future',
        broken: 'decision-date-past',
        when: is('facts.processes', 'dols-assessment'),
      },
    ],
  },
  {
    group: 'decision',
    slug: 'urgent',
    fields: [
      fact('urgent', 'OOOO'),
      { name: 'decision.urgentReason', kind: 'long-text', need: 'CCCC', asked: is('facts.urgent', true) },
    ],
  },
  {
    group: 'decision',
    slug: 'discharge',
    fields: [
      {
        name: 'decision.dischargePlanned',
        kind: 'yes-no',
        need: 'COO-',
        asked: IN_HOSPITAL,
        when: is('facts.processes', 'nhs-accommodation', 'la-accommodation'),
      },
      {
        name: 'decision.dischargeOn',
        kind: 'date',
        need: 'COO-',
        bound: 'future',
        asked: is('decision.dischargePlanned', true),
      },
    ],
  },
  {
    group: 'decision',
    slug: 'safeguarding',
    fields: [
      {
        name: 'safeguarding.kinds',
        kind: 'choices',
        need: 'C-C-',
        asked: SAFEGUARDING,
        options: [
          'physical',
          'domestic',
          'sexual',
          'psychological',
          'financial',
          'modern-slavery',
          'discriminatory',
          'organisational',
          'neglect',
          'self-neglect',
          'not-known',
        ],
      },
      {
        name: 'safeguarding.role',
        kind: 'choice',
        need: 'C-C-',
        asked: SAFEGUARDING,
        // An alleged victim and an alleged source of harm never share an advocate.
        options: ['alleged-victim', 'alleged-source-of-harm', 'both', 'witness'],
      },
      { name: 'safeguarding.immediateRisk', kind: 'yes-no', need: 'C-C-', asked: SAFEGUARDING },
      { name: 'safeguarding.reference', kind: 'text', need: 'O-O-', asked: SAFEGUARDING, max: 40 },
      { name: 'safeguarding.enquiryLead', kind: 'text', need: 'O-O-', asked: SAFEGUARDING },
      { name: 'safeguarding.measures', kind: 'long-text', need: 'O-O-', asked: SAFEGUARDING },
      { name: 'safeguarding.policeInvolved', kind: 'yes-no', need: 'O-O-', asked: SAFEGUARDING },
      { name: 'safeguarding.contactRestrictions', kind: 'long-text', need: 'O-O-', asked: SAFEGUARDING },
    ],
  },
  {
    group: 'decision',
    slug: 'meetings',
    fields: [
      {
        name: 'decision.meetings',
        kind: 'list',
        need: 'OOOO',
        max: 10,
        of: [
          { name: 'on', kind: 'date', need: 'MMMM', bound: 'future' },
          { name: 'at', kind: 'time', need: 'OOOO' },
          { name: 'kind', kind: 'text', need: 'OOOO' },
          { name: 'place', kind: 'text', need: 'OOOO' },
          { name: 'documentsDueOn', kind: 'date', need: 'OOOO', yearsAgo: 1 },
        ],
      },
    ],
  },

  {
    group: 'communication',
    slug: 'communication',
    fields: [
      {
        name: 'communication.mainWay',
        kind: 'choice',
        need: 'MMMM',
        options: [
          'speech',
          'bsl',
          'makaton',
          'pictures',
          'writing',
          'gestures',
          'communication-aid',
          'deafblind-manual',
          'no-clear-way',
          'other',
        ],
      },
      { name: 'communication.firstLanguage', kind: 'text', need: 'MMMM', max: 60 },
      { name: 'communication.interpreter', kind: 'yes-no', need: 'MMMM' },
      {
        name: 'communication.interpreterLanguage',
        kind: 'text',
        need: 'CCCC',
        max: 60,
        asked: is('communication.interpreter', true),
      },
      { name: 'communication.notes', kind: 'long-text', need: 'OOOO' },
    ],
  },
  {
    group: 'communication',
    slug: 'adjustments',
    fields: [
      { name: 'adjustments.needed', kind: 'long-text', need: 'OOOO' },
      {
        name: 'adjustments.format',
        kind: 'choice',
        need: 'OOOO',
        options: ['standard', 'large-print', 'easy-read', 'audio', 'braille', 'email', 'other'],
      },
      { name: 'adjustments.timeAndPlace', kind: 'long-text', need: 'OOOO' },
    ],
  },
  {
    group: 'communication',
    slug: 'advocate',
    fields: [
      { name: 'advocate.gender', kind: 'choice', need: 'OOOO', options: ['woman', 'man', 'no-preference'] },
      { name: 'advocate.speaks', kind: 'choices', need: 'OOOO', options: ADVOCATE_LANGUAGES },
      { name: 'advocate.cultureOrLanguage', kind: 'text', need: 'OOOO' },
      { name: 'advocate.before', kind: 'text', need: 'OOOO' },
      // By its name alone, so that a provider can be known by it: what else there is to say has its own box.
      { name: 'advocate.beforeProvider', kind: 'text', need: 'OOOO', max: 80 },
      { name: 'advocate.conflictOfInterest', kind: 'long-text', need: 'OOOO' },
      { name: 'advocate.conflictProvider', kind: 'text', need: 'OOOO', max: 80 },
    ],
  },

  {
    group: 'risks',
    slug: 'risks',
    fields: [
      { name: 'risks.known', kind: 'yes-no', need: 'MMMM' },
      { name: 'risks.details', kind: 'long-text', need: 'CCCC', asked: is('risks.known', true) },
      { name: 'risks.loneVisit', kind: 'choice', need: 'MMMM', options: ['safe', 'not-safe', 'not-known'] },
    ],
  },

  {
    group: 'equality',
    slug: 'equality',
    fields: [
      {
        // The 19 groups of the census of England and Wales of 2021.
        name: 'equality.ethnicity',
        kind: 'choice',
        need: 'OOOO',
        options: [
          'asian-indian',
          'asian-pakistani',
          'asian-bangladeshi',
          'asian-chinese',
          'asian-other',
          'black-caribbean',
          'black-african',
          'black-other',
          'mixed-white-black-caribbean',
          'mixed-white-black-african',
          'mixed-white-asian',
          'mixed-other',
          'white-british',
          'white-irish',
          'white-gypsy-irish-traveller',
          'white-roma',
          'white-other',
          'arab',
          'other',
          UNTOLD,
        ],
      },
      { name: 'equality.sex', kind: 'choice', need: 'OOOO', options: ['female', 'male', UNTOLD] },
      {
        name: 'equality.genderSameAsSexAtBirth',
        kind: 'choice',
        need: 'OOOO',
        options: ['same', 'different', UNTOLD],
      },
      {
        name: 'equality.orientation',
        kind: 'choice',
        need: 'OOOO',
        options: ['straight', 'gay-or-lesbian', 'bisexual', 'other', UNTOLD],
      },
      {
        name: 'equality.religion',
        kind: 'choice',
        need: 'OOOO',
        options: ['none', 'christian', 'buddhist', 'hindu', 'jewish', 'muslim', 'sikh', 'other', UNTOLD],
      },
      { name: 'equality.disability', kind: 'choice', need: 'OOOO', options: ['yes', 'no', UNTOLD] },
    ],
  },

  {
    group: 'answer',
    slug: 'powers',
    fields: [
      {
        name: 'requestedPowers',
        kind: 'list',
        need: 'OOOO',
        max: POWER_RULES.length,
        keyedBy: 'rule',
        asked: is(OUTCOMES, 'power'),
        of: [
          { name: 'rule', kind: 'choice', need: 'MMMM', options: POWER_RULES },
          { name: 'reason', kind: 'long-text', need: 'MMMM' },
        ],
      },
    ],
  },
  {
    group: 'answer',
    slug: 'go-on',
    fields: [{ name: 'goOnAgainstAnswer.reason', kind: 'long-text', need: 'OOOO', asked: is(LEAVES_OUT, true) }],
  },

  {
    group: 'declaration',
    slug: 'declaration',
    fields: [{ name: 'declaration.agreed', kind: 'agreement', need: 'MMMM' }],
  },
] as const satisfies readonly Page[]

/** Every row of the form, as its own literal type. */
export type Row = (typeof PAGES)[number]['fields'][number]

/** Every field in page order; those of list entries stand within their list. */
export const FIELDS: readonly Field[] = PAGES.flatMap((page): readonly Field[] => page.fields)

type EntryRow<R> = R extends { kind: 'list'; name: infer List extends string; of: readonly (infer Entry)[] }
  ? Entry extends { name: infer Name extends string }
    ? Omit<Entry, 'name'> & { name: `${List}.${Name}` }
    : never
  : never
type NamedRow = Row | EntryRow<Row>

/** The dotted name of every question, those of list entries too: `people.family.name`. */
export type FieldName = NamedRow['name']

type Options<R> = R extends { options: readonly (infer Option extends string)[] } ? Option : never

/** The choices of a question; never where there are none. */
export type OptionOf<Name extends FieldName> = Options<Extract<NamedRow, { name: Name }>>

/** The last part of a page's address. */
export type PageSlug = (typeof PAGES)[number]['slug']
