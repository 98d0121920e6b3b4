// A commissioner's contracts: the list, one with its terms over time and its log, a new one, and terms that change from a day
// on. What an entry would do is seen before it is made; entries are only ever added.
import { isDeepStrictEqual } from 'node:util'
import { ADVOCATE_LANGUAGES, type Contract, SPECIALISMS } from '../../../shared/domain/assignment/contracts.ts'
import {
  changedTerms,
  type ContractEntry,
  contractOn,
  type ContractTerms,
  contractTermsSchema,
  faultOfContractEntry,
  newContractId,
  providersNamed,
} from '../../../shared/domain/assignment/contract-terms.ts'
import { hasOwnTargets } from '../../../shared/domain/clocks/policy-changes.ts'
import { ROLES } from '../../../shared/domain/eligibility/rules.ts'
import { LANGUAGES } from '../../../shared/domain/language.ts'
import { dateOf, type IsoDate } from '../../../shared/domain/time.ts'
import { log } from '../../../shared/platform/logger.ts'
import { enterContract, loggedEntriesOf, type ReasonedEntry } from '../../../shared/store/contracts.ts'
import { allAuthorities, contractsWithLoad } from '../../../shared/store/organisations.ts'
import { policyEntriesOf } from '../../../shared/store/policies.ts'
import { fieldOf, type FormFields } from '../../../shared/web/body.ts'
import { redirect } from '../../../shared/web/http.ts'
import { html, type PageAnswer, problemPage, type SignedInPageCall } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import {
  ANOTHER_PROVIDER,
  carried,
  CONTACT_PLACES,
  dayBoxesOf,
  FIELD_OF_FAULT,
  fromIn,
  type Mistake,
  providerIn,
  termsIn,
  type TypedContract,
  typedIn,
  typedOf,
} from './contracts-form.ts'
import {
  type AreaContracts,
  changePath,
  checkContext,
  contractPath,
  CONTRACTS_PATH,
  entriesIn,
  faultWords,
  listContext,
  NEW_PATH,
  oneContext,
} from './contracts-view.ts'

/** The contracts of the caller's area, and the names that no provider can have. */
type Own = AreaContracts & { authorities: ReadonlySet<string> }

/** Those of the caller's own area; an organisation that is no authority has none. */
const ownContracts = async ({ person, now }: SignedInPageCall): Promise<Own | undefined> => {
  const area = person.organisation
  const [authorities, logged] = await Promise.all([allAuthorities(), loggedEntriesOf(area)])
  const name = authorities.find(({ authority }) => authority === area)?.name
  if (name === undefined) return undefined
  const names = new Set(authorities.map(({ authority }) => authority))
  return { area, name, logged, today: dateOf(now), authorities: names }
}

type Handler<Of> = (call: SignedInPageCall, of: Of) => PageAnswer | Promise<PageAnswer>

const withContracts =
  (handler: Handler<Own>) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const own = await ownContracts(call)
    return own === undefined ? problemPage('not-found') : handler(call, own)
  }

type OwnOne = Own & { contract: Contract }

/** One contract of the caller's area; any other does not exist for them. */
const withContract = (handler: Handler<OwnOne>) =>
  withContracts((call, own) => {
    const contract = contractOn(own.area, entriesIn(own), call.param('id'), own.today)
    return contract === undefined ? problemPage('not-found') : handler(call, { ...own, contract })
  })

const heldUnder = async ({ area, today }: AreaContracts, contractId: string): Promise<number> =>
  (await contractsWithLoad(area, today)).find((contract) => contract.contractId === contractId)?.held ?? 0

const doneWords = ({ query, w }: SignedInPageCall): string | undefined => {
  const done = query.get('done')
  return done === 'begun' || done === 'changed' ? w.contracts.done[done] : undefined
}

export const showContracts = withContracts(async (call, own) =>
  html('manage/contracts', {
    ...listContext(own, await contractsWithLoad(own.area, own.today), call.w),
    notice: doneWords(call),
  }),
)

export const showContract = withContract(async (call, own) => {
  const { contract, area, today } = own
  const [held, entries] = await Promise.all([heldUnder(own, contract.contractId), policyEntriesOf(area)])
  const changes = entries.map(({ change }) => change)
  return html('manage/contract', {
    ...oneContext(own, contract, { held, hasOwnTargets: hasOwnTargets(changes, contract.contractId, today) }, call.w),
    notice: doneWords(call),
  })
})

const items = (texts: Readonly<Record<string, string>>, values: readonly string[]) =>
  values.map((value) => ({ value, text: texts[value] }))

const errorsOf = (mistakes: readonly Mistake[], w: Words): FieldError[] =>
  mistakes.map(({ field, code }) => ({ field, code, message: w.contracts.errors[code] }))

/** The form of a new contract, or of the terms of one from a day on. */
type Shown = { typed: TypedContract; errors?: readonly FieldError[]; change?: { contract: Contract; from: IsoDate } }

