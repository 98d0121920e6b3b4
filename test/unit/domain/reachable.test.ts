// Which contact of a contract is mailed first, once addresses have given mail back.
import { describe, expect, it } from 'vitest'
import { firstContact, type GaveBack } from '../../../shared/domain/assignment/reachable.ts'
import { MONDAY } from '../../support/factories.ts'

const contract = (...addresses: string[]) => ({
  contractId: 'westmarch-northstar',
  contacts: addresses.map((email) => ({ name: 'Desk', email })),
})
const [FIRST, SECOND] = ['first@northstar.example', 'second@northstar.example']
const gave = (address: string, contacts = [FIRST, SECOND], contractId = 'westmarch-northstar'): GaveBack => ({
  contractId,
  address,
  contacts,
  at: MONDAY,
})

describe('the contact that is mailed first', () => {
  it.each<[string, GaveBack[], string[], number]>([
    ['is the first of the contract', [], [FIRST, SECOND], 0],
    ['is the next where the first gave mail back', [gave(FIRST)], [FIRST, SECOND], 1],
    ['stays the first where another gave mail back', [gave(SECOND)], [FIRST, SECOND], 0],
    ['is the first again where all gave mail back', [gave(FIRST), gave(SECOND)], [FIRST, SECOND], 0],
    ['is the first again once the contacts were changed', [gave(FIRST)], [FIRST, 'new@northstar.example'], 0],
    ['is the first again once their order was changed', [gave(SECOND)], [SECOND, FIRST], 0],
    ['is the first where it was another contract’s', [gave(FIRST, [FIRST, SECOND], 'other')], [FIRST, SECOND], 0],
    ['is known however its address is written', [gave(FIRST)], [FIRST.toUpperCase(), SECOND], 1],
  ])('%s', (_, gaveBack, addresses, place) => {
    expect(firstContact(contract(...addresses), gaveBack)).toBe(place)
  })
})
