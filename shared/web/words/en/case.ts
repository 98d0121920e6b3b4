// The pages of a provider's cases, and what is said of a case wherever it is shown.
import type { CaseStatus } from '../../../domain/case.ts'
import type { CaseAction } from '../../../domain/case-actions.ts'
import type { Milestone } from '../../../domain/clocks/policy.ts'
import type { RuleId, Strength } from '../../../domain/eligibility/rules.ts'
import type {
  CaseEvent,
  DeclineReason,
  Outcome,
  PassOverReason,
  PauseReason,
  ReallocationReason,
  SharingChange,
  DelayReason,
} from '../../../domain/events.ts'
import type { FeedbackFrom } from '../../../domain/feedback.ts'
import type { FieldName, GroupId } from '../../../domain/form/fields.ts'
import { dates } from './dates.ts'
import { status } from './status.ts'

/** The law that a case rests on, in a line. */
const grounds: Record<Exclude<RuleId, `LOCAL-${string}`>, string> = {
  'IMCA-SMT': 'Serious medical treatment: Mental Capacity Act 2005, section 37',
  'IMCA-NHS-ACCOMMODATION': 'A stay arranged by the NHS: Mental Capacity Act 2005, section 38',
  'IMCA-LA-ACCOMMODATION': 'Accommodation arranged by a council: Mental Capacity Act 2005, section 39',
  'IMCA-REVIEW': 'Review of accommodation: Mental Capacity Act 2005, section 41 and SI 2006/2883',
  'IMCA-SAFEGUARDING': 'Protective measures: Mental Capacity Act 2005, section 41 and SI 2006/2883',
  'IMCA-39A': 'Deprivation of liberty, first authorisation: Mental Capacity Act 2005, section 39A',
  'IMCA-39C': 'Deprivation of liberty, no representative: Mental Capacity Act 2005, section 39C',
  'IMCA-39D': 'Deprivation of liberty, support: Mental Capacity Act 2005, section 39D',
  'RPR-PAID': 'Paid representative: Mental Capacity Act 2005, Schedule A1 Part 10',
  'CA-9': 'Needs assessment: Care Act 2014, sections 9 and 67',
  'CA-10': 'Carer’s assessment: Care Act 2014, sections 10 and 67',
  'CA-25C': 'Care and support plan: Care Act 2014, sections 25 and 67',
  'CA-25S': 'Carer’s support plan: Care Act 2014, sections 25 and 67',
  'CA-27C': 'Review of a care and support plan: Care Act 2014, sections 27 and 67',
  'CA-27S': 'Review of a carer’s support plan: Care Act 2014, sections 27 and 67',
  'CA-58': 'Child’s needs assessment: Care Act 2014, sections 58 and 67',
  'CA-60': 'Assessment of a child’s carer: Care Act 2014, sections 60 and 67',
  'CA-63': 'Young carer’s assessment: Care Act 2014, sections 63 and 67',
  'CA-42': 'Safeguarding enquiry: Care Act 2014, sections 42 and 68',
  'CA-44': 'Safeguarding adults review: Care Act 2014, sections 44 and 68',
  'CA-OTHER': 'Another contact under the Care Act 2014, by local policy',
  IMHA: 'Help for qualifying patients: Mental Health Act 1983, sections 130A to 130K',
  'IMHA-2025-INFORMAL': 'Informal patients in England: Mental Health Act 1983, section 130CA',
}
const groundsByRule: ReadonlyMap<string, string> = new Map(Object.entries(grounds))

const strength: Record<Strength, string> = {
  duty: 'The law requires an advocate',
  power: 'The law allows an advocate',
  inform: 'The person has a right to an advocate, and chooses',
}

const declineReasons: Record<DeclineReason, string> = {
  'conflict-of-interest': 'Conflict of interest',
  capacity: 'No room for another case',
  area: 'Outside our area',
}

const pauseReasons: Record<PauseReason, string> = {
  'awaiting-information': 'Waiting for information from the referrer',
  'person-unavailable': 'The person is not available, or does not want to meet for now',
  'access-refused': 'The place where the person is refuses access',
  'referrer-asked-to-wait': 'The referrer asked to wait',
  'safeguarding-lead-asked': 'The safeguarding lead asked not to meet the person yet',
  'instruction-queried': 'A question about the instruction is with the referrer',
}

