// The bank holidays of England and Wales as data, in the shape of the GOV.UK feed, so that a fetched feed can take the
// place of the list that ships with the service.
import * as z from 'zod'
import shipped from './bank-holidays.json' with { type: 'json' }

/** England and Wales have eight bank holidays a year (Banking and Financial Dealings Act 1971, Schedule 1, and custom). */
const LEAST_IN_A_YEAR = 8

const bankHolidaySchema = z.object({
  title: z.string().min(1),
  date: z.iso.date(),
  notes: z.string().optional(),
})

/**
 * The GOV.UK feed. Other divisions and keys are passed over. A year with fewer than eight bank holidays is refused: a
 * half-entered year would count holidays as working days and nobody would notice.
 */
export const bankHolidaysSchema = z
  .object({ 'england-and-wales': z.object({ events: z.array(bankHolidaySchema).min(LEAST_IN_A_YEAR) }) })
  .superRefine(({ 'england-and-wales': { events } }, context) => {
    const years = events.map(({ date }) => Number(date.slice(0, 4)))
    for (let year = Math.min(...years); year <= Math.max(...years); year += 1) {
      if (years.filter((each) => each === year).length < LEAST_IN_A_YEAR) {
        context.addIssue({ code: 'custom', path: ['england-and-wales', 'events'], message: `incomplete-year-${year}` })
      }
    }
  })

export type BankHolidays = z.infer<typeof bankHolidaysSchema>
export type BankHoliday = z.infer<typeof bankHolidaySchema>

/** The list that ships with the service: 2019 to 2030. */
export const SHIPPED_BANK_HOLIDAYS: BankHolidays = bankHolidaysSchema.parse(shipped)

/** Every list that has ever shipped, the one of this release first: a case names the one that it is counted by. */
export const SHIPPED_LISTS: readonly BankHolidays[] = [SHIPPED_BANK_HOLIDAYS]

/** Eight hexadecimal digits that tell one content from another (FNV-1a): against a mix-up, not against malice. */
const contentHash = (text: string): string => {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** The years that a list covers, as they stand in its name: `england-and-wales-2019-2030`. */
export const yearsName = ({ 'england-and-wales': { events } }: BankHolidays): string => {
  const years = events.map(({ date }) => Number(date.slice(0, 4)))
  return `england-and-wales-${Math.min(...years)}-${Math.max(...years)}`
}

/** The name of a list by its years and its content: two lists of the same years never have the same. */
export const listName = (bankHolidays: BankHolidays): string => {
  const days = bankHolidays['england-and-wales'].events.map(({ date, title }) => `${date} ${title}`).toSorted()
  return `${yearsName(bankHolidays)}-${contentHash(days.join('\n'))}`
}
