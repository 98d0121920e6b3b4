// The pages of a provider's cases in Welsh, and what is said of a case wherever it is shown.
import type { CaseEvent, WithdrawalReason } from '../../../domain/events.ts'
import type { RuleId } from '../../../domain/eligibility/rules.ts'
import type { FeedbackFrom } from '../../../domain/feedback.ts'
import type { cases as english } from '../en/case.ts'
import { lowered, softened } from './beginnings.ts'
import { dates } from './dates.ts'
import { status } from './status.ts'

/** The law that a case rests on, in a line. */
const grounds: Record<Exclude<RuleId, `LOCAL-${string}`>, string> = {
  'IMCA-SMT': 'Triniaeth feddygol ddifrifol: Deddf Galluedd Meddyliol 2005, adran 37',
  'IMCA-NHS-ACCOMMODATION': 'Arhosiad a drefnir gan y GIG: Deddf Galluedd Meddyliol 2005, adran 38',
  'IMCA-LA-ACCOMMODATION': 'Llety a drefnir gan gyngor: Deddf Galluedd Meddyliol 2005, adran 39',
  'IMCA-REVIEW': 'Adolygu llety: Deddf Galluedd Meddyliol 2005, adran 41 ac O.S. 2006/2883',
  'IMCA-SAFEGUARDING': 'Mesurau amddiffyn: Deddf Galluedd Meddyliol 2005, adran 41 ac O.S. 2006/2883',
  'IMCA-39A': 'Amddifadu o ryddid, awdurdodiad cyntaf: Deddf Galluedd Meddyliol 2005, adran 39A',
  'IMCA-39C': 'Amddifadu o ryddid, dim cynrychiolydd: Deddf Galluedd Meddyliol 2005, adran 39C',
  'IMCA-39D': 'Amddifadu o ryddid, cymorth: Deddf Galluedd Meddyliol 2005, adran 39D',
  'RPR-PAID': 'Cynrychiolydd cyflogedig: Deddf Galluedd Meddyliol 2005, Atodlen A1 Rhan 10',
  'CA-9': 'Asesiad o anghenion: Deddf Gofal 2014, adrannau 9 a 67',
  'CA-10': 'Asesiad gofalwr: Deddf Gofal 2014, adrannau 10 a 67',
  'CA-25C': 'Cynllun gofal a chymorth: Deddf Gofal 2014, adrannau 25 a 67',
  'CA-25S': 'Cynllun cymorth gofalwr: Deddf Gofal 2014, adrannau 25 a 67',
  'CA-27C': 'Adolygu cynllun gofal a chymorth: Deddf Gofal 2014, adrannau 27 a 67',
  'CA-27S': 'Adolygu cynllun cymorth gofalwr: Deddf Gofal 2014, adrannau 27 a 67',
  'CA-58': 'Asesiad o anghenion plentyn: Deddf Gofal 2014, adrannau 58 a 67',
  'CA-60': 'Asesiad o ofalwr plentyn: Deddf Gofal 2014, adrannau 60 a 67',
  'CA-63': 'Asesiad gofalwr ifanc: Deddf Gofal 2014, adrannau 63 a 67',
  'CA-42': 'Ymholiad diogelu: Deddf Gofal 2014, adrannau 42 a 68',
  'CA-44': 'Adolygiad diogelu oedolion: Deddf Gofal 2014, adrannau 44 a 68',
  'CA-OTHER': 'Cyswllt arall o dan Ddeddf Gofal 2014, yn ôl polisi lleol',
  IMHA: 'Cymorth i gleifion cymwys: Deddf Iechyd Meddwl 1983, adrannau 130A i 130K',
  'IMHA-2025-INFORMAL': 'Cleifion anffurfiol yn Lloegr: Deddf Iechyd Meddwl 1983, adran 130CA',
}
const groundsByRule: ReadonlyMap<string, string> = new Map(Object.entries(grounds))

const declineReasons: (typeof english)['declineReasons'] = {
  'conflict-of-interest': 'Gwrthdaro buddiannau',
  capacity: 'Dim lle i achos arall',
  area: 'Y tu allan i’n hardal',
}

const pauseReasons: (typeof english)['pauseReasons'] = {
  'awaiting-information': 'Aros am wybodaeth gan yr atgyfeiriwr',
  'person-unavailable': 'Nid yw’r person ar gael, neu nid yw am gwrdd am y tro',
  'access-refused': 'Gwrthodir mynediad yn y lle y mae’r person ynddo',
  'referrer-asked-to-wait': 'Gofynnodd yr atgyfeiriwr am gael aros',
  'safeguarding-lead-asked': 'Gofynnodd yr arweinydd diogelu i ni beidio â chwrdd â’r person eto',
  'instruction-queried': 'Mae cwestiwn am y cyfarwyddyd gyda’r atgyfeiriwr',
}

const delayReasons: (typeof english)['delayReasons'] = {
  'no-advocate-free': 'nid oes eiriolwr yn rhydd mewn pryd',
  'advocate-away': 'mae’r eiriolwr i ffwrdd',
  'person-unavailable': 'nid yw’r person ar gael, neu nid yw am gwrdd eto',
  'access-refused': 'mae’r lle y mae’r person ynddo wedi gwrthod mynediad',
  'information-awaited': 'mae gwybodaeth gan yr atgyfeiriwr i ddod o hyd',
  'interpreter-awaited': 'mae cyfieithydd, neu gymorth arall i gyfathrebu, i ddod o hyd',
  other: 'rheswm arall',
}

