// A referral whose every text is marked: none of the marks comes out before the case is accepted, in no mail, line, metric,
// workflow, address or page; whoever has accepted reads them.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { Visitor } from '../support/browserless.ts'
import { about, linkIn, LocalService } from '../support/local-service.ts'

const MARK = 'Zqcanary'
const CONTACT = 'referrals@northstar.example'

let service: LocalService
beforeAll(async () => {
  service = await LocalService.fresh()
})
afterAll(() => service.remove())

/** How the person communicates is told before acceptance; a language is written as its name. */
const MAY_BE_TOLD = /^\.communication\..*language/i

type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
const json: z.ZodType<Json> = z.json()

/** Each text of a value with the path it stands at; `change` gives another in its place. */
const withTexts = (value: Json, change: (text: string, path: string) => string, path = ''): Json => {
  if (typeof value === 'string') return change(value, path)
  if (Array.isArray(value)) return value.map((one, place) => withTexts(one, change, `${path}.${place}`))
  if (value === null || typeof value !== 'object') return value
  const parts = Object.entries(value).map(([name, one]) => [name, withTexts(one, change, `${path}.${name}`)] as const)
  return Object.fromEntries(parts)
}

const problems = z.object({ errors: z.array(z.object({ field: z.string() })) })

/**
 * Sends the example with a mark at each of its texts. What the form refuses for it (a choice, a date, a postcode) is no text that
 * somebody writes, and goes as it was.
 */
const sendMarked = async (token: string): Promise<{ reference: string; marked: string[] }> => {
  const example = json.parse(await service.example('imca'))
  const plain = new Set<string>(['.referrer.email'])
  for (let attempt = 1; attempt <= 30; attempt += 1) {
    const marked: string[] = []
    const body = withTexts(example, (text, path) => {
      if (plain.has(path) || MAY_BE_TOLD.test(path)) return text
      const mark = text.includes('@') ? `${MARK}${marked.length}.${text}` : `${text} ${MARK}${letters(marked.length)}`
      marked.push(path)
      return mark
    })
    const answer = await service.call('POST', '/api/referrals', {
      token,
      body,
      headers: { 'idempotency-key': `canary-${attempt}-1234` },
    })
    if (answer.status === 201)
      return { reference: z.object({ reference: z.string() }).parse(answer.body).reference, marked }
    const refused = problems.parse(answer.body).errors.map(({ field }) => `.${field}`)
    const before = plain.size
    for (const path of marked)
      if (refused.some((field) => path === field || path.startsWith(`${field}.`))) plain.add(path)
    if (plain.size === before) throw new Error(`The marked referral is refused: ${JSON.stringify(answer.body)}`)
  }
  throw new Error('The marked referral was never taken')
}

const letters = (number: number): string => String.fromCodePoint(97 + Math.floor(number / 26), 97 + (number % 26))

/** All that the local run has written down beside the table: what functions print, metrics among it, and the history of executions. */
const writtenDown = async (): Promise<{ file: string; text: string }[]> => {
  const files = await readdir(service.dataDir, { recursive: true, withFileTypes: true })
  const texts = files
    .filter((file) => file.isFile() && !file.name.startsWith('dynamodb.'))
    .map(async (file) => ({ file: file.name, text: await readFile(join(file.parentPath, file.name), 'utf8') }))
  return Promise.all(texts)
}

const expectNoMark = (where: string, text: string): void => {
  const at = text.indexOf(MARK)
  expect([where, at < 0 ? '' : text.slice(Math.max(0, at - 80), at + 40)]).toEqual([where, ''])
}

const expectNothingOut = async (): Promise<void> => {
  for (const { to, subject, text, html } of await service.mails())
    expectNoMark(`mail to ${to}`, `${subject}${text}${html}`)
  for (const { file, text } of await writtenDown()) expectNoMark(file, text)
  expectNoMark('terminal', service.log())
}

/** The tasks of workflows whose input or output is written down. */
const tasksWrittenDown = async (): Promise<{ input: string[]; output: string[] }> => {
  const lines = (await writtenDown()).flatMap(({ file, text }) => (file === 'functions.log' ? text.split('\n') : []))
  const told = lines.flatMap((line) => {
    const read = line.includes('"task"') ? taskTold.safeParse(JSON.parse(line)) : undefined
    return read?.success === true ? [read.data] : []
  })
  const tasksWith = (part: 'input' | 'output') => [
    ...new Set(told.flatMap(({ task, ...rest }) => (rest[part] === undefined ? [] : [task]))),
  ]
  return { input: tasksWith('input'), output: tasksWith('output') }
}
const taskTold = z.object({ workflow: z.string(), task: z.string(), input: json.optional(), output: json.optional() })

