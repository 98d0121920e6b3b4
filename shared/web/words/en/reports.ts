// The reports: their page, their files, and the definitions that go with every figure.
import type { DelayParty } from '../../../domain/clocks/elapsed.ts'
import type { Dimension, EqualityQuestion } from '../../../domain/reports/dimensions.ts'
import type { UnmetReason } from '../../../domain/reports/contributions.ts'
import type { CohortStep, ReportedMilestone, Stage } from '../../../domain/reports/figures.ts'
import type { MeasureName } from '../../reports/counts.ts'
import type { WaitLength } from '../../../domain/reports/measures.ts'
import { cases } from './case.ts'
import { clocks } from './clocks.ts'
import { dates } from './dates.ts'
import { feedback } from './feedback.ts'
import { form } from './form.ts'
import { status } from './status.ts'
import { track } from './track.ts'

const percent = (rate: number): string => `${Math.round(rate * 100)}%`

const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
/** 1,094.3 */
const amount = (number: number): string => figures.format(number)

const names = new Intl.Collator('en-GB', { numeric: true })

/** Each of some words under a name that says of what they are, with what stands before them. */
const under = (name: string, of: Readonly<Record<string, string>>, before = ''): Record<string, string> =>
  Object.fromEntries(Object.entries(of).map(([key, said]) => [`${name}.${key}`, before + said]))

const stages: Record<Stage, string> = {
  receivedToAllocated: 'From receipt to a named advocate',
  receivedToContact: 'From receipt to first contact',
  completeToAllocated: 'From complete information to a named advocate',
  receivedToEnded: 'From receipt to the close of the case',
}

const questions: Record<EqualityQuestion, string> = {
  ethnicity: 'Ethnic group',
  sex: 'Sex',
  genderSameAsSexAtBirth: 'Gender the same as at birth',
  orientation: 'Sexual orientation',
  religion: 'Religion',
  disability: 'Disability',
}

const parties: Record<DelayParty, string> = {
  referrer: clocks.explained.shares.referrer,
  provider: clocks.explained.shares.provider,
  person: clocks.explained.shares.person,
  setting: clocks.explained.shares.setting,
  system: clocks.explained.shares.system,
}

const steps: Record<CohortStep, string> = {
  accepted: 'Accepted by a provider',
  allocated: 'Advocate named',
  contact: 'First contact made',
  report: 'Report sent',
  closed: 'Closed',
  'handed-over': 'Handed over to another area',
}
const open = 'Still going on'

/** Why nobody could take a case, in few words: they stand in a chart. */
const why: Record<UnmetReason, string> = {
  'not-in-force': 'Contract not in force',
  'other-role': 'Not for this kind of advocate',
  'other-area': 'Not for this area',
  'conflict-of-interest': 'Conflict of interest',
  'already-declined': 'Had declined the case',
  'already-lapsed': 'Had not answered in time',
  'already-bounced': 'Could not be reached by mail',
  'taken-back': 'Case was taken back from it',
  'given-back': 'Had given the case back',
  'language-not-spoken': 'Language not spoken or signed',
  'no-room': 'No room under its contract',
  'no-room-this-week': 'No room for more this week',
  'kept-for-others': 'Last room kept for others',
  'no-contract': 'No provider under contract',
}

/** What the parts of measures are called. */
const parts: Record<string, string> = {
  ...under('cohort', { ...steps, open }, 'By now: '),
  net: 'By the net clock',
  gross: 'By the gross clock',
  attempted: 'Made or tried',
  any: 'Any report, agreed date or not',
  'any.net': 'Any report, by the net clock',
  'any.gross': 'Any report, by the gross clock',
  withdrawn: 'Withdrawn',
  ineligible: 'Not eligible',
  unopened: 'Withdrawn before a case was opened',
  ...under('withdrawn', track.withdraw.reasons, 'Withdrawn: '),
  ...under('unopened', track.withdraw.reasons, 'Before a case was opened: '),
  ...under('ineligible', { law: 'Not eligible by the law', person: 'Not eligible by a person’s decision' }),
  ...under('offers', {
    accepted: 'Accepted',
    queried: 'Queried',
    declined: 'Declined',
    lapsed: 'Lapsed',
    bounced: 'Could not be delivered',
    'taken-back': 'Taken back',
    'given-back': 'Given back',
  }),
  ...under('outcomes', cases.outcomes),
  ...under('equality', questions),
  ...Object.fromEntries(
    Object.entries(questions).map(([question, said]) => [
      `equality.${question}.not-said`,
      `${said}: prefer not to say`,
    ]),
  ),
  ...Object.fromEntries(Object.entries(feedback.scores).map(([score, said]) => [`feedback.${score}`, said])),
  ...under('unmet', { ...why, ended: 'Stretches ended' }),
}

