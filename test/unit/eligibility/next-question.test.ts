// The checker's questions: each could change what the law says, few are enough, and no script has their order.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { any, not, yes } from '../../../shared/domain/eligibility/conditions.ts'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import {
  type Fact,
  FACTS,
  type FactName,
  JURISDICTIONS,
  PROCESSES,
  type Process,
} from '../../../shared/domain/eligibility/facts.ts'
import {
  type Answered,
  isOpen,
  nextQuestion,
  openQuestions,
  type Question,
} from '../../../shared/domain/eligibility/next-question.ts'
import { type Rule, RULES } from '../../../shared/domain/eligibility/rules.ts'
import { arbitraryAnswer, arbitraryDay } from './arbitrary-facts.ts'
import { readNaively } from './naive-reading.ts'
import * as people from './people.ts'
import { nested, type Referral } from './referrals.ts'

const TODAY = '2026-11-22'
const NOT_KNOWN = 'not known'

/** A walk so far: the answers by dotted name, in the order in which they were given. */
type Walk = Referral & { notKnown: readonly FactName[] }

const begun = (processes: readonly Process[], jurisdiction: Referral['jurisdiction'] = 'england'): Walk => ({
  jurisdiction,
  processes: [...processes],
  facts: {},
  notKnown: [],
})

const answeredIn = (walk: Walk): Answered => ({ facts: nested(walk), notKnown: new Set(walk.notKnown) })

const isFact = (question: Question | undefined): question is FactName =>
  question !== undefined && question !== 'processes' && question !== 'jurisdiction'

const nextFact = (walk: Walk, on = TODAY): FactName | undefined => {
  const question = nextQuestion(answeredIn(walk), on)
  expect(question === undefined || isFact(question)).toBe(true)
  return isFact(question) ? question : undefined
}

const answering = (walk: Walk, name: FactName, answer: unknown): Walk =>
  answer === NOT_KNOWN
    ? { ...walk, notKnown: [...walk.notKnown, name] }
    : { ...walk, facts: { ...walk.facts, [name]: answer } }

const factNamed = (name: string): Fact => {
  const found = FACTS.find((fact) => fact.name === name)
  if (found === undefined) throw new Error(`No fact is called ${name}`)
  return found
}

const DAYS = 'accommodation.expectedDays'
const LONG_STAYS = [28, 56]
const STAYS = new Set(['IMCA-NHS-ACCOMMODATION', 'IMCA-LA-ACCOMMODATION'])

const THRESHOLDS: Readonly<Record<string, readonly number[]>> = {
  ageYears: [10, 16, 18],
  'accommodation.expectedDays': [1, 28, 56],
  'accommodation.weeksInPlacement': [1, 12],
}

/** Every answer to a fact that any rule tells apart, and more. */
const answersTo = (name: string): readonly unknown[] => {
  const fact = factNamed(name)
  if (fact.kind === 'boolean') return [true, false]
  if (fact.kind === 'choice') return fact.values.filter((value) => value !== 'not-assessed')
  return THRESHOLDS[name] ?? []
}

/** What the independent reading of the law says, for comparing: each rule's outcome, whether it may be acted on first, and its day. */
const outcomes = (given: Referral, on: string): string =>
  readNaively(given, on)
    .map(({ rule, outcome, actFirst, recheckOn }) => `${rule} ${outcome} ${actFirst} ${recheckOn}`)
    .join()

const differs = (given: Referral, name: string, on: string): boolean =>
  new Set(answersTo(name).map((answer) => outcomes({ ...given, facts: { ...given.facts, [name]: answer } }, on))).size >
  1

/** What is missing for an outcome and, where the stay is too short, for the day on which it will be long enough. */
const openOf = (given: Referral, on: string): string[] => {
  const stays = given.facts[DAYS] === undefined ? [] : LONG_STAYS.map((days) => ({ ...given.facts, [DAYS]: days }))
  const missing = [given.facts, ...stays].flatMap((facts) =>
    readNaively({ ...given, facts }, on)
      .filter(({ rule }) => facts === given.facts || STAYS.has(rule))
      .map((answer) => answer.missing),
  )
  return [...new Set(missing.flat())]
}

const wasAsked = (walk: Walk, name: string): boolean =>
  Object.hasOwn(walk.facts, name) || walk.notKnown.some((one) => one === name)

