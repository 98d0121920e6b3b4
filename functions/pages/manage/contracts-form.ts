// The form of a contract: what is typed into it as terms, and terms as what stands in its boxes.
import {
  ADVOCATE_LANGUAGES,
  type Contact,
  type Contract,
  contactSchema,
  SPECIALISMS,
} from '../../../shared/domain/assignment/contracts.ts'
import { type ContractFault, type ContractTerms, inOrder } from '../../../shared/domain/assignment/contract-terms.ts'
import { type OfficeHours, officeHoursSchema } from '../../../shared/domain/clocks/calendar.ts'
import { ROLES } from '../../../shared/domain/eligibility/rules.ts'
import { LANGUAGES } from '../../../shared/domain/language.ts'
import { isCleanLine } from '../../../shared/domain/text.ts'
import { daysAfter, type IsoDate } from '../../../shared/domain/time.ts'
import { fieldOf, fieldsOf, type FormFields } from '../../../shared/web/body.ts'
import { isBlankDate, readDate, readTime } from '../../../shared/web/moment.ts'
import type { Words } from '../../../shared/web/words/index.ts'

export type Code = keyof Words['contracts']['errors']
export type Mistake = { field: string; code: Code }
export type Part<Value> = { ok: true; value: Value } | { ok: false; mistakes: Mistake[] }

const LONGEST_LINE = 200
const LONGEST_REASON = 300
const MOST_CASES = 100_000
const LOWEST_RANK = 99
/** Without scripts no box can be added: so many are there from the start. */
export const CONTACT_PLACES = [1, 2, 3, 4, 5] as const
const LATEST_START_DAYS = 10 * 366
const LATEST_END_DAYS = 30 * 366
/** What the form says of a provider that is named below the list. */
export const ANOTHER_PROVIDER = 'another'
const PROVIDER_ID = /^[a-z\d](?:[a-z\d-]{0,38}[a-z\d])?$/

const DAY_PARTS = ['day', 'month', 'year'] as const
/** The boxes that hold one value. `language` is the field by which every page changes its own. */
const BOXES = [
  'provider',
  'provider-id',
  'provider-name',
  ...DAY_PARTS.map((part) => `from-${part}`),
  'capacity',
  'weeklyCapacity',
  'rank',
  'share',
  ...CONTACT_PLACES.flatMap((place) => [`contact-${place}-name`, `contact-${place}-email`]),
  'manager-name',
  'manager-email',
  'opens',
  'closes',
  'mail-language',
  ...DAY_PARTS.map((part) => `to-${part}`),
  'reason',
] as const
/** The groups of ticks. */
const TICKS = ['roles', 'languages', 'specialisms'] as const

/** What stands in the boxes, and what is ticked. */
export type TypedContract = Record<string, string | string[]>

export const typedIn = (form: FormFields): TypedContract => ({
  ...Object.fromEntries(BOXES.map((name) => [name, fieldOf(form, name)])),
  ...Object.fromEntries(TICKS.map((name) => [name, fieldsOf(form, name)])),
})

/** The same as fields of a form that carries them on. */
export const carried = (typed: TypedContract): { name: string; value: string }[] =>
  Object.entries(typed).flatMap(([name, values]) => [values].flat().map((value) => ({ name, value })))

/** A day as it stands in its three boxes. */
export const dayBoxesOf = (field: string, day: IsoDate | null): TypedContract => {
  const [year = '', month = '', date = ''] = day?.split('-').map((part) => String(Number(part))) ?? []
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year }
}

/** The terms of a contract as they stand in the boxes. */
export const typedOf = (terms: ContractTerms): TypedContract => ({
  roles: terms.roles,
  capacity: String(terms.capacity),
  weeklyCapacity: terms.weeklyCapacity === null ? '' : String(terms.weeklyCapacity),
  rank: String(terms.rank),
  share: terms.share === null ? '' : String(terms.share),
  languages: terms.languages,
  specialisms: terms.specialisms,
  ...Object.fromEntries(
    CONTACT_PLACES.flatMap((place) => [
      [`contact-${place}-name`, terms.contacts[place - 1]?.name ?? ''],
      [`contact-${place}-email`, terms.contacts[place - 1]?.email ?? ''],
    ]),
  ),
  'manager-name': terms.manager.name,
  'manager-email': terms.manager.email,
  opens: terms.officeHours?.opens ?? '',
  closes: terms.officeHours?.closes ?? '',
  'mail-language': terms.language,
  ...dayBoxesOf('to', terms.to),
  reason: '',
})

const wrong = (field: string, code: Code): { ok: false; mistakes: Mistake[] } => ({
  ok: false,
  mistakes: [{ field, code }],
})
const fine = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })
const mistakesOf = (...parts: Part<unknown>[]): Mistake[] => parts.flatMap((part) => (part.ok ? [] : part.mistakes))

