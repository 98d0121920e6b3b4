// A reviewer decides where the law leaves it open, or where the referrer goes on against its answer.
import { mayDecide } from '../../../shared/domain/access.ts'
import { awaitsDecision, rolesLeftOut } from '../../../shared/domain/referral.ts'
import { fieldOf, fieldsOf } from '../../../shared/web/body.ts'
import { determinationsOf, judgedIn } from '../../../shared/web/expected.ts'
import { lawAnswers } from '../../../shared/web/form/law.ts'
import { redirect } from '../../../shared/web/http.ts'
import { html, type PageAnswer } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { leadWords, queueRow } from '../review/queue.ts'
import { referralPath } from './following.ts'
import { command, referralPage, refusedWords } from './show.ts'
import { faultOfReason, groundsOf, type Tracking } from './tracking.ts'

type Deciding = {
  chosen?: readonly string[]
  reason?: string
  errors?: readonly FieldError[]
  /** What it rests on was changed after the page was opened. */
  isStale?: boolean
}

const decisionPage = (
  { state, rules, calendars, now, w }: Tracking,
  { chosen = [], reason = '', errors = [], isStale = false }: Deciding = {},
): PageAnswer => {
  const { due } = queueRow(state, now, calendars.of)
  const context = {
    reference: state.reference,
    path: referralPath(state.reference),
    goOnReason: state.goOnReason,
    due,
    lead: leadWords(state, { now, calendar: calendars.current, w }),
    isBeside: state.cases.length > 0,
    roles: rolesLeftOut(state).map((role) => ({
      value: role,
      text: w.status.role[role],
      checked: chosen.includes(role),
    })),
    isNone: chosen.includes('none'),
    reason,
    seen: groundsOf(state),
    isStale,
    law: lawAnswers(determinationsOf(state), w, { judged: judgedIn(state, rules) }),
    errors,
  }
  return html('track/decide', context, isStale ? 409 : errors.length > 0 ? 422 : 200)
}

/** What there is to decide, with all that it rests on. */
export const decision = async (call: Tracking): Promise<PageAnswer> => {
  const { state, person, w } = call
  if (!awaitsDecision(state)) return redirect(referralPath(state.reference))
  return mayDecide(person, state) ? decisionPage(call) : referralPage(call, { refused: w.track.decide.own }, 403)
}

/** Records the decision with its reason. */
export const decide = async (call: Tracking): Promise<PageAnswer> => {
  const { state, form, person, w } = call
  if (!mayDecide(person, state)) return referralPage(call, { refused: w.track.decide.own }, 403)
  if (!awaitsDecision(state))
    return referralPage(call, { refused: refusedWords('not-in-this-status', call, 'decided') }, 409)
  const chosen = fieldsOf(form, 'roles')
  const roles = rolesLeftOut(state).filter((role) => chosen.includes(role))
  const isNone = chosen.includes('none')
  const reason = fieldOf(form, 'reason')
  if (fieldOf(form, 'seen') !== groundsOf(state)) return decisionPage(call, { chosen, reason, isStale: true })
  const fault = faultOfReason(reason)
  const t = w.track.decide.errors
  const error = (field: 'roles' | 'reason', code: keyof typeof t): FieldError => ({ field, code, message: t[code] })
  const errors = [
    ...(roles.length === 0 && !isNone ? [error('roles', 'roles.required')] : []),
    ...(roles.length > 0 && isNone ? [error('roles', 'roles.contradiction')] : []),
    ...(fault === undefined ? [] : [error('reason', `reason.${fault}`)]),
  ]
  if (errors.length > 0) return decisionPage(call, { chosen, reason, errors })
  return command(call, { type: 'decide-eligibility', roles, reason }, 'decided')
}
