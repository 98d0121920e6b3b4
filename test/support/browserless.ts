// Somebody at a browser without the browser: keeps cookies, follows redirects, fills in the forms that a page has, and signs in
// on the sign-in page of the local run. For what is told by an answer alone; how pages look is for the tests in a real browser.

/** A form of a page, with what it holds when it is opened. */
export type PageForm = {
  /** Where it is sent, from the root. */
  action: string
  method: string
  fields: [name: string, value: string][]
  buttons: { name: string; value: string; text: string }[]
}

/** A page as it was answered. */
export type SeenPage = {
  status: number
  /** The path it was found at, after every redirect that was followed. */
  path: string
  headers: Headers
  html: string
  title: string
  heading: string
  /** The words of its main part. */
  text: string
  forms: PageForm[]
}

/** What a form is sent with: a value, several (ticks), or `null` to leave the field out. */
export type Typed = Record<string, string | string[] | null>

type Asked = { body?: string | Uint8Array; headers?: Record<string, string>; follow?: boolean }

const FORM_TYPE = 'application/x-www-form-urlencoded'
const MOST_REDIRECTS = 10

export class Visitor {
  private readonly base: string
  private readonly cookies = new Map<string, { value: string; path: string }>()

  constructor(base: string) {
    this.base = base
  }

  /** A visitor who has signed in as one of the seeded people. */
  static async signedIn(base: string, person: string): Promise<Visitor> {
    const visitor = new Visitor(base)
    await visitor.signIn(person)
    return visitor
  }

  /**
   * Signs in by way of the sign-in page, and answers the page that this leads to. Whoever is still signed in at the sign-in
   * service is not asked again.
   */
  async signIn(person: string, returnTo = ''): Promise<SeenPage> {
    const choice = await this.get(`/sign-in${returnTo === '' ? '' : `?returnTo=${encodeURIComponent(returnTo)}`}`)
    if (!choice.path.startsWith('/local/')) return choice
    const form = choice.forms.find(({ buttons }) => buttons.some(({ value }) => value === person))
    if (form === undefined) throw new Error(`${person} cannot be chosen on ${choice.path}: ${choice.title}`)
    return this.send(form, { person })
  }

  get(path: string): Promise<SeenPage> {
    return this.ask('GET', path)
  }

  /** Sends fields to a path, as a form of this site would. */
  post(path: string, fields: Typed = {}, asked: Asked = {}): Promise<SeenPage> {
    const headers = { 'content-type': FORM_TYPE, ...asked.headers }
    return this.ask('POST', path, { ...asked, headers, body: asked.body ?? encoded([], fields) })
  }

  /** Sends a form of a page with something typed in. */
  send(form: PageForm, typed: Typed = {}, asked: Asked = {}): Promise<SeenPage> {
    const headers = { 'content-type': FORM_TYPE, ...asked.headers }
    return this.ask('POST', form.action, { ...asked, headers, body: encoded(form.fields, typed) })
  }

  /** The token that the forms of this visitor's pages carry. */
  async csrfToken(): Promise<string> {
    const fields = (await this.get('/')).forms.flatMap((form) => form.fields)
    const token = fields.find(([name]) => name === '_csrf')?.[1]
    if (token === undefined) throw new Error('No page carries a token: nobody has signed in')
    return token
  }

  /** Any request; redirects are followed as a browser follows them, unless `follow` is false. */
  async ask(method: string, path: string, { body, headers = {}, follow = true }: Asked = {}): Promise<SeenPage> {
    let asked = { method, path, body, headers }
    for (let redirects = 0; ; redirects += 1) {
      const answer = await this.once(asked)
      const location = answer.headers.get('location')
      if (!follow || location === null || answer.status < 300 || answer.status > 399) return answer
      if (redirects === MOST_REDIRECTS) throw new Error(`${path} leads in circles`)
      const next = new URL(location, `${this.base}${asked.path}`)
      if (next.origin !== this.base) throw new Error(`${path} leads away to ${next.origin}`)
      asked = { method: 'GET', path: next.pathname + next.search, body: undefined, headers: {} }
    }
  }

