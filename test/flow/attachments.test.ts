// Files from the moment they are chosen to the moment a provider reads them, over HTTP: closed until the scan has passed them,
// open to those who may read the referral and to nobody else, and told of when they are lost.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setTimeout as pause } from 'node:timers/promises'
import { LIMITS } from '../../shared/domain/attachments.ts'
import { toAnswers, pages } from '../../shared/domain/form/pages.ts'
import { words } from '../../shared/web/words/index.ts'
import { type PageForm, type SeenPage, Visitor } from '../support/browserless.ts'
import { EICAR, FILES, OTHER_FILES } from '../support/files.ts'
import { formWith } from '../support/local-s3.ts'
import { about, LocalService } from '../support/local-service.ts'

const t = words('en').attachments

let service: LocalService
let referrer: Visitor
beforeAll(async () => {
  service = await LocalService.fresh()
  referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
})
afterAll(async () => {
  await service.remove()
})

/** A form of a page by the end of where it goes. */
const formTo = (page: SeenPage, end: string): PageForm => {
  const found = page.forms.find(({ action }) => action.endsWith(end))
  if (found === undefined) throw new Error(`No form of ${page.path} goes to ${end}: ${page.text.slice(0, 300)}`)
  return found
}

/** Begins a draft, and gives its path. */
const begun = async (visitor = referrer): Promise<string> =>
  (await visitor.send(formTo(await visitor.get('/refer'), '/refer'))).path

/** Says what is in a file, and gives the page with the form for it. */
const described = async (draft: string, description: string, visitor = referrer): Promise<SeenPage> =>
  visitor.send(formTo(await visitor.get(`${draft}/attachments`), '/attachments'), { description })

const uploadFormOf = (page: SeenPage): { action: string; fields: Record<string, string>; id: string } => {
  const form = page.forms.find(({ fields }) => fields.some(([name]) => name === 'X-Amz-Signature'))
  if (form === undefined) throw new Error(`${page.path} has no form for a file: ${page.text.slice(0, 300)}`)
  const fields = Object.fromEntries(form.fields.filter(([name]) => name !== 'file'))
  return { action: form.action, fields, id: page.path.split('/').at(-1) ?? '' }
}

/** Sends a file as a browser sends it: to the bucket, which answers with the way back. */
const sendFile = async ({ action, fields }: { action: string; fields: Record<string, string> }, file: Uint8Array) => {
  const answer = await fetch(action, { method: 'POST', body: formWith(fields, file), redirect: 'manual' })
  const text = await answer.text()
  return { status: answer.status, back: answer.headers.get('location'), code: /<Code>(\w+)</.exec(text)?.[1] }
}

/** Adds a file to a draft, and gives its id. */
const added = async (draft: string, description: string, file: Uint8Array): Promise<string> => {
  const form = uploadFormOf(await described(draft, description))
  expect(await sendFile(form, file)).toMatchObject({ status: 303 })
  return form.id
}

/** Waits until a list of files says something. */
const until = async (path: string, says: string, visitor = referrer): Promise<SeenPage> => {
  for (let patience = 100; patience > 0; patience -= 1) {
    const page = await visitor.get(path)
    if (page.text.includes(says)) return page
    await pause(300)
  }
  throw new Error(`${path} never said “${says}”: ${(await visitor.get(path)).text}\n${service.log().slice(-3_000)}`)
}

const open = (id: string, visitor = referrer): Promise<SeenPage> =>
  visitor.ask('GET', `/attachments/${id}`, { follow: false })

/** Opens a file and gives what the bucket hands out. */
const download = async (id: string, visitor: Visitor) => {
  const { status, headers } = await open(id, visitor)
  expect(status).toBe(303)
  const answer = await fetch(headers.get('location') ?? '')
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) }
}

/** Fills in every page of a draft that asks for something, from the example that the API describes. */
const filledIn = async (draft: string): Promise<void> => {
  const answers = Object.fromEntries(Object.entries(toAnswers(await service.example('care-act'))))
  for (const { group, slug } of pages()) {
    const path = `${draft}/${group}/${slug}`
    const page = await referrer.get(path)
    if (page.path === path) await referrer.send(formTo(page, path), { ...answers, action: 'save' })
  }
}

