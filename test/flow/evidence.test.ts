// The evidence of a case over HTTP: who may take it, that it is for something and is noted, and that it can be checked by itself.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { Visitor } from '../support/browserless.ts'
import { about, LocalService } from '../support/local-service.ts'

const VERIFY = fileURLToPath(new URL('../../infra/operations/verify-pack.ts', import.meta.url))
const run = promisify(execFile)

let service: LocalService
let folder: string
let commissioner: Visitor
let admin: Visitor
let reviewer: Visitor
let reference: string
let caseId: string

beforeAll(async () => {
  ;[service, folder] = await Promise.all([LocalService.fresh(), mkdtemp(join(tmpdir(), 'advocacy-evidence-'))])
  commissioner = await Visitor.signedIn(service.url, 'commissioner.westmarch')
  admin = await Visitor.signedIn(service.url, 'admin.westmarch')
  reviewer = await Visitor.signedIn(service.url, 'reviewer.westmarch')
  reference = await service.refer('care-act')
  caseId = (await service.untilCase(reference, 'offered')).id
  await service.act('provider.northstar', caseId, 'accept')
  await service.untilMails((mails) => about(mails, reference, 'accepted').length > 0)
})
afterAll(async () => {
  await service.remove()
  await rm(folder, { recursive: true })
})

const path = () => `/evidence/cases/${caseId}`

const take = async (visitor: Visitor, purpose: string) => {
  const page = await visitor.get(path())
  const form = page.forms.find(({ action }) => action === path())
  if (form === undefined) throw new Error(`No form: ${page.status} ${page.title}`)
  return visitor.send(form, { purpose })
}

const saved = async (name: string, text: string): Promise<string> => {
  const file = join(folder, name)
  await writeFile(file, text)
  return file
}

/** Runs the check in a process that knows no address and no credentials. */
const verify = async (...args: string[]): Promise<{ code: number; said: string }> => {
  try {
    const { stdout } = await run(process.execPath, [VERIFY, ...args], { env: { PATH: process.env['PATH'] } })
    return { code: 0, said: stdout }
  } catch (error) {
    const failed = z.object({ code: z.number(), stderr: z.string() }).parse(error)
    return { code: failed.code, said: failed.stderr }
  }
}

const fingerprint = async (): Promise<string> => {
  const { text } = await new Visitor(service.url).get('/evidence/key')
  return /[0-9a-f]{64}/.exec(text)?.[0] ?? ''
}

const registerOf = async (of = '') => (await admin.get(`/evidence/register${of === '' ? '' : `?reference=${of}`}`)).text

