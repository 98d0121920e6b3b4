// Answers that do not fit together. What cannot be is an error; what may be, though it seldom is, is a warning that the
// referrer confirms or mends. The table says when, and about which questions; the words for each code stand with the others.
import type { Authority, Contract } from '../assignment/contracts.ts'
import { conflictsNamed } from '../assignment/wishes.ts'
import { ENGLAND_AND_WALES, monthsBefore, type WorkingCalendar, workingDaysUntil } from '../clocks/calendar.ts'
import { shortNotice } from '../clocks/priority.ts'
import { daysAfter, epochMs, type IsoDate, noonOf } from '../time.ts'
import { type Age, ageFrom } from './age.ts'
import { columnsOf, readerOf } from './asked.ts'
import { all, any, type Condition, holds, is, isGiven, type ReadAnswer } from './conditions.ts'
import type { ErrorCode, FieldError } from './errors.ts'
import { COLUMNS, type Column, type FieldName, REPRESENTED } from './fields.ts'
import { lastDayOf } from './section-lengths.ts'
import { isDate } from './values.ts'

export const WARNING_CODES = [
  'under-18-adult-process',
  'over-18-child-process',
  'under-18-deprivation-of-liberty',
  'under-16-capacity',
  'services-and-decisions',
  'other-law',
  'capacity-over-three-months',
  'capacity-and-consent',
  'agreed-but-not-told',
  'nobody-but-appropriate',
  'somebody-but-nobody',
  'representative-not-named',
  'shared-though-kept-out',
  'section-run-out',
  'detained-outside-hospital',
  'advocate-without-section',
  'authorisation-too-long',
  'at-home-without-home',
  'email-domain',
  'advocate-as-decision-maker',
  'decision-soon',
  'urgent-but-distant',
  'meeting-after-decision',
  'documents-late',
  'conflict-not-found',
] as const
export type WarningCode = (typeof WARNING_CODES)[number]

/** One thing to confirm: the code, and the questions whose answers it is about, the one to change first. */
export type Warning = { code: WarningCode; fields: readonly FieldName[] }

/** Who refers, what is known of the authorities that there are, and the calendar in force: the one that ships without. */
export type Surroundings = {
  own: string
  authorities: readonly Pick<Authority, 'authority' | 'jurisdiction' | 'emailDomains'>[]
  calendar?: WorkingCalendar
  /** Those under contract in the areas that place the cases; without them no name is looked up. */
  providers?: readonly Pick<Contract, 'provider' | 'providerName'>[]
}

/** The answers that a check looks at. */
type Answered = { read: ReadAnswer; today: IsoDate; age: Age | undefined; around: Surroundings | undefined }
type Test = (answered: Answered) => boolean

/** `each` makes the check of every entry of a list. */
type Check<Level, Code> = {
  level: Level
  code: Code
  fields: readonly [FieldName, ...FieldName[]]
  when: Test
  each?: 'decision.meetings' | 'people.whoMatter'
}

// The vocabulary of the table.

const answer =
  (condition: Condition): Test =>
  ({ read }) =>
    holds(condition, read)
const isMissing =
  (field: FieldName): Test =>
  ({ read }) =>
    !isGiven(read(field))
const every =
  (...tests: Test[]): Test =>
  (answered) =>
    tests.every((test) => test(answered))
const some =
  (...tests: Test[]): Test =>
  (answered) =>
    tests.some((test) => test(answered))
const unless =
  (test: Test): Test =>
  (answered) =>
    !test(answered)

const dateAt = ({ read }: Answered, field: FieldName): IsoDate | undefined => {
  const date: unknown = read(field)
  return typeof date === 'string' && isDate(date) ? date : undefined
}

const numberAt = ({ read }: Answered, field: FieldName): number | undefined => {
  const number: unknown = read(field)
  return typeof number === 'number' ? number : undefined
}

/** Something about dates that have all been given. */
const dates =
  (fields: readonly FieldName[], test: (dates: readonly IsoDate[], today: IsoDate) => boolean): Test =>
  (answered) => {
    const given = fields.flatMap((field) => dateAt(answered, field) ?? [])
    return given.length === fields.length && test(given, answered.today)
  }

const younger =
  (years: number): Test =>
  ({ age }) =>
    age !== undefined && age.years < years
