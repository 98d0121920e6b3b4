// Calendr y gwyliau banc: its words in Welsh.
import type { calendar as english } from '../en/calendar.ts'
import { softened } from './beginnings.ts'

export const calendar: typeof english = {
  deskLink: 'Calendr y gwyliau banc',
  title: 'Calendr y gwyliau banc',
  lede: 'Cyfrifir amser gwaith yn ôl y calendr hwn: ar ŵyl banc nid oes unrhyw gloc yn rhedeg. Mae Cymru a Lloegr yn rhannu un rhestr.',
  version: 'Mewn grym',
  countedBy: 'Cyfrifir yn ôl y calendr',
  countedNow: 'Calendr yr achos',
  countedAnew: 'Y calendr sydd mewn grym heddiw',
  covers: 'Blynyddoedd',
  until: 'Diwrnod olaf',
  years: (first, last) => `${first} i ${last}`,
  ends: (day) =>
    `Mae’r calendr yn dod i ben ar ${softened(day)}. Ni ellir cyfrifo unrhyw ddyddiad y tu hwnt i hynny: rhaid i weinyddwr gofnodi’r gwyliau banc nesaf.`,
  coming: (version, time) => `Mae ${version} wedi’i gofnodi, ac mae’n cyfrif o ${time} ymlaen.`,
  keeps:
    'Mae’r hyn sydd eisoes yn rhedeg yn cadw’r calendr y dechreuwyd ef oddi tano, oni bai bod rhywun yn gosod ei ddyddiadau o’r newydd.',
  holidaysTitle: 'Gwyliau banc',
  day: 'Diwrnod',
  name: 'Gŵyl banc',

  enterTitle: 'Cofnodi gwyliau banc eraill',
  enterText:
    'Gludwch ffrwd GOV.UK (www.gov.uk/bank-holidays.json). Mae ei blynyddoedd yn cymryd lle’r un blynyddoedd yma; mae’r lleill yn aros fel y maent. Byddwch yn gweld beth sy’n newid cyn i ddim gael ei wneud.',
  feed: 'Y ffrwd, fel y mae',
  reason: 'Pam y mae’r calendr yn cael ei ddisodli?',
  reasonHint: 'Bydd yn sefyll yn yr hanes gyda’ch enw.',
  checkButton: 'Gweld beth fyddai’n newid',
  onlyAdmin: 'Gweinyddwr y gwasanaeth sy’n cofnodi gwyliau banc.',
  errors: {
    required: () => 'Gludwch y gwyliau banc',
    'not-json': () => 'Gludwch y ffrwd gyfan: nid JSON yw’r hyn sydd yno',
    'not-a-feed': () => 'Gludwch ffrwd GOV.UK: nid oes gwyliau banc Cymru a Lloegr yn yr hyn sydd yno',
    'incomplete-year': (year) => `Mae gan ${year} lai nag wyth gŵyl banc: arhoswch nes ei bod yn gyflawn`,
    'duplicate-day': (day) => `Mae dwy ŵyl banc ar ${softened(day)}`,
    'on-a-weekend': (day) => `Mae ${day} ar benwythnos: rhaid i’w ddiwrnod yn ei le sefyll yno`,
    'missing-year': (year) => `Ni fyddai gan ${year} unrhyw wyliau banc: gludwch y rheini hefyd`,
    'out-of-range': (year) => `Mae ${year} yn rhy bell i ffwrdd`,
    'changes-nothing': () => 'Mae’r gwyliau banc hyn i gyd yn y calendr yn barod',
    'reason.required': () => 'Dywedwch pam y mae’r calendr yn cael ei ddisodli',
    'reason.too-long': () => 'Byrhewch y rheswm i 300 o nodau',
    'reason.characters': () => 'Tynnwch y nodau na ellir eu darllen, yna teipiwch y rheswm eto',
  },

  check: {
    title: 'Gwiriwch beth fyddai’n newid',
    stale: 'Mae rhywun wedi cofnodi gwyliau banc yn y cyfamser. Dyma beth fyddai’n newid nawr.',
    replaced: 'Blynyddoedd sy’n cael eu disodli',
    kept: 'Blynyddoedd sy’n aros fel y maent',
    noYears: 'Dim',
    reason: 'Pam',
    added: 'Gwyliau banc sy’n cael eu hychwanegu',
    removed: 'Gwyliau banc sy’n cael eu tynnu',
    nothingAdded: 'Nid oes yr un yn cael ei hychwanegu.',
    nothingRemoved: 'Nid oes yr un yn cael ei thynnu.',
    back: 'Gludo ffrwd arall',
    button: 'Cofnodi’r gwyliau banc hyn',
  },
  history: {
    title: 'Beth sydd wedi’i gofnodi',
    caption: 'Calendrau a gofnodwyd, y diweddaraf yn gyntaf',
    heads: { version: 'Calendr', reason: 'Pam', who: 'Pwy', when: 'Pryd' },
    empty: 'Dim eto: y calendr a ddaeth gyda’r gwasanaeth sydd mewn grym.',
  },
  doneTitle: 'Wedi’i wneud',
  done: 'Mae’r gwyliau banc wedi’u cofnodi. Maent yn cyfrif ddwy funud yn ddiweddarach, ar gyfer yr hyn sy’n dechrau bryd hynny.',
}
