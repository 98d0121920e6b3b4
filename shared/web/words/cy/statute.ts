// The law in Welsh: what stands in English with the rules and the facts themselves, by the name of each. A test fails for
// every sentence that the rules can produce and that is not here.
import type { FactName } from '../../../domain/eligibility/facts.ts'
import type { Sentences } from '../../../domain/eligibility/sentences.ts'

type Statute = {
  /** By the name of a part in the rules. */
  parts: Readonly<Record<string, { met?: string; unmet?: string }>>
  /** What completes "not yet known". */
  facts: Readonly<Record<FactName, string>>
  /** By rule. */
  notes: Readonly<Record<string, string>>
  notInForce: Readonly<Record<string, string>>
  /** Sources that are more than a citation, by their English. */
  sources: Readonly<Record<string, string>>
  sentences: Sentences
  day: (date: Date) => string
}

const nobodyToConsult =
  'Nid oes neb, ar wahân i ofalwyr cyflogedig neu broffesiynol, y mae’n briodol ymgynghori ag ef neu hi ynghylch lles pennaf y person.'
const someoneToConsult =
  'Mae rhywun, nad yw’n gyflogedig nac yn weithiwr proffesiynol, y mae’n briodol ymgynghori ag ef neu hi ynghylch lles pennaf y person.'
const nominated = 'Mae’r person wedi enwi rhywun i ymgynghori ag ef neu hi ar y materion hyn.'
const authorised = 'Mae awdurdodiad safonol mewn grym.'
const notAuthorised = 'Nid oes awdurdodiad safonol mewn grym.'

const longDay = new Intl.DateTimeFormat('cy', { dateStyle: 'long', timeZone: 'UTC' })

const PLACES = { england: 'yn Lloegr', wales: 'yng Nghymru' }

