// The commissioner enters what is decided of the law, with no release: the form, what it would change, and the entry.
import {
  DAY_ASKED,
  faultOfChange,
  LAW_CHANGES,
  type LawChange,
  type LawChangeKind,
} from '../../../shared/domain/eligibility/law-changes.ts'
import { RULES } from '../../../shared/domain/eligibility/rules.ts'
import { isCleanLine } from '../../../shared/domain/text.ts'
import { dateOf, type IsoDate } from '../../../shared/domain/time.ts'
import { log } from '../../../shared/platform/logger.ts'
import { enterLaw, lawEntriesOf } from '../../../shared/store/law.ts'
import { authorityBy } from '../../../shared/store/organisations.ts'
import { fieldOf, type FormFields } from '../../../shared/web/body.ts'
import { redirect } from '../../../shared/web/http.ts'
import { isBlankDate, readDate } from '../../../shared/web/moment.ts'
import { html, type PageAnswer, problemPage, type SignedInPageCall } from '../../../shared/web/page.ts'
import { previewChange } from '../../../shared/web/preview-change.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { type AuthorityLaw, changePath, checkContext, LAW_PATH, lawContext, subjectWords } from './law-view.ts'

/** The law of the caller's own authority; an organisation that is none has no law to change. */
const ownLaw = async ({ person, now }: SignedInPageCall): Promise<AuthorityLaw | undefined> => {
  const [authority, entries] = await Promise.all([authorityBy(person.organisation), lawEntriesOf(person.organisation)])
  if (authority === undefined) return undefined
  const { name, jurisdiction } = authority
  return { authority: authority.authority, area: name, jurisdiction, entries, today: dateOf(now) }
}

type Standing = { law: AuthorityLaw; change: LawChangeKind; subject: string }

const withLaw =
  (handler: (call: SignedInPageCall, law: AuthorityLaw) => PageAnswer | Promise<PageAnswer>) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const law = await ownLaw(call)
    return law === undefined ? problemPage('not-found') : handler(call, law)
  }

/** A page of one change of a rule or a reading that there is; whether it may be entered now is looked at with its day. */
const ofChange = (handler: (call: SignedInPageCall, standing: Standing) => PageAnswer | Promise<PageAnswer>) =>
  withLaw((call, law) => {
    const change = LAW_CHANGES.find((one) => one === call.param('change'))
    const subject = call.param('subject')
    const isKnown = subjectWords(subject, call.w) !== subject
    return change === undefined || !isKnown ? problemPage('not-found') : handler(call, { law, change, subject })
  })

const lawPage = ({ query, w }: SignedInPageCall, law: AuthorityLaw, { refused = false } = {}): PageAnswer => {
  const done = query.get('done') === 'entered' && !refused
  return html(
    'manage/law',
    { ...lawContext(law, w), refused, notice: done ? w.lawDates.done : undefined },
    refused ? 409 : 200,
  )
}

export const showLaw = withLaw((call, law) => lawPage(call, law))

const LONGEST_SOURCE = 300

type Errors = SignedInPageCall['w']['lawDates']['change']['errors']

const errorAt = (field: string, code: keyof Errors, { w }: SignedInPageCall): FieldError => ({
  field,
  code,
  message: w.lawDates.change.errors[code],
})

const faultOfSource = (source: string): 'required' | 'too-long' | 'characters' | undefined => {
  if (source === '') return 'required'
  if (source.length > LONGEST_SOURCE) return 'too-long'
  return isCleanLine(source) ? undefined : 'characters'
}

type ReadChange = { ok: true; entry: LawChange } | { ok: false; errors: FieldError[] } | { ok: false; why: 'not-open' }

const dayIn = (typed: FormFields, { law, change }: Standing): IsoDate | undefined =>
  DAY_ASKED[change] === 'at-once' ? law.today : readDate(typed, 'from')

/** What was typed as an entry, or what is wrong with it. */
const readChange = (typed: FormFields, call: SignedInPageCall, standing: Standing): ReadChange => {
  const { law, change, subject } = standing
  const { jurisdiction, entries, today } = law
  const source = fieldOf(typed, 'source')
  const from = dayIn(typed, standing)
  const entry = { change, subject, jurisdiction, from: from ?? today, source }
  const fault = faultOfChange(RULES, entries, entry, today)
  if (fault === 'not-open') return { ok: false, why: fault }
  const dayFault = from === undefined ? (isBlankDate(typed, 'from') ? 'required' : 'date') : fault
  const sourceFault = faultOfSource(source)
  const errors = [
    ...(dayFault === undefined ? [] : [errorAt('from-day', `from.${dayFault}`, call)]),
    ...(sourceFault === undefined ? [] : [errorAt('source', `source.${sourceFault}`, call)]),
  ]
  return errors.length > 0 ? { ok: false, errors } : { ok: true, entry }
}

