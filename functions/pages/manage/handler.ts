// The commissioner's desk: cases that nobody could take, offers that wait, what is overdue, and for each case who was asked;
// the law and the targets of their area.
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { casesOfArea } from '../../../shared/store/cases.ts'
import { allAuthorities, contractsOf } from '../../../shared/store/organisations.ts'
import { areaName } from '../../../shared/web/cases/offer-summary.ts'
import { leadsTo, html, page, type PageAnswer, signedInPage, type SignedInPageCall } from '../../../shared/web/page.ts'
import { CALENDAR_PATH, checkCalendar, confirmCalendar, endingNotice, showCalendar } from './calendar.ts'
import { assignAgain, showCase } from './case.ts'
import { deskOf, GOING } from './desk.ts'
import { askChange, enterChange, showLaw } from './law.ts'
import { askReprojection, reproject } from './reproject.ts'
import { askTarget, enterTarget, showTargets } from './targets.ts'

const desk = async ({ person, now, w }: SignedInPageCall): Promise<PageAnswer> => {
  const area = person.organisation
  const [cases, contracts, authorities, { current, of }] = await Promise.all([
    Promise.all(GOING.map((status) => casesOfArea(area, status))),
    contractsOf(area),
    allAuthorities(),
    calendarsNow(),
  ])
  const calendarEnding = endingNotice(current, now, w)
  return html('manage/desk', {
    area: areaName(area, authorities),
    calendarEnding,
    ...deskOf(cases.flat(), { contracts, calendars: of, now }, w),
  })
}

const commissioners = ['commissioner', 'admin'] as const

export const handler = page({
  'GET /manage': signedInPage(commissioners, desk),
  'GET /manage/cases/{id}': signedInPage(commissioners, showCase),
  'GET /manage/cases/{id}/assign-again': leadsTo(({ param }) => `/manage/cases/${param('id')}`),
  'POST /manage/cases/{id}/assign-again': signedInPage(commissioners, assignAgain),
  'GET /manage/cases/{id}/reproject': signedInPage(commissioners, askReprojection),
  'POST /manage/cases/{id}/reproject': signedInPage(commissioners, reproject),
  'GET /manage/targets': signedInPage(commissioners, showTargets),
  'GET /manage/targets/change': signedInPage(commissioners, askTarget),
  'POST /manage/targets/change': signedInPage(commissioners, enterTarget),
  'GET /manage/calendar': signedInPage(commissioners, showCalendar),
  'GET /manage/calendar/check': leadsTo(() => CALENDAR_PATH),
  'GET /manage/calendar/enter': leadsTo(() => CALENDAR_PATH),
  'POST /manage/calendar/check': signedInPage(['admin'], checkCalendar),
  'POST /manage/calendar/enter': signedInPage(['admin'], confirmCalendar),
  'GET /manage/law': signedInPage(commissioners, showLaw),
  'GET /manage/law/{change}/{subject}': signedInPage(commissioners, askChange),
  'POST /manage/law/{change}/{subject}': signedInPage(commissioners, enterChange),
})
