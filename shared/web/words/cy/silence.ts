// The report on teams and wards that have gone quiet, in Welsh.
import type { silence as english } from '../en/silence.ts'
import { softenedName } from './beginnings.ts'
import { dates } from './dates.ts'

const tenths = (number: number): string => String(Math.round(number * 10) / 10)
const referrals = (number: number): string => dates.count(number, 'atgyfeiriad', 'atgyfeiriad')
const months = (number: number): string => dates.count(number, 'mis', 'fis')
const between = (from: number, to: number): string => (from === 0 ? `hyd at ${to}` : `${from} i ${to}`)

const counted =
  (one: string, two: string) =>
  (quiet: number, judged: number, byChance: number): string => {
    if (judged === 0) return `Nid oes gan unrhyw ${two} ddigon o hanes eto i ddweud beth sy’n arferol.`
    const sent = quiet === 0 ? 'ni anfonodd yr un' : `anfonodd ${quiet}`
    const of = `O’r ${dates.count(judged, one, two)} â digon o hanes, ${sent} lai o atgyfeiriadau nag sy’n arferol.`
    return `${of} Hyd yn oed pe na bai dim wedi newid, byddai tua ${tenths(byChance)} yn edrych yn dawel drwy hap yn unig.`
  }

export const silence: typeof english = {
  title: 'Pwy sydd wedi mynd yn dawel',
  lede: 'Efallai nad oes gan dîm sy’n rhoi’r gorau i atgyfeirio neb i’w atgyfeirio, neu efallai ei fod wedi anghofio. Mae’r dudalen hon yn dweud â phwy i siarad; nid yw’n dweud pam.',
  labels: { of: 'Edrych ar', from: 'Mis cyntaf', to: 'Mis olaf' },
  monthHint: 'Blwyddyn a mis, er enghraifft 2026-07',
  watched: { team: 'Timau', ward: 'Wardiau' },
  one: { team: 'Tîm a’i sefydliad', ward: 'Ward a’i hysbyty' },
  month: dates.month,
  covers: (from, to) => (from === to ? from : `${from} i ${softenedName(to)}`),
  counted: { team: counted('tîm', 'dîm'), ward: counted('ward', 'ward') },
  quiet: {
    title: 'Y rhai tawel',
  },
  said: (name, received, from, to) =>
    `${name}: ${received === 0 ? 'dim atgyfeiriad' : referrals(received)} yn y cyfnod, byddai rhwng ${from} a ${to} yn arferol`,
  table: 'Pob un ohonynt, y rhai tawel yn gyntaf',
  caption: {
    team: 'Atgyfeiriadau a dderbyniwyd gan bob tîm, a’r hyn sy’n arferol iddo',
    ward: 'Atgyfeiriadau a dderbyniwyd o bob ward, a’r hyn sy’n arferol iddi',
  },
  heads: {
    received: 'Derbyniwyd',
    usual: 'Arferol',
    bar: 'Llun',
    chance: 'Siawns o gyn lleied',
    verdict: 'Ystyr hynny',
    restsOn: 'Ar beth y mae’n seiliedig',
  },
  barNote:
    'Mae gan bob bar ei raddfa ei hun: y llinell denau sy’n mynd o ddim i’r nifer mwyaf, y rhan lydan yw’r hyn sy’n arferol, y dot yw’r hyn sydd i’w ddisgwyl, a’r llinell ar draws yw’r hyn a dderbyniwyd.',
  usual: between,
  expected: (number) => `tua ${tenths(number)} i’w ddisgwyl`,
  chance: {
    oneIn: (many) => `1 mewn ${many}`,
    least: 'llai nag 1 mewn 1,000',
    usual: 'mwy na hanner',
  },
  verdicts: {
    quiet: 'Tawelach nag arfer',
    usual: 'Fel arfer',
    busy: 'Mwy nag arfer',
    'few-expected': 'Rhy ychydig i’w ddisgwyl i allu dweud',
    'too-short': 'Rhy ychydig o hanes',
  },
  standsOut: 'Tawel, ac anodd ei briodoli i hap',
  kinds: {
    capacity: 'asesiad galluedd',
    'mha-detention': 'cadwad o dan y Ddeddf Iechyd Meddwl',
    'care-act': 'asesiad o dan y Ddeddf Gofal',
  },
  restsOn: {
    months: (received, number) => `${referrals(received)} mewn ${months(number)} cynt`,
    assessments: (received, assessments, kind, number) =>
      `${referrals(received)} i ${assessments} ${kind} mewn ${months(number)} cynt`,
  },
  assessments: (number) => `${number} yn y cyfnod`,
  enter: 'Cofnodi asesiadau',
  untold: {
    title: 'Rhy ychydig o hanes i ddweud dim',
    lede: 'Mae gan y rhain lai na chwe mis o’u hanes eu hunain cyn y cyfnod, o’r mis ar ôl eu hatgyfeiriad cyntaf.',
    caption: 'Atgyfeiriadau a dderbyniwyd gan y rhai sydd â rhy ychydig o hanes',
  },
  nothing:
    'Ni dderbyniwyd unrhyw atgyfeiriad yn y cyfnod nac yn y tair blynedd cynt, ac ni chofnodwyd unrhyw asesiadau.',
  definitions: [
    {
      measure: 'Atgyfeiriad',
      text: 'Achos a dderbyniwyd gan y tîm neu am rywun ar y ward. Mae atgyfeiriad sy’n rhoi hawl i rywun i ddau fath o eiriolwr yn cyfrif fel dau.',
    },
    {
      measure: 'I’w ddisgwyl',
      text: 'Yr hyn a ddeuai yn y cyfnod yn ôl cyfradd y misoedd cynt: hyd at dair blynedd o hanes y tîm neu’r ward ei hun, o’r mis ar ôl ei atgyfeiriad cyntaf. Lle y cofnodwyd nifer yr asesiadau ar gyfer y cyfnod cyfan ac o leiaf chwech o’r misoedd hynny, cyfradd fesul asesiad yw hi, ac fel arall fesul diwrnod. Po fyrraf yr hanes, mwyaf y tynnir y gyfradd tuag at gyfradd y lleill yn eich ardal.',
    },
    {
      measure: 'Arferol',
      text: 'Pe na bai dim wedi newid, byddai tua naw o bob deg cyfnod o’r fath yn dod â nifer rhwng y ddau hyn, a thuag un o bob ugain, neu lai, â nifer llai. Mae’r ystod yn caniatáu nad yw’r gyfradd yn hysbys i sicrwydd, a bod misoedd yn amrywio mwy nag y byddai hap yn unig (dosbarthiad binomial negatif).',
    },
    {
      measure: 'Siawns o gyn lleied',
      text: 'Pa mor debygol fyddai derbyn cyn lleied, neu lai, pe na bai dim wedi newid.',
    },
    {
      measure: 'Anodd ei briodoli i hap',
      text: 'Ymhlith llawer o dimau mae rhai’n dawel drwy hap. O’r rhai a nodir felly, ni ddisgwylir i fwy na thuag un o bob deg fod felly (Benjamini a Hochberg).',
    },
    {
      measure: 'Yr hyn nad yw’n ei wybod',
      text: 'Tymhorau, cau ac uno, enwau a sillafwyd yn wahanol, ac atgyfeiriadau a anfonwyd mewn ffordd arall.',
    },
  ],
  errors: {
    'not-an-option': 'Dewiswch dimau neu wardiau',
    'not-a-month': 'Rhowch flwyddyn a mis, er enghraifft 2026-07',
    'ends-before-start': 'Rhaid i’r mis olaf beidio â bod cyn y cyntaf',
    'not-over': 'Rhaid i’r misoedd fod wedi dod i ben: mae gan fis sy’n dal i fynd rhy ychydig o atgyfeiriadau eto',
    'over-a-year': 'Dewiswch ddeuddeg mis ar y mwyaf',
  },
}
