// What the store promises, on the real engine: all of a transaction or nothing, missing told apart from stale, room never sold
// twice, what is used once used once.
import { afterAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { opened } from '../../../shared/domain/case-evolution.ts'
import { examples } from '../../../shared/domain/form/examples.ts'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { received } from '../../../shared/domain/referral.ts'
import { TestTable } from '../../support/engine-table.ts'
import { anOffer, caseOpening, MONDAY, provider, receipt, referrer, workflow } from '../../support/factories.ts'

const table = await TestTable.create()
table.become()
const { caseBy, caseEvents, casesOfArea, casesOfProvider, commandCase } = await import('../../../shared/store/cases.ts')
const { openingOfCase } = await import('../../../shared/store/changes.ts')
const { beginDraft, draftBy, draftsOf, removeDraft, saveDraft, sendDraft } = await import(
  '../../../shared/store/drafts.ts'
)
const { codedDimensions, correctedDimensions } = await import('../../../shared/store/dimensions.ts')
const { linkBy, useLink } = await import('../../../shared/store/links.ts')
const { contractsWithLoad, putContract } = await import('../../../shared/store/organisations.ts')
const { giveRoomBack, takeRoom } = await import('../../../shared/store/rooms.ts')
const { askAgain, outboxItemBy, outboxWrites, unfinishedSince } = await import('../../../shared/store/outbox.ts')
const { receiveReferral, referralBy } = await import('../../../shared/store/referrals.ts')
const { putSession, putSignIn, sessionBy, takeSignIn } = await import('../../../shared/store/sessions.ts')
const { queryItems, readItem, transact } = await import('../../../shared/store/table.ts')
const { unfinishedSubjects } = await import('../../../shared/store/unfinished.ts')
const { leaveToken, tokenOf } = await import('../../../shared/store/waits.ts')

afterAll(async () => {
  await table.stop()
})

const times = <T>(count: number, make: (place: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, place) => make(place)))

const daysAfterMonday = (count: number) => vi.setSystemTime(Date.parse(MONDAY) + count * 86_400_000)

let made = 0
const REFERENCE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
/** A reference that no other test has. */
const newReference = (): string => {
  made += 1
  const place = (power: number) => REFERENCE_LETTERS[Math.floor(made / 30 ** power) % 30] ?? '2'
  return `ADV-T3ST-22${place(1)}${place(0)}`
}

/** A case that waits to be assigned, in the table. */
const assigning = async (): Promise<string> => {
  const reference = newReference()
  const event = caseOpening({ caseId: `${reference}-1`, reference })
  expect(await transact(openingOfCase(opened(event), event))).toEqual({ ok: true })
  return event.caseId
}

const context = { at: MONDAY, by: provider }
const terms = (caseId: string, contractId: string, capacity: number) => ({
  room: { area: 'westmarch', contractId, capacity, weeklyCapacity: null },
  link: { secretHash: `hash of ${caseId}`, sealedSecret: `sealed for ${caseId}` },
  expiresAt: 4_000_000_000,
})
/** Offers a case under a contract with so much room. */
const offer = (caseId: string, contractId: string, capacity: number) =>
  commandCase(
    caseId,
    { type: 'offer', offer: anOffer({ contractId, offerId: `offer of ${caseId}` }), passedOver: [] },
    { at: MONDAY, by: workflow },
    { terms: terms(caseId, contractId, capacity) },
  )
const heldUnder = async (contractId: string): Promise<unknown> =>
  (await table.items()).get(`ROOMS#westmarch ${contractId}`)?.['held']

const thing = (name: string, more: object = {}) => ({ pk: `THING#${name}`, sk: 'THING', ...more })
const stored = z.object({ version: z.number() })

