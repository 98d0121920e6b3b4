// What the local run serves for itself, under /local: the mailbox, the people, tokens, the clock. None of it is in any template.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import * as z from 'zod'
import type { Clock } from './clock.ts'
import { parseDuration } from './duration.ts'
import { escapeHtml, page } from './html.ts'
import type { Identity } from './identity.ts'
import type { Person } from './people.ts'
import type { Queues } from './queues.ts'
import type { Mail, Mailbox } from './ses.ts'

/** What the pages show and the calls change. */
export interface LocalServiceOptions {
  clock: Clock
  identity: Identity
  mailbox: Mailbox
  people: Person[]
  queues: Queues
  url: string
}

interface Answer {
  status: number
  headers?: Record<string, string>
  json?: unknown
  html?: string
}

type Handler = (request: IncomingMessage, address: URL) => Answer | Promise<Answer>

const tokenInput = z.strictObject({ person: z.string() })
const clockInput = z.strictObject({ advance: z.string() })
const LONGEST_ADVANCE = 400 * 86_400_000
const LARGEST_BODY = 10_000

/** Answers the handler of requests under `/local`. */
export function createLocalService(
  options: LocalServiceOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { clock, identity, mailbox, people, queues, url } = options
  const now = () => new Date(clock.now()).toISOString()

  const handlers: Record<string, Handler> = {
    'GET /local': () => ({ status: 200, html: indexPage(options, now()) }),
    'GET /local/people': () => ({ status: 200, json: people }),
    'GET /local/clock': () => ({ status: 200, json: { now: now() } }),
    'GET /local/mailbox': (_, address) => {
      const to = address.searchParams.get('to') ?? ''
      return { status: 200, html: mailboxPage(mailbox.mails(), to) }
    },
    'GET /local/mailbox.json': () => ({
      status: 200,
      json: mailbox.mails().map(({ to, subject, text: words, html, at }) => ({ to, subject, text: words, html, at })),
    }),
    'GET /local/mailbox/html': (_, address) => {
      const found = mailbox.mails().find((mail) => mail.id === address.searchParams.get('id'))
      if (found === undefined) return problem(404, 'There is no such mail')
      // A mail is shown without scripts, and its links open in the window around it.
      const headers = {
        'content-security-policy': "sandbox allow-top-navigation-by-user-activation; script-src 'none'",
      }
      return { status: 200, headers, html: `<base target="_top">${found.html}` }
    },
    'GET /local/dead-letters.json': () => ({ status: 200, json: queues.messages() }),
    'POST /local/token': async (request) => {
      const input = tokenInput.safeParse(await readJson(request))
      if (!input.success) return problem(400, 'The body has to be { "person": "…" }', 'person')
      const person = people.find((one) => one.person === input.data.person)
      if (person === undefined) return problem(400, 'Nobody of that name is here: see GET /local/people', 'person')
      return { status: 200, json: { accessToken: await identity.mintAccessToken(person) } }
    },
    'POST /local/clock': async (request) => {
      const form = request.headers['content-type'] === 'application/x-www-form-urlencoded'
      // A form of another site must not move the clock.
      if (form && request.headers.origin !== url) return problem(400, 'This form is not ours')
      const given = form ? Object.fromEntries(new URLSearchParams(await readText(request))) : await readJson(request)
      const duration = parseDuration(clockInput.safeParse(given).data?.advance ?? '')
      if (duration === undefined || duration > LONGEST_ADVANCE) {
        return problem(
          400,
          'advance has to be an ISO 8601 duration of weeks, days, hours, minutes or seconds: PT4H, P2D',
          'advance',
        )
      }
      const reached = new Date(await clock.advance(duration)).toISOString()
      return form ? { status: 303, headers: { location: '/local' } } : { status: 200, json: { now: reached } }
    },
  }

  return async (request, response) => {
    const address = new URL(request.url ?? '/', url)
    const path = address.pathname.replace(/\/$/, '')
    const handler = handlers[`${request.method === 'HEAD' ? 'GET' : request.method} ${path}`]
    const exists = Object.keys(handlers).some((key) => key.endsWith(` ${path}`))
    const answer = await (handler?.(request, address) ??
      (exists ? problem(405, 'Method not allowed') : problem(404, 'Not found')))
    const type =
      answer.html !== undefined
        ? 'text/html; charset=utf-8'
        : answer.status >= 400
          ? 'application/problem+json'
          : 'application/json'
    response.writeHead(answer.status, { 'content-type': type, 'cache-control': 'no-store', ...answer.headers })
    response.end(answer.html ?? (answer.json === undefined ? '' : JSON.stringify(answer.json)))
  }
}

