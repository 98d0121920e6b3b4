import { describe, expect, it } from 'vitest'
import { checkPage, fieldsOf, pageAt, pages, pagesFor, toAnswers } from '../../../shared/domain/form/pages.ts'
import { examples } from '../../../shared/domain/form/examples.ts'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import { answeredGroups } from '../../../shared/web/form/answered.ts'
import { lawAnswers, standingOf } from '../../../shared/web/form/law.ts'
import { type Shown, shownQuestions } from '../../../shared/web/form/questions.ts'
import { mistakesOnPage, saidOf, saidOfPage } from '../../../shared/web/form/wording.ts'
import { fieldId } from '../../../shared/web/views.ts'
import { words } from '../../../shared/web/words/index.ts'

const today = '2026-11-23'
const w = words('en')
const areas = [{ authority: 'westmarch', name: 'Westmarch Council' }]
const complete = examples(today)
const pageNamed = (group: string, slug: string) => {
  const found = pageAt(group, slug)
  if (found === undefined) throw new Error(`no page ${group}/${slug}`)
  return found
}

/** The ids that a question's component gives its boxes. */
const idsIn = (shown: Shown): string[] => {
  if (shown.as === 'list') return shown.entries.flatMap((entry) => entry.questions.flatMap(idsIn))
  if (shown.as === 'date') return [`${fieldId(shown.box)}-day`]
  return [fieldId(shown.box)]
}

describe('questions as components put them', () => {
  it('gives every page of the form words and every question a label', () => {
    const untitled = pages().filter((page) => saidOfPage(page, w).title === page.slug)
    const unlabelled = pages().flatMap(({ fields }) => fields.filter(({ name }) => saidOf(name, w).label === name))
    expect([...untitled, ...unlabelled]).toEqual([])
  })

  it.each(['imca', 'imha', 'care-act'] as const)(
    'leads every mistake of an empty %s draft to a box on its page',
    (kind) => {
      const answers = toAnswers({ services: complete[kind].services, facts: complete[kind].facts })
      for (const page of pagesFor(answers, today)) {
        const questions = fieldsOf(page, answers, today)
        const mistakes = checkPage(page, answers, today)
        const ids = shownQuestions(questions, { answers, mistakes, w, areas }).flatMap(idsIn)
        for (const { field, message } of mistakesOnPage(mistakes, questions, w)) {
          expect(ids).toContain(fieldId(field))
          expect(message).not.toBe('')
        }
      }
    },
  )

  it.each([
    ['en', 'Shorten this answer: it may have 2,000 characters and has 6,800'],
    ['cy', 'Byrhewch yr ateb hwn: caiff fod yn 2,000 nod o hyd, ac mae’n 6,800 nawr'],
  ] as const)('shows what is too long as it was typed, with how long it is and may be: %s', (language, said) => {
    const typed = 'a'.repeat(6800)
    const treatment = toAnswers({ facts: { jurisdiction: 'england', processes: ['serious-medical-treatment'] } })
    const answers = { ...treatment, 'decision.description': typed }
    const page = pageNamed('decision', 'decision')
    const mistakes = checkPage(page, answers, today)
    const shown = shownQuestions(fieldsOf(page, answers, today), { answers, mistakes, w: words(language), areas })
    expect(shown).toMatchObject([{ params: { value: typed, errorMessage: { text: said } } }])
  })

  it.each([
    ['person', 'name', 'First name: enter a name'],
    ['law', 'capacity', 'Does the person have capacity to make this decision? Choose one of the answers'],
    ['declaration', 'declaration', 'Tick the box to confirm this'],
  ])('names the question with its mistake: %s/%s', (group, slug, message) => {
    const answers = toAnswers({ facts: { jurisdiction: 'england', processes: ['serious-medical-treatment'] } })
    const page = pageNamed(group, slug)
    const told = mistakesOnPage(checkPage(page, answers, today), fieldsOf(page, answers, today), w)
    expect(told[0]?.message).toBe(message)
  })

  it('shows what was typed as it was typed', () => {
    const answers = { 'person.firstName': '  al ' }
    const page = pageNamed('person', 'name')
    const shown = shownQuestions(fieldsOf(page, answers, today), { answers, mistakes: [], w, areas })
    expect(shown.find(({ box }) => box === 'person.firstName')).toMatchObject({ params: { value: '  al ' } })
  })

  it.each([
    { begun: 0, adding: false, entries: 1 },
    { begun: 1, adding: false, entries: 1 },
    { begun: 1, adding: true, entries: 2 },
    { begun: 2, adding: false, entries: 2 },
  ])('shows $entries entries of a list with $begun begun, adding another: $adding', ({ begun, adding, entries }) => {
    const people = Array.from({ length: begun }, (_, index) => [`people.family.${index}.name`, 'Ash'])
    const answers = {
      ...toAnswers({ facts: complete.imca.facts, people: { anyone: true } }),
      ...Object.fromEntries(people),
    }
    const page = pageNamed('people', 'family-and-friends-details')
    const [list] = shownQuestions(fieldsOf(page, answers, today), {
      answers,
      mistakes: [],
      w,
      areas,
      ...(adding ? { adding: 'people.family' } : {}),
    })
    expect(list?.as === 'list' ? list.entries.length : 0).toBe(entries)
  })
})