describe('a transaction', () => {
  it('tells missing from stale by what stood there', async () => {
    const over = (name: string) => ({
      name,
      put: thing(name, { version: 8 }),
      condition: 'version = :seen',
      values: { ':seen': 7 },
    })
    await transact([{ name: 'made', put: thing('stale', { version: 9 }) }])
    expect(await transact([over('stale')])).toEqual({
      ok: false,
      failed: [{ name: 'stale', stood: thing('stale', { version: 9 }) }],
    })
    expect(await transact([over('missing')])).toEqual({ ok: false, failed: [{ name: 'missing', stood: undefined }] })
  })

  it('names every condition that failed, and no other', async () => {
    await transact([{ name: 'made', put: thing('taken', { version: 1 }) }])
    const written = await transact([
      { name: 'free', put: thing('free'), condition: 'attribute_not_exists(pk)' },
      { name: 'taken', put: thing('taken'), condition: 'attribute_not_exists(pk)' },
      { name: 'gone', remove: thing('gone'), condition: 'attribute_exists(pk)' },
      { name: 'plain', put: thing('plain') },
    ])
    expect(written).toMatchObject({ ok: false, failed: [{ name: 'taken' }, { name: 'gone' }] })
  })

  it.each([
    ['first', [0, 1, 2, 3]],
    ['in the middle', [1, 0, 2, 3]],
    ['last', [1, 2, 3, 0]],
  ])('writes nothing when the condition that fails is %s', async (_, order) => {
    await transact([
      { name: 'kept', put: thing('kept', { version: 1 }) },
      { name: 'removed', put: thing('removed', { version: 1 }) },
    ])
    const before = await table.items()
    const writes = [
      { name: 'check', check: thing('never'), condition: 'attribute_exists(pk)' },
      { name: 'new', put: thing('new') },
      { name: 'kept', update: thing('kept'), set: 'SET version = version + :one', values: { ':one': 1 } },
      { name: 'removed', remove: thing('removed') },
    ]
    const written = await transact(order.flatMap((place) => writes[place] ?? []))
    expect(written).toMatchObject({ ok: false, failed: [{ name: 'check', stood: undefined }] })
    expect(await table.items()).toEqual(before)
  })

  it('under a version is won by one of eight at once', async () => {
    await transact([{ name: 'made', put: thing('raced', { version: 1 }) }])
    const written = await times(8, (place) =>
      transact([
        {
          name: 'raced',
          put: thing('raced', { version: 2, winner: place }),
          condition: 'version = :seen',
          values: { ':seen': 1 },
        },
      ]),
    )
    expect(written.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await readItem(thing('raced'), stored)).toEqual({ version: 2 })
  })

  it('counts each of thirty at once', async () => {
    await transact([{ name: 'made', put: thing('counted', { version: 0 }) }])
    const count = {
      name: 'counted',
      update: thing('counted'),
      set: 'SET version = version + :one',
      values: { ':one': 1 },
    }
    expect(await times(30, () => transact([count]))).toEqual(Array.from({ length: 30 }, () => ({ ok: true })))
    expect(await readItem(thing('counted'), stored)).toEqual({ version: 30 })
  })

  it('fails loudly when what is read is not what should stand there', async () => {
    await transact([{ name: 'made', put: thing('damaged', { version: 'one' }) }])
    await expect(readItem(thing('damaged'), stored)).rejects.toThrow(/expected number/)
  })
})

const versions = (found: { version: number }[]) => found.map(({ version }) => version)

describe('a list', () => {
  it('has all pages of it, in order, unless it is bounded', async () => {
    const filling = 'x'.repeat(90_000)
    await times(30, (place) =>
      transact([{ name: 'row', put: { pk: 'LIST', sk: String(place).padStart(3, '0'), version: place, filling } }]),
    )
    const all = Array.from({ length: 30 }, (_, place) => place)
    expect(versions(await queryItems({ partition: 'LIST' }, stored))).toEqual(all)
    expect(versions(await queryItems({ partition: 'LIST', newestFirst: true, limit: 20 }, stored))).toEqual(
      all.toReversed().slice(0, 20),
    )
    expect(versions(await queryItems({ partition: 'LIST', beginsWith: '02' }, stored))).toEqual(all.slice(20))
    expect(versions(await queryItems({ partition: 'LIST', between: ['003', '005'] }, stored))).toEqual([3, 4, 5])
  })
})