const formPage = ({ w }: SignedInPageCall, own: Own, { typed, errors = [], change }: Shown): PageAnswer => {
  const t = w.contracts.form
  return html(
    'manage/contract-form',
    {
      isNew: change === undefined,
      title: change === undefined ? t.newTitle : t.changeTitle,
      lede: change === undefined ? t.lede : t.changeLede(change.contract.providerName, w.dates.day(change.from)),
      back: change === undefined ? CONTRACTS_PATH : contractPath(change.contract.contractId),
      action: change === undefined ? NEW_PATH : changePath(change.contract.contractId),
      typed,
      errors,
      providers: [
        { value: '', text: t.choose },
        ...providersNamed(entriesIn(own)).map(({ provider, name }) => ({ value: provider, text: name })),
        { value: ANOTHER_PROVIDER, text: t.anotherProvider },
      ],
      roles: items(w.status.role, ROLES),
      languages: items(w.form.fields['advocate.speaks'].options, ADVOCATE_LANGUAGES),
      specialisms: items(w.form.fields['person.mainNeeds'].options, SPECIALISMS),
      mailLanguages: items(w.contracts.mailLanguages, LANGUAGES),
      places: CONTACT_PLACES,
    },
    errors.length > 0 ? 422 : 200,
  )
}

/** What was typed as an entry, or the errors that stand in its way. */
type ReadEntry = { ok: true; entry: ReasonedEntry } | { ok: false; errors: FieldError[] }

const faultIn = (own: Own, entry: ContractEntry, w: Words): FieldError[] => {
  const fault = faultOfContractEntry(own.area, entriesIn(own), entry, own.today)
  return fault === undefined
    ? []
    : [{ field: FIELD_OF_FAULT[fault.why], code: fault.why, message: faultWords(fault, w) }]
}

const readNew = (form: FormFields, own: Own, w: Words): ReadEntry => {
  const entries = entriesIn(own)
  const provider = providerIn(form, { providers: providersNamed(entries), authorities: own.authorities })
  const [from, read] = [fromIn(form, own.today), termsIn(form, own.today)]
  if (!provider.ok || !from.ok || !read.ok) {
    const mistakes = [provider, from, read].flatMap((part) => (part.ok ? [] : part.mistakes))
    return { ok: false, errors: errorsOf(mistakes, w) }
  }
  const { terms, reason } = read.value
  const contractId = newContractId(own.area, provider.value.provider, entries)
  const entry = { what: 'begun', contractId, ...provider.value, from: from.value, terms } as const
  return { ok: true, entry: { entry, reason } }
}

const termsOf = (contract: Contract): ContractTerms => contractTermsSchema.parse(contract)

const readChange = (form: FormFields, own: OwnOne, w: Words): ReadEntry => {
  const { area, contract } = own
  const [from, read] = [fromIn(form, own.today), termsIn(form, own.today)]
  if (!from.ok || !read.ok) {
    const mistakes = [from, read].flatMap((part) => (part.ok ? [] : part.mistakes))
    return { ok: false, errors: errorsOf(mistakes, w) }
  }
  const { terms, reason } = read.value
  const before = contractOn(area, entriesIn(own), contract.contractId, from.value) ?? contract
  const entry = {
    what: 'changed',
    contractId: contract.contractId,
    from: from.value,
    terms: changedTerms(termsOf(before), terms) ?? {},
  } as const
  return { ok: true, entry: { entry, reason } }
}

/** A page of an entry in the making: how it is read, and the form that it stands in. */
type Making<Of extends Own> = {
  read: (form: FormFields, own: Of, w: Words) => ReadEntry
  form: (call: SignedInPageCall, own: Of, errors: readonly FieldError[]) => PageAnswer
  again: (call: SignedInPageCall, own: Of) => Promise<Of>
  done: (entry: ContractEntry) => string
}

const checkPage = async (
  { w, form }: SignedInPageCall,
  own: Own,
  { entry: { entry, reason }, stale = false }: { entry: ReasonedEntry; stale?: boolean },
): Promise<PageAnswer> => {
  const held = entry.what === 'begun' ? 0 : await heldUnder(own, entry.contractId)
  return html(
    'manage/contract-check',
    {
      ...checkContext(own, { entry, reason, held }, w),
      action: entry.what === 'begun' ? NEW_PATH : changePath(entry.contractId),
      fields: carried(typedIn(form)),
      seen: own.logged.length,
      stale,
    },
    stale ? 409 : 200,
  )
}

/** Whether the entry after those that were seen is this one: sent twice, it was entered once. */
const isEntered = ({ logged }: Own, seen: number, sub: string, { entry, reason }: ReasonedEntry): boolean => {
  const next = logged[seen]
  return (
    next?.by.id === sub &&
    next.reason === reason &&
    next.entry.contractId === entry.contractId &&
    next.entry.from === entry.from &&
    isDeepStrictEqual(next.entry.terms, entry.terms)
  )
}

/** What was entered as it was read when it was seen: a new contract had no number yet that is taken by itself. */
const asSeen = <Of extends Own>(own: Of, seen: number): Of => ({ ...own, logged: own.logged.slice(0, seen) })