/** Looks for circumstances, known ones as they are and any others, in which the answer to a fact decides an outcome. */
const couldDecide = (walk: Walk, name: FactName, on: string): boolean => {
  if (name === 'urgent') return differs(walk, name, on)
  const likely = Object.values(people).map((person) => ({ ...walk, facts: { ...person, ...walk.facts } }))
  // What nobody knew is known in none of them.
  if (likely.some((given) => differs(without(given, [name, ...walk.notKnown]), name, on))) return true
  const isFree = (other: string) => other !== name && !wasAsked(walk, other)
  return walk.processes.some((process) => decidesInSome({ ...walk, processes: [process] }, name, { on, isFree }))
}

const without = (given: Referral, names: readonly string[]): Referral => ({
  ...given,
  facts: Object.fromEntries(Object.entries(given.facts).filter(([key]) => !names.includes(key))),
})

type Trying = { on: string; isFree: (name: string) => boolean }

/** Every combination of answers to what was not asked and is open beside the fact, one after the other. */
const decidesInSome = (given: Referral, name: string, trying: Trying): boolean => {
  if (differs(given, name, trying.on)) return true
  const other = openOf(given, trying.on).find(trying.isFree)
  return (
    other !== undefined &&
    answersTo(other).some((answer) =>
      decidesInSome({ ...given, facts: { ...given.facts, [other]: answer } }, name, trying),
    )
  )
}

describe('before any rule can be judged', () => {
  it.each([
    [{}, 'processes'],
    [{ processes: [] }, 'processes'],
    [{ jurisdiction: 'wales' as const }, 'processes'],
    [{ processes: ['care-plan' as const] }, 'jurisdiction'],
  ])('of %j it asks for %s', (facts, question) => {
    expect(nextQuestion({ facts, notKnown: new Set() }, TODAY)).toBe(question)
  })

  it('is open what is being decided, and where', () => {
    const nothing = { facts: {}, notKnown: new Set<FactName>() }
    expect(openQuestions(nothing, TODAY)).toEqual(['processes', 'jurisdiction'])
    expect(isOpen('jurisdiction', nothing, TODAY)).toBe(true)
    expect(isOpen('capacity', nothing, TODAY)).toBe(false)
  })
})

const RULE_OF = new Map(RULES.map((rule) => [rule.process, rule]))

/** Every way through the questions of one process, "not known" among the answers, as far as its facts are few. */
const everyWalk = (walk: Walk, visit: (walk: Walk, next: FactName | undefined) => void): void => {
  const next = nextFact(walk)
  visit(walk, next)
  if (next === undefined) return
  for (const answer of [...answersTo(next), NOT_KNOWN]) everyWalk(answering(walk, next, answer), visit)
}

/** Nothing is left that was not asked and could decide anything. */
const expectAtEnd = (walk: Walk, on = TODAY): void => {
  const left = openOf(walk, on).filter((name) => !wasAsked(walk, name))
  expect(left.filter((name) => couldDecide(walk, factNamed(name).name, on))).toEqual([])
  const mayActFirst = determine(nested(walk), on).some(
    ({ outcome, process }) => outcome === 'duty' && RULE_OF.get(process)?.mayActFirst === true,
  )
  expect(wasAsked(walk, 'urgent')).toBe(mayActFirst)
}

// The Care Act's rules have more ways than can be walked; they are walked at random below.
const FEW_FACTS = PROCESSES.filter(
  (process) => RULE_OF.get(process)?.role !== 'care-act' || process.startsWith('other'),
)