const older =
  (years: number): Test =>
  ({ age }) =>
    age !== undefined && age.years >= years
const ageIsCertain: Test = ({ age }) => age?.certain === true

const laterThan = (field: FieldName, other: FieldName): Test =>
  dates([field, other], ([one = '', two = '']) => one > two)
const overMonthsAgo = (field: FieldName, months: number): Test =>
  dates([field], ([date = ''], today) => date < monthsBefore(today, months))
const hasPassed = (field: FieldName): Test => dates([field], ([date = ''], today) => date < today)

const calendarIn = ({ around }: Answered): WorkingCalendar => around?.calendar ?? ENGLAND_AND_WALES

const isShortNotice: Test = (answered) =>
  dates(['decision.by'], ([by = ''], today) =>
    by < today ? false : shortNotice({ receivedAt: noonOf(today), decisionOn: by, calendar: calendarIn(answered) }),
  )(answered)

/** By then even a routine case has had its first contact. */
const ROUTINE_WORKING_DAYS = 10
const isDistant: Test = (answered) =>
  dates(['decision.by'], ([by = ''], today) => {
    const days = workingDaysUntil(calendarIn(answered), epochMs(noonOf(today)), by)
    return (days ?? 0) > ROUTINE_WORKING_DAYS
  })(answered)

const kindsWanted = ({ read }: Answered): readonly Column[] => {
  const services: unknown = read('services')
  return Array.isArray(services) ? COLUMNS.filter((column) => services.includes(column)) : []
}

const servicesDiffer: Test = (answered) => {
  const wanted = kindsWanted(answered)
  const decided = columnsOf(answered.read)
  if (wanted.length === 0 || decided.length === 0) return false
  const isSure = !holds(is('services', 'not-sure'), answered.read)
  return wanted.some((kind) => !decided.includes(kind)) || (isSure && decided.some((kind) => !wanted.includes(kind)))
}

const decidesAsImca: Test = ({ read }) => columnsOf(read).includes('imca')

/** The authority that decides has another law than the one that was chosen. */
const hasOtherLaw: Test = ({ read, around }) => {
  const responsible: unknown = read('responsible.authority')
  const decides = around?.authorities.find(({ authority }) => authority === (responsible ?? around.own))
  const chosen: unknown = read('facts.jurisdiction')
  return decides !== undefined && chosen !== undefined && decides.jurisdiction !== chosen
}

/** An address of a domain of the authority's, or below one; the health bodies that refer for it are among them. */
const isOfDomain = (email: string, domains: readonly string[]): boolean => {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return domains.some((known) => domain === known || domain.endsWith(`.${known}`))
}

const hasOtherDomain: Test = ({ read, around }) => {
  const email: unknown = read('referrer.email')
  const domains = around?.authorities.find(({ authority }) => authority === around.own)?.emailDomains
  if (domains === undefined || typeof email !== 'string' || !email.includes('@')) return false
  return !isOfDomain(email, domains)
}

/** A conflict of interest that would keep nobody from being offered the case. */
const conflictIsWithNobody: Test = ({ read, around }) => {
  const textAt = (field: FieldName): string => {
    const text: unknown = read(field)
    return typeof text === 'string' ? text : ''
  }
  const told = {
    conflictProvider: textAt('advocate.conflictProvider'),
    conflictOfInterest: textAt('advocate.conflictOfInterest'),
  }
  return around?.providers !== undefined && conflictsNamed(told, around.providers)?.length === 0
}

const sectionHasRunOut: Test = (answered) => {
  const section: unknown = answered.read('facts.mha.section')
  const startedOn = dateAt(answered, 'mentalHealth.sectionStartedOn')
  if (typeof section !== 'string' || startedOn === undefined) return false
  const secondRecommendation = answered.read('facts.mha.secondRecommendation') === true
  const last = lastDayOf(section, startedOn, { secondRecommendation })
  return last !== undefined && last < answered.today
}

const someFamilyIsAppropriate: Test = ({ read }) => {
  const family: unknown = read('people.family')
  return Array.isArray(family) && family.some((one: unknown) => readerOf(one)('appropriate') === true)
}

