// What may stand in a text that somebody typed.

// Control characters have no place in an answer (line ends in long ones apart), nor have halves of a surrogate pair, which
// no table can store. Bidirectional overrides show a text in another order than it has.
const CONTROL = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u
const EVERY_CONTROL = new RegExp(CONTROL, 'gu')

/** Whether a text is one line that can be stored and read out. */
export const isCleanLine = (text: string): boolean => text.isWellFormed() && !CONTROL.test(text)

/** A text of one line with what has no place in it spelt out, for where it is told what is wrong with it. */
export const speltOut = (text: string): string =>
  text.replaceAll(EVERY_CONTROL, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`)

/** Whether a text of several lines can be stored and read out. */
export const isCleanText = (text: string): boolean => isCleanLine(text.replaceAll(/[\r\n\t]/g, ' '))
