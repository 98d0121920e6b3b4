// A referral made anew: the same answers, but for what time has changed and what was said of the other one alone.
import { describe, expect, it } from 'vitest'
import { answersAgain, type ChangedByTime } from '../../../shared/domain/form/again.ts'
import { examples } from '../../../shared/domain/form/examples.ts'
import { fromAnswers, toAnswers } from '../../../shared/domain/form/pages.ts'
import { parseReferralForm, type ReferralForm } from '../../../shared/domain/form/referral-form.ts'

const today = '2026-11-23'
const imha = (): ReferralForm => {
  const parsed = parseReferralForm(structuredClone(examples(today).imha), { today })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.form
}
const again = (changed: readonly ChangedByTime[], isSameReferrer = true) => {
  const form = imha()
  const answers = answersAgain({ form, facts: form.facts }, { changed, isSameReferrer })
  const before = toAnswers(form)
  return { answers, missing: Object.keys(before).filter((box) => answers[box] === undefined) }
}
const SECTION_BOXES = [
  'facts.mha.section',
  ...['day', 'month', 'year'].map((part) => `mentalHealth.sectionStartedOn-${part}`),
]

describe('a referral that is made anew', () => {
  it('asks for the section again, and for the declaration', () => {
    expect(again(['section']).missing.toSorted()).toEqual(['declaration.agreed', ...SECTION_BOXES].toSorted())
  })

  it('keeps the section where only a stay is looked at again', () => {
    expect(again(['stay']).missing).toEqual(['declaration.agreed'])
  })

  it('has a colleague say who they are', () => {
    const { answers, missing } = again([], false)
    expect(missing).toContain('referrer.name')
    expect(
      Object.keys(answers).filter((box) => box.startsWith('referrer.') && !box.includes('isDecisionMaker')),
    ).toEqual([])
    expect(answers['person.firstName']).toBe('Linden')
  })

  it('is the same referral once that is answered', () => {
    const form = imha()
    const { answers } = again(['section'])
    const answered = {
      ...answers,
      ...Object.fromEntries(Object.entries(toAnswers(form)).filter(([box]) => SECTION_BOXES.includes(box))),
      'declaration.agreed': 'yes',
    }
    expect(fromAnswers(answered, today)).toEqual(fromAnswers(toAnswers(form), today))
  })
})