export const statute: Statute = {
  parts: {
    LACKS_CAPACITY: {
      met: 'Nid oes gan y person alluedd i wneud y penderfyniad hwn.',
      unmet: 'Mae gan y person alluedd i wneud y penderfyniad hwn.',
    },
    AGED_16: { met: 'Mae’r person yn 16 oed neu’n hŷn.', unmet: 'Mae’r person o dan 16 oed.' },
    NO_ONE: { met: nobodyToConsult, unmet: someoneToConsult },
    S40: {
      met: 'Nid oes gan neb a enwyd gan y person, nac atwrnai na dirprwy, awdurdod dros y mater hwn.',
    },
    NOMINATED: { met: nominated },
    LPA_FOR_MATTER: { met: 'Mae gan atwrnai awdurdod dros y mater hwn.' },
    DEPUTY_FOR_MATTER: { met: 'Mae gan ddirprwy awdurdod dros y mater hwn.' },
    SERIOUS_TREATMENT: {
      met: 'Mae’r driniaeth yn driniaeth feddygol ddifrifol.',
      unmet: 'Nid yw’r driniaeth yn driniaeth feddygol ddifrifol.',
    },
    NOT_UNDER_PART_4: {
      met: 'Nid yw’r driniaeth yn cael ei rheoleiddio gan Ran 4 neu 4A o’r Ddeddf Iechyd Meddwl.',
      unmet: 'Mae’r driniaeth yn cael ei rheoleiddio gan Ran 4 neu 4A o’r Ddeddf Iechyd Meddwl.',
    },
    NO_MHA_OBLIGATION: {
      met: 'Nid oes rhwymedigaeth o dan y Ddeddf Iechyd Meddwl yn ei gwneud yn ofynnol i’r person fyw yno.',
      unmet: 'Rhaid i’r person fyw yno oherwydd rhwymedigaeth o dan y Ddeddf Iechyd Meddwl.',
    },
    NO_IMCA_FOR_SAME_PLACE: {
      met: 'Nid oes eiriolwr adran 39A neu 39C eisoes wedi’i gyfarwyddo ar gyfer yr un lle.',
      unmet: 'Mae eiriolwr adran 39A neu 39C eisoes wedi’i gyfarwyddo ar gyfer yr un lle.',
    },
    LONG_NHS_STAY: {
      met: 'Disgwylir i’r arhosiad bara 28 diwrnod neu fwy mewn ysbyty, neu 8 wythnos neu fwy mewn cartref gofal.',
      unmet:
        'Ni ddisgwylir i’r arhosiad bara 28 diwrnod neu fwy mewn ysbyty, nac 8 wythnos neu fwy mewn cartref gofal.',
    },
    LONG_LA_STAY: {
      met: 'Disgwylir i’r arhosiad bara 8 wythnos neu fwy.',
      unmet: 'Ni ddisgwylir i’r arhosiad bara 8 wythnos neu fwy.',
    },
    ENGLISH_LA_BASIS: {
      met: 'Mae’r llety’n cael ei ddarparu o dan Ran 1 o Ddeddf Gofal 2014 neu adran 117 o’r Ddeddf Iechyd Meddwl.',
      unmet:
        'Nid yw’r llety’n cael ei ddarparu o dan Ran 1 o Ddeddf Gofal 2014 nac o dan adran 117 o’r Ddeddf Iechyd Meddwl.',
    },
    WELSH_LA_BASIS: {
      met: 'Mae’r llety’n cael ei ddarparu o dan Ran 4 o Ddeddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014 neu adran 117 o’r Ddeddf Iechyd Meddwl.',
      unmet:
        'Nid yw’r llety’n cael ei ddarparu o dan Ran 4 o Ddeddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014 nac o dan adran 117 o’r Ddeddf Iechyd Meddwl.',
    },
    NO_REPRESENTATION: {
      met: 'Nid oes neb wedi’i enwi gan y person, nac atwrnai o unrhyw fath, na dirprwy.',
    },
    NOT_NOMINATED: { unmet: nominated },
    NO_LPA: { unmet: 'Mae atwrneiaeth arhosol yn bodoli.' },
    NO_EPA: { unmet: 'Mae atwrneiaeth barhaus yn bodoli.' },
    NO_DEPUTY: { unmet: 'Mae dirprwy.' },
    TWELVE_WEEKS: {
      met: 'Mae’r lleoliad wedi para 12 wythnos neu fwy heb fwlch.',
      unmet: 'Nid yw’r lleoliad wedi para 12 wythnos heb fwlch.',
    },
    NO_AUTHORISATION: { met: notAuthorised, unmet: authorised },
    PARTICULAR_BENEFIT: {
      met: 'Byddai eiriolwr o fudd arbennig i’r person.',
      unmet: 'Ni fyddai eiriolwr o fudd arbennig i’r person.',
    },
    AGED_18: { met: 'Mae’r person yn 18 oed neu’n hŷn.', unmet: 'Mae’r person o dan 18 oed.' },
    AUTHORISATION: { met: authorised, unmet: notAuthorised },
    REPRESENTATIVE_ENDED: {
      met: 'Mae penodiad cynrychiolydd y person wedi dod i ben.',
      unmet: 'Nid yw penodiad cynrychiolydd y person wedi dod i ben.',
    },
    NO_NEW_REPRESENTATIVE: {
      met: 'Nid oes cynrychiolydd newydd wedi’i benodi.',
      unmet: 'Mae cynrychiolydd newydd wedi’i benodi.',
    },
    UNPAID_REPRESENTATIVE: {
      met: 'Mae’r cynrychiolydd yn ddi-dâl.',
      unmet: 'Mae’r cynrychiolydd yn gyflogedig.',
    },
    ASKED_OR_AT_RISK: {
      unmet: 'Nid yw’r person na’r cynrychiolydd wedi gofyn am eiriolwr, ac nid yw eu hawliau mewn perygl.',
    },
    PERSON_ASKED: { met: 'Mae’r person wedi gofyn am eiriolwr.' },
    REPRESENTATIVE_ASKED: { met: 'Mae’r cynrychiolydd wedi gofyn am eiriolwr.' },
    RIGHTS_AT_RISK: {
      met: 'Heb gymorth, ni fyddai’r hawl i adolygiad neu i fynd i’r llys yn cael ei defnyddio.',
    },
    NO_UNPAID_CANDIDATE: {
      met: 'Ni all yr asesydd argymell neb cymwys, parod a di-dâl yn gynrychiolydd.',
      unmet: 'Gall yr asesydd argymell rhywun cymwys, parod a di-dâl yn gynrychiolydd.',
    },
    DIFFICULTY: {
      unmet:
        'Ni fyddai’r person yn cael anhawster sylweddol i ddeall gwybodaeth berthnasol, ei chadw yn y cof na’i phwyso a’i mesur, nac i gyfathrebu.',
    },
    DIFFICULTY_UNDERSTANDING: {
      met: 'Heb eiriolwr byddai’r person yn cael anhawster sylweddol i ddeall gwybodaeth berthnasol.',
    },
    DIFFICULTY_RETAINING: {
      met: 'Heb eiriolwr byddai’r person yn cael anhawster sylweddol i gadw gwybodaeth berthnasol yn y cof.',
    },
    DIFFICULTY_WEIGHING: {
      met: 'Heb eiriolwr byddai’r person yn cael anhawster sylweddol i ddefnyddio neu bwyso a mesur gwybodaeth berthnasol.',
    },
    DIFFICULTY_COMMUNICATING: {
      met: 'Heb eiriolwr byddai’r person yn cael anhawster sylweddol i gyfleu safbwyntiau, dymuniadau neu deimladau.',
    },
    APPROPRIATE: { met: 'Mae unigolyn priodol i gefnogi cyfranogiad y person.' },
    INDIVIDUAL_EXISTS: { unmet: 'Nid oes neb a allai gefnogi cyfranogiad y person.' },
    INDIVIDUAL_UNPAID: {
      unmet: 'Mae’r unigolyn a allai gefnogi’r person yn gyflogedig neu’n weithiwr proffesiynol yng ngofal y person.',
    },
    INDIVIDUAL_ABLE: {
      unmet: 'Nid yw’r unigolyn a allai gefnogi’r person yn gallu gwneud hynny ac ar gael i’w wneud.',
    },
    INDIVIDUAL_NOT_IMPLICATED: {
      unmet: 'Mae’r unigolyn a allai gefnogi’r person ynghlwm wrth y cam-drin neu’r esgeulustod dan sylw.',
    },
    INDIVIDUAL_WANTED: {
      unmet:
        'Nid yw’r person yn cydsynio i’r unigolyn hwnnw neu, lle na all y person gydsynio, nid yw’r unigolyn hwnnw er lles pennaf y person.',
    },
    EXC_NHS: {
      met: 'Mae arhosiad o 28 diwrnod mewn ysbyty GIG neu 8 wythnos mewn cartref gofal yn debygol, ac mae cael eiriolwr er lles pennaf y person.',
      unmet:
        'Nid yw’r eithriad ar gyfer lleoliadau GIG yn gymwys: nid oes un yn debygol, neu nid yw’r awdurdod yn fodlon bod cael eiriolwr er lles pennaf y person.',
    },
    EXC_DIS: {
      met: 'Mae’r awdurdod a’r unigolyn yn anghytuno ar rywbeth o bwys, ac yn cytuno bod cael eiriolwr er lles pennaf y person.',
      unmet:
        'Nid yw’r eithriad ar gyfer anghytundeb yn gymwys: nid oes un o bwys, neu nid yw’r ddau’n cytuno bod cael eiriolwr er lles pennaf y person.',
    },
    ALWAYS: { met: 'Nid oes dim yn atal awdurdod rhag trefnu eiriolaeth mewn achosion eraill.' },
    QUALIFYING_SECTION: {
      met: 'Mae’r claf o dan adran o’r Ddeddf Iechyd Meddwl sy’n rhoi hawl i eiriolwr.',
      unmet: 'Nid yw’r claf o dan adran o’r Ddeddf Iechyd Meddwl sydd ynddi’i hun yn rhoi hawl i eiriolwr.',
    },
    S4_CONFIRMED: {
      met: 'Mae’r claf yn cael ei gadw o dan adran 4 ac mae’r ail argymhelliad meddygol wedi dod i law.',
    },
    SECOND_RECOMMENDATION: { unmet: 'Nid yw’r ail argymhelliad meddygol wedi dod i law.' },
    S57_DISCUSSED: {
      met: 'Mae triniaeth adran 57 yn cael ei thrafod.',
      unmet: 'Nid yw triniaeth adran 57 yn cael ei thrafod.',
    },
    S58A_DISCUSSED: {
      met: 'Mae triniaeth adran 58A yn cael ei thrafod ac mae’r claf o dan 18 oed.',
      unmet: 'Nid yw triniaeth adran 58A yn cael ei thrafod gyda chlaf o dan 18 oed.',
    },
    WELSH_EMERGENCY: { met: 'Yng Nghymru mae gan glaf a gedwir o dan adran 4 hawl i eiriolwr.' },
    WELSH_HOLDING_POWER: {
      met: 'Yng Nghymru cymerir bod gan glaf a gedwir o dan adran 5(2) neu 5(4) hawl i eiriolwr.',
    },
    WELSH_INFORMAL: { met: 'Yng Nghymru mae gan glaf anffurfiol hawl i eiriolwr.' },
    ENGLISH_INFORMAL: {
      met: 'Mae’r claf yn glaf anffurfiol.',
      unmet: 'Nid yw’r claf yn glaf anffurfiol.',
    },
  },

  facts: {
    ageYears: 'oedran y person mewn blynyddoedd',
    capacity: 'a oes gan y person alluedd i wneud y penderfyniad hwn',
    'consult.appropriateUnpaidPerson':
      'a oes rhywun, nad yw’n gyflogedig nac yn weithiwr proffesiynol, y mae’n briodol ymgynghori ag ef neu hi ynghylch lles pennaf',
    'representation.nominated': 'a yw’r person wedi enwi rhywun i ymgynghori ag ef neu hi ar y materion hyn',
    'representation.lpaForMatter':
      'a oes gan atwrnai awdurdod dros y mater hwn (nid yw pŵer dros eiddo yn unig yn cyfrif)',
    'representation.deputyForMatter': 'a oes gan ddirprwy awdurdod dros y mater hwn',
    'representation.anyLpa': 'a oes unrhyw atwrneiaeth arhosol',
    'representation.anyEpa': 'a oes unrhyw atwrneiaeth barhaus',
    'representation.anyDeputy': 'a oes unrhyw ddirprwy',
    'treatment.serious':
      'a yw’r driniaeth yn driniaeth feddygol ddifrifol: cydbwysedd agos rhwng budd a niwed, neu ganlyniadau difrifol yn debygol',
    'treatment.underMhaPart4': 'a yw’r driniaeth yn cael ei rheoleiddio gan Ran 4 neu 4A o’r Ddeddf Iechyd Meddwl',
    'accommodation.setting': 'y math o le y mae’r person i aros ynddo',
    'accommodation.expectedDays': 'sawl diwrnod y disgwylir i’r arhosiad bara, gan gyfrif o’i ddiwrnod cyntaf',
    'accommodation.basis': 'y pŵer y darperir y llety oddi tano',
    'accommodation.mhaObligation': 'a oes rhaid i’r person fyw yno oherwydd rhwymedigaeth o dan y Ddeddf Iechyd Meddwl',
    'accommodation.weeksInPlacement': 'sawl wythnos gyfan y mae’r lleoliad wedi para heb fwlch',
    particularBenefit: 'a fyddai eiriolwr o fudd arbennig i’r person',
    'dols.imcaSamePlace': 'a oes eiriolwr adran 39A neu 39C eisoes wedi’i gyfarwyddo ar gyfer yr un lle',
    'dols.authorisationInForce': 'a oes awdurdodiad safonol mewn grym',
    'dols.representativeEnded': 'a yw penodiad cynrychiolydd y person wedi dod i ben',
    'dols.newRepresentativeAppointed': 'a oes cynrychiolydd newydd wedi’i benodi',
    'dols.representativeUnpaid': 'a yw’r cynrychiolydd yn ddi-dâl',
    'dols.personAsked': 'a yw’r person wedi gofyn am eiriolwr',
    'dols.representativeAsked': 'a yw’r cynrychiolydd wedi gofyn am eiriolwr',
    'dols.rightsAtRisk': 'a fyddai’r hawl i adolygiad neu i fynd i’r llys, heb gymorth, heb ei defnyddio',
    'dols.eligibleUnpaidRepresentative': 'a ellir argymell rhywun cymwys, parod a di-dâl yn gynrychiolydd',
    'difficulty.understand': 'a fyddai’r person yn cael anhawster sylweddol i ddeall gwybodaeth berthnasol',
    'difficulty.retain': 'a fyddai’r person yn cael anhawster sylweddol i gadw’r wybodaeth honno yn y cof',
    'difficulty.weigh':
      'a fyddai’r person yn cael anhawster sylweddol i ddefnyddio neu bwyso a mesur gwybodaeth berthnasol',
    'difficulty.communicate':
      'a fyddai’r person yn cael anhawster sylweddol i gyfleu safbwyntiau, dymuniadau neu deimladau',
    'individual.exists': 'a oes rhywun a allai gefnogi cyfranogiad y person',
    'individual.paidOrProfessional':
      'a yw’r unigolyn hwnnw’n gyflogedig neu’n weithiwr proffesiynol yng ngofal y person',
    'individual.personCanConsent': 'a all y person gydsynio i gael ei gynrychioli gan yr unigolyn hwnnw',
    'individual.personConsents': 'a yw’r person yn cydsynio i’r unigolyn hwnnw',
    'individual.bestInterests': 'a yw’r awdurdod yn fodlon bod yr unigolyn hwn er lles pennaf y person',
    'individual.ableAndAvailable':
      'a yw’r unigolyn hwnnw’n gallu cefnogi cyfranogiad y person ac ar gael i wneud hynny',
    'individual.implicated': 'a yw’r unigolyn hwnnw ynghlwm wrth y cam-drin neu’r esgeulustod dan sylw',
    'nhsPlacement.likely': 'a yw lleoliad GIG yn debygol',
    'nhsPlacement.advocateInBestInterests': 'a yw’r awdurdod yn fodlon bod cael eiriolwr er lles pennaf y person',
    'disagreement.material': 'a yw’r awdurdod a’r unigolyn priodol yn anghytuno ar rywbeth o bwys',
    'disagreement.bothAgreeAdvocate': 'a yw’r ddau’n cytuno bod cael eiriolwr er lles pennaf y person',
    'mha.section': 'yr adran o’r Ddeddf Iechyd Meddwl sy’n gymwys, os oes un',
    'mha.secondRecommendation': 'a yw’r ail argymhelliad meddygol wedi dod i law',
    'mha.treatmentDiscussed': 'a yw triniaeth adran 57 neu adran 58A yn cael ei thrafod',
    urgent: 'a oes rhaid gwneud y penderfyniad cyn y gall eiriolwr fod yno',
  },

  notes: {
    'IMHA-2025-INFORMAL':
      'Wedi’i ddeddfu, ond heb fod mewn grym pan wnaed y fersiwn hwn o’r rheolau: nid oedd diwrnod wedi’i bennu ar ei gyfer.',
  },

  notInForce: {
    'IMHA-NOTIFICATION':
      'Rhaid hysbysu’r darparwr eiriolwyr am bob claf sy’n gymwys yn Lloegr, a chaiff y claf ddewis peidio â chymryd rhan.',
    'IMHA-INTERVIEW':
      'Rhaid i’r eiriolwr ymweld â chlaf yn Lloegr y mae’r darparwr wedi’i hysbysu amdano, er mwyn cynnal cyfweliad.',
    'LIBERTY-PROTECTION-SAFEGUARDS':
      'Bydd y Trefniadau Diogelu Rhyddid yn cymryd lle’r trefniadau diogelu rhag colli rhyddid.',
  },

  // A citation names an Act as it was enacted, in English: whoever looks it up finds it under that name.
  sources: {
    'local policy': 'polisi lleol',
    'MHA 1983 s.130CA as inserted by the Mental Health Act 2025':
      'MHA 1983 s.130CA fel y’i mewnosodwyd gan y Mental Health Act 2025',
  },

  sentences: {
    notYetKnown: (label) => `Heb fod yn hysbys eto: ${label}.`,
    notLawIn: (jurisdiction) => `Nid yw’r rheol hon yn gymwys ${PLACES[jurisdiction]}.`,
    notBefore: (jurisdiction, day) => `Dim ond o ${day} ymlaen y mae’r rheol hon mewn grym ${PLACES[jurisdiction]}.`,
    noDayAppointed: (jurisdiction) =>
      `Nid yw’r rheol hon mewn grym ${PLACES[jurisdiction]}: nid oes diwrnod wedi’i bennu ar ei chyfer.`,
    notAfter: (jurisdiction, day) => `Bu’r rheol hon mewn grym ${PLACES[jurisdiction]} hyd ${day}.`,
  },
  day: (date) => longDay.format(date),
}
