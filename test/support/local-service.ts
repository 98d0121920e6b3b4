// The whole service in a process of its own, as `npm start` runs it, with a folder of its own: to speak to over HTTP, to move
// its clock, to kill and to start again.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

const START = fileURLToPath(new URL('../../infra/local/start.ts', import.meta.url))

const mailSchema = z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string(), at: z.string() })
export type SentMail = z.infer<typeof mailSchema>

/** An answer of the API: its status, its type, and its body as JSON where it is. */
export type ApiAnswer = { status: number; headers: Headers; body: unknown }

const clock = z.object({
  milestone: z.string(),
  dueAt: z.string(),
  startedAt: z.string(),
  reachedAt: z.string().optional(),
  state: z.string(),
})
export const caseAnswer = z.object({
  id: z.string(),
  role: z.string(),
  rule: z.string(),
  status: z.string(),
  priority: z.string(),
  provider: z.object({ id: z.string(), name: z.string() }).optional(),
  advocate: z.string().optional(),
  clocks: z.array(clock),
})
export const referralAnswer = z.object({ reference: z.string(), status: z.string(), cases: z.array(caseAnswer) })
export type SentReferral = z.infer<typeof referralAnswer>

/** One run of the service after another on the same folder. */
export class LocalService {
  readonly dataDir: string
  url = ''
  private child: ChildProcess | undefined
  private output: string[] = []

  constructor(dataDir: string) {
    this.dataDir = dataDir
  }

  /** A service on a new folder, serving. */
  static async fresh(): Promise<LocalService> {
    const service = new LocalService(await mkdtemp(join(tmpdir(), 'advocacy-')))
    await service.start()
    return service
  }

