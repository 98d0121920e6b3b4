// Many referrals in a table, as they are when they have been judged: for what reads them again.
import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Facts } from '../../shared/domain/eligibility/facts.ts'
import type { ReferralStatus } from '../../shared/domain/referral.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { aReferral } from './factories.ts'

/** What differs from one to the next. */
export type Stored = { authority: string; receivedAt: Instant; facts: Facts }

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const letters = (number: number): string =>
  [3, 2, 1, 0].map((power) => LETTERS[Math.floor(number / 30 ** power) % 30] ?? '2').join('')

const referenceOf = (number: number): string => `ADV-T3ST-${letters(number)}`

const itemOf = ({ authority, receivedAt, facts }: Stored, number: number, status: ReferralStatus) => {
  const reference = referenceOf(number)
  const state = aReferral('imha', { reference, authority, receivedAt, facts, status, version: 3 })
  return {
    pk: `REFERRAL#${reference}`,
    sk: 'REFERRAL',
    kind: 'referral',
    version: state.version,
    state,
    byAuthority: `AUTHORITY#${authority}`,
    byAuthoritySort: `REFERRAL#${receivedAt}#${reference}`,
  }
}

/** Puts referrals into a table, 25 at a time; their references are numbered on from `first`. */
export const storeReferrals = async (
  client: DynamoDBClient,
  table: string,
  referrals: readonly Stored[],
  { first = 0, status = 'open' }: { first?: number; status?: ReferralStatus } = {},
): Promise<string[]> => {
  const requests = referrals.map((referral, place) => ({
    PutRequest: { Item: marshall(itemOf(referral, first + place, status), { removeUndefinedValues: true }) },
  }))
  for (let from = 0; from < requests.length; from += 25)
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests.slice(from, from + 25) } }))
  return referrals.map((_, place) => referenceOf(first + place))
}
