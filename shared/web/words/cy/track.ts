// The pages on which a referral is followed, in Welsh.
import type { CaseMilestone } from '../../../domain/clocks/case-targets.ts'
import type { PauseReason } from '../../../domain/events.ts'
import type { track as english } from '../en/track.ts'
import { lowered, softened } from './beginnings.ts'
import { dates } from './dates.ts'
import { status } from './status.ts'

const milestone: Record<CaseMilestone, string> = {
  response: 'Ateb y darparwr i’r cynnig',
  allocation: 'Enw’r eiriolwr',
  'first-contact': 'Cyswllt cyntaf â’r person',
  report: 'Yr adroddiad',
}

const pauses: Record<PauseReason, string> = {
  'awaiting-information': 'mae’r darparwr yn aros am wybodaeth gennych',
  'person-unavailable': 'ni all y person gwrdd am y tro, neu nid yw am wneud hynny',
  'access-refused': 'nid yw’r eiriolwr yn cael mynediad i’r lle y mae’r person ynddo',
  'referrer-asked-to-wait': 'gofynnoch am gael aros',
  'safeguarding-lead-asked': 'gofynnodd yr arweinydd diogelu am gael aros',
  'instruction-queried': 'mae’r darparwr wedi gofyn cwestiwn i chi',
}

const withdrawalReasons: (typeof english)['withdraw']['reasons'] = {
  'person-declined': 'Nid yw’r person am gael eiriolwr',
  'decision-no-longer-needed': 'Nid oes angen y penderfyniad mwyach',
  'appropriate-individual-found': 'Daethpwyd o hyd i rywun priodol i gefnogi’r person neu i ymgynghori ag ef',
  'person-moved': 'Mae’r person wedi symud i ardal arall',
  'person-died': 'Mae’r person wedi marw',
  'referred-in-error': 'Gwnaed yr atgyfeiriad drwy gamgymeriad',
  'consent-withdrawn': 'Mae’r cydsyniad wedi’i dynnu’n ôl',
  other: 'Rheswm arall',
}

const handOverReasons: (typeof english)['handOver']['reasons'] = {
  'person-moved': 'Mae’r person wedi symud',
  'hospital-transfer': 'Mae’r person wedi’i drosglwyddo i ysbyty arall',
  'authority-changed': 'Awdurdod arall sy’n gyfrifol nawr',
  other: 'Rheswm arall',
}

