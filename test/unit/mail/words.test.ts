// What every mail says and does not say, in each language.
import { describe, expect, it } from 'vitest'
import { MAIL_TEMPLATES } from '../../../shared/domain/effects.ts'
import { LANGUAGES, type Language } from '../../../shared/domain/language.ts'
import { composeMail } from '../../../shared/mail/compose.ts'
import { type MailFacts, mailWords } from '../../../shared/mail/words/index.ts'
import { words } from '../../../shared/web/words/index.ts'
import { CASE_ID, MONDAY } from '../../support/factories.ts'

const LINK = 'https://advocacy.example/cases/ADV-7K3M-2Q9P-1'

const factsFor = (language: Language): MailFacts => ({
  reference: CASE_ID,
  advocacy: words(language).status.role.imca,
  deadline: words(language).dates.when(MONDAY),
  milestone: mailWords(language).milestone['first-contact'],
  providerName: 'Northstar Advocacy',
})

const mailIn = (language: Language, template: (typeof MAIL_TEMPLATES)[number]) =>
  composeMail(language, template, factsFor(language), LINK)

const EVERY_MAIL = LANGUAGES.flatMap((language) => MAIL_TEMPLATES.map((template) => ({ language, template })))

/** The words that an English sentence hardly does without, and that are no Welsh words. */
const ENGLISH = /\b(?:the|and|of|with|has|have|been|please|case|referral|provider|offer|advocate|advocacy|due)\b/i
const spoken = (text: string): string => text.replaceAll('Northstar Advocacy', '').replaceAll(LINK, '')

describe.each(EVERY_MAIL)('the mail $template in $language', ({ language, template }) => {
  const { subject, text, html } = mailIn(language, template)

  it('says the reference, in its subject and in both of its parts', () => {
    for (const part of [subject, text, html]) expect(part).toContain(CASE_ID)
  })

  it('has one link, to this service, and the same in both parts', () => {
    expect(text.match(/\w+:\/\/\S+/g)).toEqual([LINK])
    expect([...html.matchAll(/(?:href|src|url)\s*[=(]\s*"?([^"\s>)]+)/g)].map(([, address]) => address)).toEqual([LINK])
  })

  it('says how to tell that it is real', () => {
    const { footer, footerOf } = mailWords(language)
    for (const line of footerOf[template] ?? footer) expect(text).toContain(line)
  })

  it('leaves no fact out of its sentences by mistake', () => {
    for (const part of [subject, text]) expect(part).not.toMatch(/undefined|\[object|\$\{/)
  })

  it('names the language of its HTML part', () => {
    expect(html).toContain(`<html lang="${language}">`)
  })
})

/** The names of the facts that words speak of. */
const factsIn = (said: string, facts: MailFacts): string[] =>
  Object.entries(facts).flatMap(([name, fact]) => (typeof fact === 'string' && said.includes(fact) ? [name] : []))

describe.each(MAIL_TEMPLATES)('the mail %s in Welsh', (template) => {
  const facts = factsFor('en')
  const [english, welsh] = [mailWords('en').templates[template](facts), mailWords('cy').templates[template](facts)]

  it('is not the English one, in its subject, its paragraphs or its link', () => {
    expect(welsh.subject).not.toBe(english.subject)
    expect(welsh.link).not.toBe(english.link)
    for (const paragraph of welsh.paragraphs) expect(english.paragraphs).not.toContain(paragraph)
  })

  it('says as much as the English one: as many paragraphs, and the same facts in each', () => {
    expect(welsh.paragraphs).toHaveLength(english.paragraphs.length)
    expect(factsIn(welsh.subject, facts)).toEqual(factsIn(english.subject, facts))
    expect(factsIn(welsh.paragraphs.join(), facts)).toEqual(factsIn(english.paragraphs.join(), facts))
  })

  it('is Welsh throughout, and the English one is what that would find', () => {
    const { subject, text } = mailIn('cy', template)
    expect(spoken(`${subject}\n${text}`)).not.toMatch(ENGLISH)
    expect(spoken(mailIn('en', template).text)).toMatch(ENGLISH)
  })
})

describe('the milestones of mail', () => {
  it('are named in Welsh for a Welsh reader', () => {
    const [english, welsh] = [mailWords('en').milestone, mailWords('cy').milestone]
    expect(Object.keys(welsh).sort()).toEqual(Object.keys(english).sort())
    for (const name of Object.values(welsh)) expect(Object.values(english)).not.toContain(name)
  })
})

describe.each(LANGUAGES)('without consent to share, the mail to whoever has accepted, in %s', (language) => {
  const { templates } = mailWords(language)
  const shared = templates['your-case'](factsFor(language)).paragraphs
  const stopped = templates['your-case']({ ...factsFor(language), sharingStopped: true }).paragraphs

  it('promises nothing of the referral, and says why', () => {
    expect(stopped).toHaveLength(shared.length)
    expect(stopped[0]).toBe(shared[0])
    expect(stopped[1]).not.toBe(shared[1])
    expect(stopped[1]).toMatch(/withdrawn|dynnu’n ôl/)
  })
})

describe.each(LANGUAGES)('the mail with the monthly report, in %s', (language) => {
  it('says of itself what it has: a month and a link, and no reference of anybody', () => {
    const { footer, footerOf } = mailWords(language)
    expect(footerOf['monthly-report']?.[0]).not.toBe(footer[0])
    expect(mailIn(language, 'monthly-report').text).not.toContain(footer[0])
  })

  it('names the link by which it is stopped as the page does', () => {
    const [name = ''] = words(language).monthly.link.split(':')
    expect(mailIn(language, 'monthly-report').text).toContain(`"${name}"`)
  })
})
