// The page on which a commissioner enters what is decided of the law with no release: days, powers of the authority's own,
// readings that are not confirmed.
import type { Jurisdiction } from '../../../domain/eligibility/facts.ts'
import type {
  LawChangeFault,
  LawChangeKind,
  ReadingStanding,
  RuleStanding,
} from '../../../domain/eligibility/law-changes.ts'
import type { LocalRuleId } from '../../../domain/eligibility/rules.ts'

const ofYourCouncil = (advocate: string): string => `${advocate}, by your council’s own policy`

/** The powers that a council may offer of its own, as the form asks for them. */
export const localPowers: Record<LocalRuleId, string> = {
  'LOCAL-IMCA-SMT': ofYourCouncil('IMCA for serious medical treatment'),
  'LOCAL-IMCA-NHS-ACCOMMODATION': ofYourCouncil('IMCA for a stay arranged by the NHS'),
  'LOCAL-IMCA-LA-ACCOMMODATION': ofYourCouncil('IMCA for a move arranged by a council'),
  'LOCAL-IMCA-REVIEW': ofYourCouncil('IMCA for a review of where the person lives'),
  'LOCAL-IMCA-SAFEGUARDING': ofYourCouncil('IMCA for measures to protect people'),
  'LOCAL-IMCA-39A': ofYourCouncil('IMCA for a first authorisation'),
  'LOCAL-IMCA-39C': ofYourCouncil('IMCA where the representative has left'),
  'LOCAL-IMCA-39D': ofYourCouncil('IMCA to support the representative or the person'),
  'LOCAL-RPR-PAID': ofYourCouncil('Paid representative'),
  'LOCAL-CA-9': ofYourCouncil('Advocate for a needs assessment'),
  'LOCAL-CA-10': ofYourCouncil('Advocate for a carer’s assessment'),
  'LOCAL-CA-25C': ofYourCouncil('Advocate for a care and support plan'),
  'LOCAL-CA-25S': ofYourCouncil('Advocate for a carer’s support plan'),
  'LOCAL-CA-27C': ofYourCouncil('Advocate for the review of a care and support plan'),
  'LOCAL-CA-27S': ofYourCouncil('Advocate for the review of a carer’s support plan'),
  'LOCAL-CA-58': ofYourCouncil('Advocate for a child’s needs assessment'),
  'LOCAL-CA-60': ofYourCouncil('Advocate for an assessment of a child’s carer'),
  'LOCAL-CA-63': ofYourCouncil('Advocate for a young carer’s assessment'),
  'LOCAL-CA-42': ofYourCouncil('Advocate for a safeguarding enquiry'),
  'LOCAL-CA-44': ofYourCouncil('Advocate for a safeguarding adults review'),
  'LOCAL-CA-OTHER': ofYourCouncil('Advocate for another contact in social care'),
  'LOCAL-IMHA': ofYourCouncil('IMHA for a patient whom the law leaves out'),
  'LOCAL-IMHA-2025-INFORMAL': ofYourCouncil('IMHA for an informal patient'),
}

type ChangeWords = {
  /** The link to it, and the heading of its page. */
  link: string
  title: string
  text: string
  /** The question for the day, where one is asked. */
  day: string
  dayHint: string
  /** What it will be, with its day, in the summary and the history. */
  what: (day: string) => string
  button: string
}

const changes: Record<LawChangeKind, ChangeWords> = {
  commence: {
    link: 'Enter its first day',
    title: 'The first day of the rule',
    text: 'Regulations have appointed a day on which the rule begins. From that day on it decides who is entitled.',
    day: 'On which day does the rule begin?',
    dayHint: 'As the regulations have it. It may have passed: what has been judged by then is not judged again.',
    what: (day) => `In force from ${day}`,
    button: 'Enter this day',
  },
  'take-back': {
    link: 'Take the day back',
    title: 'No day after all',
    text: 'The day that was entered does not hold: regulations were revoked, or it was entered in error. The rule is not in force until another day is entered.',
    day: '',
    dayHint: '',
    what: () => 'No day is appointed after all',
    button: 'Take the day back',
  },
  offer: {
    link: 'Offer it as local policy',
    title: 'An advocate by local policy',
    text: 'The law gives no right here. Your authority may pay for an advocate all the same, on the same conditions. Referrers then may ask for one and say why, as they do for a power.',
    day: 'From which day is it offered?',
    dayHint: 'Today or later.',
    what: (day) => `Offered as local policy from ${day}`,
    button: 'Offer it from this day',
  },
  stop: {
    link: 'Stop offering it',
    title: 'No advocate by local policy any more',
    text: 'Referrals that are received from that day on can no longer ask for it. Cases that have been opened go on.',
    day: 'From which day is it not offered any more?',
    dayHint: 'Today or later. The day before is the last on which it can be asked for.',
    what: (day) => `Not offered as local policy from ${day}`,
    button: 'Stop it from this day',
  },
  confirm: {
    link: 'Confirm it',
    title: 'The reading is right',
    text: 'You have advice, or the text of the law, that confirms it. It counts, and is no longer shown as unconfirmed.',
    day: 'From which day does it count as confirmed?',
    dayHint: 'Today or later.',
    what: (day) => `Confirmed from ${day}`,
    button: 'Confirm it',
  },
  'set-aside': {
    link: 'Set it aside',
    title: 'The reading is not right',
    text: 'You have advice that the law does not say so. From the day that you enter it does not count for your authority’s referrals.',
    day: 'From which day does it not count?',
    dayHint: 'Today or later.',
    what: (day) => `Does not count from ${day}`,
    button: 'Set it aside from this day',
  },
  reopen: {
    link: 'Leave it open again',
    title: 'The reading is open again',
    text: 'Neither confirmed nor set aside: it counts as the service has it, and is shown as unconfirmed.',
    day: 'From which day is it open again?',
    dayHint: 'Today or later.',
    what: (day) => `Open again from ${day}`,
    button: 'Leave it open again',
  },
}

