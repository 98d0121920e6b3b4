// Ciw yr adolygwyr: the words of the reviewers' queue in Welsh.
import type { review as english } from '../en/review.ts'

export const review: typeof english = {
  title: 'Penderfyniadau i’w gwneud',
  lede: 'Yma nid yw’r gyfraith yn rhoi hawl neu ni all ddweud, ac mae’r atgyfeiriwr yn mynd yn ei flaen â rheswm. Person sy’n penderfynu. Yr hyn sy’n hwyr sy’n dod gyntaf, yna’r hyn sydd i’w wneud nesaf.',
  ledeForCommissioner:
    'Atgyfeiriadau y mae’n rhaid i adolygydd eich awdurdod benderfynu arnynt. Rydych yn gweld pa mor hir y maent yn aros, a dim o’r hyn y maent yn ei ddweud.',
  empty: 'Nid oes dim yn aros am benderfyniad.',
  why: {
    open: 'Mae’r gyfraith yn gadael y peth yn agored: ni ellir gwybod atebion a allai ei newid.',
    against: 'Mae’r atgyfeiriwr yn mynd yn ei flaen yn groes i ateb y gyfraith.',
  },
  beside: 'Mae achosion eraill o’r atgyfeiriad hwn ar agor eisoes.',
  due: 'Penderfynu erbyn',
  overdue: (moment) => `Hwyr: roedd i’w benderfynu erbyn ${moment}`,
  overdueTag: 'Hwyr',
  about: 'Am beth',
  team: 'Anfonwyd gan',
  since: 'Yn aros ers',
  priority: 'Blaenoriaeth',
  reason: 'Rheswm yr atgyfeiriwr',
  lead: 'Dyddiad y penderfyniad am y person',
  leadTime: (days, date) => `${date}, ymhen ${days} diwrnod gwaith`,
  leadToday: (date) => `${date}, heddiw`,
  leadPassed: (date) => `${date}, sydd wedi mynd heibio`,
  noLead: 'Ni roddwyd dyddiad',
  decide: 'Darllen a phenderfynu',
  decideFor: (reference) => `Darllen a phenderfynu ${reference}`,
}
