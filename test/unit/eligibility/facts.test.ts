// The facts as they are sent: what is taken, what is refused, and that each is read under its own name.
import { describe, expect, it } from 'vitest'
import { FACTS, factsSchema, READERS } from '../../../shared/domain/eligibility/facts.ts'
import { FACT_ORDER } from './naive-reading.ts'
import { nested } from './referrals.ts'

const minimal = { jurisdiction: 'england', processes: ['needs-assessment'] }
const anAnswer = (fact: (typeof FACTS)[number]) => {
  switch (fact.kind) {
    case 'boolean':
      return true
    case 'integer':
      return 42
    case 'choice':
      return fact.values[0]
  }
}

describe('the table of facts', () => {
  it('is in the order of the specification, each with a label and a reader', () => {
    expect(FACTS.map(({ name }) => name)).toEqual(FACT_ORDER)
    expect(Object.keys(READERS)).toEqual(FACT_ORDER)
    expect(FACTS.filter(({ label }) => label === '')).toEqual([])
  })

  it.each(FACTS)('$name is read where it is written, and nowhere else', (fact) => {
    const answer = anAnswer(fact)
    const facts = nested({ jurisdiction: 'england', processes: ['needs-assessment'], facts: { [fact.name]: answer } })
    const readings = FACTS.map(({ name }) => [name, READERS[name](facts)]).filter(([, value]) => value !== undefined)
    expect(readings).toEqual([[fact.name, answer]])
  })

  it('reads capacity that nobody has assessed as not known', () => {
    expect(
      READERS.capacity({ jurisdiction: 'england', processes: ['needs-assessment'], capacity: 'not-assessed' }),
    ).toBeUndefined()
  })
})

describe('facts that are sent', () => {
  it.each([
    ['nothing but what is mandatory', {}],
    ['empty groups', { consult: {}, mha: {}, accommodation: {} }],
    ['the youngest and the oldest', { ageYears: 0 }],
    ['the oldest', { ageYears: 120 }],
    ['a very long stay', { accommodation: { expectedDays: 10_000 } }],
    ['a process named twice', { processes: ['care-plan', 'care-plan'] }],
    ['facts that no rule of the process uses', { mha: { section: 's3' } }],
  ])('may be %s', (_what, facts) => {
    expect(factsSchema.safeParse({ ...minimal, ...facts }).success).toBe(true)
  })

  it.each([
    ['no jurisdiction', { jurisdiction: undefined }, ['jurisdiction']],
    ['another jurisdiction', { jurisdiction: 'scotland' }, ['jurisdiction']],
    ['no processes', { processes: [] }, ['processes']],
    ['an unknown process', { processes: ['care-plan', 'divorce'] }, ['processes', 1]],
    ['a fact that does not exist', { shoeSize: 7 }, []],
    ['a fact that does not exist in a group', { consult: { appropriatePerson: true } }, ['consult']],
    ['an age below nought', { ageYears: -1 }, ['ageYears']],
    ['an age over 120', { ageYears: 121 }, ['ageYears']],
    ['an age in halves', { ageYears: 17.5 }, ['ageYears']],
    ['an age in words', { ageYears: '70' }, ['ageYears']],
    ['days below nought', { accommodation: { expectedDays: -1 } }, ['accommodation', 'expectedDays']],
    ['a yes in words', { urgent: 'yes' }, ['urgent']],
    ['null for not known', { urgent: null }, ['urgent']],
    ['an unknown section', { mha: { section: 's99' } }, ['mha', 'section']],
    ['a group that is no group', { dols: true }, ['dols']],
  ])('may not be %s, and the answer says where', (_what, facts, path) => {
    const { error } = factsSchema.safeParse({ ...minimal, ...facts })
    expect(error?.issues.map((issue) => issue.path)).toEqual([path])
  })
})
