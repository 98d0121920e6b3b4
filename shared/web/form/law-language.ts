// The law's own sentences in another language. An answer is kept as it was given, in English, with the referral; what it
// says is found here again by its words. A sentence that no rule of this release can say stays as it is.
import type { Determination, Reason } from '../../domain/eligibility/determine.ts'
import { partsIn } from '../../domain/eligibility/conditions.ts'
import { FACTS, JURISDICTIONS } from '../../domain/eligibility/facts.ts'
import { RULES } from '../../domain/eligibility/rules.ts'
import { SENTENCES } from '../../domain/eligibility/sentences.ts'
import type { Language } from '../../domain/language.ts'
import { statute } from '../words/cy/statute.ts'

type Pair = readonly [english: string, welsh: string | undefined]

const parts = (): Pair[] =>
  RULES.flatMap(({ law }) => law.flatMap(({ when }) => partsIn(when))).flatMap(({ name, met, unmet }): Pair[] => [
    [met ?? '', statute.parts[name]?.met],
    [unmet ?? '', statute.parts[name]?.unmet],
  ])

const pairs = (): Pair[] => [
  ...parts(),
  ...FACTS.map(({ name, label }): Pair => {
    return [SENTENCES.notYetKnown(label), statute.sentences.notYetKnown(statute.facts[name])]
  }),
  ...RULES.map(({ id, note = '' }): Pair => [note, statute.notes[id]]),
  ...JURISDICTIONS.flatMap((place): Pair[] => [
    [SENTENCES.notLawIn(place), statute.sentences.notLawIn(place)],
    [SENTENCES.noDayAppointed(place), statute.sentences.noDayAppointed(place)],
  ]),
]

type Dated = { before: string; after: string; welsh: (day: string) => string }

const MARK = '\n'

// A commissioner enters days that no list can have beforehand: these sentences are known by what stands about the day.
const dated = (): Dated[] =>
  (['notBefore', 'notAfter'] as const).flatMap((sentence) =>
    JURISDICTIONS.map((place): Dated => {
      const [before = '', after = ''] = SENTENCES[sentence](place, MARK).split(MARK)
      return { before, after, welsh: (day) => statute.sentences[sentence](place, day) }
    }),
  )

/** A day as the law's sentences have it, 1 April 2015, read in UTC as it was written. */
const dayIn = (text: string): Date | undefined => {
  const day = new Date(`${text} UTC`)
  return /^\d{1,2} [A-Z][a-z]+ \d{4}$/.test(text) && !Number.isNaN(day.getTime()) ? day : undefined
}

const datedIn = (text: string, sentences: readonly Dated[]): string | undefined => {
  const found = sentences.find(({ before, after }) => text.startsWith(before) && text.endsWith(after))
  const day = found && dayIn(text.slice(found.before.length, -found.after.length))
  return day && found.welsh(statute.day(day))
}

let dictionary: { sentences: ReadonlyMap<string, string>; dated: readonly Dated[] } | undefined

const inWelsh = (text: string): string => {
  dictionary ??= {
    sentences: new Map(pairs().flatMap(([english, welsh]) => (welsh === undefined ? [] : [[english, welsh]]))),
    dated: dated(),
  }
  return dictionary.sentences.get(text) ?? datedIn(text, dictionary.dated) ?? text
}

/** A sentence of the law's answer, a reason or a note, in a language. */
export const lawText = (text: string, language: Language): string => (language === 'en' ? text : inWelsh(text))

/** What is enacted and not in force, in a language. */
export const notInForceText = (id: string, text: string, language: Language): string =>
  language === 'en' ? text : (statute.notInForce[id] ?? text)

/** Where a reason is to be found. A citation is the same in every language. */
export const sourceText = (source: string, language: Language): string =>
  language === 'en'
    ? source
    : source
        .split('; ')
        .map((one) => statute.sources[one] ?? one)
        .join('; ')

export const reasonIn = ({ text, source }: Reason, language: Language): Reason => ({
  text: lawText(text, language),
  source: sourceText(source, language),
})

/** The law's answer in a language: its reasons, their sources and its note. */
export const lawIn = (language: Language) =>
  language === 'en'
    ? (found: Determination): Determination => found
    : (found: Determination): Determination => ({
        ...found,
        reasons: found.reasons.map((reason) => reasonIn(reason, language)),
        ...(found.note === undefined ? {} : { note: lawText(found.note, language) }),
      })
