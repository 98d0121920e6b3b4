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
/** The reference of the referral whose partition it is; undefined for any other. */
export const referenceOfPartition = (partition: string): string | undefined => {
  const reference = partition.slice(referralPartition('').length)
  return isReference(reference) && partition === referralPartition(reference) ? reference : undefined
}

const ATTACHMENT_ID = /^[\da-f-]{36}\.[\da-f-]{36}$/
export const isAttachmentId = (text: string): boolean => ATTACHMENT_ID.test(text)

/** An attachment's id: the draft it was added to and an id of its own, so that it leads to its partition. */
export const attachmentIdOf = (draftId: string, own: string): string => `${draftId}.${own}`
const draftOfAttachment = (attachmentId: string): string => attachmentId.slice(0, attachmentId.indexOf('.'))

/** The attachments of a draft. They stay there when it is sent: what the bucket and the scan tell names the draft. */
export const attachmentsPartition = (draftId: string): string => `ATTACHMENTS#${draftId}`

/** The referrals whose person is known by the same mark; `hash` is a keyed one. */
export const likenessPartition = (hash: string): string => `LIKENESS#${hash}`

/** Where the mails about a referral, about a case, or of anything else stand. */
export const mailsPartition = (subject: string): string => {
  if (isCaseId(subject)) return referralPartition(referenceOfCase(subject))
  return isReference(subject) ? referralPartition(subject) : `MAILS#${subject}`
}

/** What the contracts of an area carry, read in one go whenever a provider is chosen. */
export const roomsPartition = (area: string): string => `ROOMS#${area}`

/** The addresses of the contracts of an area that have given back mail. */
export const gaveBackPartition = (area: string): string => `GAVE-BACK#${area}`

type GivenOutOf = Record<'area' | 'kind' | 'organisation', string>
const givenOutPartition = ({ area, kind, organisation }: GivenOutOf): string =>
  `GIVEN-OUT#${area}#${kind}#${organisation}`
/** What the sort keys of all that an organisation was given begin with. */
export const GIVEN_OUT_ENTRIES = 'ENTRY#'

/** What was seen or taken of a referral, or of an authority as a whole. */
export const accessPartition = (of: string): string => `ACCESS#${of}`

/** The cells of the reports of an area, by dimension; each time that they are made anew they stand elsewhere. */
export const reportPartition = (area: string, dimension: string, generation: number): string =>
  `REPORT#${area}#${generation}#${dimension}`

