// What others may take from a referral: where its cases go, what a provider sees before it accepts, and what the clocks
// and priorities rest on. Nothing here says who the person is.
import { areaOf } from '../assignment/route.ts'
import type { ClockFacts, OfferView, Routing } from '../events.ts'
import type { FieldError } from './errors.ts'
import type { ReferralForm } from './referral-form.ts'
import { districtOf } from './values.ts'

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

/** What the clocks and priorities rest on. Of several meetings, the first one counts. */
export const clockFacts = (form: ReferralForm): ClockFacts => {
  const meetingOn = form.decision?.meetings?.map(({ on }) => on).sort()[0]
  const section = form.facts.mha?.section
  return {
    ...(form.decision?.by === undefined ? {} : { decisionOn: form.decision.by }),
    ...(meetingOn === undefined ? {} : { meetingOn }),
    ...(form.decision?.dischargeOn === undefined ? {} : { dischargeOn: form.decision.dischargeOn }),
    ...(section === undefined ? {} : { section }),
    urgentReason: form.facts.urgent === true && form.decision?.urgentReason !== undefined,
    immediateRisk: form.safeguarding?.immediateRisk === true,
    urgentAuthorisation: form.dols?.urgentAuthorisation === true,
    ...(form.dols?.urgentAuthorisation === true && form.dols.startsOn !== undefined
      ? { urgentAuthorisationOn: form.dols.startsOn }
      : {}),
  }
}
