// What is said when a request cannot be answered: for a page its heading and a way on, for the API its title and detail.
import type { problem as english } from '../en/problem.ts'

export const problem: typeof english = {
  'malformed-request': {
    title: 'Nid yw’r cyfeiriad yn gyflawn',
    detail:
      'Ni ellid darllen rhan o’r cyfeiriad. Os gwnaethoch ei gopïo o e-bost, gwiriwch eich bod wedi copïo’r cyfan.',
  },
  'malformed-json': {
    title: 'Ni ellir darllen y corff fel JSON',
    detail: 'Anfonwch un gwerth JSON dilys mewn UTF-8, heb ei nythu’n ddyfnach na 32 lefel.',
  },
  'malformed-form': {
    title: 'Ni ellid darllen y ffurflen',
    detail: 'Ewch yn ôl, ail-lwythwch y dudalen ac anfonwch y ffurflen eto. Ni chafodd dim ei storio.',
  },
  'unknown-field': {
    title: 'Mae maes yn y corff nad yw’n bod',
    detail: 'Gadewch allan feysydd nad yw disgrifiad yr API yn eu henwi.',
  },
  unauthenticated: {
    title: 'Nid ydych wedi mewngofnodi',
    detail: 'Anfonwch docyn mynediad cyfredol y gwasanaeth hwn yn y pennyn Authorization: "Bearer" a’r tocyn.',
  },
  forbidden: {
    title: 'Ni chewch wneud hyn',
    detail: 'Nid yw eich rôl neu eich sefydliad yn caniatáu hynny.',
  },
  csrf: {
    title: 'Mae’r ffurflen wedi dyddio',
    detail:
      'Cafodd ei hagor gan rywun arall neu cyn i chi fewngofnodi. Ewch yn ôl, ail-lwythwch y dudalen a’i hanfon eto. Ni chafodd dim ei storio.',
  },
  'not-found': {
    title: 'Heb ddod o hyd i’r dudalen',
    detail:
      'Os gwnaethoch deipio’r cyfeiriad, gwiriwch ef. Os gwnaethoch ei ludo, gwiriwch eich bod wedi copïo’r cyfan.',
  },
  'method-not-allowed': {
    title: 'Nid yw’r cyfeiriad hwn yn gweithio felly',
    detail: 'Mae’r cyfeiriad yn bod, ond nid ar gyfer cais o’r math hwn.',
  },
  conflict: {
    title: 'Nid yw hyn yn cyd-fynd â’r hyn sydd yno eisoes',
    detail: 'Edrychwch ar sut mae pethau nawr, yna penderfynwch eto.',
  },
  stale: {
    title: 'Newidiodd rhywbeth yn y cyfamser',
    detail:
      'Roedd rhywun arall yn gyflymach. Edrychwch ar sut mae pethau nawr, yna penderfynwch eto. Ni chafodd dim ei storio.',
  },
  'too-large': {
    title: 'Mae’r hyn a anfonwyd gennych yn rhy fawr',
    detail: 'Byrhewch yr atebion hiraf ac anfonwch eto. Ni chafodd dim ei storio.',
  },
  'unsupported-media-type': {
    title: 'Ni ellir darllen cynnwys o’r math hwn yma',
    detail:
      'Mae tudalennau’n derbyn application/x-www-form-urlencoded, a’r API yn derbyn application/json, y ddau mewn UTF-8.',
  },
  invalid: {
    title: 'Mae angen cywiro rhai o’r atebion',
    detail: 'Mae pob gwall yn enwi ei faes a’r hyn sydd o’i le arno. Ni chafodd dim ei storio.',
  },
  'too-many-requests': {
    title: 'Gormod o geisiadau',
    detail: 'Arhoswch funud a rhowch gynnig arall arni.',
  },
  failed: {
    title: 'Mae’n ddrwg gennym, aeth rhywbeth o’i le',
    detail:
      'Ein bai ni ydyw. Rhowch gynnig arall arni ymhen ychydig funudau. Os oes angen eiriolwr heddiw, ffoniwch eich darparwr eiriolaeth ac atgyfeiriwch yma wedyn.',
  },
  unnamed: 'Nid yw’r ateb hwn yn iawn',
  reference: 'Os digwydd eto, rhowch y cyfeirnod hwn i’ch desg wasanaeth:',
  home: 'Mynd i’r dudalen gychwyn',
}