export const track: typeof english = {
  referral: 'Atgyfeiriad',
  reference: (reference) => `Atgyfeiriad ${reference}`,

  sent: {
    title: 'Atgyfeiriad wedi’i anfon',
    reference: 'Eich cyfeirnod',
    lede: {
      open: 'Mae gan y person hawl i eiriolwr, neu rydych wedi gofyn am un. Nid oes angen i chi wneud dim nawr.',
      information: 'Mae’r atgyfeiriad wedi dod i law. Mae angen rhagor o atebion gennych cyn y gall dim ddigwydd.',
      decision:
        'Mae’r atgyfeiriad wedi dod i law. Bydd adolygydd o’ch awdurdod yn darllen eich rheswm ac yn penderfynu.',
      nothing:
        'Mae’r atgyfeiriad wedi dod i law ac wedi’i gofnodi. Ar yr atebion hyn nid yw’r gyfraith yn rhoi hawl i eiriolwr.',
    },
    casesTitle: 'Yr achosion, a phryd mae pob peth i’w wneud',
    casesOpen: 'Mae’r achosion hyn ar agor.',
    casesSoon: 'Yn cael eu hagor nawr, gyda’r dyddiadau hyn.',
    otherDates:
      'Mae amser y darparwr i ateb yn rhedeg o’r cynnig. Mae’r adroddiad i’w gyflwyno ar y dyddiad y cytunir arno gyda’r eiriolwr, neu 15 diwrnod gwaith ar ôl enwi’r eiriolwr, ond byth ar ôl y penderfyniad.',
    lawTitle: 'Beth mae’r gyfraith yn ei ddweud',
    nextTitle: 'Beth sy’n digwydd nesaf',
    next: [
      'Mae’r darparwr sydd dan gontract ar gyfer yr ardal yn cael cynnig drwy e-bost. Nid yw’n enwi neb.',
      'Pan fydd yn derbyn, mae’n gweld yr atgyfeiriad cyfan ac yn enwi eiriolwr. Fe welwch pwy ydyw.',
      'Os bydd unrhyw beth yn hwyr neu’n mynd at ddarparwr arall, cewch wybod pan fydd yn digwydd, a pham.',
    ],
    giveTitle: 'Beth mae angen i chi ei wneud',
    give: 'Rhoi’r atebion sydd ar goll',
    wayOnTitle: 'Ffyrdd eraill o gael eiriolwr',
    follow: 'Gweld ble mae’r atgyfeiriad hwn',
    another: 'Gwneud atgyfeiriad arall',
    withdraw: 'Gallwch dynnu’r atgyfeiriad yn ôl unrhyw bryd.',
    withdrawLink: 'Ei dynnu’n ôl',
    mail: 'Mae cydnabyddiaeth ar ei ffordd i’ch e-bost gwaith.',
  },

  list: {
    title: 'Atgyfeiriadau eich awdurdod',
    caption: 'Atgyfeiriadau, y diweddaraf yn gyntaf',
    heads: { reference: 'Cyfeirnod', about: 'Pwnc', received: 'Daeth i law', status: 'Ble mae’r atgyfeiriad' },
    empty: 'Nid yw eich awdurdod wedi anfon unrhyw atgyfeiriad eto.',
    begin: 'Gwneud atgyfeiriad',
    more: 'Dangos atgyfeiriadau cynharach',
    first: 'Yn ôl i’r atgyfeiriadau diweddaraf',
  },

  show: {
    status: 'Statws',
    standing: {
      received:
        'Rydym yn canfod beth mae’r gyfraith yn ei ddweud ac yn agor yr achosion. Mae hyn yn cymryd eiliad: ail-lwythwch y dudalen i’w gweld.',
      'awaiting-information':
        'Nid yw ateb y gyfraith wedi’i setlo: mae atebion a allai ei newid ar goll. Nid oes dim yn symud nes i chi eu rhoi, gofyn i adolygydd benderfynu hebddynt, neu dynnu’n ôl.',
      'awaiting-decision':
        'Nid yw’r gyfraith yn rhoi hawl ar yr atebion hyn, neu mae’n gadael y peth yn agored, ac aeth yr atgyfeiriwr ymlaen gan roi rheswm. Adolygydd o’r awdurdod sy’n penderfynu.',
      open: 'Mae pob math o eiriolaeth yn achos ar wahân, gyda’i ddarparwr a’i ddyddiadau ei hun.',
      'not-eligible': 'Nid oes dyletswydd na phŵer yn gymwys ar yr atebion a roddwyd, felly nid agorwyd achos.',
      withdrawn: 'Tynnwyd yr atgyfeiriad yn ôl. Mae popeth a wnaed yn aros ar gofnod.',
      closed: 'Mae pob achos wedi dod i ben.',
    },
    next: {
      assigning: 'Mae darparwr sydd â lle yn cael ei ganfod.',
      offered:
        'Mae’r cynnig gyda’r darparwr, a’r cam nesaf yw ei ateb. Os na all gymryd yr achos, gofynnir i’r darparwr nesaf.',
      queried: 'Mae’r darparwr wedi gofyn cwestiwn am y cyfarwyddyd. Mae’r achos yn aros am eich ateb.',
      accepted: 'Mae’r darparwr wedi cymryd yr achos. Y cam nesaf yw enwi’r eiriolwr.',
      allocated: 'Y cam nesaf yw i’r eiriolwr gwrdd â’r person.',
      'in-contact': 'Mae’r eiriolwr yn gweithio gyda’r person. Yr adroddiad neu’r sylwadau sydd nesaf.',
      reported: 'Mae’r adroddiad wedi’i anfon. Y cam nesaf yw i’r darparwr gau’r achos.',
      unplaced: 'Ni allai unrhyw ddarparwr yn yr ardal gymryd yr achos. Mae’r comisiynydd yn dod o hyd i un.',
      withdrawn: 'Tynnwyd yr achos yn ôl.',
      closed: 'Mae’r achos wedi’i gau.',
    },
    askedTitle: 'Beth a ofynnir gennych',
    wayOnTitle: 'Beth y gallwch ei wneud',
    askedOfReviewer: 'Mae angen penderfyniad adolygydd',
    casesTitle: 'Sut mae pethau',
    noCases: 'Nid oes achos wedi’i agor.',
    caseTitle: (role) => role,
    expectedTag: 'Yn cael ei agor',
    noDates: 'Mae ei ddyddiadau’n dechrau pan anfonir y cynnig.',
    datesTitle: (role) => `Dyddiadau’r achos (${role})`,
    provider: 'Darparwr',
    noProvider: 'Ddim yn hysbys eto',
    advocate: 'Eiriolwr',
    noAdvocate: 'Heb ei enwi eto',
    priority: 'Blaenoriaeth',
    ground: 'Ei sail yn y gyfraith',
    case: 'Achos',
    ended: 'Daeth i ben',
    advocatesBefore: 'Eiriolwyr blaenorol',
    outcomes: 'Canlyniad',
    received: 'Daeth i law',
    sentBy: 'Tîm',
    decisionOn: 'Dyddiad y penderfyniad',
    person: 'Y person',
    lawTitle: 'Beth mae’r gyfraith yn ei ddweud',
    lawOn: (date) => `Barnwyd yn ôl y gyfraith ar ${softened(date)}.`,
    lawPending: 'Mae hyn wedi’i ganfod o’ch atebion; mae’r cofnod ohono’n cael ei ysgrifennu.',
    withdrawnFor: (reason) => `Rheswm: ${lowered(reason)}.`,
    story: 'Darllen yr atgyfeiriad fel y mae nawr',
    decisionDue: (moment) => `Bydd adolygydd yn penderfynu erbyn ${moment}.`,
    decisionLate: (moment) =>
      `Roedd y penderfyniad i’w wneud erbyn ${moment}, ac mae’n hwyr. Mae’r adolygwyr a’r comisiynydd wedi cael gwybod.`,
    decisionLateUntold: (moment) => `Roedd y penderfyniad i’w wneud erbyn ${moment}, ac mae’n hwyr.`,
    yourReason: 'Pam y mae’r atgyfeiriwr yn mynd ymlaen',
    besides: (roles) =>
      `Nid yw’r gyfraith yn rhoi hawl i’r canlynol ar yr atebion hyn, neu mae’n gadael y peth yn agored, ac aeth yr atgyfeiriwr ymlaen gan roi rheswm: ${dates.list(roles.map(lowered))}. Adolygydd o’r awdurdod sy’n penderfynu; nid yw’r achosion eraill yn aros am hynny.`,
    withdraw: 'Tynnu’r atgyfeiriad yn ôl',
    moreTitle: 'Yr atgyfeiriad hwn',
    historyTitle: 'Beth sydd wedi digwydd',
    back: 'Eich atgyfeiriadau',
  },

  delays: {
    title: 'Oedi',
    expected: (what, day, reason) =>
      `${milestone[what]}: bydd yn hwyrach nag a addawyd. Mae’r darparwr yn ei ddisgwyl nawr erbyn ${day}. Rheswm: ${reason}.`,
    overdue: (what, due) => `${milestone[what]}: roedd i’w gael erbyn ${due}, ac nid yw yno eto.`,
    told: 'Mae’r rhai a all wneud rhywbeth yn ei gylch wedi cael gwybod.',
    late: (what, due, reached) => `${milestone[what]}: roedd i’w gael erbyn ${due}, a daeth ar ${softened(reached)}.`,
    declined: (provider, moment) =>
      `Ni allai ${provider} gymryd yr achos ar ${softened(moment)}. Aeth ymlaen at y darparwr nesaf.`,
    lapsed: (provider, moment) =>
      `Ni wnaeth ${provider} ateb y cynnig mewn pryd, erbyn ${moment}. Aeth ymlaen at y darparwr nesaf.`,
    bounced: (provider, moment) =>
      `Ni ellid cyrraedd ${provider} drwy e-bost ar ${softened(moment)}. Aeth yr achos ymlaen at y darparwr nesaf.`,
    'taken-back': (provider, moment) =>
      `Cymerodd y comisiynydd yr achos yn ôl ar ${softened(moment)}, i’w roi i ddarparwr arall (yr un o’r blaen: ${provider}).`,
    'given-back': (provider, moment) =>
      `Ni allai ${provider} barhau â’r achos, a rhoddodd ef yn ôl ar ${softened(moment)}. Gofynnir i ddarparwr arall.`,
    paused: (reason, moment) =>
      `Mae’r cloc wedi’i oedi ers ${moment}: ${pauses[reason]}. Mae’r dyddiadau’n symud ymlaen cyhyd ag y bydd hyn yn para.`,
    unplaced:
      'Mae pob darparwr sydd dan gontract ar gyfer yr ardal wedi gwrthod, heb ateb, neu heb le. Mae’r comisiynydd wedi cael gwybod ac yn dod o hyd i un.',
    // It stands within a sentence in Welsh, so it has no capital.
    someProvider: 'darparwr',
  },

  question: {
    title: (role) => `Cwestiwn am yr achos (${role})`,
    from: (provider) => `Mae ${provider} yn gofyn:`,
    label: 'Eich ateb',
    hint: 'Mae ateb yn cadarnhau’r cyfarwyddyd: yna mae’r darparwr yn mynd ymlaen. Efallai na fydd wedi derbyn yr achos eto, felly peidiwch ag ysgrifennu mwy am y person nag sydd ei angen ar yr ateb. Os na ddylai’r person gael yr eiriolwr hwn, tynnwch yr achos hwn yn ôl yn lle hynny.',
    send: 'Anfon yr ateb a chadarnhau’r cyfarwyddyd',
    errors: {
      required: 'Ysgrifennwch ateb i gwestiwn y darparwr',
      'too-long': 'Byrhewch yr ateb i 2,000 o nodau',
      characters: 'Tynnwch y nodau na ellir eu darllen, yna teipiwch ef eto',
    },
  },

  information: {
    asked: 'Mae atebion a allai newid yr hyn y mae’r gyfraith yn ei ddweud ar goll.',
    link: 'Rhoi’r atebion sydd ar goll',
    title: 'Rhoi’r atebion sydd ar goll',
    lede: 'Gall ateb y gyfraith newid gyda phob un o’r rhain. Peidiwch â dweud “ddim yn hysbys” ond lle na all neb ddweud eto.',
    noteLabel: 'Unrhyw beth arall y dylai’r adolygydd neu’r darparwr ei wybod (dewisol)',
    noteHint: 'Daw yn rhan o’r cofnod.',
    send: 'Anfon yr atebion hyn',
    errors: {
      nothing: 'Rhowch o leiaf un ateb sy’n hysbys nawr',
      'too-long': 'Byrhewch hwn i 2,000 o nodau',
      characters: 'Tynnwch y nodau na ellir eu darllen, yna teipiwch ef eto',
    },
  },

  goOn: {
    powerAsked: 'Mae’r gyfraith yn caniatáu cyfarwyddo eiriolwr lle mae rhywun yn gofyn am un ac yn dweud pam.',
    powerLink: 'Gofyn am eiriolwr',
    againstAsked:
      'Eich barn gyfreithiol chi sy’n cyfrif: gallwch fynd ymlaen yn groes i ateb y gyfraith, ac adolygydd fydd yn penderfynu.',
    openAsked: 'Os na all neb wybod yr atebion sydd ar goll, gall adolygydd benderfynu hebddynt.',
    link: 'Mynd ymlaen, gyda rheswm',
    powerTitle: 'Gofyn am eiriolwr',
    againstTitle: 'Mynd ymlaen yn groes i ateb y gyfraith',
    openTitle: 'Cael penderfyniad heb yr atebion sydd ar goll',
    lede: 'Mae adolygydd o’ch awdurdod yn darllen eich rheswm ac yn penderfynu. Cewch wybod y naill ffordd neu’r llall.',
    powerLede: 'Agorir achos ar gyfer pob un y gofynnwch amdano.',
    reasonLabel: 'Pam y dylai’r person gael eiriolwr serch hynny?',
    openReasonLabel: 'Pam na ellir gwybod yr atebion, a pham y dylai’r person gael eiriolwr?',
    reasonHint: 'Mae’r adolygydd yn ei ddarllen, ac fe’i cofnodir gyda’ch enw.',
    send: 'Ei anfon at adolygydd',
    powerSend: 'Gofyn am eiriolwr',
    errors: {
      power: 'Dywedwch pam, ar gyfer un o leiaf',
      'reason.required': 'Dywedwch pam',
      'reason.too-long': 'Byrhewch y rheswm i 2,000 o nodau',
      'reason.characters': 'Tynnwch y nodau na ellir eu darllen, yna teipiwch ef eto',
    },
  },

  decided: {
    title: 'Beth a benderfynodd yr adolygydd',
    outcome: 'Penderfyniad',
    for: (roles) => `Mae eiriolwr i’w gyfarwyddo: ${dates.list(roles.map(lowered))}`,
    against: 'Nid oes achos yn cael ei agor',
    noFurther: 'Nid oes achos arall yn cael ei agor',
    already: (who, outcome) => `Mae ${who} eisoes wedi penderfynu. ${outcome}.`,
    reason: 'Rheswm',
    by: 'Penderfynwyd gan',
  },

  decide: {
    asked: 'Mae’r atgyfeiriwr yn mynd ymlaen lle nad yw’r gyfraith yn rhoi hawl neu lle mae’n gadael y peth yn agored:',
    due: 'Penderfynu erbyn',
    lead: 'Dyddiad y penderfyniad am y person',
    link: 'Penderfynu',
    title: 'Penderfynu a gaiff achos ei agor',
    reasonGiven: 'Pam y mae’r atgyfeiriwr yn mynd ymlaen',
    rolesLegend: 'Pa eiriolwyr y dylid eu cyfarwyddo?',
    rolesHint: 'Dewiswch bob un sy’n berthnasol. Agorir achos ar gyfer pob un, fel pŵer.',
    noCase: 'Dim un: caiff yr atgyfeiriad ei gau fel un nad yw’n gymwys',
    noFurtherCase: 'Dim un: nid agorir achos arall, ac mae’r lleill yn mynd ymlaen',
    or: 'neu',
    reasonLabel: 'Pam yr ydych yn penderfynu felly?',
    reasonHint: 'Mae’r atgyfeiriwr yn ei ddarllen, ac fe’i cofnodir gyda’ch enw.',
    send: 'Cofnodi’r penderfyniad',
    stale:
      'Mae atebion neu resymau wedi newid ers i chi agor y dudalen. Edrychwch ar bethau fel y maent nawr, yna anfonwch yr hyn yr ydych wedi’i ysgrifennu eto os yw’n dal yn berthnasol.',
    own: 'Chi eich hun a ofynnodd am y penderfyniad hwn, felly adolygydd arall sy’n ei wneud.',
    errors: {
      'roles.required': 'Dewiswch pa eiriolwyr y dylid eu cyfarwyddo, neu dim un',
      'roles.contradiction': 'Dewiswch eiriolwyr, neu dim un ohonynt, ond nid y ddau',
      'reason.required': 'Dywedwch pam yr ydych yn penderfynu felly',
      'reason.too-long': 'Byrhewch y rheswm i 2,000 o nodau',
      'reason.characters': 'Tynnwch y nodau na ellir eu darllen, yna teipiwch ef eto',
    },
  },

  withdrawCase: {
    link: 'Tynnu’r achos hwn yn ôl',
    title: (role) => `Tynnu’r achos yn ôl (${role})`,
    lede: 'Daw’r achos hwn i ben ar unwaith, a chaiff ei ddarparwr wybod. Mae achosion eraill yr atgyfeiriad yn mynd ymlaen. Ni ellir dad-wneud hyn, ac mae’r cofnod yn aros.',
    warning:
      'Os oes gan y person hawl i’r eiriolwr hwn, nid yw’r ddyletswydd i gyfarwyddo un yn dod i ben gyda’r achos.',
    consent:
      'Os yw’r person wedi tynnu cydsyniad yn ôl, mae hynny’n berthnasol i bob achos: cofnodwch hynny ar dudalen yr atgyfeiriad.',
    legend: 'Pam yr ydych yn ei dynnu’n ôl?',
    send: 'Tynnu’r achos yn ôl',
    keep: 'Cadw’r achos',
    errors: { required: 'Dywedwch pam yr ydych yn tynnu’r achos yn ôl' },
  },

  withdraw: {
    title: 'Tynnu’r atgyfeiriad yn ôl',
    lede: 'Daw pob un o’i achosion i ben ar unwaith, a chaiff ei ddarparwyr wybod. Ni ellir dad-wneud hyn, ac mae’r cofnod yn aros.',
    warning:
      'Os oes gan y person hawl i eiriolwr, nid yw’r ddyletswydd i gyfarwyddo un yn dod i ben gyda’r atgyfeiriad.',
    legend: 'Pam yr ydych yn ei dynnu’n ôl?',
    reasons: withdrawalReasons,
    send: 'Tynnu’r atgyfeiriad yn ôl',
    keep: 'Cadw’r atgyfeiriad',
    errors: { required: 'Dywedwch pam yr ydych yn tynnu’r atgyfeiriad yn ôl' },
  },

  handOver: {
    link: 'Trosglwyddo’r achos hwn i ardal arall',
    title: 'Trosglwyddo’r achos i ardal arall',
    lede: 'Pan fydd y person wedi symud, mae ei eiriolwr yn parhau gydag ef nes i chi drosglwyddo’r achos. Nid oes angen ffurflen newydd: mae’r darparwr newydd yn darllen yr un atgyfeiriad, ac mae’r dyddiad y’i hanfonwyd gennych yn aros.',
    ledeNoProvider:
      'Nid oes darparwr wedi derbyn yr achos hwn eto. Daw i ben yn ei ardal ar unwaith, ac mae’n mynd yn ei flaen yn yr un newydd.',
    place: 'Os yw cyfeiriad y person wedi newid, cywirwch ef ar yr atgyfeiriad hefyd.',
    area: 'I ardal pa awdurdod y mae’n mynd?',
    choose: 'Dewiswch awdurdod',
    areaHint: 'Yr ardal y mae’r person ynddi nawr, neu’r awdurdod sy’n gyfrifol nawr.',
    reason: 'Pam y mae’n cael ei drosglwyddo?',
    reasons: handOverReasons,
    joint: 'A fydd y ddau eiriolwr yn gweithio arno am gyfnod?',
    jointNo: 'Na fyddant, mae’r achos yn dod i ben yma ar unwaith',
    jointYes: 'Byddant, tan ddyddiad penodol',
    jointDay: 'Tan ba ddyddiad?',
    jointDayHint: (example, latest) =>
      `Dim ond os bydd y ddau’n gweithio arno. Er enghraifft, ${example}. Y dyddiad hwyraf: ${latest}.`,
    send: 'Trosglwyddo’r achos',
    keep: 'Gadael yr achos lle y mae',
    to: 'Trosglwyddwyd i',
    from: 'Trosglwyddwyd o',
    inArea: (area, caseId) => `${area}, achos ${caseId}`,
    joinedUntil: 'Mae’r ddau’n gweithio arno tan',
    standing: 'Mae’r achos yn mynd yn ei flaen mewn ardal arall.',
    standingJoint: (day) =>
      `Mae’r achos yn mynd yn ei flaen mewn ardal arall. Mae’r darparwr hwn yn gweithio arno hefyd, tan ddiwedd y dydd hwn: ${day}.`,
    standingForProvider: (day) =>
      `Mae’r achos hwn wedi’i drosglwyddo i ardal arall. Byddwch chi a’r darparwr newydd yn gweithio arno gyda’ch gilydd tan ddiwedd y dydd hwn: ${day}. Yna bydd yn dod i ben gyda chi ohono’i hun.`,
    errors: {
      'area.required': 'Dewiswch yr awdurdod y mae’r achos yn mynd ato',
      'area.same-area': 'Mae’r achos yn yr ardal hon eisoes: dewiswch awdurdod arall',
      'area.other-law':
        'Nid y gyfraith y mae’r achos hwn yn seiliedig arni yw cyfraith yr ardal honno: anfonwch atgyfeiriad newydd yno yn lle hynny',
      'reason.required': 'Dywedwch pam y mae’r achos yn cael ei drosglwyddo',
      'joint.required': 'Dywedwch a fydd y ddau’n gweithio arno am gyfnod',
      'jointUntil.required': 'Rhowch y dyddiad y bydd y ddau’n gweithio arno tan hynny',
      'jointUntil.date': 'Rhowch ddyddiad go iawn, fel 27 3 2027',
      'jointUntil.before-it-began': 'Rhaid i’r dyddiad fod heddiw neu’n hwyrach',
      'jointUntil.too-far-ahead': 'Rhaid i’r dyddiad fod o fewn pedair wythnos',
      'jointUntil.nobody-to-share-with': 'Nid oes darparwr wedi derbyn yr achos hwn, felly ni all neb ei rannu',
    },
  },

  story: {
    title: 'Yr atgyfeiriad fel y mae nawr',
    lede: 'Cedwir yr atebion i’r cwestiynau cydraddoldeb ar wahân ac ni chânt eu dangos.',
    added: 'Mae atebion a ychwanegwyd neu a gywirwyd yn ddiweddarach ymhlith y rhain.',
  },

  done: {
    title: 'Wedi’i wneud',
    information: 'Mae eich atebion wedi’u hychwanegu. Mae ateb y gyfraith yn cael ei ganfod eto.',
    withdrawn: 'Mae’r atgyfeiriad wedi’i dynnu’n ôl.',
    'case-withdrawn': 'Mae’r achos wedi’i dynnu’n ôl. Mae’r achosion eraill yn mynd ymlaen.',
    answered: 'Mae eich ateb gyda’r darparwr, ac mae’r achos yn mynd ymlaen.',
    decided: 'Mae eich penderfyniad wedi’i gofnodi.',
    'handed-over':
      'Mae’r achos wedi’i drosglwyddo. Mae’n mynd yn ei flaen yn yr ardal newydd, gyda’r dyddiad y’i hanfonwyd gennych.',
    'gone-on': 'Mae eich rheswm wedi’i gofnodi, ac mae’r atgyfeiriad yn mynd yn ei flaen.',
  },
  refusedTitle: 'Pwysig',

  history: {
    by: (who) => `gan ${who}`,
    earlier: (count) => `Beth ddigwyddodd cyn hynny: ${dates.count(count, 'cofnod', 'gofnod')}`,
    service: 'y gwasanaeth',
    received: 'Daeth yr atgyfeiriad i law',
    acknowledged: 'Anfonwyd y gydnabyddiaeth at yr atgyfeiriwr drwy e-bost',
    determined: 'Canfuwyd ateb y gyfraith',
    corrected: (answers) => `Nifer yr atebion a gywirwyd: ${answers}`,
    sharing: {
      stopped: 'Tynnwyd yn ôl y cydsyniad i rannu',
      resumed: 'Ceir rhannu’r atgyfeiriad eto',
    },
    handedOver: (role, toCaseId, reason) =>
      `Trosglwyddwyd yr achos (${role}) i ardal arall, fel achos ${toCaseId}. Rheswm: ${lowered(handOverReasons[reason])}`,
    goneOn: (reason) => `Mae’r atgyfeiriwr yn mynd ymlaen. Rheswm: ${reason}`,
    powersAsked: 'Gofynnwyd am eiriolwr lle mae’r gyfraith yn gadael y dewis',
    alerts: {
      'information:reminder': 'Atgoffwyd yr atgyfeiriwr o’r atebion sydd ar goll',
      'information:breach': 'Ni ddaeth yr atebion a oedd ar goll mewn pryd: cafodd yr atgyfeiriwr a’r adolygwyr wybod',
      'decision:reminder': 'Atgoffwyd yr adolygwyr o’r penderfyniad',
      'decision:breach': 'Mae’r penderfyniad yn hwyr: cafodd yr adolygwyr, y comisiynydd a’r atgyfeiriwr wybod',
    },
    informationAdded: 'Rhoddwyd yr atebion a oedd ar goll',
    recheckDue: 'Gofynnwyd i’r atgyfeiriwr edrych eto: gall ateb y gyfraith fod wedi newid gydag amser',
    rechecksDropped: 'Nid oes angen i neb edrych arno eto',
    decidedFor: (roles, reason) =>
      `Penderfynodd adolygydd agor achosion: ${dates.list(roles.map(lowered))}. Rheswm: ${reason}`,
    decidedAgainst: (reason) => `Penderfynodd adolygydd beidio ag agor achos. Rheswm: ${reason}`,
    opened: (roles) => `Agorwyd: ${dates.list(roles.map(lowered))}`,
    because: (what, reason) => `${what}. Y rheswm: ${reason}`,
    caseEnded: { closed: 'Caewyd achos', withdrawn: 'Tynnwyd achos yn ôl' },
    withdrawn: (reason) => `Tynnwyd yr atgyfeiriad yn ôl: ${lowered(withdrawalReasons[reason])}`,
    ofCase: (role, words) => `${status.shortRole[role]}: ${lowered(words)}`,
  },
}
