// What is said of a report that is not given out, by its code.
import type { ReportRefusal } from '../../reports/given.ts'

export const givenOut = {
  'differs-by-a-few':
    'This report is of nearly the same cases as one that you were given before: the few that it differs by would tell about single people. Choose whole months that do not overlap, or the same dates and filters as before',
  'tells-with-others':
    'Together with reports that you were given before, this one would tell about single people. Choose a longer period, a split with fewer groups, or the same dates and filters as before',
  'too-many-reports':
    'Your organisation was given as many different reports of this area as it can be within a month. Those that it was given can be had again',
  'figures-change': 'The figures changed while the report was drawn. Try again in a minute',
} satisfies Record<ReportRefusal, string>