  async start(): Promise<void> {
    this.output = []
    const child = spawn(process.execPath, [START], {
      // The port stays the same over a restart: links in mails and tokens name it.
      env: { ...process.env, PORT: this.url === '' ? '0' : new URL(this.url).port, DATA_DIR: this.dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child = child
    child.stderr?.on('data', (chunk: Buffer) => this.output.push(chunk.toString()))
    const ready = new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
        this.output.push(line)
        if (line.startsWith('ready ')) resolve(line.slice('ready '.length))
      })
      child.once('exit', (code) => reject(new Error(`The service ended with ${code}:\n${this.log()}`)))
    })
    this.url = await ready
  }

  /** What the terminal would have shown. */
  log(): string {
    return this.output.join('\n')
  }

  /** Ends the process at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  /** Ends it and removes its folder. */
  async remove(): Promise<void> {
    await this.end('SIGTERM')
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 5 })
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }

  /** Sends JSON, or with a string body that very text. */
  async call(
    method: string,
    path: string,
    {
      token,
      body,
      headers = {},
    }: { token?: string | undefined; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<ApiAnswer> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const json = (answer.headers.get('content-type') ?? '').includes('json')
    return { status: answer.status, headers: answer.headers, body: json && text !== '' ? JSON.parse(text) : text }
  }

  async token(person: string): Promise<string> {
    const { body } = await this.call('POST', '/local/token', { body: { person } })
    return z.object({ accessToken: z.string() }).parse(body).accessToken
  }

  /** The mails sent so far, oldest first. */
  async mails(): Promise<SentMail[]> {
    return z.array(mailSchema).parse((await this.call('GET', '/local/mailbox.json')).body)
  }

  /** Moves the clock; everything that falls due meanwhile is done when it resolves. */
  async advance(duration: string): Promise<string> {
    const answer = await this.call('POST', '/local/clock', { body: { advance: duration } })
    return z.object({ now: z.string() }).parse(answer.body).now
  }

  /** Moves the clock to an instant that lies ahead. */
  async advanceTo(instant: string): Promise<void> {
    const { now } = z.object({ now: z.string() }).parse((await this.call('GET', '/local/clock')).body)
    const seconds = Math.ceil((Date.parse(instant) - Date.parse(now)) / 1000)
    if (seconds > 0) await this.advance(`PT${seconds}S`)
  }

  /** The examples of `POST /api/referrals`, as the description of the API gives them today. */
  async example(name: 'imca' | 'imha' | 'care-act'): Promise<Record<string, unknown>> {
    const described = z.object({
      paths: z.object({
        '/api/referrals': z.object({
          post: z.object({
            requestBody: z.object({
              content: z.object({
                'application/json': z.object({
                  examples: z.record(z.string(), z.object({ value: z.record(z.string(), z.unknown()) })),
                }),
              }),
            }),
          }),
        }),
      }),
    })
    const { body } = await this.call('GET', '/api/openapi.json')
    const { examples } = described.parse(body).paths['/api/referrals'].post.requestBody.content['application/json']
    const found = examples[name]
    if (found === undefined) throw new Error(`The description has no example ${name}`)
    return found.value
  }

  private sent = 0

  /** Sends a referral and gives its reference. */
  async refer(
    example: 'imca' | 'imha' | 'care-act' | Record<string, unknown>,
    person = 'referrer.westmarch',
  ): Promise<string> {
    this.sent += 1
    const answer = await this.call('POST', '/api/referrals', {
      token: await this.token(person),
      body: typeof example === 'string' ? await this.example(example) : example,
      headers: { 'idempotency-key': `test-${process.pid}-${this.sent}-${performance.now()}` },
    })
    if (answer.status !== 201)
      throw new Error(`The referral was answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return z.object({ reference: z.string() }).parse(answer.body).reference
  }

  async referral(reference: string, person = 'referrer.westmarch'): Promise<SentReferral> {
    const answer = await this.call('GET', `/api/referrals/${reference}`, { token: await this.token(person) })
    return referralAnswer.parse(answer.body)
  }

  /** Waits until a referral is as wanted; the service works on after it has answered. */
  async until(
    reference: string,
    wanted: (referral: SentReferral) => boolean,
    person = 'referrer.westmarch',
  ): Promise<SentReferral> {
    for (let patience = 200; patience > 0; patience -= 1) {
      const referral = await this.referral(reference, person)
      if (wanted(referral)) return referral
      await pause(50)
    }
    throw new Error(
      `It never came to that:\n${JSON.stringify(await this.referral(reference, person), null, 1)}\n${this.log().slice(-4_000)}`,
    )
  }

  /** Waits until the one case of a referral has a status, and gives the case. */
  async untilCase(reference: string, status: string, person?: string): Promise<z.infer<typeof caseAnswer>> {
    const referral = await this.until(reference, ({ cases }) => cases[0]?.status === status, person)
    const [first] = referral.cases
    if (first === undefined) throw new Error('No case')
    return first
  }

  /** Something a provider does with a case. */
  async act(person: string, caseId: string, action: string, body: unknown = {}): Promise<ApiAnswer> {
    return this.call('POST', `/api/cases/${caseId}/${action}`, { token: await this.token(person), body })
  }

  /** Waits until mails are as wanted. */
  async untilMails(wanted: (mails: SentMail[]) => boolean): Promise<SentMail[]> {
    for (let patience = 200; patience > 0; patience -= 1) {
      const mails = await this.mails()
      if (wanted(mails)) return mails
      await pause(50)
    }
    throw new Error(
      `Those mails never came:\n${(await this.mails()).map(({ to, subject }) => `${to}: ${subject}`).join('\n')}\n${this.log().slice(-4_000)}`,
    )
  }
}

/** Mails about a case or a referral, by part of the subject. */
export const about = (mails: SentMail[], reference: string, words = ''): SentMail[] =>
  mails.filter(({ subject }) => subject.includes(reference) && subject.includes(words))

/** The one link of a mail. */
export const linkIn = (mail: SentMail | undefined): string => {
  const found = mail?.text.match(/https?:\/\/\S+/)?.[0]
  if (found === undefined) throw new Error('The mail has no link')
  return found
}
