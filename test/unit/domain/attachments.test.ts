// The states of a file: closed until it was found clean, whatever is told of it, how often and in which order.
import { array, assert, constantFrom, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  announced,
  type Attachment,
  ATTACHMENT_STATUSES,
  ATTACHMENT_TRANSITIONS,
  type AttachmentStatus,
  goesAlong,
  isLostToReferral,
  isOpenable,
  isToBeDeleted,
  nextLook,
  type Observation,
  OBSERVATIONS,
  type ObservationType,
  observed,
} from '../../../shared/domain/attachments.ts'
import { hoursAfter, MONDAY } from '../../support/factories.ts'

const LATER = hoursAfter(MONDAY, 2)
const FILE = { etag: 'one', bytes: 1_000 }

const observation = (type: ObservationType, etag = FILE.etag): Observation => {
  if (type === 'stored') return { type, etag, bytes: 1_000 }
  return type === 'found-clean' ? { type, etag, bytes: 1_000, kind: 'pdf' } : { type }
}

const fresh = announced(
  {
    attachmentId: 'draft.file',
    draftId: 'draft',
    owner: 'referrer.westmarch',
    description: 'Care plan',
    keptUntil: hoursAfter(MONDAY, 720),
  },
  MONDAY,
)

const after = (...types: (ObservationType | Observation)[]): Attachment =>
  types.reduce<Attachment>((before, one) => {
    const told = typeof one === 'string' ? observation(one) : one
    return observed(before, told, hoursAfter(before.since, 1)) ?? before
  }, fresh)

const inStatus = (status: AttachmentStatus): Attachment => ({ ...fresh, status })

describe('a file', () => {
  it.each<[ObservationType[], AttachmentStatus]>([
    [[], 'awaiting-upload'],
    [['stored'], 'scanning'],
    [['stored', 'found-clean'], 'clean'],
    [['found-clean', 'stored'], 'clean'],
    [['stored', 'stored', 'found-clean', 'found-clean'], 'clean'],
    [['stored', 'found-infected'], 'infected'],
    [['found-infected', 'stored'], 'infected'],
    [['stored', 'found-infected', 'found-clean'], 'infected'],
    [['stored', 'found-clean', 'found-infected'], 'infected'],
    [['stored', 'found-wrong-type'], 'wrong-type'],
    [['stored', 'found-wrong-type', 'found-infected'], 'infected'],
    [['stored', 'found-unscannable'], 'unscannable'],
    [['stored', 'scan-failed'], 'failed'],
    [['stored', 'scan-overdue'], 'failed'],
    [['stored', 'scan-overdue', 'found-clean'], 'clean'],
    [['stored', 'found-clean', 'scan-overdue'], 'clean'],
    [['stored', 'found-clean', 'scan-failed'], 'clean'],
    [['upload-overdue'], 'expired'],
    [['stored', 'upload-overdue'], 'scanning'],
    [['upload-overdue', 'stored'], 'scanning'],
    [['removed', 'stored', 'found-clean'], 'removed'],
    [['stored', 'found-clean', 'removed'], 'removed'],
  ])('told %j is %s', (told, status) => {
    expect(after(...told).status).toBe(status)
  })

  it('that other bytes take the place of is closed until they were scanned themselves', () => {
    const replaced = after('stored', 'found-clean', observation('stored', 'two'))
    expect(replaced).toMatchObject({ status: 'scanning', file: { etag: 'two' } })
    expect(replaced.file).not.toHaveProperty('kind')
    expect(isOpenable(replaced)).toBe(false)
  })

  it.each(OBSERVATIONS.map((type) => [type]))('told %s moves as the table says and no other way', (type) => {
    for (const status of ATTACHMENT_STATUSES) {
      const { from, to } = ATTACHMENT_TRANSITIONS[type]
      const moved = observed(inStatus(status), observation(type), hoursAfter(MONDAY, 1))
      expect({ status, to: moved?.status }).toEqual({ status, to: from.includes(status) ? to : undefined })
    }
  })

  it('told the same twice is as it was', () => {
    for (const type of OBSERVATIONS) {
      const once = after(type)
      expect({ type, again: observed(once, observation(type), hoursAfter(MONDAY, 5))?.status }).toEqual({
        type,
        again: undefined,
      })
    }
  })

  it('is open only when the last that was told of its bytes is that they are clean', () => {
    const word = record({ type: constantFrom(...OBSERVATIONS), etag: constantFrom('one', 'two') })
    assert(
      property(array(word, { maxLength: 12 }), (all) => {
        const end = after(...all.map(({ type, etag }) => observation(type, etag)))
        const types = all.map(({ type }) => type)
        const isFoundClean = types.includes('found-clean') && !types.includes('found-infected')
        return isOpenable(end) ? isFoundClean && end.file?.kind === 'pdf' && !isToBeDeleted(end) : true
      }),
    )
  })
})

