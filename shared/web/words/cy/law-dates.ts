// The page on which a commissioner enters what is decided of the law, in Welsh.
import type { lawDates as english, localPowers as englishPowers } from '../en/law-dates.ts'
import { softened } from './beginnings.ts'

const ofYourCouncil = (advocate: string): string => `${advocate}, yn ôl polisi eich cyngor eich hun`

export const localPowers: typeof englishPowers = {
  'LOCAL-IMCA-SMT': ofYourCouncil('IMCA ar gyfer triniaeth feddygol ddifrifol'),
  'LOCAL-IMCA-NHS-ACCOMMODATION': ofYourCouncil('IMCA ar gyfer arhosiad a drefnir gan y GIG'),
  'LOCAL-IMCA-LA-ACCOMMODATION': ofYourCouncil('IMCA ar gyfer symud a drefnir gan gyngor'),
  'LOCAL-IMCA-REVIEW': ofYourCouncil('IMCA ar gyfer adolygiad o ble mae’r person yn byw'),
  'LOCAL-IMCA-SAFEGUARDING': ofYourCouncil('IMCA ar gyfer mesurau i amddiffyn pobl'),
  'LOCAL-IMCA-39A': ofYourCouncil('IMCA ar gyfer awdurdodiad cyntaf'),
  'LOCAL-IMCA-39C': ofYourCouncil('IMCA lle mae’r cynrychiolydd wedi gadael'),
  'LOCAL-IMCA-39D': ofYourCouncil('IMCA i gefnogi’r cynrychiolydd neu’r person'),
  'LOCAL-RPR-PAID': ofYourCouncil('Cynrychiolydd cyflogedig'),
  'LOCAL-CA-9': ofYourCouncil('Eiriolwr ar gyfer asesiad o anghenion'),
  'LOCAL-CA-10': ofYourCouncil('Eiriolwr ar gyfer asesiad gofalwr'),
  'LOCAL-CA-25C': ofYourCouncil('Eiriolwr ar gyfer cynllun gofal a chymorth'),
  'LOCAL-CA-25S': ofYourCouncil('Eiriolwr ar gyfer cynllun cymorth gofalwr'),
  'LOCAL-CA-27C': ofYourCouncil('Eiriolwr ar gyfer adolygu cynllun gofal a chymorth'),
  'LOCAL-CA-27S': ofYourCouncil('Eiriolwr ar gyfer adolygu cynllun cymorth gofalwr'),
  'LOCAL-CA-58': ofYourCouncil('Eiriolwr ar gyfer asesiad o anghenion plentyn'),
  'LOCAL-CA-60': ofYourCouncil('Eiriolwr ar gyfer asesiad o ofalwr plentyn'),
  'LOCAL-CA-63': ofYourCouncil('Eiriolwr ar gyfer asesiad gofalwr ifanc'),
  'LOCAL-CA-42': ofYourCouncil('Eiriolwr ar gyfer ymholiad diogelu'),
  'LOCAL-CA-44': ofYourCouncil('Eiriolwr ar gyfer adolygiad diogelu oedolion'),
  'LOCAL-CA-OTHER': ofYourCouncil('Eiriolwr ar gyfer cyswllt arall ym maes gofal cymdeithasol'),
  'LOCAL-IMHA': ofYourCouncil('IMHA i glaf nad yw’r gyfraith yn ei gynnwys'),
  'LOCAL-IMHA-2025-INFORMAL': ofYourCouncil('IMHA i glaf anffurfiol'),
}

const TODAY_OR_LATER = 'Heddiw neu’n hwyrach.'

