// A commissioner changes a target of their area from a day on: the table, the form, what the change would do, and the entry.
import { GOING } from './desk.ts'
import type { WorkingCalendar } from '../../../shared/domain/clocks/calendar.ts'
import { deadline, readTarget } from '../../../shared/domain/clocks/deadline.ts'
import { DEFAULT_POLICY, PRIORITIES } from '../../../shared/domain/clocks/policy.ts'
import { CHANGEABLE, faultOfPolicyChange, type PolicyFault } from '../../../shared/domain/clocks/policy-changes.ts'
import { ROLES } from '../../../shared/domain/eligibility/rules.ts'
import type { Target } from '../../../shared/domain/clocks/target.ts'
import { isCleanLine } from '../../../shared/domain/text.ts'
import { dateOf, type Instant, type IsoDate } from '../../../shared/domain/time.ts'
import { log } from '../../../shared/platform/logger.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { casesOfArea } from '../../../shared/store/cases.ts'
import { authorityBy, contractBy, contractsOf } from '../../../shared/store/organisations.ts'
import { enterPolicyChange, policyEntriesOf, type ReasonedChange } from '../../../shared/store/policies.ts'
import { fieldOf, type FormFields } from '../../../shared/web/body.ts'
import { redirect } from '../../../shared/web/http.ts'
import { isBlankDate, readDate } from '../../../shared/web/moment.ts'
import { html, type PageAnswer, problemPage, type SignedInPageCall } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import {
  type AreaTargets,
  CHANGE_PATH,
  checkContext,
  contractWords,
  EVERY_CONTRACT,
  EVERY_ROLE,
  type RunningCases,
  TARGETS_PATH,
  targetsContext,
} from './targets-view.ts'

/** The targets of the caller's own area; an organisation that is no authority has none to change. */
const ownTargets = async ({ person, now }: SignedInPageCall): Promise<AreaTargets | undefined> => {
  const [authority, entries, calendars, contracts] = await Promise.all([
    authorityBy(person.organisation),
    policyEntriesOf(person.organisation),
    calendarsNow(),
    contractsOf(person.organisation, dateOf(now)),
  ])
  if (authority === undefined) return undefined
  return { area: authority.authority, name: authority.name, entries, calendars, contracts, today: dateOf(now) }
}

const withTargets =
  (handler: (call: SignedInPageCall, targets: AreaTargets) => PageAnswer | Promise<PageAnswer>) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const targets = await ownTargets(call)
    return targets === undefined ? problemPage('not-found') : handler(call, targets)
  }

/** The targets of the area; with `contract` in the address those that hold under one of its contracts. */
export const showTargets = withTargets(({ query, w }, targets) => {
  const contract = query.get('contract') ?? undefined
  if (contract !== undefined && !targets.contracts.some(({ contractId }) => contractId === contract))
    return problemPage('not-found')
  return html('manage/targets', {
    ...targetsContext(targets, contract, w),
    notice: query.get('done') === 'changed' ? w.targets.done : undefined,
  })
})

const KINDS = ['workingHours', 'workingDays', 'calendarDays', 'hours'] as const
const LONGEST_REASON = 300

/** The boxes of the form; an error stands at the first of a day's. */
const FIELDS = [
  'contract',
  'milestone',
  'role',
  'priority',
  'number',
  'kind',
  'from-day',
  'from-month',
  'from-year',
  'reason',
] as const
type Field = (typeof FIELDS)[number]
type Code = keyof Words['targets']['errors']

/** Where a change that may not be entered is told. */
const FIELD_OF_FAULT: Record<PolicyFault, Field> = {
  'in-the-past': 'from-day',
  'as-it-is': 'number',
  'contact-before-allocation': 'number',
  'after-the-decision': 'number',
  'longer-than-allocation': 'number',
}

type Mistake = { field: Field; code: Code }
type Part<Value> = { ok: true; value: Value } | { ok: false; mistakes: Mistake[] }

const mistake = (field: Field, code: Code): { ok: false; mistakes: Mistake[] } => ({
  ok: false,
  mistakes: [{ field, code }],
})

const chosen = <Option extends string>(
  typed: FormFields,
  field: 'milestone' | 'priority' | 'kind',
  options: readonly Option[],
): Part<Option> => {
  const found = options.find((option) => option === fieldOf(typed, field))
  return found === undefined ? mistake(field, `${field}.required`) : { ok: true, value: found }
}

const PROBLEMS_OF_NUMBERS = ['not-a-number', 'not-positive', 'not-whole', 'over-a-year', 'outside-calendar'] as const

const numberMistake = (code: string) =>
  mistake('number', `number.${PROBLEMS_OF_NUMBERS.find((known) => known === code) ?? 'not-a-number'}`)

