// The legal judgement is the referrer's: after sending too they ask for a power that the law gives, or go on against its
// answer, or without one where nobody can know what it misses. A reviewer then decides, but for the power.
import type { RuleId } from '../../../shared/domain/eligibility/rules.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { determinationsOf, judgedIn } from '../../../shared/web/expected.ts'
import { lawAnswers } from '../../../shared/web/form/law.ts'
import { redirect } from '../../../shared/web/http.ts'
import { html, type PageAnswer } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { referralPath } from './following.ts'
import { command } from './show.ts'
import { faultOfReason, faultOfText, groundsOf, type Tracking } from './tracking.ts'
import { waysOn } from './ways-on.ts'

const powerBox = (rule: RuleId): string => `power.${rule}`

const nameOfPower = (rule: RuleId, w: Words): string => {
  const names: Readonly<Record<string, string>> = w.form.fields['requestedPowers.rule'].options
  return names[rule] ?? rule
}

type Typed = { reasons?: Readonly<Record<string, string>>; errors?: readonly FieldError[]; isStale?: boolean }

const goOnPage = ({ state, w }: Tracking, { reasons = {}, errors = [], isStale = false }: Typed = {}): PageAnswer => {
  const { powers, asksReason, kind } = waysOn(state)
  const t = w.track.goOn
  const context = {
    reference: state.reference,
    path: referralPath(state.reference),
    title: { power: t.powerTitle, open: t.openTitle, against: t.againstTitle }[kind],
    powers: powers.map((rule) => ({
      box: powerBox(rule),
      name: nameOfPower(rule, w),
      value: reasons[powerBox(rule)] ?? '',
    })),
    asksReason,
    reasonLabel: kind === 'open' ? t.openReasonLabel : t.reasonLabel,
    reason: reasons['reason'] ?? '',
    law: lawAnswers(determinationsOf(state), w, { judged: judgedIn(state) }),
    send: kind === 'power' ? t.powerSend : t.send,
    errors,
    seen: groundsOf(state),
    isStale,
  }
  return html('track/go-on', context, isStale ? 409 : errors.length > 0 ? 422 : 200)
}

const isPossible = ({ state }: Tracking): boolean => {
  const { powers, asksReason } = waysOn(state)
  return powers.length > 0 || asksReason
}

/** Asks why, with what the law says before it. */
export const goOn = (call: Tracking): PageAnswer =>
  isPossible(call) ? goOnPage(call) : redirect(referralPath(call.state.reference))

/** Goes on with what was written: powers asked for, a reason for the reviewer, or both. */
export const sendGoOn = async (call: Tracking): Promise<PageAnswer> => {
  const { state, form, w } = call
  if (!isPossible(call)) return redirect(referralPath(state.reference))
  const { powers, asksReason } = waysOn(state)
  const t = w.track.goOn.errors
  const boxes = [...powers.map(powerBox), ...(asksReason ? ['reason'] : [])]
  const reasons = Object.fromEntries(boxes.map((box) => [box, fieldOf(form, box)]))
  if (fieldOf(form, 'seen') !== groundsOf(state)) return goOnPage(call, { reasons, isStale: true })
  const faults = boxes.flatMap((box): FieldError[] => {
    const fault = faultOfText(reasons[box] ?? '')
    return fault === undefined ? [] : [{ field: box, code: fault, message: t[`reason.${fault}`] }]
  })
  const [first = 'reason'] = boxes
  const isEmpty = boxes.every((box) => faultOfReason(reasons[box] ?? '') === 'required')
  const nothing = { field: first, code: 'required', message: powers.length > 0 ? t.power : t['reason.required'] }
  const errors = isEmpty ? [nothing] : faults
  if (errors.length > 0) return goOnPage(call, { reasons, errors })
  const asked = powers.flatMap((rule) => {
    const reason = reasons[powerBox(rule)] ?? ''
    return reason === '' ? [] : [{ rule, reason }]
  })
  const reason = reasons['reason'] ?? ''
  const given = {
    ...(reason === '' ? {} : { reason }),
    ...(asked.length === 0 ? {} : { requestedPowers: asked }),
  }
  return command(call, { type: 'go-on', ...given }, 'gone-on')
}
