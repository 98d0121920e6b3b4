// The law once more, as closures put together by hand: three values and an outcome, nothing else. No reasons, no sources,
// no facts still missing, no day to look again. It is the floor that the bench holds the rules as data to.
import type { Outcome } from '../../shared/domain/eligibility/determine.ts'
import type { Facts, Process } from '../../shared/domain/eligibility/facts.ts'
import type { Strength } from '../../shared/domain/eligibility/rules.ts'
import type { IsoDate } from '../../shared/domain/time.ts'

const YES = 1
const OPEN = 0
const NO = -1

/** YES, NO or OPEN. */
type Closure = (facts: Facts) => number

const yes =
  (read: (facts: Facts) => boolean | undefined): Closure =>
  (facts) => {
    const value = read(facts)
    if (value === undefined) return OPEN
    return value ? YES : NO
  }

const oneOf = (read: (facts: Facts) => string | undefined, ...values: string[]): Closure => {
  const wanted = new Set(values)
  return (facts) => {
    const value = read(facts)
    if (value === undefined) return OPEN
    return wanted.has(value) ? YES : NO
  }
}

const atLeast =
  (read: (facts: Facts) => number | undefined, bound: number): Closure =>
  (facts) => {
    const value = read(facts)
    if (value === undefined) return OPEN
    return value >= bound ? YES : NO
  }

const all =
  (...parts: Closure[]): Closure =>
  (facts) => {
    let found = YES
    for (const part of parts) {
      const value = part(facts)
      if (value === NO) return NO
      if (value === OPEN) found = OPEN
    }
    return found
  }

const any =
  (...parts: Closure[]): Closure =>
  (facts) => {
    let found = NO
    for (const part of parts) {
      const value = part(facts)
      if (value === YES) return YES
      if (value === OPEN) found = OPEN
    }
    return found
  }

const not =
  (part: Closure): Closure =>
  (facts) =>
    -part(facts)

const lacksCapacity = oneOf(({ capacity }) => (capacity === 'not-assessed' ? undefined : capacity), 'lacks')
const aged = (years: number) => atLeast(({ ageYears }) => ageYears, years)
const gate = all(lacksCapacity, aged(16))
const nobody = not(yes(({ consult }) => consult?.appropriateUnpaidPerson))
const nominated = yes(({ representation }) => representation?.nominated)
const unrepresented = not(
  any(
    nominated,
    yes(({ representation }) => representation?.lpaForMatter),
    yes(({ representation }) => representation?.deputyForMatter),
  ),
)
const free = not(yes(({ accommodation }) => accommodation?.mhaObligation))
const unplaced = all(gate, nobody, unrepresented, free, not(yes(({ dols }) => dols?.imcaSamePlace)))
const days = (bound: number) => atLeast(({ accommodation }) => accommodation?.expectedDays, bound)
const setting = (value: string) => oneOf(({ accommodation }) => accommodation?.setting, value)
const basis = (...values: string[]) => oneOf(({ accommodation }) => accommodation?.basis, ...values)
const authorised = yes(({ dols }) => dols?.authorisationInForce)
const benefit = yes(({ particularBenefit }) => particularBenefit)

const difficulty = any(
  yes((facts) => facts.difficulty?.understand),
  yes((facts) => facts.difficulty?.retain),
  yes((facts) => facts.difficulty?.weigh),
  yes((facts) => facts.difficulty?.communicate),
)
const canConsent = yes(({ individual }) => individual?.personCanConsent)
const appropriate = all(
  yes(({ individual }) => individual?.exists),
  not(yes(({ individual }) => individual?.paidOrProfessional)),
  yes(({ individual }) => individual?.ableAndAvailable),
  not(yes(({ individual }) => individual?.implicated)),
  any(
    all(
      canConsent,
      yes(({ individual }) => individual?.personConsents),
    ),
    all(
      not(canConsent),
      yes(({ individual }) => individual?.bestInterests),
    ),
  ),
)
const section67 = all(
  difficulty,
  any(
    not(appropriate),
    all(
      oneOf(({ nhsPlacement }) => nhsPlacement?.likely, 'hospital-28-days', 'care-home-8-weeks'),
      yes(({ nhsPlacement }) => nhsPlacement?.advocateInBestInterests),
    ),
    all(
      yes(({ disagreement }) => disagreement?.material),
      yes(({ disagreement }) => disagreement?.bothAgreeAdvocate),
    ),
  ),
)
const section68 = all(difficulty, not(appropriate))

