// The figures made anew from the events, on the real engine: equal to those that were kept, whatever had become of them, and
// read as they were until all are there.
import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rebuildReports } from '../../../infra/operations/rebuild-reports-table.ts'
import { sumOf } from '../../../shared/domain/reports/aggregates.ts'
import { TestTable } from '../../support/engine-table.ts'
import { AREA, histories } from '../reports/generated.ts'

const table = await TestTable.create()
table.become()
const { putAuthority } = await import('../../../shared/store/organisations.ts')
const { keys, reportPartition } = await import('../../../shared/store/keys.ts')
const { generationsOf, missingCount, periodSums, standingSums } = await import('../../../shared/store/aggregates.ts')
const { keepFigures } = await import('../../../shared/store/figures.ts')
afterAll(() => table.stop())

const quiet = { at: () => undefined, finish: () => undefined }
const told = { reading: quiet, writing: () => quiet }
const YEARS = { from: '2025-01-01', to: '2028-12-31' }
const TODAY = { today: '2028-12-31' }

const put = (key: { pk: string; sk: string }, item: object) =>
  table.engine.client.send(
    new PutItemCommand({
      TableName: table.name,
      Item: marshall({ ...key, ...item }, { removeUndefinedValues: true }),
    }),
  )

const references: string[] = []
beforeAll(async () => {
  await putAuthority({
    authority: AREA,
    name: AREA,
    jurisdiction: 'england',
    language: 'en',
    reviewersEmail: 'reviewers@westmarch.example',
    commissionerEmail: 'commissioner@westmarch.example',
  })
  // Ten figures have no noughts and ones: these are references as they are given.
  const [generated = []] = fc.sample(histories, { numRuns: 1, seed: 11 })
  for (const each of generated.filter(({ referral }) => !/[01]/.test(referral.reference)).slice(0, 8)) {
    const { referral, referralEvents, coded, case: ofCase } = each
    const { reference } = referral
    references.push(reference)
    const first = {
      type: 'referral-received',
      at: referral.receivedAt,
      by: { kind: 'person', id: 'p', name: 'P', organisation: AREA },
      reference,
      authority: AREA,
      team: 'Adults',
      language: 'en',
      routing: referral.routing,
      offerView: referral.offerView,
      clockFacts: referral.clockFacts,
      facts: referral.facts,
      requestedPowers: [],
      referrerEmail: 'sam.example@westmarch.example',
    }
    for (const [place, event] of [first, ...referralEvents].entries())
      await put(keys.referralEvent(reference, place + 1), { kind: 'event', event })
    await put(keys.dimensions(reference), { kind: 'dimensions', receivedOn: '2026-01-05', coded })
    await put(keys.referral(reference), {
      kind: 'referral',
      version: referral.version,
      state: referral,
      byAuthority: `AUTHORITY#${AREA}`,
      byAuthoritySort: `REFERRAL#${referral.receivedAt}#${reference}`,
    })
    const state = ofCase?.states.at(-1)
    if (state === undefined) continue
    for (const [place, event] of ofCase!.events.entries())
      await put(keys.caseEvent(state.caseId, place + 1), { kind: 'event', event })
    await put(keys.case(state.caseId), {
      kind: 'case',
      version: state.version,
      state,
      byAuthority: `AUTHORITY#${AREA}`,
      byAuthoritySort: `CASE#${state.status}#${state.receivedAt}#${state.caseId}`,
    })
  }
  for (const reference of references) await keepFigures(reference)
}, 120_000)

/** Every sum that reports read, without what came to nothing. */
const read = async () => {
  const asked = (['all', 'organisation', 'provider', 'main-need'] as const).flatMap((dimension) => [
    { what: `${dimension} ever`, sums: periodSums(AREA, dimension, YEARS, { ...TODAY, byMonth: true }) },
    {
      what: `${dimension} at edges`,
      sums: periodSums(AREA, dimension, { from: '2026-01-10', to: '2026-03-09' }, TODAY),
    },
    { what: `${dimension} now`, sums: standingSums(AREA, dimension) },
  ])
  const sums = await Promise.all(asked.map(async ({ what, sums: reading }) => ({ what, sums: await reading })))
  return Object.fromEntries(
    sums.flatMap(({ what, sums: each }) =>
      each.flatMap(({ role, group, month, counts }) => {
        const some = Object.entries(counts).filter(([, count]) => count !== 0)
        return some.length === 0 ? [] : [[[what, role, group, month].join(' '), Object.fromEntries(some)]]
      }),
    ),
  )
}

const received = async () => sumOf(await periodSums(AREA, 'all', YEARS, TODAY))['received'] ?? 0

it('rebuilt equals kept', async () => {
  const kept = await read()
  expect(Object.keys(kept).length).toBeGreaterThan(30)
  expect(await rebuildReports(undefined, told)).toMatchObject({
    ok: true,
    changed: 0,
    missing: [],
    referrals: references.length,
  })
  expect(await generationsOf(AREA)).toMatchObject({ current: 1 })
  expect(await read()).toEqual(kept)
}, 60_000)

