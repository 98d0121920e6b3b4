// The description of the form for whoever sends a referral by program: when each answer is mandatory, read off the same rows.
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { type Field, FIELDS, LEAVES_OUT, OUTCOMES } from '../../../shared/domain/form/fields.ts'
import { isNhsNumber, isPostcode, normalisePostcode } from '../../../shared/domain/form/values.ts'
import { askedInWords, namedIn } from '../../../shared/web/form/asked-in-words.ts'
import { openApi } from '../../../shared/web/openapi.ts'

const schemaOfForm = z.record(z.string(), z.unknown())
const partsSchema = z.object({
  description: z.string().optional(),
  pattern: z.string().optional(),
  properties: schemaOfForm.optional(),
  items: z.unknown().optional(),
})

const { paths } = openApi({ url: 'https://referrals.example', version: '1', today: '2026-11-22' })
const SCHEMA = paths['/api/referrals'].post.requestBody.content['application/json'].schema

const partOf = (schema: unknown, name: string): z.infer<typeof partsSchema> => {
  const found = partsSchema.parse(schema)
  if (name === '') return found
  const [first = '', ...rest] = name.split('.')
  const { properties } = found.properties === undefined ? partsSchema.parse(found.items) : found
  return partOf(properties?.[first], rest.join('.'))
}

const ROWS = FIELDS.flatMap((field): [string, Field][] =>
  field.kind === 'list'
    ? [[field.name, field], ...field.of.map((part): [string, Field] => [`${field.name}.${part.name}`, part])]
    : [[field.name, field]],
)

const saidOf = (name: string): string => partOf(SCHEMA, name).description ?? ''

describe('the description of the form', () => {
  const rowsWith = (...letters: string[]) => ROWS.filter(([, { need }]) => letters.some((one) => need.includes(one)))

  it.each(ROWS)('says when %s is asked, by its row', (name, field) => {
    expect(saidOf(name)).toContain(askedInWords(field))
    for (const other of namedIn(field).filter((one) => one !== OUTCOMES && one !== LEAVES_OUT))
      expect(saidOf(name)).toContain(`\`${other}\``)
  })

  it.each(rowsWith('M', 'C'))('says when %s is mandatory', (name) => {
    expect(saidOf(name)).toMatch(/mandatory/i)
  })

  it.each(rowsWith('-'))('says for whom %s is not asked', (name) => {
    expect(saidOf(name)).toMatch(/not asked for/)
  })

  it.each([
    ['services', 'Mandatory.'],
    [
      'consent.state',
      'For IMHA and Care Act mandatory; for IMCA mandatory when `facts.capacity` is `has`, otherwise optional; not asked for DoLS or RPR.',
    ],
    ['decision.urgentReason', 'Asked only when `facts.urgent` is `true`. Then mandatory.'],
    ['people.family.whyNot', 'Mandatory when `appropriate` is `false`, otherwise optional.'],
    ['requestedPowers', 'Asked only when the law gives a power. Then optional.'],
    ['person.dateOfBirth', 'Mandatory when `person.aboutAge` is not given, otherwise optional. Today or earlier.'],
    [
      'facts.dols.authorisationInForce',
      'Whether a standard authorisation is in force. Never mandatory: left out, it counts as not known.',
    ],
  ])('says of %s: %s', (name, said) => {
    expect(partOf(SCHEMA, name).description).toBe(said)
  })

  it('says which decisions make which kind of referral', () => {
    expect(partOf(SCHEMA, 'facts.processes').description).toContain('IMHA: `mental-health-patient`.')
  })

  it('says that files do not come this way', () => {
    expect(paths['/api/referrals'].post.description).toMatch(/Files cannot be sent here/)
  })

  it.each(['M1 1AE', 'b338th', 'W1A-0AX', 'CR2 6XH', 'DN55 1PT', 'EC1A 1BB', 'GIR 0AA', 'ASCN 1ZZ', 'BFPO 57'])(
    'has a pattern for postcodes that %s fits, as the form takes it',
    (postcode) => {
      expect(postcode).toMatch(new RegExp(partOf(SCHEMA, 'person.postcode').pattern ?? '^$', 'u'))
      expect(isPostcode(normalisePostcode(postcode))).toBe(true)
    },
  )

  it.each(['M1', 'WM1 2A', '12345', 'WM1  2AB!'])('has a pattern for postcodes that %s does not fit', (postcode) => {
    expect(postcode).not.toMatch(new RegExp(partOf(SCHEMA, 'person.postcode').pattern ?? '', 'u'))
  })

  it.each(['9434765919', '943 476 5919', '943-476-5919'])('has a pattern for NHS numbers that %s fits', (number) => {
    expect(number).toMatch(new RegExp(partOf(SCHEMA, 'person.nhsNumber').pattern ?? '^$', 'u'))
    expect(isNhsNumber(number.replaceAll(/\D/g, ''))).toBe(true)
  })
})
