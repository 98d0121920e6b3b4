// The forms of a provider's actions: which are open on a case as it stands, what each form starts with, and how what was
// typed becomes an action's input. What the input must be is said once, in the table of actions.
import {
  CASE_TRANSITIONS,
  type CaseCommand,
  type CaseCommandType,
  type CaseState,
  mayAnswerOffer,
  mayGiveBack,
  openPause,
} from '../../../shared/domain/case.ts'
import { CASE_ACTIONS, type CaseAction } from '../../../shared/domain/case-actions.ts'
import type { Instant, IsoDate } from '../../../shared/domain/time.ts'
import { fieldOf, fieldsOf, type FormFields } from '../../../shared/web/body.ts'
import { errorsOf, type FieldError } from '../../../shared/web/problem.ts'
import { errorWords } from '../../../shared/web/words/errors.ts'
import type { Language, Words } from '../../../shared/web/words/index.ts'
import {
  isBlankDate,
  londonInstant,
  londonParts,
  readDate,
  readTime,
  withinMinute,
} from '../../../shared/web/moment.ts'

/** The actions in the order in which a page offers them, with the command that each is; it is open when that is allowed. */
const COMMANDS: readonly { action: CaseAction; command: CaseCommandType }[] = [
  { action: 'accept', command: 'accept' },
  { action: 'decline', command: 'decline' },
  { action: 'allocate', command: 'allocate' },
  { action: 'first-contact', command: 'make-contact' },
  { action: 'report', command: 'submit-report' },
  { action: 'report-date', command: 'agree-report-date' },
  { action: 'hours', command: 'record-hours' },
  { action: 're-allocate', command: 'reallocate' },
  { action: 'query', command: 'query' },
  { action: 'delay', command: 'tell-delay' },
  { action: 'pause', command: 'pause' },
  { action: 'resume', command: 'resume' },
  { action: 'close', command: 'close' },
  { action: 'give-back', command: 'give-back' },
]

export const ACTIONS: readonly CaseAction[] = COMMANDS.map(({ action }) => action)

/** What each stage of a case waits for; until it is done everything else is second. */
const FORWARD: ReadonlySet<CaseAction> = new Set(['accept', 'allocate', 'first-contact', 'report'])

type Standing = Pick<CaseState, 'status' | 'pauses' | 'queriedFrom' | 'handedOver'>

/** What the status alone does not tell. */
const ONLY_WHERE: { readonly [Action in CaseAction]?: (state: Standing) => boolean } = {
  accept: mayAnswerOffer,
  decline: mayAnswerOffer,
  'give-back': mayGiveBack,
  pause: (state) => openPause(state) === undefined,
  resume: (state) => openPause(state) !== undefined,
}

/** The actions that are open on a case, the one that it waits for first. */
export const openActions = (state: Standing): CaseAction[] => {
  const open = COMMANDS.filter(({ command }) => CASE_TRANSITIONS[command].from.includes(state.status))
    .map(({ action }) => action)
    .filter((action) => ONLY_WHERE[action]?.(state) ?? true)
  const forward = open.find((action) => FORWARD.has(action))
  return forward === undefined ? open : [forward, ...open.filter((action) => action !== forward)]
}

/** What the boxes of a form hold, by name; ticks hold several. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/** What a form starts with: the time that is most often meant is now. */
export const startingWith = (action: CaseAction, now: Instant, { hours }: Pick<CaseState, 'hours'> = {}): Typed => {
  const { date, time } = londonParts(now)
  switch (action) {
    case 'first-contact':
    case 'report':
      return { ...dayOf('occurredAt', date), 'occurredAt-time': time }
    case 'hours':
      return dayOf('on', date)
    case 'close':
      return hours === undefined ? {} : { hours: String(hours) }
    default:
      return {}
  }
}

