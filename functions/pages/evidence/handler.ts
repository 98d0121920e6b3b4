// The evidence of a case as one signed file, for whoever has to answer for it; the public key it is checked with; and the
// register of who saw or took what.
import * as z from 'zod'
import { mayManageCase, mayTakeEvidence } from '../../../shared/domain/access.ts'
import type { AccessEntry } from '../../../shared/domain/access-register.ts'
import { type CaseState, hasEnded } from '../../../shared/domain/case.ts'
import { checkChain } from '../../../shared/domain/evidence/chain.ts'
import { packOf } from '../../../shared/domain/evidence/pack.ts'
import { sealed } from '../../../shared/domain/evidence/sealed.ts'
import { cleanText } from '../../../shared/domain/text-schema.ts'
import { sha256 } from '../../../shared/platform/digest.ts'
import { evidenceSigner } from '../../../shared/platform/evidence-key.ts'
import { log } from '../../../shared/platform/logger.ts'
import { countOwn } from '../../../shared/platform/metrics.ts'
import { accessesOf, recordAccess, registerOf } from '../../../shared/store/access-register.ts'
import { caseBy } from '../../../shared/store/cases.ts'
import { recordsOf } from '../../../shared/store/evidence.ts'
import { isReference } from '../../../shared/store/keys.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { evidenceAccess } from '../../../shared/web/cases/access.ts'
import { redirect } from '../../../shared/web/http.ts'
import { actorOf } from '../../../shared/web/identity.ts'
import {
  html,
  openPage,
  page,
  type PageAnswer,
  problemPage,
  type SignedInPageCall,
  signedInPage,
} from '../../../shared/web/page.ts'
import { checked, type FieldError } from '../../../shared/web/problem.ts'
import type { Words } from '../../../shared/web/words/index.ts'

const purposeSchema = z.object({ purpose: cleanText(500) })

/** A case whose evidence the caller may take; any other does not exist for them. */
const answeredFor = async ({ param, person }: SignedInPageCall) => {
  const state = await caseBy(param('id'))
  return state !== undefined && mayTakeEvidence(person, state) ? state : undefined
}

/** The page of the case for whoever came from there. */
const backTo = ({ person }: SignedInPageCall, state: CaseState): string =>
  mayManageCase(person, state) ? `/manage/cases/${state.caseId}` : `/referrals/${state.reference}`

const askPage = async (
  call: SignedInPageCall,
  { typed = '', errors = [] }: { typed?: string; errors?: readonly FieldError[] } = {},
): Promise<PageAnswer> => {
  const state = await answeredFor(call)
  if (state === undefined) return problemPage('not-found')
  const { caseId } = state
  const { fingerprint } = await evidenceSigner()
  const context = { caseId, back: backTo(call, state), running: !hasEnded(state), fingerprint, typed, errors }
  return html('evidence/ask', context, errors.length === 0 ? 200 : 422)
}

/** The file, once the purpose stands in the register. */
const take = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { form, person, now, w } = call
  const state = await answeredFor(call)
  if (state === undefined) return problemPage('not-found')
  const typed = fieldOf(form, 'purpose')
  const read = checked(purposeSchema, { purpose: typed })
  if (!read.ok) {
    const said: Readonly<Record<string, string>> = w.evidence.ask.errors
    return askPage(call, {
      typed,
      errors: read.errors.map((error) => ({ ...error, message: said[error.code] ?? error.message })),
    })
  }
  const { purpose } = read.value
  const { caseId } = state
  const [records, signer] = await Promise.all([recordsOf(caseId), evidenceSigner()])
  if (records === undefined) return problemPage('not-found')
  const pack = packOf(records, { at: now, by: actorOf(person), purpose, notes: w.evidence.notes })
  await recordAccess(evidenceAccess(state, purpose, { person, now }))
  log('evidence-taken', { caseId, by: person.sub })
  // A broken chain is evidence too: the file is given out, and whoever checks it is told where it breaks.
  for (const chain of pack.chains) {
    const check = checkChain(chain, sha256)
    if (check.ok) continue
    log('evidence-broken', { caseId: check.subject, count: check.number, code: check.fault })
    countOwn('EvidenceBroken')
  }
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${caseId}-${now.slice(0, 10)}.evidence.json"`,
    },
    body: sealed(pack, signer),
  }
}

const key = async (): Promise<PageAnswer> => {
  const { fingerprint, pem } = await evidenceSigner()
  return html('evidence/key', { fingerprint, pem: pem.trim() })
}

const keyFile = async (): Promise<PageAnswer> => {
  const { pem } = await evidenceSigner()
  return { status: 200, headers: { 'content-type': 'application/x-pem-file' }, body: pem }
}

const whyWords = ({ why }: AccessEntry, w: Words): string =>
  'purpose' in why ? why.purpose : w.evidence.register.grounds[why.ground]

const rowOf = (entry: AccessEntry, w: Words) => ({
  at: entry.at,
  who: w.evidence.register.who(entry.by.name, entry.by.organisation),
  what: w.evidence.register.kinds[entry.what],
  subject: entry.subject,
  why: whyWords(entry, w),
})

const REGISTER = '/evidence/register'

/** The register of the caller's authority, or all that was seen of one of its referrals. */
const register = async ({ person, query, w }: SignedInPageCall): Promise<PageAnswer> => {
  const { organisation } = person
  const asked = (query.get('reference') ?? '').trim().toUpperCase()
  if (asked !== '' && !isReference(asked)) {
    const errors: FieldError[] = [
      { field: 'reference', code: 'wrong-format', message: w.evidence.register.errors.reference },
    ]
    return html('evidence/register', { rows: [], asked: asked.slice(0, 40), errors }, 422)
  }
  if (asked !== '') {
    const entries = (await accessesOf(asked)).filter(({ authority }) => authority === organisation)
    return html('evidence/register', { rows: entries.map((entry) => rowOf(entry, w)), asked, errors: [] })
  }
  const cursor = query.get('after') ?? undefined
  const found = await registerOf(organisation, cursor)
  if (found === undefined) return redirect(REGISTER)
  return html('evidence/register', {
    rows: found.items.map((entry) => rowOf(entry, w)),
    asked,
    errors: [],
    more: found.next === undefined ? undefined : `${REGISTER}?after=${found.next}`,
    first: cursor === undefined ? undefined : REGISTER,
  })
}

const answerable = ['commissioner', 'admin', 'reviewer'] as const

export const handler = page({
  'GET /evidence/cases/{id}': signedInPage(answerable, (call) => askPage(call)),
  'POST /evidence/cases/{id}': signedInPage(answerable, take),
  'GET /evidence/key': openPage(key),
  'GET /evidence/key.pem': openPage(keyFile),
  'GET /evidence/register': signedInPage(['admin'], register),
})
