// The report on teams and wards that have gone quiet.
import { dates } from './dates.ts'

const tenths = (number: number): string => String(Math.round(number * 10) / 10)
const referrals = (number: number): string => dates.count(number, 'referral', 'referrals')
const between = (from: number, to: number): string => (from === 0 ? `up to ${to}` : `${from} to ${to}`)

const counted =
  (one: string, many: string) =>
  (quiet: number, judged: number, byChance: number): string => {
    if (judged === 0) return `No ${one} has enough history yet to say what is usual for it.`
    const of = `Of ${dates.count(judged, one, many)} with enough history, ${quiet === 0 ? 'none' : quiet} sent fewer referrals than is usual.`
    return `${of} Even if nothing had changed, about ${tenths(byChance)} would look quiet by chance alone.`
  }

export const silence = {
  title: 'Who has gone quiet',
  lede: 'A team that stops referring may have nobody to refer, or may have forgotten to. This page says whom to ask; it does not say why.',
  labels: { of: 'Look at', from: 'First month', to: 'Last month' },
  monthHint: 'Year and month, like 2026-07',
  watched: { team: 'Teams', ward: 'Wards' },
  one: { team: 'Team and organisation', ward: 'Ward and hospital' },
  month: dates.month,
  covers: (from: string, to: string): string => (from === to ? from : `${from} to ${to}`),
  counted: { team: counted('team', 'teams'), ward: counted('ward', 'wards') },
  quiet: {
    title: 'The quiet ones',
  },
  said: (name: string, received: number, from: number, to: number): string =>
    `${name}: ${received === 0 ? 'no referral' : referrals(received)} in the period, between ${from} and ${to} would be usual for it`,
  table: 'All of them, the quiet ones first',
  caption: {
    team: 'Referrals received from each team, and what is usual for it',
    ward: 'Referrals received from each ward, and what is usual for it',
  },
  heads: {
    received: 'Received',
    usual: 'Usual',
    bar: 'Drawn',
    chance: 'Chance of so few',
    verdict: 'What that means',
    restsOn: 'What it rests on',
  },
  barNote:
    'Each bar has its own scale: the thin line goes from nothing to the largest number, the broad part is what is usual, the dot is what is expected, the line across is what was received.',
  usual: between,
  expected: (number: number): string => `about ${tenths(number)} expected`,
  chance: {
    oneIn: (many: number): string => `1 in ${many}`,
    least: 'less than 1 in 1,000',
    usual: 'more than half',
  },
  verdicts: {
    quiet: 'Quieter than usual',
    usual: 'As usual',
    busy: 'More than usual',
    'few-expected': 'Too few expected to tell',
    'too-short': 'Too little history',
  },
  standsOut: 'Quiet, and hard to put down to chance',
  kinds: {
    capacity: 'capacity assessments',
    'mha-detention': 'detentions under the Mental Health Act',
    'care-act': 'Care Act assessments',
  },
  restsOn: {
    months: (received: number, months: number): string =>
      `${referrals(received)} in ${dates.count(months, 'month', 'months')} before`,
    assessments: (received: number, assessments: number, kind: string, months: number): string =>
      `${referrals(received)} to ${assessments} ${kind} in ${dates.count(months, 'month', 'months')} before`,
  },
  assessments: (number: number): string => `${number} in the period`,
  enter: 'Enter assessments',
  untold: {
    title: 'Too little history to say anything',
    lede: 'These have less than six months of their own before the period, counted from the month after their first referral.',
    caption: 'Referrals received from those with too little history',
  },
  nothing:
    'No referral was received in the period or in the three years before it, and no assessments have been entered.',
  definitions: [
    {
      measure: 'Referral',
      text: 'A case that was received from the team or about somebody on the ward. A referral that entitles somebody to two kinds of advocate counts as two.',
    },
    {
      measure: 'Expected',
      text: 'What would come in the period at the rate of the months before it: up to three years of the team’s or ward’s own, from the month after its first referral. Where counts of assessments have been entered for the whole period and at least six of those months, the rate is one for each assessment, and otherwise one for each day. The shorter its history, the more the rate is drawn towards that of the others in your area.',
    },
    {
      measure: 'Usual',
      text: 'If nothing had changed, about nine in ten such periods would bring a number within these two, and about one in twenty, or fewer, a smaller one. The range allows for a rate that is not known for certain, and for months that differ more than chance would have it (negative binomial distribution).',
    },
    {
      measure: 'Chance of so few',
      text: 'How likely it would be to receive so few, or fewer, if nothing had changed.',
    },
    {
      measure: 'Hard to put down to chance',
      text: 'Among many teams some are quiet by chance. Of those marked so, no more than about one in ten is expected to be (Benjamini and Hochberg).',
    },
    {
      measure: 'What it does not know',
      text: 'Seasons, closures and mergers, names that were spelt differently, and referrals that were sent some other way.',
    },
  ],
  errors: {
    'not-an-option': 'Choose teams or wards',
    'not-a-month': 'Give a year and a month, like 2026-07',
    'ends-before-start': 'The last month must not be before the first',
    'not-over': 'The months must be over: a month that is still going on has too few referrals yet',
    'over-a-year': 'Choose twelve months at most',
  },
}
