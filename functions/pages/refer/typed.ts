// What was typed on a page and what stood there before: told apart from what somebody else, or the same person in another tab, wrote.
import { createHash } from 'node:crypto'
import { type Answers, isWithin, readingOf } from '../../../shared/domain/form/answers.ts'
import type { Page } from '../../../shared/domain/form/fields.ts'
import type { LawDay } from '../../../shared/domain/form/law-day.ts'

const isBoxOf = (box: string, page: Page): boolean => page.fields.some(({ name }) => isWithin(box, name))

/** The answers of a draft that belong to pages. */
export const answersOn = (pages: readonly Page[], answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers)
      .filter(([box, typed]) => pages.some((page) => isBoxOf(box, page)) && [typed].flat().some((one) => one !== ''))
      .sort(([one], [other]) => one.localeCompare(other)),
  )

/** Stands in the form for the answers that a page was shown with: another fingerprint, and somebody changed them since. */
export const fingerprintOf = (answers: Answers): string =>
  createHash('sha256').update(JSON.stringify(answers)).digest('base64url').slice(0, 16)

const sameLines = (typed: string): string => typed.replaceAll(/\r\n?/g, '\n').trim()

const asCompared = (answers: Answers): string =>
  JSON.stringify(
    Object.entries(answers)
      .map(([box, typed]): [string, string[]] => [
        box,
        [typed]
          .flat()
          .map(sameLines)
          .filter((one) => one !== ''),
      ])
      .filter(([, typed]) => typed.length > 0)
      .sort(([one], [other]) => one.localeCompare(other)),
  )

/**
 * Whether what is sent would undo a change that its sender has not seen. Sending the same again, as a double click does,
 * changes nothing and is no conflict.
 */
export const isStale = ({ seen, stored, typed }: { seen: string; stored: Answers; typed: Answers }): boolean =>
  seen !== '' && seen !== fingerprintOf(stored) && asCompared(typed) !== asCompared(stored)

/** The answers without one entry of a numbered list; the entries after it move up. */
export const withoutEntry = (answers: Answers, list: string, key: string): Answers => {
  const removed = Number(key)
  return Object.fromEntries(
    Object.entries(answers).flatMap(([box, typed]): [string, string | string[]][] => {
      if (!box.startsWith(`${list}.`)) return [[box, typed]]
      const [number = '', ...rest] = box.slice(list.length + 1).split('.')
      if (Number(number) === removed) return []
      return [[[list, Number(number) > removed ? Number(number) - 1 : number, ...rest].join('.'), typed]]
    }),
  )
}

/** What another referral about the same person and matter would share with a draft; nothing that was not typed. */
export const identityIn = (answers: Answers, today: LawDay): { about: object; processes: readonly string[] } => {
  const { read } = readingOf(answers, today)
  const processes: unknown = read('facts.processes')
  return {
    about: {
      nhsNumber: read('person.nhsNumber'),
      dateOfBirth: read('person.dateOfBirth'),
      lastName: read('person.lastName'),
      socialCareId: read('person.socialCareId'),
    },
    processes: Array.isArray(processes) ? processes.map(String) : [],
  }
}
