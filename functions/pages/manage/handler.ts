// The commissioner's desk: cases that nobody could take, offers that wait, what is overdue, and for each case who was asked;
// the law and the targets of their area.
import { byPressing } from '../../../shared/domain/assignment/queue.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { calendarsNow, proposedCalendar } from '../../../shared/store/calendars.ts'
import { casesOfArea, MOST_OF_A_STATUS, MOST_WAITING } from '../../../shared/store/cases.ts'
import { gaveBackIn } from '../../../shared/store/gave-back.ts'
import { allAuthorities, contractsWithLoad } from '../../../shared/store/organisations.ts'
import { areaName } from '../../../shared/web/cases/offer-summary.ts'
import { leadsTo, html, page, type PageAnswer, signedInPage, type SignedInPageCall } from '../../../shared/web/page.ts'
import { askAssessments, enterCounts, showAssessments } from './assessments.ts'
import {
  CALENDAR_PATH,
  checkCalendar,
  confirmCalendar,
  dropCalendar,
  endingNotice,
  enterCalendar,
  showCalendar,
} from './calendar.ts'
import { assignAgain, showCase } from './case.ts'
import { lookAgain, type NotAsked, seenOf } from './look-again.ts'
import { reassign } from './reassign.ts'
import { askContract, askTerms, enterNew, enterTerms, showContract, showContracts } from './contracts.ts'
import { deskOf, GOING, passedOverContacts, roomLines } from './desk.ts'
import { askChange, enterChange, showLaw } from './law.ts'
import { askReprojection, reproject } from './reproject.ts'
import { askTarget, enterTarget, showTargets } from './targets.ts'

/** The desk; with what was wrong where nothing was done. */
const desk = async ({ person, now, query, w }: SignedInPageCall, not?: NotAsked): Promise<PageAnswer> => {
  const area = person.organisation
  const [cases, contracts, authorities, { current, of }, proposal, gaveBack] = await Promise.all([
    Promise.all(GOING.map((status) => casesOfArea(area, status))),
    contractsWithLoad(area),
    allAuthorities(),
    calendarsNow(),
    proposedCalendar(),
    gaveBackIn(area),
  ])
  const calendarEnding = endingNotice(current, now, w)
  const going = cases.flat()
  const waiting = going.filter(({ status }) => status === 'unplaced')
  const count = Number(query.get('count') ?? '0')
  const context = {
    area: areaName(area, authorities),
    calendarEnding,
    calendarWaits: proposal !== undefined,
    passedOverContacts: passedOverContacts(contracts, gaveBack),
    room: roomLines(contracts, dateOf(now), w),
    seen: seenOf(waiting.toSorted(byPressing).slice(0, MOST_WAITING)),
    errors: not?.errors ?? [],
    typed: not?.typed ?? '',
    notice:
      query.get('done') === 'look-again' && Number.isInteger(count) ? w.manage.unplaced.again.done(count) : undefined,
    tooMany: cases.some(({ length }) => length >= MOST_OF_A_STATUS)
      ? w.manage.tooMany(MOST_OF_A_STATUS.toLocaleString('en-GB'))
      : undefined,
    ...deskOf(going, { contracts, calendars: of, calendar: current, now }, w),
  }
  return html('manage/desk', context, not === undefined ? 200 : 422)
}

const commissioners = ['commissioner', 'admin'] as const

export const handler = page({
  'GET /manage': signedInPage(commissioners, (call) => desk(call)),
  'GET /manage/look-again': leadsTo(() => '/manage'),
  'POST /manage/look-again': signedInPage(commissioners, lookAgain(desk)),
  'GET /manage/cases/{id}': signedInPage(commissioners, showCase),
  'GET /manage/cases/{id}/assign-again': leadsTo(({ param }) => `/manage/cases/${param('id')}`),
  'POST /manage/cases/{id}/assign-again': signedInPage(commissioners, assignAgain),
  'GET /manage/cases/{id}/re-assign': leadsTo(({ param }) => `/manage/cases/${param('id')}`),
  'POST /manage/cases/{id}/re-assign': signedInPage(commissioners, reassign),
  'GET /manage/cases/{id}/reproject': signedInPage(commissioners, askReprojection),
  'POST /manage/cases/{id}/reproject': signedInPage(commissioners, reproject),
  'GET /manage/targets': signedInPage(commissioners, showTargets),
  'GET /manage/targets/change': signedInPage(commissioners, askTarget),
  'POST /manage/targets/change': signedInPage(commissioners, enterTarget),
  'GET /manage/contracts': signedInPage(commissioners, showContracts),
  'GET /manage/contracts/new': signedInPage(commissioners, askContract),
  'POST /manage/contracts/new': signedInPage(commissioners, enterNew),
  'GET /manage/contracts/{id}': signedInPage(commissioners, showContract),
  'GET /manage/contracts/{id}/change': signedInPage(commissioners, askTerms),
  'POST /manage/contracts/{id}/change': signedInPage(commissioners, enterTerms),
  'GET /manage/assessments': signedInPage(commissioners, showAssessments),
  'GET /manage/assessments/months': signedInPage(commissioners, askAssessments),
  'POST /manage/assessments/months': signedInPage(commissioners, enterCounts),
  'GET /manage/calendar': signedInPage(commissioners, showCalendar),
  'GET /manage/calendar/check': leadsTo(() => CALENDAR_PATH),
  'GET /manage/calendar/enter': leadsTo(() => CALENDAR_PATH),
  'POST /manage/calendar/check': signedInPage(['admin'], checkCalendar),
  'GET /manage/calendar/confirm': leadsTo(() => CALENDAR_PATH),
  'GET /manage/calendar/drop': leadsTo(() => CALENDAR_PATH),
  'POST /manage/calendar/enter': signedInPage(['admin'], enterCalendar),
  'POST /manage/calendar/confirm': signedInPage(['admin'], confirmCalendar),
  'POST /manage/calendar/drop': signedInPage(['admin'], dropCalendar),
  'GET /manage/law': signedInPage(commissioners, showLaw),
  'GET /manage/law/{change}/{subject}': signedInPage(commissioners, askChange),
  'POST /manage/law/{change}/{subject}': signedInPage(commissioners, enterChange),
})
