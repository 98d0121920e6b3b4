// Attachments in the table, on the real engine: as many as there may be and no more, gone with their draft or with the referral
// and never with both, and nobody left untold.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../../../shared/domain/attachments.ts'
import { newId, newReference } from '../../../shared/platform/ids.ts'
import { TestTable } from '../../support/engine-table.ts'
import { hoursAfter, MONDAY } from '../../support/factories.ts'

const table = await TestTable.create()
table.become()
const {
  addAttachment,
  attachmentBy,
  attachmentsOfDraft,
  attachmentsOfReferral,
  attachmentsToLookAt,
  forgetAttachment,
  letGoOfAttachments,
  lookAgain,
  noteOfAttachment,
  removeAttachment,
  sendAttachments,
} = await import('../../../shared/store/attachments.ts')
const { beginDraft, draftBy, saveDraft, sendDraft } = await import('../../../shared/store/drafts.ts')
const { transact } = await import('../../../shared/store/table.ts')

afterAll(async () => {
  await table.stop()
})

const OWNER = 'referrer.westmarch'
const LATER = hoursAfter(MONDAY, 1)
const FAR = '2099-01-01T00:00:00.000Z'

const aDraft = () => beginDraft(newId(), OWNER, { 'person.firstName': 'Marigold' }, MONDAY)

const added = async (draftId: string, description = 'Care plan', at = MONDAY): Promise<string> => {
  const answer = await addAttachment(draftId, OWNER, description, at)
  if (!answer.ok) throw new Error(`Not added: ${answer.why}`)
  return answer.attachmentId
}

const stored = { type: 'stored', etag: 'one', bytes: 1_000 } as const
const clean = { type: 'found-clean', etag: 'one', bytes: 1_000, kind: 'pdf' } as const

const draftOf = async (draftId: string) => {
  const draft = await draftBy(draftId, OWNER)
  if (draft === undefined) throw new Error('There is no such draft')
  return draft
}

/** Sends a draft with its files. */
const sent = async (draftId: string): Promise<{ reference: string; ok: boolean }> => {
  const reference = newReference()
  const [draft, files] = [await draftOf(draftId), await attachmentsOfDraft(draftId)]
  const { ok } = await transact([sendDraft(draft, reference), ...sendAttachments(files, reference)])
  return { reference, ok }
}

const mailsOf = async (reference: string): Promise<unknown[]> =>
  (await table.ofKind('outbox'))
    .map((item) => item['effect'])
    .filter((effect) => JSON.stringify(effect).includes(reference))

