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
    order:
      'Y mwyaf brys yn gyntaf: yn ôl blaenoriaeth, yna dyddiad y penderfyniad, yna’r dyddiad derbyn. Cynigir lle a ddaw’n rhydd yn y drefn hon ohono’i hun.',
    room: {
      title: 'Lle yn ôl contract',
      caption: 'Lle sy’n rhydd nawr o dan bob contract sydd mewn grym',
      empty: 'Nid oes contract mewn grym.',
      heads: {
        provider: 'Darparwr',
        roles: 'Ar gyfer',
        places: 'Lleoedd rhydd',
        week: 'Achosion newydd yr wythnos hon',
      },
      places: (free, capacity) => `${free} o ${capacity}`,
      anyNumber: 'Dim terfyn',
    },
    bought: 'Wedi’i brynu y tu allan i’ch contractau? Nodwch ef fel contract: yna cynigir yr achos oddi tano.',
    newContract: 'Nodi contract newydd',
    again: {
      title: 'Chwilio eto ar gyfer pob achos y gellid ei osod',
      text: 'Edrychir eto ar bob achos uchod y mae lle iddo, y mwyaf brys yn gyntaf. Gofynnir unwaith eto i ddarparwyr a adawodd i’r cynnig fynd ymlaen.',
      reason: 'Beth sydd wedi newid?',
      button: 'Chwilio eto ar gyfer pob un',
      done: (count) =>
        count === 0
          ? 'Nid oes lle i unrhyw un o’r achosion hyn, felly ni newidiwyd dim.'
          : count === 1
            ? 'Mae darparwr yn cael ei geisio ar gyfer un achos.'
            : `Mae darparwyr yn cael eu ceisio ar gyfer ${count} o achosion.`,
    },
  },
  offers: {
    title: 'Cynigion sy’n aros am ateb',
    caption: 'Cynigion sy’n aros am ateb, y nesaf i fynd ymlaen yn gyntaf',
    empty: 'Nid oes cynnig yn aros.',
    heads: { case: 'Achos', provider: 'Cynigiwyd i', due: 'Yn mynd ymlaen' },
    queried: 'Mae cwestiwn gyda’r atgyfeiriwr',
    soon: 'Cyn bo hir',
  },
  overdue: {
    title: 'Yn hwyr',
    caption: 'Achosion â rhywbeth yn hwyr, yr hwyraf yn gyntaf',
    empty: 'Nid oes dim yn hwyr.',
    heads: { case: 'Achos', what: 'Beth sy’n hwyr', who: 'Gyda phwy' },
    referrer: 'Yr atgyfeiriwr',
    nobody: 'Neb eto',
    told: 'Mae rheolwr y darparwr, yr atgyfeiriwr a chithau wedi cael gwybod.',
    toldWithout: 'Mae’r atgyfeiriwr a chithau wedi cael gwybod.',
    notTold: 'Nid oes neb wedi cael gwybod eto: mae hynny’n aros am oriau swyddfa.',
  },
  passedOverContacts: {
    title: 'Cysylltiadau nad ydynt yn cael e-bost yn gyntaf',
    lede: 'Mae’r cyfeiriadau hyn wedi gwrthod e-bost yn derfynol, neu wedi dweud nad oes ei eisiau. Mae e-bost am achos yn dechrau gyda chyswllt nesaf y contract nes i’w gysylltiadau gael eu newid. Cawsoch wybod am bob un unwaith.',
    caption: 'Cysylltiadau y neidir drostynt am fod eu cyfeiriad yn gwrthod e-bost, y diweddaraf yn gyntaf',
    heads: { contact: 'Cyswllt', since: 'Ers', change: 'Beth i’w wneud' },
    change: 'Newid cysylltiadau’r contract',
  },
  unreached: {
    title: 'Cysylltiadau na chyrhaeddwyd drwy e-bost',
    lede: 'Ni ellid dosbarthu e-bost cynnig i’r cysylltiadau hyn, ac aeth at yr un nesaf. Gofynnwch am gywiro’r cyfeiriadau yn y contract.',
    caption: 'Cysylltiadau na chyrhaeddodd e-bost cynnig atynt, y diweddaraf yn gyntaf',
    heads: { case: 'Achos', contact: 'Cyswllt', when: 'Pryd' },
  },
  handOver: {
    from: (area, caseId) =>
      `Trosglwyddwyd o ardal arall: ${area}, achos ${caseId}. Dyddiad yr atgyfeiriad yw’r dyddiad y daeth i law.`,
    to: (area, caseId) => `Trosglwyddwyd i ardal arall, lle y mae’n mynd yn ei flaen: ${area}, achos ${caseId}.`,
    joint: (area, caseId, day) =>
      `Trosglwyddwyd i ardal arall, lle y mae’n mynd yn ei flaen: ${area}, achos ${caseId}. Mae’r ddau ddarparwr yn gweithio arno tan ddiwedd y dydd hwn: ${day}. Yna daw’r achos hwn i ben.`,
  },
  tooMany: (most) =>
    `Mae mwy na ${most} o achosion yn un o’r cyflyrau hyn. Dim ond y ${most} a ddaeth gyntaf ym mhob un sy’n cael eu cyfrif a’u dangos yma.`,
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
      bounced: 'Ni ellid ei gyrraedd drwy e-bost',
      'passed-over': (reason) => `Ni ofynnwyd: ${reason}`,
      withdrawn: 'Cynigiwyd; tynnwyd yr achos yn ôl',
      takenBack: 'Cymerwyd yn ôl gan y comisiynydd',
      givenBack: (reason) => `Rhoddwyd yn ôl: ${lowered(reason)}`,
      handedOver: 'Cynigiwyd; trosglwyddwyd yr achos i ardal arall',
    },
    choice: {
      title: 'Sut y dewiswyd pob darparwr',
      offered: (provider, moment) => `${provider}, ar ${moment}`,
      unplaced: (moment) => `Neb, ar ${moment}`,
      order: 'Y rhai y gellid gofyn iddynt, yn eu trefn',
      passedOver: 'Y rhai na ellid gofyn iddynt',
      relaxed:
        'Nid oes gan unrhyw ddarparwr â lle eiriolwr ar gyfer yr iaith y gofynnwyd amdani. Y ddyletswydd sy’n dod gyntaf, felly rhoddwyd y dymuniad hwnnw o’r neilltu.',
      alongside: (others) =>
        others === 1
          ? 'Roedd achos arall yn cael ei osod ar yr un pryd, felly cynigiwyd hwn fel pe bai hwnnw wedi mynd o’i flaen. Y drefn yw sut yr oedd y contractau ar y pryd.'
          : `Roedd hyd at ${others} o achosion eraill yn cael eu gosod ar yr un pryd, felly cynigiwyd hwn fel pe baent wedi mynd o’i flaen. Y drefn yw sut yr oedd y contractau ar y pryd.`,
      conflictNotFound: 'Soniwyd am wrthdaro buddiannau, ac nid yw’n cyfateb i unrhyw ddarparwr dan gontract yma.',
      before: (provider, reason) => `${provider}: ${reason}`,
      reasons: {
        'asked-for': () => 'gofynnodd y comisiynydd amdano',
        'had-before': () => 'bu gan y person un o’i eiriolwyr o’r blaen',
        'agreed-order': () => 'gofynnir iddo’n gynt, yn nhrefn y contractau',
        'better-fit': () => 'yn gweddu’n well i anghenion y person a’i ffordd o siarad',
        'below-its-share': ({ had, agreed }) =>
          `ymhellach islaw ei gyfran: ${had} % o gynigion 13 wythnos, ${agreed} % wedi’i gytuno`,
        'longest-without': () => 'hiraf heb gynnig',
        'by-name': () => 'a phopeth arall yn gyfartal, yn ôl enw ei gontract',
      },
    },
    conflictNotFound: (named) =>
      named === ''
        ? 'Mae’r atgyfeiriwr yn sôn am wrthdaro buddiannau heb enwi darparwr. Gofynnwch cyn i’r achos fynd at neb y gallai fod ag ef.'
        : `Mae’r atgyfeiriwr yn sôn am wrthdaro buddiannau â “${named}”. Enwyd, ni chafwyd hyd iddo: nid oes darparwr dan gontract yma o’r enw hwnnw. Gofynnwch cyn i’r achos fynd at neb y gallai fod.`,
    history: 'Beth sydd wedi digwydd',
  },
  reassign: {
    title: 'Cymryd yr achos yn ôl a’i roi i ddarparwr arall',
    text: 'Mae’r darparwr y mae’r achos ganddo yn cael gwybod ar unwaith, ni all ddarllen yr atgyfeiriad mwyach, ac ni ofynnir iddo eto am yr achos hwn. Mae’r clociau’n mynd ymlaen: mae’r hyn y mae’n rhaid i’r darparwr newydd ei wneud eto, sef enwi eiriolwr a chwrdd â’r person, i’w wneud o hyn ymlaen.',
    reason: 'Pam yr ydych yn ei gymryd yn ôl?',
    reasonHint: 'Caiff ei gofnodi gyda’r achos, a dim ond comisiynwyr sy’n ei weld. Peidiwch â dweud dim am y person.',
    contract: 'I bwy y dylid gofyn yn gyntaf?',
    contractHint:
      'Dim ond contractau sydd mewn grym ac sydd â lle nawr, gan ddarparwyr nad ydynt wedi cael yr achos hwn, neu y cymeroch yr achos oddi wrthynt o’r blaen.',
    anyContract: 'Pwy bynnag sydd nesaf',
    nobodyLeft:
      'Ni allai neb arall gymryd yr achos hwn nawr. Os cymerwch ef yn ôl, ni fydd ganddo ddarparwr hyd nes y daw lle yn rhydd neu y byddwch yn nodi contract newydd.',
    passedOver: (provider, why) => `Ni ellid cynnig yr achos hwn i ${provider}: ${why}`,
    room: (provider, places) => `${provider} (lleoedd rhydd: ${places})`,
    takenBefore: (room) => `${room}. Cymeroch yr achos hwn oddi wrtho o’r blaen`,
    button: 'Cymryd yr achos yn ôl',
    done: 'Mae’r achos wedi’i gymryd yn ôl. Gofynnir i ddarparwr arall nawr.',
    refused: 'Mae’r achos wedi newid ers i chi agor y dudalen hon, felly ni wnaed dim. Dyma sut y mae nawr.',
    errors: {
      'reason.required': 'Dywedwch pam yr ydych yn cymryd yr achos yn ôl',
      'reason.too-long': 'Byrhewch y rheswm i 1,000 o nodau',
      'reason.characters': 'Tynnwch y nodau na ellir eu darllen, yna teipiwch ef eto',
      'contractId.not-an-option': 'Nid oes lle o dan y contract hwnnw mwyach: dewiswch un arall',
      'contractId.nobody-left':
        'Ni allai neb arall gymryd yr achos hwn mwyach: darllenwch beth mae hynny’n ei olygu, yna anfonwch eto',
    },
  },
  assignAgain: {
    title: 'Chwilio eto am ddarparwr',
    text: 'Pan fydd lle eto, neu pan fydd contract wedi’i wneud: gofynnir unwaith eto i ddarparwyr nad oedd ganddynt le neu a adawodd i’r cynnig fynd ymlaen, yn nhrefn eu contractau. Ni ofynnir i un a wrthododd yr achos hwn, nac i un y cymeroch yr achos oddi wrtho. Os ydych wedi prynu eiriolaeth y tu allan i’ch contractau, nodwch hynny fel contract yn gyntaf: yna cynigir yr achos oddi tano fel unrhyw un arall.',
    reason: 'Beth sydd wedi newid?',
    reasonHint:
      'Er enghraifft, bod darparwr wedi cytuno i’w gymryd. Caiff ei gofnodi gyda’r achos; peidiwch â dweud dim am y person.',
    button: 'Chwilio eto',
    done: 'Mae darparwr yn cael ei geisio. Os oes gan un le, caiff gynnig yr achos o fewn ychydig eiliadau.',
    successTitle: 'Wedi’i wneud',
    contractHint:
      'Ni ofynnir eto i ddarparwr y cymeroch yr achos hwn oddi wrtho oni bai eich bod yn ei enwi yma. Ni ofynnir i un a’i gwrthododd neu a’i rhoddodd yn ôl.',
    errors: {
      'contractId.not-an-option': 'Nid oes lle o dan y contract hwnnw mwyach: dewiswch un arall',
      'reason.required': 'Dywedwch beth sydd wedi newid',
      'reason.too-long': 'Byrhewch y rheswm i 1,000 o nodau',
    },
    refused: 'Nid yw’r achos heb ddarparwr mwyach, felly ni newidiwyd dim. Dyma sut y mae nawr.',
  },
}