/** Sends a draft, and gives the reference of the referral. */
const sent = async (draft: string): Promise<string> => {
  const check = await referrer.get(`${draft}/check`)
  const done = await referrer.send(formTo(check, '/check'))
  const reference = /ADV-\w{4}-\w{4}/.exec(done.path)?.[0]
  if (reference === undefined) throw new Error(`It was not sent: ${done.path} ${done.text.slice(0, 600)}`)
  return reference
}

describe('a file that is added to a draft', () => {
  it('is closed while it is being scanned, and open when it has passed', async () => {
    const draft = await begun()
    const page = await described(draft, 'Care plan')
    const form = uploadFormOf(page)
    expect(page.headers.get('content-security-policy')).toContain(`form-action 'self' ${new URL(form.action).origin};`)
    const { back } = await sendFile(form, FILES.pdf)
    const { pathname, search } = new URL(back ?? '')
    const list = await referrer.get(pathname + search)
    expect(list.text).toContain(t.done.uploaded)
    expect(list.text).toContain(t.status.scanning)
    expect(await open(form.id)).toMatchObject({ status: 409, heading: t.closed.scanning })

    await until(`${draft}/attachments`, t.status.clean)
    const { status, headers, body } = await download(form.id, referrer)
    expect({ status, body }).toEqual({ status: 200, body: FILES.pdf })
    expect(headers.get('content-disposition')).toBe('attachment; filename="file-1.pdf"')
    expect(headers.get('content-type')).toBe('application/pdf')
  })

  it('leads to the bucket from its own page alone, and tells the bucket nothing of the session', async () => {
    const draft = await begun()
    const page = await described(draft, 'Care plan')
    const { fields } = uploadFormOf(page)
    expect(Object.keys(fields)).not.toContain('_csrf')
    expect(fields['key']).toMatch(/^attachments\/[\da-f.-]+$/)
    expect(JSON.stringify(fields)).not.toContain('Care plan')
    const list = await referrer.get(`${draft}/attachments`)
    expect(list.headers.get('content-security-policy')).toContain("form-action 'self';")
  })

  it.each([
    ['with a virus', Buffer.from(EICAR), t.status.infected],
    ['with a virus inside', Buffer.concat([FILES.png, Buffer.from(EICAR)]), t.status.infected],
    ['that is a program', OTHER_FILES['a program'], t.status['wrong-type']],
    ['that has macros', OTHER_FILES['a Word document with macros'], t.status['wrong-type']],
  ])('%s is deleted, told, and never opened', async (_, file, told) => {
    const draft = await begun()
    const id = await added(draft, 'Something', file)
    const list = await until(`${draft}/attachments`, told)
    expect(list.text).toContain(t.left)
    expect(await open(id)).toMatchObject({ status: 410, heading: t.closed.title })
  })

  it.each([
    ['too large', Buffer.alloc(LIMITS.bytes + 1, 'x'), 'EntityTooLarge'],
    ['empty', Buffer.alloc(0), 'EntityTooSmall'],
  ])('that is %s is turned away, and can be chosen again', async (_, file, code) => {
    const draft = await begun()
    const page = await described(draft, 'Care plan')
    expect(await sendFile(uploadFormOf(page), file)).toMatchObject({ status: 400, code })
    expect((await referrer.get(`${draft}/attachments`)).text).toContain(t.status['awaiting-upload'])
    expect(await sendFile(uploadFormOf(await referrer.get(page.path)), FILES.text)).toMatchObject({ status: 303 })
  })

  it('of just the size that is allowed is taken', async () => {
    const draft = await begun()
    await added(draft, 'As large as may be', Buffer.alloc(LIMITS.bytes, 'x'))
    const list = await until(`${draft}/attachments`, t.kindAndSize(t.kind.text, LIMITS.bytes))
    expect(list.text).toContain('10.0 MB')
  })

  it('is asked for a description that says something', async () => {
    const form = formTo(await referrer.get(`${await begun()}/attachments`), '/attachments')
    for (const [description, error] of [
      ['', t.errors.required],
      ['x'.repeat(LIMITS.descriptionLength + 1), t.errors['too-long']],
      ['a\u0007b', t.errors.characters],
    ] as const) {
      const page = await referrer.send(form, { description })
      expect({ status: page.status, said: page.text.includes(error) }).toEqual({ status: 422, said: true })
    }
  })

  it('is one of no more than ten', async () => {
    const draft = await begun()
    const form = formTo(await referrer.get(`${draft}/attachments`), '/attachments')
    for (let count = 0; count < LIMITS.files; count += 1) await referrer.send(form, { description: `File ${count}` })
    const refused = await referrer.send(form, { description: 'One more' })
    expect({ status: refused.status, said: refused.text.includes(t.errors['too-many']) }).toEqual({
      status: 422,
      said: true,
    })
    expect(refused.text).toContain(t.add.full)
  })

  it('is added once more when too many were added at the same moment', async () => {
    const draft = await begun()
    const form = formTo(await referrer.get(`${draft}/attachments`), '/attachments')
    const pages = await Promise.all(
      Array.from({ length: 14 }, (_, place) => referrer.send(form, { description: `File ${place}` })),
    )
    const refused = pages.filter(({ status }) => status !== 200)
    for (const { status, text } of refused) expect(text).toContain(status === 409 ? t.busy : t.errors['too-many'])
    expect(pages.map(({ status }) => status)).toContain(200)
  })

  it('is gone when it is removed, from the bucket too', async () => {
    const draft = await begun()
    const id = await added(draft, 'Not this one', FILES.pdf)
    const list = await until(`${draft}/attachments`, t.status.clean)
    const { headers } = await open(id)
    const removed = await referrer.send(formTo(list, `/${id}/remove`))
    expect(removed.text).toContain(t.done.removed)
    expect(removed.text).not.toContain('Not this one')
    expect((await open(id)).status).toBe(404)
    expect((await fetch(headers.get('location') ?? '')).status).toBe(403)
    expect((await referrer.send(formTo(list, `/${id}/remove`))).status).toBe(404)
  })
})

