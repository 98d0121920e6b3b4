// The keys of the one table. A partition holds all that belongs to one referral: its state, story, cases, events and waits.

export type Key = { pk: string; sk: string }

const CASE_ID = /^(?<reference>ADV-[2-9A-Z]{4}-[2-9A-Z]{4})-(?<number>[1-9])$/
const REFERENCE = /^ADV-[2-9A-Z]{4}-[2-9A-Z]{4}$/

export const isReference = (text: string): boolean => REFERENCE.test(text)
export const isCaseId = (text: string): boolean => CASE_ID.test(text)

/** A case's id: the referral's reference and a number, so that it leads to its partition. */
export const caseIdOf = (reference: string, number: number): string => `${reference}-${number}`

/** The ids of the cases that a referral opens next. */
export const nextCaseIds = (
  { reference, cases }: { reference: string; cases: readonly unknown[] },
  count: number,
): string[] => Array.from({ length: count }, (_, place) => caseIdOf(reference, cases.length + place + 1))

/** The reference of the referral that a case belongs to. */
export const referenceOfCase = (caseId: string): string => caseId.slice(0, caseId.lastIndexOf('-'))
const numberOf = (caseId: string): string => caseId.slice(caseId.lastIndexOf('-') + 1)
const sequence = (version: number): string => String(version).padStart(6, '0')

export const referralPartition = (reference: string): string => `REFERRAL#${reference}`

const ATTACHMENT_ID = /^[\da-f-]{36}\.[\da-f-]{36}$/
export const isAttachmentId = (text: string): boolean => ATTACHMENT_ID.test(text)

/** An attachment's id: the draft it was added to and an id of its own, so that it leads to its partition. */
export const attachmentIdOf = (draftId: string, own: string): string => `${draftId}.${own}`
const draftOfAttachment = (attachmentId: string): string => attachmentId.slice(0, attachmentId.indexOf('.'))

/** The attachments of a draft. They stay there when it is sent: what the bucket and the scan tell names the draft. */
export const attachmentsPartition = (draftId: string): string => `ATTACHMENTS#${draftId}`

/** The referrals whose person is known by the same mark; `hash` is a keyed one. */
export const likenessPartition = (hash: string): string => `LIKENESS#${hash}`

export const keys = {
  referral: (reference: string): Key => ({ pk: referralPartition(reference), sk: 'REFERRAL' }),
  story: (reference: string): Key => ({ pk: referralPartition(reference), sk: 'STORY' }),
  /** A correction of the story, under its number. */
  storyChange: (reference: string, change: number): Key => ({
    pk: referralPartition(reference),
    sk: `STORY-CHANGE#${sequence(change)}`,
  }),
  likeness: (hash: string, receivedAt: string, reference: string): Key => ({
    pk: likenessPartition(hash),
    sk: `${receivedAt}#${reference}`,
  }),
  /** The next day on which a referral is to be looked at again. */
  recheck: (reference: string): Key => ({ pk: referralPartition(reference), sk: 'RECHECK' }),
  equality: (reference: string): Key => ({ pk: `EQUALITY#${reference}`, sk: 'EQUALITY' }),
  case: (caseId: string): Key => ({ pk: referralPartition(referenceOfCase(caseId)), sk: `CASE#${numberOf(caseId)}` }),
  referralEvent: (reference: string, version: number): Key => ({
    pk: referralPartition(reference),
    sk: `EVENT#REFERRAL#${sequence(version)}`,
  }),
  caseEvent: (caseId: string, version: number): Key => ({
    pk: referralPartition(referenceOfCase(caseId)),
    sk: `EVENT#CASE#${numberOf(caseId)}#${sequence(version)}`,
  }),
  /** Where a workflow left the token of its wait; the subject is a reference or a case id. */
  wait: (subject: string): Key => ({
    pk: referralPartition(isCaseId(subject) ? referenceOfCase(subject) : subject),
    sk: isCaseId(subject) ? `WAIT#CASE#${numberOf(subject)}` : 'WAIT#REFERRAL',
  }),
  outbox: (outboxId: string): Key => ({ pk: `OUTBOX#${outboxId}`, sk: 'OUTBOX' }),
  link: (hash: string): Key => ({ pk: `LINK#${hash}`, sk: 'LINK' }),
  room: (contractId: string): Key => ({ pk: `ROOM#${contractId}`, sk: 'ROOM' }),
  request: (sender: string, idempotencyKey: string): Key => ({
    pk: `REQUEST#${sender}#${idempotencyKey}`,
    sk: 'REQUEST',
  }),
  draft: (draftId: string): Key => ({ pk: `DRAFT#${draftId}`, sk: 'DRAFT' }),
  attachment: (attachmentId: string): Key => ({
    pk: attachmentsPartition(draftOfAttachment(attachmentId)),
    sk: `ATTACHMENT#${attachmentId}`,
  }),
  /** Which attachments went with a referral. */
  attachmentsOf: (reference: string): Key => ({ pk: referralPartition(reference), sk: 'ATTACHMENTS' }),
  session: (hash: string): Key => ({ pk: `SESSION#${hash}`, sk: 'SESSION' }),
  signIn: (state: string): Key => ({ pk: `SIGNIN#${state}`, sk: 'SIGNIN' }),
  authority: (authority: string): Key => ({ pk: 'AUTHORITIES', sk: `AUTHORITY#${authority}` }),
  /** What the commissioner of an authority entered of the law, numbered from 1. */
  lawChange: (authority: string, number: number): Key => ({
    pk: `LAW#${authority}`,
    sk: `CHANGE#${sequence(number)}`,
  }),
  /** A target that the commissioner of an area changed from a day on, numbered from 1. */
  policyChange: (area: string, number: number): Key => ({
    pk: `POLICY#${area}`,
    sk: `CHANGE#${sequence(number)}`,
  }),
  /** A list of bank holidays that was entered, numbered from 1. */
  calendar: (number: number): Key => ({ pk: 'CALENDARS', sk: `CALENDAR#${sequence(number)}` }),
  /** That an authority was told of the end of the calendar that ends on a day. */
  calendarNotice: (endsOn: string, authority: string): Key => ({
    pk: 'CALENDAR-NOTICES',
    sk: `${endsOn}#${authority}`,
  }),
  contract: (area: string, contractId: string): Key => ({ pk: `CONTRACTS#${area}`, sk: `CONTRACT#${contractId}` }),
  figures: (authority: string, receivedAt: string, caseId: string): Key => ({
    pk: `FIGURES#${authority}`,
    sk: `${receivedAt}#${caseId}`,
  }),
} as const
