// Looks again, for one reason, for all cases of an area that could be placed now. It rests on the cases that the page showed,
// each as it was: one that has moved on since is left as it is.
import { givenBackForGood } from '../../../shared/domain/case-evolution.ts'
import { isCleanText } from '../../../shared/domain/text.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { log } from '../../../shared/platform/logger.ts'
import { casesWaiting, commandCase } from '../../../shared/store/cases.ts'
import { contractsWithLoad } from '../../../shared/store/organisations.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { redirect } from '../../../shared/web/http.ts'
import { actorOf } from '../../../shared/web/identity.ts'
import type { PageAnswer, SignedInPageCall } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import { placeableNow } from '../../../shared/workflow/place-waiting.ts'

const LONGEST_REASON = 1_000

/** How the cases on the page are told again by its form: each with the version that was seen. */
export const seenOf = (cases: readonly Pick<CaseState, 'caseId' | 'version'>[]): string =>
  cases.map(({ caseId, version }) => `${caseId}@${version}`).join(' ')

/** What the desk shows when it is not done: the errors, and the reason that was typed. */
export type NotAsked = { errors: readonly FieldError[]; typed: string }

const error = (code: string, message: string): FieldError[] => [{ field: 'reason', code, message }]

const errorsIn = (reason: string, { w }: SignedInPageCall): FieldError[] => {
  const t = w.manage.reassign.errors
  const again = w.manage.assignAgain.errors
  if (reason === '') return error('required', again['reason.required'])
  if (reason.length > LONGEST_REASON) return error('too-long', again['reason.too-long'])
  return isCleanText(reason) ? [] : error('characters', t['reason.characters'])
}

/** `desk` is the page that it was sent from. */
export const lookAgain =
  (desk: (call: SignedInPageCall, not: NotAsked) => Promise<PageAnswer>) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const { form, person, now } = call
    const reason = fieldOf(form, 'reason')
    const errors = errorsIn(reason, call)
    if (errors.length > 0) return desk(call, { errors, typed: reason })
    const area = person.organisation
    const seen = new Set(fieldOf(form, 'seen').split(' '))
    const waiting = (await casesWaiting(area)).filter(
      (state) => state.status === 'unplaced' && seen.has(seenOf([state])),
    )
    const asked = waiting.map((state) => ({ ...state, givenBack: givenBackForGood(state) }))
    const { cases } = await placeableNow(asked, await contractsWithLoad(area, dateOf(now)), now)
    let count = 0
    for (const { caseId, version } of cases) {
      const command = { type: 'assign-again', reason } as const
      const done = await commandCase(caseId, command, { at: now, by: actorOf(person) }, { seen: version })
      if (!done.ok) continue
      count += 1
      log('case-changed', { caseId, event: command.type, status: done.state.status })
    }
    return redirect(`/manage?done=look-again&count=${count}#unplaced`)
  }