describe('a file added to a draft', () => {
  it('is announced, in the order of adding, and nobody else’s', async () => {
    const { draftId } = await aDraft()
    await added(draftId, 'First')
    const second = await addAttachment(draftId, OWNER, 'Second', LATER)
    expect(second.ok).toBe(true)
    expect((await attachmentsOfDraft(draftId)).map(({ description, status }) => [description, status])).toEqual([
      ['First', 'awaiting-upload'],
      ['Second', 'awaiting-upload'],
    ])
    expect(await addAttachment(draftId, 'referrer.eastmoor', 'Third', MONDAY)).toEqual({ ok: false, why: 'gone' })
    expect(await addAttachment(newId(), OWNER, 'Third', MONDAY)).toEqual({ ok: false, why: 'gone' })
  })

  it('keeps the draft as it is for another 30 days', async () => {
    const before = await aDraft()
    await added(before.draftId)
    const after = await draftOf(before.draftId)
    expect(after).toMatchObject({ answers: before.answers, version: before.version + 1 })
    expect(after.expiresAt).toBeGreaterThanOrEqual(before.expiresAt)
    expect(await saveDraft(before, {}, LATER)).toBe(false)
    expect(await saveDraft(after, {}, LATER)).toBe(true)
  })

  it('is one of as many as there may be, also when they are added at once', async () => {
    const { draftId } = await aDraft()
    for (let count = 0; count < LIMITS.files - 1; count += 1) await added(draftId)
    const last = await Promise.all([1, 2, 3].map(() => addAttachment(draftId, OWNER, 'Last', MONDAY)))
    expect(last.filter(({ ok }) => ok)).toHaveLength(1)
    expect(last.filter(({ ok }) => !ok)).toEqual([
      { ok: false, why: 'too-many' },
      { ok: false, why: 'too-many' },
    ])
    expect(await attachmentsOfDraft(draftId)).toHaveLength(LIMITS.files)
  })

  it('is put off, and no fault, while too many are added at once', async () => {
    const { draftId } = await aDraft()
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, place) => addAttachment(draftId, OWNER, `File ${place}`, MONDAY)),
    )
    const added = answers.filter(({ ok }) => ok)
    expect(answers.filter(({ ok }) => !ok)).toContainEqual({ ok: false, why: 'busy' })
    expect(await attachmentsOfDraft(draftId)).toHaveLength(added.length)
  })

  it('makes room again when it is removed, and is no longer there', async () => {
    const { draftId } = await aDraft()
    const attachmentId = await added(draftId)
    expect(await removeAttachment(await draftOf(draftId), attachmentId, LATER)).toBe(true)
    expect(await attachmentsOfDraft(draftId)).toEqual([])
    expect(await removeAttachment(await draftOf(draftId), attachmentId, LATER)).toBe(false)
    expect(await attachmentBy(attachmentId)).toMatchObject({ status: 'removed' })
    await forgetAttachment(attachmentId)
    expect(await attachmentBy(attachmentId)).toBeUndefined()
  })

  it('is not removed by way of another draft', async () => {
    const [{ draftId }, other] = [await aDraft(), await aDraft()]
    const attachmentId = await added(draftId)
    expect(await removeAttachment(other, attachmentId, LATER)).toBe(false)
    expect(await attachmentsOfDraft(draftId)).toHaveLength(1)
  })

  it.each(['', 'attachment', '../../x', newId(), `${newId()}.${newId()}`])(
    'is not found as %j',
    async (attachmentId) => {
      expect(await attachmentBy(attachmentId)).toBeUndefined()
    },
  )
})

describe('what is told of a file', () => {
  it('is noted once, and tells whether it changed anything', async () => {
    const attachmentId = await added((await aDraft()).draftId)
    const noted = (observation: Parameters<typeof noteOfAttachment>[1]) =>
      noteOfAttachment(attachmentId, observation, LATER)
    expect(await noted(stored)).toMatchObject({ changed: true, attachment: { status: 'scanning', since: LATER } })
    expect(await noted(stored)).toMatchObject({ changed: false, attachment: { status: 'scanning' } })
    expect(await noted(clean)).toMatchObject({ changed: true, attachment: { status: 'clean', file: { kind: 'pdf' } } })
    expect(await noted({ type: 'scan-overdue' })).toMatchObject({ changed: false, attachment: { status: 'clean' } })
    expect(await attachmentBy(attachmentId)).toMatchObject({ status: 'clean', version: 3 })
  })

  it('all at once ends where it must', async () => {
    const attachmentId = await added((await aDraft()).draftId)
    await Promise.all(
      [stored, clean, { type: 'found-infected' } as const].map((observation) =>
        noteOfAttachment(attachmentId, observation, LATER),
      ),
    )
    expect(await attachmentBy(attachmentId)).toMatchObject({ status: 'infected' })
  })

  it('of a file that nobody knows is told back', async () => {
    expect(await noteOfAttachment(`${newId()}.${newId()}`, stored, LATER)).toBeUndefined()
  })
})

