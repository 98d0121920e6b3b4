// Negeseuon: messages between those who referred and the provider of a case, in Welsh.
import type { messages as english } from '../en/messages.ts'
import { dates } from './dates.ts'

export const messages: typeof english = {
  title: 'Negeseuon',
  about: (role, caseId) => `${role}, ${caseId}`,
  link: 'Negeseuon',
  linkUnread: (count) => `${dates.count(count, 'neges', 'neges')} heb ei hagor`,
  lede: {
    referrer: (provider) =>
      `Chi a ${provider} sy’n darllen y rhain. Ysgrifennwch yr hyn y mae angen i’r eiriolwr ei wybod, a dim mwy.`,
    provider: (referrer) =>
      `Chi a ${referrer} sy’n darllen y rhain. Ysgrifennwch yr hyn y mae angen iddynt ei wybod, a dim mwy.`,
  },
  recorded: 'Cedwir cofnod o bwy a agorodd neges, a phryd.',
  nothing: 'Nid oes dim wedi’i ysgrifennu eto.',
  from: (name, organisation) => `${name}, ${organisation}`,
  opened: (name, moment) => `Agorwyd gan ${name}, ${moment}`,
  notOpened: 'Heb ei hagor eto',
  write: 'Ysgrifennu neges',
  hint: 'Cânt e-bost sy’n dweud bod neges, a dim o’r hyn sydd ynddi.',
  send: 'Anfon y neges',
  sent: 'Mae eich neges wedi’i hanfon.',
  done: 'Wedi’i wneud',
  back: 'Yn ôl i’r achos',
  refused: 'Ni anfonwyd eich neges',
  closed: {
    ended: 'Mae’r achos hwn wedi dod i ben: ni ellir anfon rhagor o negeseuon.',
    'not-yet': 'Gellir anfon negeseuon ar ôl i ddarparwr dderbyn yr achos.',
    'sharing-stopped': 'Mae’r cydsyniad i rannu’r atgyfeiriad wedi’i dynnu’n ôl: ni ellir anfon rhagor o negeseuon.',
  },
  errors: {
    required: 'Ysgrifennwch neges',
    'too-long': 'Byrhewch y neges i 2,000 o nodau',
    characters: 'Tynnwch y nodau na ellir eu darllen, yna teipiwch hi eto',
  },
}
