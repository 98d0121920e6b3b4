// What a page says that stands in no view: the components and the filters speak the page's language, within macros too.
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../shared/domain/language.ts'
import { render } from '../../../shared/web/views.ts'
import { words } from '../../../shared/web/words/index.ts'

const pageIn = (language: Language): string => {
  const context = {
    w: words(language),
    language,
    here: '/',
    now: '2026-11-23T09:00:00.000Z',
    otherLanguage: 'en' as const,
    otherLanguageHref: '?language=en',
    action: 'report-date',
    caseId: 'ADV-7K3M-2Q9P-1',
    typed: {},
    errors: [{ field: 'on-day', code: 'date', message: 'x' }],
  }
  return render('case/forms/report-date', context)
}

describe('a page in a language', () => {
  it.each([
    ['en', 'Error'],
    ['cy', 'Gwall'],
  ] as const)('reads out an error in %s as %s, though a macro asks for it', (language, said) => {
    expect(pageIn(language)).toContain(`<span class="govuk-visually-hidden">${said}:</span> x`)
  })

  it('keeps to its language after a page in the other', () => {
    pageIn('en')
    expect(pageIn('cy')).not.toContain('>Error:')
  })
})