describe('every way through the questions', () => {
  it.each(JURISDICTIONS.flatMap((jurisdiction) => FEW_FACTS.map((process) => [process, jurisdiction] as const)))(
    'of %s in %s asks for nothing that could not decide an outcome, and for all that could',
    (process, jurisdiction) => {
      everyWalk(begun([process], jurisdiction), (walk, next) => {
        if (next === undefined) return expectAtEnd(walk)
        expect(wasAsked(walk, next)).toBe(false)
        expect(couldDecide(walk, next, TODAY)).toBe(true)
      })
    },
    60_000,
  )

  it('of any processes on any day, at random, is such a way too', () => {
    const answerToEach = fc.record(
      Object.fromEntries(
        FACTS.map((fact) => [
          fact.name,
          fc.oneof({ weight: 2, arbitrary: arbitraryAnswer(fact) }, fc.constant(NOT_KNOWN)),
        ]),
      ),
    )
    const aWay = fc.record({
      jurisdiction: fc.constantFrom('england' as const, 'england' as const, 'wales' as const),
      processes: fc.uniqueArray(fc.constantFrom(...PROCESSES), { minLength: 1, maxLength: 4 }),
      answers: answerToEach,
      person: fc.option(fc.constantFrom(...Object.values(people)), { nil: {} }),
      on: arbitraryDay,
    })
    fc.assert(
      fc.property(aWay, ({ jurisdiction, processes, answers, person, on }) => {
        let walk = begun(processes, jurisdiction)
        for (let next = nextFact(walk, on); next !== undefined; next = nextFact(walk, on)) {
          expect(wasAsked(walk, next)).toBe(false)
          expect(couldDecide(walk, next, on)).toBe(true)
          const own = answers[next] === NOT_KNOWN ? undefined : new Map(Object.entries(person)).get(next)
          walk = answering(walk, next, own ?? answers[next])
        }
        expectAtEnd(walk, on)
      }),
      { numRuns: 300 },
    )
  }, 120_000)
})

/** What asking everything would ask: the facts of the rules, and whether it is urgent where that may count. */
const everything = (processes: readonly Process[], jurisdiction: Referral['jurisdiction'] = 'england'): number => {
  const mayBeUrgent = processes.some((process) => RULE_OF.get(process)?.mayActFirst === true)
  return openOf(begun(processes, jurisdiction), TODAY).length + (mayBeUrgent ? 1 : 0)
}

/** How many questions it takes on average, each answer to each of them as likely as another. */
const onAverage = (walk: Walk): number => {
  const next = nextFact(walk)
  if (next === undefined) return 0
  const answers = answersTo(next)
  const after = answers.map((answer) => onAverage(answering(walk, next, answer)))
  return 1 + after.reduce((sum, one) => sum + one, 0) / answers.length
}

