// The counts of assessments of an area, as they were entered.
import type * as z from 'zod'
import { type AssessmentsEntered, assessmentsSchema } from '../domain/reports/assessments.ts'
import { addEntry, enteredShape, type Entering } from './entries.ts'
import { keys } from './keys.ts'
import { queryItems } from './table.ts'

const storedAssessments = assessmentsSchema.extend(enteredShape)
/** Counts with who entered them, and when. */
export type AssessmentsEntry = z.infer<typeof storedAssessments>

/** Everything that was entered for an area, oldest first. */
export const assessmentEntriesOf = (area: string): Promise<AssessmentsEntry[]> =>
  queryItems({ partition: keys.assessments(area, 0).pk }, storedAssessments)

/** Adds counts after the last entry that was seen; false when somebody has entered something since. */
export const enterAssessments = (area: string, counts: AssessmentsEntered, entering: Entering): Promise<boolean> =>
  addEntry({ kind: 'assessments', keyOf: (number) => keys.assessments(area, number) }, counts, entering)
