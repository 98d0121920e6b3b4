// Welsh as it is said: the beginnings of words, lists, counts and moments.
import { describe, expect, it } from 'vitest'
import { aspirated, lowered, softened } from '../../../shared/web/words/cy/beginnings.ts'
import { words } from '../../../shared/web/words/index.ts'

const { dates, cases, track } = words('cy')
const TUESDAY = '2026-11-24T17:00:00.000Z'

describe('the beginning of a word', () => {
  it.each([
    ['dydd Mawrth', 'ddydd Mawrth'],
    ['diwedd dydd Mawrth', 'ddiwedd dydd Mawrth'],
    ['person', 'berson'],
    ['tîm', 'dîm'],
    ['cais', 'gais'],
    ['bwrdd', 'fwrdd'],
    ['gwaith', 'waith'],
    ['mesur', 'fesur'],
    ['lle', 'le'],
    ['rheswm', 'reswm'],
    ['chwaer', 'chwaer'],
    ['ffordd', 'ffordd'],
    ['achos', 'achos'],
    ['Cyngor Brynafon', 'Cyngor Brynafon'],
    ['', ''],
  ])('%s is soft as %s', (word, soft) => {
    expect(softened(word)).toBe(soft)
  })

  it.each([
    ['person', 'pherson'],
    ['tîm', 'thîm'],
    ['cwyn', 'chwyn'],
    ['chwaer', 'chwaer'],
    ['theori', 'theori'],
    ['dyletswydd', 'dyletswydd'],
    ['Cyngor Brynafon', 'Cyngor Brynafon'],
  ])('%s breathes as %s', (word, breath) => {
    expect(aspirated(word)).toBe(breath)
  })

  it('loses its capital within a sentence', () => {
    expect(lowered('Aeth yr achos i’r Llys Gwarchod')).toBe('aeth yr achos i’r Llys Gwarchod')
  })
})

describe('a list', () => {
  it.each([
    [[], ''],
    [['IMHA'], 'IMHA'],
    [['IMHA', 'IMCA'], 'IMHA ac IMCA'],
    [['IMHA', 'RPR'], 'IMHA a RPR'],
    [['IMHA', 'IMCA', 'cynrychiolydd cyflogedig'], 'IMHA, IMCA a chynrychiolydd cyflogedig'],
    [['Cymraeg', 'Polish'], 'Cymraeg a Polish'],
  ])('%j is %s', (items, said) => {
    expect(dates.list(items)).toBe(said)
  })
})

describe('a moment', () => {
  it.each([
    [TUESDAY, 'dydd Mawrth 24 Tachwedd 2026 am 5yp'],
    ['2026-06-24T08:30:00.000Z', 'dydd Mercher 24 Mehefin 2026 am 9:30yb'],
    ['2026-11-24T12:00:00.000Z', 'dydd Mawrth 24 Tachwedd 2026 am hanner dydd'],
    ['2026-11-24T00:00:00.000Z', 'dydd Mawrth 24 Tachwedd 2026 am hanner nos'],
    ['2026-06-24T22:59:59.000Z', 'diwedd dydd Mercher 24 Mehefin 2026'],
  ])('%s is %s', (instant, said) => {
    expect(dates.when(instant)).toBe(said)
  })

  it('is soft after “ar”, and not after “erbyn”', () => {
    const contact = {
      type: 'contact-made',
      at: TUESDAY,
      by: { kind: 'service', part: 'sweep' },
      occurredAt: TUESDAY,
    } as const
    expect(cases.happened(contact)).toBe('Gwnaed y cyswllt cyntaf ar ddydd Mawrth 24 Tachwedd 2026 am 5yp')
    expect(track.delays.lapsed('Northstar Advocacy', dates.when(TUESDAY))).toContain('erbyn dydd Mawrth 24 Tachwedd')
  })
})

describe('a number', () => {
  it.each([
    [1, 'Mae 1 cynnig yn aros am eich ateb.'],
    [2, 'Mae 2 gynnig yn aros am eich ateb.'],
    [3, 'Mae 3 cynnig yn aros am eich ateb.'],
  ])('%i is followed by one thing, which two softens', (count, said) => {
    expect(cases.list.offers(count)).toBe(said)
  })

  it.each([
    [45, '45 munud'],
    [120, '2 awr waith'],
    [480, '1 diwrnod gwaith'],
    [1140, '2 ddiwrnod gwaith a 3 awr'],
  ])('%i minutes of work are %s', (minutes, said) => {
    expect(dates.workingTime(minutes)).toBe(said)
  })
})

describe('the reports in Welsh', () => {
  const { reports, silence, dates } = words('cy')

  it('soften the day after “i”, and the month', () => {
    const [from, to] = [dates.day('2026-03-01'), dates.day('2026-03-31')]
    expect(reports.covers(from, to)).toBe('dydd Sul 1 Mawrth 2026 i ddydd Mawrth 31 Mawrth 2026')
    expect(reports.beforeCovers(from, to)).toContain(' i ddydd Mawrth 31 Mawrth 2026.')
    expect(silence.covers(silence.month('2026-07'), silence.month('2026-09'))).toBe('Gorffennaf 2026 i Fedi 2026')
    expect(silence.covers(silence.month('2026-07'), silence.month('2026-12'))).toBe('Gorffennaf 2026 i Ragfyr 2026')
  })

  it.each([
    ['team', 'a thîm atgyfeirio'],
    ['hospital', 'ac ysbyty'],
    ['age-band', 'ac oedran'],
    ['main-need', 'a phrif angen'],
    ['process', 'a’r hyn sy’n cael ei benderfynu'],
    ['ward', 'a ward ysbyty'],
  ] as const)('put “a” as it is before the %s', (dimension, said) => {
    expect(reports.waiting.caption(reports.dimensions[dimension])).toMatch(new RegExp(` ${said}$`))
  })

  it('count one missing referral as one', () => {
    expect(reports.missing(1)).toContain('Mae 1 atgyfeiriad ar goll o’r ffigurau hyn, neu’n cael ei gyfrif')
    expect(reports.missing(2)).toContain('neu’n cael eu cyfrif')
  })
})