const section = (...values: string[]) => oneOf(({ mha }) => mha?.section, ...values)
const treatment = (value: string) => oneOf(({ mha }) => mha?.treatmentDiscussed, value)
const patient = any(
  section(
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
  all(
    section('s4'),
    yes(({ mha }) => mha?.secondRecommendation),
  ),
  treatment('s57'),
  all(treatment('s58a'), not(aged(18))),
)

type Row = {
  process: Process
  strength: Strength
  /** The first day and the closure in each jurisdiction whose law it is. */
  england?: readonly [from: IsoDate, judge: Closure]
  wales?: readonly [from: IsoDate, judge: Closure]
}

const both = (english: IsoDate, welsh: IsoDate, judge: Closure): Pick<Row, 'england' | 'wales'> => ({
  england: [english, judge],
  wales: [welsh, judge],
})
const mca = (judge: Closure) => both('2007-04-01', '2007-10-01', judge)
const dols = (judge: Closure) => both('2009-04-01', '2009-04-01', judge)
const careAct = (process: Process, judge: Closure, strength: Strength = 'duty'): Row => ({
  process,
  strength,
  england: ['2015-04-01', judge],
})

const ROWS: readonly Row[] = [
  {
    process: 'serious-medical-treatment',
    strength: 'duty',
    ...mca(
      all(
        gate,
        nobody,
        unrepresented,
        yes((facts) => facts.treatment?.serious),
        not(yes((facts) => facts.treatment?.underMhaPart4)),
      ),
    ),
  },
  {
    process: 'nhs-accommodation',
    strength: 'duty',
    ...mca(all(unplaced, any(all(setting('hospital'), days(28)), all(setting('care-home'), days(56))))),
  },
  {
    process: 'la-accommodation',
    strength: 'duty',
    england: ['2007-04-01', all(unplaced, days(56), basis('mha-s117', 'care-act-part-1'))],
    wales: ['2007-10-01', all(unplaced, days(56), basis('mha-s117', 'sswwa-part-4'))],
  },
  {
    process: 'accommodation-review',
    strength: 'power',
    england: [
      '2007-04-01',
      all(
        gate,
        nobody,
        not(nominated),
        not(yes(({ representation }) => representation?.anyLpa)),
        not(yes(({ representation }) => representation?.anyEpa)),
        not(yes(({ representation }) => representation?.anyDeputy)),
        atLeast(({ accommodation }) => accommodation?.weeksInPlacement, 12),
        free,
        not(authorised),
        benefit,
      ),
    ],
  },
  { process: 'safeguarding-measures', strength: 'power', england: ['2007-04-01', all(gate, benefit)] },
  {
    process: 'dols-assessment',
    strength: 'duty',
    ...dols(all(aged(18), nobody, unrepresented, not(authorised))),
  },
  {
    process: 'dols-representative-ended',
    strength: 'duty',
    ...dols(
      all(
        authorised,
        yes((facts) => facts.dols?.representativeEnded),
        not(yes((facts) => facts.dols?.newRepresentativeAppointed)),
        nobody,
        unrepresented,
      ),
    ),
  },
  {
    process: 'dols-representative-support',
    strength: 'duty',
    ...dols(
      all(
        authorised,
        yes((facts) => facts.dols?.representativeUnpaid),
        unrepresented,
        any(
          yes((facts) => facts.dols?.personAsked),
          yes((facts) => facts.dols?.representativeAsked),
          yes((facts) => facts.dols?.rightsAtRisk),
        ),
      ),
    ),
  },
  {
    process: 'dols-representative-appointment',
    strength: 'duty',
    ...dols(all(authorised, not(yes((facts) => facts.dols?.eligibleUnpaidRepresentative)))),
  },
  careAct('needs-assessment', section67),
  careAct('carers-assessment', section67),
  careAct('care-plan', section67),
  careAct('support-plan', section67),
  careAct('care-plan-review', section67),
  careAct('support-plan-review', section67),
  careAct('child-needs-assessment', section67),
  careAct('child-carers-assessment', section67),
  careAct('young-carers-assessment', section67),
  careAct('safeguarding-enquiry', section68),
  careAct('safeguarding-adults-review', section68),
  careAct('other-care-act-contact', () => YES, 'power'),
  {
    process: 'mental-health-patient',
    strength: 'inform',
    england: ['2009-04-01', patient],
    wales: ['2012-04-03', any(patient, section('s4', 's5-2', 's5-4', 'informal'))],
  },
  { process: 'mental-health-patient', strength: 'inform' },
]

/** Judges facts by today's law: the outcome of each rule of the processes that they name, in table order. */
export const judgedByClosures = (facts: Facts, on: IsoDate): Outcome[] => {
  const { processes, jurisdiction } = facts
  const outcomes: Outcome[] = []
  for (const row of ROWS) {
    if (!processes.includes(row.process)) continue
    const law = row[jurisdiction]
    const found = law === undefined || on < law[0] ? NO : law[1](facts)
    if (found === OPEN) outcomes.push('needs-information')
    else outcomes.push(found === YES ? row.strength : 'not-eligible')
  }
  return outcomes
}
