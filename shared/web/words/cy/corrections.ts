// Cywiro: the words of corrections in Welsh.
import type { corrections as english } from '../en/corrections.ts'
import { dates } from './dates.ts'

export const corrections: typeof english = {
  link: 'Cywiro ateb',
  choose: {
    title: 'Cywiro ateb',
    lede: 'Mae’r hen ateb, yr un newydd, eich enw a’ch rheswm yn aros ar gofnod. Mae’r darparwr sydd â’r achos yn cael gwybod bod rhywbeth wedi newid.',
    fixed:
      'Ni ellir cywiro’r hyn sy’n cael ei benderfynu, nac ym mha wlad: atgyfeiriad arall yw hynny. Cedwir yr atebion i’r cwestiynau cydraddoldeb ar wahân, ac nid ydynt yn cael eu dangos.',
    stays:
      'Mae achos sydd ar agor yn cadw ei ddarparwr, ei flaenoriaeth a’r dyddiadau a addawyd. Pan fydd dyddiad y penderfyniad yn newid, mae’r adroddiad i’w gyflwyno erbyn y dyddiad newydd fan hwyraf.',
    again: 'Lle mae’r gyfraith yn gofyn am ateb, gofynnir iddi eto gyda’r ateb newydd.',
  },
  page: {
    caption: (reference) => `Atgyfeiriad ${reference}: cywiro ateb`,
    furtherTitle: 'Cwestiynau sy’n codi o’r newid hwn',
    further: 'Gyda’r ateb newydd rhaid ateb y rhain hefyd, neu edrych arnynt eto.',
    reasonLabel: 'Pam mae’n cael ei gywiro?',
    reasonHint: 'Gall pawb sydd â hawl i ddarllen yr atgyfeiriad ddarllen hwn.',
    send: 'Cadw’r cywiriad',
    staleTitle: 'Heb ei gadw',
    stale: 'Mae rhywun arall wedi newid yr atebion hyn ers i chi agor y dudalen. Dangosir yr atebion fel y maent nawr.',
    staleTyped: 'Yr hyn yr oeddech wedi’i deipio',
    errors: {
      nothing: 'Newidiwch ateb, neu ewch yn ôl',
      'reason.required': 'Dywedwch pam mae’n cael ei gywiro',
      'reason.too-long': 'Byrhewch y rheswm i 2,000 o nodau',
      'reason.characters': 'Tynnwch y nodau na ellir eu darllen, yna teipiwch ef eto',
      failed:
        'Nid yw’r newid hwn yn cyd-fynd â gweddill yr atgyfeiriad. Tynnwch yr atgyfeiriad yn ôl a’i anfon o’r newydd',
    },
  },
  log: {
    title: 'Beth sydd wedi’i gywiro',
    lede: 'Pob fersiwn o bob ateb, y diweddaraf yn gyntaf.',
    link: 'Gweld beth sydd wedi’i gywiro',
    empty: 'Nid oes dim wedi’i gywiro.',
    kinds: {
      correction: 'Cywiriad',
      'consent-withdrawn': 'Cydsyniad wedi’i dynnu’n ôl',
      information: 'Atebion a oedd ar goll wedi’u rhoi',
    },
    reason: 'Rheswm',
    note: 'Nodyn',
    question: 'Cwestiwn',
    before: 'Cynt',
    after: 'O hynny ymlaen',
    noAnswer: 'Dim ateb',
    noReason: 'Nid oes rhaid i neb roi rheswm.',
  },
  correctedOn: (moment) => `Cywirwyd ar ${dates.shortDay(moment)}`,
  consent: {
    link: 'Mae’r person yn tynnu cydsyniad yn ôl',
    title: 'Mae’r person yn tynnu cydsyniad yn ôl',
    lede: 'Gall person dynnu cydsyniad i rannu yn ôl unrhyw bryd, heb orfod dweud pam.',
    basisLegend: 'A oes rheswm cyfreithlon arall dros ddal i rannu?',
    basisHint: 'Heb un, ni all darparwyr ddarllen yr atgyfeiriad o hyn ymlaen. Mae’r hyn a wnaed yn aros ar gofnod.',
    noBasis: 'Nac oes: mae’r rhannu’n dod i ben',
    or: 'neu',
    withdrawToo: 'Os nad yw’r person am gael eiriolwr mwyach chwaith, tynnwch yr atgyfeiriad yn ôl hefyd.',
    goesOn:
      'Mae’r achos yn mynd ymlaen: nid yw’r ddyletswydd i drefnu eiriolwr yn dod i ben gyda’r cydsyniad i rannu. Tra bo’r rhannu wedi dod i ben, dim ond y math o eiriolaeth, y flaenoriaeth, yr ardal a dyddiad y penderfyniad y mae cynnig yn eu dangos, a dim am anghenion y person.',
    send: 'Cofnodi bod y cydsyniad wedi’i dynnu’n ôl',
    errors: { 'basis.required': 'Dywedwch a oes rheswm cyfreithlon arall dros ddal i rannu' },
    stopped: 'Mae’r cydsyniad i rannu wedi’i dynnu’n ôl. Ni all darparwyr ddarllen yr atgyfeiriad mwyach.',
    stoppedForProvider:
      'Mae’r cydsyniad i rannu’r atgyfeiriad wedi’i dynnu’n ôl, felly nid yw’n cael ei ddangos mwyach. Peidiwch â rhannu dim mwy ohono, a gofynnwch i’r atgyfeiriwr sut i fynd ymlaen.',
    stoppedForOffered:
      'Mae’r cydsyniad i rannu’r atgyfeiriad wedi’i dynnu’n ôl. Ni chaiff mwy na hyn ei ddangos, cyn i chi dderbyn nac wedyn. Peidiwch â rhannu dim ohono, a gofynnwch i’r atgyfeiriwr sut i fynd ymlaen.',
  },
  done: {
    corrected: 'Mae’r cywiriad wedi’i gadw.',
    consent: 'Mae wedi’i gofnodi bod y cydsyniad wedi’i dynnu’n ôl.',
  },
}
