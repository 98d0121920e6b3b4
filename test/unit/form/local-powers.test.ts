// A power that an authority offers of its own is asked for on the form as the law's powers are: where it applies, with a reason.
import { describe, expect, it } from 'vitest'
import { lawWith } from '../../../shared/domain/eligibility/law-changes.ts'
import { RULES } from '../../../shared/domain/eligibility/rules.ts'
import { examples } from '../../../shared/domain/form/examples.ts'
import type { LawDay } from '../../../shared/domain/form/law-day.ts'
import {
  fieldsOf,
  fromAnswers,
  lawSoFar,
  pageAt,
  pagesFor,
  taskList,
  toAnswers,
} from '../../../shared/domain/form/pages.ts'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'

const TODAY = '2026-11-23'
const RULE = 'LOCAL-IMHA-2025-INFORMAL'

const offered = (subject: string, jurisdiction: 'england' | 'wales'): LawDay => ({
  date: TODAY,
  rules: lawWith(RULES, [{ change: 'offer', subject, jurisdiction, from: TODAY, source: 'Cabinet decision 12' }]),
})
const INFORMAL = offered('IMHA-2025-INFORMAL', 'england')

const { mentalHealth: _, ...imha } = structuredClone(examples(TODAY).imha)
const informal = (more: object = {}) =>
  toAnswers({ ...imha, facts: { ...imha.facts, mha: { section: 'informal', treatmentDiscussed: 'none' } }, ...more })

const boxesOf = (group: string, slug: string, answers: ReturnType<typeof informal>, day: LawDay): string[] => {
  const page = pageAt(group, slug)
  if (page === undefined) throw new Error(`There is no page ${group}/${slug}`)
  return fieldsOf(page, answers, day).flatMap(({ box, entries }) =>
    entries === undefined ? [box] : entries.flatMap(({ questions }) => questions.map((part) => part.box)),
  )
}

describe('a power of the authority’s own', () => {
  it('is among what the law says, and among the powers to ask for', () => {
    expect(lawSoFar(informal(), INFORMAL).map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['IMHA', 'not-eligible'],
      ['IMHA-2025-INFORMAL', 'not-eligible'],
      [RULE, 'power'],
    ])
    expect(boxesOf('answer', 'powers', informal(), INFORMAL)).toEqual([`requestedPowers.${RULE}.reason`])
    expect(taskList(informal(), INFORMAL).find(({ group }) => group === 'answer')?.pages).toHaveLength(1)
  })

  it('is nothing that can be asked for elsewhere', () => {
    expect(pagesFor(informal(), TODAY).map(({ slug }) => slug)).not.toContain('powers')
    expect(lawSoFar(informal(), TODAY).some(({ outcome }) => outcome === 'power')).toBe(false)
  })

  it('is sent with its reason', () => {
    const requestedPowers = [{ rule: RULE, reason: 'He is about to be asked about a new treatment.' }]
    const parsed = parseReferralForm(fromAnswers(informal({ requestedPowers }), INFORMAL), { today: INFORMAL })
    expect(parsed).toMatchObject({ ok: true, form: { requestedPowers } })
  })

  it('has the questions asked that it depends on, where no law asks them', () => {
    const wales = toAnswers({
      services: ['imca'],
      facts: { jurisdiction: 'wales', processes: ['safeguarding-measures'] },
    })
    const asked = (day: LawDay) => pagesFor(wales, day).flatMap(({ fields }) => fields.map(({ name }) => name))
    expect(asked(TODAY)).not.toContain('facts.particularBenefit')
    expect(asked(offered('IMCA-SAFEGUARDING', 'wales'))).toContain('facts.capacity')
  })

  it('that nobody offers is refused by its name', () => {
    const requestedPowers = [{ rule: 'LOCAL-TEA', reason: 'For a chat.' }]
    expect(parseReferralForm({ ...examples(TODAY).imha, requestedPowers }, { today: TODAY })).toMatchObject({
      ok: false,
      errors: [{ field: 'requestedPowers.0.rule', code: 'not-an-option' }],
    })
  })
})
