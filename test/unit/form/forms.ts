// Complete referrals for the tests of the form: the three examples, and one about a deprivation of liberty.
import { examples } from '../../../shared/domain/form/examples.ts'

export const TODAY = '2026-11-22'

type Sent = Record<string, unknown>

const { imca, imha, 'care-act': careAct } = examples(TODAY)

const dols = {
  services: ['dols'],
  facts: {
    jurisdiction: 'england',
    processes: ['dols-assessment'],
    capacity: 'lacks',
    consult: { appropriateUnpaidPerson: false },
    representation: { nominated: false, lpaForMatter: false, deputyForMatter: false },
    dols: { authorisationInForce: false },
  },
  dols: {
    urgentAuthorisation: true,
    startsOn: '2026-11-20',
    endsOn: '2026-11-27',
    managingAuthority: 'Juniper House',
    assessor: 'Dr Imara Feldspar',
    supervisoryBody: 'eastmoor',
  },
  referrer: careAct.referrer,
  authorisedPerson: careAct.authorisedPerson,
  person: imca.person,
  place: imca.place,
  responsible: careAct.responsible,
  consent: { told: true },
  capacity: imca.capacity,
  people: { anyone: false },
  decision: { description: 'Whether the care given at Juniper House may be authorised.', by: '2026-11-27' },
  communication: imca.communication,
  risks: imca.risks,
  declaration: imca.declaration,
}

export type Column = 'imca' | 'imha' | 'care-act' | 'dols'

/** A complete referral of a kind, fresh, to be changed at will. */
export const complete = (column: Column): Sent => structuredClone({ imca, imha, 'care-act': careAct, dols }[column])

const isRecord = (value: unknown): value is Sent => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The referral with other answers, by dotted name; `undefined` takes an answer away. */
export const changed = (form: Sent, answers: Readonly<Record<string, unknown>>): Sent => {
  const copy = structuredClone(form)
  for (const [name, value] of Object.entries(answers)) {
    const path = name.split('.')
    const last = path.pop() ?? name
    let inner: Sent = copy
    for (const key of path) {
      const next = inner[key]
      const group: Sent = isRecord(next) || Array.isArray(next) ? Object(next) : {}
      inner[key] = group
      inner = group
    }
    if (value === undefined) delete inner[last]
    else inner[last] = value
  }
  return copy
}

/** The dotted names of all answers in a referral; a list is one answer. */
export const namesIn = (form: Sent, prefix = ''): string[] =>
  Object.entries(form).flatMap(([key, value]) =>
    isRecord(value) ? namesIn(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  )