/** More whole weeks than there have been since the first day. */
const weeksExceedPlacement: Test = (answered) => {
  const weeks = numberAt(answered, 'facts.accommodation.weeksInPlacement')
  const startedOn = dateAt(answered, 'decision.placementStartedOn')
  return weeks !== undefined && startedOn !== undefined && weeks > weeksBetween(startedOn, answered.today)
}
const weeksBetween = (from: IsoDate, to: IsoDate): number =>
  Math.floor((epochMs(noonOf(to)) - epochMs(noonOf(from))) / (7 * 24 * 3_600_000))

const namesAnAdvocate =
  (field: FieldName): Test =>
  ({ read }) => {
    const role: unknown = read(field)
    return typeof role === 'string' && /\badvocate\b|\beiriolwr\b|\bimca\b|\bimha\b/i.test(role)
  }

const ADULT_PROCESSES = [
  'needs-assessment',
  'carers-assessment',
  'care-plan',
  'support-plan',
  'care-plan-review',
  'support-plan-review',
  'safeguarding-enquiry',
  'safeguarding-adults-review',
] as const
// The assessment of a child's carer is about a grown person.
const CHILD_PROCESSES = ['child-needs-assessment', 'young-carers-assessment'] as const
const DOLS_PROCESSES = [
  'dols-assessment',
  'dols-representative-ended',
  'dols-representative-support',
  'dols-representative-appointment',
] as const

/** Sections under which a patient is in hospital, when not on leave. */
const IN_HOSPITAL_SECTIONS = [
  's2',
  's3',
  's4',
  's5-2',
  's5-4',
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
] as const

const URGENT_AUTHORISATION = answer(is('dols.urgentAuthorisation', true))
const STANDARD_AUTHORISATION = answer(is('facts.dols.authorisationInForce', true))

const longerThan = (days: number): Test =>
  dates(['dols.startsOn', 'dols.endsOn'], ([from = '', to = '']) => to > daysAfter(from, days))

/** A day of which somebody says that it is past cannot lie before the birth. */
const AFTER_BIRTH = [
  'capacity.assessedOn',
  'mentalHealth.sectionStartedOn',
  'decision.placementStartedOn',
  'consent.on',
  'dols.startsOn',
] as const satisfies readonly FieldName[]

/** What cannot be, whatever else is so. */
const ERRORS: readonly Check<'error', ErrorCode>[] = [
  ...AFTER_BIRTH.map(
    (field): Check<'error', ErrorCode> => ({
      level: 'error',
      code: 'before-birth',
      fields: [field, 'person.dateOfBirth'],
      when: every(laterThan('person.dateOfBirth', field), ageIsCertain),
    }),
  ),
  {
    // MCA 2005 Sch A1 para 13: nobody under 18 can be under an authorisation.
    level: 'error',
    code: 'authorisation-under-18',
    fields: ['facts.dols.authorisationInForce', 'person.dateOfBirth'],
    when: every(STANDARD_AUTHORISATION, ageIsCertain, younger(18)),
  },
  {
    level: 'error',
    code: 'authorisation-ended',
    fields: ['dols.endsOn', 'facts.dols.authorisationInForce', 'dols.urgentAuthorisation'],
    when: every(hasPassed('dols.endsOn'), some(STANDARD_AUTHORISATION, URGENT_AUTHORISATION)),
  },
  {
    level: 'error',
    code: 'weeks-before-start',
    fields: ['facts.accommodation.weeksInPlacement', 'decision.placementStartedOn'],
    when: weeksExceedPlacement,
  },
]

