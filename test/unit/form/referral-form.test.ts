import { assert, constantFrom, jsonValue, property } from 'fast-check'
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import { type Field, FIELDS } from '../../../shared/domain/form/fields.ts'
import { ERROR_CODES } from '../../../shared/domain/form/errors.ts'
import { examples } from '../../../shared/domain/form/examples.ts'
import { parseReferralForm, referralFormSchema } from '../../../shared/domain/form/referral-form.ts'
import { errors as errorWords } from '../../../shared/web/words/en/errors.ts'
import { changed, complete, namesIn, TODAY } from './forms.ts'

const parse = (form: unknown, today = TODAY) => parseReferralForm(form, { today })
const parsedForm = (form: unknown, today = TODAY) => {
  const parsed = parse(form, today)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.form
}
const errorsOf = (form: unknown) => {
  const parsed = parse(form)
  return parsed.ok ? [] : parsed.errors
}

describe('the examples', () => {
  const OUTCOMES = { imca: ['IMCA-SMT', 'duty'], imha: ['IMHA', 'inform'], 'care-act': ['CA-9', 'duty'] } as const

  it.each(['2026-11-22', '2026-12-31', '2028-02-29', '2031-03-30'])(
    'are complete and open a case when sent on %s',
    (today) => {
      for (const [role, example] of Object.entries(examples(today))) {
        const { facts } = parsedForm(example, today)
        const outcomes = determine(facts, today).map(({ rule, outcome }) => [rule, outcome])
        expect(outcomes).toContainEqual(Object.entries(OUTCOMES).find(([name]) => name === role)?.[1])
      }
    },
  )

  it('decide 21 days ahead', () => {
    expect(examples('2026-12-20').imca.decision.by).toBe('2027-01-10')
  })
})

describe('the age', () => {
  it('follows from the date of birth', () => {
    expect(parsedForm(complete('imca')).facts.ageYears).toBe(75)
  })
  it('is about what is said of it, where nobody knows the date', () => {
    const about = changed(complete('imca'), { 'person.dateOfBirth': undefined, 'person.aboutAge': 80 })
    expect(parsedForm(about).facts.ageYears).toBe(80)
  })
  it('may be sent beside the date of birth when it agrees', () => {
    expect(parsedForm(changed(complete('imca'), { 'facts.ageYears': 75 })).facts.ageYears).toBe(75)
  })
  it.each([74, 76])('is refused at %i when the date of birth says 75', (ageYears) => {
    expect(errorsOf(changed(complete('imca'), { 'facts.ageYears': ageYears }))).toEqual([
      { field: 'facts.ageYears', code: 'age-contradiction' },
    ])
  })
})

