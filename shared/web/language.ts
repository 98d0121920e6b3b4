// Which language a request is answered in: what the reader chose, else what the browser prefers.
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { type Language, LANGUAGES, languageSchema } from '../domain/language.ts'

/** Names the choice wherever it is made: in a query, in a form, in the cookie that keeps it. */
export const LANGUAGE_FIELD = 'language'

type Asked = Pick<APIGatewayProxyEventV2, 'cookies' | 'headers' | 'rawQueryString'>

const COOKIE = 'language'
const ONE_YEAR = 365 * 24 * 60 * 60

/** The language that a text names, if it names one of ours. */
export const languageNamed = (text: string | null | undefined): Language | undefined =>
  languageSchema.safeParse(text).data

/** Keeps a choice in the reader's browser. It says nothing about the reader but this. */
export const languageCookie = (language: Language): string =>
  `${COOKIE}=${language}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${ONE_YEAR}`

/** The other language, which the switch on every page offers. */
export const otherLanguage = (language: Language): Language => (language === 'en' ? 'cy' : 'en')

const kept = (event: Asked): Language | undefined =>
  languageNamed(event.cookies?.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1))

// RFC 9110 section 12.5.4, as far as two languages need it: the first of ours among those with the highest weight.
const preferred = (event: Asked): Language | undefined =>
  (event.headers['accept-language'] ?? '')
    .slice(0, 500)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
      const weight = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='))
      return { language: languageNamed(tag.split('-')[0]), weight: weight === undefined ? 1 : Number(weight.slice(2)) }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .find(({ language }) => language !== undefined)?.language

/** The language of the answer: asked for in the address, kept in the cookie, preferred by the browser, or English. */
export const languageOf = (event: Asked): Language =>
  languageNamed(new URLSearchParams(event.rawQueryString).get(LANGUAGE_FIELD)) ??
  kept(event) ??
  preferred(event) ??
  LANGUAGES[0]

/** The query of a page's address with another choice of language in it. */
export const queryIn = (language: Language, asked: URLSearchParams): string => {
  const query = new URLSearchParams(asked)
  query.set(LANGUAGE_FIELD, language)
  return `?${query.toString()}`
}

/** The query of a page's address without the choice of language, which may be nothing. */
export const queryWithoutChoice = (asked: URLSearchParams): string => {
  const query = new URLSearchParams(asked)
  query.delete(LANGUAGE_FIELD)
  return query.size === 0 ? '' : `?${query.toString()}`
}