function problem(status: number, title: string, field?: string): Answer {
  const errors = field === undefined ? [] : [{ field, code: 'invalid', message: title }]
  return { status, json: { type: 'about:blank', title, status, errors } }
}

async function readText(request: IncomingMessage): Promise<string> {
  const length = Number(request.headers['content-length'] ?? 0)
  return length > LARGEST_BODY ? '' : text(request)
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(await readText(request))
  } catch {
    return undefined
  }
}

const steps = [
  ['PT1H', '1 hour'],
  ['PT4H', '4 hours'],
  ['P1D', '1 day'],
  ['P2D', '2 days'],
  ['P10D', '10 days'],
]

const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium', timeZone: 'Europe/London' })

function indexPage({ people }: LocalServiceOptions, now: string): string {
  const rows = people.map(
    ({ name, email, groups }) =>
      `<li><div><h2>${escapeHtml(name)}</h2><span class="quiet">${escapeHtml(groups.join(', '))}</span></div>
<a href="/local/mailbox?to=${encodeURIComponent(email)}">${escapeHtml(email)}</a></li>`,
  )
  const buttons = steps.map(([value, words]) => `<button name="advance" value="${value}">${words}</button>`)
  return page(
    'Home',
    `<h1>This service on one machine</h1>
<ul><li><a href="/">The service's start page</a></li><li><a href="/local/mailbox">All mail it has sent</a></li></ul>
<h2>The clock</h2><p>It is <time datetime="${now}">${shown.format(Date.parse(now))}</time>. Move it on, and everything that falls due is done:</p>
<form method="post" action="/local/clock">${buttons.join(' ')}</form>
<h2>The people who can sign in</h2><ul class="people">${rows.join('\n')}</ul>`,
  )
}

function mailboxPage(mails: Mail[], to: string): string {
  const chosen = mails.filter((mail) => mail.to.includes(to.toLowerCase())).toReversed()
  const recipients = [...new Set(mails.map((mail) => mail.to))].sort()
  const choices = recipients.map((one) => `<a href="?to=${encodeURIComponent(one)}">${escapeHtml(one)}</a>`)
  const articles = chosen.map(
    (mail) => `<article id="${mail.id}">
<h2>${escapeHtml(mail.subject)}</h2>
<dl><dt>To</dt><dd>${escapeHtml(mail.to)}</dd><dt>From</dt><dd>${escapeHtml(mail.from)}</dd>
<dt>Sent</dt><dd><time datetime="${mail.at}">${shown.format(Date.parse(mail.at))}</time></dd></dl>
<pre>${linked(mail.text)}</pre>
${mail.html === '' ? '' : `<p><a href="/local/mailbox/html?id=${mail.id}">As formatted</a></p>`}
</article>`,
  )
  return page(
    'Mailbox',
    `<h1>Mailbox</h1>
<p>${to === '' ? `Recipients: ${choices.join(', ')}` : `Mail to ${escapeHtml(to)}. <a href="/local/mailbox">Show all</a>`}</p>
${articles.join('\n') || '<p>No mail yet.</p>'}`,
  )
}

function linked(words: string): string {
  return escapeHtml(words).replaceAll(
    /https?:\/\/[^\s<>"]+[^\s<>".,;:)]/g,
    (address) => `<a href="${address}">${address}</a>`,
  )
}
