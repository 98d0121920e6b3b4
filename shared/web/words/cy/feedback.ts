// Adborth: feedback at the end of a case, and how to complain, in Welsh.
import type { feedback as english } from '../en/feedback.ts'

export const feedback: typeof english = {
  title: 'Adborth',
  about: (role, caseId) => `${role}, ${caseId}`,
  link: 'Adborth, a sut i gwyno',
  whose: { person: 'Y person', referrer: 'Yr atgyfeiriwr', provider: 'Y darparwr' },
  from: {
    person: 'Adborth y person, fel y dywedodd wrthych',
    referrer: 'Eich adborth eich hun',
    provider: 'Adborth y darparwr',
  },
  scores: {
    1: 'Gwael iawn',
    2: 'Gwael',
    3: 'Ddim yn dda nac yn wael',
    4: 'Da',
    5: 'Da iawn',
  },
  by: (name, organisation) => `${name}, ${organisation}`,
  notAsked:
    'Gofynnir am adborth pan gaiff achos ei gau ar ôl i’r eiriolwr gwrdd â’r person. Nid yw hynny wedi digwydd yma.',
  whoseQuestion: 'Adborth pwy yw hwn?',
  whoseHint: 'Gallwch roi’r ddau, un ar ôl y llall. Rhoddir pob un unwaith, ac ni ellir ei newid.',
  ask: {
    referrer: 'Sut oedd yr eiriolaeth yn yr achos hwn?',
    provider: 'Sut brofiad oedd gweithio ar yr achos hwn gyda’r rhai a’i hatgyfeiriodd?',
  },
  write: 'Beth oedd yn dda, a beth nad oedd? (dewisol)',
  readBy: (authority, provider) =>
    provider === undefined
      ? `Adolygwyr a gweinyddwyr ${authority} sy’n darllen hyn, gyda’ch enw. Peidiwch ag ysgrifennu mwy am y person nag sydd ei angen.`
      : `Adolygwyr a gweinyddwyr ${authority} a phobl ${provider} sy’n darllen hyn, gyda’ch enw. Peidiwch ag ysgrifennu mwy am y person nag sydd ei angen.`,
  send: 'Rhoi adborth',
  thanks: 'Diolch am yr adborth.',
  done: 'Wedi’i wneud',
  back: 'Yn ôl i’r achos',
  refused: 'Ni dderbyniwyd eich adborth',
  complain: {
    title: 'Os ydych am gwyno',
    lede: 'Nid cwyn yw adborth, ac nid oes rhaid i neb ei ateb. Rhaid ateb cwyn. Gall unrhyw un wneud cwyn, y person hefyd, a gall eiriolwr helpu gyda hi.',
    authority: (name) =>
      `Am yr atgyfeiriad, sut y penderfynwyd arno neu’r gofal: defnyddiwch weithdrefn gwyno ${name}.`,
    provider: (name) =>
      `Am yr eiriolwr neu sut y gweithiodd: defnyddiwch weithdrefn gwyno ${name}. Gellir dweud wrth yr awdurdod sy’n ei gomisiynu hefyd.`,
    ombudsman: {
      england:
        'Os nad ydych yn fodlon ar yr ateb, neu os na ddaw un: Ombwdsmon Llywodraeth Leol a Gofal Cymdeithasol Lloegr. Mae’n rhad ac am ddim.',
      wales:
        'Os nad ydych yn fodlon ar yr ateb, neu os na ddaw un: Ombwdsmon Gwasanaethau Cyhoeddus Cymru. Mae’n rhad ac am ddim.',
    },
  },
  errors: {
    'from.required': 'Dewiswch adborth pwy yw hwn',
    'score.required': 'Dewiswch sut aeth hi',
    'text.too-long': 'Byrhewch yr hyn a ysgrifennoch i 2,000 o nodau',
    'text.characters': 'Tynnwch y nodau na ellir eu darllen, yna teipiwch hi eto',
  },
}
