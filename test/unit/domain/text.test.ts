// What may stand in a text that somebody typed.
import { describe, expect, it } from 'vitest'
import { isCleanLine, isCleanText, speltOut } from '../../../shared/domain/text.ts'

describe('a text that somebody typed', () => {
  it.each<[what: string, text: string, line: boolean, lines: boolean]>([
    ['plain words', 'Who decides?', true, true],
    ['Welsh, and a name from right to left', 'Tŷ’r Cyngor, \u05d3\u05e0\u05d4', true, true],
    ['the marks that a text from right to left needs', '\u05d3\u200f!', true, true],
    ['two lines', 'One\r\n\tTwo', false, true],
    ['a control character', 'Who\u0007', false, false],
    ['half a character', 'Who\ud800', false, false],
    ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'].map(
      (mark): [string, string, boolean, boolean] => [
        `an override of its order, ${speltOut(mark)}`,
        `Pay ${mark}01`,
        false,
        false,
      ],
    ),
  ])('%s', (_, text, line, lines) => {
    expect([isCleanLine(text), isCleanText(text)]).toEqual([line, lines])
  })
})
