// The words of mail in Welsh. What is put in stands where no mutation falls on it: a name, a milestone, a kind of advocacy.
import type { Recipient, UndeliveredInstead } from '../../domain/effects.ts'
import type { MailWords } from './index.ts'

const NOBODY_REACHED = { to: 'provider', instead: 'nobody' } as const

const undeliveredTo = (to: Recipient, providerName: string): string => {
  const provider = providerName === '' ? 'y darparwr' : providerName
  switch (to) {
    case 'referrer':
      return 'yr atgyfeiriwr'
    case 'reviewers':
      return 'adolygwyr yr awdurdod'
    case 'commissioner':
      return 'y comisiynydd'
    case 'offered-contact':
    case 'provider':
      return `cyswllt (${provider})`
    case 'provider-manager':
      return `rheolwr (${provider})`
    case 'subscriber':
      return 'rhywun a ofynnodd am yr adroddiad'
  }
}

const undeliveredInstead: Record<UndeliveredInstead, string> = {
  'next-contact': 'Mae wedi mynd at y cyswllt nesaf yn y contract.',
  'next-provider':
    'Ni ellir cyrraedd unrhyw gyswllt yn y contract, felly mae’r achos yn cael ei gynnig i’r darparwr nesaf nawr.',
  nobody: 'Nid oes neb arall wedi cael gwybod yn eu lle: rhowch wybod iddynt mewn ffordd arall, os gwelwch yn dda.',
}

const becauseOf = (reason: string | undefined): string =>
  reason === undefined ? 'Mae’r rheswm ar y dudalen.' : `Y rheswm: ${reason}.`

const NOT_EXPECTED =
  'Os nad oeddech yn ei ddisgwyl, peidiwch â defnyddio’r ddolen: rhowch wybod i bwy bynnag sy’n gofalu am atgyfeiriadau yn eich sefydliad.'

