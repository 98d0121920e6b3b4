// The invented authorities and contracts of the local run. Brynafon has no contract: what goes there waits for its commissioner.
import type { Authority, Contract } from '../../../shared/domain/assignment/contracts.ts'

export const AUTHORITIES: Authority[] = [
  {
    authority: 'westmarch',
    name: 'Westmarch Council',
    jurisdiction: 'england',
    language: 'en',
    reviewersEmail: 'reviewer@westmarch.example',
    commissionerEmail: 'commissioner@westmarch.example',
    emailDomains: ['westmarch.example', 'westmarch-health.example'],
  },
  {
    authority: 'eastmoor',
    name: 'Eastmoor Council',
    jurisdiction: 'england',
    language: 'en',
    reviewersEmail: 'reviewer@eastmoor.example',
    commissionerEmail: 'commissioner@eastmoor.example',
    emailDomains: ['eastmoor.example', 'eastmoor-health.example'],
  },
  {
    authority: 'brynafon',
    name: 'Cyngor Brynafon',
    jurisdiction: 'wales',
    language: 'cy',
    reviewersEmail: 'reviewer@brynafon.example',
    commissionerEmail: 'commissioner@brynafon.example',
    emailDomains: ['brynafon.example', 'brynafon-health.example'],
  },
]

const contract = (area: string, provider: string, providerName: string, rank: number, capacity: number): Contract => ({
  contractId: `${area}-${provider}`,
  area,
  provider,
  providerName,
  roles: ['imca', 'imha', 'care-act', 'rpr'],
  capacity,
  weeklyCapacity: null,
  rank,
  share: null,
  languages: [],
  specialisms: [],
  contacts: [{ name: 'Referrals desk', email: `referrals@${provider}.example` }],
  manager: { name: 'Service manager', email: `manager@${provider}.example` },
  language: 'en',
  from: '2024-04-01',
  to: null,
})

export const CONTRACTS: Contract[] = [
  contract('westmarch', 'northstar', 'Northstar Advocacy', 1, 40),
  contract('westmarch', 'lanternhouse', 'Lantern House Advocacy', 2, 40),
  contract('eastmoor', 'beacon', 'Beacon Voices', 1, 40),
]

/** The same as they are entered: each begins under a number of its area. */
export const CONTRACT_ENTRIES = CONTRACTS.map((contract, place) => {
  const { contractId, area, provider, providerName, from, ...terms } = contract
  return {
    area,
    number: CONTRACTS.slice(0, place + 1).filter((other) => other.area === area).length,
    at: `${from}T09:00:00.000Z`,
    by: { id: `commissioner.${area}`, name: 'Commissioner' },
    reason: 'Agreed after the tender.',
    entry: { what: 'begun' as const, contractId, provider, providerName, from, terms },
  }
})