describe('what is sent', () => {
  it.each([
    ['colour', 'colour'],
    ['person.colour', 'person.colour'],
    ['facts.colour', 'facts.colour'],
    ['facts.treatment.colour', 'facts.treatment.colour'],
    ['people.family', 'people.family.0.colour'],
  ])('may have no field that the form does not know: %s', (name, field) => {
    const value =
      name === 'people.family' ? [{ name: 'Bryony', relation: 'Niece', appropriate: true, colour: 'blue' }] : 'blue'
    expect(errorsOf(changed(complete('imca'), { [name]: value }))).toEqual([{ field, code: 'unknown-field' }])
  })

  it('may not smuggle in a prototype', () => {
    const form: unknown = JSON.parse(`{"__proto__":{"agreed":true},${JSON.stringify(complete('imca')).slice(1)}`)
    expect(errorsOf(form)).toEqual([{ field: '__proto__', code: 'unknown-field' }])
  })

  it.each([[null], ['text'], [5], [[]], [undefined]])('must be an object: %j is none', (input) => {
    expect(parse(input)).toEqual({ ok: false, errors: [{ field: '', code: 'wrong-type' }] })
  })

  it('is told everything that is wrong at once, each field once, in the order of the form', () => {
    const wrong = changed(complete('imca'), {
      colour: 'blue',
      'person.postcode': 'nowhere',
      'person.firstName': undefined,
      'facts.capacity': 'perhaps',
      'decision.by': '2026-11-01',
      services: [],
    })
    expect(errorsOf(wrong)).toEqual([
      { field: 'services', code: 'required' },
      { field: 'facts.capacity', code: 'not-an-option' },
      { field: 'person.firstName', code: 'required' },
      { field: 'person.postcode', code: 'postcode' },
      { field: 'decision.by', code: 'decision-date-past' },
      { field: 'colour', code: 'unknown-field' },
    ])
  })

  it.each([
    ['facts.accommodation', { expectedDays: -1 }, 'facts.accommodation.expectedDays', 'out-of-range'],
    ['facts.accommodation', { expectedDays: 'ten' }, 'facts.accommodation.expectedDays', 'whole-number'],
    ['facts.urgent', 'no', 'facts.urgent', 'wrong-type'],
    ['facts.ageYears', 121, 'facts.ageYears', 'out-of-range'],
    ['facts.processes', ['parking'], 'facts.processes.0', 'not-an-option'],
    ['person', 'Alder', 'person', 'wrong-type'],
    ['requestedPowers', [{ rule: 'IMCA-SMT', reason: 'Please' }], 'requestedPowers.0.rule', 'not-an-option'],
    ['requestedPowers', [{ rule: 'CA-OTHER' }], 'requestedPowers.0.reason', 'required'],
    [
      'people.whoMatter',
      Array.from({ length: 21 }, () => ({ name: 'A', relation: 'B', personWants: 'attend' })),
      'people.whoMatter',
      'too-many',
    ],
  ])('%s as %j is refused', (name, value, field, code) => {
    expect(errorsOf(changed(complete('imca'), { [name]: value }))).toContainEqual({ field, code })
  })

  it('names a process once', () => {
    const twice = changed(complete('care-act'), { 'facts.processes': ['needs-assessment', 'needs-assessment'] })
    expect(parsedForm(twice).facts.processes).toEqual(['needs-assessment'])
  })

  it('whatever it is, gets an answer with codes that have words', () => {
    const fields = [...namesIn(complete('imca')), ...namesIn(complete('dols')), 'decision', 'people.family.0', '']
    assert(
      property(constantFrom(...fields), jsonValue(), (field, value) => {
        const parsed = parse(changed(complete('imca'), { [field]: value }))
        if (parsed.ok) return
        expect(parsed.errors.length).toBeGreaterThan(0)
        for (const { code } of parsed.errors) expect(errorWords[code]).toBeTruthy()
      }),
      { numRuns: 500 },
    )
  })
})

const description = z.object({
  get properties() {
    return z.record(z.string(), description).exactOptional()
  },
  get items() {
    return description.exactOptional()
  },
  enum: z.array(z.string()).exactOptional(),
})
type Described = z.infer<typeof description>
const DESCRIPTION = description.parse(z.toJSONSchema(referralFormSchema, { io: 'input' }))

/** What the description offers to choose from, or asks of each entry; nothing for other questions, none for no question. */
const described = (name: string): readonly string[] | undefined => {
  const found = name.split('.').reduce<Described | undefined>((one, key) => one?.properties?.[key], DESCRIPTION)
  return found && (found.enum ?? found.items?.enum ?? Object.keys(found.items?.properties ?? {}))
}
const asked = (field: Field): readonly string[] =>
  field.kind === 'list' ? field.of.map(({ name }) => name) : 'options' in field ? field.options : []

const namesOf = (one: Described, prefix = ''): string[] =>
  Object.entries(one.properties ?? {}).flatMap(([key, part]) =>
    part.properties === undefined ? [`${prefix}${key}`] : namesOf(part, `${prefix}${key}.`),
  )

describe('the schema', () => {
  it('describes every field to a client and allows no other', () => {
    const described = z.toJSONSchema(referralFormSchema, { io: 'input' })
    expect(described).toMatchObject({
      additionalProperties: false,
      required: [
        'services',
        'facts',
        'referrer',
        'person',
        'place',
        'consent',
        'communication',
        'risks',
        'declaration',
      ],
      properties: { person: { additionalProperties: false, properties: { dateOfBirth: { format: 'date' } } } },
    })
  })

  it.each(FIELDS.map((field): [string, Field] => [field.name, field]))(
    'is the one that the pages ask by: %s is in the description with the same choices',
    (name, field) => {
      expect(described(name)).toEqual(asked(field))
    },
  )

  it('describes nothing that no page asks, but the age and the warnings that were confirmed', () => {
    const all = new Set(FIELDS.map(({ name }) => name))
    expect(namesOf(DESCRIPTION).filter((name) => !all.has(name))).toEqual(['facts.ageYears', 'confirmedWarnings'])
  })

  it('has words for every code, and no other words', () => {
    expect(Object.keys(errorWords).sort()).toEqual([...ERROR_CODES].sort())
  })
})