const outcomes: (typeof english)['outcomes'] = {
  'views-represented': 'Cynrychiolwyd safbwyntiau’r person',
  'decision-changed': 'Newidiwyd y penderfyniad',
  'challenge-informal': 'Heriwyd penderfyniad yn anffurfiol',
  'challenge-formal': 'Heriwyd penderfyniad yn ffurfiol',
  complaint: 'Gwnaed cwyn',
  'court-of-protection': 'Aeth yr achos i’r Llys Gwarchod',
  'person-declined-advocacy': 'Gwrthododd y person eiriolaeth',
  'person-died': 'Bu farw’r person',
  'no-longer-eligible': 'Nid yw’r person yn gymwys mwyach',
}

const reallocationReasons: (typeof english)['reallocationReasons'] = {
  'advocate-left': 'Mae’r eiriolwr wedi gadael',
  'advocate-away': 'Mae’r eiriolwr i ffwrdd',
  workload: 'Mae gan yr eiriolwr ormod o waith arall',
  'person-asked': 'Gofynnodd y person am eiriolwr arall',
  'better-match': 'Mae eiriolwr arall yn gweddu’n well i iaith neu anghenion y person',
  'conflict-of-interest': 'Mae gan yr eiriolwr wrthdaro buddiannau',
  other: 'Rheswm arall',
}

/** “1 awr”, “6.5 awr” */
const hoursWorked = (hours: number): string => `${hours} awr`

const withdrawalReasons: Record<WithdrawalReason, string> = {
  'person-declined': 'nid oedd y person am gael eiriolwr',
  'consent-withdrawn': 'tynnodd y person ei gydsyniad yn ôl',
  'decision-no-longer-needed': 'nid oes angen y penderfyniad mwyach',
  'appropriate-individual-found': 'daethpwyd o hyd i unigolyn priodol',
  'person-moved': 'symudodd y person',
  'person-died': 'bu farw’r person',
  'referred-in-error': 'atgyfeiriwyd drwy gamgymeriad',
  other: 'rheswm arall',
}

/** “ar ddydd Mawrth 24 Tachwedd 2026 am 5yp” */
const on = (moment: string): string => `ar ${softened(dates.when(moment))}`

const storySharing = {
  stopped: 'Tynnwyd yn ôl y cydsyniad i rannu’r atgyfeiriad',
  resumed: 'Ceir rhannu’r atgyfeiriad eto',
}

const feedbackGiven: Record<FeedbackFrom, string> = {
  person: 'Rhoddwyd adborth gan y person',
  referrer: 'Rhoddwyd adborth gan yr atgyfeiriwr',
  provider: 'Rhoddwyd adborth gan y darparwr',
}

