// The monthly report by mail: asking for it, and stopping it.
import { nextMail, reportDue } from '../../../shared/domain/reports/monthly.ts'
import { newId } from '../../../shared/platform/ids.ts'
import { log } from '../../../shared/platform/logger.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { subscribe, subscriptionBy, unsubscribe } from '../../../shared/store/subscriptions.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { redirect } from '../../../shared/web/http.ts'
import { html, type PageAnswer, type SignedInPageCall } from '../../../shared/web/page.ts'

/** The page of the monthly report, for whoever may read the reports. */
export const showMonthly = async ({ person, now, w, query }: SignedInPageCall): Promise<PageAnswer> => {
  const [subscription, { current }] = await Promise.all([
    subscriptionBy(person.organisation, person.sub),
    calendarsNow(),
  ])
  const t = w.monthly
  const next = w.dates.day(nextMail(now, current))
  const done = query.get('done')
  return html('reports/monthly', {
    standing: subscription === undefined ? t.off : t.on(subscription.email, w.dates.day(subscription.since), next),
    isOn: subscription !== undefined,
    // A mail that nobody can get is not offered.
    offer: person.email === undefined ? undefined : t.offer(person.email, next),
    notice: done === 'asked' || done === 'stopped' ? t.notices[done] : undefined,
  })
}

/** Asks for the mail, or stops it: doing the same twice changes nothing. */
export const changeMonthly = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { person, now, form, language } = call
  const { organisation: area, sub: subscriber, email } = person
  switch (fieldOf(form, 'wish')) {
    case 'stop':
      await unsubscribe(area, subscriber)
      log('subscription-changed', { what: 'stopped', by: subscriber })
      return redirect('/reports/monthly?done=stopped')
    case 'ask': {
      if (email === undefined) return redirect('/reports/monthly')
      const { current } = await calendarsNow()
      // What was mailed to others this month is not sent after: it stands on the page.
      await subscribe({ id: newId(), area, subscriber, email, language }, now, reportDue(now, current))
      log('subscription-changed', { what: 'asked', by: subscriber })
      return redirect('/reports/monthly?done=asked')
    }
    default:
      return redirect('/reports/monthly')
  }
}