const changes: (typeof english)['changes'] = {
  commence: {
    link: 'Rhowch ei diwrnod cyntaf',
    title: 'Diwrnod cyntaf y rheol',
    text: 'Mae rheoliadau wedi pennu diwrnod y mae’r rheol yn dechrau arno. O’r diwrnod hwnnw ymlaen hi sy’n penderfynu pwy sydd â hawl.',
    day: 'Ar ba ddiwrnod y mae’r rheol yn dechrau?',
    dayHint:
      'Fel y mae yn y rheoliadau. Gall fod wedi mynd heibio: nid yw’r hyn sydd wedi’i farnu erbyn hynny yn cael ei farnu eto.',
    what: (day) => `Mewn grym o ${softened(day)}`,
    button: 'Cofnodi’r diwrnod hwn',
  },
  'take-back': {
    link: 'Tynnwch y diwrnod yn ôl',
    title: 'Dim diwrnod wedi’r cyfan',
    text: 'Nid yw’r diwrnod a gofnodwyd yn sefyll: dirymwyd y rheoliadau, neu fe’i cofnodwyd ar gam. Nid yw’r rheol mewn grym hyd nes y cofnodir diwrnod arall.',
    day: '',
    dayHint: '',
    what: () => 'Nid oes diwrnod wedi’i bennu wedi’r cyfan',
    button: 'Tynnu’r diwrnod yn ôl',
  },
  offer: {
    link: 'Cynigiwch hi fel polisi lleol',
    title: 'Eiriolwr yn ôl polisi lleol',
    text: 'Nid yw’r gyfraith yn rhoi hawl yma. Caiff eich awdurdod dalu am eiriolwr er hynny, ar yr un amodau. Wedyn gall atgyfeirwyr ofyn am un a dweud pam, fel y gwnânt ar gyfer pŵer.',
    day: 'O ba ddiwrnod y mae’n cael ei gynnig?',
    dayHint: TODAY_OR_LATER,
    what: (day) => `Cynigir fel polisi lleol o ${softened(day)}`,
    button: 'Ei gynnig o’r diwrnod hwn',
  },
  stop: {
    link: 'Peidiwch â’i chynnig mwyach',
    title: 'Dim eiriolwr yn ôl polisi lleol mwyach',
    text: 'Ni all atgyfeiriadau a dderbynnir o’r diwrnod hwnnw ymlaen ofyn amdano mwyach. Mae achosion sydd wedi’u hagor yn mynd ymlaen.',
    day: 'O ba ddiwrnod nad yw’n cael ei gynnig mwyach?',
    dayHint: 'Heddiw neu’n hwyrach. Y diwrnod cynt yw’r olaf y gellir gofyn amdano.',
    what: (day) => `Ni chynigir fel polisi lleol o ${softened(day)}`,
    button: 'Ei atal o’r diwrnod hwn',
  },
  confirm: {
    link: 'Cadarnhewch ef',
    title: 'Mae’r darlleniad yn gywir',
    text: 'Mae gennych gyngor, neu destun y gyfraith, sy’n ei gadarnhau. Mae’n cyfrif, ac nid yw’n cael ei ddangos fel un heb ei gadarnhau mwyach.',
    day: 'O ba ddiwrnod y mae’n cyfrif fel un wedi’i gadarnhau?',
    dayHint: TODAY_OR_LATER,
    what: (day) => `Wedi’i gadarnhau o ${softened(day)}`,
    button: 'Ei gadarnhau',
  },
  'set-aside': {
    link: 'Rhowch ef o’r neilltu',
    title: 'Nid yw’r darlleniad yn gywir',
    text: 'Mae gennych gyngor nad yw’r gyfraith yn dweud hynny. O’r diwrnod a gofnodwch nid yw’n cyfrif ar gyfer atgyfeiriadau eich awdurdod.',
    day: 'O ba ddiwrnod nad yw’n cyfrif?',
    dayHint: TODAY_OR_LATER,
    what: (day) => `Nid yw’n cyfrif o ${softened(day)}`,
    button: 'Ei roi o’r neilltu o’r diwrnod hwn',
  },
  reopen: {
    link: 'Gadewch ef yn agored eto',
    title: 'Mae’r darlleniad yn agored eto',
    text: 'Heb ei gadarnhau na’i roi o’r neilltu: mae’n cyfrif fel y mae yn y gwasanaeth, ac yn cael ei ddangos fel un heb ei gadarnhau.',
    day: 'O ba ddiwrnod y mae’n agored eto?',
    dayHint: TODAY_OR_LATER,
    what: (day) => `Yn agored eto o ${softened(day)}`,
    button: 'Ei adael yn agored eto',
  },
}