/** What the groups of an area are called, by dimension. */
export const groupNamesPartition = (area: string): string => `GROUP-NAMES#${area}`
/** The referrals whose figures could not be worked out. */
export const MISSING_FIGURES = 'MISSING-FIGURES'

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
  /** What a referral is counted under in reports. */
  dimensions: (reference: string): Key => ({ pk: referralPartition(reference), sk: 'DIMENSIONS' }),
  case: (caseId: string): Key => ({ pk: referralPartition(referenceOfCase(caseId)), sk: `CASE#${numberOf(caseId)}` }),
  referralEvent: (reference: string, version: number): Key => ({
    pk: referralPartition(reference),
    sk: `EVENT#REFERRAL#${sequence(version)}`,
  }),
  caseEvent: (caseId: string, version: number): Key => ({
    pk: referralPartition(referenceOfCase(caseId)),
    sk: `EVENT#CASE#${numberOf(caseId)}#${sequence(version)}`,
  }),
  /** A message on a case, under its number. */
  message: (caseId: string, number: number): Key => ({
    pk: referralPartition(referenceOfCase(caseId)),
    sk: `MESSAGE#CASE#${numberOf(caseId)}#${sequence(number)}`,
  }),
  /** That a side has opened the messages of a case, up to one. */
  messagesOpened: (caseId: string, side: string, upTo: number): Key => ({
    pk: referralPartition(referenceOfCase(caseId)),
    sk: `MESSAGES-OPENED#CASE#${numberOf(caseId)}#${sequence(upTo)}#${side}`,
  }),
  /** What a side has not opened yet of the messages of a case. */
  messagesUnread: (caseId: string, side: string): Key => ({
    pk: referralPartition(referenceOfCase(caseId)),
    sk: `MESSAGES-UNREAD#CASE#${numberOf(caseId)}#${side}`,
  }),
  /** The words of somebody's feedback on a case. */
  feedback: (caseId: string, from: string): Key => ({
    pk: referralPartition(referenceOfCase(caseId)),
    sk: `FEEDBACK#CASE#${numberOf(caseId)}#${from}`,
  }),
  /** Who wants the monthly report of an area by mail. */
  subscription: (area: string, subscriber: string): Key => ({ pk: 'MONTHLY-REPORTS', sk: `${area}#${subscriber}` }),
  /** Where a workflow left the token of its wait; the subject is a reference or a case id. */
  wait: (subject: string): Key => ({
    pk: referralPartition(isCaseId(subject) ? referenceOfCase(subject) : subject),
    sk: isCaseId(subject) ? `WAIT#CASE#${numberOf(subject)}` : 'WAIT#REFERRAL',
  }),
  outbox: (outboxId: string): Key => ({ pk: `OUTBOX#${outboxId}`, sk: 'OUTBOX' }),
  /** What became of a mail. Its id begins with the referral or the case that it is about, or with what else it came of. */
  mail: (mailId: string): Key => ({ pk: mailsPartition(mailId.split('.')[0] ?? mailId), sk: `MAIL#${mailId}` }),
  link: (hash: string): Key => ({ pk: `LINK#${hash}`, sk: 'LINK' }),
  /** When new links of an offer were asked for. */
  linkRequests: (offerId: string): Key => ({ pk: `OFFER#${offerId}`, sk: 'LINK-REQUESTS' }),
  /** That an address has given back the mail of a contract; `hash` is of the address. */
  gaveBack: (area: string, contractId: string, hash: string): Key => ({
    pk: gaveBackPartition(area),
    sk: `${contractId}#${hash}`,
  }),
  room: (area: string, contractId: string): Key => ({ pk: roomsPartition(area), sk: contractId }),
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
  /** The list of bank holidays that waits to be confirmed; one at a time. */
  calendarProposal: (): Key => ({ pk: 'CALENDARS', sk: 'PROPOSAL' }),
  /** That an authority was told of the end of the calendar that ends on a day. */
  calendarNotice: (endsOn: string, authority: string): Key => ({
    pk: 'CALENDAR-NOTICES',
    sk: `${endsOn}#${authority}`,
  }),
  /** What was entered of the contracts of an area, numbered from 1. */
  contractEntry: (area: string, number: number): Key => ({
    pk: `CONTRACTS#${area}`,
    sk: `ENTRY#${sequence(number)}`,
  }),
  /** Counts of assessments that were entered for an authority, numbered from 1. */
  assessments: (area: string, number: number): Key => ({
    pk: `ASSESSMENTS#${area}`,
    sk: `ENTRY#${sequence(number)}`,
  }),
  /** An entry of the register of access, by what makes it one and the same. */
  access: (of: string, identity: string): Key => ({ pk: accessPartition(of), sk: identity }),
  /** What an organisation was given of the figures of an area, numbered from 1. */
  givenOut: (of: GivenOutOf, number: number): Key => ({
    pk: givenOutPartition(of),
    sk: GIVEN_OUT_ENTRIES + sequence(number),
  }),
  /** What it was given of a day's figures that no other day's are compared with. */
  givenOutOn: (of: GivenOutOf, day: string): Key => ({ pk: givenOutPartition(of), sk: `DAY#${day}` }),
  /** The row of a case, or of a referral that opened none. */
  figures: (subject: string): Key => ({
    pk: referralPartition(isCaseId(subject) ? referenceOfCase(subject) : subject),
    sk: isCaseId(subject) ? `FIGURES#CASE#${numberOf(subject)}` : 'FIGURES#REFERRAL',
  }),
  /** Which cells of an area are read, and which are being made. */
  reportGeneration: (area: string): Key => ({ pk: `REPORT#${area}`, sk: 'GENERATION' }),
  groupName: (area: string, dimension: string, group: string): Key => ({
    pk: groupNamesPartition(area),
    sk: `${dimension}#${group}`,
  }),
  missingFigures: (reference: string): Key => ({ pk: MISSING_FIGURES, sk: reference }),
} as const
