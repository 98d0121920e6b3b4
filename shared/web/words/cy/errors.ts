// What is said of an answer that is not right, by its code. Each stands alone, and after the name of its question.
import type { errors as english } from '../en/errors.ts'

export const errors: typeof english = {
  required: 'Rhowch ateb',
  'unknown-field': 'Nid yw’r maes hwn yn bod: gadewch ef allan, neu gwiriwch y sillafiad',
  'not-asked':
    'Nid yw hyn yn cael ei ofyn ar gyfer yr atgyfeiriad hwn: gadewch ef allan, neu edrychwch eto ar yr ateb y mae’n dibynnu arno',
  'named-twice': 'Mae hwn yno ddwywaith: gadewch un allan',
  'wrong-type': 'Rhowch yr ateb hwn yn y modd y mae’r cwestiwn yn gofyn amdano',
  'not-an-option': 'Dewiswch un o’r atebion a gynigir',
  'too-short': 'Ysgrifennwch ychydig mwy, er mwyn i eiriolwr allu paratoi',
  'too-long': 'Byrhewch yr ateb hwn',
  'too-many': 'Rhowch lai o gofnodion, gyda’r rhai pwysicaf yn gyntaf',
  'whole-number': 'Rhowch rif cyfan, er enghraifft 28',
  'out-of-range': 'Gwiriwch y rhif hwn: mae’n rhy fach neu’n rhy fawr',
  characters: 'Tynnwch y nodau na ellir eu darllen, yna teipiwch yr ateb eto',
  email: 'Rhowch gyfeiriad e-bost yn y ffurf gywir, er enghraifft enw@example.org',
  phone: 'Rhowch rif ffôn yn y DU, er enghraifft 01632 960001 neu 07700 900982',
  postcode: 'Rhowch god post llawn yn y DU, er enghraifft CF10 3NB',
  'nhs-number':
    'Gwiriwch y rhif GIG: mae iddo 10 digid, er enghraifft 943 476 5919, ac nid yw’r rhain yn cyd-fynd â’i gilydd. Gallwch ei adael allan',
  area: 'Dewiswch un o’r cynghorau a gynigir',
  date: 'Rhowch ddyddiad go iawn gyda diwrnod, mis a blwyddyn, er enghraifft 27 3 2027',
  'date-future': 'Rhaid i’r dyddiad hwn fod heddiw neu yn y gorffennol',
  'date-past': 'Rhaid i’r dyddiad hwn fod heddiw neu yn y dyfodol',
  'date-long-ago': 'Mae’r dyddiad hwn yn rhy bell yn ôl: gwiriwch y flwyddyn',
  'date-far-off': 'Mae’r dyddiad hwn yn rhy bell i ffwrdd: gwiriwch y flwyddyn',
  'decision-date-past':
    'Mae’r dyddiad hwn wedi mynd heibio. Os nad yw’r penderfyniad wedi’i wneud, rhowch y dyddiad newydd. Os cafodd ei wneud heb eiriolwr, ffoniwch eich darparwr eiriolaeth nawr',
  'end-before-start': 'Rhaid i’r diwedd fod ar ôl y dechrau',
  time: 'Rhowch amser rhwng 00:00 a 23:59, er enghraifft 14:30',
  'age-out-of-range': 'Gwiriwch y dyddiad geni neu’r oedran: rhaid iddo fod rhwng 0 a 120 oed',
  'age-contradiction': 'Nid yw’r oedran yn cyd-fynd â’r dyddiad geni: cywirwch un ohonynt, neu gadewch yr oedran allan',
  'before-birth': 'Mae’r dyddiad hwn cyn dyddiad geni’r person: cywirwch y naill neu’r llall',
  'authorisation-under-18': 'Ni all neb o dan 18 oed fod o dan awdurdodiad: cywirwch yr ateb hwn neu’r dyddiad geni',
  'authorisation-ended':
    'Mae’r diwrnod hwn wedi mynd heibio, ac rydych yn dweud bod yr awdurdodiad mewn grym: cywirwch y dyddiad, neu dywedwch nad yw mewn grym',
  'weeks-before-start':
    'Ni ddechreuodd y lleoliad cynifer o wythnosau yn ôl: cywirwch yr wythnosau neu’r dyddiad y dechreuodd',
}
