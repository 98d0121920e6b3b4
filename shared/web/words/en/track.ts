// The pages on which a referral is followed: the confirmation, the list, where things are, and what the referrer can do.
import type { CaseStatus } from '../../../domain/case.ts'
import type {
  AlertKind,
  Awaited,
  HandOverReason,
  PauseReason,
  SharingChange,
  WithdrawalReason,
} from '../../../domain/events.ts'
import type { CaseMilestone } from '../../../domain/clocks/case-targets.ts'
import type { ReferralStatus } from '../../../domain/referral.ts'
import { dates } from './dates.ts'
import { status } from './status.ts'

const milestone: Record<CaseMilestone, string> = {
  response: 'The provider’s answer to the offer',
  allocation: 'The name of the advocate',
  'first-contact': 'First contact with the person',
  report: 'The report',
}

const pauses: Record<PauseReason, string> = {
  'awaiting-information': 'the provider waits for information from you',
  'person-unavailable': 'the person cannot or does not want to meet for now',
  'access-refused': 'the place where the person is does not let the advocate in',
  'referrer-asked-to-wait': 'you asked to wait',
  'safeguarding-lead-asked': 'the safeguarding lead asked to wait',
  'instruction-queried': 'the provider has asked you a question',
}

const next: Record<CaseStatus, string> = {
  assigning: 'A provider with room is being found.',
  offered: 'The provider has the offer and answers next. If it cannot take the case, the next provider is asked.',
  queried: 'The provider has asked a question about the instruction. The case waits for your answer.',
  accepted: 'The provider has taken the case and names the advocate next.',
  allocated: 'The advocate meets the person next.',
  'in-contact': 'The advocate is working with the person. The report or representations come next.',
  reported: 'The report has been sent. The provider closes the case next.',
  unplaced: 'No provider in the area could take the case. The commissioner is finding one.',
  withdrawn: 'The case was withdrawn.',
  closed: 'The case is closed.',
}

const standing: Record<ReferralStatus, string> = {
  received:
    'We are working out what the law says and opening the cases. This takes a moment: reload the page to see them.',
  'awaiting-information':
    'The law’s answer is not settled: answers that could change it are missing. Nothing moves until you give them, ask a reviewer to decide without them, or withdraw.',
  'awaiting-decision':
    'The law gives no right on these answers or leaves it open, and the referrer went on with a reason. A reviewer of the authority decides.',
  open: 'Each kind of advocacy is a case of its own, with its own provider and dates.',
  'not-eligible': 'No duty or power applies on the answers given, so no case was opened.',
  withdrawn: 'The referral was withdrawn. Everything that was done stays on record.',
  closed: 'Every case has ended.',
}

const withdrawalReasons: Record<WithdrawalReason, string> = {
  'person-declined': 'The person does not want an advocate',
  'consent-withdrawn': 'The person has withdrawn consent',
  'decision-no-longer-needed': 'The decision is no longer needed',
  'appropriate-individual-found': 'Someone appropriate has been found to support or be consulted',
  'person-moved': 'The person has moved to another area',
  'person-died': 'The person has died',
  'referred-in-error': 'The referral was made in error',
  other: 'Another reason',
}

const handOverReasons: Record<HandOverReason, string> = {
  'person-moved': 'The person has moved',
  'hospital-transfer': 'The person has been transferred to another hospital',
  'authority-changed': 'Another authority is responsible now',
  other: 'Another reason',
}

