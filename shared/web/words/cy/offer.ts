// The page behind the link of an offer, in Welsh.
import type { offer as english } from '../en/offer.ts'
import { softened } from './beginnings.ts'

export const offer: typeof english = {
  title: 'A allwch chi gymryd yr achos hwn?',
  lede: (moment) => `Atebwch erbyn ${moment}. Ar ôl hynny mae’n mynd ymlaen at y darparwr nesaf.`,
  late: (moment) =>
    `Daeth yr amser i ateb i ben ar ${softened(moment)}. Gallwch ateb o hyd nes iddo fynd ymlaen at rywun arall.`,
  why: 'Dyma’r cyfan y gellir ei ddangos cyn i chi dderbyn. Cewch weld yr atgyfeiriad cyfan ar ôl i chi dderbyn a mewngofnodi.',
  ask: {
    title: 'Mae angen i mi ofyn rhywbeth yn gyntaf',
    text: 'Mewngofnodwch i ofyn cwestiwn i’r atgyfeiriwr. Mae cloc y cynnig wedi’i oedi nes bod y cwestiwn wedi’i ateb.',
    link: 'Mewngofnodi ac agor y cynnig',
  },
  form: {
    title: 'Eich ateb',
    choice: 'A ydych yn derbyn yr achos hwn?',
    accept: 'Derbyn',
    acceptHint: 'Eich achos chi fydd hwn ar unwaith.',
    decline: 'Gwrthod',
    declineHint: 'Mae’n mynd ymlaen at y darparwr nesaf ar unwaith.',
    reason: 'Os ydych yn gwrthod: pam?',
    email: 'Eich cyfeiriad e-bost',
    emailHint:
      'Y cyfeiriad yr anfonwyd yr e-bost â’r ddolen hon iddo. Mae’n dangos bod y cynnig wedi cyrraedd y bobl iawn.',
    button: 'Anfon yr ateb',
  },
  errors: {
    'choice.required': 'Dewiswch a ydych yn derbyn neu’n gwrthod',
    'reason.required': 'Dywedwch pam yr ydych yn gwrthod',
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
    expired: {
      title: 'Mae’r ddolen hon wedi dod i ben',
      text: 'Am gyfnod byr yn unig y mae dolen yn gweithio. Os yw’r cynnig gyda chi o hyd, mewngofnodwch i’w ateb.',
    },
    closed: {
      title: 'Mae’r ddolen hon wedi’i chau',
      text: 'Rhoddwyd cyfeiriad e-bost anghywir bum gwaith, felly ni ellir ei defnyddio mwyach. Mae’r cynnig ei hun yn dal i sefyll: mewngofnodwch i’w ateb cyn i’w amser ddod i ben.',
    },
  },
  next: {
    title: 'Beth sy’n digwydd nesaf',
    steps: (moment, isStopped) => [
      isStopped
        ? 'Mewngofnodwch, a gofynnwch i’r atgyfeiriwr sut i fynd ymlaen.'
        : 'Mewngofnodwch i ddarllen yr atgyfeiriad cyfan.',
      `Enwch yr eiriolwr erbyn ${moment}.`,
      'Cofnodwch y cysylltiad cyntaf â’r person, yr adroddiad, a chau’r achos wrth iddynt ddigwydd.',
    ],
    link: 'Mewngofnodi ac agor yr achos',
  },
  cases: 'Mewngofnodi a gweld eich achosion',
}
