// What happens to the beginning of a Welsh word within a sentence: the mutations, and a capital that goes. The names of people
// and organisations keep theirs.

const SOFT: Readonly<Record<string, string>> = {
  p: 'b',
  t: 'd',
  c: 'g',
  b: 'f',
  d: 'dd',
  g: '',
  m: 'f',
  ll: 'l',
  rh: 'r',
}
const ASPIRATE: Readonly<Record<string, string>> = { p: 'ph', t: 'th', c: 'ch' }

// The letters of two signs are letters of their own: “ch” is no “c”, and stays.
const FIRST_LETTER = /^(?:ch|dd|ff|ng|ll|ph|rh|th|\p{L})/u

const mutated = (words: string, by: Readonly<Record<string, string>>): string =>
  words.replace(FIRST_LETTER, (letter) => by[letter] ?? letter)

/** “dydd Mawrth” as it is after “ar”: “ddydd Mawrth”. A word with a capital stays. */
export const softened = (words: string): string => mutated(words, SOFT)

/** “Medi” as it is after “i”: “Fedi”. A name that keeps its capital and changes all the same, as those of months do. */
export const softenedName = (name: string): string => {
  const soft = softened(lowered(name))
  return soft.slice(0, 1).toUpperCase() + soft.slice(1)
}

/** “cwyn” as it is after “a”: “chwyn”. A word with a capital stays. */
export const aspirated = (words: string): string => mutated(words, ASPIRATE)

/** A sentence within a sentence. */
export const lowered = (words: string): string => words.slice(0, 1).toLowerCase() + words.slice(1)
