// The register of access in the table: entries that are added and never changed.
import { type AccessEntry, accessEntry, accessIdentity } from '../domain/access-register.ts'
import { accessPartition, keys } from './keys.ts'
import { type Page, queryItems, queryPage, transact } from './table.ts'

const byAuthority = (authority: string): string => `AUTHORITY#${authority}`

/**
 * Notes that somebody saw or took something; called before it is handed out, so that nothing leaves without an entry. What
 * counts once a day is written once a day.
 */
export const recordAccess = async (entry: AccessEntry): Promise<void> => {
  const { authority, reference, at } = entry
  const identity = accessIdentity(entry)
  // Refused means that it stands there already.
  await transact([
    {
      name: 'access',
      put: {
        ...keys.access(reference ?? authority, identity),
        kind: 'access',
        ...entry,
        byAuthority: byAuthority(authority),
        byAuthoritySort: `ACCESS#${at}#${identity}`,
      },
      condition: 'attribute_not_exists(pk)',
    },
  ])
}

const latestFirst = (one: AccessEntry, other: AccessEntry): number => other.at.localeCompare(one.at)

/** Everything that was seen or taken of a referral, the latest first: what its person may ask for. */
export const accessesOf = async (reference: string): Promise<AccessEntry[]> =>
  (await queryItems({ partition: accessPartition(reference) }, accessEntry)).sort(latestFirst)

const ENTRIES_A_PAGE = 100

/** A page of the register of an authority, the latest first; undefined when the cursor is none of it. */
export const registerOf = (authority: string, cursor?: string): Promise<Page<AccessEntry> | undefined> =>
  queryPage(
    {
      partition: byAuthority(authority),
      index: 'ByAuthority',
      beginsWith: 'ACCESS#',
      newestFirst: true,
      limit: ENTRIES_A_PAGE,
    },
    accessEntry,
    cursor,
  )