const ids = (states: { caseId: string }[]) => states.map((state) => state.caseId)

describe('a command on a case', () => {
  it('is kept with its event, its effects and its room, and found again under each index', async () => {
    const caseId = await assigning()
    expect(await offer(caseId, 'whole', 5)).toMatchObject({ ok: true, state: { status: 'offered', version: 2 } })
    expect((await caseEvents(caseId)).map(({ type }) => type)).toEqual(['case-opened', 'offer-made'])
    expect(await outboxItemBy(`${caseId}.2.0`)).toMatchObject({
      effect: { do: 'mail', template: 'offer' },
      sealedSecret: `sealed for ${caseId}`,
    })
    expect(await linkBy(`hash of ${caseId}`)).toMatchObject({ caseId, attempts: 0 })
    expect(await heldUnder('whole')).toBe(1)
    expect(ids(await casesOfProvider('northstar', 'open'))).toContain(caseId)
    expect(ids(await casesOfArea('westmarch', 'offered'))).toContain(caseId)
    expect(ids(await casesOfArea('westmarch', 'assigning'))).not.toContain(caseId)
    expect(await unfinishedSubjects('CASE')).toContain(caseId)
    await commandCase(caseId, { type: 'withdraw', reason: 'other' }, context)
    expect(ids(await casesOfProvider('northstar', 'open'))).not.toContain(caseId)
    expect(ids(await casesOfProvider('northstar', 'ended'))).toContain(caseId)
    expect(await unfinishedSubjects('CASE')).not.toContain(caseId)
    expect(await heldUnder('whole')).toBe(0)
  })

  it('on a case that there is not is not found, and a refused one writes nothing', async () => {
    const caseId = await assigning()
    const before = await table.items()
    expect(await commandCase('ADV-2222-2222-1', { type: 'resume' }, context)).toEqual({
      ok: false,
      refusal: { code: 'not-found' },
    })
    expect(await commandCase('nonsense', { type: 'resume' }, context)).toMatchObject({ refusal: { code: 'not-found' } })
    expect(await commandCase(caseId, { type: 'allocate', advocate: 'Wren Hollis' }, context)).toMatchObject({
      ok: false,
      refusal: { code: 'not-in-this-status', status: 'assigning' },
    })
    expect(await table.items()).toEqual(before)
  })

  it('that others are quicker than is decided again: eight at once are accepted once, eight pauses are one', async () => {
    const caseId = await assigning()
    await offer(caseId, 'raced', 5)
    const accept = { type: 'accept', offerId: `offer of ${caseId}` } as const
    const accepted = await times(8, () => commandCase(caseId, accept, context))
    expect(accepted.filter(({ ok }) => ok)).toHaveLength(1)
    expect(accepted.filter((done) => !done.ok && done.refusal.code === 'already-answered')).toHaveLength(7)
    const paused = await times(8, () => commandCase(caseId, { type: 'pause', reason: 'person-unavailable' }, context))
    expect(paused.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await caseBy(caseId)).toMatchObject({ version: 4, status: 'accepted', pauses: [{ from: MONDAY }] })
    expect((await caseEvents(caseId)).map(({ type }) => type)).toEqual([
      'case-opened',
      'offer-made',
      'offer-accepted',
      'clock-paused',
    ])
  })

  it('whose own condition fails is refused with it, and leaves the case as it was', async () => {
    const caseId = await assigning()
    await offer(caseId, 'by link', 5)
    const accept = { type: 'accept', offerId: `offer of ${caseId}` } as const
    const used = await commandCase(caseId, accept, context, { also: [useLink('a link that is not there', MONDAY)] })
    expect(used).toMatchObject({ ok: false, refusal: { code: 'write-refused', failed: [{ name: 'link' }] } })
    expect(await caseBy(caseId)).toMatchObject({ status: 'offered', version: 2 })
  })
})