const delayReasons: Record<DelayReason, string> = {
  'no-advocate-free': 'no advocate is free in time',
  'advocate-away': 'the advocate is away',
  'person-unavailable': 'the person is not available, or does not want to meet yet',
  'access-refused': 'the place where the person is has refused access',
  'information-awaited': 'information from the referrer is still awaited',
  'interpreter-awaited': 'an interpreter, or other help to communicate, is still awaited',
  other: 'another reason',
}

const outcomes: Record<Outcome, string> = {
  'views-represented': 'The person’s views were represented',
  'decision-changed': 'The decision changed',
  'challenge-informal': 'A decision was challenged informally',
  'challenge-formal': 'A decision was challenged formally',
  complaint: 'A complaint was made',
  'court-of-protection': 'The case went to the Court of Protection',
  'person-declined-advocacy': 'The person declined advocacy',
  'person-died': 'The person died',
  'no-longer-eligible': 'The person is no longer eligible',
}

const reallocationReasons: Record<ReallocationReason, string> = {
  'advocate-left': 'The advocate has left',
  'advocate-away': 'The advocate is away',
  workload: 'The advocate has too much other work',
  'person-asked': 'The person asked for another advocate',
  'better-match': 'Another advocate suits the person’s language or needs better',
  'conflict-of-interest': 'The advocate has a conflict of interest',
  other: 'Another reason',
}

/** “1 hour”, “6.5 hours” */
const hoursWorked = (hours: number): string => (hours === 1 ? '1 hour' : `${hours} hours`)

const passedOver: Record<PassOverReason, string> = {
  'not-in-force': 'its contract was not in force',
  'other-role': 'not contracted for this kind of advocacy',
  'other-area': 'not contracted for this area',
  'conflict-of-interest': 'a conflict of interest',
  'already-declined': 'declined this case before',
  'already-lapsed': 'did not answer in time before',
  'already-bounced': 'could not be reached by mail before',
  'taken-back': 'the case was taken back from it',
  'given-back': 'gave this case back',
  'language-not-spoken': 'no advocate who speaks or signs the language asked for',
  'no-room': 'no room under its contract',
  'no-room-this-week': 'no room for a new case this week',
  'kept-for-others': 'its last room is for a case that has waited and comes first',
}

const withdrawalReasons = {
  'person-declined': 'the person did not want it',
  'consent-withdrawn': 'the person withdrew consent',
  'decision-no-longer-needed': 'the decision is no longer needed',
  'appropriate-individual-found': 'an appropriate individual was found',
  'person-moved': 'the person moved',
  'person-died': 'the person died',
  'referred-in-error': 'referred in error',
  other: 'another reason',
}

const storySharing: Record<SharingChange, string> = {
  stopped: 'Consent to share the referral was withdrawn',
  resumed: 'The referral may be shared again',
}

/** The score is not told here: those who worked on the case read it where they may. */
const feedbackGiven: Record<FeedbackFrom, string> = {
  person: 'Feedback given by the person',
  referrer: 'Feedback given by the referrer',
  provider: 'Feedback given by the provider',
}

