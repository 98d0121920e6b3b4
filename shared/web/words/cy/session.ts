// Pages of signing in and out.
import type { session as english } from '../en/session.ts'

export const session: typeof english = {
  expired: {
    title: 'Mae angen i chi fewngofnodi eto',
    lede: 'Cawsoch eich allgofnodi ar ôl 12 awr, neu mewn tab arall. Nid yw’r hyn yr ydych newydd ei anfon wedi’i storio eto.',
    how: 'I gadw’r hyn a deipiwyd gennych:',
    steps: [
      'Mewngofnodwch gyda’r botwm isod. Mae’n agor tab newydd.',
      'Dewch yn ôl i’r tab hwn ac ail-lwythwch y dudalen.',
      'Bydd eich porwr yn gofyn a ddylid anfon y ffurflen eto. Dywedwch y dylid.',
    ],
    signIn: 'Mewngofnodi (yn agor mewn tab newydd)',
    otherwise:
      'Rhaid i’r sawl sy’n mewngofnodi fod yr un person, yn y porwr hwn. Cedwir atebion o dudalennau cynharach beth bynnag.',
  },
  noAccess: {
    title: 'Rydych wedi mewngofnodi, ond nid oes gennych rôl yma eto',
    lede: (name: string): string =>
      `Rydym yn eich adnabod fel ${name}. Nid yw eich sefydliad wedi dweud beth yr ydych yn ei wneud yn y gwasanaeth hwn.`,
    why: {
      'no-role':
        'Gofynnwch i’r person sy’n gofalu am fynediad yn eich sefydliad eich gwneud yn atgyfeiriwr, yn adolygydd, yn ddarparwr neu’n gomisiynydd.',
      'no-organisation': 'Gofynnwch i’r person sy’n gofalu am fynediad ddweud dros ba sefydliad yr ydych yn gweithio.',
      'several-organisations':
        'Mae eich cyfrif yn perthyn i fwy nag un sefydliad, a rhaid i’r gwasanaeth hwn wybod dros ba un yr ydych yn gweithredu. Gofynnwch i’r person sy’n gofalu am fynediad ddewis un.',
    },
    after: 'Ar ôl gwneud hynny, allgofnodwch a mewngofnodwch eto.',
  },
  otherRole: {
    title: 'Mae’r dudalen hon ar gyfer rôl arall',
    lede: 'Rydych wedi mewngofnodi, ac nid yw eich rôl yn cynnwys y dudalen hon.',
    use: 'Mae’r hyn y gallwch ei wneud yn y ddewislen ar frig y dudalen. Os yw eich gwaith wedi newid, gofynnwch i’r person sy’n gofalu am fynediad yn eich sefydliad.',
    someoneElse: 'Mewngofnodi fel rhywun arall',
  },
  refused: {
    title: 'Nid ydych wedi cael eich mewngofnodi',
    lede: 'Cafodd y mewngofnodi ei atal, cymerodd fwy na deng munud, neu dechreuodd mewn porwr arall.',
    again: 'Dechrau eto',
  },
  signedOut: {
    title: 'Rydych wedi allgofnodi',
    lede: 'Ni all neb barhau â’ch gwaith yn y porwr hwn.',
    again: 'Mewngofnodi eto',
    leaving: 'Rydych wedi allgofnodi yma',
    leavingLede: 'Rydych yn cael eich allgofnodi o wasanaeth mewngofnodi eich sefydliad hefyd.',
    continue: 'Parhau',
  },
}
