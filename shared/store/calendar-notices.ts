// Who has been told that the calendar comes to its end: each authority once, however often it is looked at.
import * as z from 'zod'
import type { CalendarWarning } from '../domain/clocks/calendar.ts'
import { endOfDay, type Instant, type IsoDate } from '../domain/time.ts'
import { keys } from './keys.ts'
import { outboxWrites } from './outbox.ts'
import { queryItems, transact } from './table.ts'

const noticeItem = z.object({ authority: z.string() })

/** The authorities that have been told of a calendar's last day. */
export const toldOfEnd = async (endsOn: IsoDate): Promise<ReadonlySet<string>> => {
  const { pk, sk } = keys.calendarNotice(endsOn, '')
  const found = await queryItems({ partition: pk, beginsWith: sk }, noticeItem)
  return new Set(found.map(({ authority }) => authority))
}

/** Has the commissioner of an authority told, in one transaction with the note of it; false when that was done before. */
export const tellOfEnd = async (
  { endsOn, version }: CalendarWarning,
  authority: string,
  at: Instant,
): Promise<boolean> => {
  const mail = {
    do: 'mail',
    template: 'calendar-ends',
    to: 'commissioner',
    reference: version,
    authority,
    dueAt: endOfDay(endsOn),
  } as const
  const told = await transact([
    {
      name: 'notice',
      put: { ...keys.calendarNotice(endsOn, authority), kind: 'calendar-notice', authority, at },
      condition: 'attribute_not_exists(pk)',
    },
    ...outboxWrites(`CALENDAR-${endsOn}-${authority}`, [mail], at),
  ])
  return told.ok
}
