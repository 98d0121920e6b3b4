import { describe, expect, it } from 'vitest'
import { examples } from '../../../shared/domain/form/examples.ts'
import { type Answers, pageAt, pagesFor, toAnswers } from '../../../shared/domain/form/pages.ts'
import type { Page } from '../../../shared/domain/form/fields.ts'
import { afterAnswer, afterPage, beforePage, pathOfFact, pathOfPage } from '../../../functions/pages/refer/steps.ts'

const today = '2026-11-23'
const draftId = 'd1'
const complete = examples(today)

const pageNamed = (group: string, slug: string): Page => {
  const found = pageAt(group, slug)
  if (found === undefined) throw new Error(`no page ${group}/${slug}`)
  return found
}

const way = (answers: Answers) => ({ draftId, answers, today })

/** Every step that "continue" takes from the first page on, when nothing is changed on the way. */
const walk = (answers: Answers): string[] => {
  const steps = ['/refer/d1/deciding/services']
  for (let path = steps[0] ?? ''; !path.endsWith('/check') && steps.length < 100; ) {
    const [group = '', slug = ''] = path.replace('/refer/d1/', '').split('/')
    const page = pageAt(group, slug)
    path = page === undefined ? afterAnswer(way(answers)) : afterPage(page, way(answers))
    steps.push(path)
  }
  return steps
}

describe('the way through the form', () => {
  it.each(['imca', 'imha', 'care-act'] as const)(
    'leads a new %s referral past every page it is asked, once',
    (kind) => {
      const { services, facts } = complete[kind]
      const answers = toAnswers({ services, facts })
      const steps = walk(answers)
      const asked = pagesFor(answers, today).filter(({ group }) => group !== 'answer')
      expect(steps.filter((step) => !step.endsWith('/answer'))).toEqual([
        ...asked.map((page) => pathOfPage(draftId, page)),
        '/refer/d1/check',
      ])
      expect(steps.filter((step) => step.endsWith('/answer'))).toHaveLength(1)
    },
  )

  it('shows the answer of the law after the last question that the law asks', () => {
    const { services, facts } = complete['care-act']
    const answers = toAnswers({ services, facts })
    const steps = walk(answers)
    expect(steps[steps.indexOf('/refer/d1/answer') - 1]).toContain('/law/')
    expect(steps[steps.indexOf('/refer/d1/answer') + 1]).toBe('/refer/d1/you/your-details')
  })

  it('leads from the answer of a complete draft straight to the check', () => {
    expect(afterAnswer(way(toAnswers(complete.imca)))).toBe('/refer/d1/check')
  })

  it('comes to the answer again before the declaration while it asks something that is not told', () => {
    const power = { ...complete['care-act'], facts: { jurisdiction: 'england', processes: ['other-care-act-contact'] } }
    const equality = pageNamed('equality', 'equality')
    expect(afterPage(equality, way(toAnswers(power)))).toBe('/refer/d1/answer')
    const asked = { ...power, requestedPowers: [{ rule: 'CA-OTHER', reason: 'She asked for someone independent.' }] }
    expect(afterPage(equality, way(toAnswers(asked)))).toBe('/refer/d1/declaration/declaration')
  })

  it.each([
    ['deciding', 'services', '/refer/d1'],
    ['deciding', 'decisions', '/refer/d1/deciding/services'],
    ['you', 'your-details', '/refer/d1/answer'],
  ])('goes back from %s/%s to %s', (group, slug, before) => {
    expect(beforePage(pageNamed(group, slug), way(toAnswers(complete.imca)))).toBe(before)
  })

  it.each([
    ['ageYears', '/refer/d1/person/age'],
    ['capacity', '/refer/d1/law/capacity'],
    ['urgent', '/refer/d1/decision/urgent'],
  ] as const)('finds where %s is asked', (fact, path) => {
    expect(pathOfFact(draftId, fact)).toBe(path)
  })
})
