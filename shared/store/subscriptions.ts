// Who gets the monthly report of an area by mail: one item a person, with the address of the account they asked with.
import * as z from 'zod'
import type { MailRecord } from '../domain/mails.ts'
import { type Language, languageSchema } from '../domain/language.ts'
import type { Period } from '../domain/reports/period.ts'
import type { Instant } from '../domain/time.ts'
import { keys } from './keys.ts'
import { outboxWrites } from './outbox.ts'
import { queryItems, readItem, transact, type Write } from './table.ts'

const subscriptionItem = z.object({
  /** Random: it names the mails, and tells nothing of who gets them. */
  id: z.string(),
  area: z.string(),
  subscriber: z.string(),
  email: z.string(),
  language: languageSchema,
  since: z.string(),
  /** The last month whose report was mailed, or was mailed to others before this was asked for. */
  lastMonth: z.string().exactOptional(),
})
export type Subscription = z.infer<typeof subscriptionItem>

export const subscriptionBy = (area: string, subscriber: string): Promise<Subscription | undefined> =>
  readItem(keys.subscription(area, subscriber), subscriptionItem)

/** Those of all areas. */
export const allSubscriptions = (): Promise<Subscription[]> => {
  const { pk } = keys.subscription('', '')
  return queryItems({ partition: pk }, subscriptionItem)
}

const monthOf = ({ from }: Period): string => from.slice(0, 7)

/** Begins to mail somebody the report; whoever gets it already keeps it as it is. `mailed` is one that is not sent any more. */
export const subscribe = async (
  who: { id: string; area: string; subscriber: string; email: string; language: Language },
  at: Instant,
  mailed: Period | undefined,
): Promise<void> => {
  const { area, subscriber } = who
  await transact([
    {
      name: 'subscription',
      put: {
        ...keys.subscription(area, subscriber),
        kind: 'subscription',
        ...who,
        since: at,
        ...(mailed === undefined ? {} : { lastMonth: monthOf(mailed) }),
      },
      condition: 'attribute_not_exists(pk)',
    },
  ])
}

export const unsubscribe = async (area: string, subscriber: string): Promise<void> => {
  await transact([{ name: 'subscription', remove: keys.subscription(area, subscriber) }])
}

/**
 * Has a report mailed, in one transaction with the note of its month; false where that was done before, or the report is not
 * wanted any more.
 */
export const mailReport = async (
  { id, area, subscriber }: Subscription,
  report: Period,
  at: Instant,
): Promise<boolean> => {
  const month = monthOf(report)
  const mail = {
    do: 'mail',
    template: 'monthly-report',
    to: 'subscriber',
    reference: month,
    report: { ...report, area, subscriber },
  } as const
  const written = await transact([
    {
      name: 'subscription',
      update: keys.subscription(area, subscriber),
      set: 'SET lastMonth = :month',
      condition: 'id = :id AND (attribute_not_exists(lastMonth) OR lastMonth < :month)',
      values: { ':month': month, ':id': id },
    },
    ...outboxWrites(`MONTHLY-${month}-${id}`, [mail], at),
  ])
  return written.ok
}

/** The subscription whose mail came back for good; undefined for any other mail, and where another address stands by now. */
export const subscriptionOfMail = async ({ effect, address }: MailRecord): Promise<Subscription | undefined> => {
  if (effect.report === undefined) return undefined
  const found = await subscriptionBy(effect.report.area, effect.report.subscriber)
  return found?.email === address ? found : undefined
}

/** The write that ends a subscription; one that was begun anew meanwhile stays. */
export const endOfSubscription = ({ id, area, subscriber }: Subscription): Write => ({
  name: 'subscription',
  remove: keys.subscription(area, subscriber),
  condition: 'attribute_not_exists(pk) OR id = :id',
  values: { ':id': id },
})