/** What happened, in a line; free text that somebody wrote is not part of it. */
const happened = (event: CaseEvent): string => {
  switch (event.type) {
    case 'case-opened':
      return `Case opened for ${status.role[event.role]}`
    case 'offer-made':
      return `Offered to ${event.offer.providerName}`
    case 'left-unplaced':
      return 'No contracted provider was left: passed to the commissioner'
    case 'assignment-asked':
      return 'because' in event
        ? 'Room came free, so a provider is looked for again'
        : 'The commissioner asked for a provider to be looked for again'
    case 'offer-accepted':
      return 'Offer accepted'
    case 'offer-declined':
      return `Offer declined: ${declineReasons[event.reason].toLowerCase()}`
    case 'offer-lapsed':
      return 'Offer passed on: it was not answered in time'
    case 'offer-bounced':
      return 'Offer passed on: no contact of the provider could be reached by mail'
    case 'link-reissued':
      return event.why === 'bounced'
        ? 'Offer mailed to another contact: the first mail could not be delivered'
        : 'A new link to the offer was asked for and sent'
    case 'instruction-queried':
      return 'Question asked about the instruction'
    case 'instruction-confirmed':
      return 'Question answered, instruction confirmed'
    case 'advocate-allocated':
      return 'Advocate named'
    case 'advocate-reallocated':
      return `Another advocate named: ${reallocationReasons[event.reason].toLowerCase()}`
    case 'hours-recorded':
      return `${hoursWorked(event.hours)} of work recorded for ${dates.day(event.on)}`
    case 'message-sent':
      return event.from === 'provider' ? 'Message from the provider' : 'Message from the referrer'
    case 'contact-attempted':
      return `First contact tried on ${dates.when(event.occurredAt)}`
    case 'contact-made':
      return `First contact made on ${dates.when(event.occurredAt)}`
    case 'report-date-agreed':
      return `Report agreed for ${dates.day(event.reportBy)}`
    case 'report-submitted':
      return `Report sent on ${dates.when(event.occurredAt)}`
    case 'case-closed':
      return `Case closed: ${dates.list(event.outcomes.map((outcome) => outcomes[outcome].toLowerCase()))}`
    case 'feedback-asked':
      return 'Feedback asked for'
    case 'feedback-given':
      return feedbackGiven[event.from]
    case 'case-withdrawn':
      return `Case withdrawn: ${withdrawalReasons[event.reason]}`
    case 'case-taken-back':
      return 'The commissioner took the case back, to place it with another provider'
    case 'case-given-back':
      return `The provider gave the case back: ${declineReasons[event.reason].toLowerCase()}`
    case 'case-handed-over':
      return event.jointUntil === undefined
        ? `Handed over to another area, as case ${event.toCaseId}`
        : `Handed over to another area, as case ${event.toCaseId}. Both work on it until the end of ${dates.day(event.jointUntil)}`
    case 'joint-period-ended':
      return 'The time of working on it together has ended, and this case with it'
    case 'story-corrected':
      return event.sharing === undefined ? 'The referral was corrected' : storySharing[event.sharing]
    case 'clock-paused':
      return `Clock paused: ${pauseReasons[event.reason].toLowerCase()}`
    case 'clock-resumed':
      return 'Clock running again'
    case 'clocks-reprojected':
      return `The commissioner set the dates anew. Priority: ${status.priority[event.priority]}`
    case 'delay-told':
      return `Delay told: ${status.milestone[event.milestone].toLowerCase()} is now expected by ${dates.day(event.expectedAt)}. Reason: ${delayReasons[event.reason]}`
    case 'alert-raised':
      return event.alert === 'reminder'
        ? `Reminder: ${status.milestone[event.milestone].toLowerCase()}, due by ${dates.when(event.dueAt)}`
        : `Overdue: ${status.milestone[event.milestone].toLowerCase()}, was due by ${dates.when(event.dueAt)}`
  }
}

/** The questions that the form puts to the referrer, as they read to somebody else. */
const storyLabels: { readonly [Name in FieldName]?: string } = {
  services: 'Advocate that the referrer thought of',
  'difficulty.why': 'What the referrer sees that makes them say so',
  'facts.individual.bestInterests': 'If they cannot say: is it in their best interests?',
  'facts.nhsPlacement.advocateInBestInterests': 'If it is: is an advocate in the person’s best interests?',
  'facts.disagreement.material': 'Do the authority and the appropriate individual disagree on something that matters?',
  'facts.disagreement.bothAgreeAdvocate': 'If so: do both agree that an advocate is in the person’s best interests?',
  'referrer.name': 'Name',
  'referrer.role': 'Role',
  'referrer.organisation': 'Organisation',
  'referrer.team': 'Team',
  'referrer.address': 'Work address',
  'referrer.email': 'Work email',
  'referrer.phone': 'Phone number',
  'referrer.isDecisionMaker': 'Is the referrer the decision-maker?',
  'authorisedPerson.confirmed': 'Authorised to instruct an advocate',
  'people.representatives.documentSeen': 'Has the referrer seen the document?',
  'requestedPowers.reason': 'How an advocate would be of benefit to this person',
  'goOnAgainstAnswer.reason': 'Why the referrer went on',
}

