// The pages on which a referral is written, in Welsh.
import type { refer as english } from '../en/refer.ts'
import { lowered, softened } from './beginnings.ts'
import { dates } from './dates.ts'

const figure = (number: number): string => number.toLocaleString('en-GB')
const days = (count: number): string => dates.count(count, 'diwrnod gwaith', 'ddiwrnod gwaith')

/** “Dyddiad geni: rhowch ateb”, but “Beth sy’n cael ei benderfynu? Rhowch ateb”. */
const mistake = (label: string, words: string): string =>
  /[?!.]$/.test(label) ? `${label} ${words}` : `${label}: ${lowered(words)}`

/** “Enw: Bryony Ash”, but “A gaiff gwybodaeth ei rhannu â nhw? Caiff”. */
const part = (label: string, answer: string): string =>
  /[?!.]$/.test(label) ? `${label} ${answer}` : `${label}: ${answer}`

export const refer: typeof english = {
  start: {
    title: 'Gwneud atgyfeiriad',
    right: 'Gall hyn fod yn hawl gyfreithiol',
    rightText:
      'Ar gyfer llawer o benderfyniadau mae’r gyfraith yn dweud bod rhaid cyfarwyddo eiriolwr cyn gwneud y penderfyniad. Nid oes angen i chi wybod pa gyfraith: bydd y cwestiynau’n canfod hynny.',
    needTitle: 'Beth sydd ei angen arnoch',
    need: [
      'beth sy’n cael ei benderfynu, gan bwy, ac erbyn pryd',
      'enw, dyddiad geni a chyfeiriad y person, a ble mae nawr',
      'yr hyn a wyddoch am ei alluedd, neu am yr hyn sy’n ei gwneud yn anodd cymryd rhan',
      'pwy arall sydd: teulu, ffrindiau, atwrnai neu ddirprwy',
      'sut mae’n cyfathrebu, ac unrhyw beth sy’n cadw ymweliad yn ddiogel',
    ],
    time: 'Mae’n cymryd tua 20 munud. Gallwch stopio ar unrhyw dudalen a dod yn ôl: cedwir eich atebion am 30 diwrnod.',
    begin: 'Dechrau atgyfeiriad newydd',
    urgent: 'Os oes rhywun mewn perygl nawr, ffoniwch 999 a’ch tîm diogelu yn gyntaf.',
    draftsTitle: 'Atgyfeiriadau yr ydych wedi’u dechrau',
    noDrafts: 'Nid oes gennych yr un. Cedwir atgyfeiriad yr ydych yn ei ddechrau, ond heb ei anfon, yma am 30 diwrnod.',
    draftsCaption: 'Eich drafftiau, y diweddaraf yn gyntaf',
    heads: { about: 'Ynghylch', saved: 'Cadwyd ddiwethaf', expires: 'Cedwir tan' },
    unnamed: 'Neb wedi’i enwi eto',
    undecided: 'Beth sy’n cael ei benderfynu: heb ei nodi eto',
    carryOn: 'Parhau',
    carryOnWith: (about: string): string => `â’r atgyfeiriad ynghylch ${about}`,
    remove: 'Dileu',
    removed: 'Mae’r drafft wedi’i ddileu.',
    doneTitle: 'Wedi’i wneud',
  },

  remove: {
    title: 'Dileu’r drafft hwn?',
    text: 'Bydd pob ateb ynddo’n cael ei golli, ac ni all neb ei adfer. Nid effeithir ar atgyfeiriad sydd eisoes wedi’i anfon.',
    changed: 'Newidiwyd y drafft hwn mewn tab neu ffenestr arall ar ôl i chi agor y dudalen hon.',
    keep: 'Ei gadw',
    send: 'Dileu’r drafft',
  },

  noDraft: {
    title: 'Nid yw’r drafft hwn yma',
    kept: 'Caiff drafft nad yw’n cael ei anfon ei ddileu 30 diwrnod ar ôl ei gadw ddiwethaf.',
    other:
      'Efallai hefyd eich bod wedi’i ddileu, neu fod rhywun arall wedi’i ddechrau: dim ond y sawl a ddechreuodd ddrafft all ei agor.',
    link: 'Gweld eich drafftiau, neu ddechrau atgyfeiriad newydd',
    sent: 'Chwilio amdano ymhlith yr atgyfeiriadau a anfonwyd',
  },

  warnings: {
    title: 'A yw hyn yn gywir?',
    text: 'Newidiwch ateb, neu ticiwch ei fod yn gywir fel y mae. Gallwch wneud hynny’n ddiweddarach hefyd, cyn anfon.',
    beforeSending: 'Newidiwch ateb, neu ticiwch ei fod yn gywir fel y mae.',
    right: 'Mae hyn yn gywir',
    change: 'Newid ateb',
    unconfirmed: 'Ticiwch fod hyn yn gywir, neu newidiwch ateb.',
    confirmed: 'Cadarnhawyd ei fod yn gywir',
  },

  duplicates: {
    title: 'Efallai fod y person hwn wedi’i atgyfeirio eisoes',
    text: 'Mae gan eich awdurdod atgyfeiriad agored ynghylch yr un penderfyniad ar gyfer rhywun â’r un rhif, neu’r un enw a dyddiad geni. Gallwch anfon yr un hwn er hynny.',
    sent: (date: string, team: string): string => `Anfonwyd ${softened(date)} gan ${team}`,
    with: (holders: string): string => `Gyda ${holders}`,
    nobody: 'Heb ddarparwr eto',
  },

  tasks: {
    title: 'Eich atgyfeiriad',
    titleFor: (name: string): string => `Eich atgyfeiriad ynghylch ${name}`,
    progress: (done: number, all: number): string =>
      `Mae ${done} o’r ${all} adran y mae angen eu hateb wedi’${done === 1 ? 'i' : 'u'} gwneud.`,
    saved: (moment: string, until: string): string => `Cadwyd ${softened(moment)}. Cedwir tan ${softened(until)}.`,
    toDo: 'Adrannau’r atgyfeiriad',
    lawTask: 'Beth mae’r gyfraith yn ei ddweud hyd yma',
    check: 'Gwirio eich atebion ac anfon',
    checkState: { ready: 'Yn barod', notYet: 'Ni ellir anfon eto' },
    carryOn: 'Parhau',
    remove: 'Dileu’r drafft hwn',
    leave: 'Cedwir eich atebion wrth i chi fynd ymlaen. Gallwch gau’r dudalen hon a dod yn ôl.',
    back: 'Eich drafftiau',
  },

  lead: {
    title: 'Amser tan y penderfyniad',
    unknown:
      'Nid ydych wedi dweud eto pryd y caiff ei benderfynu. Po gynharaf y byddwch yn atgyfeirio, mwyaf y gall eiriolwr ei wneud.',
    giveDate: 'Rhoi’r dyddiad',
    today: (date: string): string => `Mae’r penderfyniad heddiw, ${date}.`,
    in: (count: number, date: string): string => `Mae’r penderfyniad ymhen ${days(count)}, ${softened(date)}.`,
    later: (date: string): string => `O ${softened(date)} ymlaen bydd y rhybudd yn fyr: llai na 5 diwrnod gwaith.`,
    prospect: (advocacy: string, priority: string, by: string): string =>
      `${advocacy}: ${priority} os anfonwch nawr, a’r cyswllt cyntaf erbyn ${by}.`,
    tooLate:
      'Gall hynny fod ar ôl y penderfyniad. Os na all aros, dywedwch yn yr atgyfeiriad ei fod yn fater brys, a pham.',
    short:
      'Mae hynny’n rhybudd byr: llai na 5 diwrnod gwaith. Anfonwch yr atgyfeiriad heddiw, hyd yn oed os yw rhannau ohono’n fyr.',
  },

  page: {
    continue: 'Parhau',
    save: 'Cadw a dod yn ôl wedyn',
    backToTasks: 'Holl adrannau’r atgyfeiriad hwn',
    choose: 'Dewiswch un',
    required: {
      text: 'Rhowch ateb',
      'long-text': 'Rhowch ateb',
      'person-name': 'Rhowch enw',
      address: 'Rhowch gyfeiriad',
      postcode: 'Rhowch god post',
      email: 'Rhowch gyfeiriad e-bost',
      phone: 'Rhowch rif ffôn',
      'nhs-number': 'Rhowch rif',
      area: 'Dewiswch gyngor',
      choice: 'Dewiswch un o’r atebion',
      choices: 'Dewiswch un neu fwy o’r atebion',
      'yes-no': 'Dewiswch ateb',
      tick: 'Ticiwch y blwch i gadarnhau hyn',
      agreement: 'Ticiwch y blwch i gadarnhau hyn',
      'whole-number': 'Rhowch rif',
      date: 'Rhowch ddyddiad',
      time: 'Rhowch amser',
      list: 'Rhowch o leiaf un',
    },
    tooLong: (is: number, most: number): string =>
      `Byrhewch yr ateb hwn: caiff fod yn ${figure(most)} nod o hyd, ac mae’n ${figure(is)} nawr`,
    mistake,
    staleTitle: 'Pwysig',
    stale: 'Newidiwyd y dudalen hon mewn tab neu ffenestr arall ar ôl i chi ei hagor.',
    staleText:
      'Yr hyn a welwch yw’r hyn sydd wedi’i gadw nawr. Mae’r hyn yr ydych newydd ei anfon isod, ac nid yw wedi’i gadw.',
    staleTyped: 'Yr hyn yr ydych newydd ei anfon',
    remove: 'Dileu',
    savedTitle: 'Wedi’i gadw',
  },

  entry: (noun: string, place: number): string => `${noun} ${place}`,
  entries: {
    'people.family': 'Perthynas neu ffrind',
    'people.representatives': 'Atwrnai, dirprwy neu berson a enwyd',
    'people.whoMatter': 'Person sy’n bwysig',
    'people.professionals': 'Gweithiwr proffesiynol',
    'decision.meetings': 'Cyfarfod',
  },

  law: {
    title: 'Beth mae’r gyfraith yn ei ddweud',
    soFar: 'Ar sail eich atebion hyd yma',
    standing: {
      'nothing-asked': 'Dywedwch yn gyntaf beth sy’n cael ei benderfynu',
      applies: 'Mae gan y person hawl i gael eiriolwr',
      power: 'Gellir cyfarwyddo eiriolwr',
      open: 'Mae angen rhagor o atebion',
      'nothing-applies': 'Dim hawl i gael eiriolwr ar sail yr atebion hyn',
    },
    standingText: {
      'nothing-asked':
        'Ar ôl i chi ddweud beth sy’n cael ei benderfynu, ac o dan ba gyfraith, bydd yr ateb yn ymddangos yma gam wrth gam.',
      applies: 'Mae’r atgyfeiriad yn agor achos ar gyfer pob math o eiriolaeth a enwir isod.',
      power:
        'Mae’r gyfraith yn caniatáu eiriolwr, ond nid yw’n mynnu un. Agorir achos os byddwch yn gofyn amdano ac yn dweud pam.',
      open: 'Gallai ateb nad ydych wedi’i roi eto newid yr hyn y mae’r gyfraith yn ei ddweud. Gallwch ei roi nawr neu’n nes ymlaen.',
      'nothing-applies':
        'Gallwch newid ateb nad yw’n gywir, mynd ymlaen gan roi rheswm, neu chwilio am eiriolaeth arall. Chi sy’n barnu ar y gyfraith.',
    },
    advocates: {
      imca: 'IMCA',
      imha: 'IMHA',
      'care-act': 'eiriolwr Deddf Gofal',
      rpr: 'cynrychiolydd cyflogedig',
    },
    headings: {
      duty: (advocate: string): string => `Mae dyletswydd i gyfarwyddo ${advocate}`,
      power: (advocate: string): string => `Mae pŵer i gyfarwyddo ${advocate}`,
      inform: (advocate: string): string => `Rhaid dweud wrth y person am ei hawl i gael ${advocate}`,
      'not-eligible': (advocate: string): string => `Nid yw hyn yn rhoi hawl i gael ${advocate}`,
      'needs-information': (advocate: string): string => `Heb ei setlo eto: ${advocate}`,
    },
    outcomes: {
      duty: 'Dyletswydd',
      power: 'Pŵer',
      inform: 'Hawl i gael gwybod',
      'not-eligible': 'Nid yw’n gymwys',
      'needs-information': 'Atebion ar goll',
    },
    about: 'Ynghylch',
    why: 'Pam',
    rule: (rule: string): string => `Rheol ${rule}`,
    source: (source: string): string => `Ffynhonnell: ${source}`,
    missing: 'Heb eu hateb eto',
    bodies: {
      'nhs-body': 'y corff GIG',
      'local-authority': 'y cyngor',
      'supervisory-body': 'y corff goruchwylio',
      anyone: 'unrhyw un',
      patient: 'y claf',
    },
    instructedBy: (bodies: readonly string[]): string =>
      `I’w gyfarwyddo gan ${bodies.join(' neu ').replaceAll(' neu y ', ' neu’r ')}, neu gan rywun sy’n gweithredu ar ran y corff hwnnw.`,
    anyoneRefers: 'Caiff unrhyw un atgyfeirio, gan gynnwys y claf, a’r claf sy’n dewis a yw am weld yr eiriolwr.',
    actFirst:
      'Mae’r penderfyniad yn un brys: ceir ei wneud cyn i’r eiriolwr fod yno. Mae’r ddyletswydd yn parhau, a chofnodir y rheswm.',
    recheck: (date: string): string =>
      `Edrychwch ar hyn eto ${softened(date)}: efallai y bydd yr ateb yn wahanol erbyn hynny. Cyfrifir arhosiad o ddiwrnod yr ateb hwn oni bai eich bod wedi dweud pryd y dechreuodd: edrychwch yn gynt os dechreuodd cyn hynny.`,
    recheckSection: (end?: { hours: number; mayBeExtended: boolean }): string =>
      `Edrychwch ar hyn eto pan ddaw’r adran i ben${end === undefined ? '' : ` (${end.hours} awr ar y mwyaf ar ôl iddi ddechrau${end.mayBeExtended ? ', oni chaiff ei hestyn' : ''})`} neu pan fydd un arall yn dechrau: efallai y bydd yr ateb yn wahanol erbyn hynny.`,
    notInForce: ({ text, source, asOf }: { text: string; source: string; asOf: string }): string =>
      `Wedi’i ddeddfu, ond heb fod mewn grym ${softened(asOf)}: ${text} (${source})`,
    unconfirmed:
      'Nid yw’r darlleniad hwn o’r gyfraith wedi’i gadarnhau. Gofynnwch am gyngor cyn dibynnu arno, a pheidiwch ag aros am hynny cyn atgyfeirio.',
    others: (count: number): string =>
      `Edrychwyd ar ${dates.count(count, 'rheol', 'reol')} arall nad ${count === 1 ? 'yw’n' : 'ydynt yn'} gymwys`,
    powersTitle: 'A ydych yn gofyn am eiriolwr?',
    goOnTitle: 'Os ydych am fynd ymlaen',
    goOnText: 'Bydd adolygydd eich awdurdod yn darllen eich rheswm ac yn penderfynu. Cofnodir y rheswm.',
    wayOnTitle: 'Ffyrdd eraill o gael eiriolwr',
    wayOn: [
      'Eiriolaeth nad oes statud yn ei mynnu: mae llawer o gynghorau’n talu amdani. Gofynnwch i’ch comisiynydd beth sydd ar gael yn eich ardal.',
      'Help gyda chwyn am iechyd neu ofal cymdeithasol: mae gan bob ardal wasanaeth annibynnol ar gyfer hyn.',
      'Gall fod gan y person hawl yn nes ymlaen, neu ynghylch penderfyniad arall. Atgyfeiriwch eto pan fydd rhywbeth wedi newid.',
    ],
    change: 'Newid ateb',
    continue: 'Parhau',
    goOnFirst:
      'Gallwch anfon yr atgyfeiriad heb reswm. Wedyn caiff ei gau fel un nad yw’n gymwys, a chedwir yr ateb hwn ar gofnod.',
    goOnFor: (roles: readonly string[]): string =>
      `Mae’n ymwneud â’r hyn nad yw’r gyfraith yn ei roi: ${dates.list(roles.map(lowered))}.`,
    goOnBeside: 'Gallwch anfon yr atgyfeiriad heb reswm. Wedyn nid agorir dim mwy na’r hyn sydd uchod.',
    goOnOpen: 'Gallwch anfon yr atgyfeiriad heb reswm. Wedyn bydd yn aros am yr atebion sydd ar goll.',
  },

  check: {
    title: 'Gwiriwch eich atebion cyn anfon yr atgyfeiriad',
    change: 'Newid',
    notAnswered: 'Wedi’u gadael allan',
    missing: 'Angen ateb',
    part,
    toDoTitle: 'Cyn y gallwch ei anfon',
    toDo: (count: number): string =>
      count === 1
        ? 'Mae un ateb ar goll neu mae angen ei gywiro:'
        : `Mae ${count} ateb ar goll neu mae angen eu cywiro:`,
    lawTitle: 'Beth mae’r gyfraith yn ei ddweud ar sail yr atebion hyn',
    seeLaw: 'Gweld y rhesymau',
    whatNext: {
      'nothing-asked': 'Dywedwch yn gyntaf beth sy’n cael ei benderfynu.',
      applies: 'Pan fyddwch yn ei anfon, agorir achos ar gyfer pob un o’r rhain a’i gynnig i’r darparwr yn ei ardal.',
      power: 'Pan fyddwch yn ei anfon, agorir achos ar gyfer pob eiriolwr yr ydych yn gofyn amdano.',
      open: 'Gallwch ei anfon fel y mae. Wedyn bydd yn aros am yr atebion sydd ar goll, a byddwn yn gofyn i chi amdanynt.',
      'nothing-applies':
        'Heb reswm dros fynd ymlaen, caiff yr atgyfeiriad ei gau fel un nad yw’n gymwys pan fyddwch yn ei anfon.',
      'goes-to-reviewer':
        'Rydych yn mynd ymlaen yn groes i’r ateb hwn. Bydd adolygydd eich awdurdod yn darllen eich rheswm ac yn penderfynu.',
      'cases-and-reviewer':
        'Pan fyddwch yn ei anfon, agorir achos ar gyfer pob hawl, ac ar gyfer pob eiriolwr yr ydych yn gofyn amdano. Ar gyfer y lleill rydych yn mynd ymlaen yn groes i’r ateb hwn: bydd adolygydd eich awdurdod yn darllen eich rheswm ac yn penderfynu. Nid yw’r achosion yn aros am hynny.',
      'power-not-asked': 'Nid ydych wedi gofyn am eiriolwr, felly nid agorir achos. Gallwch ofyn am un o hyd.',
    },
    toSend: 'Mynd yn syth at ei anfon, ar ddiwedd y dudalen hon',
    send: 'Anfon yr atgyfeiriad',
    sendText: 'Daw’r atgyfeiriad yn rhan o’r cofnod. Gallwch ychwanegu gwybodaeth a’i dynnu’n ôl wedyn.',
    changed: 'Newidiwyd yr atebion mewn tab neu ffenestr arall ar ôl i chi agor y dudalen hon. Gwiriwch nhw eto.',
  },
}
