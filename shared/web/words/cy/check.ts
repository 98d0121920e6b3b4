// The checker in Welsh.
import type { check as english } from '../en/check.ts'
import { softened } from './beginnings.ts'
import { dates } from './dates.ts'

// wyth, un ar ddeg, un deg wyth
const BEGINS_WITH_A_VOWEL: ReadonlySet<number> = new Set([8, 11, 18])

export const check: typeof english = {
  start: {
    title: 'Gwirio pwy sydd â hawl i gael eiriolwr',
    lede: 'Atebwch ychydig o gwestiynau am benderfyniad. Fe welwch pa fath o eiriolwr y mae’r gyfraith yn ei roi i’r person, pam, a beth i’w wneud nesaf.',
    begin: 'Dechrau gwirio',
    whoTitle: 'I bwy y mae hwn',
    who: 'I bawb sydd â rhan yn y penderfyniad: gweithwyr proffesiynol, gofalwyr, teulu a ffrindiau, a’r person dan sylw ei hun. Nid oes angen mewngofnodi.',
    howTitle: 'Sut mae’n gweithio',
    how: [
      'Gofynnir un cwestiwn ar y tro i chi, a dim ond am yr hyn a all newid y canlyniad o hyd. Yn aml mae hynny’n llai na deg.',
      'Os nad ydych yn gwybod ateb, dywedwch hynny. Ar y diwedd fe welwch beth sy’n dibynnu arno.',
      'Gallwch fynd yn ôl a newid unrhyw ateb. Wedyn gall gweithiwr proffesiynol fewngofnodi a dechrau atgyfeiriad gyda’r un atebion.',
    ],
    notTitle: 'Yr hyn nad yw’n ei wneud',
    not: [
      'Nid yw’n gofyn pwy yw’r person, ac nid yw’n storio dim. Mae eich atebion yn mynd o dudalen i dudalen yn eich porwr eich hun ac ni chânt byth eu rhoi mewn cyfeiriad gwe.',
      'Nid yw’n penderfynu. Mae’n darllen cyfraith Cymru a Lloegr fel y mae heddiw. Chi sy’n barnu ar y gyfraith o hyd.',
    ],
    urgent: 'Os oes rhywun mewn perygl nawr, ffoniwch 999 a’ch tîm diogelu yn gyntaf.',
  },

  question: {
    caption: 'Gwirio pwy sydd â hawl',
    back: 'Yn ôl',
    continue: 'Parhau',
    notKnown: 'Ddim yn hysbys',
    kinds: {
      imca: 'I rywun a allai fod heb alluedd',
      imha: 'I rywun â phroblem iechyd meddwl',
      'care-act': 'Gofal a chymorth',
      dols: 'Amddifadu o ryddid',
    },
    hints: {
      'facts.ageYears':
        'Mewn blynyddoedd cyfan, ar ddiwrnod y penderfyniad. Dewiswch “Ddim yn hysbys” os nad oes neb yn gwybod.',
      'facts.accommodation.expectedDays':
        'Cyfrwch o ddiwrnod cyntaf yr arhosiad. Dewiswch “Ddim yn hysbys” os na all neb ddweud.',
      'facts.accommodation.weeksInPlacement': 'Dewiswch “Ddim yn hysbys” os na all neb ddweud.',
    },
    whyTitle: 'Pam y gofynnir hyn',
    why: 'Dyma’r hyn y mae’r gyfraith yn chwilio amdano:',
    bearsOn: (processes) => `Mae hyn yn bwysig ar gyfer: ${processes.join('; ')}.`,
    whyUrgent:
      'Mae dyletswydd i gyfarwyddo eiriolwr. Os na all y penderfyniad aros, mae’r gyfraith yn caniatáu iddo fynd yn ei flaen yn gyntaf. Mae’r ddyletswydd yn parhau.',
    whyProcesses:
      'Mae gan bob un o’r rhain ei rheol ei hun am eiriolwyr, mewn un Ddeddf neu’r llall. Ni ellir gofyn dim arall nes y bydd yn hysbys pa rai sy’n gymwys.',
    whyJurisdiction:
      'Mae’r Ddeddf Galluedd Meddyliol a’r Ddeddf Iechyd Meddwl yn gymwys yn y ddwy wlad, gyda gwahaniaethau. Yn Lloegr yn unig y mae’r Ddeddf Gofal yn gymwys.',
    soFarTitle: 'Hyd yma',
    left: (count) =>
      count === 1
        ? 'Dyma’r cwestiwn olaf y gellir ei ofyn.'
        : `Mae hyd at ${dates.count(count, 'cwestiwn', 'gwestiwn')} ar ôl, gan gynnwys hwn. Yn aml mae un ateb yn gwneud eraill yn ddiangen.`,
    first:
      'Daw dau gwestiwn yn gyntaf: beth sy’n cael ei benderfynu, a pha gyfraith sy’n gymwys. Mae’r gweddill yn dibynnu arnynt.',
    lawTitle: 'Beth mae’r gyfraith yn ei ddweud hyd yma',
    mayAskTitle: (count) =>
      count === 1
        ? 'Un arall y gellir ei ofyn'
        : `${BEGINS_WITH_A_VOWEL.has(count) ? 'Yr' : 'Y'} ${count} arall y gellir eu gofyn`,
  },

  result: {
    caption: 'Canlyniad eich gwiriad',
    lede: {
      applies: 'Ar sail eich atebion mae’r gyfraith yn rhoi’r hyn a enwir isod.',
      power: 'Ar sail eich atebion mae’r gyfraith yn caniatáu eiriolwr, ond nid yw’n mynnu un.',
      open: 'Gallai rhywbeth nad oeddech yn ei wybod newid yr hyn y mae’r gyfraith yn ei ddweud. Fe’i henwir isod.',
      'nothing-applies':
        'Ar sail eich atebion nid yw’r un o’r rheolau yr edrychwyd arnynt yn gymwys. Isod fe welwch pam, a beth arall sydd ar gael.',
    },
    asOn: (day, authority) =>
      authority === undefined
        ? `Yn ôl y gyfraith fel yr oedd ar ${softened(day)}.`
        : `Yn ôl y gyfraith fel yr oedd ar ${softened(day)} ar gyfer ${authority}.`,
    nextTitle: 'Beth i’w wneud nesaf',
    next: {
      duty: {
        title: 'Atgyfeiriwch y person',
        text: 'Rhaid cyfarwyddo eiriolwr, a dylai’r penderfyniad aros amdano lle bo modd. Atgyfeiriwch cyn gynted ag y bydd y penderfyniad yn y golwg: mae angen amser ar eiriolwr i ddod i adnabod y person.',
      },
      actFirst: {
        title: 'Gweithredwch os na all aros',
        text: 'Gellir gwneud y penderfyniad cyn i’r eiriolwr fod yno. Ysgrifennwch pam na allai aros, ac atgyfeiriwch yr un fath.',
      },
      inform: {
        title: 'Dywedwch wrth y person',
        text: 'Dywedwch wrtho cyn gynted ag y gallwch fod ganddo hawl i gael eiriolwr iechyd meddwl annibynnol, ar lafar ac yn ysgrifenedig. Y person sy’n dewis. Gallwch ei atgyfeirio, a gall unrhyw un arall hefyd.',
      },
      power: {
        title: 'Penderfynwch a ddylid gofyn am eiriolwr',
        text: 'Os byddai eiriolwr o fudd i’r person hwn, atgyfeiriwch ef a dywedwch sut. Os na fyddai, ysgrifennwch pam.',
      },
      open: {
        title: 'Canfyddwch yr hyn nad yw’n hysbys',
        text: 'Gofynnwch i’r rhai sy’n gwybod, yna newidiwch yr ateb yma. Os yw’r penderfyniad yn agos, atgyfeiriwch nawr: gellir ychwanegu’r hyn sydd ar goll.',
      },
      recheck: {
        title: 'Edrychwch eto',
        stay: (days) =>
          `Gall yr hyn nad yw’n gymwys heddiw fod yn gymwys yn nes ymlaen. Gwiriwch eto ar ${softened(dates.list(days))}, gan gyfrif heddiw fel diwrnod cyntaf yr arhosiad; yn gynt os dechreuodd cyn hynny.`,
        section: ({ hours, mayBeExtended }) =>
          `Gall yr hyn nad yw’n gymwys nawr fod yn gymwys cyn hir. Gwiriwch eto pan ddaw’r adran i ben (${hours} awr ar y mwyaf ar ôl iddi ddechrau${mayBeExtended ? ', oni chaiff ei hestyn' : ''}) neu pan fydd un arall yn dechrau.`,
      },
    },
    wayOn: [
      'Eiriolaeth nad oes statud yn ei mynnu: mae llawer o gynghorau’n talu amdani. Gofynnwch i’r cyngor beth sydd ar gael yn eich ardal.',
      'Help gyda chwyn am iechyd neu ofal cymdeithasol: mae gan bob ardal wasanaeth annibynnol ar gyfer hyn.',
      'Gall fod gan y person hawl yn nes ymlaen, neu ynghylch penderfyniad arall. Gwiriwch eto pan fydd rhywbeth wedi newid.',
    ],
    notReferring: 'Os nad chi sy’n atgyfeirio pobl',
    notReferringText:
      'Dangoswch y dudalen hon i’r gweithiwr cymdeithasol, y ward neu’r cydlynydd gofal a gofynnwch iddynt atgyfeirio. Gallant wneud hynny tra byddwch gyda nhw.',
    rulesTitle: 'Beth mae’r gyfraith yn ei ddweud',
    answersTitle: 'Eich atebion',
    change: 'Newid',
    changeAnswer: (question) => `yr ateb i: ${question}`,
    refer: 'Atgyfeirio’r person hwn',
    referSignedOut:
      'Rydych yn mewngofnodi’n gyntaf. Daw eich atebion gyda chi a dod yn ddrafft, y gallwch ei newid ac ychwanegu ato cyn ei anfon.',
    referSignedIn: 'Daw eich atebion yn ddrafft, y gallwch ei newid ac ychwanegu ato cyn ei anfon.',
    referAnyway: 'Chi sy’n barnu: gallwch atgyfeirio’n groes i’r ateb hwn a dweud pam.',
    back: 'Yn ôl i’r cwestiwn diwethaf',
    again: 'Dechrau gwiriad newydd',
    keep: 'Nid oes dim o hyn yn cael ei storio. I’w gadw, argraffwch y dudalen hon neu cadwch hi fel PDF.',
    judgement: 'Dyma sut mae’r rheolau’n darllen ar sail eich atebion. Chi sy’n barnu ar y gyfraith o hyd.',
  },

  carry: {
    title: 'Dechrau atgyfeiriad gyda’r atebion hyn',
    lede: 'Rydych wedi mewngofnodi. Dyma atebion eich gwiriad. Nid oes dim ohonynt yn cael ei storio nes i chi bwyso’r botwm.',
    text: 'Deuant yn ddrafft. Gallwch newid pob un ohonynt, a chedwir y drafft am 30 diwrnod.',
    begin: 'Dechrau’r atgyfeiriad gyda’r atebion hyn',
    without: 'Dechrau atgyfeiriad hebddynt',
    goneTitle: 'Nid yw atebion eich gwiriad yma mwyach',
    gone: 'Mae eich porwr yn eu cadw am 20 munud tra byddwch yn mewngofnodi, ac fe’u defnyddir unwaith. Gallwch wirio eto, neu ddechrau atgyfeiriad: mae’n gofyn yr un cwestiynau. Os ydych wedi dechrau atgyfeiriad gyda nhw, mae ymhlith eich drafftiau.',
  },
}
