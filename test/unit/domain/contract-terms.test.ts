// Contracts whose terms change from a day on: what is in force when, what may not be entered, and that the past stays.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changedTerms,
  type ChangedTerms,
  type ContractEntry,
  contractOn,
  contractsOn,
  type ContractTerms,
  faultOfContractEntry,
  newContractId,
  standingOn,
  termsOverTime,
} from '../../../shared/domain/assignment/contract-terms.ts'
import { daysAfter } from '../../../shared/domain/time.ts'

const TODAY = '2026-11-23'
const TERMS: ContractTerms = {
  roles: ['imca', 'care-act'],
  capacity: 10,
  weeklyCapacity: null,
  rank: 1,
  share: null,
  languages: [],
  specialisms: [],
  contacts: [{ name: 'Desk', email: 'desk@harbour.example' }],
  manager: { name: 'Manager', email: 'manager@harbour.example' },
  language: 'en',
  to: null,
}
type Over = Partial<ContractTerms> & { provider?: string; contractId?: string; from?: string }
const begun = ({ provider = 'harbour', contractId = provider, from = '2026-12-01', ...over }: Over = {}) =>
  ({ what: 'begun', contractId, provider, providerName: provider, from, terms: { ...TERMS, ...over } }) as const
const changed = (from: string, terms: ChangedTerms, contractId = 'harbour') =>
  ({ what: 'changed', contractId, from, terms }) as const
const on = (day: string, ...entries: ContractEntry[]) => contractOn('westmarch', entries, 'harbour', day)
const fault = (entries: ContractEntry[], entry: ContractEntry) =>
  faultOfContractEntry('westmarch', entries, entry, TODAY)

describe('the terms of a contract', () => {
  it('change from their day on, and not before; what is not named stays', () => {
    const entries = [begun(), changed('2027-01-01', { capacity: 20 })]
    expect(on('2026-12-31', ...entries)?.capacity).toBe(10)
    expect(on('2027-01-01', ...entries)).toMatchObject({
      capacity: 20,
      roles: ['imca', 'care-act'],
      from: '2026-12-01',
    })
  })

  it('entered later for an earlier day leave what a later day names', () => {
    const entries = [begun(), changed('2027-06-01', { capacity: 30 }), changed('2027-03-01', { capacity: 20, rank: 2 })]
    expect(on('2027-03-01', ...entries)).toMatchObject({ capacity: 20, rank: 2 })
    expect(on('2027-06-01', ...entries)).toMatchObject({ capacity: 30, rank: 2 })
  })

  it('of one day are those that were entered last', () => {
    const entries = [begun(), changed('2027-01-01', { capacity: 20 }), changed('2027-01-01', { capacity: 5 })]
    expect(on('2027-01-01', ...entries)?.capacity).toBe(5)
  })

  it('are told in the order of their days', () => {
    const entries = [begun(), changed('2027-06-01', { capacity: 30 }), changed('2027-03-01', { capacity: 20 })]
    expect(termsOverTime('westmarch', entries, 'harbour').map(({ from, capacity }) => [from, capacity])).toEqual([
      ['2026-12-01', 10],
      ['2027-03-01', 20],
      ['2027-06-01', 30],
    ])
  })

  it.each([
    ['2026-11-30', 'coming'],
    ['2026-12-01', 'in-force'],
    ['2027-03-31', 'in-force'],
    ['2027-04-01', 'ended'],
  ])('on %s are %s', (day, standing) => {
    expect(standingOn({ from: '2026-12-01', to: '2027-03-31' }, day)).toBe(standing)
  })

  it('that are told in another order are the same, but for contacts', () => {
    const other = { name: 'Duty', email: 'duty@harbour.example' }
    const before = { ...TERMS, contacts: [...TERMS.contacts, other] }
    expect(changedTerms(before, { ...before, roles: ['care-act', 'imca'], officeHours: null })).toBeUndefined()
    const contacts = before.contacts.toReversed()
    expect(changedTerms(before, { ...before, contacts })).toEqual({ contacts })
  })

  it('of past days are never changed by what is entered later', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => daysAfter(TODAY, days))
    const terms = fc.record(
      {
        capacity: fc.nat(50),
        rank: fc.integer({ min: 1, max: 4 }),
        share: fc.option(fc.nat(100)),
        to: fc.option(day),
      },
      { requiredKeys: [] },
    )
    const entry = fc.oneof(
      fc.record({ from: day, terms }).map((change): ContractEntry => changed(change.from, change.terms)),
      day.map((from): ContractEntry => begun({ provider: 'quay', contractId: `quay-${from}`, from })),
    )
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), entry, fc.nat(400), (entries, later, days) => {
        const all = [begun({ from: '2024-04-01' }), ...entries]
        const past = daysAfter(later.from, -1 - days)
        const known = contractsOn('westmarch', all, past)
        expect(contractsOn('westmarch', [...all, later], past).slice(0, known.length)).toEqual(known)
      }),
    )
  })
})