const happened = (event: CaseEvent): string => {
  switch (event.type) {
    case 'case-opened':
      return `Agorwyd achos: ${status.role[event.role]}`
    case 'offer-made':
      return `Cynigiwyd yr achos i ${event.offer.providerName}`
    case 'left-unplaced':
      return 'Nid oedd darparwr dan gontract ar ôl: mae’r achos gyda’r comisiynydd'
    case 'assignment-asked':
      return 'because' in event
        ? 'Daeth lle yn rhydd, felly chwilir eto am ddarparwr'
        : 'Gofynnodd y comisiynydd am chwilio eto am ddarparwr'
    case 'offer-accepted':
      return 'Derbyniwyd y cynnig'
    case 'offer-declined':
      return `Gwrthodwyd y cynnig: ${lowered(declineReasons[event.reason])}`
    case 'offer-lapsed':
      return 'Aeth y cynnig ymlaen: ni chafodd ei ateb mewn pryd'
    case 'offer-bounced':
      return 'Aeth y cynnig ymlaen: ni ellid cyrraedd unrhyw gyswllt i’r darparwr drwy e-bost'
    case 'link-reissued':
      return event.why === 'bounced'
        ? 'Anfonwyd y cynnig at gyswllt arall: ni ellid danfon yr e-bost cyntaf'
        : 'Gofynnwyd am ddolen newydd i’r cynnig, ac fe’i hanfonwyd'
    case 'instruction-queried':
      return 'Gofynnwyd cwestiwn am y cyfarwyddyd'
    case 'instruction-confirmed':
      return 'Atebwyd y cwestiwn a chadarnhawyd y cyfarwyddyd'
    case 'advocate-allocated':
      return 'Enwyd yr eiriolwr'
    case 'advocate-reallocated':
      return `Enwyd eiriolwr arall: ${lowered(reallocationReasons[event.reason])}`
    case 'hours-recorded':
      return `Cofnodwyd ${hoursWorked(event.hours)} o waith ar gyfer ${dates.day(event.on)}`
    case 'message-sent':
      return event.from === 'provider' ? 'Neges gan y darparwr' : 'Neges gan yr atgyfeiriwr'
    case 'contact-attempted':
      return `Ceisiwyd gwneud y cyswllt cyntaf ${on(event.occurredAt)}`
    case 'contact-made':
      return `Gwnaed y cyswllt cyntaf ${on(event.occurredAt)}`
    case 'report-date-agreed':
      return `Cytunwyd ar ddyddiad i’r adroddiad: ${dates.day(event.reportBy)}`
    case 'report-submitted':
      return `Anfonwyd yr adroddiad ${on(event.occurredAt)}`
    case 'case-closed':
      return `Caewyd yr achos: ${dates.list(event.outcomes.map((outcome) => lowered(outcomes[outcome])))}`
    case 'feedback-asked':
      return 'Gofynnwyd am adborth'
    case 'feedback-given':
      return feedbackGiven[event.from]
    case 'case-withdrawn':
      return `Tynnwyd yr achos yn ôl: ${withdrawalReasons[event.reason]}`
    case 'case-taken-back':
      return 'Cymerodd y comisiynydd yr achos yn ôl, i’w roi i ddarparwr arall'
    case 'case-given-back':
      return `Rhoddodd y darparwr yr achos yn ôl: ${lowered(declineReasons[event.reason])}`
    case 'case-handed-over':
      return event.jointUntil === undefined
        ? `Trosglwyddwyd i ardal arall, fel achos ${event.toCaseId}`
        : `Trosglwyddwyd i ardal arall, fel achos ${event.toCaseId}. Mae’r ddau’n gweithio arno tan ddiwedd ${softened(dates.day(event.jointUntil))}`
    case 'joint-period-ended':
      return 'Daeth y cyfnod o gydweithio i ben, a’r achos hwn gydag ef'
    case 'story-corrected':
      return event.sharing === undefined ? 'Cywirwyd yr atgyfeiriad' : storySharing[event.sharing]
    case 'clock-paused':
      return `Oedwyd y cloc: ${lowered(pauseReasons[event.reason])}`
    case 'clock-resumed':
      return 'Mae’r cloc yn rhedeg eto'
    case 'clocks-reprojected':
      return `Gosododd y comisiynydd y dyddiadau o’r newydd. Blaenoriaeth: ${status.priority[event.priority]}`
    case 'delay-told':
      return `Rhoddwyd gwybod am oedi (${status.milestone[event.milestone]}): disgwylir nawr erbyn ${dates.day(event.expectedAt)}. Y rheswm: ${delayReasons[event.reason]}`
    case 'alert-raised':
      return event.alert === 'reminder'
        ? `Nodyn atgoffa: ${lowered(status.milestone[event.milestone])}, i’w wneud erbyn ${dates.when(event.dueAt)}`
        : `Yn hwyr: ${lowered(status.milestone[event.milestone])}, roedd i’w wneud erbyn ${dates.when(event.dueAt)}`
  }
}

const storyLabels: (typeof english)['story']['labels'] = {
  services: 'Yr eiriolwr yr oedd yr atgyfeiriwr yn meddwl amdano',
  'difficulty.why': 'Yr hyn y mae’r atgyfeiriwr yn ei weld sy’n ei arwain i ddweud hynny',
  'facts.individual.bestInterests': 'Os na all y person ddweud: a yw er lles pennaf y person?',
  'facts.nhsPlacement.advocateInBestInterests': 'Os ydyw: a yw cael eiriolwr er lles pennaf y person?',
  'facts.disagreement.material': 'A yw’r awdurdod a’r unigolyn priodol yn anghytuno ar rywbeth o bwys?',
  'facts.disagreement.bothAgreeAdvocate': 'Os felly: a yw’r ddau yn cytuno bod cael eiriolwr er lles pennaf y person?',
  'referrer.name': 'Enw',
  'referrer.role': 'Rôl',
  'referrer.organisation': 'Sefydliad',
  'referrer.team': 'Tîm',
  'referrer.address': 'Cyfeiriad gwaith',
  'referrer.email': 'E-bost gwaith',
  'referrer.phone': 'Rhif ffôn',
  'referrer.isDecisionMaker': 'Ai’r atgyfeiriwr sy’n gwneud y penderfyniad?',
  'authorisedPerson.confirmed': 'Wedi’i awdurdodi i gyfarwyddo eiriolwr',
  'people.representatives.documentSeen': 'A yw’r atgyfeiriwr wedi gweld y ddogfen?',
  'requestedPowers.reason': 'Sut y byddai eiriolwr o fudd i’r person hwn',
  'goOnAgainstAnswer.reason': 'Pam yr aeth yr atgyfeiriwr ymlaen',
}

