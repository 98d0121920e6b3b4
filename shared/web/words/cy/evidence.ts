// Evidence packs, the key that they are checked with, and the register of access, in Welsh.
import type { evidence as english } from '../en/evidence.ts'

export const evidence: typeof english = {
  link: 'Pecyn tystiolaeth',
  ask: {
    title: 'Pecyn tystiolaeth',
    lede: 'Un ffeil wedi’i llofnodi am yr achos hwn, ar gyfer ombwdsmon neu lys. Mae’n cynnwys:',
    holds: [
      'pwy a hysbyswyd o beth drwy e-bost a phryd, ac a gafodd ei ddanfon',
      'fersiwn y rheolau yr agorwyd yr achos oddi tanynt, gyda’r rhesymau a’u ffynonellau',
      'fersiynau’r targedau a’r calendr, yr hyn a addewir, a sut y cyfrifwyd pob dyddiad',
      'pwy y gofynnwyd iddynt gymryd yr achos, a pham na ofynnwyd i eraill',
      'pob digwyddiad yn yr achos ac yn ei atgyfeiriad, wedi’u cadwyno â hashes',
    ],
    leftOut:
      'Nid yw stori’r person, yr atebion cydraddoldeb, negeseuon na ffeiliau ynddo. Mae rhesymau, cwestiynau, atebion, y crynodeb ar y diwedd a’r ffeithiau y gofynnwyd i’r gyfraith amdanynt ynddo: rhowch ef i’r sawl y mae ar ei gyfer yn unig.',
    running: 'Mae’r achos yn dal i fynd yn ei flaen. Nid yw’r hyn sy’n digwydd o hyn ymlaen yn y ffeil.',
    purpose: 'At ba ddiben y mae?',
    purposeHint: 'Er enghraifft: cwyn i’r ombwdsmon, gyda’i rhif. Bydd i’w weld yn y ffeil ac yn y gofrestr mynediad.',
    button: 'Lawrlwytho’r pecyn tystiolaeth',
    errors: {
      required: 'Rhowch ddiben y pecyn tystiolaeth',
      'too-long': 'Rhaid i’r diben fod yn 500 nod neu lai',
      characters: 'Ni chaiff y diben gynnwys nodau na ellir eu darllen yn uchel',
    },
    checkTitle: 'Ei wirio',
    check:
      'Gall pwy bynnag sy’n cael y ffeil ei gwirio heb y gwasanaeth hwn. Fe’i llofnodwyd â’r allwedd sydd â’r ôl bys hwn:',
    keyLink: 'Yr allwedd, a’r hyn y mae gwiriad yn ei brofi',
  },
  key: {
    title: 'Allwedd y pecynnau tystiolaeth',
    lede: 'Mae pecynnau tystiolaeth y gwasanaeth hwn wedi’u llofnodi. Os cawsoch un, cymharwch yr ôl bys y mae’r gwiriad yn ei ddangos â hwn.',
    fingerprint: 'Ôl bys (SHA-256)',
    pem: 'Allwedd gyhoeddus (Ed25519)',
    download: 'Lawrlwytho’r allwedd gyhoeddus',
    provesTitle: 'Yr hyn y mae gwiriad yn ei brofi',
    proves: [
      'Mae’r ffeil fel y rhoddodd y gwasanaeth hwn hi: byddai unrhyw newid ers hynny i’w weld.',
      'Mae’r digwyddiadau’n dilyn ei gilydd fel y dywed yr hashes a wnaed pan ysgrifennwyd pob un: byddai un a newidiwyd, a adawyd allan neu a roddwyd i mewn yn ddiweddarach yn y cofnodion i’w weld.',
      'Gyda phecyn cynharach o’r un achos: mae popeth a safai yno’n dal i sefyll.',
    ],
    provesNotTitle: 'Yr hyn nad yw’n ei brofi',
    provesNot: [
      'Bod yr hyn a gofnododd rhywun yn wir.',
      'Na wnaeth y gwasanaeth ei hun, neu bwy bynnag sydd â’i allwedd a’i gofnodion, y cyfan o’r newydd. Byddai pecyn a roddwyd yn gynharach yn dangos hynny.',
      'Dim am ddigwyddiadau sy’n hŷn na’r hashes, y tu hwnt i’r hyn a oedd wedi’i storio pan wnaed y ffeil. Mae’r gwiriad yn dweud faint sydd.',
    ],
  },
  notes: [
    'Tystiolaeth am un achos fel yr oedd ar yr eiliad o dan "taken". Mae’r amserau yn UTC.',
    'Nid yw stori’r person, yr atebion cydraddoldeb, negeseuon na ffeiliau wedi’u cynnwys.',
    'Mae gan bob digwyddiad hash, a wnaed wrth ei ysgrifennu, dros ei gynnwys a hash y digwyddiad o’i flaen. Mae digwyddiadau heb un yn hŷn na’r hashes.',
    'Mae’r llofnod dros bopeth yn y ffeil ond ei werth ei hun. Cymharwch yr ôl bys â’r un y mae’r gwasanaeth yn ei gyhoeddi.',
  ],
  register: {
    title: 'Cofrestr mynediad',
    lede: 'Pwy a welodd neu a gymerodd beth o atgyfeiriadau eich awdurdod, pryd a pham. Ni chaiff cofnodion byth eu newid. Mae straeon a ffeiliau yma unwaith y dydd ar gyfer pob person a’u hagorodd. Caiff y person y mae atgyfeiriad yn ymwneud ag ef ofyn am yr hyn sydd yma amdano.',
    reference: 'Cyfeirnod atgyfeiriad',
    referenceHint: 'Er enghraifft, ADV-7K3M-2Q9P',
    show: 'Dangos',
    caption: (reference) => (reference === '' ? 'Pob cofnod, y diweddaraf yn gyntaf' : `Cofnodion ${reference}`),
    heads: { when: 'Pryd', who: 'Pwy', what: 'Beth', why: 'Pam' },
    who: (name, organisation) => `${name} (${organisation})`,
    kinds: {
      story: 'Y stori',
      file: 'Ffeil',
      feedback: 'Yr hyn a ysgrifennwyd fel adborth',
      'evidence-pack': 'Pecyn tystiolaeth',
      'report-file': 'Adroddiad fel ffeil',
    },
    grounds: {
      'works-on-case': 'Yn gweithio ar yr achos',
      'referring-authority': 'O’r awdurdod a atgyfeiriodd',
      'area-reports': 'Yn darllen adroddiadau’r ardal',
    },
    empty: 'Nid oes unrhyw gofnodion.',
    more: 'Cofnodion cynharach',
    first: 'Y cofnodion diweddaraf',
    all: 'Pob cofnod',
    errors: { reference: 'Rhowch gyfeirnod fel ADV-7K3M-2Q9P' },
  },
}
