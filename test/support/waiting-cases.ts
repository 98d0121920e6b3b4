// Cases that wait to be assigned, written straight into a table: for tests and benches that assign many at once.
import { opened } from '../../shared/domain/case-evolution.ts'
import type { Contract } from '../../shared/domain/assignment/contracts.ts'
import { caseOpening } from './factories.ts'

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
let made = 0

/** The opening of a case that no other has the reference of, and the case that it makes. */
export const waitingCase = (area: string) => {
  made += 1
  const letter = (power: number) => LETTERS[Math.floor(made / LETTERS.length ** power) % LETTERS.length] ?? '2'
  const reference = `ADV-W2T5-${[3, 2, 1, 0].map(letter).join('')}`
  const event = caseOpening({ caseId: `${reference}-1`, reference, area })
  return { event, state: opened(event) }
}

/** A contract without end, with room for so many cases unless it says otherwise. */
export const openContract = (area: string, provider: string, over: Partial<Contract> = {}): Contract => ({
  contractId: `${area}-${provider}`,
  area,
  provider,
  providerName: provider,
  roles: ['care-act'],
  capacity: 10,
  weeklyCapacity: null,
  rank: 1,
  share: null,
  languages: [],
  specialisms: [],
  contacts: [{ name: 'Desk', email: `desk@${provider}.example` }],
  manager: { name: 'Manager', email: `manager@${provider}.example` },
  language: 'en',
  from: '2020-01-01',
  to: null,
  ...over,
})
