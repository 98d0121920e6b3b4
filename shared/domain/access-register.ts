// The register of access: who saw or took what of a referral, when and why. Entries are only ever added.
import * as z from 'zod'
import { dateOf } from './time.ts'

/** What can be seen or taken, and whether each time counts, or once a day for a person is enough to know. */
export const ACCESS_KINDS = {
  story: 'once-a-day',
  file: 'once-a-day',
  feedback: 'once-a-day',
  'evidence-pack': 'each-time',
  'report-file': 'each-time',
} as const satisfies Record<string, 'once-a-day' | 'each-time'>
export type AccessKind = keyof typeof ACCESS_KINDS

/** Why somebody may see what they open without being asked for a purpose. */
export const ACCESS_GROUNDS = ['works-on-case', 'referring-authority', 'area-reports'] as const
export type AccessGround = (typeof ACCESS_GROUNDS)[number]

export const accessEntry = z.object({
  what: z.enum(['story', 'file', 'feedback', 'evidence-pack', 'report-file']),
  /** What it was: a case or a file by its id, a report by its name. */
  subject: z.string(),
  /** The authority whose register it stands in, and the referral where it is of one. */
  authority: z.string(),
  reference: z.string().exactOptional(),
  by: z.object({ id: z.string(), name: z.string(), organisation: z.string() }),
  /** The purpose in the person's own words, or the ground they had. */
  why: z.union([z.object({ purpose: z.string() }), z.object({ ground: z.enum(ACCESS_GROUNDS) })]),
  at: z.string(),
})
export type AccessEntry = z.infer<typeof accessEntry>

/** What makes an entry one and the same, so that it is written once: the day in London, or the very moment. */
export const accessIdentity = ({ what, subject, by, at }: AccessEntry): string =>
  [ACCESS_KINDS[what] === 'once-a-day' ? dateOf(at) : at, what, subject, by.id].join('#')

/** When an entry was made, and for which time it stands. */
export const standsForDay = ({ what }: AccessEntry): boolean => ACCESS_KINDS[what] === 'once-a-day'