const actions: (typeof english)['actions'] = {
  accept: {
    title: 'Derbyn yr achos hwn',
    link: 'Derbyn yr achos',
    lede: 'Daw’r achos yn eiddo i chi ar unwaith. Yna gwelwch yr atgyfeiriad cyfan, a chaiff yr atgyfeiriwr wybod bod yr achos gennych.',
    ledeStopped:
      'Daw’r achos yn eiddo i chi ar unwaith, a chaiff yr atgyfeiriwr wybod ei fod gennych. Mae’r cydsyniad i rannu’r atgyfeiriad wedi’i dynnu’n ôl, felly nid yw’n cael ei ddangos i chi.',
    button: 'Derbyn yr achos',
    done: 'Eich achos chi yw hwn nawr. Mae’r atgyfeiriwr wedi cael gwybod.',
  },
  decline: {
    title: 'Pam yr ydych yn gwrthod?',
    link: 'Gwrthod yr achos',
    lede: 'Mae’r achos yn mynd ymlaen at y darparwr nesaf ar unwaith.',
    button: 'Gwrthod yr achos',
    done: 'Rydych wedi gwrthod yr achos. Mae wedi mynd ymlaen at y darparwr nesaf.',
  },
  'give-back': {
    title: 'Rhoi’r achos hwn yn ôl',
    link: 'Rhoi’r achos yn ôl',
    lede: 'Pan na allwch fynd ymlaen ag achos yr ydych wedi’i dderbyn. Mae’n mynd at ddarparwr arall ar unwaith, caiff y comisiynydd a’r atgyfeiriwr wybod, ac ni allwch ddarllen yr atgyfeiriad mwyach. Os yw eich gwaith dros y person wedi dod i ben, caewch yr achos yn lle hynny.',
    button: 'Rhoi’r achos yn ôl',
    done: 'Rydych wedi rhoi’r achos yn ôl. Mae darparwr arall yn cael ei ofyn nawr.',
  },
  query: {
    title: 'Gofyn cwestiwn i’r atgyfeiriwr',
    link: 'Gofyn cwestiwn i’r atgyfeiriwr',
    lede: 'Ar gyfer yr hyn y mae’n rhaid i chi ei wybod am y cyfarwyddyd cyn mynd ymlaen. Mae’r clociau sy’n eiddo i chi wedi’u hoedi nes i’r atgyfeiriwr ateb.',
    button: 'Anfon y cwestiwn',
    done: 'Mae eich cwestiwn gyda’r atgyfeiriwr. Cewch e-bost pan fydd wedi’i ateb.',
  },
  allocate: {
    title: 'Pwy yw’r eiriolwr?',
    link: 'Enwi’r eiriolwr',
    lede: 'Caiff yr atgyfeiriwr wybod drwy e-bost bod eiriolwr wedi’i enwi, ac mae’n gweld pwy ydyw ar ôl mewngofnodi.',
    button: 'Cadw enw’r eiriolwr',
    done: 'Mae’r eiriolwr wedi’i enwi. Mae’r atgyfeiriwr wedi cael gwybod.',
  },
  're-allocate': {
    title: 'Pwy sy’n cymryd drosodd fel eiriolwr?',
    link: 'Enwi eiriolwr arall',
    lede: 'Caiff yr atgyfeiriwr wybod drwy e-bost bod yr eiriolwr wedi newid. Rhowch wybod i’r person eich hun, cyn i hynny ddigwydd lle gallwch. Mae’r dyddiadau’n aros fel y maent.',
    button: 'Cadw enw’r eiriolwr',
    done: 'Mae eiriolwr arall wedi’i enwi. Mae’r atgyfeiriwr wedi cael gwybod.',
  },
  hours: {
    title: 'Cofnodi oriau a weithiwyd',
    link: 'Cofnodi oriau a weithiwyd',
    lede: 'Oriau o eiriolaeth wrth iddynt gael eu gweithio: gyda’r person, dros y person, ac ar y ffordd. Maent yn cael eu hadio ar yr achos, a gallwch gywiro’r cyfanswm wrth ei gau.',
    button: 'Cadw’r oriau',
    done: 'Mae’r oriau wedi’u cofnodi.',
  },
  'first-contact': {
    title: 'Cyswllt cyntaf â’r person',
    link: 'Cofnodi’r cyswllt cyntaf',
    lede: 'Cyfarfod, galwad neu gysylltiad arall y gallai’r person gymryd rhan ynddo. Cofnodwch ymgais hefyd: mae’n dangos beth a wnaethoch, ac mae’r cloc yn mynd ymlaen.',
    button: 'Cadw’r cysylltiad',
    done: 'Mae’r cyswllt cyntaf wedi’i gofnodi. Mae’r atgyfeiriwr wedi cael gwybod.',
  },
  report: {
    title: 'Pryd yr anfonwyd yr adroddiad?',
    link: 'Cofnodi’r adroddiad',
    lede: 'Yr adroddiad neu’r sylwadau i’r sawl sy’n gwneud y penderfyniad, y mae’n rhaid iddo eu hystyried.',
    button: 'Cadw’r adroddiad',
    done: 'Mae’r adroddiad wedi’i gofnodi. Mae’r atgyfeiriwr wedi cael gwybod.',
  },
  'report-date': {
    title: 'Erbyn pa ddyddiad yr ydych wedi cytuno i gyflwyno adroddiad?',
    link: 'Cytuno ar ddyddiad i’r adroddiad',
    lede: 'Y dyddiad y cytunoch chi a’r sawl sy’n gwneud y penderfyniad arno. Ni all fod ar ôl y penderfyniad.',
    button: 'Cadw’r dyddiad',
    done: 'Mae dyddiad yr adroddiad wedi’i gofnodi.',
  },
  close: {
    title: 'Cau’r achos hwn',
    link: 'Cau’r achos',
    lede: 'Pan fydd eich gwaith dros y person yn yr achos hwn wedi dod i ben, a’r person yn gwybod hynny.',
    button: 'Cau’r achos',
    done: 'Mae’r achos wedi’i gau. Mae’r atgyfeiriwr wedi cael gwybod.',
  },
  pause: {
    title: 'Pam na allwch fynd ymlaen?',
    link: 'Oedi’r cloc',
    lede: 'Mae’r clociau y gellir eu hoedi yn stopio nes i chi eu hailgychwyn, am 10 diwrnod gwaith ar y mwyaf. Caiff y rheswm ei gofnodi.',
    button: 'Oedi’r cloc',
    done: 'Mae’r cloc wedi’i oedi.',
  },
  delay: {
    title: 'Rhoi gwybod i’r atgyfeiriwr am oedi',
    link: 'Rhoi gwybod i’r atgyfeiriwr am oedi',
    lede: 'Pan na ellir cadw dyddiad, dywedwch hynny cyn gynted ag y gwyddoch. Anfonir y dyddiad newydd at yr atgyfeiriwr drwy e-bost ar unwaith, a bydd yn darllen y rheswm ar dudalen yr atgyfeiriad. Mae’r dyddiad a addawyd yn aros fel y mae.',
    button: 'Rhoi gwybod i’r atgyfeiriwr',
    done: 'Mae’r atgyfeiriwr wedi cael gwybod am yr oedi.',
  },
  resume: {
    title: 'Ailgychwyn y cloc',
    link: 'Ailgychwyn y cloc',
    lede: 'Caiff yr amser gwaith a gollwyd yn ystod y saib ei ychwanegu at yr hyn oedd i’w wneud.',
    button: 'Ailgychwyn y cloc',
    done: 'Mae’r cloc yn rhedeg eto.',
  },
}