const ticked = <Option extends string>(form: FormFields, field: string, options: readonly Option[]): Option[] =>
  options.filter((option) => fieldsOf(form, field).includes(option))

const wholeIn = (text: string, least: number, most: number): number | undefined =>
  /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined

const wholeOf = (form: FormFields, field: 'capacity' | 'rank', least: number, most: number): Part<number> => {
  const text = fieldOf(form, field)
  if (text === '') return wrong(field, `${field}.required`)
  const number = wholeIn(text, least, most)
  return number === undefined ? wrong(field, `${field}.number`) : fine(number)
}

const weeklyIn = (form: FormFields): Part<number | null> => {
  const text = fieldOf(form, 'weeklyCapacity')
  if (text === '') return fine(null)
  const number = wholeIn(text, 0, MOST_CASES)
  return number === undefined ? wrong('weeklyCapacity', 'weeklyCapacity.number') : fine(number)
}

const shareIn = (form: FormFields): Part<number | null> => {
  const text = fieldOf(form, 'share').replace(/\s*%$/, '')
  if (text === '') return fine(null)
  const isShare = /^\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) <= 100
  return isShare ? fine(Number(text)) : wrong('share', 'share.number')
}

const lineFault = (text: string): Code | undefined => {
  if (text.length > LONGEST_LINE) return 'text.too-long'
  return isCleanLine(text) ? undefined : 'text.characters'
}

/** A name and an address; what is said of one that is missing hangs on whose it is. */
const contactIn = (form: FormFields, group: string, missing: { name: Code; email: Code }): Part<Contact> => {
  const [name, email] = [fieldOf(form, `${group}-name`), fieldOf(form, `${group}-email`)]
  const nameCode = name === '' ? missing.name : lineFault(name)
  const emailCode = email === '' ? missing.email : lineFault(email)
  const isAddress = contactSchema.shape.email.safeParse(email).success
  const mistakes: Mistake[] = [
    ...(nameCode === undefined ? [] : [{ field: `${group}-name`, code: nameCode }]),
    ...(emailCode === undefined && isAddress
      ? []
      : [{ field: `${group}-email`, code: emailCode ?? ('email.format' as const) }]),
  ]
  return mistakes.length === 0 ? fine({ name, email }) : { ok: false, mistakes }
}

const contactsIn = (form: FormFields): Part<Contact[]> => {
  const named = CONTACT_PLACES.map((place) => `contact-${place}`).filter(
    (group) => fieldOf(form, `${group}-name`) !== '' || fieldOf(form, `${group}-email`) !== '',
  )
  if (named.length === 0) return wrong('contact-1-name', 'contacts.required')
  const read = named.map((group) => contactIn(form, group, { name: 'name.required', email: 'email.required' }))
  const mistakes = mistakesOf(...read)
  return mistakes.length > 0 ? { ok: false, mistakes } : fine(read.flatMap((part) => (part.ok ? [part.value] : [])))
}

const HOURS_CODES: Readonly<Record<string, Code>> = {
  'not-a-time': 'hours.time',
  'not-a-quarter-hour': 'hours.quarter',
  'closes-before-opening': 'hours.order',
  'open-too-short': 'hours.short',
}

const hoursIn = (form: FormFields): Part<OfficeHours | null> => {
  const [opens, closes] = [fieldOf(form, 'opens'), fieldOf(form, 'closes')]
  if (opens === '' && closes === '') return fine(null)
  if (opens === '' || closes === '') return wrong(opens === '' ? 'opens' : 'closes', 'hours.both')
  const read = officeHoursSchema.safeParse({ opens: readTime(opens), closes: readTime(closes) })
  if (read.success) return fine(read.data)
  const mistakes = read.error.issues.map(({ path, message }) => ({
    field: path[0] === 'opens' ? 'opens' : 'closes',
    code: HOURS_CODES[message] ?? ('hours.time' as const),
  }))
  return { ok: false, mistakes }
}

/** The day from which something counts. */
export const fromIn = (form: FormFields, today: IsoDate): Part<IsoDate> => {
  const day = readDate(form, 'from')
  if (day === undefined) return wrong('from-day', isBlankDate(form, 'from') ? 'from.required' : 'from.date')
  return day > daysAfter(today, LATEST_START_DAYS) ? wrong('from-day', 'from.too-far') : fine(day)
}

const toIn = (form: FormFields, today: IsoDate): Part<IsoDate | null> => {
  if (isBlankDate(form, 'to')) return fine(null)
  const day = readDate(form, 'to')
  if (day === undefined) return wrong('to-day', 'to.date')
  return day > daysAfter(today, LATEST_END_DAYS) ? wrong('to-day', 'to.too-far') : fine(day)
}