/** What may be so, and is more often a slip or something that an advocate has to know. */
const WARNINGS: readonly Check<'warning', WarningCode>[] = [
  {
    // The Care Act speaks of adults; what begins before eighteen is a child's assessment (ss.58 to 66).
    level: 'warning',
    code: 'under-18-adult-process',
    fields: ['facts.processes', 'person.dateOfBirth', 'person.aboutAge'],
    when: every(younger(18), answer(is('facts.processes', ...ADULT_PROCESSES))),
  },
  {
    level: 'warning',
    code: 'over-18-child-process',
    fields: ['facts.processes', 'person.dateOfBirth', 'person.aboutAge'],
    when: every(older(18), answer(is('facts.processes', ...CHILD_PROCESSES))),
  },
  {
    // MCA 2005 Sch A1 para 13. An assessment may be asked for ahead of the eighteenth birthday.
    level: 'warning',
    code: 'under-18-deprivation-of-liberty',
    fields: ['facts.processes', 'person.dateOfBirth', 'person.aboutAge'],
    when: every(younger(18), answer(is('facts.processes', ...DOLS_PROCESSES)), unless(STANDARD_AUTHORISATION)),
  },
  {
    // MCA 2005 s.2(5): its powers are for people of sixteen and over.
    level: 'warning',
    code: 'under-16-capacity',
    fields: ['facts.processes', 'person.dateOfBirth', 'person.aboutAge'],
    when: every(younger(16), decidesAsImca),
  },
  {
    level: 'warning',
    code: 'services-and-decisions',
    fields: ['services', 'facts.processes'],
    when: servicesDiffer,
  },
  {
    level: 'warning',
    code: 'other-law',
    fields: ['facts.jurisdiction', 'responsible.authority'],
    when: hasOtherLaw,
  },
  {
    level: 'warning',
    code: 'capacity-over-three-months',
    fields: ['capacity.assessedOn'],
    when: overMonthsAgo('capacity.assessedOn', 3),
  },
  {
    // Capacity is for one decision at a time (MCA 2005 s.2(1)): the two may differ.
    level: 'warning',
    code: 'capacity-and-consent',
    fields: ['consent.state', 'facts.capacity'],
    when: answer(
      any(
        all(is('facts.capacity', 'has'), is('consent.state', 'lacks-capacity')),
        all(is('facts.capacity', 'lacks'), is('consent.state', 'given', 'refused')),
      ),
    ),
  },
  {
    level: 'warning',
    code: 'agreed-but-not-told',
    fields: ['consent.told', 'consent.state'],
    when: answer({ kind: 'all', of: [is('consent.told', false), is('consent.state', 'given', 'refused')] }),
  },
  {
    level: 'warning',
    code: 'nobody-but-appropriate',
    fields: ['people.family', 'facts.consult.appropriateUnpaidPerson', 'facts.individual.exists'],
    when: every(
      answer({
        kind: 'any',
        of: [is('facts.consult.appropriateUnpaidPerson', false), is('facts.individual.exists', false)],
      }),
      someFamilyIsAppropriate,
    ),
  },
  {
    level: 'warning',
    code: 'somebody-but-nobody',
    fields: ['people.anyone', 'facts.consult.appropriateUnpaidPerson', 'facts.individual.exists'],
    when: every(
      answer({
        kind: 'any',
        of: [is('facts.consult.appropriateUnpaidPerson', true), is('facts.individual.exists', true)],
      }),
      answer(is('people.anyone', false)),
    ),
  },
  {
    level: 'warning',
    code: 'representative-not-named',
    fields: ['people.representatives'],
    when: every(answer(REPRESENTED), isMissing('people.representatives')),
  },
  {
    level: 'warning',
    code: 'shared-though-kept-out',
    fields: ['people.whoMatter'],
    each: 'people.whoMatter',
    when: answer({
      kind: 'all',
      of: [is('people.whoMatter.personWants', 'not-at-all'), is('people.whoMatter.mayShare', true)],
    }),
  },
  {
    // An application about the nearest relative can prolong section 2 (MHA 1983 s.29(4)): so it is no error.
    level: 'warning',
    code: 'section-run-out',
    fields: ['mentalHealth.sectionStartedOn', 'facts.mha.section'],
    when: sectionHasRunOut,
  },
  {
    level: 'warning',
    code: 'detained-outside-hospital',
    fields: ['place.kind', 'facts.mha.section', 'mentalHealth.onLeave'],
    when: every(
      answer(is('facts.mha.section', ...IN_HOSPITAL_SECTIONS)),
      answer({ kind: 'given', field: 'place.kind' }),
      unless(answer(is('place.kind', 'hospital', 'mental-health-hospital'))),
      unless(answer(is('mentalHealth.onLeave', true))),
    ),
  },
  {
    level: 'warning',
    code: 'advocate-without-section',
    fields: ['facts.mha.section', 'services'],
    when: every(
      answer(is('services', 'imha')),
      answer(is('facts.mha.section', 'none')),
      unless(answer(is('facts.mha.treatmentDiscussed', 's57', 's58a'))),
    ),
  },
  {
    // MCA 2005 Sch A1 paras 42, 51 and 78, 84: a year at most, urgently seven days and seven more.
    level: 'warning',
    code: 'authorisation-too-long',
    fields: ['dols.endsOn', 'dols.startsOn', 'dols.urgentAuthorisation'],
    when: some(
      every(STANDARD_AUTHORISATION, longerThan(366)),
      every(URGENT_AUTHORISATION, unless(STANDARD_AUTHORISATION), longerThan(14)),
    ),
  },
  {
    level: 'warning',
    code: 'at-home-without-home',
    fields: ['place.kind', 'person.noFixedAbode'],
    when: answer({ kind: 'all', of: [is('place.kind', 'own-home'), is('person.noFixedAbode', true)] }),
  },
  { level: 'warning', code: 'email-domain', fields: ['referrer.email'], when: hasOtherDomain },
  {
    // The advocate is independent of the decision.
    level: 'warning',
    code: 'advocate-as-decision-maker',
    fields: ['decisionMaker.role', 'referrer.isDecisionMaker', 'referrer.role'],
    when: some(
      namesAnAdvocate('decisionMaker.role'),
      every(answer(is('referrer.isDecisionMaker', true)), namesAnAdvocate('referrer.role')),
    ),
  },
  {
    level: 'warning',
    code: 'decision-soon',
    fields: ['decision.by', 'facts.urgent'],
    when: every(isShortNotice, unless(answer(is('facts.urgent', true)))),
  },
  {
    level: 'warning',
    code: 'urgent-but-distant',
    fields: ['facts.urgent', 'decision.by'],
    when: every(answer(is('facts.urgent', true)), isDistant),
  },
  {
    level: 'warning',
    code: 'meeting-after-decision',
    fields: ['decision.meetings', 'decision.by'],
    each: 'decision.meetings',
    when: laterThan('decision.meetings.on', 'decision.by'),
  },
  {
    // Documents come at least 48 hours before a meeting, so that the person can prepare with the advocate.
    level: 'warning',
    code: 'documents-late',
    fields: ['decision.meetings'],
    each: 'decision.meetings',
    when: dates(
      ['decision.meetings.documentsDueOn', 'decision.meetings.on'],
      ([due = '', on = '']) => due > daysAfter(on, -2),
    ),
  },
  {
    level: 'warning',
    code: 'conflict-not-found',
    fields: ['advocate.conflictProvider', 'advocate.conflictOfInterest'],
    when: conflictIsWithNobody,
  },
]

