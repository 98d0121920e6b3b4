// Yr adroddiad misol: the monthly report by mail, in Welsh.
import type { monthly as english } from '../en/monthly.ts'
import { softened } from './beginnings.ts'

export const monthly: typeof english = {
  title: 'Yr adroddiad misol drwy e-bost',
  link: 'Yr adroddiad misol drwy e-bost: ei gael, neu ei atal',
  lede: 'Ar ddiwrnod gwaith cyntaf pob mis am 8yb rydym yn anfon dolen i’r adroddiad ar y mis cynt. Nid oes ffigurau yn yr e-bost: mae’r adroddiad yn agor ar ôl i chi fewngofnodi.',
  on: (address, since, next) => `Rydych yn ei gael ers ${since}, yn ${address}. Daw’r nesaf ar ${softened(next)}.`,
  off: 'Nid ydych yn ei gael.',
  offer: (address, next) => `Mae’n mynd i ${address}, cyfeiriad eich cyfrif. Daw’r cyntaf ar ${softened(next)}.`,
  noAddress:
    'Nid oes cyfeiriad e-bost ar eich cyfrif. Gofynnwch i bwy bynnag sy’n gofalu am gyfrifon eich sefydliad ychwanegu un.',
  ask: 'Anfonwch yr adroddiad misol ataf',
  stop: 'Atal yr e-bost',
  done: 'Wedi’i wneud',
  notices: {
    asked: 'Byddwch yn cael yr adroddiad misol drwy e-bost.',
    stopped: 'Ni fyddwch yn cael yr adroddiad misol mwyach.',
  },
  back: 'Yn ôl i’r adroddiadau',
}