const languageIn = (form: FormFields): Part<(typeof LANGUAGES)[number]> => {
  const language = LANGUAGES.find((one) => one === fieldOf(form, 'mail-language'))
  return language === undefined ? wrong('mail-language', 'language.required') : fine(language)
}

const reasonIn = (form: FormFields): Part<string> => {
  const reason = fieldOf(form, 'reason')
  if (reason === '') return wrong('reason', 'reason.required')
  if (reason.length > LONGEST_REASON) return wrong('reason', 'reason.too-long')
  return isCleanLine(reason) ? fine(reason) : wrong('reason', 'reason.characters')
}

const rolesIn = (form: FormFields): Part<ContractTerms['roles']> => {
  const known = ticked(form, 'roles', ROLES)
  // A role that there is not was not ticked on this form.
  return known.length === 0 || known.length < new Set(fieldsOf(form, 'roles')).size
    ? wrong('roles', 'roles.required')
    : fine(inOrder(known))
}

/** The terms and the reason that were typed, or what is wrong with them in the order of the form. */
export const termsIn = (form: FormFields, today: IsoDate): Part<{ terms: ContractTerms; reason: string }> => {
  const roles = rolesIn(form)
  const [capacity, weekly] = [wholeOf(form, 'capacity', 0, MOST_CASES), weeklyIn(form)]
  const [rank, share] = [wholeOf(form, 'rank', 1, LOWEST_RANK), shareIn(form)]
  const contacts = contactsIn(form)
  const manager = contactIn(form, 'manager', { name: 'manager-name.required', email: 'manager-email.required' })
  const [hours, language, to, reason] = [hoursIn(form), languageIn(form), toIn(form, today), reasonIn(form)]
  if (
    !roles.ok ||
    !capacity.ok ||
    !weekly.ok ||
    !rank.ok ||
    !share.ok ||
    !contacts.ok ||
    !manager.ok ||
    !hours.ok ||
    !language.ok ||
    !to.ok ||
    !reason.ok
  ) {
    const parts = [roles, capacity, weekly, rank, share, contacts, manager, hours, language, to, reason]
    return { ok: false, mistakes: mistakesOf(...parts) }
  }
  const terms = {
    roles: roles.value,
    capacity: capacity.value,
    weeklyCapacity: weekly.value,
    rank: rank.value,
    share: share.value,
    languages: ticked(form, 'languages', ADVOCATE_LANGUAGES),
    specialisms: ticked(form, 'specialisms', SPECIALISMS),
    contacts: contacts.value,
    manager: manager.value,
    officeHours: hours.value,
    language: language.value,
    to: to.value,
  }
  return fine({ terms, reason: reason.value })
}

type Provider = Pick<Contract, 'provider' | 'providerName'>
/** The providers of the area, and the authorities, whose names a provider cannot have. */
export type Known = { providers: readonly { provider: string; name: string }[]; authorities: ReadonlySet<string> }

const idFault = (id: string, { providers, authorities }: Known): Code | undefined => {
  if (id === '') return 'provider-id.required'
  if (!PROVIDER_ID.test(id)) return 'provider-id.characters'
  if (authorities.has(id)) return 'provider-id.authority'
  return providers.some(({ provider }) => provider === id) ? 'provider-id.taken' : undefined
}

/** The provider that was chosen, or that was named where none of the area's was. */
export const providerIn = (form: FormFields, known: Known): Part<Provider> => {
  const chosen = fieldOf(form, 'provider')
  const found = known.providers.find(({ provider }) => provider === chosen)
  if (found !== undefined) return fine({ provider: found.provider, providerName: found.name })
  if (chosen !== ANOTHER_PROVIDER) return wrong('provider', 'provider.required')
  const [provider, providerName] = [fieldOf(form, 'provider-id'), fieldOf(form, 'provider-name')]
  const nameCode = providerName === '' ? 'provider-name.required' : lineFault(providerName)
  const idCode = idFault(provider, known)
  const mistakes: Mistake[] = [
    ...(idCode === undefined ? [] : [{ field: 'provider-id', code: idCode }]),
    ...(nameCode === undefined ? [] : [{ field: 'provider-name', code: nameCode }]),
  ]
  return mistakes.length === 0 ? fine({ provider, providerName }) : { ok: false, mistakes }
}

/** Where it is told why an entry may not be made. */
export const FIELD_OF_FAULT: Record<ContractFault['why'], string> = {
  'in-the-past': 'from-day',
  'as-it-is': 'roles',
  'no-such-contract': 'from-day',
  'before-it-begins': 'from-day',
  'after-its-end': 'to-day',
  'ends-before-it-counts': 'to-day',
  'duplicate-contact': 'contact-1-name',
  overlap: 'roles',
  'shares-over-all': 'share',
}
