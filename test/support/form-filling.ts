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

type Focused = Box & { inForm: boolean; isTicked: boolean; text: string }

// As a text, which needs no types of a browser; and without a locator, which waits and is asked hundreds of times.
const FOCUSED = `(({ name, type, localName, value, checked, textContent }, form) => ({
  name: name ?? '', kind: type || localName, value: value ?? '', inForm: form !== null, isTicked: checked === true, text: textContent.trim(),
}))(document.activeElement, document.activeElement.closest('main form'))`

const focused = async (page: Page): Promise<Focused> => {
  const at = await page.evaluate<Focused>(FOCUSED)
  return at.kind.startsWith('select') ? { ...at, kind: 'select' } : at
}

const MOST_STOPS = 200

/** Goes on with the Tab key, and does something at each stop, until a button or a link with a text has the focus. */
const tabTo = async (page: Page, text: string, each: (at: Focused) => Promise<void> = async () => {}) => {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    if (at.text === text) return
    await each(at)
  }
  throw new Error(`No stop of the Tab key is called ${text}`)
}

/** With the arrow keys to the answer; radio buttons and lists that unfold go round or end, so that this does too. */
const arrowTo = async (page: Page, answer: string): Promise<void> => {
  for (let step = 0; (await focused(page)).value !== answer; step += 1) {
    if (step === MOST_STOPS) throw new Error(`No choice is ${answer}`)
    await page.keyboard.press('ArrowDown')
  }
}

/** Gives the answer to the box that has the focus, with the keys that it has for that. */
const answerByKeys = async (page: Page, at: Focused, answer: string | string[]): Promise<void> => {
  switch (at.kind) {
    case 'radio':
      await page.keyboard.press('Space')
      return arrowTo(page, [answer].flat().join())
    case 'select':
      return arrowTo(page, [answer].flat().join())
    case 'checkbox':
      return [answer].flat().includes(at.value) === at.isTicked ? undefined : page.keyboard.press('Space')
    default:
      await page.keyboard.press('ControlOrMeta+A')
      return page.keyboard.insertText([answer].flat().join('\n'))
  }
}

/** Past the frame of a page by its first stop. */
const skipFrame = async (page: Page): Promise<void> => {
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
}

/** As `fillPage`, with the keyboard alone; it ends on the button that goes on. */
export const fillPageByKeys = async (page: Page, answers: Answers, goesOn: string): Promise<string[]> => {
  const filled: string[] = []
  await skipFrame(page)
  await tabTo(page, goesOn, async (at) => {
    const answer = at.inForm ? answerTo(at, answers) : undefined
    if (answer === undefined) return
    filled.push(at.name)
    await answerByKeys(page, at, answer)
  })
  return filled
}

/** Presses a button of the page with the keyboard alone, and waits for the page that it leads to. */
export const pressByKeys = async (page: Page, name: string): Promise<void> => {
  const { pathname } = new URL(page.url())
  if ((await focused(page)).text !== name) {
    await skipFrame(page)
    await tabTo(page, name)
  }
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== pathname)
}