const errors: (typeof english)['errors'] = {
  'decline.reason.required': 'Dywedwch pam yr ydych yn gwrthod',
  'decline.reason.not-an-option': 'Dewiswch un o’r rhesymau',
  'give-back.reason.required': 'Dywedwch pam yr ydych yn rhoi’r achos yn ôl',
  'give-back.reason.not-an-option': 'Dewiswch un o’r rhesymau',
  'give-back.note.too-long': 'Byrhewch y nodyn i 1,000 o nodau',
  'query.question.required': 'Ysgrifennwch eich cwestiwn',
  'query.question.too-long': 'Byrhewch eich cwestiwn i 2,000 o nodau',
  'allocate.advocate.required': 'Rhowch enw’r eiriolwr',
  'allocate.advocate.too-long': 'Byrhewch yr enw i 120 o nodau',
  're-allocate.advocate.required': 'Rhowch enw’r eiriolwr',
  're-allocate.advocate.too-long': 'Byrhewch yr enw i 120 o nodau',
  're-allocate.advocate.changes-nothing': 'Gan yr eiriolwr hwn y mae’r achos eisoes',
  're-allocate.reason.required': 'Dywedwch pam y mae eiriolwr arall yn cymryd drosodd',
  're-allocate.reason.not-an-option': 'Dewiswch un o’r rhesymau',
  'hours.hours.required': 'Rhowch yr oriau a weithiwyd',
  'hours.hours.wrong-type': 'Rhowch yr oriau fel rhif, er enghraifft 2 neu 1.5',
  'hours.hours.out-of-range': 'Rhowch oriau un diwrnod: mwy na 0, a 24 ar y mwyaf',
  'hours.on.required': 'Rhowch y diwrnod y’u gweithiwyd',
  'hours.on.date': 'Rhowch ddyddiad go iawn, er enghraifft 27 3 2027',
  'hours.on.in-the-future': 'Ni all y diwrnod fod yn y dyfodol',
  'hours.on.before-it-began': 'Ni all y diwrnod fod cyn i’r atgyfeiriad ddod i law',
  'first-contact.successful.required': 'Dywedwch a oedd modd cysylltu â’r person',
  'first-contact.successful.not-an-option': 'Dywedwch a oedd modd cysylltu â’r person',
  'first-contact.occurredAt.required': 'Rhowch ddyddiad ac amser y cysylltiad',
  'first-contact.occurredAt.date': 'Rhowch ddyddiad go iawn, er enghraifft 27 3 2027',
  'first-contact.occurredAt.time': 'Rhowch amser, er enghraifft 2:30yp neu 14:30',
  'first-contact.occurredAt.in-the-future': 'Ni all y cysylltiad fod yn y dyfodol',
  'first-contact.occurredAt.before-it-began': 'Ni all y cysylltiad fod cyn i’r atgyfeiriad ddod i law',
  'report.occurredAt.required': 'Rhowch y dyddiad a’r amser yr anfonwyd yr adroddiad',
  'report.occurredAt.date': 'Rhowch ddyddiad go iawn, er enghraifft 27 3 2027',
  'report.occurredAt.time': 'Rhowch amser, er enghraifft 2:30yp neu 14:30',
  'report.occurredAt.in-the-future': 'Ni all yr adroddiad fod wedi’i anfon yn y dyfodol',
  'report.occurredAt.before-it-began': 'Ni all yr adroddiad fod wedi’i anfon cyn i’r atgyfeiriad ddod i law',
  'report-date.on.required': 'Rhowch y dyddiad y cytunoch arno',
  'report-date.on.date': 'Rhowch ddyddiad go iawn, er enghraifft 27 3 2027',
  'report-date.on.changes-nothing': 'Cytunwyd ar y dyddiad hwn eisoes',
  'report-date.on.before-it-began': 'Rhaid i’r dyddiad fod heddiw neu yn y dyfodol',
  'report-date.on.after-the-decision': 'Rhaid i’r dyddiad beidio â bod ar ôl dyddiad y penderfyniad',
  'report-date.on.after-the-limit':
    'Rhaid i’r dyddiad beidio â bod ar ôl i’r awdurdodiad brys ddod i ben, saith diwrnod ar ôl ei roi',
  'close.outcomes.required': 'Dewiswch o leiaf un canlyniad',
  'close.outcomes.not-an-option': 'Dewiswch o’r canlyniadau a gynigir',
  'close.outcomes.too-many': 'Dewiswch bob canlyniad unwaith yn unig',
  'close.summary.required': 'Ysgrifennwch grynodeb',
  'close.summary.too-long': 'Byrhewch y crynodeb i 4,000 o nodau',
  'close.hours.wrong-type': 'Rhowch yr oriau fel rhif, er enghraifft 6 neu 6.5',
  'close.hours.out-of-range': 'Rhowch oriau rhwng 0 a 1,000',
  'delay.milestone.required': 'Dywedwch beth fydd yn hwyr',
  'delay.milestone.not-an-option': 'Dywedwch beth fydd yn hwyr',
  'delay.milestone.already-reached': 'Mae hyn wedi’i wneud eisoes: nid oes dim amdano’n hwyr',
  'delay.reason.required': 'Dywedwch pam y bydd yn hwyr',
  'delay.reason.not-an-option': 'Dewiswch un o’r rhesymau',
  'delay.on.required': 'Rhowch y dyddiad yr ydych yn ei ddisgwyl erbyn hyn',
  'delay.on.not-late': 'Rhaid i’r dyddiad newydd fod yn hwyrach na’r dyddiad y mae i’w wneud beth bynnag',
  'delay.on.before-it-began': 'Rhaid i’r dyddiad newydd fod heddiw neu’n hwyrach',
  'pause.reason.required': 'Dywedwch pam na allwch fynd ymlaen',
  'pause.reason.not-an-option': 'Dewiswch un o’r rhesymau',
}

