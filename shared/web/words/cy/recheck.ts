// Atgyfeiriad i edrych arno eto: the words of re-checks in Welsh.
import type { recheck as english } from '../en/recheck.ts'
import { softened } from './beginnings.ts'

export const recheck: typeof english = {
  title: 'Edrychwch eto ar yr atgyfeiriad hwn',
  planned: (date) => `I’w ystyried eto ar ${softened(date)}: gall ateb y gyfraith fod yn wahanol bryd hynny.`,
  due: 'Mae’r diwrnod wedi dod pan all ateb y gyfraith fod wedi newid. Edrychwch eto ar yr atgyfeiriad.',
  link: 'Gweld beth i edrych arno',

  ledePlanned: (date) =>
    `Nid oes dim i’w wneud eto. Ar ${softened(date)} gall ateb y gyfraith newid drwy dreigl amser yn unig, ac anfonir e-bost at yr atgyfeiriwr.`,
  ledeDue: 'Gall ateb y gyfraith fod wedi newid drwy dreigl amser yn unig. Mae’n rhaid i rywun edrych a yw wedi newid.',
  nothing: 'Nid oes dim i edrych arno eto yn yr atgyfeiriad hwn.',

  rule: 'Am beth y mae',
  when: 'Diwrnod i edrych eto',
  why: 'Pam bryd hynny',
  look: 'Beth i edrych arno',
  stay: {
    known: (began) =>
      `Dechreuodd yr arhosiad ar ${softened(began)}. Ar y diwrnod i edrych eto bydd wedi para’n ddigon hir i roi hawl, os yw wedi parhau.`,
    asked: (day) =>
      `Ni ddywedodd neb pryd y dechreuodd yr arhosiad, felly fe’i cyfrifir o’r diwrnod y daeth yr atgyfeiriad i law: ${day}. Ar y diwrnod i edrych eto bydd wedi para’n ddigon hir i roi hawl, os yw wedi parhau.`,
    look: 'A yw’r person yno o hyd, neu a ddisgwylir iddo fod? Os felly, gwnewch atgyfeiriad newydd gyda hyd yr arhosiad fel y mae nawr.',
  },
  section: {
    known: (name, began) =>
      `${name}. Nid yw’n rhoi hawl i IMHA ynddi ei hun. Dechreuodd ar ${softened(began)} ac mae’n dod i ben erbyn y diwrnod i edrych eto.`,
    asked: (name, day) =>
      `${name}. Nid yw’n rhoi hawl i IMHA ynddi ei hun. O gyfrif o’r diwrnod y daeth yr atgyfeiriad i law (${day}), mae’n dod i ben erbyn y diwrnod i edrych eto.`,
    mayBeExtended: 'Efallai ei bod wedi’i hestyn am rai oriau: os felly, mae’n dod i ben yn hwyrach.',
    look: 'A yw’r person wedi’i gadw’n gaeth dan adran arall nawr, neu yn yr ysbyty heb adran? Os felly, gwnewch atgyfeiriad newydd gyda’r hyn sy’n wir nawr.',
  },

  againTitle: 'Os oes rhywbeth wedi newid',
  again:
    'Mae’r atgyfeiriad newydd yn dechrau gyda’r un atebion. Gofynnir eto am yr atebion y mae amser wedi’u newid ac am y datganiad; rhaid ychwanegu ffeiliau eto. Byddwch yn darllen y cyfan cyn ei anfon.',
  refer: 'Gwneud atgyfeiriad newydd gyda’r un atebion',
  information: 'Mae atebion a allai newid yr hyn y mae’r gyfraith yn ei ddweud ar goll yma o hyd.',
  informationLink: 'Rhoi’r atebion sydd ar goll',
  correct: 'A oedd ateb yn anghywir o’r dechrau? Yna cywirwch ef: bernir yr atgyfeiriad hwn eto.',
  correctLink: 'Cywiro ateb',
  dropTitle: 'Os nad oes dim wedi newid',
  drop: 'Mae’r person wedi gadael, neu mae gan y person eiriolwr yn barod: ni ofynnir i neb eto.',
  dropButton: 'Nid oes angen i neb edrych eto',
  onlyReferrer: 'Y sawl sy’n atgyfeirio dros yr awdurdod sy’n gwneud yr atgyfeiriad newydd.',
}
