// What the law's answer would be were an answer another, in Welsh. A clause begins with "pe".
import type { Language } from '../../../domain/language.ts'
import type { law as english } from '../en/law.ts'

const or = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} neu ${items.at(-1) ?? ''}`

const said = (names: Readonly<Record<string, string>>, values: readonly string[]): string =>
  or(values.map((value) => names[value] ?? value))

// Every way on begins with a preposition: “neu” would soften a noun.
const SETTINGS = {
  hospital: 'mewn ysbyty',
  'care-home': 'mewn cartref gofal',
  'other-residential': 'mewn cartref preswyl arall',
}

const BASES = {
  'care-act-part-1': 'o dan Ran 1 o Ddeddf Gofal 2014',
  'mha-s117': 'o dan adran 117 o’r Ddeddf Iechyd Meddwl',
  'sswwa-part-4': 'o dan Ran 4 o Ddeddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014',
  nhs: 'gan y GIG',
}

const PLACEMENTS = {
  'hospital-28-days': 'pe bai arhosiad o 28 diwrnod neu fwy mewn ysbyty GIG yn debygol',
  'care-home-8-weeks': 'pe bai arhosiad o 8 wythnos neu fwy mewn cartref gofal a drefnir gan y GIG yn debygol',
  none: 'pe na bai lleoliad GIG yn debygol',
}

const SECTIONS = {
  s2: '2',
  s3: '3',
  s4: '4',
  's5-2': '5(2)',
  's5-4': '5(4)',
  's7-guardianship': '7 (gwarcheidiaeth)',
  's17a-cto': '17A (gorchymyn triniaeth gymunedol)',
  s35: '35',
  s36: '36',
  s37: '37',
  's37-guardianship': '37 (gwarcheidiaeth)',
  's37-41': '37 gyda 41',
  s38: '38',
  's42-conditional-discharge': '42 (rhyddhad amodol)',
  s45a: '45A',
  s47: '47',
  's47-49': '47 gyda 49',
  s48: '48',
  's48-49': '48 gyda 49',
  s135: '135',
  s136: '136',
}

const patientBe = (values: readonly string[]): string => {
  const sections = values.filter((value) => value in SECTIONS)
  return or([
    ...(sections.length === 0 ? [] : [`o dan adran ${said(SECTIONS, sections)} o’r Ddeddf Iechyd Meddwl`]),
    ...(values.includes('informal') ? ['yn glaf anffurfiol'] : []),
    ...(values.includes('none') ? ['heb fod o dan adran nac yn glaf anffurfiol'] : []),
  ])
}

const TREATMENTS = {
  s57: 'pe bai triniaeth adran 57 yn cael ei thrafod',
  s58a: 'pe bai triniaeth adran 58A yn cael ei thrafod',
  none: 'pe na bai triniaeth adran 57 na thriniaeth adran 58A yn cael ei thrafod',
}

const spoken: { language: Language } = { language: 'cy' }

export const law: typeof english = {
  ...spoken,
  nearest: {
    wouldBe: {
      duty: (clause) => `Byddai hyn yn ddyletswydd ${clause}.`,
      power: (clause) => `Byddai hyn yn bŵer ${clause}.`,
      inform: (clause) => `Byddai gan y person yr hawl hon ${clause}.`,
    },
    wouldBeIfOneOf: {
      duty: 'Byddai hyn yn ddyletswydd yn unrhyw un o’r achosion hyn:',
      power: 'Byddai hyn yn bŵer yn unrhyw un o’r achosion hyn:',
      inform: 'Byddai gan y person yr hawl hon yn unrhyw un o’r achosion hyn:',
    },
    andOneOf: 'ac ar yr un pryd yn unrhyw un o’r achosion hyn:',
    both: (one, other) => `${one} a ${other.replace(/^pe\b/, 'phe')}`,
  },

  ifYesNo: {
    'consult.appropriateUnpaidPerson': {
      yes: 'pe bai rhywun, nad yw’n gyflogedig nac yn weithiwr proffesiynol, y byddai’n briodol ymgynghori ag ef neu hi ynghylch lles pennaf y person',
      no: 'pe na bai neb, ar wahân i ofalwyr cyflogedig neu broffesiynol, y byddai’n briodol ymgynghori ag ef neu hi ynghylch lles pennaf y person',
    },
    'representation.nominated': {
      yes: 'pe bai’r person wedi enwi rhywun i ymgynghori ag ef neu hi ar y materion hyn',
      no: 'pe na bai’r person wedi enwi neb i ymgynghori ag ef neu hi ar y materion hyn',
    },
    'representation.lpaForMatter': {
      yes: 'pe bai gan atwrnai awdurdod dros y mater hwn',
      no: 'pe na bai gan unrhyw atwrnai awdurdod dros y mater hwn',
    },
    'representation.deputyForMatter': {
      yes: 'pe bai gan ddirprwy awdurdod dros y mater hwn',
      no: 'pe na bai gan unrhyw ddirprwy awdurdod dros y mater hwn',
    },
    'representation.anyLpa': {
      yes: 'pe bai atwrneiaeth arhosol yn bodoli',
      no: 'pe na bai atwrneiaeth arhosol yn bodoli',
    },
    'representation.anyEpa': {
      yes: 'pe bai atwrneiaeth barhaus yn bodoli',
      no: 'pe na bai atwrneiaeth barhaus yn bodoli',
    },
    'representation.anyDeputy': { yes: 'pe bai dirprwy', no: 'pe na bai dirprwy' },
    'treatment.serious': {
      yes: 'pe bai’r driniaeth yn driniaeth feddygol ddifrifol',
      no: 'pe na bai’r driniaeth yn driniaeth feddygol ddifrifol',
    },
    'treatment.underMhaPart4': {
      yes: 'pe bai’r driniaeth yn cael ei rheoleiddio gan Ran 4 neu 4A o’r Ddeddf Iechyd Meddwl',
      no: 'pe na bai’r driniaeth yn cael ei rheoleiddio gan Ran 4 neu 4A o’r Ddeddf Iechyd Meddwl',
    },
    'accommodation.mhaObligation': {
      yes: 'pe bai rhaid i’r person fyw yno oherwydd rhwymedigaeth o dan y Ddeddf Iechyd Meddwl',
      no: 'pe na bai rhwymedigaeth o dan y Ddeddf Iechyd Meddwl yn ei gwneud yn ofynnol i’r person fyw yno',
    },
    particularBenefit: {
      yes: 'pe bai eiriolwr o fudd arbennig i’r person',
      no: 'pe na bai eiriolwr o fudd arbennig i’r person',
    },
    'dols.imcaSamePlace': {
      yes: 'pe bai eiriolwr adran 39A neu 39C eisoes wedi’i gyfarwyddo ar gyfer yr un lle',
      no: 'pe na bai eiriolwr adran 39A neu 39C wedi’i gyfarwyddo ar gyfer yr un lle',
    },
    'dols.authorisationInForce': {
      yes: 'pe bai awdurdodiad safonol mewn grym',
      no: 'pe na bai awdurdodiad safonol mewn grym',
    },
    'dols.representativeEnded': {
      yes: 'pe bai penodiad cynrychiolydd y person wedi dod i ben',
      no: 'pe na bai penodiad cynrychiolydd y person wedi dod i ben',
    },
    'dols.newRepresentativeAppointed': {
      yes: 'pe bai cynrychiolydd newydd wedi’i benodi',
      no: 'pe na bai cynrychiolydd newydd wedi’i benodi',
    },
    'dols.representativeUnpaid': {
      yes: 'pe bai’r cynrychiolydd yn ddi-dâl',
      no: 'pe bai’r cynrychiolydd yn gyflogedig',
    },
    'dols.personAsked': {
      yes: 'pe bai’r person wedi gofyn am eiriolwr',
      no: 'pe na bai’r person wedi gofyn am eiriolwr',
    },
    'dols.representativeAsked': {
      yes: 'pe bai’r cynrychiolydd wedi gofyn am eiriolwr',
      no: 'pe na bai’r cynrychiolydd wedi gofyn am eiriolwr',
    },
    'dols.rightsAtRisk': {
      yes: 'pe na bai’r hawl i adolygiad neu i fynd i’r llys yn cael ei defnyddio heb gymorth',
      no: 'pe bai’r hawl i adolygiad neu i fynd i’r llys yn cael ei defnyddio heb gymorth',
    },
    'dols.eligibleUnpaidRepresentative': {
      yes: 'pe gellid argymell rhywun cymwys, parod a di-dâl yn gynrychiolydd',
      no: 'pe na ellid argymell neb cymwys, parod a di-dâl yn gynrychiolydd',
    },
    'difficulty.understand': {
      yes: 'pe bai’r person, heb eiriolwr, yn cael anhawster sylweddol i ddeall gwybodaeth berthnasol',
      no: 'pe na bai’r person yn cael anhawster sylweddol i ddeall gwybodaeth berthnasol',
    },
    'difficulty.retain': {
      yes: 'pe bai’r person, heb eiriolwr, yn cael anhawster sylweddol i gadw gwybodaeth berthnasol yn y cof',
      no: 'pe na bai’r person yn cael anhawster sylweddol i gadw gwybodaeth berthnasol yn y cof',
    },
    'difficulty.weigh': {
      yes: 'pe bai’r person, heb eiriolwr, yn cael anhawster sylweddol i ddefnyddio neu bwyso a mesur gwybodaeth berthnasol',
      no: 'pe na bai’r person yn cael anhawster sylweddol i ddefnyddio neu bwyso a mesur gwybodaeth berthnasol',
    },
    'difficulty.communicate': {
      yes: 'pe bai’r person, heb eiriolwr, yn cael anhawster sylweddol i gyfleu safbwyntiau, dymuniadau neu deimladau',
      no: 'pe na bai’r person yn cael anhawster sylweddol i gyfleu safbwyntiau, dymuniadau neu deimladau',
    },
    'individual.exists': {
      yes: 'pe bai rhywun a allai gefnogi cyfranogiad y person',
      no: 'pe na bai neb a allai gefnogi cyfranogiad y person',
    },
    'individual.paidOrProfessional': {
      yes: 'pe bai’r unigolyn a allai gefnogi’r person yn gyflogedig neu’n weithiwr proffesiynol yng ngofal y person',
      no: 'pe na bai’r unigolyn a allai gefnogi’r person yn gyflogedig nac yn weithiwr proffesiynol yng ngofal y person',
    },
    'individual.personCanConsent': {
      yes: 'pe gallai’r person gydsynio i gael ei gynrychioli gan yr unigolyn hwnnw',
      no: 'pe na allai’r person gydsynio i gael ei gynrychioli gan yr unigolyn hwnnw',
    },
    'individual.personConsents': {
      yes: 'pe bai’r person yn cydsynio i’r unigolyn hwnnw',
      no: 'pe na bai’r person yn cydsynio i’r unigolyn hwnnw',
    },
    'individual.bestInterests': {
      yes: 'pe bai’r awdurdod yn fodlon bod yr unigolyn hwn er lles pennaf y person',
      no: 'pe na bai’r awdurdod yn fodlon bod yr unigolyn hwn er lles pennaf y person',
    },
    'individual.ableAndAvailable': {
      yes: 'pe bai’r unigolyn hwnnw’n gallu cefnogi cyfranogiad y person ac ar gael i wneud hynny',
      no: 'pe na bai’r unigolyn hwnnw’n gallu cefnogi cyfranogiad y person ac ar gael i wneud hynny',
    },
    'individual.implicated': {
      yes: 'pe bai’r unigolyn hwnnw ynghlwm wrth y cam-drin neu’r esgeulustod dan sylw',
      no: 'pe na bai’r unigolyn hwnnw ynghlwm wrth y cam-drin neu’r esgeulustod dan sylw',
    },
    'nhsPlacement.advocateInBestInterests': {
      yes: 'pe bai’r awdurdod yn fodlon bod cael eiriolwr er lles pennaf y person',
      no: 'pe na bai’r awdurdod yn fodlon bod cael eiriolwr er lles pennaf y person',
    },
    'disagreement.material': {
      yes: 'pe bai’r awdurdod a’r unigolyn yn anghytuno ar rywbeth o bwys',
      no: 'pe na bai’r awdurdod a’r unigolyn yn anghytuno ar ddim byd o bwys',
    },
    'disagreement.bothAgreeAdvocate': {
      yes: 'pe bai’r ddau’n cytuno bod cael eiriolwr er lles pennaf y person',
      no: 'pe na bai’r ddau’n cytuno bod cael eiriolwr er lles pennaf y person',
    },
    'mha.secondRecommendation': {
      yes: 'pe bai’r ail argymhelliad meddygol wedi dod i law',
      no: 'pe na bai’r ail argymhelliad meddygol wedi dod i law',
    },
    urgent: {
      yes: 'pe bai rhaid gwneud y penderfyniad cyn y gallai eiriolwr fod yno',
      no: 'pe gallai’r penderfyniad aros nes bod eiriolwr yno',
    },
  },

  ifOneOf: {
    capacity: (values) =>
      or(
        values.map(
          (value) => `pe ${value === 'lacks' ? 'na bai' : 'bai'} gan y person alluedd i wneud y penderfyniad hwn`,
        ),
      ),
    'accommodation.setting': (values) => `pe bai’r arhosiad ${said(SETTINGS, values)}`,
    'accommodation.basis': (values) => `pe bai’r llety’n cael ei ddarparu ${said(BASES, values)}`,
    'nhsPlacement.likely': (values) => said(PLACEMENTS, values),
    'mha.section': (values) => `pe bai’r claf ${patientBe(values)}`,
    'mha.treatmentDiscussed': (values) => said(TREATMENTS, values),
  },

  ifNumber: {
    ageYears: ({ atLeast, below }) =>
      `pe bai’r person ${[
        ...(atLeast === undefined ? [] : [`yn ${atLeast} oed neu’n hŷn`]),
        ...(below === undefined ? [] : [`o dan ${below} oed`]),
      ].join(' ac ')}`,
    'accommodation.expectedDays': ({ atLeast, below }) =>
      `pe disgwylid i’r arhosiad bara ${[
        ...(atLeast === undefined ? [] : [`${atLeast} diwrnod neu fwy`]),
        ...(below === undefined ? [] : [`llai na ${below} diwrnod`]),
      ].join(' a ')}`,
    'accommodation.weeksInPlacement': ({ atLeast, below }) =>
      `pe bai’r lleoliad wedi para ${[
        ...(atLeast === undefined ? [] : [`${atLeast} wythnos neu fwy`]),
        ...(below === undefined ? [] : [`llai na ${below} wythnos`]),
      ].join(' a ')} heb fwlch`,
  },
}