  private async once(asked: { method: string; path: string; body: Asked['body']; headers: Record<string, string> }) {
    const answer = await fetch(`${this.base}${asked.path}`, {
      method: asked.method,
      redirect: 'manual',
      headers: { ...this.cookieHeader(asked.path), ...asked.headers },
      ...(asked.body === undefined ? {} : { body: asked.body }),
    })
    for (const line of answer.headers.getSetCookie()) this.keep(line, asked.path)
    return seen(answer, asked.path)
  }

  // A browser takes the machine's own address for a secure origin, and so sends it its Secure cookies.
  private cookieHeader(path: string): Record<string, string> {
    const sent = [...this.cookies].filter(([, cookie]) => path.startsWith(cookie.path))
    return sent.length === 0 ? {} : { cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; ') }
  }

  private keep(line: string, askedPath: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    const valueOf = (attribute: string) =>
      attributes.find((one) => one.toLowerCase().startsWith(`${attribute}=`))?.slice(attribute.length + 1)
    const expires = valueOf('expires')
    const isOver = valueOf('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= Date.now())
    if (isOver) this.cookies.delete(name)
    else this.cookies.set(name, { value: pair.slice(at + 1), path: valueOf('path') ?? directoryOf(askedPath) })
  }
}

const directoryOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 1))

const encoded = (fields: [string, string][], typed: Typed): string => {
  const kept = fields.filter(([name]) => !(name in typed))
  const added = Object.entries(typed).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((one): [string, string] => [name, one]),
  )
  return new URLSearchParams([...kept, ...added]).toString()
}

const seen = async (answer: Response, path: string): Promise<SeenPage> => {
  const html = await answer.text()
  return {
    status: answer.status,
    path,
    headers: answer.headers,
    html,
    title: textOf(html.match(/<title>(.*?)<\/title>/s)?.[1]),
    heading: textOf(html.match(/<h1[^>]*>(.*?)<\/h1>/s)?.[1]),
    text: textOf(html.match(/<main[^>]*>(.*?)<\/main>/s)?.[1] ?? html),
    forms: formsIn(html, path),
  }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

const unescapeHtml = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16))
    return ENTITIES[name] ?? whole
  })

const textOf = (html = ''): string =>
  unescapeHtml(html.replaceAll(/<(script|style)\b.*?<\/\1>/gs, ' ').replaceAll(/<[^>]+>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()

const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, unescapeHtml(value)]),
  )

const formsIn = (html: string, path: string): PageForm[] =>
  [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, tag = '', inside = '']) => {
    const { action = '', method = 'get' } = attributesOf(tag)
    return { action: action === '' ? path : action, method, fields: fieldsIn(inside), buttons: buttonsIn(inside) }
  })

const fieldsIn = (inside: string): [string, string][] => [
  ...[...inside.matchAll(/<input\b([^>]*)>/g)].flatMap(([, tag = '']): [string, string][] => {
    const { name = '', value, type = 'text', ...others } = attributesOf(tag)
    const isTick = type === 'checkbox' || type === 'radio'
    if (name === '' || (isTick && !('checked' in others))) return []
    return [[name, value ?? (isTick ? 'on' : '')]]
  }),
  ...[...inside.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)].map(
    ([, tag = '', words = '']): [string, string] => [attributesOf(tag)['name'] ?? '', unescapeHtml(words)],
  ),
  ...[...inside.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].map(([, tag = '', options = '']): [string, string] => {
    const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attributesOf(option))
    const chosen = all.find((option) => 'selected' in option) ?? all[0]
    return [attributesOf(tag)['name'] ?? '', chosen?.['value'] ?? '']
  }),
]

const buttonsIn = (inside: string): PageForm['buttons'] =>
  [...inside.matchAll(/<button\b([^>]*)>(.*?)<\/button>/gs)].map(([, tag = '', words = '']) => {
    const { name = '', value = '' } = attributesOf(tag)
    return { name, value, text: textOf(words) }
  })
