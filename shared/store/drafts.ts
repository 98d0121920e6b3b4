// Drafts of the form: answers kept as they were typed, for 30 days, the writer's own.
import * as z from 'zod'
import { instantOf } from '../domain/time.ts'
import { nowMs } from '../platform/clock.ts'
import { keys } from './keys.ts'
import { queryItems, readItem, transact, type Write } from './table.ts'

const THIRTY_DAYS_S = 30 * 24 * 3_600

const storedDraft = z.object({
  draftId: z.string(),
  owner: z.string(),
  version: z.number(),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** The reference of the referral it became. */
  sentAs: z.string().optional(),
  savedAt: z.string(),
  expiresAt: z.number(),
})
export type Draft = z.infer<typeof storedDraft>

const draftItem = (draft: Draft) => ({
  ...keys.draft(draft.draftId),
  kind: 'draft',
  ...draft,
  byOwner: `OWNER#${draft.owner}`,
  byOwnerSort: `DRAFT#${draft.savedAt}`,
})

/** A draft, for its owner only. */
export const draftBy = async (draftId: string, owner: string): Promise<Draft | undefined> => {
  const draft = await readItem(keys.draft(draftId), storedDraft)
  return draft !== undefined && draft.owner === owner && draft.expiresAt * 1000 > nowMs() ? draft : undefined
}

/** The drafts of a person that were not sent, newest first. */
export const draftsOf = async (owner: string): Promise<Draft[]> => {
  const found = await queryItems(
    { partition: `OWNER#${owner}`, index: 'ByOwner', beginsWith: 'DRAFT#', newestFirst: true, limit: 50 },
    storedDraft,
  )
  return found.filter((draft) => draft.sentAs === undefined && draft.expiresAt * 1000 > nowMs())
}

/** Begins a draft. */
export const beginDraft = async (
  draftId: string,
  owner: string,
  answers: Draft['answers'],
  at: string,
): Promise<Draft> => {
  const draft = {
    draftId,
    owner,
    version: 1,
    answers,
    savedAt: at,
    expiresAt: Math.floor(nowMs() / 1000) + THIRTY_DAYS_S,
  }
  await transact([{ name: 'draft', put: draftItem(draft), condition: 'attribute_not_exists(pk)' }])
  return draft
}

/** Saves answers over the version that was read; false when the draft was changed or sent meanwhile. */
export const saveDraft = async (draft: Draft, answers: Draft['answers'], at: string): Promise<boolean> => {
  const saved = {
    ...draft,
    answers,
    version: draft.version + 1,
    savedAt: at,
    expiresAt: Math.floor(nowMs() / 1000) + THIRTY_DAYS_S,
  }
  const written = await transact([
    {
      name: 'draft',
      put: draftItem(saved),
      condition: 'version = :version AND attribute_not_exists(sentAs)',
      values: { ':version': draft.version },
    },
  ])
  return written.ok
}

/** Removes a draft under the version that was read; false when it was changed, sent or removed meanwhile. */
export const removeDraft = async (draft: Draft): Promise<boolean> => {
  const written = await transact([
    {
      name: 'draft',
      remove: keys.draft(draft.draftId),
      condition: 'version = :version AND attribute_not_exists(sentAs)',
      values: { ':version': draft.version },
    },
  ])
  return written.ok
}

/** Uses a draft up, in the transaction of the referral it becomes. */
export const sendDraft = (draft: Draft, reference: string): Write => ({
  name: 'draft',
  update: keys.draft(draft.draftId),
  // The story is the referral's now. What stays for its 30 days is where a second click is sent to.
  set: 'SET sentAs = :reference, answers = :nothing REMOVE byOwner, byOwnerSort',
  condition: 'version = :version AND attribute_not_exists(sentAs)',
  values: { ':reference': reference, ':version': draft.version, ':nothing': {} },
})

/** Keeps a draft as it is for another 30 days, under the version that was read: something was added to it or taken from it. */
export const keepDraft = (draft: Draft, at: string): { write: Write; keptUntil: string } => {
  const expiresAt = Math.floor(nowMs() / 1000) + THIRTY_DAYS_S
  const { byOwnerSort } = draftItem({ ...draft, savedAt: at })
  return {
    keptUntil: instantOf(expiresAt * 1000),
    write: {
      name: 'draft',
      update: keys.draft(draft.draftId),
      set: 'SET version = version + :one, savedAt = :at, expiresAt = :expiresAt, byOwnerSort = :sort',
      condition: 'version = :version AND attribute_not_exists(sentAs)',
      values: { ':one': 1, ':at': at, ':expiresAt': expiresAt, ':sort': byOwnerSort, ':version': draft.version },
    },
  }
}
