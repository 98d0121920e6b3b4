// Composes a mail: the words of its template, the text and the HTML part saying the same.
import type { MailTemplate } from '../domain/effects.ts'
import type { Language } from '../domain/language.ts'
import { type MailFacts, mailWords } from './words/index.ts'

export type Mail = { subject: string; text: string; html: string }

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A mail by its template, in the language of its reader. `link` is an absolute address, and the only one in it. */
export const composeMail = (language: Language, template: MailTemplate, facts: MailFacts, link: string): Mail => {
  const { footer: usual, footerOf, templates } = mailWords(language)
  const footer = footerOf[template] ?? usual
  const words = templates[template](facts)
  const text = [...words.paragraphs, `${words.link}:\n${link}`, '--', ...footer].join('\n\n')
  const paragraphs = words.paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(words.subject)}</title></head>
<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; color: #0b0c0c; max-width: 38em; margin: 1em auto; padding: 0 1em">
${paragraphs}
<p><a href="${escaped(link)}">${escaped(words.link)}</a></p>
<hr>
${footer.map((line) => `<p style="font-size: 14px; color: #505a5f">${escaped(line)}</p>`).join('\n')}
</body></html>
`
  return { subject: words.subject, text: `${text}\n`, html }
}