describe('when the draft is sent', () => {
  let draftId: string
  let reference: string
  beforeAll(async () => {
    ;({ draftId } = await aDraft())
    const ready = await added(draftId, 'Ready')
    const scanning = await added(draftId, 'Being scanned', LATER)
    await added(draftId, 'Never uploaded')
    const bad = await added(draftId, 'Infected')
    for (const id of [ready, scanning, bad]) await noteOfAttachment(id, stored, LATER)
    await noteOfAttachment(ready, clean, LATER)
    await noteOfAttachment(bad, { type: 'found-infected' }, LATER)
    const answer = await sent(draftId)
    if (!answer.ok) throw new Error('It was not sent')
    ;({ reference } = answer)
  })

  it('the files that are clean or being scanned go along, and no others', async () => {
    expect((await attachmentsOfReferral(reference)).map(({ description }) => description)).toEqual([
      'Ready',
      'Being scanned',
    ])
    expect(await attachmentsOfReferral(newReference())).toEqual([])
  })

  it('nothing can be added to it or taken from it any more', async () => {
    const [file] = await attachmentsOfReferral(reference)
    expect(await addAttachment(draftId, OWNER, 'Late', LATER)).toEqual({ ok: false, why: 'gone' })
    expect(await removeAttachment(await draftOf(draftId), file?.attachmentId ?? '', LATER)).toBe(false)
    await letGoOfAttachments(draftId, LATER)
    expect(await attachmentsOfReferral(reference)).toHaveLength(2)
  })

  it('a scan that ends well afterwards opens the file, and nobody is written to', async () => {
    const [, late] = await attachmentsOfReferral(reference)
    await noteOfAttachment(late?.attachmentId ?? '', clean, LATER)
    expect((await attachmentsOfReferral(reference))[1]).toMatchObject({ status: 'clean', reference })
    expect(await mailsOf(reference)).toEqual([])
  })

  it('a file that turns out bad afterwards is told to the referrer, once', async () => {
    const [, late] = await attachmentsOfReferral(reference)
    for (const type of ['found-infected', 'found-infected', 'found-wrong-type'] as const)
      await noteOfAttachment(late?.attachmentId ?? '', { type }, LATER)
    expect(await mailsOf(reference)).toEqual([{ do: 'mail', template: 'attachment-lost', to: 'referrer', reference }])
  })
})

it('a file that is removed while its draft is being sent does not go along unseen', async () => {
  const { draftId } = await aDraft()
  const attachmentId = await added(draftId)
  await noteOfAttachment(attachmentId, stored, LATER)
  const [draft, files] = [await draftOf(draftId), await attachmentsOfDraft(draftId)]
  await removeAttachment(draft, attachmentId, LATER)
  const written = await transact([sendDraft(draft, newReference()), ...sendAttachments(files, newReference())])
  expect(written).toMatchObject({ ok: false, failed: [{ name: 'draft' }, { name: 'draft' }] })
  expect(await draftOf(draftId)).not.toHaveProperty('sentAs')
})

const lookedAt = async (by: string): Promise<string[]> =>
  (await attachmentsToLookAt(by)).map(({ attachmentId }) => attachmentId)

describe('what has to be looked at', () => {
  it('is a file that nothing came of in time, and not before', async () => {
    const attachmentId = await added((await aDraft()).draftId)
    expect(await lookedAt(MONDAY)).not.toContain(attachmentId)
    expect(await lookedAt(LATER)).toContain(attachmentId)
  })

  it('is a file of a draft when that may have run out, and not while the draft is kept longer', async () => {
    const attachmentId = await added((await aDraft()).draftId)
    const file = (await noteOfAttachment(attachmentId, clean, LATER))?.attachment
    expect(await lookedAt(FAR)).toContain(attachmentId)
    expect(await lookedAt(LATER)).not.toContain(attachmentId)
    if (file !== undefined) await lookAgain(file, '2099-02-01T00:00:00.000Z')
    expect(await lookedAt(FAR)).not.toContain(attachmentId)
  })

  it('is not a clean file of a referral, once somebody looked', async () => {
    const { draftId } = await aDraft()
    const attachmentId = await added(draftId)
    await noteOfAttachment(attachmentId, clean, LATER)
    await sent(draftId)
    const file = (await attachmentsToLookAt(FAR)).find((one) => one.attachmentId === attachmentId)
    expect(file).toMatchObject({ reference: expect.any(String) })
    if (file !== undefined) await lookAgain(file, file.keptUntil)
    expect(await lookedAt(FAR)).not.toContain(attachmentId)
  })

  it('is at once every file of a draft that its owner has removed', async () => {
    const { draftId } = await aDraft()
    const attachmentId = await added(draftId)
    await letGoOfAttachments(draftId, MONDAY)
    expect(await lookedAt(MONDAY)).toContain(attachmentId)
  })
})