describe('the form for a file', () => {
  it('is of no use when its time is over', async () => {
    const form = uploadFormOf(await described(await begun(), 'Care plan'))
    await service.advance(`PT${LIMITS.uploadMinutes + 1}M`)
    expect(await sendFile(form, FILES.pdf)).toMatchObject({ status: 403, code: 'AccessDenied' })
  })

  it('brings nothing under another key, which is how one would take the place of another’s file', async () => {
    const draft = await begun()
    const theirs = await added(draft, 'Care plan', FILES.pdf)
    const form = uploadFormOf(await described(draft, 'Something else'))
    const elsewhere = { ...form, fields: { ...form.fields, key: `attachments/${theirs}` } }
    expect(await sendFile(elsewhere, Buffer.from(EICAR))).toMatchObject({ status: 403, code: 'AccessDenied' })
  })

  it('sent again closes the file until what came is scanned too', async () => {
    const draft = await begun()
    const form = uploadFormOf(await described(draft, 'Care plan'))
    await sendFile(form, FILES.pdf)
    await until(`${draft}/attachments`, t.status.clean)
    await sendFile(form, Buffer.from(EICAR))
    await until(`${draft}/attachments`, t.status.scanning)
    expect((await open(form.id)).status).toBe(409)
    await until(`${draft}/attachments`, t.status.infected)
    expect((await open(form.id)).status).toBe(410)
  })
})

