// What stands around every page.
import type { layout as english } from '../en/layout.ts'

export const layout: typeof english = {
  service: 'Atgyfeiriadau Eiriolaeth',
  skip: 'Neidio i’r prif gynnwys',
  errorPrefix: 'Gwall: ',
  error: 'Gwall',
  errorTitle: 'Mae problem',
  back: 'Yn ôl',
  menu: 'Dewislen',
  navigationLabel: 'Eich gwaith',
  accountLabel: 'Eich cyfrif',
  otherLanguage: 'English',
  signIn: 'Mewngofnodi',
  signOut: 'Allgofnodi',
  signedInAs: 'Wedi mewngofnodi fel',
  navigation: {
    refer: 'Gwneud atgyfeiriad',
    track: 'Eich atgyfeiriadau',
    review: 'Penderfyniadau',
    cases: 'Eich achosion',
    check: 'Gwirio hawl',
    reports: 'Adroddiadau',
    manage: 'Rheoli',
    register: 'Cofrestr mynediad',
  },
  footer: {
    label: 'Am y gwasanaeth hwn',
    promise: 'Eiriolaeth annibynnol, wedi’i threfnu mewn pryd ar gyfer y penderfyniad dan sylw.',
    privacy: 'Preifatrwydd',
    accessibility: 'Hygyrchedd',
    cookies: 'Cwcis',
  },
  due: 'I’w wneud erbyn',
  was: 'roedd i’w wneud erbyn',
}