describe('when a referral is sent', () => {
  it.each<[AttachmentStatus, boolean]>([
    ['awaiting-upload', false],
    ['scanning', true],
    ['clean', true],
    ['infected', false],
    ['wrong-type', false],
    ['unscannable', false],
    ['failed', true],
    ['expired', false],
    ['replaced', false],
    ['removed', false],
  ])('a file that is %s goes along: %s', (status, along) => {
    expect(goesAlong(inStatus(status))).toBe(along)
  })

  it('its files are the referral’s and can no longer be taken back', () => {
    const sent = { ...after('stored', 'found-clean'), reference: 'ADV-7K3M-2Q9P' }
    expect(observed(sent, { type: 'removed' }, MONDAY)).toBeUndefined()
  })

  it.each<[ObservationType[], ObservationType]>([
    [['stored', 'found-clean'], 'stored'],
    [['stored', 'found-clean'], 'found-clean'],
    [['stored'], 'stored'],
    [['stored'], 'found-clean'],
    [['stored', 'scan-overdue'], 'stored'],
    [['stored', 'scan-overdue'], 'found-clean'],
  ])('one that was told %j is closed for good when other bytes are %s in its place', (told, type) => {
    const sent = { ...after(...told), reference: 'ADV-7K3M-2Q9P' }
    const replaced = observed(sent, observation(type, 'two'), LATER)
    if (replaced === undefined) throw new Error('Nothing changed')
    expect(replaced).toMatchObject({ status: 'replaced', since: LATER })
    expect([isOpenable(replaced), isToBeDeleted(replaced), isLostToReferral(replaced)]).toEqual([false, true, true])
    for (const next of OBSERVATIONS)
      for (const etag of ['one', 'two']) expect(observed(replaced, observation(next, etag), LATER)).toBeUndefined()
  })

  it('one that was still being scanned opens when its own bytes are clean', () => {
    const sent = { ...after('stored'), reference: 'ADV-7K3M-2Q9P' }
    expect(observed(sent, observation('found-clean'), LATER)).toMatchObject({ status: 'clean' })
    expect(observed(sent, observation('stored'), LATER)).toBeUndefined()
  })

  it.each<[AttachmentStatus, boolean]>([
    ['scanning', false],
    ['clean', false],
    ['infected', true],
    ['wrong-type', true],
    ['unscannable', true],
    ['replaced', true],
    ['failed', true],
  ])('one that turns out %s is lost to it: %s', (status, lost) => {
    expect(isLostToReferral({ ...inStatus(status), reference: 'ADV-7K3M-2Q9P' })).toBe(lost)
    expect(isLostToReferral(inStatus(status))).toBe(false)
  })
})

describe('somebody looks after a file', () => {
  it.each<[AttachmentStatus, string | undefined]>([
    ['awaiting-upload', hoursAfter(MONDAY, 1)],
    ['scanning', hoursAfter(MONDAY, 1)],
    ['removed', MONDAY],
    ['clean', fresh.keptUntil],
    ['infected', fresh.keptUntil],
    ['wrong-type', fresh.keptUntil],
    ['unscannable', fresh.keptUntil],
    ['failed', fresh.keptUntil],
    ['expired', fresh.keptUntil],
  ])('that is %s, at %s', (status, at) => {
    expect(nextLook(inStatus(status))).toBe(at)
  })

  it.each<[AttachmentStatus, string | undefined]>([
    ['scanning', hoursAfter(MONDAY, 1)],
    ['clean', undefined],
    ['infected', undefined],
    ['replaced', undefined],
    ['failed', undefined],
  ])('that is %s and was sent, at %s', (status, at) => {
    expect(nextLook({ ...inStatus(status), reference: 'ADV-7K3M-2Q9P' })).toBe(at)
  })
})