type ActionWords = {
  title: string
  link: string
  lede: string
  /** In place of the lede while the consent to share is withdrawn. */
  ledeStopped?: string
  button: string
  done: string
}

const actions: Record<CaseAction, ActionWords> = {
  accept: {
    title: 'Accept this case',
    link: 'Accept the case',
    lede: 'The case becomes yours at once. You then see the whole referral, and the referrer is told that you have it.',
    ledeStopped:
      'The case becomes yours at once, and the referrer is told that you have it. Consent to share the referral has been withdrawn, so it is not shown to you.',
    button: 'Accept the case',
    done: 'The case is yours. The referrer has been told.',
  },
  decline: {
    title: 'Why do you decline?',
    link: 'Decline it',
    lede: 'The case goes on to the next provider at once.',
    button: 'Decline the case',
    done: 'You have declined the case. It has gone on to the next provider.',
  },
  'give-back': {
    title: 'Give this case back',
    link: 'Give the case back',
    lede: 'When you cannot go on with a case that you have accepted. It goes to another provider at once, the commissioner and the referrer are told, and you cannot read the referral any more. If your work for the person has ended, close the case instead.',
    button: 'Give the case back',
    done: 'You have given the case back. Another provider is being asked now.',
  },
  query: {
    title: 'Ask the referrer a question',
    link: 'Ask the referrer a question',
    lede: 'For what you must know about the instruction before you go on. The clocks that are yours stand still until the referrer answers.',
    button: 'Send the question',
    done: 'Your question is with the referrer. You will get a mail when it is answered.',
  },
  allocate: {
    title: 'Who is the advocate?',
    link: 'Name the advocate',
    lede: 'The referrer is told by mail that an advocate is named, and sees who it is when they sign in.',
    button: 'Save the advocate',
    done: 'The advocate is named. The referrer has been told.',
  },
  're-allocate': {
    title: 'Who takes over as the advocate?',
    link: 'Name another advocate',
    lede: 'The referrer is told by mail that the advocate has changed. Tell the person yourself, before it happens where you can. The dates stay as they are.',
    button: 'Save the advocate',
    done: 'Another advocate is named. The referrer has been told.',
  },
  hours: {
    title: 'Record hours worked',
    link: 'Record hours worked',
    lede: 'Hours of advocacy as they are worked: with the person, for the person, and on the way. They add up on the case, and you can correct the sum when you close it.',
    button: 'Save the hours',
    done: 'The hours are recorded.',
  },
  'first-contact': {
    title: 'First contact with the person',
    link: 'Record first contact',
    lede: 'A meeting, a call or another exchange in which the person could take part. Record an attempt as well: it shows what you did, and the clock goes on.',
    button: 'Save the contact',
    done: 'First contact is recorded. The referrer has been told.',
  },
  report: {
    title: 'When was the report sent?',
    link: 'Record the report',
    lede: 'The report or representations to the decision-maker, who must take them into account.',
    button: 'Save the report',
    done: 'The report is recorded. The referrer has been told.',
  },
  'report-date': {
    title: 'By which date have you agreed to report?',
    link: 'Agree a date for the report',
    lede: 'The date that you and the decision-maker agreed. It cannot be after the decision.',
    button: 'Save the date',
    done: 'The date for the report is recorded.',
  },
  close: {
    title: 'Close this case',
    link: 'Close the case',
    lede: 'When your work for the person in this case has ended, and the person knows that it has.',
    button: 'Close the case',
    done: 'The case is closed. The referrer has been told.',
  },
  pause: {
    title: 'Why can you not go on?',
    link: 'Pause the clock',
    lede: 'The clocks that can stand still do so until you set them going again, for ten working days at most. The reason is recorded.',
    button: 'Pause the clock',
    done: 'The clock is paused.',
  },
  delay: {
    title: 'Tell the referrer of a delay',
    link: 'Tell the referrer of a delay',
    lede: 'When a date cannot be kept, say so as soon as you know. The referrer is mailed the new date at once, and reads the reason on the page of the referral. The promised date stays as it is.',
    button: 'Tell the referrer',
    done: 'The referrer has been told of the delay.',
  },
  resume: {
    title: 'Set the clock going again',
    link: 'Set the clock going again',
    lede: 'The working time lost in the pause is added to what was due.',
    button: 'Set the clock going',
    done: 'The clock is running again.',
  },
}

