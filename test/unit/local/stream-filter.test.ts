// Which stream records a filter lets through.
import { describe, expect, it } from 'vitest'
import { compileFilters } from '../../../infra/local/stream-filter.ts'

const record = {
  eventName: 'INSERT',
  dynamodb: { NewImage: { kind: { S: 'outbox' }, count: { N: '3' }, tags: { L: ['a', 'b'] } }, SizeBytes: 90 },
}
const passes = (...patterns: object[]) =>
  compileFilters({ Filters: patterns.map((pattern) => ({ Pattern: JSON.stringify(pattern) })) })(record)
const image = (rules: object) => ({ dynamodb: { NewImage: rules } })

describe('a filter', () => {
  it.each([
    ['an equal value', { eventName: ['INSERT'] }, true],
    ['one of several values', { eventName: ['MODIFY', 'INSERT'] }, true],
    ['another value', { eventName: ['REMOVE'] }, false],
    ['a value inside the image', image({ kind: { S: ['outbox'] } }), true],
    ['both of two', { eventName: ['INSERT'], ...image({ kind: { S: ['case'] } }) }, false],
    ['what exists', image({ kind: { S: [{ exists: true }] } }), true],
    ['what does not exist', image({ gone: { S: [{ exists: false }] } }), true],
    ['what should not exist', image({ kind: { S: [{ exists: false }] } }), false],
    ['a prefix', image({ kind: { S: [{ prefix: 'out' }] } }), true],
    ['a suffix', image({ kind: { S: [{ suffix: 'box' }] } }), true],
    ['anything but one', image({ kind: { S: [{ 'anything-but': ['case'] }] } }), true],
    ['anything but itself', image({ kind: { S: [{ 'anything-but': 'outbox' }] } }), false],
    ['anything but, of what is missing', image({ gone: { S: [{ 'anything-but': ['x'] }] } }), false],
    ['a number in a range', { dynamodb: { SizeBytes: [{ numeric: ['>', 50, '<=', 90] }] } }, true],
    ['a number out of range', { dynamodb: { SizeBytes: [{ numeric: ['<', 90] }] } }, false],
    ['any member of a list', image({ tags: { L: ['b'] } }), true],
  ])('matches by %s: %#', (_, pattern, expected) => {
    expect(passes(pattern)).toBe(expected)
  })

  it('lets through what any of them matches, and everything when there is none', () => {
    expect(passes({ eventName: ['REMOVE'] }, { eventName: ['INSERT'] })).toBe(true)
    expect(compileFilters(undefined)(record)).toBe(true)
  })

  it('refuses a rule that it does not know', () => {
    expect(() => passes({ eventName: [{ cidr: '10.0.0.0/8' }] })).toThrow(/invalid/i)
  })
})
