// What the page of the law tells of referrals: counts, and none so small that it could tell of one person.
import { describe, expect, it } from 'vitest'
import type { LawChange } from '../../../shared/domain/eligibility/law-changes.ts'
import { judgeAgain, newReplay, type Replay } from '../../../shared/domain/eligibility/replay.ts'
import { lawWith } from '../../../shared/domain/eligibility/law-changes.ts'
import { RULES } from '../../../shared/domain/eligibility/rules.ts'
import { words } from '../../../shared/web/words/index.ts'
import { nested, patient, referral } from '../eligibility/referrals.ts'

process.env['TABLE_NAME'] ??= 'no-table'
process.env['AWS_REGION'] ??= 'eu-west-2'
const { checkContext, lawContext } = await import('../../../functions/pages/manage/law-view.ts')

const w = words('en')
const CHANGE: LawChange = {
  change: 'commence',
  subject: 'IMHA-2025-INFORMAL',
  jurisdiction: 'england',
  from: '2027-04-01',
  source: 'SI 2027/123',
}

const informal = nested(referral('mental-health-patient', patient('informal')))
// Section 57 treatment entitles a patient under no section too.
const onTwoGrounds = nested(referral('mental-health-patient', patient('informal', { 'mha.treatmentDiscussed': 's57' })))
const replayOf = (count: number, { facts = informal, change = CHANGE } = {}): Replay => {
  const replay = newReplay()
  const on = '2027-04-01'
  for (let place = 0; place < count; place += 1)
    judgeAgain(replay, { authority: 'westmarch', facts }, { rules: RULES, on }, { rules: lawWith(RULES, [change]), on })
  return replay
}
const countsOf = (all: number, already = 0) =>
  checkContext(CHANGE, { all: replayOf(all), already: replayOf(already), from: CHANGE.from }, w).counts.map(
    ({ value }) => value,
  )

describe('what a change would do', () => {
  it.each([
    [1, 'Fewer than 5'],
    [4, 'Fewer than 5'],
    [5, '5'],
    [120, '120'],
  ])('%i referrals are told as %s', (count, told) => {
    expect(countsOf(count)).toEqual([told, told, told])
  })

  it('says so when it is nothing', () => {
    expect(countsOf(0)).toEqual(['None', 'None'])
  })

  it('says how many had been judged without it, when there are any', () => {
    expect(countsOf(7, 3)).toEqual(['7', '7', '7', 'Fewer than 5'])
  })
})

const shown = (change: LawChange, all: Replay, language = w) =>
  checkContext(change, { all, already: newReplay(), from: '2027-03-01' }, language)

describe('whom a change would give an advocate', () => {
  it('is nobody who has one on another ground', () => {
    const all = replayOf(6, { facts: onTwoGrounds })
    expect(shown(CHANGE, all).counts).toEqual([
      { key: 'Referrals judged', value: '6' },
      { key: 'Judged differently', value: '6' },
    ])
  })

  it.each([
    ['en', 'Rule', 'An advocate could be asked for where there is none now', 'Monday 1 March 2027'],
    ['cy', 'Rheol', 'Gellid gofyn am eiriolwr lle nad oes un nawr', 'dydd Llun 1 Mawrth 2027'],
  ] as const)('is whoever asks for one where it is offered, by the law of the day that is named: %s', (...told) => {
    const [language, rule, asked, day] = told
    const change: LawChange = { ...CHANGE, change: 'offer' }
    const { counts, summary, previewText } = shown(change, replayOf(8, { change }), words(language))
    expect(counts.at(-1)).toEqual({ key: asked, value: '8' })
    expect(summary[0]?.key).toBe(rule)
    expect(previewText).toContain(day)
  })
})

const entry = (number: number, from: string) => ({
  ...CHANGE,
  number,
  from,
  at: '2026-11-22T09:00:00.000Z',
  by: { id: 'one', name: 'Petra Lindqvist' },
})

describe('the page of the law', () => {
  const law = { authority: 'westmarch', area: 'Westmarch Council', entries: [], today: '2026-11-22' } as const

  it('has every rule with its days and where it stands', () => {
    const { rules, unsettled, readings } = lawContext({ ...law, jurisdiction: 'england' }, w)
    expect(rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id))
    expect(rules.find(({ id }) => id === 'CA-9')).toMatchObject({ days: ['From 1 Apr 2015'], links: [] })
    expect(unsettled.map(({ id, days }) => [id, days])).toEqual([['IMHA-2025-INFORMAL', ['No day appointed']]])
    expect(readings).toEqual([])
  })

  it('has the readings that are not confirmed where they are law', () => {
    const { readings, rules } = lawContext({ ...law, jurisdiction: 'wales' }, w)
    expect(readings.map(({ state, links }) => [state, links.length])).toEqual([
      ['Not confirmed', 2],
      ['Not confirmed', 1],
    ])
    expect(rules.find(({ id }) => id === 'IMHA')?.days).toEqual(['3 Jan 2012 to 2 Apr 2012', 'From 3 Apr 2012'])
    expect(rules.find(({ id }) => id === 'CA-9')?.days).toEqual(['Not law in Wales'])
  })

  it('asks for the first day once, and from then on for another', () => {
    const linkOf = (entries: ReturnType<typeof entry>[], language = w) =>
      lawContext({ ...law, entries, jurisdiction: 'england' }, language).unsettled[0]?.links[0]?.text
    expect(linkOf([])).toBe('Enter its first day')
    expect(linkOf([entry(1, '2027-04-01')])).toBe('Change its first day')
    expect(linkOf([entry(1, '2027-04-01')], words('cy'))).toBe('Newidiwch ei diwrnod cyntaf')
  })

  it('has every entry, the latest first', () => {
    const entries = [entry(1, '2027-04-01'), entry(2, '2027-05-01')]
    const { history } = lawContext({ ...law, entries, jurisdiction: 'england' }, w)
    expect(history.map(({ number, what, source, by }) => [number, what, source, by])).toEqual([
      [2, 'In force from Saturday 1 May 2027', 'SI 2027/123', 'Petra Lindqvist'],
      [1, 'In force from Thursday 1 April 2027', 'SI 2027/123', 'Petra Lindqvist'],
    ])
  })
})
