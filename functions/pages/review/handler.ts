// The queue of an authority's reviewers: referrals on which a person has to decide, the overdue ones first. Whoever commissions
// for the authority sees how long they wait, and nothing of what they say.
import type { Calendars } from '../../../shared/domain/clocks/calendars.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { awaitingDecision } from '../../../shared/store/referrals.ts'
import { hasRole } from '../../../shared/web/identity.ts'
import { html, page, type PageAnswer, signedInPage, type SignedInPageCall } from '../../../shared/web/page.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { inOrder, leadWords, type QueueRow, queueRow } from './queue.ts'

const shown = (
  { state, about, why, priority, since, due }: QueueRow,
  { now, w, calendars }: { now: string; w: Words; calendars: Calendars },
  all: boolean,
) => ({
  reference: state.reference,
  why: w.review.why[why],
  about: about.map((process) => w.form.fields['facts.processes'].options[process]),
  priority: priority === undefined ? undefined : w.status.priority[priority],
  since,
  due,
  isBeside: state.cases.length > 0,
  lead: leadWords(state, { now, calendar: calendars.current, w }),
  ...(all ? { team: state.team, reason: state.goOnReason, path: `/referrals/${state.reference}/decision` } : {}),
})

const queue = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { person, now } = call
  const mayDecide = hasRole(person, ['reviewer'])
  const [waiting, calendars] = await Promise.all([awaitingDecision(person.organisation), calendarsNow()])
  const rows = waiting.map((state) => queueRow(state, now, calendars.of)).sort(inOrder)
  return html('review/queue', { rows: rows.map((row) => shown(row, { ...call, calendars }, mayDecide)), mayDecide })
}

export const handler = page({
  'GET /review': signedInPage(['reviewer', 'commissioner', 'admin'], queue),
})
