// The notice that the calendar comes to its end: on the desk and on its own page, in time and in the reader's language.
import { describe, expect, it, vi } from 'vitest'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { words } from '../../../shared/web/words/index.ts'

vi.stubEnv('TABLE_NAME', 'none')
const { endingNotice } = await import('../../../functions/pages/manage/calendar.ts')

const told = (now: string) =>
  (['en', 'cy'] as const).map((language) => endingNotice(ENGLAND_AND_WALES, now, words(language)))

describe('the end of the calendar', () => {
  it('is told from half a year before it on', () => {
    expect(told('2030-06-29T12:00:00.000Z')).toEqual([undefined, undefined])
  })

  it.each(['2030-06-30T12:00:00.000Z', '2031-03-01T12:00:00.000Z'])('is told at %s', (now) => {
    expect(told(now)).toEqual([
      expect.stringContaining('Tuesday 31 December 2030'),
      expect.stringContaining('ddydd Mawrth 31 Rhagfyr 2030'),
    ])
  })
})