const FIELDS = ['from-day', 'from-month', 'from-year', 'source'] as const

const typedIn = (fields: FormFields): Record<string, string> =>
  Object.fromEntries(FIELDS.map((name) => [name, fieldOf(fields, name)]))

const formPage = (
  { w }: SignedInPageCall,
  { change, subject }: Standing,
  { typed = {}, errors = [] }: { typed?: FormFields; errors?: readonly FieldError[] } = {},
): PageAnswer =>
  html(
    'manage/law-change',
    {
      change: w.lawDates.changes[change],
      subject: subjectWords(subject, w),
      asksDay: DAY_ASKED[change] !== 'at-once',
      action: changePath(change, subject),
      back: LAW_PATH,
      typed: typedIn(typed),
      errors,
    },
    errors.length > 0 ? 422 : 200,
  )

const checkPage = async (
  { w, now }: SignedInPageCall,
  { law, change, subject }: Standing,
  { entry, typed, stale = false }: { entry: LawChange; typed: FormFields; stale?: boolean },
): Promise<PageAnswer> => {
  const preview = await previewChange({
    authority: law.authority,
    entries: law.entries,
    entry,
    now,
  })
  const action = changePath(change, subject)
  const values = typedIn(typed)
  return html(
    'manage/law-check',
    {
      ...checkContext(entry, preview, w),
      change: w.lawDates.changes[change],
      action,
      fields: Object.entries(values).map(([name, value]) => ({ name, value })),
      seen: law.entries.length,
      stale,
      back: `${action}?${new URLSearchParams(values).toString()}`,
    },
    stale ? 409 : 200,
  )
}

const queryFields = (query: URLSearchParams): FormFields => {
  const fields: FormFields = Object.create(null)
  for (const name of FIELDS) fields[name] = query.get(name) ?? ''
  return fields
}

/** The form; with `step=check` in the address what was filled in, and what it would change. Nothing is stored by it. */
export const askChange = ofChange((call, standing) => {
  const typed = queryFields(call.query)
  const read = readChange(typed, call, standing)
  if (!read.ok && 'why' in read) return lawPage(call, standing.law, { refused: true })
  if (call.query.get('step') !== 'check') return formPage(call, standing, { typed })
  return read.ok
    ? checkPage(call, standing, { entry: read.entry, typed })
    : formPage(call, standing, { typed, errors: read.errors })
})

/** Whether the last entry is this one: sent twice, it was entered once. */
const isEntered = (
  { entries }: AuthorityLaw,
  seen: number,
  sub: string,
  entry: Omit<LawChange, 'jurisdiction'>,
): boolean => {
  const last = entries.at(-1)
  return (
    last?.number === seen + 1 &&
    last.by.id === sub &&
    last.change === entry.change &&
    last.subject === entry.subject &&
    last.from === entry.from &&
    last.source === entry.source
  )
}

/** Enters a change over the entries that were seen; what came in between is shown first. */
export const enterChange = ofChange(async (call, standing) => {
  const { form, person, now } = call
  const { law, change, subject } = standing
  const seen = Number(fieldOf(form, 'seen'))
  const done = redirect(`${LAW_PATH}?done=entered`)
  const typed = { change, subject, from: dayIn(form, standing) ?? law.today, source: fieldOf(form, 'source') }
  if (isEntered(law, seen, person.sub, typed)) return done
  const read = readChange(form, call, standing)
  if (!read.ok) {
    return 'why' in read
      ? lawPage(call, law, { refused: true })
      : formPage(call, standing, { typed: form, errors: read.errors })
  }
  const { entry } = read
  const by = { id: person.sub, name: person.name }
  if (seen === law.entries.length && (await enterLaw(law.authority, entry, { seen, at: now, by }))) {
    log('law-changed', { what: change, count: seen + 1 })
    return done
  }
  const asItIs = (await ownLaw(call)) ?? law
  const again = readChange(form, call, { ...standing, law: asItIs })
  if (isEntered(asItIs, seen, person.sub, entry)) return done
  if (!again.ok) return lawPage(call, asItIs, { refused: true })
  return checkPage(call, { ...standing, law: asItIs }, { entry: again.entry, typed: form, stale: true })
})
