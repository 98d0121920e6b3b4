// Files that go with a referral, in Welsh.
import { LIMITS } from '../../../domain/attachments.ts'
import type { attachments as english } from '../en/attachments.ts'

const MEGABYTE = 1024 * 1024
const largest = `${LIMITS.bytes / MEGABYTE} MB`

const size = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`

export const attachments: typeof english = {
  title: 'Ffeiliau',
  lede: 'Gallwch anfon ffeiliau gyda’r atgyfeiriad, fel cynllun gofal neu asesiad o alluedd. Nid oes rhaid i chi.',
  rules: [
    'PDF, Word (.docx), OpenDocument (.odt), lluniau JPEG neu PNG, a thestun plaen; dim macros',
    `hyd at ${LIMITS.files} ffeil, pob un hyd at ${largest}`,
    'mae pob ffeil yn cael ei gwirio am feirysau cyn y gall neb ei hagor, sy’n cymryd ychydig funudau. Gallwch anfon yr atgyfeiriad yn y cyfamser',
    'gall darparwr agor y ffeiliau ar ôl iddo dderbyn yr achos. Nid ydynt byth yn cael eu hanfon drwy e-bost',
  ],
  listTitle: 'Ffeiliau yr ydych wedi’u hychwanegu',
  empty: 'Nid ydych wedi ychwanegu unrhyw ffeil.',
  add: {
    title: 'Ychwanegu ffeil',
    label: 'Beth sydd yn y ffeil?',
    hint: 'Er enghraifft: cynllun gofal mis Mawrth. Bydd pwy bynnag sy’n gweithio gyda’r person yn darllen hyn yn lle enw’r ffeil.',
    button: 'Ymlaen i ddewis y ffeil',
    full: `Rydych wedi ychwanegu ${LIMITS.files} ffeil, sef y nifer mwyaf a ganiateir. I ychwanegu un arall, tynnwch un yn gyntaf.`,
  },
  errors: {
    required: 'Dywedwch beth sydd yn y ffeil',
    'too-long': `Dywedwch beth sydd yn y ffeil mewn ${LIMITS.descriptionLength} nod neu lai`,
    characters: 'Dywedwch beth sydd yn y ffeil gan ddefnyddio llythrennau, rhifau ac atalnodau yn unig',
    'too-many': `Rydych wedi ychwanegu ${LIMITS.files} ffeil, sef y nifer mwyaf a ganiateir`,
  },
  upload: {
    title: 'Dewis y ffeil',
    label: 'Ffeil',
    hint: `PDF, Word (.docx), OpenDocument (.odt), JPEG, PNG neu destun plaen, hyd at ${largest}`,
    tooLarge: `Mae’r ffeil yn fwy na ${largest}. Dewiswch un lai.`,
    empty: 'Mae’r ffeil yn wag. Dewiswch un arall.',
    missing: 'Dewiswch ffeil',
    warning: `Mae ffeil sy’n wag neu’n fwy na ${largest} yn cael ei gwrthod gan y storfa ei hun, gyda neges dechnegol. Os gwelwch un, ewch yn ôl yn eich porwr a dewiswch ffeil arall.`,
    within: `Uwchlwythwch hi o fewn ${LIMITS.uploadMinutes} munud. Ar ôl hynny, agorwch y dudalen hon eto.`,
    button: 'Uwchlwytho’r ffeil',
    leave: 'Yn ôl i’ch ffeiliau heb uwchlwytho',
  },
  status: {
    'awaiting-upload': 'Heb ei huwchlwytho',
    scanning: 'Yn cael ei gwirio',
    clean: 'Wedi’i gwirio',
    infected: 'Wedi’i dileu: canfuwyd feirws',
    'wrong-type': 'Wedi’i dileu: nid yw’n fath o ffeil yr ydym yn ei dderbyn',
    unscannable: 'Wedi’i dileu: nid oedd modd ei gwirio',
    replaced: 'Wedi’i dileu: cyfnewidiwyd ar ôl ei hanfon',
    failed: 'Heb ei gwirio',
    expired: 'Heb ei huwchlwytho',
    removed: 'Wedi’i thynnu',
  },
  note: {
    'awaiting-upload': 'Nid oes dim wedi’i uwchlwytho eto.',
    scanning: 'Mae’n cael ei gwirio am feirysau. Ni all neb ei hagor cyn i hynny orffen.',
    clean: '',
    infected: 'Canfu’r gwiriad feirws ynddi, felly cafodd ei dileu.',
    'wrong-type':
      'Nid yw’n ffeil PDF, Word, OpenDocument, JPEG, PNG na thestun plaen, neu mae’n cynnwys macros, felly cafodd ei dileu.',
    unscannable: 'Ni allai’r gwiriad edrych y tu mewn iddi, efallai oherwydd cyfrinair, felly cafodd ei dileu.',
    replaced: 'Uwchlwythwyd ffeil arall yn ei lle ar ôl i’r atgyfeiriad gael ei anfon, felly cafodd ei dileu.',
    failed: 'Ni roddodd y gwiriad ateb, felly mae’n aros ar gau. Os daw ateb yn hwyr, caiff y ffeil ei hagor.',
    expired: 'Ni chafodd dim ei uwchlwytho mewn pryd. Gallwch ei huwchlwytho o hyd.',
    removed: '',
  },
  left: 'Ni fydd yn cael ei hanfon.',
  kind: {
    pdf: 'PDF',
    word: 'Dogfen Word',
    'open-document': 'Testun OpenDocument',
    jpeg: 'Llun JPEG',
    png: 'Llun PNG',
    text: 'Testun plaen',
  },
  kindAndSize: (kind: string, bytes: number): string => `${kind}, ${size(bytes)}`,
  open: 'Agor',
  choose: 'Uwchlwytho’r ffeil',
  remove: 'Tynnu',
  ofFile: (description: string): string => `: ${description}`,
  reload: 'Gweld a yw’r gwiriad wedi gorffen',
  carryOn: 'Parhau',
  done: {
    title: 'Wedi’i wneud',
    uploaded: 'Mae’r ffeil gennym ac rydym yn ei gwirio. Nid oes angen i chi aros am hynny.',
    removed: 'Mae’r ffeil wedi’i dileu.',
  },
  gone: 'Nid oes modd tynnu’r ffeil mwyach: mae wedi’i thynnu eisoes, neu cafodd ei hanfon gyda’r atgyfeiriad.',
  busy: 'Ni chafodd y ffeil ei hychwanegu, oherwydd bod rhai eraill yn cael eu hychwanegu ar yr un pryd. Rhowch gynnig arall arni.',
  task: {
    optional: 'Dewisol',
    some: (count: number): string => `${count} ffeil`,
  },
  check: { change: 'Ychwanegu neu dynnu ffeiliau', nothing: 'Dim ffeiliau' },
  sent: {
    title: 'Ffeiliau a anfonwyd gyda’r atgyfeiriad',
    late: 'Nid aeth y ffeil yr ydych newydd ei huwchlwytho gyda’r atgyfeiriad: roedd yr atgyfeiriad wedi’i anfon cyn hynny. Os yw’r ffeil yn bwysig, dywedwch wrth y darparwr beth sydd ynddi.',
    note: {
      lost: 'Ni all neb ei hagor. Gofynnwch i’r atgyfeiriwr amdani mewn ffordd arall os yw’n bwysig.',
    },
  },
  closed: {
    title: 'Nid oes modd agor y ffeil hon',
    scanning: 'Nid oes modd agor y ffeil hon eto',
    again: 'Rhoi cynnig arall arni',
  },
}
