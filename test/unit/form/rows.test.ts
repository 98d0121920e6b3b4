import { describe, expect, it } from 'vitest'
import { FACTS } from '../../../shared/domain/eligibility/facts.ts'
import { RULES } from '../../../shared/domain/eligibility/rules.ts'
import { fieldsIn } from '../../../shared/domain/form/conditions.ts'
import { type Field, FIELDS, GROUPS, LEAVES_OUT, OUTCOMES, POWER_RULES } from '../../../shared/domain/form/fields.ts'
import { pages } from '../../../shared/domain/form/pages.ts'
import { form } from '../../../shared/web/words/en/form.ts'

const conditionsOf = ({ asked, when }: Field) => [asked, when].filter((condition) => condition !== undefined)
const optionsOf = (field: Field) => ('options' in field ? [...field.options].sort() : [])
const withEntries = FIELDS.flatMap((field): Field[] =>
  field.kind === 'list'
    ? [field, ...field.of.map((part) => ({ ...part, name: `${field.name}.${part.name}` }))]
    : [field],
)
const twice = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index)

describe('the rows of the form', () => {
  it('name each question once and each page once', () => {
    expect(twice(withEntries.map(({ name }) => name))).toEqual([])
    expect(twice(pages().map(({ slug }) => slug))).toEqual([])
  })

  it('ask every fact on one page, but the age, which follows from the date of birth', () => {
    const asked = FIELDS.flatMap(({ name }) => (name.startsWith('facts.') ? [name.slice(6)] : []))
    expect(asked.sort()).toEqual(
      ['jurisdiction', 'processes', ...FACTS.map(({ name }) => name)].filter((name) => name !== 'ageYears').sort(),
    )
  })

  it('depend only on questions that there are', () => {
    const names = new Set<string>([...FIELDS.map(({ name }) => name), OUTCOMES, LEAVES_OUT])
    const unknown = FIELDS.flatMap((field) => conditionsOf(field).flatMap(fieldsIn)).filter((name) => !names.has(name))
    expect(unknown).toEqual([])
    for (const field of FIELDS) {
      if (field.kind !== 'list') continue
      const within = new Set(field.of.map(({ name }) => name))
      expect(
        field.of.flatMap((part) => conditionsOf(part).flatMap(fieldsIn)).filter((name) => !within.has(name)),
      ).toEqual([])
    }
  })

  it('say for each C what calls for it', () => {
    const unsaid = withEntries.filter((field) => field.need.includes('C') && conditionsOf(field).length === 0)
    expect(unsaid.map(({ name }) => name)).toEqual([])
  })

  it('are asked after what they depend on, or beside it as the one answer that calls for them', () => {
    const order = FIELDS.map(({ name }) => name)
    const early = FIELDS.filter(({ name, asked, need }) => {
      if (asked === undefined || need === 'law') return false
      const on = fieldsIn(asked)
      const own = pages().find(({ fields }) => fields.some((field) => field.name === name))
      const beside = on.some((one) => own?.fields.some((field) => field.name === one))
      return on.some((one) => order.indexOf(one) > order.indexOf(name)) || (beside && asked.kind !== 'is')
    })
    expect(early.map(({ name }) => name)).toEqual([])
  })

  it('stand in the order of the task list', () => {
    const groups = pages().map(({ group }) => GROUPS.indexOf(group))
    expect(groups).toEqual([...groups].sort((one, other) => one - other))
  })

  it('let the referrer ask for every power of the rules, and for those that an authority may offer of its own', () => {
    const powers = RULES.filter(({ strength }) => strength === 'power').map(({ id }) => id)
    expect([...POWER_RULES]).toEqual([...powers, ...RULES.map(({ id }) => `LOCAL-${id}`)])
  })
})

describe('the words of the form', () => {
  it('are there for every group, page, question and choice, and for no other', () => {
    expect(Object.keys(form.groups)).toEqual([...GROUPS])
    expect(Object.keys(form.pages)).toEqual(pages().map(({ slug }) => slug))
    expect(Object.keys(form.fields).sort()).toEqual(withEntries.map(({ name }) => name).sort())
    const words: Readonly<Record<string, { label: string; options?: object }>> = form.fields
    const unnamed = withEntries.filter(({ name }) => !words[name]?.label.trim())
    expect(unnamed.map(({ name }) => name)).toEqual([])
    const choices = withEntries.map((field) => [field.name, optionsOf(field)])
    expect(withEntries.map(({ name }) => [name, Object.keys(words[name]?.options ?? {}).sort()])).toEqual(choices)
  })
})