export const cases: typeof english = {
  ground: (rule) => groundsByRule.get(rule) ?? 'Polisi lleol y comisiynydd',
  byPolicy: 'Mae polisi lleol y cyngor yn rhoi eiriolwr',
  strength: {
    duty: 'Yn ôl y gyfraith, rhaid cael eiriolwr',
    power: 'Yn ôl y gyfraith, gellir cael eiriolwr',
    inform: 'Mae gan y person hawl i eiriolwr, a’r person sy’n dewis',
  },
  happened,
  actFirst:
    'Gellir gwneud y penderfyniad cyn i’r eiriolwr gyrraedd, am ei fod yn fater brys. Mae angen yr eiriolwr yr un fath.',
  by: {
    service: 'Y gwasanaeth',
    link: (email) => `${email}, drwy’r ddolen yn yr e-bost`,
    person: (name, organisation) => `${name}, ${organisation}`,
  },
  facts: {
    reference: 'Cyfeirnod',
    role: 'Math o eiriolaeth',
    ground: 'Beth mae’r gyfraith yn ei ddweud',
    priority: 'Blaenoriaeth',
    locality: 'Ble mae’r person',
    mainNeeds: 'Prif angen',
    communication: 'Cyfathrebu',
    decision: 'Dyddiad y penderfyniad',
    received: 'Atgyfeiriwyd',
    referredBy: 'Atgyfeiriwyd gan',
    advocate: 'Eiriolwr',
    advocatesBefore: 'Eiriolwyr blaenorol',
    attempts: 'Ymgeisiau i gysylltu',
    hours: 'Oriau a weithiwyd',
    pausedSince: 'Wedi’i oedi',
    reportBy: 'Dyddiad y cytunwyd arno i’r adroddiad',
    outcomes: 'Canlyniad',
    ended: 'Daeth i ben',
    question: 'Eich cwestiwn',
  },
  hoursWorked,
  advocateFrom: (advocate, day) => `${advocate}, ers ${day}`,
  advocateUntil: (advocate, from, to, reason) =>
    `${advocate}, o ${softened(from)} hyd ${softened(to)}${reason === undefined ? '' : ` (${lowered(reason)})`}`,
  attempts: (count, moments) => `${count}: ${moments}`,
  ways: (way, languages) => `${way} (iaith: ${languages})`,
  pausedSince: (reason, moment) => `${reason}, ers ${moment}`,
  noDecisionDate: 'Ni roddwyd dyddiad',
  notMet: {
    dueBy: (moment) => `erbyn ${moment}`,
    late: 'Yn hwyr',
    wasDueBy: (moment) => `roedd i’w wneud erbyn ${moment}`,
    paused: (moment) => `erbyn ${moment}, wedi’i oedi`,
  },

  list: {
    title: 'Eich achosion',
    which: 'Pa achosion i’w dangos',
    open: 'Ar agor',
    ended: 'Wedi dod i ben',
    empty: 'Nid oes achos ar agor. Pan gewch gynnig un, cewch e-bost, a bydd yr achos yma hefyd.',
    emptyEnded: 'Nid oes achos wedi dod i ben eto.',
    caption: 'Eich achosion, y rhai hwyr yn gyntaf ac yna’r hyn sydd i’w wneud nesaf',
    captionOffers: 'Cynigion, y cyntaf i’w ateb yn gyntaf',
    emptyMine: 'Nid oes achos agored yn eiddo i chi.',
    captionEnded: 'Achosion sydd wedi dod i ben',
    heads: {
      case: 'Achos',
      status: 'Ble mae’r achos',
      due: 'I’w wneud nesaf',
      answerBy: 'Ateb erbyn',
      priority: 'Blaenoriaeth',
      ended: 'Daeth i ben',
    },
    more: 'Dangos rhagor o achosion',
    first: 'Yn ôl i’r achosion cyntaf',
    overdue: (count) => `Mae ${dates.count(count, 'achos', 'achos')} yn hwyr.`,
    offers: (count) => `Mae ${dates.count(count, 'cynnig', 'gynnig')} yn aros am eich ateb.`,
  },

  show: {
    back: 'Eich achosion',
    done: 'Wedi’i wneud',
    contactAttempted: 'Mae’r ymgais wedi’i chofnodi. Mae cloc y cyswllt cyntaf yn mynd ymlaen.',
    next: 'Beth sydd nesaf',
    nextSteps: {
      assigning: 'Mae darparwr yn cael ei ganfod.',
      offered: 'Derbyniwch neu gwrthodwch yr achos hwn.',
      queried: 'Mae eich cwestiwn gyda’r atgyfeiriwr. Mae’r clociau sy’n eiddo i chi wedi’u hoedi nes i’r ateb ddod.',
      accepted: 'Enwch yr eiriolwr.',
      allocated: 'Cysylltwch â’r person am y tro cyntaf.',
      'in-contact': 'Anfonwch yr adroddiad neu’r sylwadau.',
      reported: 'Caewch yr achos pan fydd eich gwaith wedi dod i ben.',
      unplaced: 'Mae’r comisiynydd yn dod o hyd i ddarparwr.',
      withdrawn: 'Tynnwyd yr achos hwn yn ôl. Nid oes angen i chi wneud dim mwy.',
      closed: 'Mae’r achos hwn wedi’i gau. Nid oes angen i chi wneud dim mwy.',
    },
    answerBy: (moment) => `Atebwch erbyn ${moment}. Ar ôl hynny mae’r achos yn mynd ymlaen at y darparwr nesaf.`,
    dueBy: (moment) => `I’w wneud erbyn ${moment}.`,
    pausedDue: (moment) => `Mae’r cloc wedi’i oedi. I’w wneud erbyn ${moment} hyd yma.`,
    overdue: (milestone, moment) => `${milestone}: yn hwyr. Roedd i’w wneud erbyn ${moment}.`,
    warning: 'Rhybudd',
    also: 'Gallwch hefyd',
    clocks: 'Pryd mae pethau i’w gwneud',
    facts: 'Yr achos',
    story: 'Yr atgyfeiriad',
    storyLede:
      'Yr atgyfeiriad cyfan, fel y’i rhoddwyd. Mae’n gyfrinachol: peidiwch â rhannu ond yr hyn sydd ei angen, a hynny gyda’r rhai y cytunodd y person arnynt yn unig.',
    contents: 'Yn yr atgyfeiriad hwn',
    history: 'Beth sydd wedi digwydd',
    historyHeads: { when: 'Pryd', what: 'Beth', who: 'Pwy' },
    offerLede:
      'Dyma’r cyfan y gellir ei ddangos cyn i chi dderbyn. Cewch weld gweddill yr atgyfeiriad ar ôl i chi wneud hynny.',
  },

  passedOn: {
    title: 'Mae’r achos hwn wedi mynd ymlaen',
    declined: (moment) => `Gwrthododd eich sefydliad yr achos ar ${softened(moment)}, felly aeth at rywun arall.`,
    lapsed: (moment) => `Daeth yr amser i ateb i ben ar ${softened(moment)}, felly aeth at rywun arall.`,
    bounced: (moment) =>
      `Ni chyrhaeddodd ein he-bost unrhyw un o gysylltiadau eich sefydliad ar ${softened(moment)}, felly aeth at rywun arall.`,
    'taken-back': (moment) =>
      `Cymerodd y comisiynydd yr achos yn ôl ar ${softened(moment)}, i’w roi i ddarparwr arall.`,
    'given-back': (moment) =>
      `Rhoddodd eich sefydliad yr achos yn ôl ar ${softened(moment)}, felly aeth at rywun arall.`,
    after: 'Nid oes angen i chi wneud dim mwy.',
    link: 'Eich achosion',
  },

  refused: {
    title: 'Ni ellir gwneud hyn nawr',
    nothing: 'Ni newidiwyd dim gan yr hyn a anfonwyd gennych.',
    last: 'Beth ddigwyddodd ddiwethaf',
    link: 'Mynd i’r achos fel y mae nawr',
  },

  story: { groups: { you: 'Yr atgyfeiriwr', law: 'Beth ofynnodd y gyfraith' }, labels: storyLabels },

  toDo: {
    response: 'Ateb y cynnig',
    allocation: 'Enwi’r eiriolwr',
    'first-contact': 'Cyswllt cyntaf â’r person',
    report: 'Adroddiad neu sylwadau',
  },
  offeredToYou: 'Wedi’i gynnig i chi',

  actions,
  errors,
  declineReasons,
  pauseReasons,
  delayReasons,
  reallocationReasons,
  outcomes,
  passedOver: {
    'not-in-force': 'nid oedd ei gontract mewn grym',
    'other-role': 'dim contract ar gyfer y math hwn o eiriolaeth',
    'other-area': 'dim contract ar gyfer yr ardal hon',
    'conflict-of-interest': 'gwrthdaro buddiannau',
    'already-declined': 'wedi gwrthod yr achos hwn o’r blaen',
    'already-lapsed': 'heb ateb mewn pryd o’r blaen',
    'already-bounced': 'ni ellid ei gyrraedd drwy e-bost o’r blaen',
    'taken-back': 'cymerwyd yr achos yn ôl oddi wrtho',
    'given-back': 'rhoddodd yr achos hwn yn ôl',
    'language-not-spoken': 'dim eiriolwr sy’n siarad neu’n arwyddo’r iaith y gofynnwyd amdani',
    'no-room': 'dim lle o dan ei gontract',
    'no-room-this-week': 'dim lle i achos newydd yr wythnos hon',
    'kept-for-others': 'mae ei le olaf ar gyfer achos sydd wedi bod yn aros ac sy’n dod yn gyntaf',
  },
  characters: {
    most: 'Dim mwy na %{count} o nodau',
    left: 'Nodau ar ôl: %{count}',
    full: 'Dim nodau ar ôl',
    over: 'Nodau dros y terfyn: %{count}',
  },
  cancel: 'Mynd yn ôl heb newid dim',
  fields: {
    declineReason: 'Rheswm',
    giveBackReason: 'Pam na allwch fynd ymlaen?',
    giveBackNote: 'Unrhyw beth y dylai’r comisiynydd ei wybod (dewisol)',
    giveBackNoteHint:
      'Caiff ei gofnodi gyda’r achos, a dim ond comisiynwyr sy’n ei weld. Peidiwch â dweud dim am y person.',
    question: 'Eich cwestiwn',
    questionHint: 'Mae’r atgyfeiriwr yn ei weld ar ôl mewngofnodi; dim ond bod cwestiwn y mae’r e-bost yn ei ddweud.',
    advocate: 'Enw’r eiriolwr',
    nowWith: (advocate) => `Gan ${advocate} y mae’r achos nawr.`,
    reallocationReason: 'Pam y mae eiriolwr arall yn cymryd drosodd?',
    hoursDone: 'Faint o oriau?',
    hoursDoneHint: 'Gyda phwynt degol os oes angen, er enghraifft 1.5.',
    hoursDay: 'Ar ba ddiwrnod?',
    hoursSoFar: (hours) => `Wedi’u cofnodi hyd yma: ${hours}.`,
    successful: 'A oedd modd cysylltu â’r person?',
    contactMade: 'Oedd, cafwyd cysylltiad â’r person',
    contactMadeHint: 'Caiff yr atgyfeiriwr wybod bod y cyswllt cyntaf wedi’i wneud.',
    contactTried: 'Nac oedd, rhoddwyd cynnig arni heb lwyddiant',
    contactTriedHint: 'Cofnodir hyn fel ymgais. Mae cloc y cyswllt cyntaf yn mynd ymlaen.',
    contactDay: 'Ar ba ddiwrnod?',
    contactTime: 'Am faint o’r gloch?',
    sentDay: 'Ar ba ddiwrnod?',
    sentTime: 'Am faint o’r gloch?',
    timeHint: 'Er enghraifft, 2:30yp neu 14:30.',
    reportDay: 'Dyddiad yr adroddiad',
    dayHint: (example) => `Er enghraifft, ${example}.`,
    decisionOn: (day) => `Mae’r penderfyniad ar ${softened(day)}.`,
    pauseReason: 'Rheswm',
    delayMilestone: 'Beth fydd yn hwyr?',
    delayReason: 'Pam?',
    delayDay: 'Erbyn pryd ydych chi’n ei ddisgwyl nawr?',
    outcomes: 'Beth ddaeth ohono?',
    outcomesHint: 'Dewiswch bob un sy’n berthnasol.',
    summary: 'Crynodeb',
    summaryHint:
      'Sut y cymerodd y person ran, beth a gyflawnwyd, ac unrhyw beth y cytunwyd arno ar gyfer y cyfnod wedyn.',
    hours: 'Oriau o eiriolaeth',
    hoursHint:
      'Pob un ohonynt, gyda phwynt degol os oes angen, er enghraifft 6.5. Os gadewch hwn yn wag, mae’r hyn a gofnodwyd yn sefyll.',
    hoursSuffix: 'awr',
  },
}