it('whatever had become of the cells and the rows, they come to the same again', async () => {
  const kept = await read()
  const { current } = await generationsOf(AREA)
  await table.engine.client.send(
    new UpdateItemCommand({
      TableName: table.name,
      Key: marshall({ pk: reportPartition(AREA, 'all', current), sk: 'M2026-01#care-act#all' }),
      UpdateExpression: 'ADD received :more',
      ExpressionAttributeValues: { ':more': { N: '7' } },
    }),
  )
  const [gone = '', broken = '', other = ''] = (await table.ofKind('figures')).map(({ subject }) => String(subject))
  await table.engine.client.send(new DeleteItemCommand({ TableName: table.name, Key: marshall(keys.figures(gone)) }))
  await put(keys.figures(broken), { kind: 'figures', subject: broken, revision: 9, generation: 1, row: { of: 'old' } })
  await put(keys.figures(other), { kind: 'figures', subject: other, revision: 9, generation: 1 })
  expect(await read()).not.toEqual(kept)
  expect(await rebuildReports(AREA, told)).toMatchObject({ ok: true, missing: [] })
  expect(await read()).toEqual(kept)
  for (const reference of references) expect(await keepFigures(reference)).toBe(0)
  expect(await read()).toEqual(kept)
}, 60_000)

it('what changes while it runs is counted once, and an attempt that was given up leaves nothing', async () => {
  const kept = await read()
  const { beginGeneration } = await import('../../../shared/store/rebuilt.ts')
  await beginGeneration(AREA)
  for (const reference of references.slice(0, 3)) await keepFigures(reference)
  expect(await read()).toEqual(kept)
  const rebuilding = rebuildReports(AREA, told)
  for (let turn = 0; turn < 6; turn += 1) for (const reference of references) await keepFigures(reference)
  await rebuilding
  expect(await read()).toEqual(kept)
  const generations = new Set(
    [...(await table.items()).values()].flatMap(({ pk }) => /^REPORT#westmarch#(\d+)#/.exec(String(pk))?.[1] ?? []),
  )
  expect(generations.size).toBe(2)
}, 60_000)

it('a referral that cannot be read is missing, and the others are there', async () => {
  const before = await received()
  const row = (await table.ofKind('figures')).find(
    ({ row: of }) => typeof of === 'object' && of !== null && 'caseId' in of,
  )
  const caseId = String(row?.['subject'])
  const event = (await table.ofKind('event')).find(({ sk, pk }) => {
    const key = keys.caseEvent(caseId, 1)
    return pk === key.pk && sk === key.sk
  })
  await put(keys.caseEvent(caseId, 1), { kind: 'event', event: { type: 'nothing that happens' } })
  const reference = caseId.slice(0, -2)
  expect(await rebuildReports(AREA, told)).toMatchObject({ ok: true, missing: [reference] })
  expect([await received(), await missingCount(AREA)]).toEqual([before - 1, 1])
  await put(keys.caseEvent(caseId, 1), { ...event })
  // Kept by what the stream tells, before it is made anew: it was counted nowhere.
  await keepFigures(reference)
  expect(await received()).toBe(before)
  expect(await rebuildReports(AREA, told)).toMatchObject({ ok: true, missing: [] })
  expect([await received(), await missingCount(AREA)]).toEqual([before, 0])
}, 60_000)

it('a referral whose events have no beginning is missing, and told', async () => {
  const [reference = ''] = references
  const key = keys.referralEvent(reference, 1)
  const first = (await table.ofKind('event')).find(({ pk, sk }) => pk === key.pk && sk === key.sk)
  await table.engine.client.send(new DeleteItemCommand({ TableName: table.name, Key: marshall(key) }))
  expect(await rebuildReports(AREA, told)).toMatchObject({ ok: true, missing: [reference] })
  expect(await missingCount(AREA)).toBe(1)
  await put(key, { ...first })
  expect(await rebuildReports(AREA, told)).toMatchObject({ ok: true, missing: [] })
  expect(await missingCount(AREA)).toBe(0)
}, 60_000)

it('what is missing of no referral is cleared once all areas are made anew, and not by one alone', async () => {
  const { noteMissing } = await import('../../../shared/store/figures.ts')
  for (const eventId of ['an-event-of-the-stream', 'unknown']) await noteMissing(eventId, undefined)
  await rebuildReports(AREA, told)
  expect(await missingCount(AREA)).toBe(2)
  expect(await rebuildReports(undefined, told)).toMatchObject({ ok: true, missing: [] })
  expect(await missingCount(AREA)).toBe(0)
}, 60_000)

it('an area that is not there is told with those that are', async () => {
  expect(await rebuildReports('nowhere', told)).toEqual({ ok: false, why: 'unknown-area', areas: [AREA] })
})