describe('a draft and its files are its writer’s own', () => {
  it.each(['referrer.eastmoor', 'provider.northstar', 'commissioner.westmarch', 'admin.westmarch'])(
    'for %s they are not there',
    async (person) => {
      const draft = await begun()
      const id = await added(draft, 'Care plan', FILES.pdf)
      await until(`${draft}/attachments`, t.status.clean)
      const other = await Visitor.signedIn(service.url, person)
      expect((await open(id, other)).status).toBe(404)
      const token = await other.csrfToken()
      for (const path of [`${draft}/attachments`, `${draft}/attachments/${id}`])
        expect([403, 404]).toContain((await other.get(path)).status)
      for (const path of [`${draft}/attachments`, `${draft}/attachments/${id}/remove`])
        expect([403, 404]).toContain((await other.post(path, { _csrf: token, description: 'Mine' })).status)
      expect((await open(id)).status).toBe(303)
    },
  )

  it('for nobody without a session they lead to the sign-in', async () => {
    const draft = await begun()
    const id = await added(draft, 'Care plan', FILES.pdf)
    const stranger = new Visitor(service.url)
    for (const path of [`/attachments/${id}`, `${draft}/attachments`]) {
      const answer = await stranger.ask('GET', path, { follow: false })
      expect({ status: answer.status, to: answer.headers.get('location')?.split('?')[0] }).toEqual({
        status: 303,
        to: '/sign-in',
      })
    }
  })

  it('and nothing is changed without the form’s own token', async () => {
    const draft = await begun()
    const id = await added(draft, 'Care plan', FILES.pdf)
    for (const path of [`${draft}/attachments`, `${draft}/attachments/${id}/remove`])
      expect((await referrer.post(path, { description: 'Forged' })).status).toBe(403)
    const list = await referrer.get(`${draft}/attachments`)
    expect(list.text).toContain('Care plan')
    expect(list.text).not.toContain('Forged')
  })

  it.each(['nothing', '..%2f..%2fx', 'ADV-7K3M-2Q9P', 'a.b'])('no file is %s', async (id) => {
    expect((await open(id)).status).toBe(404)
  })
})

describe('when the draft is sent', () => {
  it('its files go along, and the provider opens them once it has accepted, and nobody before or beside', async () => {
    const draft = await begun()
    await filledIn(draft)
    const [plan, photo] = [
      await added(draft, 'Care plan', FILES.pdf),
      await added(draft, 'Photograph of the ward', FILES.jpeg),
    ]
    const bad = await added(draft, 'Infected', Buffer.from(EICAR))
    await described(draft, 'Never uploaded')
    await until(`${draft}/attachments`, t.status.infected)
    const late = await added(draft, 'Assessment', FILES.word)
    const check = await referrer.get(`${draft}/check`)
    for (const description of ['Care plan', 'Photograph of the ward', 'Assessment', 'Infected', 'Never uploaded'])
      expect(check.text).toContain(description)
    const reference = await sent(draft)

    const page = await until(`/referrals/${reference}`, t.sent.title)
    expect(page.text).toContain('Assessment')
    expect(page.text).not.toContain('Never uploaded')
    expect((await open(bad)).status).toBe(410)

    const provider = await Visitor.signedIn(service.url, 'provider.northstar')
    const { id: caseId } = await service.untilCase(reference, 'offered')
    expect((await provider.get(`/cases/${caseId}`)).text).not.toContain('Care plan')
    expect((await open(plan, provider)).status).toBe(404)

    expect((await service.act('provider.northstar', caseId, 'accept')).status).toBe(200)
    const story = await until(`/cases/${caseId}`, 'Photograph of the ward', provider)
    expect(story.text).toContain(t.sent.title)
    const { status, headers, body } = await download(photo, provider)
    expect({ status, body }).toEqual({ status: 200, body: FILES.jpeg })
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${reference}-2.jpg"`)

    await until(`/referrals/${reference}`, t.kindAndSize(t.kind.word, FILES.word.length))
    expect((await download(late, provider)).body).toEqual(FILES.word)

    for (const person of ['referrer.westmarch', 'reviewer.westmarch', 'admin.westmarch'])
      expect((await open(plan, await Visitor.signedIn(service.url, person))).status).toBe(303)
    for (const person of [
      'referrer.eastmoor',
      'provider.lanternhouse',
      'provider.beacon',
      'commissioner.westmarch',
      'commissioner.eastmoor',
    ])
      expect({ person, status: (await open(plan, await Visitor.signedIn(service.url, person))).status }).toEqual({
        person,
        status: 404,
      })
    expect((await referrer.get(`${draft}/attachments`)).path).toBe(`/referrals/${reference}/sent`)
  })

  it('a file that is found bad afterwards is told by mail, without a word of what it is', async () => {
    const draft = await begun()
    await filledIn(draft)
    await added(draft, 'Marigold’s diary', Buffer.from(EICAR))
    const reference = await sent(draft)
    await service.advance('PT1M')
    const page = await until(`/referrals/${reference}`, t.status.infected)
    expect(page.text).toContain('Marigold’s diary')
    const mails = await service.untilMails((all) => about(all, reference, 'file').length > 0)
    const [mail] = about(mails, reference, 'file')
    expect(mail?.to).toBe('referrer@westmarch.example')
    expect(JSON.stringify(mail)).not.toContain('Marigold')
  })
})

