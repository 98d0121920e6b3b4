// What others may take from a referral: where its cases go, what a provider sees before it accepts, and what the clocks
// and priorities rest on. Nothing here says who the person is.
import { areaOf } from '../assignment/route.ts'
import type { ClockFacts, OfferView, Routing } from '../events.ts'
import type { Began } from '../rechecks.ts'
import type { IsoDate } from '../time.ts'
import { readerOf } from './asked.ts'
import { isGiven, type ReadAnswer } from './conditions.ts'
import type { FieldError } from './errors.ts'
import type { ReferralForm } from './referral-form.ts'
import { districtOf, isDate } from './values.ts'

/**
 * The areas that place the cases of a referral. The responsible authority is the referrer's own where the form names no
 * other. An IMHA goes by the hospital's area: under guardianship that is the responsible authority, under a community
 * treatment order the responsible hospital's.
 */
export const routingOf = (form: ReferralForm, referrerAuthority: string): Routing => {
  const authority = form.responsible?.authority ?? referrerAuthority
  const placeArea = form.place.area
  const hospital = form.mentalHealth?.hospitalArea
  const named = { authority, placeArea, ...(hospital === undefined ? {} : { hospitalArea: hospital }) }
  const hospitalArea = areaOf('imha', 'IMHA', named, form.facts.mha?.section)
  return { authority, placeArea, hospitalArea, supervisoryBody: form.dols?.supervisoryBody ?? authority }
}

/** Every field that names an area, with the area named. */
const areasIn = (form: ReferralForm): [field: string, area: string | undefined][] => [
  ['place.area', form.place.area],
  ['responsible.authority', form.responsible?.authority],
  ['mentalHealth.hospitalArea', form.mentalHealth?.hospitalArea],
  ['dols.supervisoryBody', form.dols?.supervisoryBody],
]

/** The areas that answers name so far, the referrer's own among them: any of them may place a case. */
export const areasSoFar = (read: ReadAnswer, own: string): string[] => {
  const named = ['place.area', 'responsible.authority', 'mentalHealth.hospitalArea', 'dols.supervisoryBody'].map(
    (field): unknown => read(field),
  )
  return [...new Set([own, ...named.flatMap((area) => (typeof area === 'string' && area !== '' ? [area] : []))])]
}

/** The fields that name an area nobody here knows: its case would be placed by nobody. */
export const unknownAreas = (form: ReferralForm, known: readonly string[]): FieldError[] =>
  areasIn(form).flatMap(([field, area]): FieldError[] =>
    area === undefined || known.includes(area) ? [] : [{ field, code: 'area' }],
  )

/** The little that a provider may see before it accepts: no name, no address, no reason. */
export const offerView = (form: ReferralForm): OfferView => {
  const { mainWay, firstLanguage, interpreterLanguage } = form.communication
  const postcode = form.place.kind === 'own-home' ? form.person.postcode : form.place.postcode
  return {
    locality: [form.place.area, ...(postcode === undefined ? [] : [districtOf(postcode)])].join(' '),
    mainNeeds: form.person.mainNeeds,
    communication: [mainWay, ...new Set([firstLanguage, ...(interpreterLanguage ? [interpreterLanguage] : [])])],
    ...(form.decision?.by === undefined ? {} : { decisionOn: form.decision.by }),
  }
}

const dateAt = (read: ReadAnswer, name: string): IsoDate | undefined => {
  const date: unknown = read(name)
  return typeof date === 'string' && isDate(date) ? date : undefined
}

const firstMeeting = (read: ReadAnswer): IsoDate | undefined => {
  const meetings: unknown = read('decision.meetings')
  const entries: readonly unknown[] = Array.isArray(meetings) ? meetings : []
  return entries.flatMap((entry) => dateAt(readerOf(entry), 'on') ?? []).sort()[0]
}

/** What the clocks and priorities rest on, as far as the answers of a draft say it. Of several meetings, the first one counts. */
export const clockFactsSoFar = (read: ReadAnswer): ClockFacts => {
  const decisionOn = dateAt(read, 'decision.by')
  const meetingOn = firstMeeting(read)
  const dischargeOn = dateAt(read, 'decision.dischargeOn')
  const section: unknown = read('facts.mha.section')
  const urgentAuthorisation = read('dols.urgentAuthorisation') === true
  const urgentAuthorisationOn = urgentAuthorisation ? dateAt(read, 'dols.startsOn') : undefined
  return {
    ...(decisionOn === undefined ? {} : { decisionOn }),
    ...(meetingOn === undefined ? {} : { meetingOn }),
    ...(dischargeOn === undefined ? {} : { dischargeOn }),
    ...(typeof section === 'string' ? { section } : {}),
    urgentReason: read('facts.urgent') === true && isGiven(read('decision.urgentReason')),
    immediateRisk: read('safeguarding.immediateRisk') === true,
    urgentAuthorisation,
    ...(urgentAuthorisationOn === undefined ? {} : { urgentAuthorisationOn }),
  }
}

/** What the clocks and priorities of a referral rest on. */
export const clockFacts = (form: ReferralForm): ClockFacts => clockFactsSoFar(readerOf(form))

/** When the stay or the section began, where the form says it: under `began`, or nothing. */
export const beganOf = (form: ReferralForm): { began?: Began } => {
  const read = readerOf(form)
  const sectionOn = dateAt(read, 'mentalHealth.sectionStartedOn')
  const stayOn = dateAt(read, 'decision.placementStartedOn')
  if (sectionOn === undefined && stayOn === undefined) return {}
  return {
    began: { ...(sectionOn === undefined ? {} : { sectionOn }), ...(stayOn === undefined ? {} : { stayOn }) },
  }
}