const errors: Record<
  | `from.${'required' | 'date' | Exclude<LawChangeFault, 'not-open'>}`
  | `source.${'required' | 'too-long' | 'characters'}`,
  string
> = {
  'from.required': 'Give the day',
  'from.date': 'Give a real date, for example 1 4 2027',
  'from.date-past': 'The day must be today or later',
  'from.date-range': 'The day must be at most two years back and ten years ahead',
  'from.law-by-then': 'By that day the law itself gives the right: choose an earlier one',
  'from.same-day': 'This day has been entered already',
  'source.required': 'Say what it rests on',
  'source.too-long': 'Shorten it to 300 characters',
  'source.characters': 'Leave out characters that cannot be read out',
}

const states: Record<RuleStanding['state'], string> = {
  'in-force': 'In force',
  'begins-later': 'Begins later',
  'not-in-force': 'Not in force',
  ended: 'Ended',
  elsewhere: 'Not law here',
}
const readingStates: Record<ReadingStanding['state'], string> = {
  unconfirmed: 'Not confirmed',
  confirmed: 'Confirmed',
  'set-aside': 'Set aside',
}
const places: Record<Jurisdiction, string> = { england: 'England', wales: 'Wales' }
const doubts: Readonly<Record<string, { name: string; text: string }>> = {
  WELSH_HOLDING_POWER: {
    name: 'Patients held under section 5(2) or 5(4) in Wales',
    text: 'Whether a patient held under section 5(2) or 5(4) qualifies in Wales. Section 130C leaves both out for England by name; the text of section 130I, which decides it for Wales, has not been checked.',
  },
  WELSH_INFORMAL: {
    name: 'The first day for informal patients in Wales',
    text: 'The rule has 3 April 2012; a published text of section 130J gives 2 April 2012, by SI 2011/3046 article 3(d).',
  },
}

export const lawDates = {
  title: 'The law and its dates',
  deskLink: 'The law and its dates',
  lede: (area: string, place: string): string =>
    `The rules by which referrals of ${area} are judged, by the law of ${place}. Days that regulations appoint, and what your authority offers of its own, are entered here and count from their day on.`,
  limit: (area: string): string =>
    `What you enter counts for referrals of ${area}, and in the checker for whoever has signed in for it; for no one else. Without signing in the checker, and what the service answers to anybody who asks it about the law, keep to the law as this release has it. Nothing that has been judged is judged again. A change counts within a minute.`,
  places,
  attention: {
    title: 'Not settled',
    text: 'Enacted and not in force, or read in a way that nobody has confirmed.',
    empty: 'Everything is settled.',
  },
  rules: {
    title: 'All rules',
    caption: 'All rules with their days, in the order in which an answer lists them',
    heads: { rule: 'Rule', days: 'In force', state: 'Now', change: 'What you can enter' },
    since: (day: string): string => `From ${day}`,
    between: (from: string, to: string): string => `${from} to ${to}`,
    noDay: 'No day appointed',
    notHere: (place: string): string => `Not law in ${place}`,
    entered: 'Entered by your authority',
    moveDay: 'Change its first day',
    policy: 'Local policy:',
    nothing: 'Nothing',
  },
  states,
  readings: { states: readingStates, next: 'then' },
  doubts,
  history: {
    title: 'What has been entered',
    caption: 'Everything that has been entered, the latest first',
    empty: 'Nothing has been entered.',
    heads: { number: 'Number', what: 'What', source: 'What it rests on', who: 'By whom', when: 'When' },
  },
  changes,
  change: {
    source: 'What does it rest on?',
    sourceHint:
      'The number of the statutory instrument, the decision of your authority, or the advice. It is kept with the change and shown with the answers that rest on it. Say nothing about any person.',
    check: 'See what it would change',
    errors,
  },
  check: {
    title: 'Before you enter it',
    what: 'What changes',
    rule: 'Rule',
    reading: 'Reading',
    source: 'Rests on',
    preview: 'What it would change',
    previewText: (day: string): string =>
      `Your authority’s referrals of the last twelve months, judged with and without it by the law of ${day}, or of their own day where that is later.`,
    judged: 'Referrals judged',
    limited: (most: number): string => `the latest ${most.toLocaleString('en-GB')}`,
    rows: {
      differently: 'Judged differently',
      newly: 'An advocate where there is none now',
      ceases: 'No advocate where there is one now',
      offered: 'An advocate could be asked for where there is none now',
      stopped: 'An advocate could not be asked for where one can be now',
      otherStrength: 'An advocate on other grounds',
      open: 'Answers missing that are not missed now, or the other way round',
    },
    zero: 'None',
    fewerThan: (count: number): string => `Fewer than ${count}`,
    already: 'Of these, received on or after that day',
    alreadyText:
      'Referrals that have been judged without it are not judged again. Look at whether these should be referred anew.',
    stale: 'Something has been entered since you began. This is what your change would do now.',
    back: 'Change the answers',
  },
  done: 'Entered. It counts from its day on, within a minute.',
  doneTitle: 'Done',
  refused: 'That cannot be entered as the law stands now. This is how it stands.',
}
