// What is said of answers that are seldom right together, by code. Each stands alone; the referrer confirms it or changes an answer.
import type { warnings as english } from '../en/warnings.ts'

export const warnings: typeof english = {
  'under-18-adult-process':
    'Mae’r person o dan 18 oed, ac mae’r hyn sy’n cael ei benderfynu ar gyfer oedolion. Cyn 18 oed, asesiad plentyn yw hwn fel arfer.',
  'over-18-child-process':
    'Mae’r person yn 18 oed neu’n hŷn, ac mae’r hyn sy’n cael ei benderfynu ar gyfer plentyn cyn troi’n 18 oed.',
  'under-18-deprivation-of-liberty':
    'Mae’r person o dan 18 oed. Ni all neb fod o dan awdurdodiad cyn ei ben-blwydd yn 18 oed.',
  'under-16-capacity': 'Mae’r person o dan 16 oed. O 16 oed ymlaen y mae’r Ddeddf Galluedd Meddyliol yn rhoi eiriolwr.',
  'services-and-decisions': 'Nid yw’r math o eiriolwr a ddewiswyd gennych yn cyd-fynd â’r hyn sy’n cael ei benderfynu.',
  'other-law': 'Nid y gyfraith a ddewiswyd gennych yw cyfraith y wlad lle mae’r cyngor cyfrifol.',
  'capacity-over-three-months':
    'Cafodd galluedd ei asesu dros 3 mis yn ôl. Mae’n ymwneud ag un penderfyniad ar un adeg, a gall fod wedi newid ers hynny.',
  'capacity-and-consent':
    'Rydych yn dweud bod gan y person alluedd i wneud y penderfyniad ac na all benderfynu ynghylch yr atgyfeiriad hwn, neu i’r gwrthwyneb.',
  'agreed-but-not-told':
    'Rydych yn dweud na chafodd y person wybod am yr atgyfeiriad hwn, a’i fod wedi rhoi ateb yn ei gylch.',
  'nobody-but-appropriate':
    'Rydych yn dweud nad oes neb addas i ymgynghori ag ef neu i gefnogi’r person, ac yn enwi rhywun sy’n addas.',
  'somebody-but-nobody':
    'Rydych yn dweud bod rhywun i ymgynghori ag ef neu i gefnogi’r person, ac nad oes gan y person deulu na ffrindiau.',
  'representative-not-named':
    'Rydych yn dweud bod rhywun wedi’i enwi gan y person, neu’n atwrnai neu’n ddirprwy, ond heb ddweud pwy.',
  'shared-though-kept-out':
    'Rydych yn dweud bod y person am gadw rhywun allan yn llwyr, ac y caniateir rhannu gwybodaeth â’r un hwnnw.',
  'section-run-out':
    'Yn ôl y dyddiad y dechreuodd, mae’r adran hon wedi dod i ben. Rhowch yr adran sy’n berthnasol nawr, os yw’n un arall.',
  'detained-outside-hospital':
    'O dan yr adran hon mae’r person yn yr ysbyty neu ar absenoldeb, ac nid ydych yn dweud y naill na’r llall.',
  'advocate-without-section':
    'Rydych yn gofyn am IMHA i rywun nad yw o dan unrhyw adran na thriniaeth sy’n rhoi hawl i un.',
  'authorisation-too-long':
    'Mae awdurdodiad yn para blwyddyn ar y mwyaf, ac un brys 7 diwrnod, neu 14 gyda’r un estyniad.',
  'at-home-without-home': 'Rydych yn dweud bod y person yn ei gartref ei hun, ac nad oes ganddo gyfeiriad sefydlog.',
  'email-domain':
    'Nid yw eich cyfeiriad e-bost yn un o gyfeiriadau eich awdurdod, nac yn un gan gorff iechyd sy’n atgyfeirio ar ei ran.',
  'advocate-as-decision-maker':
    'Rydych yn enwi eiriolwr fel y sawl sy’n penderfynu. Mae eiriolwr yn annibynnol ac nid yw’n penderfynu dim.',
  'decision-soon':
    'Mae llai na 5 diwrnod gwaith tan y penderfyniad. Os na all aros am eiriolwr, dywedwch ei fod yn fater brys, a pham.',
  'urgent-but-distant':
    'Rydych yn dweud na all y penderfyniad aros am eiriolwr, ac mae mwy na 10 diwrnod gwaith tan hynny.',
  'meeting-after-decision': 'Mae cyfarfod ar ôl dyddiad y penderfyniad.',
  'documents-late': 'Mae dogfennau’n dod llai na 48 awr cyn cyfarfod: yn rhy hwyr i baratoi gydag eiriolwr.',
  'conflict-not-found':
    'Rydych yn sôn am wrthdaro buddiannau, ac ni ellir dweud ohono pa ddarparwr yn yr ardaloedd dan sylw ydyw. Rhowch enw’r darparwr os ydych yn ei wybod: fel arall nid eir heibio i neb.',
}
