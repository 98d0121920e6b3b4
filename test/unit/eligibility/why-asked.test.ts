// Why a question is asked: the law's own words for what would speak for a rule, whichever way round the rule has them.
import { describe, expect, it } from 'vitest'
import { FACTS, type Facts, JURISDICTIONS, PROCESSES } from '../../../shared/domain/eligibility/facts.ts'
import { openQuestions } from '../../../shared/domain/eligibility/next-question.ts'
import { soughtIn } from '../../../shared/domain/eligibility/why-asked.ts'

const TODAY = '2026-11-22'
const care: Facts = { jurisdiction: 'england', processes: ['needs-assessment', 'safeguarding-enquiry'] }
const treatment: Facts = { jurisdiction: 'england', processes: ['serious-medical-treatment'] }
const patient: Facts = { jurisdiction: 'england', processes: ['mental-health-patient'] }

describe('what the law looks for in an answer', () => {
  it.each([
    ['capacity', treatment, 'The person lacks capacity to make this decision.', 'MCA 2005 ss.2, 3'],
    ['ageYears', treatment, 'The person is 16 or over.', 'MCA 2005 s.2(5)'],
    // A rule that something rules out looks for its absence.
    [
      'representation.nominated',
      treatment,
      'Nobody named by the person, and no attorney or deputy, has authority for this matter.',
      'MCA 2005 s.40',
    ],
    [
      'individual.exists',
      care,
      'There is nobody who might support the person’s involvement.',
      'Care Act 2014 ss.9, 67; SI 2014/2889 reg 4',
    ],
    [
      'individual.implicated',
      care,
      'The individual who might support the person is implicated in the abuse or neglect at issue.',
      'Care Act 2014 ss.9, 67; SI 2014/2889 reg 4',
    ],
  ] as const)('%s', (fact, facts, text, source) => {
    expect(soughtIn(fact, facts, TODAY)[0]).toMatchObject({ text, source })
  })

  it('is told once for all the decisions that it counts for', () => {
    expect(soughtIn('individual.exists', care, TODAY).map(({ processes }) => processes)).toEqual([
      ['needs-assessment', 'safeguarding-enquiry'],
    ])
  })

  it('may be one of several things', () => {
    expect(soughtIn('mha.section', patient, TODAY).map(({ text }) => text)).toEqual([
      'The patient is under a section of the Mental Health Act that qualifies for an advocate.',
      'The patient is held under section 4 and the second medical recommendation has been received.',
    ])
  })

  it('is nothing once no open rule asks', () => {
    expect(soughtIn('capacity', { ...treatment, ageYears: 12 }, TODAY)).toEqual([])
    expect(soughtIn('capacity', care, TODAY)).toEqual([])
  })

  it.each(JURISDICTIONS)('has words for every question that may be asked in %s', (jurisdiction) => {
    const facts: Facts = { jurisdiction, processes: [...PROCESSES] }
    const names = FACTS.map(({ name }) => name)
    const asked = openQuestions({ facts, notKnown: new Set() }, TODAY)
    const wordless = names.filter((name) => asked.includes(name) && soughtIn(name, facts, TODAY).length === 0)
    expect(asked.length).toBeGreaterThan(20)
    expect(wordless).toEqual([])
  })
})