describe('room under a contract', () => {
  it('for ten is given to exactly ten of fifty at once, and the others leave no trace', async () => {
    const cases = await times(50, assigning)
    const answers = await times(50, (place) => offer(cases[place] ?? '', 'room for ten', 10))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10)
    for (const answer of answers.filter(({ ok }) => !ok))
      expect(answer).toMatchObject({ refusal: { code: 'write-refused', failed: [{ name: 'room' }] } })
    expect(await heldUnder('room for ten')).toBe(10)
    const without = cases.filter((_, place) => answers[place]?.ok === false)
    const items = await table.items()
    for (const caseId of without) {
      expect(await caseBy(caseId)).toMatchObject({ status: 'assigning', version: 1 })
      expect(items.has(`LINK#hash of ${caseId} LINK`)).toBe(false)
      expect(items.has(`OUTBOX#${caseId}.2.0 OUTBOX`)).toBe(false)
    }
  })

  it('comes back when an offer does, once, and is never less than nothing', async () => {
    const [first = '', second = ''] = await times(2, assigning)
    expect(await offer(first, 'room for one', 1)).toMatchObject({ ok: true })
    expect(await offer(second, 'room for one', 1)).toMatchObject({ ok: false })
    const decline = { type: 'decline', offerId: `offer of ${first}`, reason: 'area' } as const
    const declined = await times(4, () => commandCase(first, decline, context))
    expect(declined.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await heldUnder('room for one')).toBe(0)
    expect(await transact(giveRoomBack([{ area: 'westmarch', contractId: 'room for one' }]))).toMatchObject({
      ok: false,
      failed: [{ name: 'room-back' }],
    })
    expect(await offer(second, 'room for one', 1)).toMatchObject({ ok: true })
  })

  it('is counted with the contracts of an area', async () => {
    const contract = {
      contractId: 'counted-here',
      area: 'countedshire',
      provider: 'northstar',
      providerName: 'Northstar Advocacy',
      roles: ['imca' as const],
      capacity: 3,
      weeklyCapacity: null,
      rank: 1,
      share: null,
      languages: [],
      specialisms: [],
      contacts: [{ name: 'Desk', email: 'desk@northstar.example' }],
      manager: { name: 'Manager', email: 'manager@northstar.example' },
      language: 'en' as const,
      from: '2024-04-01',
      to: null,
    }
    await putContract(contract)
    expect(await contractsWithLoad('countedshire')).toEqual([{ ...contract, held: 0, weeks: {} }])
    await transact([takeRoom(contract, MONDAY)])
    expect(await contractsWithLoad('countedshire')).toEqual([
      { ...contract, held: 1, lastOfferAt: MONDAY, weeks: { '2026-11-23': { offered: 1, taken: 1 } } },
    ])
  })
})