/** What is wrong with an answer, by `action.field.code`. */
const errors: Readonly<Record<string, string>> = {
  'decline.reason.required': 'Say why you decline',
  'decline.reason.not-an-option': 'Choose one of the reasons',
  'give-back.reason.required': 'Say why you give the case back',
  'give-back.reason.not-an-option': 'Choose one of the reasons',
  'give-back.note.too-long': 'Shorten the note to 1,000 characters',
  'query.question.required': 'Write your question',
  'query.question.too-long': 'Shorten your question to 2,000 characters',
  'allocate.advocate.required': 'Give the advocate’s name',
  'allocate.advocate.too-long': 'Shorten the name to 120 characters',
  're-allocate.advocate.required': 'Give the advocate’s name',
  're-allocate.advocate.too-long': 'Shorten the name to 120 characters',
  're-allocate.advocate.changes-nothing': 'This advocate has the case already',
  're-allocate.reason.required': 'Say why another advocate takes over',
  're-allocate.reason.not-an-option': 'Choose one of the reasons',
  'hours.hours.required': 'Give the hours worked',
  'hours.hours.wrong-type': 'Give the hours as a number, like 2 or 1.5',
  'hours.hours.out-of-range': 'Give hours of one day: more than 0, and 24 at most',
  'hours.on.required': 'Give the day on which they were worked',
  'hours.on.date': 'Give a real date, like 27 3 2027',
  'hours.on.in-the-future': 'The day cannot be in the future',
  'hours.on.before-it-began': 'The day cannot be before the referral came in',
  'first-contact.successful.required': 'Say whether the person could be reached',
  'first-contact.successful.not-an-option': 'Say whether the person could be reached',
  'first-contact.occurredAt.required': 'Give the date and the time of the contact',
  'first-contact.occurredAt.date': 'Give a real date, like 27 3 2027',
  'first-contact.occurredAt.time': 'Give a time like 2:30pm or 14:30',
  'first-contact.occurredAt.in-the-future': 'The contact cannot be in the future',
  'first-contact.occurredAt.before-it-began': 'The contact cannot be before the referral came in',
  'report.occurredAt.required': 'Give the date and the time at which the report was sent',
  'report.occurredAt.date': 'Give a real date, like 27 3 2027',
  'report.occurredAt.time': 'Give a time like 2:30pm or 14:30',
  'report.occurredAt.in-the-future': 'The report cannot have been sent in the future',
  'report.occurredAt.before-it-began': 'The report cannot have been sent before the referral came in',
  'report-date.on.required': 'Give the date that you agreed',
  'report-date.on.date': 'Give a real date, like 27 3 2027',
  'report-date.on.changes-nothing': 'This date is agreed already',
  'report-date.on.before-it-began': 'The date must be today or in the future',
  'report-date.on.after-the-decision': 'The date must not be after the date of the decision',
  'report-date.on.after-the-limit':
    'The date must not be after the urgent authorisation ends, seven days after it was given',
  'close.outcomes.required': 'Choose at least one outcome',
  'close.outcomes.not-an-option': 'Choose from the outcomes offered',
  'close.outcomes.too-many': 'Choose each outcome once',
  'close.summary.required': 'Write a summary',
  'close.summary.too-long': 'Shorten the summary to 4,000 characters',
  'close.hours.wrong-type': 'Give the hours as a number, like 6 or 6.5',
  'close.hours.out-of-range': 'Give hours between 0 and 1,000',
  'delay.milestone.required': 'Say what will be late',
  'delay.milestone.not-an-option': 'Say what will be late',
  'delay.milestone.already-reached': 'This has been done already: nothing about it is late',
  'delay.reason.required': 'Say why it will be late',
  'delay.reason.not-an-option': 'Choose one of the reasons',
  'delay.on.required': 'Give the date by which you expect it now',
  'delay.on.not-late': 'The new date must be later than the date on which it is due anyway',
  'delay.on.before-it-began': 'The new date must be today or later',
  'pause.reason.required': 'Say why you cannot go on',
  'pause.reason.not-an-option': 'Choose one of the reasons',
}

