// The words of the referral form in Welsh.
import type { form as english } from '../en/form.ts'
import { localPowers } from './law-dates.ts'

const involvement = {
  attend: 'Dod i gyfarfodydd',
  'reports-only': 'Darllen adroddiadau’n unig',
  'letter-or-email': 'Llythyrau neu e-byst',
  'not-at-all': 'Dim o gwbl',
  'not-known': 'Ddim yn hysbys',
}

const answers = { yes: 'Ie', no: 'Na', 'not-known': 'Ddim yn hysbys' }

// Welsh has no one word for yes: whoever answers takes up the verb of the question.
const REPLIES: Readonly<Record<string, { yes: string; no: string }>> = {
  'a oes': { yes: 'Oes', no: 'Nac oes' },
  'a yw': { yes: 'Ydy', no: 'Nac ydy' },
  'a ydych': { yes: 'Ydw', no: 'Nac ydw' },
  'a fyddai': { yes: 'Byddai', no: 'Na fyddai' },
  'a all': { yes: 'Gall', no: 'Na all' },
  'a gaiff': { yes: 'Caiff', no: 'Na chaiff' },
  ai: { yes: 'Ie', no: 'Nage' },
}

/** A question begins its sentence, or follows what it depends on: “Os gall ddweud: a yw am gael hynny?” */
const QUESTION = /(?:^|[:,] )(a \p{L}+|ai)(?!\p{L})/iu

const answersTo = (question: string): typeof answers => ({
  ...answers,
  ...REPLIES[QUESTION.exec(question)?.[1]?.toLowerCase() ?? ''],
})

