// Yes and no in Welsh take up the verb of the question.
import { describe, expect, it } from 'vitest'
import { type Field, FIELDS } from '../../../shared/domain/form/fields.ts'
import { optionWords, saidOf } from '../../../shared/web/form/wording.ts'
import { words } from '../../../shared/web/words/index.ts'

const w = words('cy')

const yesNoQuestions = (fields: readonly Field[], within = ''): string[] =>
  fields.flatMap((field) => {
    if (field.kind === 'list') return yesNoQuestions(field.of, `${field.name}.`)
    return field.kind === 'yes-no' ? [`${within}${field.name}`] : []
  })

describe('a question in Welsh', () => {
  it.each([
    ['A oes awdurdodiad safonol mewn grym?', 'Oes', 'Nac oes'],
    ['A yw’r heddlu’n gysylltiedig?', 'Ydy', 'Nac ydy'],
    ['O dan adran 4: a yw’r ail argymhelliad meddygol wedi dod i law?', 'Ydy', 'Nac ydy'],
    ['Heb help, a fyddai’r hawl yn mynd heb ei defnyddio?', 'Byddai', 'Na fyddai'],
    ['Os na all ddweud: a ydych yn fodlon bod hynny er ei les pennaf?', 'Ydw', 'Nac ydw'],
    ['Ai’r atgyfeiriwr sy’n gwneud y penderfyniad?', 'Ie', 'Nage'],
    ['Nid oes gan y person gyfeiriad sefydlog', 'Ie', 'Na'],
  ])('%s %s; %s', (question, yes, no) => {
    expect(w.form.answersTo(question)).toEqual({ yes, no, 'not-known': 'Ddim yn hysbys' })
  })

  it('asks with a verb that can be taken up, wherever the form asks for yes or no', () => {
    const questions = yesNoQuestions(FIELDS)
    const general = questions
      .filter((word) => optionWords({ word }, 'no', w) === w.form.answers.no)
      .map((word) => saidOf(word, w).label)
    expect(questions.length).toBeGreaterThan(30)
    expect(general).toEqual([])
  })
})