const nextSteps: Record<CaseStatus, string> = {
  assigning: 'A provider is being found.',
  offered: 'Accept or decline this case.',
  queried: 'The referrer has your question. The clocks that are yours stand still until the answer comes.',
  accepted: 'Name the advocate.',
  allocated: 'Make first contact with the person.',
  'in-contact': 'Send the report or representations.',
  reported: 'Close the case when your work has ended.',
  unplaced: 'The commissioner finds a provider.',
  withdrawn: 'This case was withdrawn. Nothing more is needed from you.',
  closed: 'This case is closed. Nothing more is needed from you.',
}

export const cases = {
  ground: (rule: RuleId): string => groundsByRule.get(rule) ?? 'Local policy of the commissioner',
  strength,
  byPolicy: 'Local policy of the council gives an advocate',
  happened,
  actFirst:
    'The decision may be made before the advocate is there, because it is urgent. The advocate is needed all the same.',
  by: {
    service: 'The service',
    link: (email: string): string => `${email}, by the link in the mail`,
    person: (name: string, organisation: string): string => `${name}, ${organisation}`,
  },
  facts: {
    reference: 'Reference',
    role: 'Kind of advocacy',
    ground: 'What the law says',
    priority: 'Priority',
    locality: 'Where the person is',
    mainNeeds: 'Main need',
    communication: 'Communication',
    decision: 'Date of the decision',
    received: 'Referred',
    referredBy: 'Referred by',
    advocate: 'Advocate',
    advocatesBefore: 'Advocates before',
    attempts: 'Contact attempts',
    hours: 'Hours worked',
    pausedSince: 'Paused',
    reportBy: 'Report agreed for',
    outcomes: 'Outcome',
    ended: 'Ended',
    question: 'Your question',
  },
  hoursWorked,
  advocateFrom: (advocate: string, day: string): string => `${advocate}, since ${day}`,
  advocateUntil: (advocate: string, from: string, to: string, reason?: string): string =>
    `${advocate}, ${from} to ${to}${reason === undefined ? '' : ` (${reason.toLowerCase()})`}`,
  attempts: (count: number, moments: string): string => `${count}: ${moments}`,
  ways: (way: string, languages: string): string => `${way} (language: ${languages})`,
  pausedSince: (reason: string, moment: string): string => `${reason}, since ${moment}`,
  noDecisionDate: 'No date was given',
  notMet: {
    dueBy: (moment: string): string => `by ${moment}`,
    late: 'Overdue',
    wasDueBy: (moment: string): string => `was due by ${moment}`,
    paused: (moment: string): string => `by ${moment}, paused`,
  },

  list: {
    title: 'Your cases',
    which: 'Which cases to show',
    open: 'Open',
    ended: 'Ended',
    empty: 'There is no open case. When you are offered one you get a mail, and it stands here too.',
    emptyEnded: 'No case has ended yet.',
    caption: 'Your cases, overdue first and then what is due next',
    captionOffers: 'Offers, the first to answer first',
    emptyMine: 'No open case is yours.',
    captionEnded: 'Cases that have ended',
    heads: {
      case: 'Case',
      status: 'Where it is',
      due: 'Due next',
      answerBy: 'Answer by',
      priority: 'Priority',
      ended: 'Ended',
    },
    more: 'Show more cases',
    first: 'Back to the first cases',
    overdue: (count: number): string => (count === 1 ? '1 case is overdue.' : `${count} cases are overdue.`),
    offers: (count: number): string =>
      count === 1 ? '1 offer waits for your answer.' : `${count} offers wait for your answer.`,
  },

  show: {
    back: 'Your cases',
    done: 'Done',
    contactAttempted: 'The attempt is recorded. The clock for first contact goes on.',
    next: 'What is next',
    nextSteps,
    answerBy: (moment: string): string => `Answer by ${moment}. After that the case passes on to the next provider.`,
    dueBy: (moment: string): string => `Due by ${moment}.`,
    pausedDue: (moment: string): string => `The clock is paused. Due by ${moment} so far.`,
    overdue: (milestone: string, moment: string): string => `${milestone}: overdue. It was due by ${moment}.`,
    warning: 'Warning',
    also: 'You can also',
    clocks: 'When things are due',
    facts: 'The case',
    story: 'The referral',
    storyLede:
      'The whole referral, as it was told. It is confidential: share only what is needed, and with whom the person agreed.',
    contents: 'In this referral',
    history: 'What has happened',
    historyHeads: { when: 'When', what: 'What', who: 'Who' },
    offerLede:
      'This is all that may be shown before you accept. The rest of the referral is yours to see once you have.',
  },

  passedOn: {
    title: 'This case has passed on',
    declined: (moment: string): string => `Your organisation declined it on ${moment}, so it went to somebody else.`,
    lapsed: (moment: string): string => `The time to answer ran out on ${moment}, so it went to somebody else.`,
    bounced: (moment: string): string =>
      `Our mail reached none of your organisation’s contacts on ${moment}, so it went to somebody else.`,
    'taken-back': (moment: string): string =>
      `The commissioner took it back on ${moment}, to place it with another provider.`,
    'given-back': (moment: string): string =>
      `Your organisation gave it back on ${moment}, so it went to somebody else.`,
    after: 'Nothing more is needed from you.',
    link: 'Your cases',
  },

  refused: {
    title: 'This cannot be done now',
    nothing: 'Nothing was changed by what you sent.',
    last: 'What happened last',
    link: 'Go to the case as it stands now',
  },

  story: {
    groups: { you: 'The referrer', law: 'What the law asked' } as { readonly [Group in GroupId]?: string },
    labels: storyLabels as Readonly<Record<string, string | undefined>>,
  },

  /** The milestones as whoever has to reach them reads of them. */
  toDo: {
    response: 'Answer the offer',
    allocation: 'Name the advocate',
    'first-contact': 'First contact with the person',
    report: 'Report or representations',
  } satisfies Partial<Record<Milestone, string>>,
  offeredToYou: 'Offered to you',

  actions,
  errors,
  declineReasons,
  pauseReasons,
  delayReasons,
  reallocationReasons,
  outcomes,
  passedOver,
  /** Under a long answer, with `%{count}` where the number goes. */
  characters: {
    most: 'At most %{count} characters',
    left: 'Characters left: %{count}',
    full: 'No characters left',
    over: 'Characters too many: %{count}',
  },
  cancel: 'Go back without changing anything',
  fields: {
    declineReason: 'Reason',
    giveBackReason: 'Why can you not go on?',
    giveBackNote: 'Anything that the commissioner should know (optional)',
    giveBackNoteHint: 'Recorded with the case, and seen by commissioners only. Say nothing about the person.',
    question: 'Your question',
    questionHint: 'The referrer sees it signed in; the mail only says that there is one.',
    advocate: 'Name of the advocate',
    nowWith: (advocate: string): string => `${advocate} has the case now.`,
    reallocationReason: 'Why does another advocate take over?',
    hoursDone: 'How many hours?',
    hoursDoneHint: 'With a decimal point if need be, like 1.5.',
    hoursDay: 'On which day?',
    hoursSoFar: (hours: string): string => `Recorded so far: ${hours}.`,
    successful: 'Could the person be reached?',
    contactMade: 'Yes, there was contact with the person',
    contactMadeHint: 'The referrer is told that first contact was made.',
    contactTried: 'No, it was tried without success',
    contactTriedHint: 'Recorded as an attempt. The clock for first contact goes on.',
    contactDay: 'On which day?',
    contactTime: 'At what time?',
    sentDay: 'On which day?',
    sentTime: 'At what time?',
    timeHint: 'For example, 2:30pm or 14:30.',
    reportDay: 'Date of the report',
    dayHint: (example: string): string => `For example, ${example}.`,
    decisionOn: (day: string): string => `The decision is on ${day}.`,
    pauseReason: 'Reason',
    delayMilestone: 'What will be late?',
    delayReason: 'Why?',
    delayDay: 'By when do you expect it now?',
    outcomes: 'What came of it?',
    outcomesHint: 'Choose all that apply.',
    summary: 'Summary',
    summaryHint: 'How the person took part, what was achieved, and anything agreed for the time after.',
    hours: 'Hours of advocacy',
    hoursHint:
      'All of them, with a decimal point if need be, like 6.5. If you leave it empty, what was recorded stands.',
    hoursSuffix: 'hours',
  },
}