describe('a referral', () => {
  const parsed = parseReferralForm(structuredClone(examples('2026-11-22')['care-act']), { today: '2026-11-22' })
  if (!parsed.ok) throw new Error('The example is no good')
  const asSent = (key: string, bodyHash: string, reference = newReference()) => {
    const event = { ...receipt(), reference }
    return {
      event,
      referrerId: referrer.id,
      form: parsed.form,
      request: { sender: referrer.id, key, bodyHash, expiresAt: 4_000_000_000 },
    }
  }

  it('is coded for the reports as it is received, its equality answers among them and nowhere else of the referral', async () => {
    const sent = asSent('coded', 'a')
    const received = await receiveReferral({ ...sent, form: { ...sent.form, equality: { sex: 'female' } } })
    if (!received.ok) throw new Error(received.code)
    const { reference } = received
    expect(await codedDimensions(reference)).toMatchObject({
      sex: 'female',
      equality: { sex: 'answered', religion: 'not-known' },
    })
    const { equality: _, ...story } = sent.form
    const moved = { ...story, referrer: { ...story.referrer, team: 'Another Team' } }
    await transact(await correctedDimensions(reference, moved))
    expect(await codedDimensions(reference)).toMatchObject({ sex: 'female', names: { team: 'Another Team' } })
    expect(await correctedDimensions('ADV-2222-ZZZZ', moved)).toEqual([])
  })

  it('sent eight times at once under a key is one, whichever reference was drawn', async () => {
    const answers = await times(8, () => receiveReferral(asSent('one key', 'the same')))
    const references = answers.map((answer) => (answer.ok ? answer.reference : answer.code))
    expect(new Set(references).size).toBe(1)
    expect(answers.filter((answer) => answer.ok && !answer.again)).toHaveLength(1)
    expect(await referralBy(references[0] ?? '')).toEqual({
      ...received({ ...receipt(), reference: references[0] ?? '' }, referrer.id),
      chain: expect.any(String),
    })
  })

  it('under a key that was used for another, or with a reference that is taken, is refused and leaves nothing', async () => {
    const first = asSent('a key', 'first')
    expect(await receiveReferral(first)).toMatchObject({ ok: true, reference: first.event.reference, again: false })
    const before = await table.items()
    expect(await receiveReferral(asSent('a key', 'second'))).toEqual({ ok: false, code: 'idempotency-key-reused' })
    expect(await receiveReferral(asSent('another key', 'third', first.event.reference))).toEqual({
      ok: false,
      code: 'reference-taken',
    })
    expect(await table.items()).toEqual(before)
  })

  it('has 30 days from its last saving in which its draft is resumed, and is not found by anybody after them', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      daysAfterMonday(0)
      const draft = await beginDraft('draft-left', 'somebody.new', { services: ['imca'] }, MONDAY)
      daysAfterMonday(29)
      expect(await draftsOf('somebody.new')).toMatchObject([{ draftId: 'draft-left' }])
      expect(await saveDraft(draft, { services: ['imha'] }, MONDAY)).toBe(true)
      daysAfterMonday(58)
      expect(await draftBy('draft-left', 'somebody.new')).toMatchObject({ answers: { services: ['imha'] } })
      daysAfterMonday(60)
      expect(await draftBy('draft-left', 'somebody.new')).toBeUndefined()
      expect(await draftsOf('somebody.new')).toEqual([])
    } finally {
      vi.useRealTimers()
    }
  })

  it('leaves a draft that was sent: only one that was not is removed, once, as it was read', async () => {
    const draft = await beginDraft('draft-removed', referrer.id, {}, MONDAY)
    expect(await saveDraft(draft, { services: ['imha'] }, MONDAY)).toBe(true)
    expect(await removeDraft(draft)).toBe(false)
    const changed = await draftBy('draft-removed', referrer.id)
    if (changed === undefined) throw new Error('The draft is gone')
    const removed = await times(8, () => removeDraft(changed))
    expect(removed.filter(Boolean)).toHaveLength(1)
    expect(await draftBy('draft-removed', referrer.id)).toBeUndefined()
    const kept = await beginDraft('draft-kept', referrer.id, {}, MONDAY)
    const sent = asSent('draft key 0', 'draft')
    await receiveReferral({ ...sent, draft: sendDraft(kept, sent.event.reference) })
    expect(await removeDraft(kept)).toBe(false)
    expect(await draftBy('draft-kept', referrer.id)).toMatchObject({ sentAs: sent.event.reference })
  })

  it('uses its draft up once, and not when the draft was changed meanwhile', async () => {
    const draft = await beginDraft('draft-1', referrer.id, { services: ['imca'] }, MONDAY)
    expect(await saveDraft(draft, { services: ['imha'] }, MONDAY)).toBe(true)
    expect(await saveDraft(draft, { services: ['rpr'] }, MONDAY)).toBe(false)
    const stale = asSent('draft key 1', 'draft')
    expect(await receiveReferral({ ...stale, draft: sendDraft(draft, stale.event.reference) })).toEqual({
      ok: false,
      code: 'draft-gone',
    })
    const current = await draftBy('draft-1', referrer.id)
    if (current === undefined) throw new Error('The draft is gone')
    expect(await draftBy('draft-1', 'somebody.else')).toBeUndefined()
    const sent = asSent('draft key 2', 'draft')
    expect(await receiveReferral({ ...sent, draft: sendDraft(current, sent.event.reference) })).toMatchObject({
      ok: true,
    })
    const again = asSent('draft key 3', 'draft')
    expect(await receiveReferral({ ...again, draft: sendDraft(current, again.event.reference) })).toMatchObject({
      code: 'draft-gone',
    })
    expect(await saveDraft(current, { services: ['rpr'] }, MONDAY)).toBe(false)
    expect(await draftsOf(referrer.id)).toEqual([])
  })
})