describe('answers to read through', () => {
  it('has every answer of a complete referral, and no question it was not asked', () => {
    const groups = answeredGroups({ answers: toAnswers(complete.imca), w, areas }, today)
    const rows = groups.flatMap((group) => group.rows)
    expect(rows.filter(({ missing }) => missing)).toEqual([])
    expect(rows.find(({ box }) => box === 'person.dateOfBirth')?.lines).toEqual(['Wednesday 14 March 1951'])
    expect(rows.find(({ box }) => box === 'place.area')?.lines).toEqual(['Westmarch Council'])
    expect(rows.find(({ box }) => box === 'person.address')?.lines).toEqual(['12 Mill Lane', 'Westmarch'])
    expect(rows.find(({ key }) => key === 'Relative or friend 1')?.lines).toContain('Name: Bryony Quillfeather')
    expect(rows.some(({ box }) => box === 'decision.urgentReason')).toBe(false)
    expect(rows.some(({ box }) => box === 'difficulty.why')).toBe(false)
  })

  it('marks what must be answered and is not', () => {
    const { person: _, ...without } = complete.imca
    const rows = answeredGroups({ answers: toAnswers(without), w, areas }, today).flatMap((group) => group.rows)
    expect(rows.find(({ box }) => box === 'person.firstName')).toMatchObject({ missing: true, lines: [] })
    expect(rows.find(({ box }) => box === 'person.title')).toMatchObject({ missing: false, lines: [] })
  })
})

describe('the answer of the law in words', () => {
  it.each([
    ['a duty', { ...complete['care-act'].facts, ageYears: 38 }, 'applies'],
    ['a right to be told', { ...complete.imha.facts, ageYears: 32 }, 'applies'],
    ['a power alone', { jurisdiction: 'england', processes: ['other-care-act-contact'] }, 'power'],
    ['an open question', { jurisdiction: 'england', processes: ['needs-assessment'] }, 'open'],
    ['nothing', { jurisdiction: 'wales', processes: ['needs-assessment'] }, 'nothing-applies'],
  ] as const)('comes to one line: %s', (_, facts, standing) => {
    expect(standingOf(determine({ ...facts, processes: [...facts.processes] }, today))).toBe(standing)
  })

  it('tells the most pressing first, and leads every missing fact to its question', () => {
    const facts = {
      jurisdiction: 'england' as const,
      processes: [
        'other-care-act-contact' as const,
        'mental-health-patient' as const,
        'serious-medical-treatment' as const,
      ],
      mha: { section: 's3' as const },
    }
    const answers = lawAnswers(determine(facts, today), w, { linkTo: (fact) => `/${fact}` })
    expect(answers.map(({ outcome }) => outcome)).toEqual(['inform', 'power', 'needs-information', 'not-eligible'])
    const open = answers.find(({ outcome }) => outcome === 'needs-information')
    expect(open?.missing.map(({ href }) => href)).toContain('/capacity')
    expect(open?.missing.every(({ text }) => text.endsWith('?'))).toBe(true)
    expect(open?.reasons).toEqual([])
    expect(open?.sources.length).toBeGreaterThan(0)
  })

  it('says when the decision may go first', () => {
    const facts = { ...complete.imca.facts, processes: [...complete.imca.facts.processes], ageYears: 75, urgent: true }
    expect(lawAnswers(determine(facts, today), w)[0]?.remarks).toContain(w.refer.law.actFirst)
  })
})
