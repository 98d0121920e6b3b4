// Lists that are longer than a page, on the real engine: every item once and in order, and a cursor that never leads out of
// the reader's own list. Beside them what a side has not opened yet of messages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseState } from '../../../shared/domain/case.ts'
import { opened } from '../../../shared/domain/case-evolution.ts'
import { TestTable } from '../../support/engine-table.ts'
import { afterCommands, anOffer, caseOpening, hoursAfter, MONDAY, provider, referrer } from '../../support/factories.ts'

const table = await TestTable.create()
table.become()
const { pageOfProvider } = await import('../../../shared/store/cases.ts')
const { openingOfCase } = await import('../../../shared/store/changes.ts')
const { messagesOf, noteOpened, openingsOf, sendMessage, unreadOf } = await import('../../../shared/store/messages.ts')
const { transact } = await import('../../../shared/store/table.ts')

afterAll(async () => {
  await table.stop()
})

const LETTERS = 'ABCDEFGHJK'
const aCaseWith = async (holder: string, place: number): Promise<string> => {
  const reference = `ADV-P4GE-22${holder === 'northstar' ? 'N' : 'L'}${LETTERS[place] ?? 'Z'}`
  const event = caseOpening({
    caseId: `${reference}-1`,
    reference,
    receivedAt: hoursAfter(MONDAY, place),
    completeAt: hoursAfter(MONDAY, place),
  })
  const held: CaseState = afterCommands(opened(event), [
    { type: 'offer', offer: anOffer({ provider: holder }), passedOver: [] },
    { type: 'accept', offerId: 'offer-1' },
  ])
  await transact(openingOfCase({ ...held, version: 1 }, event))
  return event.caseId
}

const mine: string[] = []
beforeAll(async () => {
  for (const place of [0, 1, 2, 3, 4, 5, 6]) mine.push(await aCaseWith('northstar', place))
  for (const place of [0, 1]) await aCaseWith('lanternhouse', place)
})

const open = { which: 'open', limit: 3 } as const

const everyPage = async (holder: string): Promise<string[][]> => {
  const pages: string[][] = []
  let cursor: string | undefined
  do {
    const page = await pageOfProvider(holder, open, cursor)
    pages.push((page?.items ?? []).map(({ caseId }) => caseId))
    cursor = page?.next
  } while (cursor !== undefined)
  return pages
}

describe('a list in pages', () => {
  it('has every item once, in its order', async () => {
    const pages = await everyPage('northstar')
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1])
    expect(pages.flat()).toEqual(mine)
  })

  it('goes on from the same place where something has come in before it', async () => {
    const first = await pageOfProvider('northstar', { ...open, newestFirst: true })
    const late = await aCaseWith('northstar', 9)
    const rest = await pageOfProvider('northstar', { ...open, limit: 9, newestFirst: true }, first?.next)
    const seen = [...(first?.items ?? []), ...(rest?.items ?? [])].map(({ caseId }) => caseId)
    expect(seen).toEqual(mine.toReversed())
    expect(seen).not.toContain(late)
  })

  it('has a cursor that shows another reader nothing but their own list', async () => {
    const page = await pageOfProvider('northstar', open)
    const borrowed = await pageOfProvider('lanternhouse', { ...open, limit: 9 }, page?.next)
    expect(borrowed?.items.every(({ offer }) => offer?.provider === 'lanternhouse')).toBe(true)
  })

  it('knows no cursor of another list of the same reader', async () => {
    const page = await pageOfProvider('northstar', open)
    expect(page?.next).toBeDefined()
    expect(await pageOfProvider('northstar', { which: 'ended', limit: 3 }, page?.next)).toBeUndefined()
  })
})

describe('what is not opened yet', () => {
  const at = hoursAfter(MONDAY, 30)
  const write = (caseId: string, text: string) => sendMessage(caseId, { text, from: 'referrer' }, { at, by: referrer })
  const opens = (caseId: string, upTo: number) =>
    noteOpened(caseId, {
      side: 'provider',
      upTo,
      at,
      by: { id: provider.id, name: provider.name, organisation: provider.organisation },
    })

  it('is counted for the other side until it is opened, which is noted once', async () => {
    const [caseId = ''] = mine
    await write(caseId, 'One.')
    await write(caseId, 'Two.')
    expect([...(await unreadOf('provider', 'northstar'))]).toEqual([[caseId, 2]])
    expect((await unreadOf('referrer', 'westmarch')).size).toBe(0)
    expect((await unreadOf('provider', 'lanternhouse')).size).toBe(0)
    await Promise.all([opens(caseId, 2), opens(caseId, 2)])
    await opens(caseId, 2)
    expect((await unreadOf('provider', 'northstar')).size).toBe(0)
    expect(await openingsOf(caseId)).toMatchObject([{ side: 'provider', upTo: 2, at }])
  })

  it('stays when one more came than was shown', async () => {
    const [, caseId = ''] = mine
    await write(caseId, 'One.')
    await write(caseId, 'Two, while the page was open.')
    await opens(caseId, 1)
    expect((await unreadOf('provider', 'northstar')).get(caseId)).toBe(2)
    expect(await openingsOf(caseId)).toEqual([])
    expect(await messagesOf(caseId)).toHaveLength(2)
  })
})
