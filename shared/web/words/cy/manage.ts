// The commissioner's desk in Welsh.
import type { manage as english } from '../en/manage.ts'
import { lowered, softened } from './beginnings.ts'

export const manage: typeof english = {
  title: 'Rheoli achosion',
  lede: (area) => `Achosion ${area} y mae angen i chi edrych arnynt, a sut mae’r gweddill yn mynd.`,
  figures: {
    label: 'Cipolwg',
    unplaced: 'heb ddarparwr',
    offers: 'wedi’u cynnig ac yn aros am ateb',
    overdue: 'yn hwyr',
  },
  unplaced: {
    title: 'Heb ddarparwr',
    lede: 'Ni allai unrhyw ddarparwr dan gontract gymryd y rhain. Mae eu clociau’n mynd ymlaen, ac nid yw diffyg lle yn rhoi terfyn ar ddyletswydd i gyfarwyddo eiriolwr.',
    empty: 'Mae gan bob achos ddarparwr, neu mae’n cael ei gynnig i un.',
    since: (moment) => `Atgyfeiriwyd ar ${softened(moment)}`,
    why: 'Pam na roddwyd yr achos i bob darparwr',
    noContract: 'Nid oes contract ar gyfer y math hwn o eiriolaeth yn eich ardal.',
    open: 'Dod o hyd i ddarparwr',
  },
  offers: {
    title: 'Cynigion sy’n aros am ateb',
    caption: 'Cynigion sy’n aros am ateb, y nesaf i fynd ymlaen yn gyntaf',
    empty: 'Nid oes cynnig yn aros.',
    heads: { case: 'Achos', provider: 'Cynigiwyd i', due: 'Yn mynd ymlaen' },
    queried: 'Mae cwestiwn gyda’r atgyfeiriwr',
  },
  overdue: {
    title: 'Yn hwyr',
    caption: 'Achosion â rhywbeth yn hwyr, yr hwyraf yn gyntaf',
    empty: 'Nid oes dim yn hwyr.',
    heads: { case: 'Achos', what: 'Beth sy’n hwyr', who: 'Gyda phwy' },
    referrer: 'Yr atgyfeiriwr',
    nobody: 'Neb eto',
  },
  going: {
    title: 'Yn mynd ymlaen',
    caption: 'Achosion nad ydynt wedi dod i ben, yn ôl ble maent',
    empty: 'Nid oes achos ar agor.',
    heads: { status: 'Ble maent', count: 'Achosion' },
  },
  show: {
    back: 'Rheoli achosion',
    lede: 'Rydych yn gweld yr hyn y mae darparwr yn ei weld cyn iddo dderbyn, a’r hyn sydd wedi digwydd. Mae hanes y person yn aros gyda’r rhai sy’n gweithio gyda’r person.',
    facts: 'Yr achos',
    provider: 'Darparwr',
    noProvider: 'Neb eto',
    clocks: 'Pryd mae pethau i’w gwneud',
    trail: 'Darparwyr hyd yma',
    trailCaption: 'Pa ddarparwyr y gofynnwyd iddynt, a pham na ofynnwyd i eraill',
    trailHeads: { provider: 'Darparwr', what: 'Beth ddaeth ohono', when: 'Pryd' },
    trailNone: 'Ni ofynnwyd i unrhyw ddarparwr eto.',
    trailKinds: {
      offered: 'Cynigiwyd, dim ateb eto',
      accepted: 'Derbyniwyd',
      declined: (reason) => `Gwrthodwyd: ${lowered(reason)}`,
      lapsed: 'Ni atebodd mewn pryd',
      'passed-over': (reason) => `Ni ofynnwyd: ${reason}`,
      withdrawn: 'Cynigiwyd; tynnwyd yr achos yn ôl',
    },
    history: 'Beth sydd wedi digwydd',
  },
  assignAgain: {
    title: 'Chwilio eto am ddarparwr',
    text: 'Pan fydd lle eto, neu pan fydd contract wedi’i wneud: gofynnir unwaith eto i ddarparwyr nad oedd ganddynt le neu a adawodd i’r cynnig fynd ymlaen, yn nhrefn eu contractau. Ni ofynnir i un a wrthododd yr achos hwn.',
    reason: 'Beth sydd wedi newid?',
    reasonHint:
      'Er enghraifft, bod darparwr wedi cytuno i’w gymryd. Caiff ei gofnodi gyda’r achos; peidiwch â dweud dim am y person.',
    button: 'Chwilio eto',
    done: 'Mae darparwr yn cael ei geisio. Os oes gan un le, caiff gynnig yr achos o fewn ychydig eiliadau.',
    successTitle: 'Wedi’i wneud',
    errors: {
      'reason.required': 'Dywedwch beth sydd wedi newid',
      'reason.too-long': 'Byrhewch y rheswm i 1,000 o nodau',
    },
    refused: 'Nid yw’r achos heb ddarparwr mwyach, felly ni newidiwyd dim. Dyma sut y mae nawr.',
  },
}
