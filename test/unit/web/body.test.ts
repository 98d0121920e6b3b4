// What a request brings is read within bounds, and refused by name beyond them.
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { fieldOf, fieldsOf, readBody, readForm, readJson } from '../../../shared/web/body.ts'
import { type Asked, eventOf, formOf, jsonOf } from '../../support/http-event.ts'

const form = (body: string, type = 'application/x-www-form-urlencoded', more: Asked = {}) =>
  readForm(eventOf('POST', '/', { ...more, body, headers: { 'content-type': type } }))

describe('a form', () => {
  it('gives its fields, those sent several times as an array', () => {
    const read = form('person.name=Jo+Bloggs&need=autism&need=dementia&note=caf%C3%A9&empty=')
    expect(read).toMatchObject({
      ok: true,
      value: { 'person.name': 'Jo Bloggs', need: ['autism', 'dementia'], note: 'café', empty: '' },
    })
  })

  it('is read from base64 too, as the gateway sends it', () => {
    const body = Buffer.from('a=1').toString('base64')
    expect(form(body, undefined, { base64: true })).toMatchObject({ ok: true, value: { a: '1' } })
  })

  it.each([
    ['another content type', 'a=1', 'multipart/form-data; boundary=x', 'unsupported-media-type'],
    ['no content type', 'a=1', '', 'unsupported-media-type'],
    ['another character set', 'a=1', 'application/x-www-form-urlencoded; charset=utf-16', 'unsupported-media-type'],
    ['a broken encoding', 'a=%E0%A4%A', undefined, 'malformed-form'],
    ['bytes that are not UTF-8', 'a=%ff', undefined, 'malformed-form'],
    ['a name that means more to the language', '__proto__=1', undefined, 'malformed-form'],
    ['more than 100 KB', `a=${'x'.repeat(100 * 1024)}`, undefined, 'too-large'],
    ['more than 500 fields', Array.from({ length: 501 }, (_, at) => `f${at}=`).join('&'), undefined, 'too-large'],
  ])('is refused with %s', (_, body, type, fault) => {
    expect(form(body, type)).toEqual({ ok: false, fault })
  })

  it('takes 500 fields and just under 100 KB', () => {
    expect(form(Array.from({ length: 500 }, (_, at) => `f${at}=`).join('&')).ok).toBe(true)
    expect(form(`a=${'x'.repeat(100 * 1024 - 2)}`).ok).toBe(true)
  })

  it('reads a field sent once, trimmed, and a field sent several times', () => {
    const read = form('a=+1+&b=2&b=3')
    if (!read.ok) throw new Error(read.fault)
    expect([fieldOf(read.value, 'a'), fieldOf(read.value, 'b'), fieldOf(read.value, 'toString')]).toEqual([
      '1',
      '3',
      '',
    ])
    expect([fieldsOf(read.value, 'a'), fieldsOf(read.value, 'b'), fieldsOf(read.value, 'c')]).toEqual([
      [' 1 '],
      ['2', '3'],
      [],
    ])
  })
})

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

describe('JSON', () => {
  it.each([
    ['a value', jsonOf({ a: [1] }), { a: [1] }],
    [
      'a character set and capitals in its type',
      jsonOf('{}', { headers: { 'content-type': 'Application/JSON; charset="UTF-8"' } }),
      {},
    ],
    ['nothing at all, which says {}', {}, {}],
    ['32 levels', jsonOf(nested(32)), JSON.parse(nested(32))],
  ])('is read with %s', (_, asked, value) => {
    expect(readJson(eventOf('POST', '/api', asked))).toEqual({ ok: true, value })
  })

  it.each([
    ['a form', formOf({ a: '1' }), 'unsupported-media-type'],
    ['text of another kind', jsonOf('{}', { headers: { 'content-type': 'text/plain' } }), 'unsupported-media-type'],
    [
      'a type that begins alike',
      jsonOf('{}', { headers: { 'content-type': 'application/jsonp' } }),
      'unsupported-media-type',
    ],
    ['half a value', jsonOf('{"a":'), 'malformed-json'],
    ['an empty body of type JSON', jsonOf(''), 'malformed-json'],
    [
      'bytes that are not UTF-8',
      jsonOf(Buffer.from([0x22, 0xff, 0x22]).toString('base64'), { base64: true }),
      'malformed-json',
    ],
    ['33 levels', jsonOf(nested(33)), 'malformed-json'],
    ['20,000 levels', jsonOf(nested(20_000)), 'malformed-json'],
    ['more than 200 KB', jsonOf(`"${'x'.repeat(200 * 1024)}"`), 'too-large'],
  ])('is refused with %s', (_, asked, fault) => {
    expect(readJson(eventOf('POST', '/api', asked))).toEqual({ ok: false, fault })
  })
})

const schema = z.strictObject({ name: z.string() })

const statusOf = (asked: Asked): number | undefined => {
  const read = readBody(eventOf('POST', '/api', asked), schema)
  return read.ok ? undefined : read.answer.status
}

describe('a body with a name that means more than a name', () => {
  it.each([
    ['{"__proto__":{"admin":true}}', '__proto__'],
    ['{"facts":{"__proto__":1}}', 'facts.__proto__'],
    ['{"a":[{},{"__proto__":null}]}', 'a.1.__proto__'],
  ])('is refused: %s', (sent, field) => {
    const read = readBody(eventOf('POST', '/api', jsonOf(sent)), z.looseObject({}))
    expect(read.ok ? undefined : read.answer).toMatchObject({
      status: 422,
      body: expect.stringContaining(`"field":"${field}","code":"unknown-field"`),
    })
  })
})

describe('a body with a schema', () => {
  it('is the value that the schema describes', () => {
    expect(readBody(eventOf('POST', '/api', jsonOf({ name: 'a' })), schema)).toEqual({ ok: true, value: { name: 'a' } })
  })

  it('is otherwise a problem, with the status of what is wrong', () => {
    expect(statusOf(jsonOf({ name: 1 }))).toBe(422)
    expect(statusOf(jsonOf('{'))).toBe(400)
    expect(statusOf(formOf({}))).toBe(415)
    expect(statusOf(jsonOf(`"${'x'.repeat(200 * 1024)}"`))).toBe(413)
  })
})