/** How many questions it takes when all that may be asked is known. */
const askedOf = (known: people.Given, processes: readonly Process[]): number => {
  let walk = begun(processes)
  let asked = 0
  for (let next = nextFact(walk); next !== undefined; next = nextFact(walk)) {
    walk = answering(walk, next, next === 'urgent' ? false : known[next])
    asked += 1
  }
  return asked
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

describe('few questions are enough', () => {
  // A rule that asks for everything at once is over with the first answer that does not fit: about two, whatever its length.
  it.each([
    ['serious-medical-treatment', 9, 2.3],
    ['nhs-accommodation', 11, 2.3],
    ['la-accommodation', 11, 2.3],
    ['accommodation-review', 11, 2.3],
    ['safeguarding-measures', 3, 2],
    ['dols-assessment', 6, 1.6],
    ['dols-representative-ended', 7, 2],
    ['dols-representative-support', 8, 2],
    ['dols-representative-appointment', 2, 1.5],
    ['needs-assessment', 15, 4],
    ['safeguarding-enquiry', 12, 4.8],
    ['mental-health-patient', 4, 1.4],
    ['other-care-act-contact', 0, 0],
  ] as const)('%s: of %i questions %d are asked on average', (process, all, asked) => {
    expect(everything([process])).toBe(all)
    expect(onAverage(begun([process]))).toBeCloseTo(asked, 1)
  })

  it('over all processes, and over several at once, less than a third of them', () => {
    expect(mean(PROCESSES.map((process) => onAverage(begun([process]))))).toBeLessThan(
      mean(PROCESSES.map((process) => everything([process]))) / 3,
    )
    const several = fc.uniqueArray(fc.constantFrom(...PROCESSES), { minLength: 2, maxLength: 6 })
    const anybody = fc.record(Object.fromEntries(FACTS.map((fact) => [fact.name, arbitraryAnswer(fact)])))
    const drawn = fc.sample(fc.tuple(anybody, several), { numRuns: 300, seed: 1 })
    expect(mean(drawn.map(([known, processes]) => askedOf(known, processes)))).toBeLessThan(
      mean(drawn.map(([, processes]) => everything(processes))) / 3,
    )
  })

  // Where a rule applies, each thing that it asks for at once has to be known. What is an alternative to what is known has not.
  it.each([
    ['serious-medical-treatment', 9, people.facingSeriousTreatment],
    ['la-accommodation', 11, people.movingToCareHome],
    ['dols-representative-support', 7, people.sisterRepresents],
    ['needs-assessment', 2, people.supportedByNobody],
    ['needs-assessment', 9, people.supportedByDaughter],
    ['mental-health-patient', 1, people.detainedForTreatment],
  ] as const)('%s: somebody who knows it all is asked %i', (process, asked, person) => {
    expect(askedOf(person, [process])).toBe(asked)
  })
})

/** Questions whose words take up the answer to another. */
const TAKES_UP: readonly [FactName, FactName][] = [
  ['individual.paidOrProfessional', 'individual.exists'],
  ['individual.personCanConsent', 'individual.exists'],
  ['individual.ableAndAvailable', 'individual.exists'],
  ['individual.implicated', 'individual.exists'],
  ['individual.personConsents', 'individual.personCanConsent'],
  ['individual.bestInterests', 'individual.personCanConsent'],
  ['nhsPlacement.advocateInBestInterests', 'nhsPlacement.likely'],
  ['disagreement.bothAgreeAdvocate', 'disagreement.material'],
  ['mha.secondRecommendation', 'mha.section'],
  ['dols.newRepresentativeAppointed', 'dols.representativeEnded'],
]

describe('the order of questions', () => {
  it('never puts a question before the one whose answer it takes up', () => {
    const anAnswer = fc.record(
      Object.fromEntries(FACTS.map((fact) => [fact.name, fc.oneof(arbitraryAnswer(fact), fc.constant(NOT_KNOWN))])),
    )
    const several = fc.uniqueArray(fc.constantFrom(...PROCESSES), { minLength: 1 })
    fc.assert(
      fc.property(fc.constantFrom(...JURISDICTIONS), several, anAnswer, (jurisdiction, processes, answers) => {
        const asked: FactName[] = []
        let walk = begun(processes, jurisdiction)
        for (let next = nextFact(walk); next !== undefined; next = nextFact(walk)) {
          asked.push(next)
          walk = answering(walk, next, answers[next])
        }
        const early = TAKES_UP.filter(
          ([taking, taken]) => asked.includes(taking) && !asked.slice(0, asked.indexOf(taking)).includes(taken),
        )
        expect(early).toEqual([])
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it('does not depend on the order of the processes or of the answers', () => {
    const processes: Process[] = ['needs-assessment', 'serious-medical-treatment', 'mental-health-patient']
    const facts = { 'individual.exists': true, capacity: 'lacks' }
    const one = { ...begun(processes), facts, notKnown: ['ageYears', 'difficulty.weigh'] as const }
    const other = {
      ...begun(processes.toReversed()),
      facts: Object.fromEntries(Object.entries(facts).toReversed()),
      notKnown: one.notKnown.toReversed(),
    }
    expect(nextFact(one)).toBe(nextFact(other))
    expect(openQuestions(answeredIn(one), TODAY)).toEqual(openQuestions(answeredIn(other), TODAY))
  })

  it('follows the rules: one that is added, or has come into force, is asked about with no change but its own', () => {
    const patient = answeredIn({ ...begun(['mental-health-patient']), facts: { 'mha.section': 'informal' } })
    const treatmentAlone = openQuestions(patient, TODAY)
    expect(treatmentAlone).toEqual(['ageYears', 'mha.treatmentDiscussed'])
    const statute = RULES.find(({ id }) => id === 'CA-OTHER')
    if (statute === undefined) throw new Error('No rule to start from')
    const [law] = statute.law
    if (law === undefined) throw new Error('No law to start from')
    const local: Rule = {
      ...statute,
      id: 'LOCAL-CARER',
      process: 'mental-health-patient',
      law: [{ ...law, when: any(not(yes('dols.personAsked')), yes('individual.exists')) }],
    }
    expect(openQuestions(patient, TODAY, [...RULES, local])).toEqual([
      'ageYears',
      'dols.personAsked',
      'individual.exists',
      'mha.treatmentDiscussed',
    ])
    expect(nextQuestion(patient, TODAY, [local])).toBe('dols.personAsked')
  })

  it('leaves out what no law in force asks for', () => {
    expect(nextFact(begun(['needs-assessment'], 'wales'))).toBeUndefined()
    expect(nextFact(begun(['needs-assessment']), '2015-03-31')).toBeUndefined()
    expect(nextFact(begun(['needs-assessment']), '2015-04-01')).toBe('individual.exists')
    expect(nextFact(begun(['other-care-act-contact']))).toBeUndefined()
  })
})

describe('what nobody knows', () => {
  it('is asked once, and the questions go on as long as another answer could decide', () => {
    const alone = { ...begun(['safeguarding-measures']), notKnown: ['capacity'] as const }
    expect(nextFact(alone)).toBe('ageYears')
    expect(nextFact(answering(alone, 'ageYears', 70))).toBe('particularBenefit')
    expect(nextFact(answering(answering(alone, 'ageYears', 70), 'particularBenefit', true))).toBeUndefined()
  })

  // Each of them could still be answered, and every answer would leave the law as open as it is.
  it.each([
    [
      'the section, and what else is known',
      'mental-health-patient',
      {},
      ['mha.section', 'mha.treatmentDiscussed', 'ageYears'],
    ],
    ['which treatment is discussed', 'mental-health-patient', { 'mha.section': 's5-2' }, ['mha.treatmentDiscussed']],
    [
      'whether somebody can consent to a person who has their consent',
      'safeguarding-enquiry',
      {
        ...people.supportedByDaughter,
        'individual.personCanConsent': undefined,
        'individual.bestInterests': undefined,
      },
      ['individual.personCanConsent'],
    ],
    [
      'whether there is an authorisation, and whether the person asked',
      'dols-representative-support',
      {
        ...people.sisterRepresents,
        'dols.authorisationInForce': undefined,
        'dols.personAsked': undefined,
        'dols.representativeAsked': undefined,
      },
      ['dols.authorisationInForce', 'dols.personAsked'],
    ],
  ] as const)('ends the questions where no answer to another could settle it: %s', (_, process, facts, notKnown) => {
    const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
    expect(nextFact({ ...begun([process]), facts: given, notKnown })).toBeUndefined()
  })

  it('is capacity too, when nobody has assessed it: the law takes that for not known, and it is not asked again', () => {
    const walk = { ...begun(['safeguarding-measures']), facts: { ageYears: 70, capacity: 'not-assessed' } }
    expect(openQuestions(answeredIn(walk), TODAY)).toEqual(['particularBenefit'])
  })
})

describe('a stay that is too short', () => {
  it.each([
    ['la-accommodation', people.movingToCareHome, 20, '2027-01-16'],
    ['nhs-accommodation', people.movingToCareHome, 20, '2027-01-16'],
    ['nhs-accommodation', { ...people.movingToCareHome, 'accommodation.setting': 'hospital' }, 20, '2026-12-19'],
  ] as const)(
    'of %s, with everything else as it should be, ends with the day to look again, %#',
    (process, person, days, on) => {
      for (const first of [[], [DAYS]] as const) {
        let walk = begun([process])
        const known: people.Given = { ...person, [DAYS]: days }
        for (const name of first) walk = answering(walk, name, known[name])
        for (let next = nextFact(walk); next !== undefined; next = nextFact(walk))
          walk = answering(walk, next, known[next])
        expect(determine(nested(walk), TODAY)).toMatchObject([{ outcome: 'not-eligible', recheckOn: on }])
      }
    },
  )

  it('ends with no day, and no more questions, where something else fails too', () => {
    const short = { ...begun(['la-accommodation']), facts: { [DAYS]: 20, capacity: 'has' } }
    expect(nextFact(short)).toBeUndefined()
  })
})

describe('whether it is urgent', () => {
  it.each([
    ['a duty that lets the decision go first', 'serious-medical-treatment', people.facingSeriousTreatment, 'urgent'],
    ['no duty', 'serious-medical-treatment', { ...people.facingSeriousTreatment, capacity: 'has' }, undefined],
    ['a duty that does not', 'needs-assessment', people.supportedByNobody, undefined],
    ['a duty, and it is known', 'safeguarding-enquiry', { ...people.supportedByNobody, urgent: false }, undefined],
  ] as const)('is asked last, and only of %s', (_, process, facts, next) => {
    expect(nextFact({ ...begun([process]), facts })).toBe(next)
  })
})
