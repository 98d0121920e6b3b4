// The start page, and what the service says about itself.
import type { home as english } from '../en/home.ts'

export const home: typeof english = {
  start: {
    title: 'Atgyfeirio rhywun at eiriolwr annibynnol',
    lede: 'Dywedwch beth sy’n cael ei benderfynu. Mae’r gwasanaeth hwn yn canfod pa eiriolaeth y mae gan y person hawl iddi, yn dod o hyd i’r darparwr, ac yn cadw pawb at eu dyddiadau.',
    startNow: 'Dechrau nawr',
    audience: 'I weithwyr iechyd a gofal cymdeithasol proffesiynol yng Nghymru a Lloegr.',
    check: 'Ddim yn siŵr pwy sydd â hawl? Gwiriwch yn gyntaf',
    checkText: 'Ychydig o gwestiynau, heb fewngofnodi. Nid oes dim yn cael ei storio.',
    right: {
      title: 'Gall hyn fod yn hawl gyfreithiol',
      text: 'Ar gyfer llawer o benderfyniadau mae’r gyfraith yn dweud bod rhaid cyfarwyddo eiriolwr cyn gwneud y penderfyniad. Atgyfeiriwch cyn gynted ag y bydd y penderfyniad yn y golwg: mae angen amser ar eiriolwr i ddod i adnabod y person.',
    },
    kinds: {
      title: 'Tri math o eiriolaeth',
      lede: 'Nid oes angen i chi wybod pa un ydyw. Bydd y cwestiynau’n canfod hynny, ac mae un atgyfeiriad yn ddigon ar gyfer pob un.',
      law: 'Y gyfraith:',
      list: [
        {
          name: 'Galluedd meddyliol',
          who: 'Eiriolwr Galluedd Meddyliol Annibynnol (IMCA)',
          text: 'Ni all rhywun 16 oed neu hŷn wneud penderfyniad penodol, ynghylch triniaeth feddygol ddifrifol neu arhosiad hir mewn ysbyty neu ofal preswyl, ac nid oes teulu na ffrind y byddai’n iawn ymgynghori â nhw. Mae rhai achosion diogelu, adolygiadau gofal ac amddifadu o ryddid wedi’u cynnwys hefyd.',
          law: 'Deddf Galluedd Meddyliol 2005',
        },
        {
          name: 'Iechyd meddwl',
          who: 'Eiriolwr Iechyd Meddwl Annibynnol (IMHA)',
          text: 'Mae rhywun yn cael ei gadw mewn ysbyty o dan y rhan fwyaf o adrannau’r Ddeddf Iechyd Meddwl, neu o dan warcheidiaeth, ar orchymyn triniaeth gymunedol neu wedi’i ryddhau’n amodol. Yng Nghymru, cleifion eraill sydd mewn ysbyty oherwydd eu hiechyd meddwl hefyd. Caiff unrhyw un atgyfeirio, gan gynnwys y person.',
          law: 'Deddf Iechyd Meddwl 1983',
        },
        {
          name: 'Gofal a chymorth',
          who: 'Eiriolwr Deddf Gofal',
          text: 'Byddai’n anodd iawn i rywun gymryd rhan yn ei asesiad, ei gynllun gofal, ei adolygiad neu ei ymholiad diogelu ei hun, ac ni all neb priodol ei gefnogi. I ofalwyr, a phobl ifanc a fydd yn oedolion cyn hir, hefyd. Yn Lloegr.',
          law: 'Deddf Gofal 2014',
        },
      ],
    },
    need: {
      title: 'Beth sydd ei angen arnoch',
      lede: 'Dylai’r hyn a wyddoch am y canlynol fod wrth law:',
      list: [
        'y penderfyniad: beth ydyw, pwy sy’n ei wneud ac erbyn pryd',
        'y person: enw, dyddiad geni, ble mae’n byw a ble mae nawr',
        'ei alluedd ar gyfer y penderfyniad hwn, neu’r hyn sy’n ei gwneud yn anodd cymryd rhan',
        'pwy arall sydd: teulu, ffrindiau, atwrnai neu ddirprwy',
        'sut mae’n cyfathrebu, ac unrhyw beth y mae’n rhaid i eiriolwr ei wybod i fod yn ddiogel',
        'a yw’n gwybod am yr atgyfeiriad ac yn cytuno, neu pam yr ydych yn atgyfeirio heb hynny',
      ],
      draft: 'Gallwch adael ar unrhyw adeg: cedwir eich atebion fel drafft am 30 diwrnod.',
    },
    next: {
      title: 'Beth sy’n digwydd wedyn',
      list: [
        {
          name: 'Ateb y gyfraith',
          text: 'Fe welwch ar unwaith pa eiriolaeth y mae gan y person hawl iddi, pam, a ble mae’r gyfraith yn dweud hynny.',
        },
        {
          name: 'Cynnig i ddarparwr',
          text: 'Gofynnir drwy e-bost i’r darparwr sydd dan gontract ar gyfer y math hwnnw o eiriolaeth. Os na all gymryd yr achos, gofynnir i’r nesaf.',
        },
        {
          name: 'Eiriolwr wedi’i enwi',
          text: 'Fe welwch pwy ydyw, pryd y disgwylir iddo gwrdd â’r person, ac erbyn pryd y disgwylir ei adroddiad.',
        },
        {
          name: 'Dim tawelwch',
          text: 'Mae dyddiad i bob cam. Os caiff un ei fethu fe gewch wybod, gyda’r rheswm a’r dyddiad newydd.',
        },
      ],
    },
    others: {
      title: 'Eisoes yn gweithio gydag atgyfeiriadau?',
      list: [
        {
          name: 'Atgyfeirwyr',
          text: 'Gweld ble mae eich atgyfeiriadau, ychwanegu gwybodaeth neu dynnu’n ôl.',
          link: 'Eich atgyfeiriadau',
          path: '/referrals',
        },
        {
          name: 'Darparwyr eiriolaeth',
          text: 'Cofnodi eiriolwyr, cysylltiadau cyntaf ac adroddiadau’r achosion a dderbyniwyd gennych.',
          link: 'Eich achosion',
          path: '/cases',
        },
        {
          name: 'Comisiynwyr',
          text: 'Gweld pa mor brydlon yw eiriolaeth, a’r achosion na allai neb eu cymryd.',
          link: 'Adroddiadau',
          path: '/reports',
        },
      ],
    },
    yourself: {
      title: 'Os yw’r eiriolwr i chi neu i rywun agos atoch',
      text: 'Gofynnwch i’r gweithiwr cymdeithasol, y ward neu’r cydlynydd gofal eich atgyfeirio, a dywedwch wrthynt y gall eiriolwr fod yn hawl gyfreithiol i chi. Gallant wneud hynny yma tra byddwch gyda nhw.',
    },
    urgent: {
      title: 'Os oes rhywun mewn perygl nawr',
      text: 'Nid yw’r gwasanaeth hwn ar gyfer argyfyngau. Ffoniwch 999, a thîm diogelu eich awdurdod.',
    },
  },
  privacy: {
    title: 'Preifatrwydd',
    lede: 'Beth mae’r gwasanaeth hwn yn ei gadw am bobl, pam, pwy sy’n ei weld, ac am ba hyd.',
    sections: [
      {
        title: 'Pwy sy’n gyfrifol',
        text: [
          'Yr awdurdod sy’n gwneud atgyfeiriad yw rheolydd yr hyn y mae’n ei ddweud. Daw darparwr eiriolaeth yn rheolydd ei gofnodion ei hun pan fydd yn derbyn achos. Mae gan bob un swyddog diogelu data y gallwch ei holi am unrhyw beth ar y dudalen hon.',
        ],
      },
      {
        title: 'Beth a gedwir, a pham',
        text: [
          'Yr hyn sydd ei angen ar atgyfeiriad: pwy yw’r person a ble mae, beth sy’n cael ei benderfynu, beth sy’n gwneud eiriolwr yn angenrheidiol, sut mae’r person yn cyfathrebu, a phwy sy’n gysylltiedig. Mae llawer ohono’n ymwneud ag iechyd a gofal, y mae’r gyfraith yn eu diogelu’n arbennig.',
          'Fe’i cedwir am fod rhaid i gyrff cyhoeddus drefnu eiriolaeth: UK GDPR Erthygl 6(1)(c) ac (e) ac Erthygl 9(2)(h), gydag Atodlen 1 Rhan 1 paragraff 2 Deddf Diogelu Data 2018.',
        ],
      },
      {
        title: 'Pwy sy’n ei weld',
        text: [
          'Yr awdurdod a atgyfeiriodd, a’r darparwr a dderbyniodd. Cyn iddo dderbyn, dim ond y math o eiriolaeth, y flaenoriaeth, yr ardal, y prif angen, anghenion cyfathrebu a dyddiad y penderfyniad y mae darparwr yn eu gweld.',
          'Mae comisiynwyr yn gweld ffigurau am achosion eu contractau. Nid oes enw, lle na rheswm mewn unrhyw e-bost: mae ynddo gyfeirnod, y math o eiriolaeth, dyddiad a dolen.',
        ],
      },
      {
        title: 'Am ba hyd',
        text: [
          'Oni bai bod y contract yn dweud fel arall: 8 mlynedd ar ôl i achos a dderbyniwyd gau, 2 flynedd pan nad oedd hawl, a 30 diwrnod ar gyfer drafft neu ddolen na chafodd ei defnyddio. Cyn dinistrio dim mae rhywun yn edrych, a chofnodir yr hyn a ddinistriwyd.',
        ],
      },
      {
        title: 'Eich hawliau',
        text: [
          'Gallwch ofyn am gopi o’r hyn a gedwir amdanoch, ei gael wedi’i gywiro, gwrthwynebu ei ddefnyddio, a thynnu cydsyniad i rannu yn ôl ar unrhyw adeg; yna bydd y rhannu’n dod i ben. Gofynnwch i’r awdurdod a’ch atgyfeiriodd. Os nad ydych yn fodlon â’i ateb, gall Swyddfa’r Comisiynydd Gwybodaeth edrych arno.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Hygyrchedd',
    lede: 'Dylai pawb sy’n atgyfeirio, yn eirioli neu’n comisiynu allu defnyddio’r gwasanaeth hwn.',
    sections: [
      {
        title: 'Sut y dylai fod',
        text: [
          'Dylech allu defnyddio pob tudalen gyda bysellfwrdd, gyda darllenydd sgrin, wedi’i chwyddo i 400%, ar ffôn cul, gyda’ch lliwiau eich hun, a heb sgriptiau. Y safon yr ydym yn gweithio iddi yw Canllawiau Hygyrchedd Cynnwys y We 2.2, lefel AA.',
        ],
      },
      {
        title: 'Yn Gymraeg ac yn Saesneg',
        text: [
          'Mae pob tudalen, gwall ac e-bost ar gael yn y ddwy iaith: mae’r ddolen ar frig pob tudalen yn newid o’r naill i’r llall ac yn cadw eich lle. Dangosir yr hyn y mae pobl yn ei deipio fel y’i teipiwyd.',
        ],
      },
      {
        title: 'Sut y caiff ei wirio',
        text: [
          'Mae profion awtomatig yn edrych ar dudalennau pob taith gyda phob newid, ar sawl lled a heb sgriptiau. Nid ydynt yn canfod popeth. Os oes rhywbeth yn eich rhwystro, mae hynny’n fai yr ydym am glywed amdano.',
        ],
      },
      {
        title: 'Os nad yw rhywbeth yn gweithio i chi',
        text: [
          'Dywedwch wrth ddesg wasanaeth eich sefydliad pa dudalen ydoedd a’r hyn yr oedd ei angen arnoch. Gallwch ofyn am unrhyw dudalen mewn fformat arall. Os nad ydych yn fodlon â’r ateb, gall y Gwasanaeth Cynghori a Chefnogi Cydraddoldeb eich cynghori.',
        ],
      },
    ],
  },
  cookies: {
    title: 'Cwcis',
    lede: 'Ychydig o gwcis: i fewngofnodi, ac i gadw’r hyn a ddewiswyd gennych. Nid oes dim yma’n eich cyfrif nac yn eich dilyn.',
    caption: 'Cwcis y gwasanaeth hwn',
    heads: ['Enw', 'Beth yw ei ddiben', 'Am ba hyd'],
    rows: [
      [
        '__Host-session',
        'Yn gwybod mai chi ydyw o un dudalen i’r nesaf',
        'Nes i chi allgofnodi, cau’r porwr, neu i 12 awr fynd heibio',
      ],
      ['__Host-browser', 'Yn sicrhau bod mewngofnodi a ffurflen yn dod o’ch porwr chi', 'Nes i chi gau’r porwr'],
      ['language', 'Yn cofio eich bod wedi dewis Cymraeg neu Saesneg', '1 flwyddyn'],
      [
        '__Host-check',
        'Yn mynd ag atebion gwiriad i’r ffurflen atgyfeirio tra byddwch yn mewngofnodi, os byddwch yn gofyn am hynny',
        '20 munud, neu nes i’r atgyfeiriad gael ei ddechrau neu nes i chi allgofnodi',
      ],
    ],
    nothing: 'Nid oes yr un nes i chi ddewis iaith neu ddewis mewngofnodi.',
  },
}
