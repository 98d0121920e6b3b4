// What is said of a report that is not given out, by its code.
import type { GivenOutRefusal } from '../../../domain/reports/given-out.ts'

export const givenOut = {
  'differs-by-a-few':
    'You were given a report that differs from this one by a few cases only, so together they would tell about single people. Choose whole months that do not overlap, or the same dates and filters as before',
  'changed-by-a-few':
    'You were given this report before, and a few cases in it have changed since. Keep the one that you have, or ask again when more has changed',
  'too-many-reports':
    'Your organisation was given as many different reports of this area as it can be within two years',
} satisfies Record<GivenOutRefusal, string>