const notAnswered = { 'not-known': 'Not known', 'not-said': 'Prefer not to say' }

export const reports = {
  title: 'Reports',
  pages: {
    label: 'Reports',
    overview: 'Overview',
    measures: 'All measures',
    waiting: 'Waiting list',
    'unmet-need': 'Unmet need',
    delay: 'Whose delay it was',
    equality: 'Equality',
    silence: 'Who has gone quiet',
  },
  period: {
    title: 'What the report covers',
    show: 'Show report',
  },
  labels: { from: 'From', to: 'To', by: 'Split by', role: 'Kind of advocate', format: 'Format' },
  everyRole: 'Every kind',
  otherArea: {
    title: 'This is the report of another area',
    why: (theirs: string | undefined, own: string): string =>
      `This report is of ${theirs ?? 'another area'}; you read those of ${own}`,
    goOn: 'Your own report',
  },
  dimensions: {
    role: 'Kind of advocate',
    process: 'What is being decided',
    rule: 'Legal rule',
    strength: 'Duty or power',
    priority: 'Priority',
    organisation: 'Referring organisation',
    team: 'Referring team',
    hospital: 'Hospital',
    ward: 'Ward',
    locality: 'Locality',
    provider: 'Provider',
    'age-band': 'Age',
    'ethnicity-group': 'Ethnic group',
    ethnicity: 'Ethnic group in detail',
    sex: 'Sex',
    'main-need': 'Main need',
  } satisfies Record<Dimension, string>,
  groups: {
    role: { ...status.shortRole, none: 'No case opened' },
    process: {
      ...form.fields['facts.processes'].options,
      'local-policy': 'Local policy',
      'not-known': 'No case opened',
    },
    rule: { 'not-known': 'No case opened' },
    strength: { duty: 'Duty', power: 'Power', inform: 'Right to be told', 'not-known': 'No case opened' },
    priority: { ...status.priority, 'not-known': 'No case opened' },
    organisation: notAnswered,
    team: notAnswered,
    hospital: { ...notAnswered, 'not-in-hospital': 'Not in hospital' },
    ward: { ...notAnswered, 'not-in-hospital': 'Not in hospital' },
    locality: notAnswered,
    provider: { none: 'No provider yet' },
    'age-band': {
      ...notAnswered,
      'under-18': 'Under 18',
      '18-24': '18 to 24',
      '25-64': '25 to 64',
      '65-74': '65 to 74',
      '75-84': '75 to 84',
      '85-and-over': '85 and over',
    },
    'ethnicity-group': {
      ...notAnswered,
      asian: 'Asian or Asian British',
      black: 'Black or Black British',
      mixed: 'Mixed or multiple',
      white: 'White',
      other: 'Other ethnic group',
    },
    ethnicity: { ...form.fields['equality.ethnicity'].options, ...notAnswered },
    sex: { ...form.fields['equality.sex'].options, ...notAnswered },
    'main-need': { ...form.fields['person.mainNeeds'].options, ...notAnswered },
  } satisfies Record<Dimension, Readonly<Record<string, string>>>,
  group: { total: 'All cases', before: 'Same period before' },
  /** Names in the order of the alphabet: Team 2 before Team 10. */
  compare: (one: string, other: string): number => names.compare(one, other),
  drawn: (drawn: number): string => `The chart has the ${drawn} with the most cases; the table has all.`,
  otherGroups: 'All others',
  measures: {
    received: 'Referrals received',
    acknowledged: 'Acknowledged in target',
    allocated: 'Named advocate in target',
    firstContact: 'First contact in target',
    report: 'Report by the agreed date',
    decidedBeforeInput: 'Decided before the advocate was heard',
    workingDays: 'How long it took',
    waiting: 'Waiting list',
    offers: 'Offers to providers',
    cameToNothing: 'Not eligible, or withdrawn',
    incomplete: 'Incomplete when first sent',
    shortNotice: 'Short notice',
    dutyNeverMet: 'Duty never met',
    delay: 'Time paused, and whose delay it was',
    hours: 'Hours worked',
    outcomes: 'Outcomes of closed cases',
    equality: 'Equality questions answered',
    continuity: 'Same advocate as before',
    experience: 'Experience',
    unmetNeed: 'Nobody could take the case',
  } satisfies Record<MeasureName, string>,
  stages,
  parties,
  parts,
  /** What the first column of a measure counts. */
  partsWithout: {
    received: 'Cases',
    acknowledged: 'Acknowledged in target',
    allocated: 'In target',
    firstContact: 'In target',
    report: 'By the agreed date',
    decidedBeforeInput: 'Decided before',
    workingDays: 'Cases',
    waiting: 'Cases',
    offers: 'Offers made',
    cameToNothing: 'Cases',
    incomplete: 'Information asked for',
    shortNotice: 'Fewer than 5 working days',
    dutyNeverMet: 'Without an advocate',
    delay: 'Cases',
    hours: 'Hours',
    outcomes: 'Closed cases',
    equality: 'All questions',
    continuity: 'Same advocate',
    experience: 'Feedback given',
    unmetNeed: 'Stretches begun',
  } satisfies Record<MeasureName, string>,
  covers: (from: string, to: string): string => `${from} to ${to}`,
  trueCounts:
    'These are true counts for you, who commission these services, on screen only. Small numbers can point to a person: do not publish them.',
  printMark: (printed: string): string => `True counts: not for publication. As they stood on ${printed}.`,
  missing: (count: number): string =>
    `${count === 1 ? 'One referral is' : `${count} referrals are`} missing from these figures, or counted as before: the records could not be read. We have been told and are looking into it.`,
  before: (figure: string): string => `Before: ${figure}`,
  beforeCovers: (from: string, to: string): string => `The same period before is ${from} to ${to}.`,
  beforeColumn: 'Before',
  beforeLine: 'The second line of a cell is of the same period before.',
  noShareNote: '– stands where there is nothing to take a share or a mean of.',
  nothingDrawn: 'There is nothing to show, in this period or in the one before.',
  files: {
    title: 'Take the figures with you',
    csv: 'Download as CSV',
    xlsx: 'Download as Excel (XLSX)',
    json: 'Download as JSON',
    measures: 'Download all measures as CSV',
    definitions: 'Download what the figures mean, as CSV',
    note: 'In the files counts of 1 to 4 are hidden and others are rounded to the nearest 5, so that they can be passed on.',
    refused: 'The file was not given out',
    goOn: 'Change the dates or filters',
  },
  summary: {
    title: 'In short',
    received: 'Cases received',
    allocation: 'Advocate named in target',
    firstContact: 'First contact in target',
    report: 'Report in target',
    toAllocated: 'Median working days to a named advocate',
    toContact: 'Median working days to first contact',
  },
  standing: {
    title: 'Late now',
    caption: 'Open cases as they stand now, whatever the period',
    open: 'Open cases',
    unallocated: 'Without a named advocate',
    unplaced: 'No provider could take them',
    overdue: 'Past a target that was missed',
    overdueOf: {
      allocation: 'Late: named advocate',
      'first-contact': 'Late: first contact',
      report: 'Late: report',
    } satisfies Record<ReportedMilestone, string>,
    toDesk: 'The cases themselves',
  },
  chart: (title: string): string => `Chart of "${title}". The table under it has the same figures.`,
  amount,
  month: (month: string): string => dates.shortDay(`${month}-01`).replace(/^\d+ /u, ''),
  monthHead: 'Month',
  byMonth: {
    title: 'In target by month',
    lede: 'Columns are the share in target of each month. The broken line is its trend: the share of that whole month and the two before it together, whatever the period.',
    part: (month: string, from: number, to: number): string =>
      from === to ? `${month} (${from} only)` : `${month} (${from} to ${to})`,
    partNote: 'Pale columns are months of which only the days in brackets lie in the period.',
    caption: (measure: string): string => `${measure}, by month`,
    trend: 'Trend',
  },
  funnel: {
    title: 'From received to closed',
    lede: 'Of the cases received in the period: how many have taken each step by now, whenever they took it. Recent cases have had less time, and those of the period before have had more: compare the two with care.',
    caption: 'Cases received in the period, and how far they have come by now',
    step: 'Step',
    share: 'Share of those received',
    shareBefore: 'Share before',
    received: 'Received',
    steps,
    withdrawn: 'Withdrawn',
    handedOver: steps['handed-over'],
    open,
  },
  inTarget: {
    title: 'In target',
    allocation: 'Named advocate in target',
    firstContact: 'First contact in target',
    contactAttempted: 'Contact made or tried in target',
    report: 'Report in target',
    due: 'Fell due',
    kept: 'In target',
    share: 'Share',
    caption: (measure: string, grouping: string): string => `${measure}, by ${grouping.toLowerCase()}`,
  },
  measuresPage: {
    title: 'All measures',
    caption: (id: string, measure: string): string => `${id}: ${measure}`,
    partOf: (caption: string, part: number, of: number): string => `${caption} (${part} of ${of})`,
    median: (clock: string): string => `${clock}: median`,
    percentile90: (clock: string): string => `${clock}: 9 in 10`,
    cases: 'Cases',
    hours: 'Hours on closed cases',
    mean: 'Hours a case',
    score: 'Mean score, 1 to 5',
    other: 'The waiting list (M8) and whose delay it was (M15) have pages of their own.',
  },
  waiting: {
    title: 'Waiting list',
    at: (day: string): string => `Cases without a named advocate at the end of ${day}`,
    heads: { length: 'Waited', total: 'Cases' },
    before: (day: string): string => `Before: the list at the end of ${day}.`,
    waiting: 'Cases waiting',
    lengths: {
      'up-to-2': 'Up to 2',
      '3-to-5': '3 to 5',
      '6-to-10': '6 to 10',
      '11-to-20': '11 to 20',
      'over-20': 'More than 20',
    } satisfies Record<WaitLength, string>,
    lengthsInDays: {
      'up-to-2': 'Up to 2 working days',
      '3-to-5': '3 to 5 working days',
      '6-to-10': '6 to 10 working days',
      '11-to-20': '11 to 20 working days',
      'over-20': 'More than 20 working days',
    } satisfies Record<WaitLength, string>,
    byLength: 'By length of wait and priority',
    caption: (grouping: string): string => `By length of wait in working days and ${grouping.toLowerCase()}`,
    nobody: 'Nobody was waiting.',
  },
  unmetNeed: {
    title: 'Unmet need',
    lede: 'People with a right to an advocate who got none, and what kept them from one.',
    stretches:
      'A stretch begins when no provider can take a case and ends when the case is offered to one, or ends. It counts on the day on which it began, and its working time on the day on which it ended. A case can have several stretches, and a stretch several reasons.',
    now: 'Cases without a provider now',
    began: 'Stretches begun',
    ended: 'Stretches ended',
    days: 'Working days without a provider, in all',
    mean: 'Working days without a provider, mean',
    why,
    whyTitle: 'Why nobody could take the case',
    whyCaption: 'Stretches that began in the period, by what kept providers from the case',
    share: 'Share of stretches',
    all: 'All stretches',
    caption: (grouping: string): string => `Stretches in which nobody could take a case, by ${grouping.toLowerCase()}`,
    never: 'Every case could be offered to a provider, in this period and in the one before.',
    shares: 'Duties, short notice and missing information',
    reasons: 'Why referrals came to nothing',
    reasonsCaption: 'Referrals received in the period that came to nothing, by reason',
    reason: 'Reason',
    noReasons: 'No referral came to nothing, in this period or in the one before.',
    heads: {
      dutyNeverMet: ['Duty cases received', 'Without an advocate', 'Share'],
      decidedBeforeInput: ['Duty cases decided', 'Before the advocate was heard', 'Share'],
      shortNotice: ['Cases with a date of decision', 'Fewer than 5 working days', 'Share'],
      incomplete: ['Cases received', 'Information asked for', 'Share'],
    },
  },
  delay: {
    title: 'Whose delay it was',
    lede: 'Working time of all cases that completed the stage in the period, by whoever held the work, or whose delay a pause was. The parts add up to the whole.',
    party: 'Whose time',
    days: 'Working days',
    ofDays: (days: string, share: string): string => `${days} ${days === '1' ? 'day' : 'days'}, ${share}`,
    each: 'Days a case',
    total: 'In all',
    paused: 'Of it paused',
    byGroup: (stage: string, grouping: string): string => `${stage}: working days, by ${grouping.toLowerCase()}`,
    cases: 'Cases',
    never: 'No case completed this stage, in this period or in the one before.',
    caption: (stage: string, count: string): string => `${stage}: ${count}`,
  },
  equality: {
    title: 'Equality',
    complete: 'Questions answered',
    question: 'Question',
    answered: 'Answered',
    notSaid: 'Prefer not to say',
    notKnown: 'Not answered',
    all: 'All questions',
    timely: (grouping: string): string => `Named advocate in target, by ${grouping.toLowerCase()}`,
  },
  nothing: 'No case was received, fell due or was answered in this period.',
  percent,
  noShare: '–',
  noneDue: 'Nothing fell due',
  days: (days: number | null): string => (days === null ? 'No cases' : amount(days)),
  ofDue: (inTarget: number, due: number): string => `${amount(inTarget)} of ${amount(due)} that fell due`,
  ofCases: (cases: number): string => `${amount(cases)} ${cases === 1 ? 'case' : 'cases'}`,
  dataFrom: (moment: string): string => `The figures are as they stood on ${moment}.`,
  /** It may break before the share and nowhere else. */
  of: (count: number, whole: number, share: string): string =>
    `${amount(count)}\u00A0of\u00A0${amount(whole)} (${share})`,
  definitionsTitle: 'What the figures mean',
  disclosure: [
    {
      measure: 'Counts in files',
      text: 'Counts of 1 to 4 are shown as <5, others are rounded to the nearest 5, and zero stays 0. "hidden" is any number but 0 that would give another one away. Shares come from rounded counts. Medians and quantities are rounded, and hidden for few cases. So groups need not add up to their totals.',
    },
    {
      measure: 'Hours, days and means in files',
      text: 'Hours and working days of a group are hidden where they are of fewer than 5 cases, or where the total less the groups that are shown would leave few. Where a case counts in several groups, as with main needs, more is hidden. Means come from the figures that are shown, as shares do, and are rough for few cases. A mean score is hidden where any of its scores is.',
    },
    {
      measure: 'The same period before, in files',
      text: 'Beside each figure stands that of the same period before. Its column has the name of the figure with "before_" in CSV and "Before" in a workbook; in JSON it is under "before".',
    },
    {
      measure: 'Split by group, in files',
      text: 'Reasons of withdrawal, steps, lengths of wait, equality answers and reasons why nobody could take a case are given for all cases together: by group nearly all of them would be hidden.',
    },
    {
      measure: 'Missing',
      text: 'Referrals whose records could not be read: they are not in the figures, or counted as they were before.',
    },
  ],
  definitions: [
    {
      measure: 'Case',
      text: 'One kind of advocate for one person. A referral that entitles someone to two kinds of advocate is two cases. Cases count for the authority that commissions their provider.',
    },
    { measure: 'Received', text: 'Cases whose referral was received in the period.' },
    {
      measure: 'Fell due',
      text: 'Cases whose target came in the period and has passed. Cases withdrawn before it are left out, and so are cases that were closed before it without having got there. While a clock is paused nothing falls due. The target is the one that the case was opened under.',
    },
    {
      measure: 'M3 Named advocate in target',
      text: 'Of the cases whose allocation fell due: those with a named advocate by then. A case that still had none counts as a failure.',
    },
    {
      measure: 'M4 First contact in target',
      text: 'Of the cases whose first contact fell due: those in which the advocate met or spoke with the person by then. Contact made or tried in target counts attempts too.',
    },
    {
      measure: 'Report in target',
      text: 'Of the cases whose report or representations fell due: those that were sent by then. They are due on the agreed date, or without one 15 working days after the advocate was named; under an urgent authorisation (section 39A) within its 7 days; and never after the decision.',
    },
    {
      measure: 'Share',
      text: 'In target, divided by fell due. Where nothing fell due there is no share.',
    },
    {
      measure: 'Working days',
      text: 'Time in office hours, 9am to 5pm from Monday to Friday without bank holidays of England and Wales, in days of 8 hours. Times run without a stop from start to end, pauses included, and count in the period in which the stage was completed.',
    },
    {
      measure: 'M7 How long it took: median, and 9 in 10',
      text: 'Half of the cases took no longer than the median; 9 in 10 took no longer than the 90th percentile. Both lie between two cases where need be, as MEDIAN and PERCENTILE.INC do in a spreadsheet. Times are kept in steps, so each is right to one part in forty, or to six working minutes where that is more.',
    },
    {
      measure: 'Net and gross',
      text: 'The gross clock runs from its start without a stop. The net clock stands still in pauses. In target is by the clock that the targets of the contract name; both are shown beside it for the same cases.',
    },
    {
      measure: 'M1 Referrals received',
      text: 'Cases received in the period, by the day of receipt of their referral.',
    },
    {
      measure: 'From received to closed',
      text: 'Of the cases received in the period: those that have by the date of the data been accepted by a provider, had an advocate named, had first contact, had their report or representations sent, and been closed, whenever that was. A step that was taken counts even where the case then went to another provider. Recent cases have had less time. Cases withdrawn, handed over to another area or still going on make up the rest beside those closed.',
    },
    {
      measure: 'M2 Acknowledged in target',
      text: 'Of the cases received: those whose referral was acknowledged by its target.',
    },
    {
      measure: 'M5 Report by the agreed date',
      text: 'Of the cases whose agreed date fell in the period: those whose report was sent by it. "Any report" counts cases without an agreed date too.',
    },
    {
      measure: 'M6 Decided before the advocate was heard',
      text: 'Of the duty cases with a day of decision in the period: those decided before the first report or representations. What comes on the day of the decision is in time, so that day counts once it is over.',
    },
    {
      measure: 'M8 Waiting list',
      text: 'Cases without a named advocate at the end of a day, by working days since receipt and by priority. In files: at the end of the last day of the period, or as they stood at the date of the data where that comes first.',
    },
    {
      measure: 'M9 Offers',
      text: 'Offers made in the period, for the provider that had the offer, by what came of them. One offer can be queried and accepted.',
    },
    {
      measure: 'M10 Not eligible, or withdrawn',
      text: 'Cases received in the period and withdrawn since, by reason; and beside them referrals received in the period that opened no case.',
    },
    {
      measure: 'M11 Incomplete when first sent',
      text: 'Of the cases received: those in which information had to be asked for.',
    },
    {
      measure: 'M12 Short notice',
      text: 'Of the cases received that have a date of decision: those with fewer than 5 working days from receipt to it.',
    },
    {
      measure: 'M13 Duty never met',
      text: 'Of the duty cases received: those closed, or past the time by which an advocate had to be named, without one.',
    },
    {
      measure: 'M15 Whose delay it was',
      text: 'Working time of stages completed in the period, by whoever held the work; a pause counts for whom it waited for.',
    },
    {
      measure: 'M16 Hours worked',
      text: 'Hours recorded on cases closed in the period. A case that was handed over to another area is closed there.',
    },
    { measure: 'M17 Outcomes', text: 'Of the cases closed in the period. A case can have several outcomes.' },
    {
      measure: 'M18 Equality questions answered',
      text: 'Of the cases received: those whose question was answered, and apart from them those who preferred not to say.',
    },
    {
      measure: 'M19 Same advocate as before',
      text: 'Of the people given an advocate in the period who had a case with one before: those who got the same advocate.',
    },
    {
      measure: 'M20 Experience',
      text: 'Feedback asked for in the period, how much was answered, and its scores from 1 to 5.',
    },
    {
      measure: 'U1 Nobody could take the case',
      text: 'Stretches in which every provider was passed over, or none was under contract, by the day on which each began; a stretch can have several reasons. Beside them the stretches that ended in the period, with their working time. Commissioners have no number of their own for this measure.',
    },
    {
      measure: 'Answered offers',
      text: 'Counted on the day of the answer, for the provider that had the offer. An offer that was not answered by its limit lapses.',
    },
    { measure: 'Provider', text: 'The provider that accepted the case.' },
    {
      measure: 'Waiting now',
      text: 'Cases that have not ended, as they stand at the date of the data. Past a target: a named advocate, first contact or report is late and has not come.',
    },
    {
      measure: 'Comparing areas',
      text: 'Targets belong to contracts, and areas define their measures differently. Compare only where the definitions are the same.',
    },
  ],
  sheets: { figures: 'Timeliness', measures: 'All measures', definitions: 'Definitions' },
  definitionColumns: { measure: 'Measure', text: 'Definition' },
  columns: {
    from: 'From',
    to: 'To',
    role: 'Kind of advocate',
    by: 'Split by',
    group: 'Group',
    name: 'Name',
    received: 'Cases received',
    allocation_due: 'Allocation fell due',
    allocation_in_target: 'Named advocate in target',
    allocation_in_target_rate: 'Named advocate in target, share',
    first_contact_due: 'First contact fell due',
    first_contact_in_target: 'First contact in target',
    first_contact_in_target_rate: 'First contact in target, share',
    first_contact_attempted_in_target: 'Contact made or tried in target',
    first_contact_attempted_in_target_rate: 'Contact made or tried in target, share',
    report_due: 'Report fell due',
    report_in_target: 'Report in target',
    report_in_target_rate: 'Report in target, share',
    offers_accepted: 'Offers accepted',
    offers_declined: 'Offers declined',
    offers_lapsed: 'Offers lapsed',
    received_to_allocated_cases: 'Receipt to named advocate, cases',
    received_to_allocated_median_working_days: 'Receipt to named advocate, median working days',
    received_to_allocated_p90_working_days: 'Receipt to named advocate, 90th percentile working days',
    received_to_contact_cases: 'Receipt to first contact, cases',
    received_to_contact_median_working_days: 'Receipt to first contact, median working days',
    received_to_contact_p90_working_days: 'Receipt to first contact, 90th percentile working days',
    complete_to_allocated_cases: 'Complete to named advocate, cases',
    complete_to_allocated_median_working_days: 'Complete to named advocate, median working days',
    complete_to_allocated_p90_working_days: 'Complete to named advocate, 90th percentile working days',
    measure: 'Measure',
    part: 'Part',
    measure_name: 'Name of the measure',
    numerator: 'Numerator',
    denominator: 'Denominator',
    rate: 'Share',
    value: 'Value',
    cases: 'Cases',
    as_at: 'Date of the data (UTC)',
    area: 'Area',
    missing: 'Referrals missing from the figures',
  },
  errors: {
    contract: 'A report is of all contracts of its area: leave this out, and split the report by provider',
    'not-a-date': 'Give a real date with year, month and day, like 2027-03-27',
    'ends-before-start': 'The last day must not be before the first',
    'over-ten-years': 'A report can cover no more than ten years: choose a later first day',
    'out-of-range': 'Give a date between 2000 and 2099',
    'not-an-option': 'Choose one of the options offered',
    'sent-twice': 'Give this only once',
    'unknown-field': 'This report has no such setting: leave it out, or check how it is spelt',
  },
}
