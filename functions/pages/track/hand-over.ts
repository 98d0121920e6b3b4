// A case goes on in another area: the person has moved, or another authority is responsible now. Nothing is asked again; the
// referral stays the one it was.
import { type CaseState, isWorkedOn, mayBeHandedOver } from '../../../shared/domain/case.ts'
import { latestJoint } from '../../../shared/domain/case-decisions.ts'
import { isInForce } from '../../../shared/domain/eligibility/periods.ts'
import { HAND_OVER_REASONS } from '../../../shared/domain/events.ts'
import { dateOf, daysAfter, endOfDay, type Instant } from '../../../shared/domain/time.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { caseBy } from '../../../shared/store/cases.ts'
import { handOverCase } from '../../../shared/store/hand-over.ts'
import { rulesFor } from '../../../shared/store/law.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { policiesForAreas } from '../../../shared/store/policies.ts'
import { fieldOf, type FormFields } from '../../../shared/web/body.ts'
import { actorOf } from '../../../shared/web/identity.ts'
import { isBlankDate, readDate } from '../../../shared/web/moment.ts'
import { html, type PageAnswer, problemPage } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { log } from '../../../shared/platform/logger.ts'
import { handOverPath, referralPath } from './following.ts'
import { afterwards, referralPage } from './show.ts'
import type { Tracking } from './tracking.ts'

type Code = keyof Words['track']['handOver']['errors']
type Typed = Readonly<Record<string, string>>

/** Where the error of a box is shown, with its code. */
type Fault = { field: 'area' | 'reason' | 'joint' | 'jointUntil-day'; code: Code }

const BOXES = ['area', 'reason', 'joint', 'jointUntil-day', 'jointUntil-month', 'jointUntil-year'] as const

const handOverPage = async (
  { state: { reference }, w, now }: Tracking,
  of: CaseState,
  { typed = {}, faults = [] }: { typed?: Typed; faults?: readonly Fault[] } = {},
): Promise<PageAnswer> => {
  const t = w.track.handOver
  const authorities = await allAuthorities()
  const today = dateOf(now)
  const errors = faults.map(({ field, code }): FieldError => ({ field, code, message: t.errors[code] }))
  const context = {
    caseId: of.caseId,
    role: w.status.role[of.role],
    path: referralPath(reference),
    action: handOverPath(reference, of.caseId),
    areas: [
      { value: '', text: t.choose },
      ...authorities
        .filter(({ authority }) => authority !== of.area)
        .map(({ authority, name }) => ({ value: authority, text: name })),
    ],
    reasons: HAND_OVER_REASONS.map((value) => ({ value, text: t.reasons[value] })),
    isShared: isWorkedOn(of),
    jointHint: t.jointDayHint(
      daysAfter(today, 14).split('-').map(Number).toReversed().join(' '),
      w.dates.day(latestJoint(now)),
    ),
    typed,
    errors,
  }
  return html('track/hand-over', context, errors.length > 0 ? 422 : 200)
}

/** The case of the path, if it is one of the referral. */
const caseOf = async ({ state, param }: Tracking): Promise<CaseState | undefined> => {
  const caseId = param('caseId')
  return state.cases.some((opened) => opened.caseId === caseId) ? caseBy(caseId) : undefined
}

const whyNot = ({ w }: Tracking, of: CaseState): string =>
  w.refusals[of.handedOver === undefined ? 'not-in-this-status' : 'already-handed-over']

/** Asks where the case goes, why, and whether both work on it for a time. */
export const askHandOver = async (call: Tracking): Promise<PageAnswer> => {
  const of = await caseOf(call)
  if (of === undefined) return problemPage('not-found')
  return mayBeHandedOver(of) ? handOverPage(call, of) : referralPage(call, { refused: whyNot(call, of) }, 409)
}

type Until = { jointUntil?: Instant; fault?: Fault }

const ofDay = (code: Code): Until => ({ fault: { field: 'jointUntil-day', code } })

/** Until when both work on it, where they do. */
const untilOf = (form: FormFields, of: CaseState, now: Instant): Until => {
  if (!isWorkedOn(of)) return {}
  const joint = fieldOf(form, 'joint')
  if (joint === 'no') return {}
  if (joint !== 'yes') return { fault: { field: 'joint', code: 'joint.required' } }
  const on = readDate(form, 'jointUntil')
  if (on === undefined) return ofDay(isBlankDate(form, 'jointUntil') ? 'jointUntil.required' : 'jointUntil.date')
  const jointUntil = endOfDay(on)
  if (on < dateOf(now)) return ofDay('jointUntil.before-it-began')
  return jointUntil > latestJoint(now) ? ofDay('jointUntil.too-far-ahead') : { jointUntil }
}

/** What is wrong with an area for a case; undefined when it can go there. The right has to be one that the law gives there too. */
const faultOfArea = async (area: string, { rule, area: own }: CaseState, now: Instant): Promise<Code | undefined> => {
  const authority = (await allAuthorities()).find((one) => one.authority === area)
  if (authority === undefined) return 'area.required'
  if (area === own) return 'area.same-area'
  const { rules } = await rulesFor(area)
  const law = rules.find(({ id }) => id === rule)?.law ?? []
  const isLaw = law.some((one) => one.jurisdiction === authority.jurisdiction && isInForce(one, dateOf(now)))
  return isLaw ? undefined : 'area.other-law'
}

/** Hands the case over. */
export const handOver = async (call: Tracking): Promise<PageAnswer> => {
  const { form, now, person, state } = call
  const { reference } = state
  const of = await caseOf(call)
  if (of === undefined) return problemPage('not-found')
  if (!mayBeHandedOver(of)) return referralPage(call, { refused: whyNot(call, of) }, 409)
  const area = fieldOf(form, 'area')
  const reason = HAND_OVER_REASONS.find((one) => one === fieldOf(form, 'reason'))
  const codeOfArea = await faultOfArea(area, of, now)
  const { jointUntil, fault } = untilOf(form, of, now)
  const faults: Fault[] = [
    ...(codeOfArea === undefined ? [] : [{ field: 'area' as const, code: codeOfArea }]),
    ...(reason === undefined ? [{ field: 'reason' as const, code: 'reason.required' as const }] : []),
    ...(fault === undefined ? [] : [fault]),
  ]
  if (reason === undefined || faults.length > 0) {
    const typed = Object.fromEntries(BOXES.map((box) => [box, fieldOf(form, box)]))
    return handOverPage(call, of, { typed, faults })
  }
  const [policies, { current: calendar }] = await Promise.all([policiesForAreas([area]), calendarsNow()])
  const asked = { reference, caseId: of.caseId, area, reason, ...(jointUntil === undefined ? {} : { jointUntil }) }
  const done = await handOverCase(asked, { at: now, by: actorOf(person) }, { policies, calendar })
  if (done.ok) log('case-changed', { caseId: of.caseId, event: 'hand-over' })
  else log('command-refused', { caseId: of.caseId, event: 'hand-over', code: done.refusal.code })
  return afterwards(call, done, 'handed-over')
}