describe('the evidence of a case', () => {
  it('is one file that can be checked by the published key, with what was told to whom and no story', async () => {
    const answer = await take(commissioner, 'Complaint 12/7 to the ombudsman')
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringMatching(new RegExp(`^attachment; filename="${caseId}-.*\\.evidence\\.json"$`)),
    ])
    const file = await saved('pack.json', answer.html)
    const check = await verify(file, '--key', await fingerprint())
    expect(check).toMatchObject({ code: 0, said: expect.stringMatching(/OK\n$/) })
    expect(check.said).not.toContain('older than the chain')
    expect(check.said).toContain(`${caseId}: `)
    for (const told of ['Complaint 12/7', 'referrer@westmarch.example', 'delivered', 'rulesVersion', 'offer-accepted'])
      expect(answer.html).toContain(told)
    const { person } = z
      .object({ person: z.object({ firstName: z.string(), lastName: z.string(), dateOfBirth: z.string().optional() }) })
      .parse(await service.example('care-act'))
    for (const secret of [person.lastName, person.dateOfBirth ?? person.firstName])
      expect(answer.html).not.toContain(secret)
  })

  it('fails its check once a byte is changed, and says where', async () => {
    const { html } = await take(commissioner, 'Byte')
    const changed = await saved('changed.json', html.replace('offer-accepted', 'offer-accepter'))
    expect(await verify(changed)).toMatchObject({ code: 1, said: expect.stringContaining('signature') })
    expect(await verify(await saved('cut.json', html.slice(0, -1)))).toMatchObject({ code: 1 })
    const other = '0'.repeat(64)
    const good = await saved('good.json', html)
    expect(await verify(good, '--key', other)).toMatchObject({ code: 1, said: expect.stringContaining('not the key') })
    expect(await verify(good)).toMatchObject({ code: 0, said: expect.stringContaining('compare it') })
    expect([(await verify()).code, (await verify(join(folder, 'none.json'))).code]).toEqual([2, 1])
  })

  it('goes on from the pack before it as the case goes on', async () => {
    const earlier = await saved('earlier.json', (await take(commissioner, 'Before')).html)
    await service.act('provider.northstar', caseId, 'allocate', { advocate: 'Wren Hollis' })
    const later = await saved('later.json', (await take(reviewer, 'After')).html)
    expect(await verify(later, '--earlier', earlier)).toMatchObject({
      code: 0,
      said: expect.stringContaining('still stands'),
    })
    expect((await verify(earlier, '--earlier', later)).code).toBe(1)
  })

  it.each([
    ['', 422],
    ['   ', 422],
    ['x'.repeat(501), 422],
    ['Right\u202Eleft', 422],
  ])('is not given out for %j', async (purpose, status) => {
    const answer = await take(commissioner, purpose)
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([status, null])
  })

  it.each([
    ['commissioner.eastmoor', 404],
    ['admin.eastmoor', 404],
    ['provider.northstar', 403],
    ['referrer.westmarch', 403],
  ])('is not there for %s, by page or by form', async (person, status) => {
    const visitor = await Visitor.signedIn(service.url, person)
    const csrf = await visitor.csrfToken()
    const asked = [await visitor.get(path()), await visitor.post(path(), { purpose: 'Curious', _csrf: csrf })]
    expect(asked.map((answer) => answer.status)).toEqual([status, status])
    expect(asked.map((answer) => answer.headers.get('content-disposition'))).toEqual([null, null])
    expect(await registerOf(reference)).not.toContain('Curious')
  })

  it('is not there without signing in, without a token of the form, or for a case that is none', async () => {
    expect((await new Visitor(service.url).post(path(), { purpose: 'Nobody' })).status).toBe(401)
    expect((await commissioner.post(path(), { purpose: 'Forged' })).status).toBe(403)
    expect((await commissioner.get('/evidence/cases/ADV-2222-2222-1')).status).toBe(404)
    expect((await commissioner.get('/evidence/cases/nothing')).status).toBe(404)
  })
})

it('is linked for each who may take it', async () => {
  for (const [visitor, at] of [
    [commissioner, `/manage/cases/${caseId}`],
    [reviewer, `/referrals/${reference}`],
  ] as const)
    expect((await visitor.get(at)).html).toContain(`href="${path()}"`)
  const referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
  expect((await referrer.get(`/referrals/${reference}`)).html).not.toContain('/evidence/')
})

describe('the access register', () => {
  it('has who took a pack and what for, each time', async () => {
    await take(commissioner, 'Twice for the court')
    await take(commissioner, 'Twice for the court')
    const text = await registerOf(reference)
    expect(text.match(/Twice for the court/g)).toHaveLength(2)
    expect(text).toContain('Petra Lindqvist')
  })

  it('has a story that a provider opened once a day, by page or by program', async () => {
    const other = await service.refer('imca')
    const { id } = await service.untilCase(other, 'offered')
    const provider = await Visitor.signedIn(service.url, 'provider.northstar')
    await provider.get(`/cases/${id}`)
    expect(await registerOf(other)).not.toContain('The story')
    await service.act('provider.northstar', id, 'accept')
    await provider.get(`/cases/${id}`)
    await provider.get(`/cases/${id}`)
    await service.call('GET', `/api/cases/${id}`, { token: await service.token('provider.northstar') })
    const opened = async () => (await registerOf(other)).match(/The story ADV-\S+ Works on the case/g)?.length
    expect(await opened()).toBe(1)
  })

  it('is for the administrator of the authority, of its own referrals', async () => {
    expect((await commissioner.get('/evidence/register')).status).toBe(403)
    expect(await registerOf()).toContain(reference)
    const other = await Visitor.signedIn(service.url, 'admin.eastmoor')
    for (const at of ['/evidence/register', `/evidence/register?reference=${reference}`])
      expect((await other.get(at)).text).toContain('There are no entries.')
    expect((await admin.get('/evidence/register?reference=nonsense')).status).toBe(422)
    expect((await admin.get('/evidence/register?after=nonsense')).path).toBe('/evidence/register')
  })
})
