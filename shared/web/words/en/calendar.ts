// The calendar of bank holidays: how long it lasts, and a feed that takes its place.
import type { FeedFault } from '../../../domain/clocks/calendar-replacement.ts'

const errors = {
  required: (): string => 'Paste the bank holidays',
  'not-json': (): string => 'Paste the whole feed: what is there is no JSON',
  'not-a-feed': (): string => 'Paste the feed of GOV.UK: what is there has no bank holidays of England and Wales',
  'incomplete-year': (year: string): string => `${year} has fewer than eight bank holidays: wait until it is complete`,
  'duplicate-day': (day: string): string => `Two bank holidays fall on ${day}`,
  'on-a-weekend': (day: string): string => `${day} is on a weekend: its substitute day has to stand there`,
  'missing-year': (year: string): string => `${year} would have no bank holidays: paste them as well`,
  'out-of-range': (year: string): string => `${year} is too far away`,
  'changes-nothing': (): string => 'The calendar has all of these bank holidays already',
  'reason.required': (): string => 'Say why the calendar is replaced',
  'reason.too-long': (): string => 'Shorten the reason to 300 characters',
  'reason.characters': (): string => 'Take out the characters that cannot be read, then type the reason again',
} satisfies Record<FeedFault | `reason.${string}`, (detail: string) => string>

export const calendar = {
  deskLink: 'The calendar of bank holidays',
  title: 'The calendar of bank holidays',
  lede: 'Working time is counted by it: on a bank holiday no clock runs. England and Wales share one list.',
  version: 'In force',
  countedBy: 'Counted by the calendar',
  countedNow: 'Calendar of the case',
  countedAnew: 'Calendar in force today',
  covers: 'Years',
  until: 'Last day',
  years: (first: string, last: string): string => `${first} to ${last}`,
  ends: (day: string): string =>
    `The calendar ends on ${day}. No date beyond that can be worked out: an administrator has to enter the next bank holidays.`,
  coming: (version: string, time: string): string => `${version} has been entered, and counts from ${time} on.`,
  keeps: 'What is already running keeps the calendar that it was begun under, unless somebody sets its dates anew.',
  holidaysTitle: 'Bank holidays',
  day: 'Day',
  name: 'Bank holiday',

  enterTitle: 'Enter other bank holidays',
  enterText:
    'Paste the feed of GOV.UK (www.gov.uk/bank-holidays.json). Its years take the place of the same years here; the others stay as they are. You see what changes before anything is done.',
  feed: 'The feed, as it is',
  reason: 'Why is the calendar replaced?',
  reasonHint: 'It stands in the history with your name.',
  checkButton: 'See what would change',
  onlyAdmin: 'Bank holidays are entered by an administrator of the service.',
  errors,

  check: {
    title: 'Check what would change',
    stale: 'Somebody has entered bank holidays meanwhile. This is what would change now.',
    replaced: 'Years that are replaced',
    kept: 'Years that stay as they are',
    noYears: 'None',
    reason: 'Why',
    added: 'Bank holidays that are added',
    removed: 'Bank holidays that are taken away',
    nothingAdded: 'None is added.',
    nothingRemoved: 'None is taken away.',
    back: 'Paste another feed',
    button: 'Enter these bank holidays',
  },
  history: {
    title: 'What has been entered',
    caption: 'Calendars that were entered, the latest first',
    heads: { version: 'Calendar', reason: 'Why', who: 'Who', when: 'When' },
    empty: 'Nothing yet: the calendar that came with the service is in force.',
  },
  doneTitle: 'Done',
  done: 'The bank holidays have been entered. They count from two minutes later on, for what begins then.',
}
