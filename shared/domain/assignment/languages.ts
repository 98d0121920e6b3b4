// The names under which people write down the languages that advocates are sought for, in English, in Welsh and in the
// languages themselves. A name that is not here asks for nobody in particular: an interpreter is found for it.
import { comparedName } from '../likeness.ts'
import type { AdvocateLanguage } from './contracts.ts'

const NAMES: Record<AdvocateLanguage, readonly string[]> = {
  cy: ['Welsh', 'Cymraeg'],
  bsl: ['British Sign Language', 'BSL', 'Iaith Arwyddion Prydain'],
  makaton: ['Makaton'],
  'deafblind-manual': ['Deafblind manual', 'Hands-on signing', 'Llawlyfr byddar-ddall'],
  ar: ['Arabic', 'Arabeg'],
  bn: ['Bengali', 'Bangla', 'Sylheti', 'Bengaleg'],
  cs: ['Czech', 'Tsieceg'],
  fa: ['Farsi', 'Persian', 'Dari', 'Ffarsi', 'Perseg'],
  fr: ['French', 'Français', 'Ffrangeg'],
  gu: ['Gujarati', 'Gwjarati'],
  hu: ['Hungarian', 'Magyar', 'Hwngareg'],
  ku: ['Kurdish', 'Kurmanji', 'Sorani', 'Cwrdeg'],
  lt: ['Lithuanian', 'Lithwaneg'],
  pa: ['Punjabi', 'Panjabi', 'Pwnjabeg'],
  pl: ['Polish', 'Polski', 'Pwyleg'],
  pt: ['Portuguese', 'Português', 'Portiwgaleg', 'Portiwgeeg'],
  ro: ['Romanian', 'Română', 'Rwmaneg'],
  ru: ['Russian', 'Rwsieg', 'Rwseg'],
  so: ['Somali', 'Soomaali', 'Somaleg', 'Somalieg'],
  es: ['Spanish', 'Español', 'Sbaeneg'],
  ta: ['Tamil', 'Tamileg'],
  tr: ['Turkish', 'Türkçe', 'Tyrceg'],
  uk: ['Ukrainian', 'Wcreineg'],
  ur: ['Urdu', 'Wrdw'],
  vi: ['Vietnamese', 'Fietnameg'],
  yue: ['Cantonese', 'Cantoneg'],
  cmn: ['Mandarin', 'Putonghua'],
}

const isLanguage = (name: string): name is AdvocateLanguage => Object.hasOwn(NAMES, name)

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([language, names]) =>
    isLanguage(language) ? names.map((name) => [comparedName(name), language] as const) : [],
  ),
)

const MOST_WORDS = Math.max(...Object.values(NAMES).flatMap((names) => names.map((name) => name.split(' ').length)))

/** Every language that a text names, whatever else it says: "Punjabi (Pakistani dialect), some Urdu" names two. */
export const languagesNamed = (text: string): AdvocateLanguage[] => {
  const words = text.split(/[^\p{L}\p{M}-]+/u).filter((word) => word !== '')
  const found = words.flatMap((_, place) =>
    Array.from({ length: MOST_WORDS }, (_each, more) =>
      BY_NAME.get(comparedName(words.slice(place, place + more + 1).join(''))),
    ).filter((language) => language !== undefined),
  )
  return [...new Set(found)]
}