const enter = async <Of extends Own>(call: SignedInPageCall, own: Of, making: Making<Of>): Promise<PageAnswer> => {
  const { form, person, now, w } = call
  const typedSeen = fieldOf(form, 'seen')
  const seen = /^\d{1,6}$/.test(typedSeen) ? Number(typedSeen) : Number.POSITIVE_INFINITY
  const first = making.read(form, asSeen(own, seen), w)
  if (!first.ok) return making.form(call, own, first.errors)
  const { entry } = first
  const done = redirect(making.done(entry.entry))
  if (isEntered(own, seen, person.sub, entry)) return done
  const isAsSeen = seen === own.logged.length
  if (isAsSeen) {
    const faults = faultIn(own, entry.entry, w)
    if (faults.length > 0) return making.form(call, own, faults)
    const entering = { seen, at: now, by: { id: person.sub, name: person.name } }
    if (await enterContract(own.area, entry, entering)) {
      log('contract-entered', { what: entry.entry.contractId, count: seen + 1, by: person.sub })
      return done
    }
  }
  const asTheyAre = await making.again(call, own)
  if (isEntered(asTheyAre, seen, person.sub, entry)) return done
  const again = making.read(form, asTheyAre, w)
  const errors = again.ok ? faultIn(asTheyAre, again.entry.entry, w) : again.errors
  return again.ok && errors.length === 0
    ? checkPage(call, asTheyAre, { entry: again.entry, stale: true })
    : making.form(call, asTheyAre, errors)
}

/** Looks at what was typed, enters it, or goes back to the form with it. */
const make = async <Of extends Own>(call: SignedInPageCall, own: Of, making: Making<Of>): Promise<PageAnswer> => {
  const step = fieldOf(call.form, 'step')
  if (step === 'edit') return making.form(call, own, [])
  if (step === 'enter') return enter(call, own, making)
  const read = making.read(call.form, own, call.w)
  const errors = read.ok ? faultIn(own, read.entry.entry, call.w) : read.errors
  return read.ok && errors.length === 0 ? checkPage(call, own, { entry: read.entry }) : making.form(call, own, errors)
}

const MAKING_NEW: Making<Own> = {
  read: readNew,
  form: (call, own, errors) => formPage(call, own, { typed: typedIn(call.form), errors }),
  again: async (call, own) => (await ownContracts(call)) ?? own,
  done: () => `${CONTRACTS_PATH}?done=begun`,
}

const dayPage = ({ contract }: OwnOne, typed: TypedContract, errors: readonly FieldError[]): PageAnswer =>
  html(
    'manage/contract-day',
    {
      name: contract.providerName,
      back: contractPath(contract.contractId),
      action: changePath(contract.contractId),
      typed,
      errors,
    },
    errors.length > 0 ? 422 : 200,
  )

const MAKING_CHANGE: Making<OwnOne> = {
  read: readChange,
  form: (call, own, errors) => {
    const { contract, today } = own
    const from = fromIn(call.form, today)
    const typed = typedIn(call.form)
    // What is wrong with the day is told where it is asked for.
    const ofDay = errors.filter(({ field }) => field === 'from-day')
    return from.ok && ofDay.length === 0
      ? formPage(call, own, { typed, errors, change: { contract, from: from.value } })
      : dayPage(own, typed, ofDay)
  },
  again: async (call, own) => ({ ...own, ...(await ownContracts(call)) }),
  done: ({ contractId }) => `${contractPath(contractId)}?done=changed`,
}

const STANDARD: TypedContract = { ...dayBoxesOf('from', null), rank: '1', 'mail-language': 'en' }

export const askContract = withContracts((call, own) => formPage(call, own, { typed: STANDARD }))
export const enterNew = withContracts((call, own) => make(call, own, MAKING_NEW))

/** The day is asked for first: the terms that stand in the form are those of that day. */
export const askTerms = withContract((call, own) => {
  const { contract, today, area } = own
  const asked: FormFields = Object.fromEntries(
    ['from-day', 'from-month', 'from-year'].map((name) => [name, call.query.get(name) ?? '']),
  )
  const typed = typedIn(asked)
  if (!call.query.has('from-day')) return dayPage(own, typed, [])
  const from = fromIn(asked, today)
  if (!from.ok) return dayPage(own, typed, errorsOf(from.mistakes, call.w))
  const { contractId } = contract
  const ofDay = faultIn(own, { what: 'changed', contractId, from: from.value, terms: {} }, call.w).filter(
    ({ field }) => field === 'from-day',
  )
  if (ofDay.length > 0) return dayPage(own, typed, ofDay)
  const terms = contractOn(area, entriesIn(own), contractId, from.value) ?? contract
  return formPage(call, own, {
    typed: { ...typedOf(termsOf(terms)), ...dayBoxesOf('from', from.value) },
    change: { contract, from: from.value },
  })
})
export const enterTerms = withContract((call, own) => make(call, own, MAKING_CHANGE))
