// What may stand in a text that somebody typed.

// Control characters have no place in an answer (line ends in long ones apart), nor have halves of a surrogate pair, which
// no table can store.
const CONTROL = /[\p{Cc}\u2028\u2029]/u

/** Whether a text is one line that can be stored and read out. */
export const isCleanLine = (text: string): boolean => text.isWellFormed() && !CONTROL.test(text)

/** Whether a text of several lines can be stored and read out. */
export const isCleanText = (text: string): boolean => isCleanLine(text.replaceAll(/[\r\n\t]/g, ' '))
