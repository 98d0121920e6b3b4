// What a correction gives to confirm: what is new by it, and nothing that stood before or that time has brought.
import { describe, expect, it } from 'vitest'
import { correctionByName, type Told } from '../../../shared/domain/form/corrections.ts'
import { confirmedAfter, warningsOfCorrection, withConfirmed } from '../../../shared/domain/form/correction-warnings.ts'
import type { WarningCode } from '../../../shared/domain/form/cross-checks.ts'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { changed, type Column, complete, TODAY } from './forms.ts'

const told = (of: Column, answers: Record<string, unknown> = {}): Told => {
  const parsed = parseReferralForm(changed(complete(of), answers), { today: TODAY })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return { form: parsed.form, facts: parsed.form.facts }
}

const corrected = (of: Told, answers: Record<string, unknown>, today = TODAY) => {
  const result = correctionByName(of, { answers, removed: [] }, { today, receivedOn: TODAY })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result
}
const codes = (of: Told, answers: Record<string, unknown>, today = TODAY): WarningCode[] =>
  warningsOfCorrection(of, corrected(of, answers, today), { today }).map(({ code }) => code)

const CHILD = 'under-18-adult-process'
const BORN_17 = { 'person.dateOfBirth': '2009-11-23' }
const BORN_18 = { 'person.dateOfBirth': '2008-01-01' }
const LATER = '2027-06-01'

describe('a correction gives to confirm', () => {
  it.each<[string, Told, Record<string, unknown>, WarningCode[]]>([
    ['a date of birth that makes a grown person a child', told('care-act'), BORN_17, [CHILD]],
    [
      'an assessment of capacity that is ten months old',
      told('imca'),
      { 'capacity.assessedOn': '2026-01-20' },
      ['capacity-over-three-months'],
    ],
    [
      'an answer that is as it seldom is, changed to another',
      told('care-act', BORN_17),
      { 'person.dateOfBirth': '2010-01-01' },
      [CHILD],
    ],
  ])('%s', (_, of, answers, found) => {
    expect(codes(of, answers)).toEqual(found)
  })

  it.each<[string, Told, Record<string, unknown>]>([
    ['what stood before and is not touched', told('care-act', BORN_17), { 'person.lastName': 'Featherstonehaugh' }],
    ['what it mends', told('care-act', BORN_17), { 'person.dateOfBirth': '1988-11-30' }],
  ])('nothing of %s', (_, of, answers) => {
    expect(codes(of, answers)).toEqual([])
  })

  it('nothing that time alone has brought', () => {
    expect(codes(told('imca'), { 'person.lastName': 'Featherstonehaugh' }, LATER)).toEqual([])
  })
})

describe('what was confirmed before', () => {
  const confirmed = { ...BORN_17, 'decision.by': '2026-11-24', confirmedWarnings: [CHILD, 'decision-soon'] }

  it('holds no longer when an answer changes that it was about', () => {
    const { form } = corrected(told('care-act', confirmed), { 'person.dateOfBirth': '2009-12-24' })
    expect(form.confirmedWarnings).toEqual(['decision-soon'])
    const none = corrected(told('care-act', { ...confirmed, confirmedWarnings: [CHILD] }), BORN_18)
    expect(none.form).not.toHaveProperty('confirmedWarnings')
  })

  it('holds when another changes, and stands with what is confirmed now', () => {
    const { form } = corrected(told('care-act', confirmed), { 'person.lastName': 'Featherstonehaugh' })
    expect(form.confirmedWarnings).toEqual([CHILD, 'decision-soon'])
    expect(withConfirmed(form, ['email-domain']).confirmedWarnings).toEqual([CHILD, 'email-domain', 'decision-soon'])
    expect(withConfirmed(form, [])).toBe(form)
  })

  it('is forgotten where there is no such warning any more', () => {
    expect(confirmedAfter(['no-longer-a-warning', CHILD], [])).toEqual([CHILD])
  })
})
