// Fills in the web form as somebody would who only knows their answers: whatever a page asks for is typed, ticked or chosen, and
// "Continue" is pressed. It knows nothing of the order of pages.
import type { Page } from 'playwright-core'
import { type Answers, NOT_KNOWN } from '../../shared/domain/form/answers.ts'

type Box = { name: string; kind: string; value: string }

/** The boxes that a page offers, in their order. */
const boxesOf = (page: Page): Promise<Box[]> =>
  page.locator('main form :is(input, select, textarea)[name]:not([type=hidden])').evaluateAll((elements) =>
    elements.map((element) => ({
      name: element.getAttribute('name') ?? '',
      kind: element.getAttribute('type') ?? element.tagName.toLowerCase(),
      value: element.getAttribute('value') ?? '',
    })),
  )

const boxAt = (page: Page, { name, value }: Box, withValue = false) =>
  page.locator(`main form [name="${name}"]${withValue ? `[value="${value}"]` : ''}`)

/** What to answer to a box. A fact of the law has to be answered, if only by saying that it is not known. */
const answerTo = ({ name, kind }: Box, answers: Answers): string | string[] | undefined =>
  answers[name] ?? (kind === 'radio' && name.startsWith('facts.') ? NOT_KNOWN : undefined)

/** Gives every answer that a page asks for and that is known. Answers the names of the boxes that were filled in. */
export const fillPage = async (page: Page, answers: Answers): Promise<string[]> => {
  const boxes = await boxesOf(page)
  const filled: string[] = []
  for (const box of boxes) {
    const answer = answerTo(box, answers)
    if (answer === undefined) continue
    filled.push(box.name)
    if (box.kind === 'radio' || box.kind === 'checkbox') {
      if ([answer].flat().includes(box.value)) await boxAt(page, box, true).check()
    } else if (box.kind === 'select') await boxAt(page, box).selectOption(answer)
    else await boxAt(page, box).fill([answer].flat().join('\n'))
  }
  return filled
}

/** Presses a button of the page, its frame included. */
export const press = (page: Page, name: string): Promise<void> =>
  page.locator('button', { hasText: name }).filter({ visible: true }).first().click()

/** Follows a link, or what looks like a button and is one. */
export const pressLink = (page: Page, name: string): Promise<void> =>
  page.getByRole('main').locator('a', { hasText: name }).first().click()