const answeredBy = (read: ReadAnswer, today: IsoDate, around?: Surroundings): Answered => ({
  read,
  today,
  age: ageFrom(read, today),
  around,
})

/** The answers as they are read for one entry of a list: its own questions by their full names, and all the others. */
const forEntry = (answered: Answered, list: string, entry: unknown): Answered => {
  const readEntry = readerOf(entry)
  const read: ReadAnswer = (name) =>
    name.startsWith(`${list}.`) ? readEntry(name.slice(list.length + 1)) : answered.read(name)
  return { ...answered, read }
}

const isFound = ({ when, each }: Pick<Check<unknown, unknown>, 'when' | 'each'>, answered: Answered): boolean => {
  if (each === undefined) return when(answered)
  const entries: unknown = answered.read(each)
  return Array.isArray(entries) && entries.some((entry: unknown) => when(forEntry(answered, each, entry)))
}

/** What cannot be in the answers, each at the question to look at first. `today` is the date in London. */
export const contradictions = (read: ReadAnswer, today: IsoDate): FieldError[] => {
  const answered = answeredBy(read, today)
  return ERRORS.filter((check) => isFound(check, answered)).map(({ fields: [field], code }) => ({ field, code }))
}

/** What the referrer should confirm or mend, in the order of the table. */
export const warningsIn = (read: ReadAnswer, today: IsoDate, around?: Surroundings): Warning[] => {
  const answered = answeredBy(read, today, around)
  return WARNINGS.filter((check) => isFound(check, answered)).map(({ code, fields }) => ({ code, fields }))
}

/** The questions that a warning is about: it has to be confirmed anew when one of their answers changes. */
export const fieldsOfWarning = (code: WarningCode): readonly FieldName[] =>
  WARNINGS.find((check) => check.code === code)?.fields ?? []