describe('what a referrer writes', () => {
  it('comes out nowhere before the case is accepted, whatever happens to it, and then to whoever has accepted', async () => {
    const referrer = await service.token('referrer.westmarch')
    const { reference, marked } = await sendMarked(referrer)
    // Among them who the person is and what is said of them; were they not marked, nothing would be shown here.
    for (const path of ['.person.firstName', '.person.lastName']) expect(marked).toContain(path)
    expect(marked.length).toBeGreaterThan(8)

    const { id } = await service.untilCase(reference, 'offered')
    const offerMail = async (to: string) =>
      about(
        await service.untilMails((all) => about(all, id, 'new case').some((mail) => mail.to === to)),
        id,
        'new case',
      ).find((mail) => mail.to === to)
    const link = new URL(linkIn(await offerMail(CONTACT))).pathname
    const stranger = new Visitor(service.url)
    const before = [
      await stranger.get(link),
      await stranger.post(link, { choice: 'accept', email: 'guess@elsewhere.example' }),
    ]
    const [provider, commissioner] = [
      await Visitor.signedIn(service.url, 'provider.northstar'),
      await Visitor.signedIn(service.url, 'commissioner.westmarch'),
    ]
    for (const path of ['/cases', `/cases/${id}`, `/cases/${id}/decline`]) before.push(await provider.get(path))
    for (const path of ['/manage', `/manage/cases/${id}`, '/reports/timeliness'])
      before.push(await commissioner.get(path))
    for (const page of before) expectNoMark(`${page.path} before acceptance`, page.html + page.path)
    const api = await service.call('GET', `/api/cases/${id}`, { token: await service.token('provider.northstar') })
    expectNoMark('the API before acceptance', JSON.stringify(api.body))
    await service.act('provider.northstar', id, 'query', { question: `Who takes the decision? ${MARK}` })
    await expectNothingOut()
    const { input, output } = await tasksWrittenDown()
    for (const task of ['CheckEligibility', 'OpenCases', 'ReviewCase', 'AssignProvider', 'AwaitCase'])
      for (const tasks of [input, output]) expect(tasks).toContainEqual(expect.stringContaining(task))
    expectNoMark('the link while a question stands', (await stranger.get(link)).html)

    const confirmed = await service.call('POST', `/api/referrals/${reference}/information`, {
      token: referrer,
      body: { answer: { case: id, text: `The consultant ${MARK}` } },
    })
    expect(confirmed.status).toBe(200)

    // It lapses at the first provider, with reminders, and goes to the next.
    const isWith = async (provider: string) => (await service.referral(reference)).cases[0]?.provider?.id === provider
    for (let days = 0; days < 10 && (await isWith('northstar')); days += 0.25) await service.advance('PT6H')
    await service.until(reference, ({ cases }) => cases[0]?.provider?.id === 'lanternhouse')
    await expectNothingOut()
    // Nobody asked for that offer: its mail waits for the office to open.
    const isMailed = async () =>
      about(await service.mails(), id, 'new case').some(({ to }) => to === 'referrals@lanternhouse.example')
    for (let hours = 0; hours < 96 && !(await isMailed()); hours += 4) await service.advance('PT4H')
    const second = await offerMail('referrals@lanternhouse.example')
    const page = await stranger.get(new URL(linkIn(second)).pathname)
    expectNoMark('the second offer', page.html)
    const accepted = await new Visitor(service.url).post(new URL(linkIn(second)).pathname, {
      choice: 'accept',
      email: 'referrals@lanternhouse.example',
    })
    expect(accepted.status).toBeLessThan(500)

    expect((await service.referral(reference)).cases[0]?.status).toBe('accepted')
    const lanternhouse = await Visitor.signedIn(service.url, 'provider.lanternhouse')
    expect((await lanternhouse.get(`/cases/${id}`)).text).toContain(MARK)
    expectNoMark('the first provider afterwards', (await provider.get(`/cases/${id}`)).html)
    await expectNothingOut()
  })
})