export const lawDates: typeof english = {
  title: 'Y gyfraith a’i dyddiadau',
  deskLink: 'Y gyfraith a’i dyddiadau',
  lede: (area, place) =>
    `Y rheolau y bernir atgyfeiriadau ${area} yn unol â nhw, yn ôl cyfraith ${place}. Cofnodir yma ddyddiau y mae rheoliadau’n eu pennu, a’r hyn y mae eich awdurdod yn ei gynnig ohono’i hun, ac maent yn cyfrif o’u diwrnod ymlaen.`,
  limit: (area) =>
    `Mae’r hyn a gofnodwch yn cyfrif ar gyfer atgyfeiriadau ${area}, ac yn y gwirydd ar gyfer pawb sydd wedi mewngofnodi ar ei rhan; nid ar gyfer neb arall. Heb fewngofnodi mae’r gwirydd, a’r hyn y mae’r gwasanaeth yn ei ateb i unrhyw un sy’n gofyn iddo am y gyfraith, yn cadw at y gyfraith fel y mae yn y fersiwn hwn. Nid oes dim sydd wedi’i farnu yn cael ei farnu eto. Mae newid yn cyfrif o fewn munud.`,
  places: { england: 'Lloegr', wales: 'Cymru' },
  attention: {
    title: 'Heb ei setlo',
    text: 'Wedi’i ddeddfu a heb fod mewn grym, neu wedi’i ddarllen mewn ffordd nad oes neb wedi’i chadarnhau.',
    empty: 'Mae popeth wedi’i setlo.',
  },
  rules: {
    title: 'Pob rheol',
    caption: 'Pob rheol gyda’i dyddiau, yn y drefn y mae ateb yn eu rhestru',
    heads: { rule: 'Rheol', days: 'Mewn grym', state: 'Nawr', change: 'Beth y gallwch ei gofnodi' },
    since: (day) => `O ${day}`,
    between: (from, to) => `${from} hyd at ${to}`,
    noDay: 'Dim diwrnod wedi’i bennu',
    notHere: (place) => `Nid yw’n gyfraith ${place === 'Cymru' ? 'yng Nghymru' : `yn ${place}`}`,
    entered: 'Cofnodwyd gan eich awdurdod',
    moveDay: 'Newidiwch ei diwrnod cyntaf',
    policy: 'Polisi lleol:',
    nothing: 'Dim byd',
  },
  states: {
    'in-force': 'Mewn grym',
    'begins-later': 'Yn dechrau’n hwyrach',
    'not-in-force': 'Heb fod mewn grym',
    ended: 'Wedi dod i ben',
    elsewhere: 'Nid yw’n gyfraith yma',
  },
  readings: {
    states: { unconfirmed: 'Heb ei gadarnhau', confirmed: 'Wedi’i gadarnhau', 'set-aside': 'Wedi’i roi o’r neilltu' },
    next: 'wedyn',
  },
  doubts: {
    WELSH_HOLDING_POWER: {
      name: 'Cleifion a gedwir o dan adran 5(2) neu 5(4) yng Nghymru',
      text: 'A yw claf a gedwir o dan adran 5(2) neu 5(4) yn gymwys yng Nghymru. Mae adran 130C yn gadael y ddwy allan ar gyfer Lloegr wrth eu henwau; nid yw testun adran 130I, sy’n penderfynu hynny ar gyfer Cymru, wedi’i wirio.',
    },
    WELSH_INFORMAL: {
      name: 'Y diwrnod cyntaf i gleifion anffurfiol yng Nghymru',
      text: '3 Ebrill 2012 sydd gan y rheol; mae testun cyhoeddedig o adran 130J yn rhoi 2 Ebrill 2012, yn ôl O.S. 2011/3046 erthygl 3(d).',
    },
  },
  history: {
    title: 'Beth sydd wedi’i gofnodi',
    caption: 'Popeth sydd wedi’i gofnodi, y diweddaraf yn gyntaf',
    empty: 'Nid oes dim wedi’i gofnodi.',
    heads: { number: 'Rhif', what: 'Beth', source: 'Ar ba sail', who: 'Gan bwy', when: 'Pryd' },
  },
  changes,
  change: {
    source: 'Ar ba sail?',
    sourceHint:
      'Rhif yr offeryn statudol, penderfyniad eich awdurdod, neu’r cyngor. Cedwir ef gyda’r newid a’i ddangos gyda’r atebion sy’n seiliedig arno. Peidiwch â dweud dim am unrhyw berson.',
    check: 'Gweld beth y byddai’n ei newid',
    errors: {
      'from.required': 'Rhowch y diwrnod',
      'from.date': 'Rhowch ddyddiad go iawn, er enghraifft 1 4 2027',
      'from.date-past': 'Rhaid i’r diwrnod fod heddiw neu’n hwyrach',
      'from.date-range': 'Rhaid i’r diwrnod fod o fewn y ddwy flynedd ddiwethaf neu’r deng mlynedd nesaf',
      'from.law-by-then': 'Erbyn y diwrnod hwnnw mae’r gyfraith ei hun yn rhoi’r hawl: dewiswch un cynharach',
      'from.same-day': 'Mae’r diwrnod hwn wedi’i gofnodi’n barod',
      'source.required': 'Dywedwch ar ba sail',
      'source.too-long': 'Byrhewch ef i 300 nod',
      'source.characters': 'Peidiwch â defnyddio nodau na ellir eu darllen yn uchel',
    },
  },
  check: {
    title: 'Cyn i chi ei gofnodi',
    what: 'Beth sy’n newid',
    rule: 'Rheol',
    reading: 'Darlleniad',
    source: 'Ar sail',
    preview: 'Beth y byddai’n ei newid',
    previewText: (day) =>
      `Atgyfeiriadau eich awdurdod yn ystod y deuddeg mis diwethaf, wedi’u barnu gydag ef a hebddo yn ôl cyfraith ${day}, neu eu diwrnod eu hunain lle mae hwnnw’n hwyrach.`,
    judged: 'Atgyfeiriadau a farnwyd',
    limited: (most) => `y ${most.toLocaleString('en-GB')} diweddaraf`,
    rows: {
      differently: 'Wedi’u barnu’n wahanol',
      newly: 'Eiriolwr lle nad oes un nawr',
      ceases: 'Dim eiriolwr lle mae un nawr',
      offered: 'Gellid gofyn am eiriolwr lle nad oes un nawr',
      stopped: 'Ni ellid gofyn am eiriolwr lle gellir gwneud hynny nawr',
      otherStrength: 'Eiriolwr ar sail wahanol',
      open: 'Atebion ar goll nad ydynt ar goll nawr, neu fel arall',
    },
    zero: 'Dim un',
    fewerThan: (count) => `Llai na ${count}`,
    already: 'O’r rhain, a dderbyniwyd ar y diwrnod hwnnw neu wedyn',
    alreadyText:
      'Nid yw atgyfeiriadau sydd wedi’u barnu hebddo yn cael eu barnu eto. Ystyriwch a ddylid atgyfeirio’r rhain o’r newydd.',
    stale: 'Mae rhywbeth wedi’i gofnodi ers i chi ddechrau. Dyma beth y byddai eich newid yn ei wneud nawr.',
    back: 'Newid yr atebion',
  },
  done: 'Wedi’i gofnodi. Mae’n cyfrif o’i ddiwrnod ymlaen, o fewn munud.',
  doneTitle: 'Wedi’i wneud',
  refused: 'Ni ellir cofnodi hynny fel y mae’r gyfraith yn sefyll nawr. Dyma sut y mae’n sefyll.',
}