describe('after the draft was sent', () => {
  it('a file that takes the place of one that went along is deleted, opens to nobody, and is told by mail', async () => {
    const draft = await begun()
    await filledIn(draft)
    const form = uploadFormOf(await described(draft, 'Care plan'))
    await sendFile(form, FILES.pdf)
    await until(`${draft}/attachments`, t.status.clean)
    const reference = await sent(draft)
    const { id: caseId } = await service.untilCase(reference, 'offered')
    expect((await service.act('provider.northstar', caseId, 'accept')).status).toBe(200)
    const provider = await Visitor.signedIn(service.url, 'provider.northstar')
    expect((await download(form.id, provider)).body).toEqual(FILES.pdf)

    expect(await sendFile(form, FILES.png)).toMatchObject({ status: 303 })
    const page = await until(`/referrals/${reference}`, t.status.replaced)
    expect(page.text).toContain(t.note.replaced)
    expect(await open(form.id, provider)).toMatchObject({ status: 410, heading: t.closed.title })
    await service.advance('PT1M')
    expect((await open(form.id, provider)).status).toBe(410)
    await service.untilMails((all) => about(all, reference, 'file').length > 0)
    expect(await sendFile(form, FILES.pdf)).toMatchObject({ status: 303 })
    await service.advance('PT1M')
    expect((await open(form.id, provider)).status).toBe(410)
  })

  it('a file that is uploaded from another tab is said not to have gone along, and one that went is not', async () => {
    const draft = await begun()
    await filledIn(draft)
    const form = uploadFormOf(await described(draft, 'Care plan'))
    const there = uploadFormOf(await described(draft, 'Assessment'))
    const { back: before } = await sendFile(there, FILES.text)
    await until(`${draft}/attachments`, t.status.clean)
    const reference = await sent(draft)
    const { back } = await sendFile(form, FILES.pdf)
    const comingBack = async (to: string | null): Promise<SeenPage> => {
      const { pathname, search } = new URL(to ?? '')
      return referrer.get(pathname + search)
    }
    const late = await comingBack(back)
    expect(late.path.split('?')[0]).toBe(`/referrals/${reference}/sent`)
    expect(late.text).toContain(t.sent.late)
    expect((await comingBack(before)).text).not.toContain(t.sent.late)
    expect((await referrer.get(`${draft}/attachments?uploaded=anything`)).text).not.toContain(t.sent.late)
  })
})

describe('when time passes', () => {
  it('an upload that never came is told as such, and can still be made', async () => {
    const draft = await begun()
    const page = await described(draft, 'Forgotten')
    await service.advance('PT2H')
    expect((await referrer.get(`${draft}/attachments`)).text).toContain(t.note.expired)
    expect(await sendFile(uploadFormOf(await referrer.get(page.path)), FILES.pdf)).toMatchObject({ status: 303 })
    await until(`${draft}/attachments`, t.status.clean)
  })
})

it('what is signed is in no log', async () => {
  const log = service.log()
  expect(log).toContain('file-opened')
  expect(log).not.toMatch(/X-Amz|Signature|Policy=|eyJleHBpcmF0aW9u/i)
  expect(log).not.toContain('Care plan')
})

it('files survive a restart, whatever was under way', async () => {
  const draft = await begun()
  const [ready, under] = [await added(draft, 'Ready', FILES.pdf), await added(draft, 'Under way', FILES.png)]
  await service.kill()
  await service.start()
  referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
  await until(`${draft}/attachments`, t.kindAndSize(t.kind.pdf, FILES.pdf.length))
  await until(`${draft}/attachments`, t.kindAndSize(t.kind.png, FILES.png.length))
  expect((await download(ready, referrer)).body).toEqual(FILES.pdf)
  expect((await download(under, referrer)).body).toEqual(FILES.png)
})
