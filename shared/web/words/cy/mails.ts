// The mails about a referral or a case, in Welsh.
import type { mails as english } from '../en/mails.ts'
import { softened } from './beginnings.ts'

export const mails: typeof english = {
  title: 'E-byst',
  heads: { subject: 'E-bost', to: 'At', state: 'Beth ddaeth ohono' },
  empty: 'Ni anfonwyd unrhyw e-bost.',
  to: {
    referrer: 'Yr atgyfeiriwr',
    reviewers: 'Yr adolygwyr',
    'offered-contact': 'Cyswllt y darparwr',
    provider: 'Cyswllt y darparwr',
    'provider-manager': 'Rheolwr y darparwr',
    commissioner: 'Y comisiynydd',
    subscriber: 'Rhywun a ofynnodd am yr adroddiad',
  },
  states: {
    waiting: (when) => `Yn aros i gael ei anfon ers ${when}`,
    'not-taken': (when) => `Ni ellid ei anfon ar ${softened(when)}. Byddwn yn rhoi cynnig arall arni`,
    'handed-over': (when) => `Anfonwyd ar ${softened(when)}`,
    delayed: (when) => `Wedi’i oedi ar ei ffordd ers ${when}. Byddwn yn rhoi cynnig arall arni`,
    'bounced-temporary': (when) => `Daeth yn ôl ar ${softened(when)}: ni allai’r blwch post ei dderbyn`,
    delivered: (when) => `Danfonwyd ar ${softened(when)}`,
    complained: (when) => `Danfonwyd, ac fe’i nodwyd fel e-bost diangen ar ${softened(when)}`,
    'bounced-permanent': (when) => `Daeth yn ôl ar ${softened(when)}: nid yw’r cyfeiriad yn gweithio`,
    'not-needed': (when) => `Nis anfonwyd: nid oedd ei angen mwyach ar ${softened(when)}`,
    failed: (when) => `Ni ellid ei anfon. Rhoddwyd y gorau iddi ar ${softened(when)}`,
  },
}