/** A target is read as everybody's question of when something is due: the same numbers are refused. */
const targetIn = (
  typed: FormFields,
  kind: (typeof KINDS)[number],
  startedAt: Instant,
  calendar: WorkingCalendar,
): Part<Target> => {
  const text = fieldOf(typed, 'number')
  if (text === '') return mistake('number', 'number.required')
  if (!/^-?\d+(\.\d+)?$/.test(text)) return numberMistake('not-a-number')
  const read = readTarget({ [kind]: Number(text) })
  if (!read.ok) return numberMistake(read.code)
  const { target } = read
  const due = deadline({ startedAt, target, calendar })
  return due.ok ? { ok: true, value: target } : numberMistake(due.refusal.code)
}

const dayIn = (typed: FormFields, calendar: WorkingCalendar): Part<IsoDate> => {
  const day = readDate(typed, 'from')
  if (day === undefined) return mistake('from-day', isBlankDate(typed, 'from') ? 'from.required' : 'from.date')
  return day > calendar.endsOn ? mistake('from-day', 'from.outside-calendar') : { ok: true, value: day }
}

const reasonIn = (typed: FormFields): Part<string> => {
  const reason = fieldOf(typed, 'reason')
  if (reason === '') return mistake('reason', 'reason.required')
  if (reason.length > LONGEST_REASON) return mistake('reason', 'reason.too-long')
  return isCleanLine(reason) ? { ok: true, value: reason } : mistake('reason', 'reason.characters')
}

const roleIn = (typed: FormFields): Part<(typeof ROLES)[number] | undefined> => {
  const typedRole = fieldOf(typed, 'role')
  const role = ROLES.find((one) => one === typedRole)
  return role === undefined && typedRole !== EVERY_ROLE ? mistake('role', 'role.required') : { ok: true, value: role }
}

/** A form without the question is about no single contract. */
const contractIn = (typed: FormFields, { contracts }: AreaTargets): Part<string | undefined> => {
  const typedContract = fieldOf(typed, 'contract')
  if (typedContract === '' || typedContract === EVERY_CONTRACT) return { ok: true, value: undefined }
  if (!contracts.some(({ contractId }) => contractId === typedContract)) return mistake('contract', 'contract.required')
  // A person decides before any provider is asked.
  return fieldOf(typed, 'milestone') === 'decision'
    ? mistake('contract', 'contract.decision')
    : { ok: true, value: typedContract }
}

const mistakesOf = (...parts: Part<unknown>[]): Mistake[] => parts.flatMap((part) => (part.ok ? [] : part.mistakes))

/** What was typed as a change and its reason, or what is wrong with it, in the order of the form. */
const readTyped = (typed: FormFields, targets: AreaTargets, now: Instant): Part<ReasonedChange> => {
  const { calendars } = targets
  const contract = contractIn(typed, targets)
  const [milestone, role] = [chosen(typed, 'milestone', CHANGEABLE), roleIn(typed)]
  const [priority, kind] = [chosen(typed, 'priority', PRIORITIES), chosen(typed, 'kind', KINDS)]
  // A number can be wrong whatever it counts.
  const target = targetIn(typed, kind.ok ? kind.value : 'hours', now, calendars.current)
  const [from, reason] = [dayIn(typed, calendars.current), reasonIn(typed)]
  if (!contract.ok || !milestone.ok || !role.ok || !priority.ok || !target.ok || !kind.ok || !from.ok || !reason.ok)
    return { ok: false, mistakes: mistakesOf(contract, milestone, role, priority, target, kind, from, reason) }
  return {
    ok: true,
    value: {
      change: {
        from: from.value,
        ...(contract.value === undefined ? {} : { contract: contract.value }),
        milestone: milestone.value,
        ...(role.value === undefined ? {} : { role: role.value }),
        priority: priority.value,
        target: target.value,
      },
      reason: reason.value,
    },
  }
}

/** The same, held against what has been entered. */
const readChange = (typed: FormFields, targets: AreaTargets, now: Instant): Part<ReasonedChange> => {
  const { entries, today } = targets
  const read = readTyped(typed, targets, now)
  if (!read.ok) return read
  const changes = entries.map(({ change }) => change)
  const fault = faultOfPolicyChange(changes, read.value.change, DEFAULT_POLICY, today)
  return fault === undefined ? read : mistake(FIELD_OF_FAULT[fault], fault)
}

const typedIn = (fields: FormFields): Record<string, string> =>
  Object.fromEntries(FIELDS.map((name) => [name, fieldOf(fields, name)]))

const options = (texts: Readonly<Record<string, string>>, values: readonly string[]) =>
  values.map((value) => ({ value, text: texts[value] }))