export const form: typeof english = {
  title: 'Atgyfeirio rhywun at eiriolwr',
  answers,
  answersTo,
  optional: '(dewisol)',
  dateParts: { day: 'Diwrnod', month: 'Mis', year: 'Blwyddyn' },
  addAnother: 'Ychwanegu un arall',
  states: { 'not-started': 'Heb ddechrau', 'in-progress': 'Ar y gweill', done: 'Wedi’i wneud', optional: 'Dewisol' },

  groups: {
    deciding: 'Beth sy’n cael ei benderfynu',
    law: 'Cwestiynau y mae’r gyfraith yn eu gofyn',
    you: 'Amdanoch chi',
    'decision-maker': 'Y penderfynwr',
    person: 'Y person',
    place: 'Ble mae’r person',
    consent: 'Cydsyniad a galluedd',
    people: 'Y bobl o gwmpas y person',
    decision: 'Y penderfyniad a’i ddyddiadau',
    communication: 'Cyfathrebu ac addasiadau',
    risks: 'Risgiau ac ymweliadau',
    equality: 'Cwestiynau cydraddoldeb',
    answer: 'Beth mae’r gyfraith yn ei ddweud',
    declaration: 'Datganiad',
  },

  pages: {
    services: {
      title: 'Pa fath o eiriolwr sydd ei angen ar y person, yn eich barn chi?',
      intro:
        'Gall cael eiriolwr fod yn hawl gyfreithiol. Os nad ydych yn siŵr pa un, bydd y cwestiynau’n canfod hynny.',
    },
    decisions: {
      title: 'Beth sy’n cael ei benderfynu?',
      intro: 'Mae hyn yn pennu pa gwestiynau sy’n dilyn, a pha ddyletswydd sy’n gymwys.',
    },
    country: { title: 'Pa gyfraith sy’n gymwys?' },
    capacity: { title: 'A oes gan y person alluedd i wneud y penderfyniad hwn?' },
    consult: {
      title: 'A oes rhywun i ymgynghori ag ef neu hi?',
      intro:
        'Pan nad oes gan rywun alluedd, ac nad oes ganddo neb ond staff cyflogedig i siarad ar ei ran, mae’r gyfraith yn gosod dyletswydd i gyfarwyddo eiriolwr (Deddf Galluedd Meddyliol 2005, adrannau 37 i 39).',
    },
    representation: {
      title: 'A oes unrhyw un eisoes yn cynrychioli’r person?',
      intro:
        'Nid yw’r ddyletswydd yn gymwys lle gellir ymgynghori â rhywun sydd ag awdurdod dros y mater hwn (adran 40).',
    },
    treatment: { title: 'Y driniaeth' },
    accommodation: { title: 'Y llety' },
    benefit: { title: 'A fyddai eiriolwr o fudd arbennig?' },
    'deprivation-of-liberty': { title: 'Amddifadu o ryddid: beth yw’r sefyllfa' },
    authorisation: { title: 'Amddifadu o ryddid: pwy sy’n gysylltiedig' },
    'authorisation-dates': { title: 'Dyddiadau’r awdurdodiad' },
    difficulty: {
      title: 'Beth fyddai’n anodd i’r person heb eiriolwr?',
      intro:
        'Mae gan y cyngor ddyletswydd i drefnu eiriolwr ar gyfer rhywun sy’n cael anhawster sylweddol gydag unrhyw un o’r rhain ac nad oes ganddo neb priodol i’w gefnogi (Deddf Gofal 2014, adrannau 67 a 68).',
    },
    'someone-to-support': { title: 'A oes rhywun a allai gefnogi’r person?' },
    individual: { title: 'A yw’r unigolyn hwnnw’n briodol?' },
    'nhs-placement': { title: 'A yw lleoliad gan y GIG yn debygol?' },
    disagreement: { title: 'A oes anghytundeb rhwng y cyngor a’r unigolyn hwnnw?' },
    'mental-health': {
      title: 'Y Ddeddf Iechyd Meddwl',
      intro: 'Rhaid dweud wrth gleifion cymwys am eu hawl i gael eiriolwr, a nhw eu hunain sy’n dewis (adran 130D).',
    },
    detention: { title: 'Manylion yr adran' },
    'your-details': { title: 'Pwy ydych chi?' },
    'your-contact': { title: 'Sut y gall yr eiriolwr gysylltu â chi?' },
    'decision-maker': { title: 'Ai chi yw’r penderfynwr?' },
    'decision-maker-details': {
      title: 'Pwy yw’r penderfynwr?',
      intro: 'Mae’r eiriolwr yn annibynnol ac nid yw byth yn gwneud y penderfyniad.',
    },
    'authorised-person': {
      title: 'Awdurdod i gyfarwyddo eiriolwr',
      intro: 'Dim ond y corff sydd â’r ddyletswydd, neu rywun ar ei ran, sy’n cael cyfarwyddo eiriolwr statudol.',
    },
    name: { title: 'Beth yw enw’r person?' },
    age: { title: 'Faint yw oed y person?' },
    numbers: {
      title: 'Cyfeirnodau',
      intro: 'Mae’r rhain yn helpu i ddod o hyd i’r person cywir. Gallwch fynd ymlaen hebddynt.',
    },
    home: { title: 'Ble mae cartref y person?' },
    contact: { title: 'A ellir cysylltu â’r person yn uniongyrchol?' },
    'main-need': { title: 'Beth yw prif anghenion y person?' },
    'where-now': {
      title: 'Ble mae’r person nawr?',
      intro: 'Daw’r eiriolwr o’r ardal lle mae’r person nawr, pwy bynnag sy’n talu.',
    },
    'responsible-authority': { title: 'Pa gyngor sy’n gyfrifol?' },
    told: { title: 'A yw’r person yn gwybod am yr atgyfeiriad hwn?' },
    consent: { title: 'A yw’r person yn cytuno i’r atgyfeiriad hwn?' },
    'consent-record': {
      title: 'Cofnodi cydsyniad',
      intro: 'Gellir tynnu cydsyniad yn ôl ar unrhyw adeg. Cedwir yr hyn a gofnodwyd cyn hynny.',
    },
    'capacity-assessment': { title: 'Pwy asesodd alluedd?' },
    'family-and-friends': {
      title: 'A oes teulu neu ffrindiau?',
      intro: 'Os oes rhywun yn gofalu am y person, gall fod ganddo hawl i gael asesiad gofalwr ac eiriolwr iddo’i hun.',
    },
    'family-and-friends-details': { title: 'Teulu a ffrindiau' },
    representatives: {
      title: 'Atwrneiod, dirprwyon ac eraill a enwyd',
      intro: 'Unrhyw un y mae’r person wedi’i enwi i ymgynghori ag ef, neu sydd ag atwrneiaeth neu sy’n ddirprwy.',
    },
    'people-who-matter': {
      title: 'Pwy arall sy’n bwysig i’r person?',
      intro:
        'Ffrindiau, cymheiriaid, cymdogion, gofalwyr, pobl o’r un ffydd neu gymuned, staff eraill. Efallai y bydd y person am gadw rhywun allan hefyd: dywedwch hynny yma. Gall fod gan rywun sy’n gofalu amdano’n ddi-dâl hawl i gael asesiad gofalwr, ac eiriolwr iddo’i hun.',
    },
    professionals: { title: 'Pa weithwyr proffesiynol sy’n gysylltiedig?' },
    decision: { title: 'Beth sydd i’w benderfynu?' },
    'decide-by': {
      title: 'Pryd y caiff y penderfyniad ei wneud?',
      intro: 'Po gynharaf y byddwch yn atgyfeirio, mwyaf y gall eiriolwr ei wneud.',
    },
    urgent: { title: 'A all y penderfyniad aros am eiriolwr?' },
    discharge: { title: 'A yw’r person ar fin gadael yr ysbyty?' },
    safeguarding: {
      title: 'Y pryder diogelu',
      intro:
        'Os oes unrhyw un mewn perygl nawr, ffoniwch 999 yn gyntaf. Ni ddangosir yr atebion hyn byth i bobl sy’n bwysig i’r person.',
    },
    meetings: { title: 'Pa gyfarfodydd sydd wedi’u trefnu?' },
    communication: { title: 'Sut mae’r person yn cyfathrebu?' },
    adjustments: { title: 'Beth fyddai’n ei gwneud yn haws i’r person gymryd rhan?' },
    advocate: { title: 'Pa eiriolwr fyddai’n addas i’r person?' },
    risks: { title: 'A oes unrhyw risg i’r eiriolwr?' },
    equality: {
      title: 'Cwestiynau cydraddoldeb',
      intro:
        'Nid oes rhaid i chi ateb. Cedwir yr atebion ar wahân i’r achos ac nid ydynt byth yn newid yr hyn sy’n digwydd iddo.',
    },
    powers: {
      title: 'A ydych yn gofyn am eiriolwr?',
      intro:
        'Yma mae’r gyfraith yn caniatáu eiriolwr, ond nid yw’n mynnu un. Dywedwch sut y byddai eiriolwr o fudd i’r person hwn.',
    },
    'go-on': {
      title: 'A ydych am fynd ymlaen?',
      intro:
        'Yn ôl yr atebion hyn nid oes dyletswydd na phŵer yn gymwys. Chi sy’n barnu: wedyn bydd adolygydd eich awdurdod yn penderfynu.',
    },
    declaration: { title: 'Datganiad' },
  },

  fields: {
    services: {
      label: 'Pa fath o eiriolwr sydd ei angen ar y person, yn eich barn chi?',
      hint: 'Dewiswch bob un sy’n berthnasol.',
      options: {
        imca: 'Eiriolwr Galluedd Meddyliol Annibynnol (IMCA)',
        imha: 'Eiriolwr Iechyd Meddwl Annibynnol (IMHA)',
        'care-act': 'Eiriolwr Deddf Gofal',
        dols: 'Eiriolwr neu gynrychiolydd cyflogedig ar gyfer amddifadu o ryddid (DoLS, RPR)',
        'not-sure': 'Nid wyf yn siŵr',
      },
    },
    'facts.processes': {
      label: 'Beth sy’n cael ei benderfynu?',
      hint: 'Dewiswch bob un sy’n berthnasol. Mae’r person yn adrodd ei stori unwaith, i bob eiriolwr y mae ganddo hawl iddo.',
      options: {
        'serious-medical-treatment': 'Triniaeth feddygol ddifrifol',
        'nhs-accommodation': 'Arhosiad mewn ysbyty neu gartref gofal wedi’i drefnu gan y GIG',
        'la-accommodation': 'Symud i lety wedi’i drefnu gan gyngor',
        'accommodation-review': 'Adolygiad o ble mae’r person yn byw',
        'safeguarding-measures': 'Mesurau i amddiffyn rhywun nad oes ganddo alluedd, neu i amddiffyn eraill rhagddo',
        'dols-assessment': 'Awdurdodiad cyntaf i amddifadu o ryddid (adran 39A)',
        'dols-representative-ended': 'Amddifadu o ryddid, a’r cynrychiolydd wedi gadael (adran 39C)',
        'dols-representative-support':
          'Amddifadu o ryddid, ac angen help ar y cynrychiolydd di-dâl neu’r person (adran 39D)',
        'dols-representative-appointment': 'Cynrychiolydd cyflogedig i berson sydd o dan awdurdodiad (RPR)',
        'needs-assessment': 'Asesiad o anghenion',
        'carers-assessment': 'Asesiad gofalwr',
        'care-plan': 'Paratoi cynllun gofal a chymorth',
        'support-plan': 'Paratoi cynllun cymorth gofalwr',
        'care-plan-review': 'Adolygu cynllun gofal a chymorth',
        'support-plan-review': 'Adolygu cynllun cymorth gofalwr',
        'child-needs-assessment': 'Asesiad o anghenion plentyn cyn iddo droi’n 18 oed',
        'child-carers-assessment': 'Asesiad o ofalwr plentyn cyn i’r plentyn droi’n 18 oed',
        'young-carers-assessment': 'Asesiad gofalwr ifanc cyn iddo droi’n 18 oed',
        'safeguarding-enquiry': 'Ymholiad diogelu (adran 42)',
        'safeguarding-adults-review': 'Adolygiad diogelu oedolion (adran 44)',
        'other-care-act-contact': 'Rhywbeth arall o dan y Ddeddf Gofal',
        'mental-health-patient': 'Gofal neu driniaeth o dan y Ddeddf Iechyd Meddwl, neu fel claf iechyd meddwl',
      },
    },
    'facts.jurisdiction': {
      label: 'Pa gyfraith sy’n gymwys?',
      hint: 'Gwlad y corff sy’n penderfynu.',
      options: { england: 'Cyfraith Lloegr', wales: 'Cyfraith Cymru' },
    },

    'facts.capacity': {
      label: 'A oes gan y person alluedd i wneud y penderfyniad hwn?',
      hint: 'Ar gyfer y penderfyniad hwn, nid yn gyffredinol. Mae’r gyfraith yn rhagdybio galluedd nes i asesiad ddangos fel arall.',
      options: {
        lacks: 'Nac oes, nid oes ganddo alluedd',
        has: 'Oes, mae ganddo alluedd',
        'not-assessed': 'Nid yw wedi’i asesu eto',
      },
    },
    'facts.consult.appropriateUnpaidPerson': {
      label:
        'A oes rhywun, nad yw’n cael ei dalu i ofalu, y mae’n briodol ymgynghori ag ef neu hi ynghylch lles pennaf y person?',
      hint: 'Teulu neu ffrind sy’n fodlon ac yn gallu gwneud hynny. Atebwch “Nac oes” os na fyddai’n briodol ymgynghori â nhw.',
    },
    'facts.representation.nominated': {
      label: 'A yw’r person wedi enwi rhywun i ymgynghori ag ef neu hi ar y materion hyn?',
    },
    'facts.representation.lpaForMatter': {
      label: 'A oes atwrnai sydd ag awdurdod dros y mater hwn?',
      hint: 'Nid yw pŵer dros eiddo ac arian yn unig yn cyfrif ar gyfer iechyd neu les.',
    },
    'facts.representation.deputyForMatter': {
      label: 'A oes dirprwy wedi’i benodi gan y Llys Gwarchod sydd ag awdurdod dros y mater hwn?',
      hint: 'Nid yw dirprwy dros eiddo ac arian yn unig yn cyfrif ar gyfer iechyd neu les.',
    },
    'facts.representation.anyLpa': { label: 'A oes unrhyw atwrneiaeth arhosol, ar gyfer unrhyw fater?' },
    'facts.representation.anyEpa': { label: 'A oes unrhyw atwrneiaeth barhaus?' },
    'facts.representation.anyDeputy': { label: 'A oes unrhyw ddirprwy, ar gyfer unrhyw fater?' },
    'facts.treatment.serious': {
      label: 'A yw’n driniaeth feddygol ddifrifol?',
      hint: 'Dechrau, atal neu beidio â rhoi triniaeth lle mae’r budd a’r baich bron yn gytbwys, neu lle mae’r canlyniadau’n debygol o fod yn ddifrifol.',
    },
    'facts.treatment.underMhaPart4': {
      label: 'A yw’r driniaeth yn cael ei rhoi o dan Ran 4 neu 4A o’r Ddeddf Iechyd Meddwl?',
    },
    'facts.accommodation.setting': {
      label: 'Pa fath o le ydyw?',
      options: {
        hospital: 'Ysbyty',
        'care-home': 'Cartref gofal',
        'other-residential': 'Llety preswyl arall',
      },
    },
    'facts.accommodation.expectedDays': {
      label: 'Am faint o ddiwrnodau y disgwylir i’r arhosiad bara?',
      hint: 'Cyfrwch o ddiwrnod cyntaf yr arhosiad. Gadewch yn wag os na all neb ddweud.',
    },
    'facts.accommodation.basis': {
      label: 'O dan ba gyfraith y darperir y lle?',
      options: {
        'care-act-part-1': 'Rhan 1 o Ddeddf Gofal 2014',
        'mha-s117': 'Ôl-ofal o dan adran 117 o’r Ddeddf Iechyd Meddwl',
        'sswwa-part-4': 'Rhan 4 o Ddeddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014',
        nhs: 'Gan y GIG',
      },
    },
    'facts.accommodation.mhaObligation': {
      label: 'A oes rhaid i’r person fyw yno oherwydd rhwymedigaeth o dan y Ddeddf Iechyd Meddwl?',
    },
    'facts.accommodation.weeksInPlacement': {
      label: 'Am faint o wythnosau cyfan y mae’r person wedi byw yno’n ddi-dor?',
      hint: 'Gadewch yn wag os na all neb ddweud.',
    },
    'decision.placementStartedOn': {
      label: 'Pryd y dechreuodd yr arhosiad neu’r lleoliad?',
      hint: 'Edrychir eto ar arhosiad sy’n rhy fyr i roi hawl ar y diwrnod y bydd yn ddigon hir. Heb ateb, cyfrifir ef o’r diwrnod y daw’r atgyfeiriad i law.',
    },
    'facts.particularBenefit': {
      label: 'A fyddai eiriolwr o fudd arbennig i’r person?',
      hint: 'Er enghraifft, am fod barn aelodau’r teulu’n wahanol, neu am na all neb ddweud beth fyddai’r person wedi’i ddymuno.',
    },
    'facts.dols.imcaSamePlace': {
      label: 'A oes eiriolwr o dan adran 39A neu 39C eisoes wedi’i gyfarwyddo ar gyfer yr un lle?',
    },
    'facts.dols.authorisationInForce': { label: 'A oes awdurdodiad safonol mewn grym?' },
    'facts.dols.representativeEnded': { label: 'A yw penodiad cynrychiolydd y person wedi dod i ben?' },
    'facts.dols.newRepresentativeAppointed': { label: 'A oes cynrychiolydd newydd wedi’i benodi?' },
    'facts.dols.representativeUnpaid': { label: 'A yw’r cynrychiolydd yn ddi-dâl?' },
    'facts.dols.personAsked': { label: 'A yw’r person wedi gofyn am eiriolwr?' },
    'facts.dols.representativeAsked': { label: 'A yw’r cynrychiolydd wedi gofyn am eiriolwr?' },
    'facts.dols.rightsAtRisk': {
      label: 'Heb help, a fyddai’r hawl i gael adolygiad neu i fynd i’r llys yn mynd heb ei defnyddio?',
      hint: 'Ni allent ei defnyddio, nid ydynt wedi’i defnyddio pan oedd yn briodol, neu maent yn annhebygol o wneud.',
    },
    'facts.dols.eligibleUnpaidRepresentative': {
      label: 'A all yr asesydd argymell cynrychiolydd cymwys a pharod nad yw’n cael ei dalu?',
    },
    'dols.urgentAuthorisation': { label: 'A oes awdurdodiad brys mewn grym?' },
    'dols.managingAuthority': {
      label: 'Awdurdod rheoli',
      hint: 'Yr ysbyty neu’r cartref gofal lle mae’r person, neu lle bydd y person, yn cael ei amddifadu o’i ryddid.',
    },
    'dols.supervisoryBody': {
      label: 'Corff goruchwylio',
      hint: 'Y cyngor sy’n awdurdodi. Gadewch yn wag os y cyngor cyfrifol ydyw.',
    },
    'dols.assessor': { label: 'Asesydd lles pennaf' },
    'dols.representative': { label: 'Enw cynrychiolydd y person, neu’r un diwethaf' },
    'dols.startsOn': { label: 'Diwrnod cyntaf yr awdurdodiad' },
    'dols.endsOn': { label: 'Diwrnod olaf yr awdurdodiad' },
    'facts.difficulty.understand': {
      label: 'A fyddai’r person yn cael anhawster sylweddol i ddeall yr wybodaeth?',
    },
    'facts.difficulty.retain': {
      label: 'A fyddai’r person yn cael anhawster sylweddol i gofio’r wybodaeth yn ddigon hir?',
    },
    'facts.difficulty.weigh': { label: 'A fyddai’r person yn cael anhawster sylweddol i bwyso a mesur yr wybodaeth?' },
    'facts.difficulty.communicate': {
      label:
        'A fyddai’r person yn cael anhawster sylweddol i fynegi ei farn, ei ddymuniadau neu ei deimladau i eraill?',
      hint: 'Drwy unrhyw ddull: siarad, arwyddo, lluniau, ystumiau.',
    },
    'difficulty.why': {
      label: 'Beth ydych chi’n ei weld sy’n peri i chi ddweud hynny?',
      hint: 'Ychydig o frawddegau. Bydd yr eiriolwr yn paratoi gyda nhw.',
    },
    'facts.individual.exists': {
      label: 'A oes rhywun a allai gefnogi’r person i gymryd rhan?',
      hint: 'Teulu, ffrind neu rywun arall sy’n agos ato.',
    },
    'facts.individual.paidOrProfessional': {
      label:
        'A yw’r unigolyn hwnnw’n cael ei dalu i ofalu am y person, neu’n weithiwr proffesiynol sy’n ymwneud â’i ofal?',
    },
    'facts.individual.personCanConsent': {
      label: 'A all y person ddweud a yw am gael ei gefnogi gan yr unigolyn hwnnw?',
    },
    'facts.individual.personConsents': {
      label: 'Os gall ddweud: a yw am gael hynny?',
      hint: 'Mae “Nac ydy” yn ateb i’w barchu: efallai na fydd y person am i’w deulu gymryd rhan.',
    },
    'facts.individual.bestInterests': {
      label: 'Os na all ddweud: a yw’r cyngor yn fodlon bod hynny er ei les pennaf?',
    },
    'facts.individual.ableAndAvailable': {
      label: 'A yw’r unigolyn hwnnw’n gallu helpu’r person i gymryd rhan, ac ar gael i wneud hynny?',
    },
    'facts.individual.implicated': {
      label: 'A yw’r unigolyn hwnnw ynghlwm wrth y cam-drin neu’r esgeulustod yr edrychir arno?',
    },
    'facts.nhsPlacement.likely': {
      label: 'A yw’r asesiad neu’r cynllun yn debygol o arwain at arhosiad y mae’r GIG yn talu amdano?',
      options: {
        'hospital-28-days': 'Ydy, mewn ysbyty am 28 diwrnod neu fwy',
        'care-home-8-weeks': 'Ydy, mewn cartref gofal am 8 wythnos neu fwy',
        none: 'Nac ydy',
      },
    },
    'facts.nhsPlacement.advocateInBestInterests': {
      label: 'Os yw: a yw’r cyngor yn fodlon bod eiriolwr er lles pennaf y person?',
    },
    'facts.disagreement.material': {
      label: 'A oes anghytundeb rhwng y cyngor a’r unigolyn hwnnw ar rywbeth o bwys?',
    },
    'facts.disagreement.bothAgreeAdvocate': {
      label: 'Os felly: a oes cytundeb rhyngddynt fod eiriolwr er lles pennaf y person?',
    },
    'facts.mha.section': {
      label: 'Pa adran o’r Ddeddf Iechyd Meddwl sy’n gymwys?',
      options: {
        s2: 'Adran 2: asesu',
        s3: 'Adran 3: triniaeth',
        s4: 'Adran 4: argyfwng',
        's5-2': 'Adran 5(2): pŵer cadw’r meddyg',
        's5-4': 'Adran 5(4): pŵer cadw’r nyrs',
        's7-guardianship': 'Adran 7: gwarcheidiaeth',
        's17a-cto': 'Adran 17A: gorchymyn triniaeth gymunedol',
        s35: 'Adran 35: remandio ar gyfer adroddiad',
        s36: 'Adran 36: remandio ar gyfer triniaeth',
        s37: 'Adran 37: gorchymyn ysbyty',
        's37-guardianship': 'Adran 37: gorchymyn gwarcheidiaeth',
        's37-41': 'Adrannau 37 a 41: gorchymyn ysbyty gyda chyfyngiadau',
        s38: 'Adran 38: gorchymyn ysbyty interim',
        's42-conditional-discharge': 'Adran 42: rhyddhad amodol',
        s45a: 'Adran 45A: cyfarwyddyd ysbyty',
        s47: 'Adran 47: trosglwyddo o garchar',
        's47-49': 'Adrannau 47 a 49: trosglwyddo o garchar gyda chyfyngiadau',
        s48: 'Adran 48: trosglwyddo brys o garchar',
        's48-49': 'Adrannau 48 a 49: trosglwyddo brys gyda chyfyngiadau',
        s135: 'Adran 135: man diogel, drwy warant',
        s136: 'Adran 136: man diogel, gan yr heddlu',
        informal: 'Claf anffurfiol',
        none: 'Dim un o’r rhain',
      },
    },
    'facts.mha.secondRecommendation': {
      label: 'O dan adran 4: a yw’r ail argymhelliad meddygol wedi dod i law?',
    },
    'facts.mha.treatmentDiscussed': {
      label: 'A oes triniaeth â mesurau diogelu arbennig yn cael ei thrafod?',
      options: {
        s57: 'Oes, o dan adran 57, fel llawdriniaeth ar yr ymennydd',
        s58a: 'Oes, o dan adran 58A, fel ECT',
        none: 'Nac oes',
      },
    },
    'mentalHealth.sectionStartedOn': { label: 'Pryd y dechreuodd yr adran?' },
    'mentalHealth.responsibleClinician': { label: 'Clinigydd cyfrifol' },
    'mentalHealth.onLeave': { label: 'A yw’r person ar absenoldeb o’r ysbyty?' },
    'mentalHealth.hospitalArea': { label: 'Yn ardal pa gyngor y mae’r ysbyty cyfrifol?' },
    'mentalHealth.nearestRelative': {
      label: 'Perthynas agosaf',
      hint: 'Enw a sut i gysylltu â’r perthynas, os caniateir hynny.',
    },

    'referrer.name': { label: 'Eich enw' },
    'referrer.role': { label: 'Eich rôl', hint: 'Er enghraifft, gweithiwr cymdeithasol.' },
    'referrer.organisation': { label: 'Eich sefydliad' },
    'referrer.team': { label: 'Eich tîm' },
    'referrer.address': { label: 'Eich cyfeiriad gwaith' },
    'referrer.email': {
      label: 'Eich e-bost gwaith',
      hint: 'Anfonir newyddion am yr atgyfeiriad hwn yno. Nid yw’r negeseuon byth yn enwi’r person.',
    },
    'referrer.phone': { label: 'Eich rhif ffôn' },
    'referrer.isDecisionMaker': {
      label: 'Ai chi yw’r penderfynwr?',
      hint: 'Y sawl sy’n gorfod penderfynu, neu sy’n atebol dros y corff sy’n penderfynu.',
    },
    'decisionMaker.name': { label: 'Enw’r penderfynwr' },
    'decisionMaker.role': { label: 'Rôl y penderfynwr' },
    'decisionMaker.organisation': { label: 'Sefydliad y penderfynwr' },
    'decisionMaker.email': { label: 'E-bost gwaith y penderfynwr' },
    'decisionMaker.phone': { label: 'Rhif ffôn y penderfynwr' },
    'authorisedPerson.confirmed': {
      label:
        'Rwyf wedi fy awdurdodi i gyfarwyddo eiriolwr ar ran y corff sydd â’r ddyletswydd, neu’n gweithredu ar ran rhywun sydd wedi’i awdurdodi',
    },
    'authorisedPerson.name': { label: 'Enw’r person awdurdodedig' },
    'authorisedPerson.on': { label: 'Dyddiad y datganiad hwn' },

    'person.title': { label: 'Teitl' },
    'person.firstName': { label: 'Enw cyntaf' },
    'person.lastName': { label: 'Cyfenw' },
    'person.preferredName': { label: 'Beth mae’r person yn hoffi cael ei alw?' },
    'person.pronouns': { label: 'Rhagenwau', hint: 'Er enghraifft, hi neu nhw.' },
    'person.dateOfBirth': { label: 'Dyddiad geni', hint: 'Er enghraifft, 27 3 1948.' },
    'person.aboutAge': { label: 'Os nad oes neb yn gwybod y dyddiad: tua faint yw ei oed, mewn blynyddoedd?' },
    'person.nhsNumber': {
      label: 'Rhif GIG',
      hint: '10 digid, er enghraifft 943 476 5919. Gadewch yn wag os nad ydych yn siŵr ohono.',
    },
    'person.socialCareId': { label: 'Rhif gofal cymdeithasol' },
    'person.noFixedAbode': { label: 'Nid oes gan y person gyfeiriad sefydlog' },
    'person.address': {
      label: 'Cyfeiriad cartref',
      hint: 'Heb y cod post. Gadewch yn wag os nad oes cyfeiriad sefydlog.',
    },
    'person.postcode': { label: 'Cod post y cartref' },
    'person.phone': { label: 'Rhif ffôn y person' },
    'person.email': { label: 'E-bost y person' },
    'person.safeToContact': {
      label: 'A yw’n ddiogel cysylltu â’r person yn uniongyrchol?',
      hint: 'Meddyliwch pwy arall allai ateb y ffôn neu ddarllen negeseuon.',
    },
    'person.mayLeaveMessage': { label: 'A gaiff yr eiriolwr adael neges?' },
    'person.mainNeeds': {
      label: 'Beth yw prif anghenion y person?',
      hint: 'Dewiswch bob un sy’n berthnasol. Mae darparwyr yn gweld hyn cyn derbyn, er mwyn i’r eiriolwr cywir ddod.',
      options: {
        'learning-disability': 'Anabledd dysgu',
        autism: 'Awtistiaeth',
        dementia: 'Dementia',
        'brain-injury': 'Anaf i’r ymennydd',
        'mental-health': 'Iechyd meddwl',
        physical: 'Anabledd neu salwch corfforol',
        sensory: 'Colli golwg neu glyw',
        'older-person': 'Anghenion person hŷn',
        'long-term-condition': 'Cyflwr hirdymor',
        'substance-use': 'Defnyddio cyffuriau neu alcohol',
        carer: 'Anghenion gofalwr',
        other: 'Rhywbeth arall',
      },
    },

    'place.kind': {
      label: 'Pa fath o le ydyw?',
      options: {
        'own-home': 'Ei gartref ei hun',
        'family-or-friends': 'Gyda theulu neu ffrindiau',
        'care-home': 'Cartref gofal',
        'nursing-home': 'Cartref nyrsio',
        'supported-living': 'Byw â chymorth',
        hospital: 'Ysbyty',
        'mental-health-hospital': 'Ysbyty iechyd meddwl',
        prison: 'Carchar',
        temporary: 'Hostel neu le dros dro arall',
        street: 'Ar y stryd, neu heb le sefydlog',
        other: 'Rhywle arall',
      },
    },
    'place.whereToFind': {
      label: 'Os yw ar y stryd, neu heb le sefydlog: ble gall eiriolwr ddod o hyd i’r person?',
      hint: 'Ble a phryd y mae yno fel arfer, pwy sy’n ei adnabod, canolfan ddydd neu dîm allgymorth.',
    },
    'place.area': { label: 'Yn ardal pa gyngor y mae?' },
    'place.name': {
      label: 'Enw’r lle',
      hint: 'Gadewch hwn a’r cyfeiriad yn wag os yw’r person yn ei gartref ei hun, neu heb le sefydlog.',
    },
    'place.ward': { label: 'Ward neu uned' },
    'place.address': { label: 'Cyfeiriad y lle', hint: 'Heb y cod post.' },
    'place.postcode': { label: 'Cod post y lle' },
    'place.phone': { label: 'Rhif ffôn y lle' },
    'responsible.authority': {
      label: 'Pa gyngor sy’n gyfrifol am y person?',
      hint: 'Yr un sy’n gwneud yr asesiad, y cynllun, yr adolygiad neu’r ymholiad.',
    },
    'responsible.residence': {
      label: 'A yw wedi’i setlo ble mae’r person yn preswylio fel arfer?',
      options: { known: 'Ydy, mae wedi’i setlo', disputed: 'Nac ydy, mae anghydfod yn ei gylch' },
    },

    'consent.told': { label: 'A yw’r person wedi cael gwybod am yr atgyfeiriad hwn?' },
    'consent.whyNotTold': { label: 'Os nad yw: pam?' },
    'consent.state': {
      label: 'A yw’r person yn cytuno i’r atgyfeiriad hwn?',
      options: {
        given: 'Ydy, mae’n cytuno',
        refused: 'Nac ydy, mae’n gwrthod',
        'lacks-capacity': 'Ni all benderfynu hyn, ac mae’r atgyfeiriad er ei les pennaf',
        'not-asked': 'Ni ofynnwyd iddo eto',
      },
    },
    'consent.how': {
      label: 'Sut y mynegodd hynny?',
      hint: 'Yn ysgrifenedig sydd orau.',
      options: {
        'in-writing': 'Yn ysgrifenedig',
        spoken: 'Drwy siarad',
        'signed-language': 'Drwy arwyddo',
        other: 'Mewn ffordd arall',
      },
    },
    'consent.on': {
      label: 'Pryd oedd hynny?',
      hint: 'Os na all y person benderfynu: pryd yr ystyriwyd ei les pennaf.',
    },
    'consent.recordedBy': { label: 'Pwy gofnododd hyn?' },
    'consent.scope': {
      label: 'Beth gaiff ei rannu?',
      hint: 'Dywedwch hefyd beth nad yw’r person am ei rannu. Dim ond yr hyn sydd ei angen a rennir, a chofnodir yr hyn a rannwyd.',
    },
    'consent.recipients': { label: 'Gyda phwy y caiff ei rannu?', hint: 'A gyda phwy na chaiff ei rannu.' },
    'consent.basisForSharing': {
      label: 'Pam y ceir rhannu hyn heb gydsyniad y person?',
      options: {
        'attorney-or-deputy-consents': 'Mae atwrnai neu ddirprwy yn cydsynio',
        'lacks-capacity-best-interests': 'Nid oes gan y person alluedd ac mae er ei les pennaf',
        'safeguarding-enquiry': 'Mae’n rhan o ymholiad diogelu',
        'legal-obligation': 'Mae’r gyfraith yn ei gwneud yn ofynnol i chi ei rannu',
        'immediate-safety': 'Mae diogelwch rhywun mewn perygl nawr',
      },
    },
    'capacity.assessedBy': { label: 'Pwy asesodd alluedd ar gyfer y penderfyniad hwn?' },
    'capacity.assessorRole': { label: 'Rôl yr asesydd' },
    'capacity.assessedOn': { label: 'Dyddiad yr asesiad' },

    'people.anyone': {
      label: 'A oes gan y person deulu neu ffrindiau, p’un a ellir ymgynghori â nhw ai peidio?',
    },
    'people.family': { label: 'Teulu a ffrindiau' },
    'people.family.name': { label: 'Enw' },
    'people.family.relation': { label: 'Beth yw eu perthynas â’r person?' },
    'people.family.contact': { label: 'Ffôn, e-bost neu gyfeiriad' },
    'people.family.appropriate': {
      label: 'A yw’n briodol ymgynghori â nhw, neu’n briodol iddynt gefnogi’r person?',
    },
    'people.family.whyNot': { label: 'Os nad yw: pam?' },
    'people.representatives': { label: 'Atwrneiod, dirprwyon ac eraill a enwyd' },
    'people.representatives.kind': {
      label: 'Beth yw eu rôl?',
      options: {
        'nominated-person': 'Rhywun a enwyd gan y person i ymgynghori ag ef',
        'attorney-welfare': 'Atwrnai dros iechyd a lles',
        'attorney-property': 'Atwrnai dros eiddo ac arian',
        'enduring-power': 'Atwrnai o dan atwrneiaeth barhaus',
        'deputy-welfare': 'Dirprwy dros iechyd a lles',
        'deputy-property': 'Dirprwy dros eiddo ac arian',
      },
    },
    'people.representatives.name': { label: 'Enw' },
    'people.representatives.contact': { label: 'Ffôn, e-bost neu gyfeiriad' },
    'people.representatives.scope': { label: 'Beth mae eu hawdurdod yn ei gwmpasu?' },
    'people.representatives.documentSeen': { label: 'A ydych wedi gweld y ddogfen?' },
    'people.whoMatter': { label: 'Pobl sy’n bwysig i’r person' },
    'people.whoMatter.name': { label: 'Enw' },
    'people.whoMatter.relation': { label: 'Pwy ydynt i’r person?' },
    'people.whoMatter.personWants': {
      label: 'Sut mae’r person am iddynt gymryd rhan?',
      options: involvement,
    },
    'people.whoMatter.theyWant': { label: 'Sut maent am gymryd rhan?', options: involvement },
    'people.whoMatter.mayShare': { label: 'A gaiff gwybodaeth ei rhannu â nhw?' },
    'people.whoMatter.contact': { label: 'Ffôn, e-bost neu gyfeiriad' },
    'people.professionals': { label: 'Gweithwyr proffesiynol cysylltiedig' },
    'people.professionals.role': { label: 'Rôl' },
    'people.professionals.name': { label: 'Enw' },
    'people.professionals.contact': { label: 'Ffôn neu e-bost' },

    'decision.description': {
      label: 'Beth sydd i’w benderfynu?',
      hint: 'Y dewisiadau, a’r hyn y gwyddys bod y person yn ei ddymuno. Rhwng 20 a 2,000 o nodau.',
    },
    'decision.by': {
      label: 'Erbyn pa ddyddiad y caiff ei benderfynu?',
      hint: 'Os yw’r dyddiad wedi mynd heibio eisoes, ffoniwch eich darparwr eiriolaeth.',
    },
    'facts.urgent': {
      label: 'A oes rhaid gwneud y penderfyniad cyn y gall eiriolwr fod yno?',
      hint: 'Lle mae’r gyfraith yn caniatáu hynny, cewch weithredu’n gyntaf. Mae’r ddyletswydd i gyfarwyddo eiriolwr yn parhau.',
    },
    'decision.urgentReason': { label: 'Os oes: pam na all aros?' },
    'decision.dischargePlanned': { label: 'A oes dyddiad wedi’i gynllunio ar gyfer gadael yr ysbyty?' },
    'decision.dischargeOn': { label: 'Os oes: ar ba ddyddiad?' },
    'safeguarding.kinds': {
      label: 'Pa fath o gam-drin neu esgeulustod sydd dan sylw?',
      hint: 'Dewiswch bob un sy’n berthnasol.',
      options: {
        physical: 'Corfforol',
        domestic: 'Domestig',
        sexual: 'Rhywiol',
        psychological: 'Seicolegol',
        financial: 'Ariannol neu faterol',
        'modern-slavery': 'Caethwasiaeth fodern',
        discriminatory: 'Gwahaniaethol',
        organisational: 'Sefydliadol',
        neglect: 'Esgeulustod',
        'self-neglect': 'Hunanesgeulustod',
        'not-known': 'Ddim yn hysbys eto',
      },
    },
    'safeguarding.role': {
      label: 'Beth yw rhan y person hwn yn y mater?',
      hint: 'Ni fydd rhywun a gafodd niwed a rhywun a allai fod wedi’i achosi byth yn rhannu eiriolwr.',
      options: {
        'alleged-victim': 'Efallai ei fod wedi cael niwed',
        'alleged-source-of-harm': 'Efallai ei fod wedi niweidio rhywun',
        both: 'Y ddau',
        witness: 'Gwelodd yr hyn a ddigwyddodd',
      },
    },
    'safeguarding.immediateRisk': { label: 'A yw’r person mewn perygl uniongyrchol?' },
    'safeguarding.reference': { label: 'Cyfeirnod diogelu' },
    'safeguarding.enquiryLead': { label: 'Pwy sy’n arwain yr ymholiad?' },
    'safeguarding.measures': { label: 'Beth sydd ar waith, neu’n cael ei gynnig, i amddiffyn pobl?' },
    'safeguarding.policeInvolved': { label: 'A yw’r heddlu’n gysylltiedig?' },
    'safeguarding.contactRestrictions': {
      label: 'A oes unrhyw un y mae’n rhaid i’r eiriolwr beidio â chysylltu ag ef neu hi?',
    },
    'decision.meetings': { label: 'Cyfarfodydd' },
    'decision.meetings.on': { label: 'Dyddiad' },
    'decision.meetings.at': { label: 'Amser', hint: 'Er enghraifft, 14:30.' },
    'decision.meetings.kind': { label: 'Pa fath o gyfarfod ydyw?' },
    'decision.meetings.place': { label: 'Ble, neu sut i ymuno ar-lein' },
    'decision.meetings.documentsDueOn': {
      label: 'Pryd yr anfonir y dogfennau?',
      hint: 'O leiaf 48 awr cyn y cyfarfod, er mwyn i’r person allu paratoi gyda’r eiriolwr.',
    },

    'communication.mainWay': {
      label: 'Beth yw prif ffordd y person o gyfathrebu?',
      options: {
        speech: 'Siarad',
        bsl: 'Iaith Arwyddion Prydain (BSL)',
        makaton: 'Makaton',
        pictures: 'Lluniau neu symbolau',
        writing: 'Ysgrifennu',
        gestures: 'Ystumiau, synau neu fynegiant yr wyneb',
        'communication-aid': 'Cymorth cyfathrebu',
        'deafblind-manual': 'Gwyddor llaw i bobl fyddarddall neu arwyddo â chyffyrddiad',
        'no-clear-way': 'Dim ffordd y mae eraill yn ei deall eto',
        other: 'Ffordd arall',
      },
    },
    'communication.firstLanguage': { label: 'Iaith gyntaf' },
    'communication.interpreter': { label: 'A oes angen dehonglydd?' },
    'communication.interpreterLanguage': { label: 'Os oes: ar gyfer pa iaith a thafodiaith?' },
    'communication.notes': { label: 'Beth arall sy’n helpu eraill i ddeall y person?' },
    'adjustments.needed': {
      label: 'Addasiadau rhesymol',
      hint: 'Er enghraifft, llai o bobl yn yr ystafell, seibiannau, neu le tawel.',
    },
    'adjustments.format': {
      label: 'Ym mha fformat y dylid ysgrifennu at y person?',
      options: {
        standard: 'Print cyffredin',
        'large-print': 'Print bras',
        'easy-read': 'Hawdd ei ddeall',
        audio: 'Sain',
        braille: 'Braille',
        email: 'E-bost',
        other: 'Fformat arall',
      },
    },
    'adjustments.timeAndPlace': { label: 'Yr amser a’r lle gorau i gyfarfod' },
    'advocate.gender': {
      label: 'A fyddai’n well gan y person gael menyw neu ddyn?',
      options: { woman: 'Menyw', man: 'Dyn', 'no-preference': 'Nid oes gwahaniaeth' },
    },
    'advocate.speaks': {
      label: 'A oes angen eiriolwr sy’n siarad neu’n arwyddo iaith arall?',
      hint: 'Ticiwch bob un a fyddai’n gwneud y tro. Gadewch yn wag os cyfieithydd fyddai orau: bydd eiriolwr sy’n siarad yr iaith yn dal i gael ei ffafrio.',
      options: {
        cy: 'Cymraeg',
        bsl: 'Iaith Arwyddion Prydain (BSL)',
        makaton: 'Makaton',
        'deafblind-manual': 'Gwyddor llaw i bobl fyddarddall neu arwyddo â chyffyrddiad',
        ar: 'Arabeg',
        bn: 'Bengaleg',
        cs: 'Tsieceg',
        fa: 'Ffarsi',
        fr: 'Ffrangeg',
        gu: 'Gwjarati',
        hu: 'Hwngareg',
        ku: 'Cwrdeg',
        lt: 'Lithwaneg',
        pa: 'Pwnjabeg',
        pl: 'Pwyleg',
        pt: 'Portiwgaleg',
        ro: 'Rwmaneg',
        ru: 'Rwsieg',
        so: 'Somaleg',
        es: 'Sbaeneg',
        ta: 'Tamileg',
        tr: 'Tyrceg',
        uk: 'Wcreineg',
        ur: 'Wrdw',
        vi: 'Fietnameg',
        yue: 'Cantoneg',
        cmn: 'Tsieinëeg Mandarin',
      },
    },
    'advocate.cultureOrLanguage': { label: 'A oes diwylliant, ffydd neu iaith y dylai’r eiriolwr eu rhannu?' },
    'advocate.before': {
      label: 'A yw’r person wedi cael eiriolwr o’r blaen yr hoffai ei gael eto?',
      hint: 'Enw a sefydliad.',
    },
    'advocate.beforeProvider': {
      label: 'Gyda pha ddarparwr eiriolaeth yr oedd hynny?',
      hint: 'Enw’r darparwr yn unig. Gofynnir iddo ef yn gyntaf.',
    },
    'advocate.conflictOfInterest': {
      label: 'A oes unrhyw un cysylltiedig y mae darparwr eiriolaeth yn ei adnabod?',
      hint: 'Er mwyn sicrhau nad oes gan unrhyw eiriolwr wrthdaro buddiannau.',
    },
    'advocate.conflictProvider': {
      label: 'Pa ddarparwr eiriolaeth na ddylid gofyn iddo oherwydd hynny?',
      hint: 'Enw’r darparwr yn unig. Ni chynigir yr achos iddo.',
    },

    'risks.known': {
      label: 'A oes unrhyw risg hysbys i’r eiriolwr?',
      hint: 'Atebwch “Nac oes” os na wyddoch am un.',
    },
    'risks.details': { label: 'Os oes: beth ydyw, a beth sy’n cadw ymweliad yn ddiogel?' },
    'risks.loneVisit': {
      label: 'A yw’n ddiogel i’r eiriolwr ymweld ar ei ben ei hun?',
      options: { safe: 'Ydy', 'not-safe': 'Nac ydy', 'not-known': 'Ddim yn hysbys' },
    },

    'equality.ethnicity': {
      label: 'Grŵp ethnig',
      options: {
        'asian-indian': 'Asiaidd neu Asiaidd Prydeinig: Indiaidd',
        'asian-pakistani': 'Asiaidd neu Asiaidd Prydeinig: Pacistanaidd',
        'asian-bangladeshi': 'Asiaidd neu Asiaidd Prydeinig: Bangladeshaidd',
        'asian-chinese': 'Asiaidd neu Asiaidd Prydeinig: Tsieineaidd',
        'asian-other': 'Unrhyw gefndir Asiaidd arall',
        'black-caribbean': 'Du neu Ddu Prydeinig: Caribïaidd',
        'black-african': 'Du neu Ddu Prydeinig: Affricanaidd',
        'black-other': 'Unrhyw gefndir Du arall',
        'mixed-white-black-caribbean': 'Gwyn a Du Caribïaidd',
        'mixed-white-black-african': 'Gwyn a Du Affricanaidd',
        'mixed-white-asian': 'Gwyn ac Asiaidd',
        'mixed-other': 'Unrhyw gefndir cymysg neu amlethnig arall',
        'white-british': 'Gwyn: Cymreig, Seisnig, Albanaidd, o Ogledd Iwerddon neu Brydeinig',
        'white-irish': 'Gwyn: Gwyddelig',
        'white-gypsy-irish-traveller': 'Gwyn: Sipsi neu Deithiwr Gwyddelig',
        'white-roma': 'Gwyn: Roma',
        'white-other': 'Unrhyw gefndir Gwyn arall',
        arab: 'Arabaidd',
        other: 'Unrhyw grŵp ethnig arall',
        'prefer-not-to-say': 'Gwell peidio â dweud',
      },
    },
    'equality.sex': {
      label: 'Rhyw',
      options: { female: 'Benyw', male: 'Gwryw', 'prefer-not-to-say': 'Gwell peidio â dweud' },
    },
    'equality.genderSameAsSexAtBirth': {
      label: 'A yw’r rhywedd y mae’r person yn uniaethu ag ef yr un peth â’i ryw a gofrestrwyd adeg ei eni?',
      options: { same: 'Ydy', different: 'Nac ydy', 'prefer-not-to-say': 'Gwell peidio â dweud' },
    },
    'equality.orientation': {
      label: 'Cyfeiriadedd rhywiol',
      options: {
        straight: 'Strêt neu heterorywiol',
        'gay-or-lesbian': 'Hoyw neu lesbiaidd',
        bisexual: 'Deurywiol',
        other: 'Cyfeiriadedd arall',
        'prefer-not-to-say': 'Gwell peidio â dweud',
      },
    },
    'equality.religion': {
      label: 'Crefydd',
      options: {
        none: 'Dim crefydd',
        christian: 'Cristnogaeth',
        buddhist: 'Bwdhaeth',
        hindu: 'Hindŵaeth',
        jewish: 'Iddewiaeth',
        muslim: 'Islam',
        sikh: 'Sikhiaeth',
        other: 'Crefydd arall',
        'prefer-not-to-say': 'Gwell peidio â dweud',
      },
    },
    'equality.disability': {
      label: 'A yw’r person yn ystyried ei fod yn anabl?',
      options: { yes: 'Ydy', no: 'Nac ydy', 'prefer-not-to-say': 'Gwell peidio â dweud' },
    },

    requestedPowers: { label: 'Eiriolwyr yr ydych yn gofyn amdanynt' },
    'requestedPowers.rule': {
      label: 'Pa bŵer ydyw?',
      options: {
        'IMCA-REVIEW': 'IMCA ar gyfer adolygiad o ble mae’r person yn byw',
        'IMCA-SAFEGUARDING': 'IMCA ar gyfer mesurau i amddiffyn pobl',
        'CA-OTHER': 'Eiriolwr Deddf Gofal lle nad oes dyletswydd',
        ...localPowers,
      },
    },
    'requestedPowers.reason': {
      label: 'Sut y byddai eiriolwr o fudd i’r person hwn?',
      hint: 'Gadewch yn wag os nad ydych yn gofyn am yr eiriolwr hwn.',
    },
    'goOnAgainstAnswer.reason': {
      label: 'Pam yr ydych yn mynd ymlaen?',
      hint: 'Gadewch yn wag os nad ydych am fynd ymlaen. Cofnodir y rheswm.',
    },
    'declaration.agreed': {
      label:
        'Mae’r hyn a ysgrifennais yn wir hyd y gwn i. Hawliau, dymuniadau a diogelwch y person sy’n dod gyntaf wrth ei ddefnyddio.',
    },
  },
}