describe('the token of a wait', () => {
  it('is only left for the version that the workflow has seen', async () => {
    const caseId = await assigning()
    expect(await leaveToken(caseId, 1, { token: 'token-1', until: MONDAY })).toBe(true)
    await offer(caseId, 'waiting', 5)
    expect(await leaveToken(caseId, 1, { token: 'token-2', until: MONDAY })).toBe(false)
    expect(await leaveToken('ADV-2222-2222-1', 1, { token: 'token-3', until: MONDAY })).toBe(false)
    expect(await tokenOf(caseId)).toBe('token-1')
    expect(await tokenOf('ADV-2222-2222-1')).toBeUndefined()
  })
})

describe('an effect that was not done', () => {
  it('is asked for again in place of the old one, once', async () => {
    const effect = { do: 'wake-case', caseId: 'ADV-2222-2222-1' } as const
    await transact(outboxWrites('left.1', [effect], '2026-11-01T00:00:00.000Z'))
    const item = await outboxItemBy('left.1.0')
    if (item === undefined) throw new Error('The effect was not kept')
    await times(4, () => askAgain(item, 'sweep-1'))
    expect(await outboxItemBy('left.1.0')).toBeUndefined()
    const [again, ...more] = await unfinishedSince('2026-11-02T00:00:00.000Z')
    expect([again?.outboxId, again?.effect, more]).toEqual(['left.1.0.sweep-1', effect, []])
  })
})

const seconds = (from: number) => Math.floor(Date.now() / 1000) + from
const begun = (state: string, expiresAt: number) => ({ state, verifier: 'v', nonce: 'n', returnTo: '/', expiresAt })

describe('a session and a sign-in', () => {
  const person = { sub: referrer.id, name: referrer.name, email: 'referrer@westmarch.example', groups: ['referrer'] }
  const session = (hash: string, expiresAt: number) => ({ hash, person, csrf: 'token', idToken: 'token', expiresAt })

  it('is there until it expires, though its item is still in the table', async () => {
    await putSession(session('current', seconds(60)))
    await putSession(session('over', seconds(-1)))
    expect(await sessionBy('current')).toMatchObject({ person })
    expect(await sessionBy('over')).toBeUndefined()
    expect((await table.items()).has('SESSION#over SESSION')).toBe(true)
  })

  it('is taken up by one of eight at once, and not when it was left too long', async () => {
    await putSignIn(begun('state-1', seconds(60)))
    await putSignIn(begun('state-2', seconds(-1)))
    const taken = await times(8, () => takeSignIn('state-1'))
    expect(taken.filter((one) => one !== undefined)).toHaveLength(1)
    expect(await takeSignIn('state-2')).toBeUndefined()
  })
})