const formPage = (
  { w }: SignedInPageCall,
  { contracts }: AreaTargets,
  fields: FormFields,
  mistakes: readonly Mistake[] = [],
): PageAnswer => {
  const errors = mistakes.map(({ field, code }): FieldError => ({ field, code, message: w.targets.errors[code] }))
  const t = w.targets
  return html(
    'manage/target-change',
    {
      typed: { ...typedIn(fields), contract: fieldOf(fields, 'contract') || EVERY_CONTRACT },
      errors,
      contracts: [
        { value: EVERY_CONTRACT, text: t.everyContract },
        ...contracts.map(({ contractId }) => ({ value: contractId, text: contractWords(contractId, contracts, w) })),
      ],
      action: CHANGE_PATH,
      milestones: CHANGEABLE.map((value) => ({
        value,
        text: t.milestones[value].name,
        hint: { text: t.milestones[value].starts },
      })),
      roles: [{ value: EVERY_ROLE, text: t.everyRole }, ...options(w.status.role, ROLES)],
      priorities: options(w.status.priority, PRIORITIES),
      kinds: options(t.form.kinds, KINDS),
    },
    errors.length > 0 ? 422 : 200,
  )
}

const runningIn = async ({ area, today }: AreaTargets): Promise<RunningCases> => {
  const cases = (await Promise.all(GOING.map((status) => casesOfArea(area, status)))).flat()
  const ids = [...new Set(cases.flatMap(({ offer }) => offer?.contractId ?? []))]
  const found = await Promise.all(ids.map((id) => contractBy(area, id, today)))
  return {
    cases,
    held: new Map(found.flatMap((contract) => (contract === undefined ? [] : [[contract.contractId, contract]]))),
  }
}

const checkPage = async (
  { w, now }: SignedInPageCall,
  targets: AreaTargets,
  { change, typed, stale = false }: { change: ReasonedChange; typed: FormFields; stale?: boolean },
): Promise<PageAnswer> => {
  const running = await runningIn(targets)
  const values = typedIn(typed)
  return html(
    'manage/target-check',
    {
      ...checkContext(targets, change, { ...running, now }, w),
      action: CHANGE_PATH,
      fields: Object.entries(values).map(([name, value]) => ({ name, value })),
      seen: targets.entries.length,
      stale,
      edit: `${CHANGE_PATH}?${new URLSearchParams(values).toString()}`,
    },
    stale ? 409 : 200,
  )
}

/** The form; with `step=check` in the address what was filled in, and what it would do. Nothing is stored by it. */
export const askTarget = withTargets((call, targets) => {
  const typed: FormFields = Object.fromEntries(FIELDS.map((name) => [name, call.query.get(name) ?? '']))
  if (call.query.get('step') !== 'check') return formPage(call, targets, typed)
  const read = readChange(typed, targets, call.now)
  return read.ok
    ? checkPage(call, targets, { change: read.value, typed })
    : formPage(call, targets, typed, read.mistakes)
})

/** Whether the last entry is this one: sent twice, it was entered once. */
const isEntered = (
  { entries }: AreaTargets,
  seen: number,
  sub: string,
  { change, reason }: ReasonedChange,
): boolean => {
  const last = entries.at(-1)
  return (
    last?.number === seen + 1 &&
    last.by.id === sub &&
    last.reason === reason &&
    last.change.contract === change.contract &&
    last.change.milestone === change.milestone &&
    last.change.role === change.role &&
    last.change.priority === change.priority &&
    last.change.from === change.from &&
    Object.entries(last.change.target).join() === Object.entries(change.target).join()
  )
}

const donePath = ({ change: { contract } }: ReasonedChange): string =>
  `${TARGETS_PATH}?${new URLSearchParams({ ...(contract === undefined ? {} : { contract }), done: 'changed' }).toString()}`

/** Enters a change over the entries that were seen; what came in between is shown first. */
export const enterTarget = withTargets(async (call, targets) => {
  const { form, person, now } = call
  const { area, entries } = targets
  const seen = Number(fieldOf(form, 'seen'))
  const typed = readTyped(form, targets, now)
  if (!typed.ok) return formPage(call, targets, form, typed.mistakes)
  const change = typed.value
  const done = redirect(donePath(change))
  if (isEntered(targets, seen, person.sub, change)) return done
  const read = readChange(form, targets, now)
  if (!read.ok) return formPage(call, targets, form, read.mistakes)
  const entering = { seen, at: now, by: { id: person.sub, name: person.name } }
  if (seen === entries.length && (await enterPolicyChange(area, change, entering))) {
    log('targets-changed', { what: change.change.milestone, count: seen + 1 })
    return done
  }
  const asTheyAre = (await ownTargets(call)) ?? targets
  if (isEntered(asTheyAre, seen, person.sub, change)) return done
  const again = readChange(form, asTheyAre, now)
  return again.ok
    ? checkPage(call, asTheyAre, { change, typed: form, stale: true })
    : formPage(call, asTheyAre, form, again.mistakes)
})