export const track = {
  referral: 'Referral',
  reference: (reference: string): string => `Referral ${reference}`,

  sent: {
    title: 'Referral sent',
    reference: 'Your reference',
    lede: {
      open: 'The person has a right to an advocate, or you have asked for one. You need not do anything now.',
      information: 'The referral is in. It needs more answers from you before anything can happen.',
      decision: 'The referral is in. A reviewer of your authority reads your reason and decides.',
      nothing: 'The referral is in and on record. On these answers the law gives no right to an advocate.',
    },
    casesTitle: 'The cases, and when each thing is due',
    casesOpen: 'These cases are open.',
    casesSoon: 'Being opened now, with these dates.',
    otherDates:
      'The provider’s time to answer runs from the offer. The report is due on the date agreed with the advocate, or 15 working days after the advocate is named, and never after the decision.',
    lawTitle: 'What the law says',
    nextTitle: 'What happens next',
    next: [
      'The provider contracted for the area gets an offer by email. It names nobody.',
      'When it accepts, it sees the whole referral and names an advocate. You see who it is.',
      'If anything is late or goes to another provider, you are told when it happens and why.',
    ],
    giveTitle: 'What you need to do',
    give: 'Give the missing answers',
    wayOnTitle: 'Other ways to an advocate',
    follow: 'See where this referral is',
    another: 'Make another referral',
    withdraw: 'You can withdraw the referral at any time.',
    withdrawLink: 'Withdraw it',
    mail: 'An acknowledgement is on its way to your work email.',
  },

  list: {
    title: 'Your authority’s referrals',
    caption: 'Referrals, the latest first',
    heads: { reference: 'Reference', about: 'About', received: 'Received', status: 'Where it is' },
    empty: 'Your authority has not sent any referral yet.',
    begin: 'Make a referral',
    more: 'Show earlier referrals',
    first: 'Back to the latest referrals',
  },

  show: {
    status: 'Status',
    standing,
    next,
    askedTitle: 'What is asked of you',
    wayOnTitle: 'What you can do',
    askedOfReviewer: 'A reviewer’s decision is needed',
    casesTitle: 'Where things are',
    noCases: 'No case has been opened.',
    caseTitle: (role: string): string => role,
    expectedTag: 'Being opened',
    noDates: 'Its dates begin when the offer goes out.',
    datesTitle: (role: string): string => `Dates of the ${role} case`,
    provider: 'Provider',
    noProvider: 'Not known yet',
    advocate: 'Advocate',
    noAdvocate: 'Not named yet',
    priority: 'Priority',
    ground: 'What it rests on',
    case: 'Case',
    ended: 'Ended',
    advocatesBefore: 'Advocates before',
    outcomes: 'Outcome',
    received: 'Received',
    sentBy: 'Team',
    decisionOn: 'Date of the decision',
    person: 'Person',
    lawTitle: 'What the law says',
    lawOn: (date: string): string => `Judged by the law of ${date}.`,
    lawPending: 'This is worked out from your answers; the record of it is being written.',
    withdrawnFor: (reason: string): string => `Reason: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`,
    story: 'Read the referral as it stands',
    decisionDue: (moment: string): string => `A reviewer decides by ${moment}.`,
    decisionLate: (moment: string): string =>
      `The decision was due by ${moment} and is late. The reviewers and the commissioner have been told.`,
    decisionLateUntold: (moment: string): string => `The decision was due by ${moment} and is late.`,
    yourReason: 'Why the referrer goes on',
    besides: (roles: readonly string[]): string =>
      `For ${dates.list(roles)} the law gives no right on these answers or leaves it open, and the referrer went on with a reason. A reviewer of the authority decides; the other cases do not wait for that.`,
    withdraw: 'Withdraw the referral',
    moreTitle: 'This referral',
    historyTitle: 'What has happened',
    back: 'Your referrals',
  },

  delays: {
    title: 'Delays',
    overdue: (what: CaseMilestone, due: string): string => `${milestone[what]} was due by ${due} and is not there yet.`,
    expected: (what: CaseMilestone, day: string, reason: string): string =>
      `${milestone[what]} will be later than promised: the provider now expects it by ${day}. Reason: ${reason}.`,
    told: 'Those who can do something about it have been told.',
    late: (what: CaseMilestone, due: string, reached: string): string =>
      `${milestone[what]} was due by ${due} and came on ${reached}.`,
    declined: (provider: string, moment: string): string =>
      `${provider} could not take the case on ${moment}. It went on to the next provider.`,
    lapsed: (provider: string, moment: string): string =>
      `${provider} did not answer the offer in time, by ${moment}. It went on to the next provider.`,
    bounced: (provider: string, moment: string): string =>
      `${provider} could not be reached by mail on ${moment}. The case went on to the next provider.`,
    'taken-back': (provider: string, moment: string): string =>
      `The commissioner took the case back from ${provider} on ${moment}, to place it with another provider.`,
    'given-back': (provider: string, moment: string): string =>
      `${provider} could not go on with the case and gave it back on ${moment}. Another provider is asked.`,
    paused: (reason: PauseReason, moment: string): string =>
      `The clock has been paused since ${moment}: ${pauses[reason]}. The dates move on by as long as it lasts.`,
    unplaced:
      'Every provider contracted for the area has declined, has not answered, or has no room. The commissioner has been told and is finding one.',
    someProvider: 'A provider',
  },

  question: {
    title: (role: string): string => `A question about the ${role} case`,
    from: (provider: string): string => `${provider} asks:`,
    label: 'Your answer',
    hint: 'Answering confirms the instruction: the provider then goes on. It may not have accepted the case yet, so write no more about the person than the answer needs. If the person should not have this advocate, withdraw this case instead.',
    send: 'Send the answer and confirm the instruction',
    errors: {
      required: 'Write an answer to the provider’s question',
      'too-long': 'Shorten the answer to 2,000 characters',
      characters: 'Take out the characters that cannot be read, then type it again',
    },
  },

  information: {
    asked: 'Answers that could change what the law says are missing.',
    link: 'Give the missing answers',
    title: 'Give the missing answers',
    lede: 'The law’s answer can change with each of these. Say “not known” only where nobody can say yet.',
    noteLabel: 'Anything else the reviewer or provider should know (optional)',
    noteHint: 'It becomes part of the record.',
    send: 'Send these answers',
    errors: {
      nothing: 'Give at least one answer that is known now',
      'too-long': 'Shorten this to 2,000 characters',
      characters: 'Take out the characters that cannot be read, then type it again',
    },
  },

  goOn: {
    powerAsked: 'The law lets an advocate be instructed where somebody asks for one and says why.',
    powerLink: 'Ask for an advocate',
    againstAsked: 'The legal judgement is yours: you can go on against the law’s answer, and a reviewer decides.',
    openAsked: 'If nobody can know the missing answers, a reviewer can decide without them.',
    link: 'Go on, with a reason',
    powerTitle: 'Ask for an advocate',
    againstTitle: 'Go on against the law’s answer',
    openTitle: 'Have it decided without the missing answers',
    lede: 'A reviewer of your authority reads your reason and decides. You are told either way.',
    powerLede: 'A case is opened for each that you ask for.',
    reasonLabel: 'Why should the person have an advocate all the same?',
    openReasonLabel: 'Why can the answers not be known, and why should the person have an advocate?',
    reasonHint: 'The reviewer reads it, and it is recorded with your name.',
    send: 'Send it to a reviewer',
    powerSend: 'Ask for an advocate',
    errors: {
      power: 'Say why, for at least one',
      'reason.required': 'Say why',
      'reason.too-long': 'Shorten the reason to 2,000 characters',
      'reason.characters': 'Take out the characters that cannot be read, then type it again',
    },
  },

  decided: {
    title: 'What the reviewer decided',
    outcome: 'Decision',
    for: (roles: readonly string[]): string => `An advocate is to be instructed: ${dates.list(roles)}`,
    against: 'No case is opened',
    noFurther: 'No further case is opened',
    already: (who: string, outcome: string): string => `${who} has decided already. ${outcome}.`,
    reason: 'Reason',
    by: 'Decided by',
  },

  decide: {
    asked: 'The referrer goes on where the law gives no right or leaves it open:',
    due: 'Decide by',
    lead: 'Date of the decision about the person',
    link: 'Decide',
    title: 'Decide whether a case is opened',
    reasonGiven: 'Why the referrer goes on',
    rolesLegend: 'Which advocates should be instructed?',
    rolesHint: 'Choose all that apply. A case is opened for each, as a power.',
    noCase: 'None: the referral is closed as not eligible',
    noFurtherCase: 'None: no further case is opened, and the others go on',
    or: 'or',
    reasonLabel: 'Why do you decide so?',
    reasonHint: 'The referrer reads it, and it is recorded with your name.',
    send: 'Record the decision',
    stale:
      'Answers or reasons have changed since you opened this page. Look at it as it stands now, then send what you have written again if it still holds.',
    own: 'You have asked for this decision yourself, so another reviewer makes it.',
    errors: {
      'roles.required': 'Choose which advocates should be instructed, or none',
      'roles.contradiction': 'Choose advocates, or none of them, and not both',
      'reason.required': 'Say why you decide so',
      'reason.too-long': 'Shorten the reason to 2,000 characters',
      'reason.characters': 'Take out the characters that cannot be read, then type it again',
    },
  },

  withdrawCase: {
    link: 'Withdraw this case',
    title: (role: string): string => `Withdraw the case for ${role}`,
    lede: 'This case ends at once, and its provider is told. The other cases of the referral go on. This cannot be taken back, and the record stays.',
    warning: 'If the person is entitled to this advocate, the duty to instruct one does not end with the case.',
    consent: 'If the person has withdrawn consent, that holds for all cases: record it on the page of the referral.',
    legend: 'Why do you withdraw it?',
    send: 'Withdraw the case',
    keep: 'Keep the case',
    errors: { required: 'Say why you withdraw the case' },
  },

  withdraw: {
    title: 'Withdraw the referral',
    lede: 'Every case of it ends at once, and its providers are told. This cannot be taken back, and the record stays.',
    warning: 'If the person is entitled to an advocate, the duty to instruct one does not end with the referral.',
    legend: 'Why do you withdraw it?',
    reasons: withdrawalReasons,
    send: 'Withdraw the referral',
    keep: 'Keep the referral',
    errors: { required: 'Say why you withdraw the referral' },
  },

  handOver: {
    link: 'Hand this case over to another area',
    title: 'Hand the case over to another area',
    lede: 'When the person has moved, the advocate they have goes on with them until you hand the case over. No new form is needed: the new provider reads the same referral, and the date on which you sent it stays.',
    ledeNoProvider: 'No provider has accepted this case yet. It ends in its area at once, and goes on in the new one.',
    place: 'If the person’s address has changed, correct it on the referral as well.',
    area: 'Which authority’s area does it go to?',
    choose: 'Choose an authority',
    areaHint: 'The area where the person is now, or the authority that is responsible now.',
    reason: 'Why is it handed over?',
    reasons: handOverReasons,
    joint: 'Do both advocates work on it for a time?',
    jointNo: 'No, the case ends here at once',
    jointYes: 'Yes, until a date',
    jointDay: 'Until which date?',
    jointDayHint: (example: string, latest: string): string =>
      `Only if both work on it. For example, ${example}; ${latest} at the latest.`,
    send: 'Hand the case over',
    keep: 'Leave the case where it is',
    to: 'Handed over to',
    from: 'Handed over from',
    inArea: (area: string, caseId: string): string => `${area}, case ${caseId}`,
    joinedUntil: 'Both work on it until',
    standing: 'The case goes on in another area.',
    standingJoint: (day: string): string =>
      `The case goes on in another area. Until the end of ${day} this provider works on it as well.`,
    standingForProvider: (day: string): string =>
      `This case has been handed over to another area. Until the end of ${day} you and the new provider work on it together; then it ends with you by itself.`,
    errors: {
      'area.required': 'Choose the authority that the case goes to',
      'area.same-area': 'The case is in this area already: choose another authority',
      'area.other-law':
        'The law that this case rests on is not the law of that area: send a new referral there instead',
      'reason.required': 'Say why the case is handed over',
      'joint.required': 'Say whether both work on it for a time',
      'jointUntil.required': 'Give the date until which both work on it',
      'jointUntil.date': 'Give a real date, like 27 3 2027',
      'jointUntil.before-it-began': 'The date must be today or later',
      'jointUntil.too-far-ahead': 'The date must be within four weeks',
      'jointUntil.nobody-to-share-with': 'No provider has accepted this case, so nobody can share it',
    },
  },

  story: {
    title: 'The referral as it stands',
    lede: 'Answers to the equality questions are kept apart and are not shown.',
    added: 'Answers that were added or corrected later are among these.',
  },

  done: {
    title: 'Done',
    information: 'Your answers have been added. The law’s answer is being worked out again.',
    withdrawn: 'The referral has been withdrawn.',
    'case-withdrawn': 'The case has been withdrawn. The other cases go on.',
    answered: 'The provider has your answer, and the case goes on.',
    decided: 'Your decision has been recorded.',
    'handed-over': 'The case has been handed over. It goes on in the new area, with the date on which you sent it.',
    'gone-on': 'Your reason has been recorded, and the referral goes on.',
  },
  refusedTitle: 'Important',

  history: {
    by: (who: string): string => `by ${who}`,
    earlier: (count: number): string => `What happened before: ${dates.count(count, 'entry', 'entries')}`,
    service: 'the service',
    received: 'Referral received',
    acknowledged: 'The acknowledgement was mailed to the referrer',
    determined: 'The law’s answer was worked out',
    corrected: (answers: number): string => `${dates.count(answers, 'answer was', 'answers were')} corrected`,
    sharing: {
      stopped: 'Consent to share was withdrawn',
      resumed: 'The referral may be shared again',
    } satisfies Record<SharingChange, string>,
    handedOver: (role: string, toCaseId: string, reason: HandOverReason): string =>
      `${role} case handed over to another area, as case ${toCaseId}. Reason: ${handOverReasons[reason].toLowerCase()}`,
    goneOn: (reason: string): string => `The referrer goes on. Reason: ${reason}`,
    powersAsked: 'An advocate was asked for where the law leaves the choice',
    alerts: {
      'information:reminder': 'The referrer was reminded of the missing answers',
      'information:breach': 'The missing answers did not come in time: the referrer and the reviewers were told',
      'decision:reminder': 'The reviewers were reminded of the decision',
      'decision:breach': 'The decision is late: the reviewers, the commissioner and the referrer were told',
    } satisfies Record<`${Awaited['what']}:${AlertKind}`, string>,
    informationAdded: 'Missing answers were given',
    recheckDue: 'The referrer was asked to look at it again: the law’s answer may have changed with time',
    rechecksDropped: 'Nobody needs to look at it again',
    decidedFor: (roles: readonly string[], reason: string): string =>
      `A reviewer decided to open ${dates.list(roles)}. Reason: ${reason}`,
    decidedAgainst: (reason: string): string => `A reviewer decided against opening a case. Reason: ${reason}`,
    opened: (roles: readonly string[]): string => `Opened: ${dates.list(roles)}`,
    because: (what: string, reason: string): string => `${what}. Reason: ${reason}`,
    caseEnded: { closed: 'A case was closed', withdrawn: 'A case was withdrawn' },
    withdrawn: (reason: WithdrawalReason): string => `Referral withdrawn: ${withdrawalReasons[reason].toLowerCase()}`,
    ofCase: (role: keyof typeof status.shortRole, words: string): string =>
      `${status.shortRole[role]}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`,
  },
}
