// Every error names its field and a code, in words, and repeats nothing of what was sent.
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { REFUSAL_CODES } from '../../../shared/domain/refusal.ts'
import { checked, errorsOf, fieldError, problem } from '../../../shared/web/problem.ts'

const schema = z.strictObject({
  name: z.string().min(1).max(5),
  role: z.enum(['imca', 'imha']).optional(),
  age: z.int().min(0).max(120).optional(),
  email: z.email().optional(),
  on: z.iso.date().optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  needs: z.array(z.string()).min(1).max(2).optional(),
  who: z
    .strictObject({ kind: z.literal('a') })
    .or(z.strictObject({ kind: z.literal('b'), n: z.number() }))
    .optional(),
  about: z
    .string()
    .refine((text) => text !== 'never', 'no-reason')
    .optional(),
})

describe('the issues of a schema', () => {
  it.each([
    [{}, 'name', 'required'],
    [{ name: '' }, 'name', 'required'],
    [{ name: 1 }, 'name', 'wrong-type'],
    [{ name: null }, 'name', 'wrong-type'],
    [{ name: 'abcdef' }, 'name', 'too-long'],
    [{ name: 'a', role: 'rpr' }, 'role', 'not-an-option'],
    [{ name: 'a', age: 121 }, 'age', 'out-of-range'],
    [{ name: 'a', age: -1 }, 'age', 'out-of-range'],
    [{ name: 'a', email: 'no' }, 'email', 'email'],
    [{ name: 'a', on: '2026-02-30' }, 'on', 'date'],
    [{ name: 'a', at: 'noon' }, 'at', 'time'],
    [{ name: 'a', needs: [] }, 'needs', 'required'],
    [{ name: 'a', needs: ['1', '2', '3'] }, 'needs', 'too-many'],
    [{ name: 'a', needs: ['1', 2] }, 'needs.1', 'wrong-type'],
    [{ name: 'a', who: { kind: 'b' } }, 'who.n', 'required'],
    [{ name: 'a', extra: 1 }, 'extra', 'unknown-field'],
    [{ name: 'a', about: 'never' }, 'about', 'no-reason'],
    [[], '', 'wrong-type'],
  ])('of %j name %s as %s', (value, field, code) => {
    expect(checked(schema, value)).toMatchObject({ ok: false, errors: [{ field, code }] })
  })

  it('name every unknown field', () => {
    const found = checked(schema, { name: 'a', one: 1, two: 2 })
    expect(found.ok ? [] : found.errors.map(({ field }) => field)).toEqual(['one', 'two'])
  })

  it('tell a missing field from a wrong one also when the library was not asked for what was sent', () => {
    const codes = [{}, { name: 7 }].map((value) => {
      const found = schema.safeParse(value)
      return found.success ? [] : errorsOf(found.error).map(({ code }) => code)
    })
    expect(codes).toEqual([['required'], ['wrong-type']])
  })

  it('repeat nothing of what was sent', () => {
    const found = checked(schema, { name: 'Secret Person', email: 'Secret Person' })
    expect(JSON.stringify(found)).not.toContain('Secret')
  })
})

describe('a problem', () => {
  it('says what it is to programs and to people', () => {
    const answer = problem('malformed-json')
    expect(answer).toMatchObject({
      status: 400,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    })
    expect(JSON.parse(answer.body ?? '')).toMatchObject({
      type: '/problems/malformed-json',
      status: 400,
      title: expect.stringMatching(/JSON/),
      errors: [{ field: 'body', code: 'malformed-json', message: expect.stringMatching(/JSON/) }],
    })
  })

  it('has words for every refusal of the domain', () => {
    const general = fieldError('field', 'a-code-without-words').message
    expect(REFUSAL_CODES.filter((code) => fieldError('field', code).message === general)).toEqual([])
  })
})

describe('an answer about a body that is wrong all over', () => {
  const MANY = Array.from({ length: 60_000 }, (_, place) => fieldError(`needs.${place}`, 'not-an-option'))

  it('tells the first hundred errors, in their order', () => {
    const { errors } = z
      .object({ errors: z.array(z.object({ field: z.string() })) })
      .parse(JSON.parse(problem('invalid', { errors: MANY }).body ?? ''))
    expect(errors.map(({ field }) => field)).toEqual(MANY.slice(0, 100).map(({ field }) => field))
  })

  it.each([
    ['letters', 'x'.repeat(150_000)],
    ['characters that take six to write', '\u0000'.repeat(150_000)],
  ])('repeats no name of many %s in full', (_, field) => {
    const { body = '' } = problem('invalid', {
      errors: Array.from({ length: 100 }, () => fieldError(field, 'required')),
    })
    expect(body.length).toBeLessThan(200_000)
  })
})