describe('an entry is refused', () => {
  const old = begun({ from: '2024-04-01' })
  const ended = begun({ from: '2024-04-01', to: '2026-12-31' })
  const quay = (over: Over = {}) => begun({ provider: 'quay', from: '2024-04-01', ...over })

  it.each<[what: string, entries: ContractEntry[], entry: ContractEntry, why: object]>([
    ['that begins before today', [], begun({ from: '2026-11-22' }), { why: 'in-the-past' }],
    ['that changes terms before today', [old], changed('2026-11-22', { capacity: 1 }), { why: 'in-the-past' }],
    ['that changes nothing', [old], changed(TODAY, { capacity: 10, roles: ['care-act', 'imca'] }), { why: 'as-it-is' }],
    ['that changes nothing at all', [old], changed(TODAY, {}), { why: 'as-it-is' }],
    ['of a contract that there is not', [], changed(TODAY, { capacity: 1 }), { why: 'no-such-contract' }],
    [
      'from before the contract begins',
      [begun()],
      changed('2026-11-30', { capacity: 1 }),
      { why: 'before-it-begins', on: '2026-12-01' },
    ],
    [
      'of terms after its end',
      [ended],
      changed('2027-01-01', { capacity: 1 }),
      { why: 'after-its-end', on: '2026-12-31' },
    ],
    ['that ends before it begins', [], begun({ to: '2026-11-30' }), { why: 'ends-before-it-counts' }],
    [
      'that ends before it counts',
      [old],
      changed('2027-01-01', { to: '2026-12-31' }),
      { why: 'ends-before-it-counts' },
    ],
    [
      'with a contact twice, in capitals too',
      [old],
      changed(TODAY, { contacts: [...TERMS.contacts, { name: 'Again', email: 'Desk@Harbour.example' }] }),
      { why: 'duplicate-contact' },
    ],
    [
      'of a second contract for the same role',
      [old],
      begun({ contractId: 'harbour-2', roles: ['rpr', 'care-act'] }),
      { why: 'overlap', on: '2026-12-01', role: 'care-act' },
    ],
    [
      'that brings a role which the provider’s next contract has, on the day of that one',
      [old, begun({ contractId: 'harbour-2', roles: ['rpr'], from: '2027-02-01' })],
      changed(TODAY, { roles: ['imca', 'rpr'] }),
      { why: 'overlap', on: '2027-02-01', role: 'rpr' },
    ],
    [
      'whose share is over all',
      [quay({ share: 60 })],
      begun({ share: 40.5 }),
      { why: 'shares-over-all', on: '2026-12-01', role: 'imca', rank: 1, sum: 100.5 },
    ],
    [
      'whose share is over all on a later day',
      [quay({ share: 60 }), changed('2027-05-01', { share: 70 }, 'quay')],
      begun({ share: 40 }),
      { why: 'shares-over-all', on: '2027-05-01', role: 'imca', rank: 1, sum: 110 },
    ],
  ])('%s', (_what, entries, entry, why) => {
    expect(fault(entries, entry)).toEqual(why)
  })

  it.each<[what: string, entries: ContractEntry[], entry: ContractEntry]>([
    ['that begins today', [], begun({ from: TODAY })],
    ['of a second contract for another role', [old], begun({ contractId: 'harbour-2', roles: ['rpr'] })],
    ['of the next contract on the day after the last', [ended], begun({ contractId: 'harbour-2', from: '2027-01-01' })],
    ['that takes an ended contract up again', [ended], changed('2027-03-01', { to: null })],
    ['whose share fills up to all', [quay({ share: 60 })], begun({ share: 40 })],
    ['whose share is of another rank', [quay({ share: 60 })], begun({ share: 60, rank: 2 })],
    ['whose share is of another role', [quay({ share: 60, roles: ['rpr'] })], begun({ share: 60 })],
    ['whose share begins when the other has ended', [quay({ share: 60, to: '2026-11-30' })], begun({ share: 60 })],
  ])('but not one %s', (_what, entries, entry) => {
    expect(fault(entries, entry)).toBeUndefined()
  })
})

describe('a new contract', () => {
  it('has a number that no other has', () => {
    const first = begun({ contractId: 'westmarch-harbour' })
    const second = begun({ contractId: 'westmarch-harbour-2' })
    expect(newContractId('westmarch', 'harbour', [])).toBe('westmarch-harbour')
    expect(newContractId('westmarch', 'harbour', [first])).toBe('westmarch-harbour-2')
    expect(newContractId('westmarch', 'harbour', [first, second])).toBe('westmarch-harbour-3')
  })
})
