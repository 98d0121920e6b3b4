// The pages on which a referral is written: the start, the task list, the answer of the law, and checking before it is sent.
import type { FieldKind } from '../../../domain/form/fields.ts'
import { dates } from './dates.ts'

const figure = (number: number): string => number.toLocaleString('en-GB')
const days = (count: number): string => dates.count(count, 'working day', 'working days')

/** "Date of birth: give an answer", but "What is being decided? Give an answer". */
const mistake = (label: string, words: string): string =>
  /[?!.]$/.test(label) ? `${label} ${words}` : `${label}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`

/** "Name: Bryony Ash", but "May information be shared with them? Yes". */
const part = (label: string, answer: string): string =>
  /[?!.]$/.test(label) ? `${label} ${answer}` : `${label}: ${answer}`

export const refer = {
  start: {
    title: 'Make a referral',
    right: 'This may be a legal right',
    rightText:
      'For many decisions the law says that an advocate must be instructed before the decision is made. You need not know which law: the questions find out.',
    needTitle: 'What you need',
    need: [
      'what is being decided, by whom, and by when',
      'the person’s name, date of birth, address, and where they are now',
      'what you know of their capacity, or of what makes taking part difficult',
      'who else there is: family, friends, an attorney or a deputy',
      'how they communicate, and anything that keeps a visit safe',
    ],
    time: 'It takes about 20 minutes. You can stop at any page and come back: your answers are kept for 30 days.',
    begin: 'Start a new referral',
    urgent: 'If someone is in danger now, ring 999 and your safeguarding team first.',
    draftsTitle: 'Referrals you have begun',
    noDrafts: 'You have none. A referral that you begin and do not send is kept here for 30 days.',
    draftsCaption: 'Your drafts, the latest first',
    heads: { about: 'About', saved: 'Last saved', expires: 'Kept until' },
    unnamed: 'Nobody named yet',
    undecided: 'What is being decided: not said yet',
    carryOn: 'Carry on',
    carryOnWith: (about: string): string => `with the referral about ${about}`,
    remove: 'Delete',
    removed: 'The draft has been deleted.',
    doneTitle: 'Done',
  },

  remove: {
    title: 'Delete this draft?',
    text: 'Every answer in it is lost, and nobody can bring it back. A referral that was sent already is not touched.',
    changed: 'This draft was changed in another tab or window after you opened this page.',
    keep: 'Keep it',
    send: 'Delete the draft',
  },

  noDraft: {
    title: 'This draft is not here',
    kept: 'A draft that is not sent is deleted 30 days after it was last saved.',
    other: 'You may also have deleted it, or somebody else began it: only whoever began a draft can open it.',
    link: 'See your drafts, or start a new referral',
    sent: 'Look for it among the referrals that were sent',
  },

  warnings: {
    title: 'Is this right?',
    text: 'Change an answer, or tick that it is right as it stands. You can also do so later, before you send.',
    beforeSending: 'Change an answer, or tick that it is right as it stands.',
    right: 'This is right',
    change: 'Change an answer',
    unconfirmed: 'Tick that this is right, or change an answer.',
    confirmed: 'Confirmed as right',
  },

  duplicates: {
    title: 'This person may have been referred already',
    text: 'Your authority has an open referral about the same decision for somebody with the same number, or the same name and date of birth. You can still send this one.',
    sent: (date: string, team: string): string => `Sent on ${date} by ${team}`,
    with: (holders: string): string => `With ${holders}`,
    nobody: 'With no provider yet',
  },

  tasks: {
    title: 'Your referral',
    titleFor: (name: string): string => `Your referral of ${name}`,
    progress: (done: number, all: number): string => `${done} of the ${all} sections that need an answer are done.`,
    saved: (moment: string, until: string): string => `Saved ${moment}. Kept until ${until}.`,
    toDo: 'Sections of the referral',
    lawTask: 'What the law says so far',
    check: 'Check your answers and send',
    checkState: { ready: 'Ready', notYet: 'Cannot send yet' },
    carryOn: 'Continue',
    remove: 'Delete this draft',
    leave: 'Your answers are saved as you go. You can close this page and come back.',
    back: 'Your drafts',
  },

  lead: {
    title: 'Time until the decision',
    unknown: 'You have not said yet when it will be decided. The earlier you refer, the more an advocate can do.',
    giveDate: 'Give the date',
    today: (date: string): string => `The decision is today, ${date}.`,
    in: (count: number, date: string): string => `The decision is in ${days(count)}, on ${date}.`,
    later: (date: string): string => `${date} and later is short notice: fewer than 5 working days.`,
    prospect: (advocacy: string, priority: string, by: string): string =>
      `${advocacy}: ${priority} if you send it now, first contact by ${by}.`,
    tooLate: 'That may be after the decision. If it cannot wait, say in the referral that it is urgent, and why.',
    short: 'That is short notice: fewer than 5 working days. Send the referral today, even if parts of it are short.',
  },

  page: {
    continue: 'Continue',
    save: 'Save and come back later',
    backToTasks: 'All sections of this referral',
    choose: 'Choose one',
    required: {
      text: 'Enter an answer',
      'long-text': 'Enter an answer',
      'person-name': 'Enter a name',
      address: 'Enter an address',
      postcode: 'Enter a postcode',
      email: 'Enter an email address',
      phone: 'Enter a phone number',
      'nhs-number': 'Enter a number',
      area: 'Choose a council',
      choice: 'Choose one of the answers',
      choices: 'Choose one or more of the answers',
      'yes-no': 'Choose an answer',
      tick: 'Tick the box to confirm this',
      agreement: 'Tick the box to confirm this',
      'whole-number': 'Enter a number',
      date: 'Enter a date',
      time: 'Enter a time',
      list: 'Enter at least one',
    } satisfies Record<FieldKind, string>,
    tooLong: (is: number, most: number): string =>
      `Shorten this answer: it may have ${figure(most)} characters and has ${figure(is)}`,
    mistake,
    staleTitle: 'Important',
    stale: 'This page was changed in another tab or window after you opened it.',
    staleText: 'You see what is saved now. What you just sent is below and has not been saved.',
    staleTyped: 'What you just sent',
    remove: 'Remove',
    savedTitle: 'Saved',
  },

  entry: (noun: string, place: number): string => `${noun} ${place}`,
  entries: {
    'people.family': 'Relative or friend',
    'people.representatives': 'Attorney, deputy or named person',
    'people.whoMatter': 'Person who matters',
    'people.professionals': 'Professional',
    'decision.meetings': 'Meeting',
  },

  law: {
    title: 'What the law says',
    soFar: 'On your answers so far',
    standing: {
      'nothing-asked': 'Say what is being decided first',
      applies: 'The person has a right to an advocate',
      power: 'An advocate may be instructed',
      open: 'More answers are needed',
      'nothing-applies': 'No right to an advocate on these answers',
    },
    standingText: {
      'nothing-asked': 'Once you have said what is being decided, and under which law, the answer builds up here.',
      applies: 'The referral opens a case for each kind of advocacy named below.',
      power: 'The law allows an advocate and does not demand one. A case is opened if you ask for it and say why.',
      open: 'An answer that you have not given yet could still change what the law says. You can give it now or later.',
      'nothing-applies':
        'You can change an answer that is not right, go on with a reason, or look for other advocacy. The legal judgement is yours.',
    },
    advocates: {
      imca: 'an IMCA',
      imha: 'an IMHA',
      'care-act': 'a Care Act advocate',
      rpr: 'a paid representative',
    },
    headings: {
      duty: (advocate: string): string => `There is a duty to instruct ${advocate}`,
      power: (advocate: string): string => `There is a power to instruct ${advocate}`,
      inform: (advocate: string): string => `The person must be told of their right to ${advocate}`,
      'not-eligible': (advocate: string): string => `This does not give a right to ${advocate}`,
      'needs-information': (advocate: string): string => `Not settled yet: ${advocate}`,
    },
    outcomes: {
      duty: 'Duty',
      power: 'Power',
      inform: 'Right to be told',
      'not-eligible': 'Does not apply',
      'needs-information': 'Answers missing',
    },
    about: 'About',
    why: 'Why',
    rule: (rule: string): string => `Rule ${rule}`,
    source: (source: string): string => `Source: ${source}`,
    missing: 'Still to be answered',
    bodies: {
      'nhs-body': 'the NHS body',
      'local-authority': 'the council',
      'supervisory-body': 'the supervisory body',
      anyone: 'anyone',
      patient: 'the patient',
    },
    instructedBy: (bodies: readonly string[]): string =>
      `To be instructed by ${bodies.join(' or ')}, or by someone acting for it.`,
    anyoneRefers: 'Anyone may refer, the patient too, and the patient chooses whether to see the advocate.',
    actFirst: 'The decision is urgent: it may go ahead of the advocate. The duty goes on, and the reason is recorded.',
    recheck: (date: string): string =>
      `Look at this again on ${date}: the answer may then be another. A stay is counted from the day of this answer unless you have said when it began: look earlier if it began before.`,
    recheckSection: (end?: { hours: number; mayBeExtended: boolean }): string =>
      `Look at this again when the section runs out${end === undefined ? '' : ` (at most ${end.hours} hours after it began${end.mayBeExtended ? ', unless it is extended' : ''})`} or another begins: the answer may then be another.`,
    notInForce: ({ text, source, asOf }: { text: string; source: string; asOf: string }): string =>
      `Enacted, and not in force on ${asOf}: ${text} (${source})`,
    unconfirmed:
      'This reading of the law has not been confirmed. Take advice before you rely on it, and do not wait for that with a referral.',
    others: (count: number): string =>
      count === 1
        ? '1 other rule was looked at and does not apply'
        : `${count} other rules were looked at and do not apply`,
    powersTitle: 'Do you ask for an advocate?',
    goOnTitle: 'If you want to go on',
    goOnText: 'A reviewer of your authority reads your reason and decides. The reason is recorded.',
    wayOnTitle: 'Other ways to an advocate',
    wayOn: [
      'Advocacy that no statute demands: many councils pay for it. Ask your commissioner what there is in your area.',
      'Help with a complaint about health or social care: every area has an independent service for it.',
      'The person may have a right later, or about another decision. Refer again when something has changed.',
    ],
    change: 'Change an answer',
    continue: 'Continue',
    goOnFirst:
      'You can send the referral without a reason. It is then closed as not eligible, with this answer on record.',
    goOnFor: (roles: readonly string[]): string => `It is about what the law does not give: ${dates.list(roles)}.`,
    goOnBeside: 'You can send the referral without a reason. Then nothing more is opened than what is above.',
    goOnOpen: 'You can send the referral without a reason. It then waits for the answers that are missing.',
  },

  check: {
    title: 'Check your answers before you send the referral',
    change: 'Change',
    notAnswered: 'Left out',
    missing: 'Needs an answer',
    part,
    toDoTitle: 'Before you can send it',
    toDo: (count: number): string =>
      count === 1 ? 'One answer is missing or needs correcting:' : `${count} answers are missing or need correcting:`,
    lawTitle: 'What the law says on these answers',
    seeLaw: 'See the reasons',
    whatNext: {
      'nothing-asked': 'Say what is being decided first.',
      applies: 'When you send it, a case is opened for each of these and offered to the provider in its area.',
      power: 'When you send it, a case is opened for each advocate that you ask for.',
      open: 'You can send it as it is. It then waits for the answers that are missing, and we ask you for them.',
      'nothing-applies': 'Without a reason to go on, the referral is closed as not eligible when you send it.',
      'goes-to-reviewer': 'You go on against this answer. A reviewer of your authority reads your reason and decides.',
      'cases-and-reviewer':
        'When you send it, a case is opened for each right, and for each advocate that you ask for. For the others you go on against this answer: a reviewer of your authority reads your reason and decides. The cases do not wait for that.',
      'power-not-asked': 'You have not asked for an advocate, so no case is opened. You can still ask for one.',
    },
    toSend: 'Go straight to sending it, at the end of this page',
    send: 'Send the referral',
    sendText: 'The referral becomes part of the record. You can add information and withdraw it afterwards.',
    changed: 'The answers were changed in another tab or window after you opened this page. Check them again.',
  },
}