export const cy: MailWords = {
  milestone: {
    acknowledgement: 'cydnabod yr atgyfeiriad',
    decision: 'penderfyniad ar gymhwystra',
    response: 'ateb i’r cynnig',
    allocation: 'enwi’r eiriolwr',
    'first-contact': 'cyswllt cyntaf â’r person',
    report: 'adroddiad',
  },

  delayReason: {
    'no-advocate-free': 'nid oes eiriolwr yn rhydd mewn pryd',
    'advocate-away': 'mae’r eiriolwr i ffwrdd',
    'information-awaited': 'mae gwybodaeth gennych chi i ddod o hyd',
  },

  footer: [
    'Sut i wybod bod yr e-bost hwn yn ddilys: mae’n rhoi cyfeirnod ac un ddolen i’r gwasanaeth hwn, byth enw na dim byd arall am y person, ac nid yw’n gofyn am gyfrinair.',
    NOT_EXPECTED,
  ],
  footerOf: {
    'monthly-report': [
      'Sut i wybod bod yr e-bost hwn yn ddilys: mae’n rhoi mis ac un ddolen i’r gwasanaeth hwn, dim ffigurau na dim byd am unrhyw berson, ac nid yw’n gofyn am gyfrinair.',
      NOT_EXPECTED,
    ],
  },

  templates: {
    acknowledgement: ({ reference }) => ({
      subject: `Atgyfeiriad ${reference}: wedi dod i law`,
      paragraphs: [
        `Mae eich atgyfeiriad ${reference} wedi dod i law. Rydym yn gwirio pa eiriolaeth y mae’r gyfraith yn ei rhoi, a byddwn yn ei chynnig i ddarparwr ar unwaith.`,
        'Gallwch weld unrhyw bryd ble mae’r atgyfeiriad, gan bwy y mae, a phryd mae pob peth i’w wneud.',
      ],
      link: 'Gweld yr atgyfeiriad',
    }),
    'information-needed': ({ reference }) => ({
      subject: `Atgyfeiriad ${reference}: mae rhywbeth ar goll`,
      paragraphs: [
        `Ni ellir penderfynu ar atgyfeiriad ${reference} eto: mae ateb a allai newid y canlyniad ar goll.`,
        'Agorwch yr atgyfeiriad i weld pa atebion sydd eu hangen. Bydd yn mynd yn ei flaen cyn gynted ag y byddwch yn eu rhoi.',
      ],
      link: 'Rhoi’r atebion sydd ar goll',
    }),
    'decision-needed': ({ reference, deadline }) => ({
      subject: `Atgyfeiriad ${reference}: rhaid i rywun benderfynu`,
      paragraphs: [
        `Mae atgyfeiriwr ${reference} yn mynd ymlaen lle nad yw’r rheolau’n rhoi hawl neu lle na allant ddweud, ac wedi rhoi rheswm. Rhaid i rywun benderfynu${deadline === '' ? '' : ` erbyn ${deadline}`}.`,
      ],
      link: 'Darllen yr atgyfeiriad',
    }),
    'not-eligible': ({ reference }) => ({
      subject: `Atgyfeiriad ${reference}: nid oes achos yn cael ei agor`,
      paragraphs: [
        `Ar sail y ffeithiau a roddwyd, nid yw atgyfeiriad ${reference} yn agor achos: nid oes dyletswydd i gyfarwyddo eiriolwr yn gymwys, ac ni ofynnwyd am ddefnyddio pŵer.`,
        'Mae’r dudalen yn rhoi’r rhesymau a’r adrannau o’r gyfraith, ac eiriolaeth arall a allai helpu. Eich barn gyfreithiol chi sy’n cyfrif o hyd.',
      ],
      link: 'Darllen y rhesymau',
    }),
    offer: ({ reference, advocacy, deadline }) => ({
      subject: `${advocacy}: achos newydd ${reference}, ateb erbyn ${deadline}`,
      paragraphs: [
        `Rydym yn cynnig achos ${reference} i chi. Math o eiriolaeth: ${advocacy}.`,
        `Derbyniwch neu gwrthodwch erbyn ${deadline}, os gwelwch yn dda. Ar ôl hynny bydd yr achos yn mynd ymlaen at y darparwr nesaf.`,
        'Mae’r ddolen yn agor crynodeb byr. I ateb, byddwch yn dewis yno ac yn cadarnhau’r cyfeiriad yr anfonwyd yr e-bost hwn iddo.',
      ],
      link: 'Gweld y cynnig ac ateb',
    }),
    'offer-lapsed': ({ reference, advocacy }) => ({
      subject: `${advocacy}: mae cynnig ${reference} wedi mynd ymlaen`,
      paragraphs: [
        `Ni chawsom ateb mewn pryd ar gyfer achos ${reference}, felly mae wedi mynd ymlaen. Nid oes angen i chi wneud dim mwy.`,
      ],
      link: 'Gweld eich achosion',
    }),
    'passed-on': ({ reference, advocacy }) => ({
      subject: `${advocacy}: mae ${reference} gyda’r darparwr nesaf`,
      paragraphs: [
        `Ni wnaeth y darparwr a gafodd gynnig achos ${reference} ateb mewn pryd. Mae’r achos wedi mynd ymlaen at yr un nesaf; mae’r dyddiadau a addawyd i chi yn aros fel y maent.`,
      ],
      link: 'Gweld sut mae pethau',
    }),
    undelivered: ({ reference, providerName, undelivered = NOBODY_REACHED }) => ({
      subject: `${reference}: ni ellid danfon e-bost`,
      paragraphs: [
        `Ni ellid danfon e-bost am ${reference}. Derbynnydd: ${undeliveredTo(undelivered.to, providerName)}. ${undeliveredInstead[undelivered.instead]}`,
        'Mae pob dyddiad yn aros fel y mae. Trefnwch fod y cyfeiriad yn cael ei gywiro, os gwelwch yn dda, fel bod yr e-bost nesaf yn cyrraedd.',
      ],
      link: 'Gweld sut mae pethau',
    }),
    unplaced: ({ reference, advocacy }) => ({
      subject: `${advocacy}: nid oes darparwr i ${reference}`,
      paragraphs: [
        `Nid oes darparwr dan gontract ar ôl ar gyfer achos ${reference}. Mae yn eich ciw chi, ac mae ei glociau’n mynd ymlaen.`,
        'Nid yw diffyg lle yn rhoi terfyn ar ddyletswydd i gyfarwyddo eiriolwr.',
      ],
      link: 'Agor y ciw',
    }),
    accepted: ({ reference, advocacy, providerName, deadline }) => ({
      subject: `${advocacy}: mae ${reference} wedi’i dderbyn`,
      paragraphs: [`Mae ${providerName} wedi derbyn achos ${reference}. Rhaid enwi eiriolwr erbyn ${deadline}.`],
      link: 'Gweld yr atgyfeiriad',
    }),
    'your-case': ({ reference, advocacy, deadline, sharingStopped }) => ({
      subject: `${advocacy}: eich achos chi yw ${reference}`,
      paragraphs: [
        `Diolch am dderbyn achos ${reference}. Enwch yr eiriolwr erbyn ${deadline}, os gwelwch yn dda.`,
        sharingStopped
          ? 'Mae’r cydsyniad i rannu’r atgyfeiriad wedi’i dynnu’n ôl, felly nid yw’n cael ei ddangos i chi. Gofynnwch i’r atgyfeiriwr sut i fynd ymlaen, os gwelwch yn dda.'
          : 'Mae’r atgyfeiriad cyfan ar agor i chi ar ôl i chi fewngofnodi.',
      ],
      link: 'Agor yr achos',
    }),
    query: ({ reference, advocacy }) => ({
      subject: `${advocacy}: cwestiwn am ${reference}`,
      paragraphs: [
        `Mae gan ddarparwr achos ${reference} gwestiwn am y cyfarwyddyd. Mae clociau’r darparwr wedi’u hoedi nes i chi ateb.`,
      ],
      link: 'Darllen ac ateb y cwestiwn',
    }),
    'query-answered': ({ reference, advocacy, deadline, beforeAcceptance }) => ({
      subject: `${advocacy}: ateb i’ch cwestiwn am ${reference}`,
      paragraphs: beforeAcceptance
        ? [
            `Mae’r atgyfeiriwr wedi ateb eich cwestiwn am ${reference}. Mae’r amser i ateb y cynnig yn rhedeg eto. Atebwch erbyn ${deadline}, os gwelwch yn dda.`,
            'Mae’r ddolen yn yr e-bost â’r cynnig yn dal i weithio. Yno caiff yr ateb ei ddangos ar ôl i chi gadarnhau eich cyfeiriad e-bost, ac nid yw hynny’n derbyn nac yn gwrthod dim. Gallwch hefyd ddarllen ac ateb drwy fewngofnodi.',
          ]
        : [`Mae’r atgyfeiriwr wedi cadarnhau’r cyfarwyddyd yn achos ${reference}. Mae’r clociau’n mynd ymlaen.`],
      link: beforeAcceptance ? 'Mewngofnodi ac agor y cynnig' : 'Agor yr achos',
    }),
    allocated: ({ reference, advocacy, deadline }) => ({
      subject: `${advocacy}: mae eiriolwr wedi’i enwi ar gyfer ${reference}`,
      paragraphs: [
        `Mae achos ${reference} gan eiriolwr sydd wedi’i enwi. Dylai’r cyswllt cyntaf â’r person ddigwydd erbyn ${deadline}.`,
      ],
      link: 'Gweld pwy yw’r eiriolwr',
    }),
    reallocated: ({ reference, advocacy }) => ({
      subject: `${advocacy}: mae eiriolwr arall wedi’i enwi ar gyfer ${reference}`,
      paragraphs: [
        `Mae eiriolwr arall wedi cymryd achos ${reference} drosodd. Mae’r dyddiadau a addawyd i chi yn aros fel y maent.`,
      ],
      link: 'Gweld pwy yw’r eiriolwr',
    }),
    message: ({ reference, advocacy }) => ({
      subject: `${advocacy}: neges ar ${reference}`,
      paragraphs: [
        `Mae neges i chi ar achos ${reference}. Mae’r hyn sydd ynddi ar y dudalen, i’r sawl sydd wedi mewngofnodi.`,
      ],
      link: 'Darllen y neges',
    }),
    'contact-made': ({ reference, advocacy }) => ({
      subject: `${advocacy}: cyswllt cyntaf wedi’i wneud yn ${reference}`,
      paragraphs: [`Mae’r eiriolwr wedi bod mewn cysylltiad â’r person yn achos ${reference}.`],
      link: 'Gweld yr atgyfeiriad',
    }),
    'report-submitted': ({ reference, advocacy }) => ({
      subject: `${advocacy}: mae’r adroddiad yn ${reference} wedi’i gyflwyno`,
      paragraphs: [
        `Mae’r eiriolwr wedi cyflwyno’r adroddiad neu’r sylwadau yn achos ${reference}. Rhaid i’r sawl sy’n gwneud y penderfyniad eu hystyried.`,
      ],
      link: 'Gweld yr atgyfeiriad',
    }),
    closed: ({ reference, advocacy }) => ({
      subject: `${advocacy}: mae ${reference} wedi’i gau`,
      paragraphs: [`Mae achos ${reference} wedi’i gau. Mae’r dudalen yn rhoi’r crynodeb a’r canlyniad.`],
      link: 'Gweld yr atgyfeiriad',
    }),
    'closed-unmet': ({ reference, advocacy }) => ({
      subject: `${advocacy}: mae ${reference} wedi’i gau heb gysylltiad`,
      paragraphs: [
        `Roedd achos ${reference} yn seiliedig ar ddyletswydd, ac mae ei ddarparwr wedi’i gau heb i eiriolwr gwrdd â’r person. Mae’r canlyniad ar y dudalen.`,
        'Os dylai’r person gael eiriolwr o hyd, trefnwch hynny gyda’r atgyfeiriwr.',
      ],
      link: 'Gweld yr achos',
    }),
    feedback: ({ reference, advocacy }) => ({
      subject: `${advocacy}: sut aeth hi? ${reference}`,
      paragraphs: [
        `Mae achos ${reference} wedi’i gau. Dywedwch wrthym sut aeth hi, da neu ddrwg, os gwelwch yn dda: eich profiad chi, a’r hyn sydd gan y person i’w ddweud.`,
        'Mae’n cymryd munud. Mae’r dudalen yn dweud hefyd sut i gwyno, ac wrth bwy.',
      ],
      link: 'Rhoi adborth',
    }),
    'monthly-report': ({ reference }) => ({
      subject: `Eiriolaeth, ${reference}: eich adroddiad misol`,
      paragraphs: [
        `Mae’r adroddiad ar eiriolaeth yn eich ardal (${reference}) yn barod. Gofynnoch chi amdano drwy e-bost.`,
        'Rydych yn ei ddarllen ar ôl mewngofnodi. I atal yr e-bost hwn, dewiswch "Yr adroddiad misol drwy e-bost" o dan ffeiliau’r adroddiad.',
      ],
      link: 'Darllen yr adroddiad',
    }),
    withdrawn: ({ reference, advocacy }) => ({
      subject: `${advocacy}: mae ${reference} wedi’i dynnu’n ôl`,
      paragraphs: [`Mae’r atgyfeiriwr wedi tynnu achos ${reference} yn ôl. Nid oes angen i chi wneud dim mwy.`],
      link: 'Gweld eich achosion',
    }),
    'taken-back': ({ reference, advocacy }) => ({
      subject: `${advocacy}: mae ${reference} wedi’i gymryd yn ôl`,
      paragraphs: [
        `Mae’r comisiynydd wedi cymryd achos ${reference} yn ôl, i’w roi i ddarparwr arall. Nid oes angen i chi wneud dim mwy.`,
        'Nid yw’r atgyfeiriad ar agor i chi mwyach. Gall pwy bynnag a drefnodd y contract ddweud wrthych pam.',
      ],
      link: 'Gweld eich achosion',
    }),
    're-assigned': ({ reference, advocacy }) => ({
      subject: `${advocacy}: mae ${reference} yn mynd at ddarparwr arall`,
      paragraphs: [
        `Mae’r comisiynydd wedi cymryd achos ${reference} yn ôl oddi wrth ei ddarparwr, ac yn ei roi i un arall. Cewch wybod cyn gynted ag y bydd un wedi’i dderbyn.`,
      ],
      link: 'Gweld sut mae pethau',
    }),
    'given-back': ({ reference, advocacy }) => ({
      subject: `${advocacy}: mae ${reference} wedi’i roi yn ôl`,
      paragraphs: [
        `Ni all darparwr achos ${reference} barhau ag ef, ac mae wedi’i roi yn ôl. Gofynnir i ddarparwr arall nawr. Mae’r rheswm ar y dudalen.`,
      ],
      link: 'Gweld sut mae pethau',
    }),
    'handed-over': ({ reference, advocacy, deadline }) => ({
      subject: `${advocacy}: mae ${reference} wedi’i drosglwyddo i ardal arall`,
      paragraphs: [
        deadline === ''
          ? `Mae achos ${reference} wedi’i drosglwyddo i ardal arall ac yn mynd yn ei flaen yno. Mae wedi dod i ben gyda chi, ac nid oes angen dim mwy.`
          : `Mae achos ${reference} wedi’i drosglwyddo i ardal arall. Byddwch chi a’r darparwr newydd yn gweithio arno gyda’ch gilydd tan yr amser hwn: ${deadline}. Yna bydd yn dod i ben gyda chi ohono’i hun.`,
      ],
      link: 'Gweld yr achos',
    }),
    'pause-ended': ({ reference, advocacy }) => ({
      subject: `${advocacy}: mae saib ${reference} wedi dod i ben ohono’i hun`,
      paragraphs: [
        `Cafodd clociau achos ${reference} eu hoedi am 10 diwrnod gwaith, sef yr amser hiraf y gall saib bara. Maent yn mynd ymlaen nawr. Os nad yw’r hyn a oedd yn dal yr achos yn ôl wedi’i ddatrys, datryswch hynny gyda’ch gilydd, os gwelwch yn dda.`,
      ],
      link: 'Gweld sut mae pethau',
    }),
    reminder: ({ reference, advocacy, milestone, deadline }) => ({
      subject: `${advocacy}: ${reference}, ${milestone} erbyn ${deadline}`,
      paragraphs: [
        `Mae tri chwarter yr amser ar gyfer y cam hwn yn achos ${reference} wedi mynd: ${milestone}. Mae i’w wneud erbyn ${deadline}.`,
      ],
      link: 'Agor yr achos',
    }),
    breach: ({ reference, advocacy, milestone, deadline, done }) => ({
      subject: `${advocacy}: ${reference}, ${milestone} yn hwyr`,
      paragraphs: [
        done === undefined
          ? `Nid yw’r cam hwn yn achos ${reference} wedi’i gofnodi: ${milestone}. Roedd i’w wneud erbyn ${deadline}.`
          : `Daeth y cam hwn yn achos ${reference} yn hwyr: ${milestone}. Roedd i’w wneud erbyn ${deadline}; fe’i gwnaed ${done}.`,
      ],
      link: 'Agor yr achos',
    }),
    'delay-told': ({ reference, advocacy, milestone, expected = '', reason }) => ({
      subject: `${advocacy}: oedi yn ${reference}, disgwylir nawr erbyn ${expected}`,
      paragraphs: [
        `Mae’r darparwr yn rhoi gwybod i chi y bydd y cam hwn yn achos ${reference} yn hwyrach nag a addawyd: ${milestone}. Mae’n ei ddisgwyl nawr erbyn ${expected}.`,
        `${becauseOf(reason)} Os gallai aros niweidio’r person, ffoniwch y darparwr neu eich comisiynydd nawr.`,
      ],
      link: 'Gweld pam, a sut mae pethau',
    }),
    delay: ({ reference, advocacy, milestone, deadline, expected, reason }) => ({
      subject: `${advocacy}: oedi yn ${reference}`,
      paragraphs: [
        `Mae’r cam hwn yn achos ${reference} yn hwyr: ${milestone}. Roedd wedi’i addo erbyn ${deadline}. Mae’r darparwr a’r comisiynydd wedi cael gwybod.`,
        expected === undefined
          ? 'Nid yw’r darparwr wedi dweud pam eto, nac wedi rhoi dyddiad newydd.'
          : `Mae’r darparwr yn ei ddisgwyl nawr erbyn ${expected}. ${becauseOf(reason)}`,
        'Os gallai aros niweidio’r person, ffoniwch y darparwr neu eich comisiynydd nawr.',
      ],
      link: 'Gweld sut mae pethau',
    }),
    'dates-changed': ({ reference, advocacy, milestone, deadline }) => ({
      subject: `${advocacy}: dyddiadau newydd yn ${reference}`,
      paragraphs: [
        `Mae’r comisiynydd wedi gosod dyddiadau achos ${reference} o’r newydd.${deadline === '' ? '' : ` Nesaf: ${milestone}, i’w wneud erbyn ${deadline}.`}`,
        'Mae’r dudalen yn rhoi pob dyddiad fel y mae nawr, a’r rheswm.',
      ],
      link: 'Gweld y dyddiadau newydd',
    }),
    'information-reminder': ({ reference, deadline }) => ({
      subject: `Atgyfeiriad ${reference}: yn dal i aros am eich atebion`,
      paragraphs: [
        `Mae atgyfeiriad ${reference} yn sefyll yn ei unfan: mae atebion a allai newid y canlyniad ar goll. Rhowch nhw erbyn ${deadline}, os gwelwch yn dda.`,
        'Os na all neb eu gwybod, gallwch ofyn i adolygydd eich awdurdod benderfynu hebddynt.',
      ],
      link: 'Rhoi’r atebion sydd ar goll',
    }),
    'information-overdue': ({ reference, deadline }) => ({
      subject: `Atgyfeiriad ${reference}: nid oes atebion wedi dod`,
      paragraphs: [
        `Gofynnwyd am atebion y mae eu hangen ar atgyfeiriad ${reference}, ac nid oeddent wedi dod erbyn ${deadline}. Ni ellir agor achos nes iddynt gael eu rhoi neu nes gofyn i adolygydd benderfynu hebddynt.`,
        'Os oes gan y person hawl i eiriolwr, nid yw’r hawl honno’n dod i ben oherwydd yr aros.',
      ],
      link: 'Gweld yr atgyfeiriad',
    }),
    'decision-reminder': ({ reference, deadline }) => ({
      subject: `Atgyfeiriad ${reference}: penderfyniad i’w wneud erbyn ${deadline}`,
      paragraphs: [
        `Mae tri chwarter yr amser ar gyfer y penderfyniad ar atgyfeiriad ${reference} wedi mynd. Mae i’w wneud erbyn ${deadline}.`,
      ],
      link: 'Darllen yr atgyfeiriad a phenderfynu',
    }),
    'decision-overdue': ({ reference, deadline }) => ({
      subject: `Atgyfeiriad ${reference}: penderfyniad yn hwyr`,
      paragraphs: [
        `Roedd y penderfyniad ar atgyfeiriad ${reference} i’w wneud erbyn ${deadline}, ac nid yw wedi’i wneud. Tan hynny nid oes achos yn cael ei agor ar gyfer yr hyn y mae’n ymwneud ag ef, ac nid oes eiriolwr yn cael ei gyfarwyddo ar ei gyfer.`,
      ],
      link: 'Gweld beth sy’n aros am benderfyniad',
    }),
    'decision-delayed': ({ reference, deadline }) => ({
      subject: `Atgyfeiriad ${reference}: oedi gyda’r penderfyniad`,
      paragraphs: [
        `Roedd y penderfyniad ar atgyfeiriad ${reference} wedi’i addo erbyn ${deadline}, ac mae’n hwyr. Mae adolygwyr a chomisiynydd eich awdurdod wedi cael gwybod.`,
        'Os gallai aros niweidio’r person, ffoniwch eich adolygwyr neu eich comisiynydd nawr.',
      ],
      link: 'Gweld sut mae pethau',
    }),
    'attachment-lost': ({ reference }) => ({
      subject: `Atgyfeiriad ${reference}: nid oedd modd trosglwyddo ffeil`,
      paragraphs: [
        `Ni lwyddodd ffeil a anfonwyd gennych gydag atgyfeiriad ${reference} yn ei gwiriad, felly ni all neb ei hagor. Mae’r atgyfeiriad ei hun yn mynd yn ei flaen.`,
        'Mae’r dudalen yn dweud pa ffeil a pham. Os yw’r ffeil yn bwysig, dywedwch wrth y darparwr beth sydd ynddi.',
      ],
      link: 'Gweld pa ffeil',
    }),
    'decided-for': ({ reference }) => ({
      subject: `Atgyfeiriad ${reference}: mae adolygydd wedi penderfynu`,
      paragraphs: [
        `Mae adolygydd wedi penderfynu bod eiriolwr i’w gyfarwyddo ar atgyfeiriad ${reference}. Mae’r achos yn cael ei agor a’i gynnig i ddarparwr.`,
      ],
      link: 'Darllen y penderfyniad a’r rheswm drosto',
    }),
    'decided-against': ({ reference }) => ({
      subject: `Atgyfeiriad ${reference}: mae adolygydd wedi penderfynu`,
      paragraphs: [
        `Mae adolygydd wedi penderfynu nad oes achos i’w agor ar atgyfeiriad ${reference} lle aethoch ymlaen gan roi rheswm. Mae achosion sydd ar agor eisoes yn mynd ymlaen. Mae’r dudalen yn rhoi’r rheswm, pwy a benderfynodd, ac eiriolaeth arall a allai helpu.`,
      ],
      link: 'Darllen y penderfyniad a’r rheswm drosto',
    }),
    'story-corrected': ({ reference, advocacy }) => ({
      subject: `${advocacy}: mae rhywbeth wedi newid yn ${reference}`,
      paragraphs: [
        `Mae atgyfeiriad achos ${reference} wedi’i gywiro. Darllenwch beth sydd wedi newid cyn gwneud dim byd arall, os gwelwch yn dda.`,
      ],
      link: 'Gweld beth sydd wedi newid',
    }),
    'sharing-stopped': ({ reference, advocacy }) => ({
      subject: `${advocacy}: nid yw atgyfeiriad ${reference} yn cael ei rannu mwyach`,
      paragraphs: [
        `Mae’r cydsyniad i rannu atgyfeiriad achos ${reference} wedi’i dynnu’n ôl. Nid yw’n cael ei ddangos i chi mwyach. Peidiwch â rhannu dim mwy ohono, os gwelwch yn dda, a gofynnwch i’r atgyfeiriwr sut i fynd ymlaen.`,
      ],
      link: 'Agor yr achos',
    }),
    recheck: ({ reference }) => ({
      subject: `Atgyfeiriad ${reference}: edrychwch arno eto`,
      paragraphs: [
        `Edrychwch eto ar atgyfeiriad ${reference}: mae’r diwrnod wedi dod pan all ateb y gyfraith fod wedi newid.`,
      ],
      link: 'Gweld beth i edrych arno',
    }),
    'calendar-ends': ({ reference, deadline }) => ({
      subject: `Mae’r calendr ${reference} yn dod i ben: ${deadline}`,
      paragraphs: [
        `Mae gwyliau banc y calendr ${reference} yn hysbys hyd at y dyddiad hwn: ${deadline}. Ni ellir cyfrifo unrhyw ddyddiad y tu hwnt i hynny: ni fyddai gan achosion newydd yr un.`,
        'Rhaid i weinyddwr y gwasanaeth gofnodi’r gwyliau banc nesaf. Gofalwch fod hynny’n digwydd; mae achosion sydd eisoes yn rhedeg yn cadw eu dyddiadau.',
      ],
      link: 'Gweld y calendr',
    }),
    'sharing-resumed': ({ reference, advocacy }) => ({
      subject: `${advocacy}: mae atgyfeiriad ${reference} yn cael ei rannu eto`,
      paragraphs: [`Ceir rhannu atgyfeiriad achos ${reference} gyda chi eto. Gallwch ei ddarllen fel y mae nawr.`],
      link: 'Agor yr achos',
    }),
  },
}
