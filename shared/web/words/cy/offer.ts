// The page behind the link of an offer, in Welsh.
import type { offer as english } from '../en/offer.ts'
import { softened } from './beginnings.ts'

export const offer: typeof english = {
  title: 'A allwch chi gymryd yr achos hwn?',
  lede: (moment) => `Atebwch erbyn ${moment}. Ar ôl hynny mae’n mynd ymlaen at y darparwr nesaf.`,
  late: (moment) =>
    `Daeth yr amser i ateb i ben ar ${softened(moment)}. Gallwch ateb o hyd nes iddo fynd ymlaen at rywun arall.`,
  why: 'Dyma’r cyfan y gellir ei ddangos cyn i chi dderbyn. Cewch weld yr atgyfeiriad cyfan ar ôl i chi dderbyn a mewngofnodi.',
  asked: {
    title: 'Mae’r atgyfeiriwr wedi ateb eich cwestiwn',
    text: 'Mae’r ateb yng ngeiriau’r atgyfeiriwr a gall ymwneud â’r person, felly dim ond ar ôl i chi gadarnhau eich cyfeiriad e-bost yma y caiff ei ddangos, neu i gydweithiwr sydd wedi mewngofnodi.',
    hint: 'Y cyfeiriad yr anfonwyd yr e-bost â’r ddolen hon iddo. Nid yw darllen yr ateb yn derbyn nac yn gwrthod dim.',
    button: 'Dangos y cwestiwn a’r ateb',
    question: 'Cwestiwn',
    answer: 'Ateb',
    answeredAt: 'Atebwyd',
  },
  form: {
    title: 'Eich ateb',
    choice: 'Beth hoffech chi ei wneud?',
    accept: 'Derbyn',
    acceptHint: 'Eich achos chi fydd hwn ar unwaith.',
    decline: 'Gwrthod',
    declineHint: 'Mae’n mynd ymlaen at y darparwr nesaf ar unwaith.',
    query: 'Gofyn rhywbeth i’r atgyfeiriwr yn gyntaf',
    queryHint: 'Mae’r amser i ateb wedi’i oedi nes i’r atgyfeiriwr ateb. Bydd y ddolen hon yn dal i weithio i chi.',
    reason: 'Os ydych yn gwrthod: pam?',
    question: 'Os ydych yn gofyn: eich cwestiwn',
    questionHint: 'Am y cyfarwyddyd yn unig. Peidiwch â rhoi dim am berson nad yw ar y dudalen hon.',
    email: 'Eich cyfeiriad e-bost',
    emailHint:
      'Y cyfeiriad yr anfonwyd yr e-bost â’r ddolen hon iddo. Mae’n dangos bod y cynnig wedi cyrraedd y bobl iawn.',
    button: 'Anfon yr ateb',
  },
  errors: {
    'choice.required': 'Dewiswch a ydych yn derbyn, yn gwrthod neu’n gofyn rhywbeth yn gyntaf',
    'reason.required': 'Dywedwch pam yr ydych yn gwrthod',
    'question.required': 'Ysgrifennwch eich cwestiwn',
    'question.too-long': 'Byrhewch eich cwestiwn i 2,000 o nodau',
    'question.characters': 'Tynnwch o’ch cwestiwn y nodau na ellir eu hargraffu',
    'anew.required': 'Ticiwch eich bod am gael dolen newydd',
    'confirm.required': 'Rhowch y cyfeiriad e-bost yr anfonwyd yr e-bost â’r ddolen hon iddo',
    'confirm.not-the-address':
      'Nid dyma’r cyfeiriad yr anfonwyd yr e-bost â’r ddolen hon iddo. Ar ôl pum cyfeiriad anghywir caiff y ddolen ei chau',
    'email.required': 'Rhowch y cyfeiriad e-bost yr anfonwyd yr e-bost â’r ddolen hon iddo',
    'email.not-the-address':
      'Nid dyma’r cyfeiriad yr anfonwyd yr e-bost â’r ddolen hon iddo. Ar ôl pum cyfeiriad anghywir caiff y ddolen ei chau',
  },
  standing: {
    accepted: {
      title: 'Eich achos chi yw hwn',
      text: 'Diolch am dderbyn. Mae’r atgyfeiriwr wedi cael gwybod bod yr achos gennych.',
    },
    declined: {
      title: 'Rydych wedi gwrthod yr achos hwn',
      text: 'Diolch am ateb. Mae wedi mynd ymlaen at y darparwr nesaf, ac nid oes angen i chi wneud dim mwy.',
    },
    answered: {
      title: 'Mae’r cynnig hwn wedi’i ateb',
      text: 'Dim ond unwaith y gellir ateb cynnig, ac mae’r ddolen hon wedi gwneud ei gwaith. Os ydych yn gweithio i’r darparwr, mewngofnodwch i weld eich achosion.',
    },
    'passed-on': {
      title: 'Mae’r cynnig hwn wedi mynd ymlaen',
      text: 'Daeth yr amser i ateb i ben, neu gwrthododd cydweithiwr y cynnig. Nid yw gyda chi mwyach, ac nid oes angen gwneud dim mwy.',
    },
    queried: {
      title: 'Mae cwestiwn gyda’r atgyfeiriwr',
      text: 'Mae cydweithiwr wedi gofyn rhywbeth i’r atgyfeiriwr am y cynnig hwn. Ni ellir ateb y cynnig nes i’r atgyfeiriwr ateb, ac mae ei gloc wedi’i oedi tan hynny.',
    },
    withdrawn: {
      title: 'Mae’r cynnig hwn wedi’i dynnu’n ôl',
      text: 'Nid oes angen yr achos mwyach. Nid oes angen i chi wneud dim mwy.',
    },
    asked: {
      title: 'Mae eich cwestiwn gyda’r atgyfeiriwr',
      text: 'Mae’r amser i ateb wedi’i oedi nes i’r atgyfeiriwr ateb. Cewch e-bost bryd hynny. Bydd yr ateb i’w weld drwy’r ddolen hon, ar ôl i chi gadarnhau eich cyfeiriad e-bost, neu ar ôl mewngofnodi.',
    },
  },
  who: (what, who, moment) => `${what}: ${who}, ar ${softened(moment)}`,
  dead: {
    title: 'Nid yw’r ddolen hon yn agor cynnig',
    lede: 'Gall fod un o’r rhesymau hyn:',
    reasons: [
      'mae ei hamser wedi dod i ben',
      'anfonwyd dolen fwy newydd yn ei lle: chwiliwch am yr e-bost diweddaraf am yr achos',
      'rhoddwyd cyfeiriad e-bost anghywir bum gwaith',
      'ni chafodd ei chopïo’n llawn o’r e-bost',
    ],
    signIn: 'Gellir hefyd ateb cynnig sydd gyda chi o hyd ar ôl mewngofnodi.',
    anew: {
      title: 'Cael dolen newydd',
      text: 'Os yw’r cynnig yn dal ar agor, byddwn yn anfon dolen newydd i’r cyfeiriad sydd gennym ar ei gyfer, ac i’r un arall.',
      legend: 'A ydych am gael dolen newydd?',
      send: 'Ydw, anfonwch ddolen newydd i’r cyfeiriad sydd gennych',
      emailHint: 'Y cyfeiriad yr anfonwyd yr e-bost â’r ddolen hon iddo.',
      button: 'Gofyn am ddolen newydd',
    },
  },
  sentAnew: {
    title: 'Rydym wedi derbyn eich cais',
    text: 'Os yw’r cynnig yn dal ar agor a’ch bod wedi rhoi’r cyfeiriad yr anfonwyd ef iddo, mae dolen newydd ar ei ffordd i’r cyfeiriad hwnnw. Dim ond y ddolen ddiweddaraf sy’n gweithio.',
    nothing:
      'Dim byd ar ôl deg munud? Yna mae’r cynnig wedi’i ateb neu wedi mynd ymlaen, roedd y cyfeiriad yn un arall, neu gofynnwyd am ormod o ddolenni. Rydym yn dweud yr un peth bob tro, fel na fydd dieithryn yn dysgu dim.',
  },
  next: {
    title: 'Beth sy’n digwydd nesaf',
    steps: (moment, isStopped) => [
      isStopped
        ? 'Mewngofnodwch, a gofynnwch i’r atgyfeiriwr sut i fynd ymlaen.'
        : 'Mewngofnodwch i ddarllen yr atgyfeiriad cyfan.',
      `Enwch yr eiriolwr erbyn ${moment}.`,
      'Cofnodwch y cyswllt cyntaf â’r person, yr adroddiad, a chau’r achos wrth iddynt ddigwydd.',
    ],
    link: 'Mewngofnodi ac agor yr achos',
  },
  cases: 'Mewngofnodi a gweld eich achosion',
}
