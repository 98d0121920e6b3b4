// Renders views: our templates and govuk-frontend's macros, escaped by default, with the filters that views share.
import nunjucks from 'nunjucks'
import type { Instant } from '../domain/time.ts'
import { assetPaths, GOVUK, VIEWS } from './assets.ts'
import type { Person } from './identity.ts'
import { navigationFor } from './navigation.ts'
import type { FieldError } from './problem.ts'
import { type Language, type Words, words } from './words/index.ts'

/** What every view has beside its own context. */
export type Surroundings = {
  w: Words
  language: Language
  /** The path of the page, to show where one is in the navigation; never printed. */
  here: string
  now: Instant
  /** The language that the switch offers, and the query of this page in it. */
  otherLanguage: Language
  otherLanguageHref: string
  /** The name in the header and the person with a role; a known name without a role may do nothing. */
  signedInAs?: string | undefined
  person?: Person | undefined
  csrf?: string | undefined
  /** The number of this rendering's forms: what is sent twice under one is done once. */
  formId?: string
}

/** The id of a field's input, for labels and the links of the error summary: `person.name` is `person-name`. */
export const fieldId = (field: string): string => field.replaceAll(/[^\w]+/g, '-')

const filtersIn = ({ dates, layout }: Words) => ({
  /** Tuesday 24 November 2026 at 5pm */
  when: (instant: Instant) => dates.when(instant),
  /** Tuesday 24 November 2026; takes an instant or a date */
  day: (moment: string) => dates.day(moment),
  /** 24 Nov 2026 */
  shortDay: (moment: string) => dates.shortDay(moment),
  /** 5pm */
  time: (instant: Instant) => dates.time(instant),
  /** 2 working days and 3 hours, of minutes of office time */
  workingTime: (minutes: number) => dates.workingTime(minutes),
  /** a, b and c */
  list: (items: readonly string[]) => dates.list(items),
  fieldId,
  /** The message of a field as the components want it, or nothing: `errorMessage: errors | errorFor('person.name')` */
  errorFor: (errors: readonly FieldError[] | undefined, field: string) => {
    const found = errors?.find((error) => error.field === field)
    return found === undefined ? undefined : { text: found.message, visuallyHiddenText: layout.error }
  },
  /** Errors as the error summary wants them. */
  errorList: (errors: readonly FieldError[]) =>
    errors.map((error) => ({ text: error.message, href: `#${fieldId(error.field)}` })),
})

// A filter knows nothing of the view that uses it where that is a macro, so each language has filters of its own. A loader keeps
// what it compiled together with the filters it was compiled for: each language has its own of that too.
const environmentIn = (w: Words): nunjucks.Environment => {
  // The components print parameters that were not given, so nunjucks' own `throwOnUndefined` cannot be on; for words, see below.
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader([VIEWS, GOVUK], { noCache: false }), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  })
  environment.addGlobal('assets', assetPaths)
  for (const [name, filter] of Object.entries(filtersIn(w))) environment.addFilter(name, filter)
  return environment
}

const environments: Readonly<Record<Language, nunjucks.Environment>> = {
  en: environmentIn(words('en')),
  cy: environmentIn(words('cy')),
}

// A wording that was renamed would leave a hole in a page that nobody sees in time: words that are not there are a fault.
const strictly = <Part extends object>(part: Part, path: string): Part =>
  new Proxy(part, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver)
      if (typeof name === 'symbol') return value
      if (value === undefined && name !== 'toJSON' && name !== 'then')
        throw new Error(`There are no words ${path}.${name}`)
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? strictly(value, `${path}.${name}`)
        : value
    },
  })

/** A view, by its path under shared/web/views without the ending, as HTML. @throws when the view is missing or asks for words that are */
export const render = (view: string, context: Surroundings): string =>
  environments[context.language].render(`${view}.njk`, {
    ...context,
    w: strictly(context.w, 'w'),
    navigation: navigationFor(context.w, context.person, context.here),
  })