const dayOf = (name: string, date: IsoDate): Typed => {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${name}-day`]: String(Number(day)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year }
}

/** What was typed, to show it again. */
export const typedOf = (form: FormFields): Typed =>
  Object.fromEntries(
    Object.keys(form).map((name) => [name, name === 'outcomes' ? fieldsOf(form, name) : fieldOf(form, name)]),
  )

type Input = { ok: true; input: object } | { ok: false; faults: Fault[] }
type Fault = { field: string; code: string; box?: string }

const input = (value: object): Input => ({ ok: true, input: value })

// A box that is left empty is no answer; the table of actions then says that one is missing.
const given = (name: string, value: string): Record<string, string> => (value === '' ? {} : { [name]: value })

const noMoment = (code: string, part: 'day' | 'time'): { fault: Fault } => ({
  fault: { field: 'occurredAt', code, box: `occurredAt-${part}` },
})

const occurredAt = (
  form: FormFields,
  times: { now: Instant; notBefore: Instant },
): { at: Instant } | { fault: Fault } => {
  const typedTime = fieldOf(form, 'occurredAt-time')
  if (isBlankDate(form, 'occurredAt')) return noMoment('required', 'day')
  const date = readDate(form, 'occurredAt')
  if (date === undefined) return noMoment('date', 'day')
  if (typedTime === '') return noMoment('required', 'time')
  const time = readTime(typedTime)
  const at = time === undefined ? undefined : londonInstant(date, time)
  return at === undefined ? noMoment('time', 'time') : { at: withinMinute(at, times) }
}

// A text that is no number is left as it is: the table of actions refuses it.
const hoursIn = (form: FormFields): { hours?: number | string } => {
  const hours = fieldOf(form, 'hours')
  if (hours === '') return {}
  return { hours: /^\d+(\.\d+)?$/.test(hours) ? Number(hours) : hours }
}

/** From the boxes of a form to the input of its action; what makes no sense as a date or a number never gets there. */
const INPUTS: Record<CaseAction, (form: FormFields, times: { now: Instant; notBefore: Instant }) => Input> = {
  accept: () => input({}),
  resume: () => input({}),
  decline: (form) => input(given('reason', fieldOf(form, 'reason'))),
  'give-back': (form) =>
    input({ ...given('reason', fieldOf(form, 'reason')), ...given('note', fieldOf(form, 'note')) }),
  pause: (form) => input(given('reason', fieldOf(form, 'reason'))),
  query: (form) => input(given('question', fieldOf(form, 'question'))),
  allocate: (form) => input(given('advocate', fieldOf(form, 'advocate'))),
  're-allocate': (form) => {
    const [advocate, reason] = [fieldOf(form, 'advocate'), fieldOf(form, 'reason')]
    // The API may leave the reason out; whoever is asked for it on a page gives it.
    const faults: Fault[] = [
      ...(advocate === '' ? [{ field: 'advocate', code: 'required' }] : []),
      ...(reason === '' ? [{ field: 'reason', code: 'required' }] : []),
    ]
    return faults.length > 0 ? { ok: false, faults } : input({ advocate, reason })
  },
  hours: (form) => {
    const on = readDate(form, 'on')
    if (on !== undefined) return input({ ...hoursIn(form), on })
    return { ok: false, faults: [{ field: 'on', code: isBlankDate(form, 'on') ? 'required' : 'date', box: 'on-day' }] }
  },
  'first-contact': (form, times) => {
    const successful = fieldOf(form, 'successful')
    const when = occurredAt(form, times)
    const faults: Fault[] = [
      ...(successful === 'yes' || successful === 'no' ? [] : [{ field: 'successful', code: 'required' }]),
      ...('fault' in when ? [when.fault] : []),
    ]
    if (faults.length > 0 || 'fault' in when) return { ok: false, faults }
    return input({ successful: successful === 'yes', occurredAt: when.at })
  },
  report: (form, times) => {
    const when = occurredAt(form, times)
    return 'fault' in when ? { ok: false, faults: [when.fault] } : input({ occurredAt: when.at })
  },
  delay: (form) => {
    const on = readDate(form, 'on')
    const chosen = { ...given('milestone', fieldOf(form, 'milestone')), ...given('reason', fieldOf(form, 'reason')) }
    if (on !== undefined || isBlankDate(form, 'on')) return input({ ...chosen, ...(on === undefined ? {} : { on }) })
    return { ok: false, faults: [{ field: 'on', code: 'date', box: 'on-day' }] }
  },
  'report-date': (form) => {
    const on = readDate(form, 'on')
    if (on !== undefined) return input({ on })
    return { ok: false, faults: [{ field: 'on', code: isBlankDate(form, 'on') ? 'required' : 'date', box: 'on-day' }] }
  },
  close: (form) => {
    return input({
      outcomes: fieldsOf(form, 'outcomes'),
      ...given('summary', fieldOf(form, 'summary')),
      ...hoursIn(form),
    })
  },
}

/** The box that stands for a field whose answer is typed into several. */
const FIRST_BOX: Readonly<Record<string, string>> = { occurredAt: 'occurredAt-day', on: 'on-day', reportBy: 'on-day' }
const FIELD_OF_FORM: Readonly<Record<string, string>> = { reportBy: 'on' }

/** In whose language errors are told. */
type Reader = { w: Words; language: Language }

/** What is wrong with a field of an action, in words, at the box to go to. */
export const actionError = (action: CaseAction, { field, code, box }: Fault, { w, language }: Reader): FieldError => {
  const [name = ''] = field.split('.')
  const inForm = FIELD_OF_FORM[name] ?? name
  return {
    field: box ?? FIRST_BOX[name] ?? name,
    code,
    message: w.cases.errors[`${action}.${inForm}.${code}`] ?? errorWords(code, language),
  }
}

/** Reads a form into the command that its action is on a case as it stands. */
export const readAction = (
  action: CaseAction,
  form: FormFields,
  state: CaseState,
  reader: Reader & { now: Instant },
): { ok: true; command: CaseCommand } | { ok: false; errors: FieldError[] } => {
  const typed = INPUTS[action](form, { now: reader.now, notBefore: state.receivedAt })
  if (!typed.ok) return { ok: false, errors: typed.faults.map((fault) => actionError(action, fault, reader)) }
  const read = CASE_ACTIONS[action].read(typed.input, state, reader.now)
  if (read.ok) return read
  return { ok: false, errors: errorsOf(read.error).map((error) => actionError(action, error, reader)) }
}
