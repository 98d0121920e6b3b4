// The checker step by step: each page is the answer to a form that carries all before it, and tampering with one does nothing.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { words } from '../../../shared/web/words/index.ts'
import type { HttpResult } from '../../../shared/web/http.ts'
import type { StoredSession } from '../../../shared/store/sessions.ts'
import { type LawChange, lawWith } from '../../../shared/domain/eligibility/law-changes.ts'
import { RULES } from '../../../shared/domain/eligibility/rules.ts'
import { eventOf, lambdaContext } from '../../support/http-event.ts'

const stored = vi.hoisted(() => ({
  session: undefined as StoredSession | undefined,
  entries: new Array<LawChange>(),
  drafts: new Array<{ draftId: string; owner: string; answers: Record<string, unknown> }>(),
}))
vi.mock('../../../shared/store/sessions.ts', () => ({ sessionBy: async () => stored.session }))
vi.mock('../../../shared/platform/logger.ts', () => ({ log: () => undefined }))
vi.mock('../../../shared/store/organisations.ts', () => ({
  authorityBy: async (id: string) => (id === 'westmarch' ? { authority: id, name: 'Westmarch Council' } : undefined),
}))
vi.mock('../../../shared/store/law.ts', () => ({
  rulesFor: async () => ({ rules: lawWith(RULES, stored.entries) }),
}))
vi.mock('../../../shared/store/drafts.ts', () => ({
  beginDraft: async (draftId: string, owner: string, answers: Record<string, unknown>) =>
    void stored.drafts.push({ draftId, owner, answers }),
}))
const { handler } = await import('../../../functions/pages/check/handler.ts')

const w = words('en')
const NOBODY = undefined
const REFERRER: StoredSession = {
  hash: 'hash',
  person: {
    sub: 'referrer.westmarch',
    name: 'Rowan Achterberg',
    email: 'rowan@westmarch.example',
    groups: ['referrer', 'organisation:westmarch'],
  },
  idToken: 'token',
  csrf: 'own-form',
  expiresAt: 4_000_000_000,
}
const PROVIDER: StoredSession = {
  ...REFERRER,
  person: { ...REFERRER.person, groups: ['provider', 'organisation:northstar'] },
}

beforeEach(() => {
  stored.session = NOBODY
  stored.drafts.length = 0
  stored.entries.length = 0
})

type Sent = readonly (readonly [name: string, value: string])[]

const ask = (method: string, path: string, asked: { cookies?: string[]; sent?: Sent } = {}): Promise<HttpResult> => {
  const cookies = [
    ...(stored.session === undefined ? [] : [`__Host-session=${'s'.repeat(43)}`]),
    ...(asked.cookies ?? []),
  ]
  return Promise.resolve(
    handler(
      eventOf(method, path, {
        cookies,
        ...(asked.sent === undefined
          ? {}
          : {
              headers: { 'content-type': 'application/x-www-form-urlencoded' },
              body: new URLSearchParams(asked.sent.map(([name, value]): [string, string] => [name, value])).toString(),
            }),
      }),
      lambdaContext,
    ),
  )
}
const post = (sent: Sent, path = '/check') => ask('POST', path, { sent })

/** The hidden fields of the form of a page that asks, or of any form that has a field of that name. */
const hiddenIn = ({ body = '' }: HttpResult, within: RegExp): [string, string][] => {
  const form = body.match(within)?.[0] ?? ''
  return Array.from(
    form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g),
    ([, name = '', value = '']) => [name, value],
  )
}
const QUESTION_FORM = /<form method="post" action="\/check" novalidate>.*?<\/form>/s
const BACK_FORM = /<form method="post" action="\/check" class="check__back">.*?<\/form>/s
const REFER_FORM = /<form method="post" action="\/check\/refer".*?<\/form>/s
const ANSWERS_FORM = /<form method="post" action="\/check">.*?<\/form>/s
const SWITCH_FORM = /<form method="post" action="\/check" class="service-header__language">.*?<\/form>/s

const headingOf = ({ body = '' }: HttpResult): string =>
  (body.match(/<h1[^>]*>(.*?)<\/h1>/s)?.[1] ?? '').replaceAll(/<[^>]*>/g, '').trim()

const questionIn = (page: HttpResult): string | undefined =>
  hiddenIn(page, QUESTION_FORM).find(([name]) => name === 'question')?.[1]

const answer = (page: HttpResult, ...values: string[]): Promise<HttpResult> =>
  post([...hiddenIn(page, QUESTION_FORM), ...values.map((value) => ['answer', value] as const), ['action', 'continue']])

const notKnown = (page: HttpResult) => post([...hiddenIn(page, QUESTION_FORM), ['action', 'not-known']])

/** Goes on with answers, each to the question that is asked then. */
const walk = async (answers: readonly (string | readonly string[])[]): Promise<HttpResult> => {
  let page = await post([])
  for (const one of answers) page = await answer(page, ...[one].flat())
  return page
}

const ENGLAND_PROTECTED = [['safeguarding-measures'], 'england']

const power = () => walk([...ENGLAND_PROTECTED, '70', 'lacks', 'yes'])
const back = (page: HttpResult) => post([...hiddenIn(page, BACK_FORM), ['action', 'back']])
const change = (page: HttpResult, question: string) =>
  post([...hiddenIn(page, ANSWERS_FORM), ['action', `ask:${question}`]])

describe('the first page of the checker', () => {
  it('is for everyone, may be found, and begins with a form', async () => {
    const page = await ask('GET', '/check')
    expect([page.statusCode, headingOf(page)]).toEqual([200, w.check.start.title])
    expect(page.headers).not.toHaveProperty('x-robots-tag')
    expect(page.body).toContain('<form method="post" action="/check">')
  })
})

describe('one question after another', () => {
  it('asks what is being decided, then where, then what the rules ask for', async () => {
    expect(questionIn(await walk([]))).toBe('processes')
    expect(questionIn(await walk([['safeguarding-measures']]))).toBe('jurisdiction')
    expect(questionIn(await walk(ENGLAND_PROTECTED))).toBe('ageYears')
    expect(questionIn(await walk([...ENGLAND_PROTECTED, '70']))).toBe('capacity')
    expect(questionIn(await walk([...ENGLAND_PROTECTED, '70', 'lacks']))).toBe('particularBenefit')
  })

  it('carries every answer in the form, and none in an address', async () => {
    const page = await walk([...ENGLAND_PROTECTED, '70', 'lacks'])
    expect(hiddenIn(page, QUESTION_FORM)).toEqual([
      ['facts.processes', 'safeguarding-measures'],
      ['facts.jurisdiction', 'england'],
      ['person.aboutAge', '70'],
      ['facts.capacity', 'lacks'],
      ['question', 'particularBenefit'],
    ])
    expect(page.body).not.toMatch(/(?:href|action)="[^"]*(?:lacks|capacity|safeguarding-measures)/)
    expect(page.statusCode).toBe(200)
  })

  it('ends with the result as soon as nothing more could change it', async () => {
    expect(headingOf(await walk([...ENGLAND_PROTECTED, '12']))).toBe(w.refer.law.standing['nothing-applies'])
    expect(headingOf(await walk([...ENGLAND_PROTECTED, '70', 'lacks', 'yes']))).toBe(w.refer.law.standing.power)
    expect(headingOf(await walk([['needs-assessment'], 'wales']))).toBe(w.refer.law.standing['nothing-applies'])
  })

  it('takes “not known” for an answer, and says in the end what depends on it', async () => {
    const asked = await notKnown(await walk(ENGLAND_PROTECTED))
    const page = await answer(await answer(asked, 'not-known'), 'yes')
    expect(headingOf(page)).toBe(w.refer.law.standing.open)
    expect(page.body).toContain(w.check.result.next.open.title)
    expect(page.body).toContain(`<li>${w.form.fields['facts.capacity'].label}</li>`)
    expect(page.body).toContain(`<li>${w.form.pages.age.title}</li>`)
  })

  const CONSENT: Sent = [
    ['facts.individual.personCanConsent', 'not-known'],
    ['facts.individual.personConsents', 'yes'],
    ['facts.individual.bestInterests', 'yes'],
  ]
  const DAUGHTER: Sent = [
    ['facts.processes', 'safeguarding-enquiry'],
    ['facts.jurisdiction', 'england'],
    ['facts.difficulty.understand', 'yes'],
    ['facts.individual.exists', 'yes'],
    ['facts.individual.paidOrProfessional', 'no'],
    ['facts.individual.ableAndAvailable', 'yes'],
    ['facts.individual.implicated', 'no'],
  ]

  it.each([
    ['answered first', CONSENT],
    ['answered last', CONSENT.toReversed()],
    ['not answered at all', CONSENT.slice(1)],
  ])('says that nothing depends on it where either answer would do: %s', async (_, consent) => {
    const page = await post([...DAUGHTER, ...consent])
    expect(headingOf(page)).toBe(w.refer.law.standing['nothing-applies'])
    expect(page.body).not.toContain(w.check.result.lede.open)
    expect(page.body).toContain('There is an appropriate individual to support the person’s involvement.')
    expect(page.body).not.toContain(`<li>${w.form.fields['facts.individual.personCanConsent'].label}</li>`)
  })

  it('still says that something depends on it where it does', async () => {
    const page = await post([...DAUGHTER, ...CONSENT.slice(0, 2), ['facts.individual.bestInterests', 'no']])
    expect(headingOf(page)).toBe(w.refer.law.standing.open)
    expect(page.body).toContain(`<li>${w.form.fields['facts.individual.personCanConsent'].label}</li>`)
  })

  it.each([
    ['nothing', [], w.errors.required],
    ['a decision that does not exist', [['divorce']], w.errors['not-an-option']],
  ] as const)('says so when %s is chosen', async (_, answers, said) => {
    const page = await answer(await walk([]), ...(answers[0] ?? []))
    expect([page.statusCode, questionIn(page)]).toEqual([422, 'processes'])
    expect(page.body).toContain(said)
    expect(page.body).toContain(`<title>${w.layout.errorPrefix}`)
    expect(page.body).toContain('href="#answer"')
  })

  it.each([
    ['', w.refer.page.required['whole-number']],
    ['121', w.errors['age-out-of-range']],
    ['seventy', w.errors['whole-number']],
    ['<script>', w.errors['whole-number']],
  ])('shows an age of %s again, with what is wrong', async (typed, said) => {
    const page = await walk([...ENGLAND_PROTECTED, typed])
    expect([page.statusCode, questionIn(page)]).toEqual([422, 'ageYears'])
    expect(page.body).toContain(said)
    expect(page.body).not.toContain('<script>')
  })

  it('shows an empty box where nobody knew a number, when it is asked again', async () => {
    const page = await back(await notKnown(await walk(ENGLAND_PROTECTED)))
    expect(questionIn(page)).toBe('ageYears')
    expect(page.body).toMatch(/<input[^>]* id="answer"(?![^>]*value="not-known")/)
    expect(page.body).toContain(w.check.question.hints['facts.ageYears'])
  })

  it.each([
    ['a number', ENGLAND_PROTECTED, true],
    ['a choice, which has it among its answers', [...ENGLAND_PROTECTED, '70'], false],
    ['what is being decided', [], false],
  ] as const)('offers “Not known” as a button of its own for %s: %#', async (_, answers, isOffered) => {
    expect((await walk(answers)).body?.includes('value="not-known" name="action"')).toBe(isOffered)
  })

  it('says why it asks, and how much is left', async () => {
    const { body } = await walk([...ENGLAND_PROTECTED, '70'])
    expect(body).toContain('The person lacks capacity to make this decision.')
    expect(body).toContain('MCA 2005 ss.2, 3')
    expect(body).toContain(w.check.question.left(2))
  })

  it('may be gone back to by the browser: its pages are kept for that, and for nothing else', async () => {
    const question = await walk(ENGLAND_PROTECTED)
    const result = await walk([...ENGLAND_PROTECTED, '12'])
    for (const page of [question, result]) expect(page.headers?.['cache-control']).toBe('private, no-cache')
    expect((await ask('GET', '/check')).headers?.['cache-control']).toBe('no-store')
  })
})

describe('going back', () => {
  it('leads to the last question, with the answer that was given', async () => {
    const page = await back(await walk([...ENGLAND_PROTECTED, '70', 'lacks']))
    expect(questionIn(page)).toBe('capacity')
    expect(page.body).toMatch(/value="lacks" checked/)
    expect(hiddenIn(page, QUESTION_FORM).map(([name]) => name)).not.toContain('facts.capacity')
  })

  it('leads from the result to the last question', async () => {
    expect(questionIn(await back(await walk([...ENGLAND_PROTECTED, '12'])))).toBe('ageYears')
  })

  it('leads from the first question to the start', async () => {
    const page = await back(await walk([]))
    expect([page.statusCode, page.headers?.['location']]).toEqual([303, '/check'])
  })

  it('leads through all of them to the start', async () => {
    let page = await walk([...ENGLAND_PROTECTED, '70', 'lacks'])
    const seen: (string | undefined)[] = []
    while (page.statusCode === 200) {
      seen.push(questionIn(page))
      page = await back(page)
    }
    expect(seen).toEqual(['particularBenefit', 'capacity', 'ageYears', 'jurisdiction', 'processes'])
  })
})

describe('changing an answer', () => {
  it('asks again, with what was answered, and goes on to the result', async () => {
    const asked = await change(await power(), 'capacity')
    expect(questionIn(asked)).toBe('capacity')
    expect(asked.body).toMatch(/value="lacks" checked/)
    const after = await answer(asked, 'has')
    expect(headingOf(after)).toBe(w.refer.law.standing['nothing-applies'])
  })

  it('keeps the place of the answer, and leaves out what has become idle', async () => {
    const after = await answer(await change(await power(), 'capacity'), 'has')
    expect(hiddenIn(after, ANSWERS_FORM).map(([name]) => name)).toEqual([
      'facts.processes',
      'facts.jurisdiction',
      'person.aboutAge',
      'facts.capacity',
    ])
  })

  it('that is not changed after all leads back to the result', async () => {
    const asked = await change(await power(), 'capacity')
    const page = await post([...hiddenIn(asked, BACK_FORM), ['action', 'back']])
    expect(headingOf(page)).toBe(w.refer.law.standing.power)
  })

  it('to what is being decided keeps the answers that still count', async () => {
    const asked = await change(await power(), 'processes')
    const page = await answer(asked, 'safeguarding-measures', 'serious-medical-treatment')
    expect(hiddenIn(page, QUESTION_FORM).map(([, value]) => value)).toContain('lacks')
    expect(questionIn(page)).toBe('consult.appropriateUnpaidPerson')
  })
})

describe('a form that was tampered with', () => {
  it.each([
    [
      'a question that does not exist',
      [
        ['question', 'height'],
        ['answer', 'yes'],
      ],
    ],
    [
      'a question whose time has not come',
      [
        ['question', 'urgent'],
        ['answer', 'yes'],
      ],
    ],
    [
      'a question of the prototype',
      [
        ['question', 'constructor'],
        ['answer', 'yes'],
      ],
    ],
    ['an action that does not exist', [['action', 'delete:everything']]],
    ['a question to show that does not exist', [['action', 'ask:height']]],
    [
      'answers to what is not asked',
      [
        ['facts.treatment.serious', 'yes'],
        ['facts.height', '3'],
        ['person.lastName', 'Quillfeather'],
      ],
    ],
    [
      'wrong answers',
      [
        ['facts.capacity', 'sometimes'],
        ['person.aboutAge', '1e9'],
      ],
    ],
  ] as const)('with %s asks the question that is next', async (_, more) => {
    const page = await post([['facts.processes', 'safeguarding-measures'], ['facts.jurisdiction', 'england'], ...more])
    expect([page.statusCode, questionIn(page)]).toEqual([200, 'ageYears'])
    expect(page.body).not.toContain('Quillfeather')
  })

  it('with everything at once is answered all the same', async () => {
    const all = ['serious-medical-treatment', 'needs-assessment', 'mental-health-patient'].map(
      (process) => ['facts.processes', process] as const,
    )
    const page = await post([...all, ...all, ['facts.jurisdiction', 'wales'], ['facts.jurisdiction', 'england']])
    expect([page.statusCode, questionIn(page)]).toEqual([200, 'individual.exists'])
  })
})

describe('the other language', () => {
  it.each([
    ['a question', [...ENGLAND_PROTECTED, '70'], words('cy').form.fields['facts.capacity'].label],
    ['the result', [...ENGLAND_PROTECTED, '12'], words('cy').refer.law.standing['nothing-applies']],
  ])('keeps the place at %s', async (_, answers, heading) => {
    const page = await walk(answers)
    const welsh = await post([...hiddenIn(page, SWITCH_FORM), ['language', 'cy']])
    expect([welsh.statusCode, headingOf(welsh)]).toEqual([200, heading])
    expect(welsh.body).toContain('<html lang="cy"')
    expect(welsh.cookies?.[0]).toMatch(/^language=cy;/)
  })
})

describe('what the result says', () => {
  it.each([
    ['a duty', [['needs-assessment'], 'england', 'no', 'yes'], w.check.result.next.duty.text, 'the council'],
    [
      'a right to be told',
      [['mental-health-patient'], 'england', 's3'],
      w.check.result.next.inform.text,
      w.refer.law.anyoneRefers,
    ],
    ['a power', [['other-care-act-contact'], 'england'], w.check.result.next.power.text, 'CA-OTHER'],
    ['nothing', [['mental-health-patient'], 'england', 'informal', 'none'], w.check.result.wayOn[0], 'not in force'],
    [
      'a day to look again',
      [['mental-health-patient'], 'england', 's136', 'none'],
      w.check.result.next.recheck.section({ hours: 24, mayBeExtended: true }),
      w.refer.law.recheckSection({ hours: 24, mayBeExtended: true }),
    ],
  ])('of %s: what to do next, and by which law', async (_, answers, next, law) => {
    const page = await walk(answers)
    expect(page.body).toContain(next)
    expect(page.body).toContain(law)
    expect(page.body).toContain(w.check.result.judgement)
  })

  it.each([
    ['england', 's3', true],
    ['wales', 's3', false],
  ] as const)('in %s tells what is enacted beside the rule and not in force', async (place, section, isTold) => {
    const page = await walk([['mental-health-patient'], place, section])
    const said = w.refer.law.notInForce({
      text: 'The provider of advocates is to be notified of every qualifying patient in England, who may opt out.',
      source: 'Mental Health Act 2025 s.40, Sch 3',
      asOf: w.dates.day('2026-11-22'),
    })
    expect(page.body?.includes(said)).toBe(isTold)
  })

  it('of a stay that is too short says the day to look again, and that it counts from today', async () => {
    let page = await walk([['la-accommodation'], 'england'])
    const known: Record<string, string> = {
      ageYears: '80',
      capacity: 'lacks',
      'accommodation.expectedDays': '20',
      'accommodation.basis': 'care-act-part-1',
    }
    for (let question = questionIn(page); question !== undefined; question = questionIn(page))
      page = await answer(page, known[question] ?? 'no')
    const on = new Date(Date.now() + 55 * 86_400_000).toISOString().slice(0, 10)
    expect(page.body).toContain(w.check.result.next.recheck.stay([w.dates.day(on)]))
    expect(page.body).toContain(w.refer.law.recheck(w.dates.day(on)))
  })

  it.each([
    ['s5-2', true],
    ['s5-4', true],
    ['s4', false],
    ['informal', false],
  ])('in Wales of %s: whether it rests on a reading that nobody has confirmed: %s', async (section, isDoubted) => {
    const page = await walk([['mental-health-patient'], 'wales', section])
    expect(headingOf(page)).toBe(w.refer.law.standing.applies)
    expect(page.body?.includes(w.refer.law.unconfirmed)).toBe(isDoubted)
  })

  it('offers to refer to whoever may, and to whoever has not said who they are', async () => {
    const button = w.check.result.refer
    expect((await walk([...ENGLAND_PROTECTED, '12'])).body).toContain(button)
    stored.session = REFERRER
    expect((await walk([...ENGLAND_PROTECTED, '12'])).body).toContain(button)
    stored.session = PROVIDER
    expect((await walk([...ENGLAND_PROTECTED, '12'])).body).not.toContain(button)
  })
})

const entry = (change: LawChange['change'], subject: string, jurisdiction: LawChange['jurisdiction']): LawChange => ({
  change,
  subject,
  jurisdiction,
  from: '2020-01-01',
  source: 'SI 2027/123',
})
const informal = () => walk([['mental-health-patient'], 'england', 'informal'])
const heldInWales = () => walk([['mental-health-patient'], 'wales', 's5-4'])

describe('the law of one’s own authority', () => {
  it('answers whoever has signed in for it, asks what it asks for, and is named', async () => {
    stored.entries.push(entry('commence', 'IMHA-2025-INFORMAL', 'england'))
    expect((await informal()).body).not.toContain('Westmarch Council')
    stored.session = REFERRER
    const asked = await walk([['mental-health-patient'], 'england'])
    expect(asked.body).toContain('The patient is an informal patient.')
    const page = await answer(await answer(asked, 'informal'), 'none')
    expect(headingOf(page)).toBe(w.refer.law.standing.applies)
    expect(page.body).toContain('as it stands for Westmarch Council')
    stored.session = PROVIDER
    expect(headingOf(await walk([['mental-health-patient'], 'england', 'informal', 'none']))).toBe(
      w.refer.law.standing['nothing-applies'],
    )
  })

  it('that has confirmed a reading doubts it no longer', async () => {
    stored.session = REFERRER
    expect((await heldInWales()).body).toContain(w.refer.law.unconfirmed)
    stored.entries.push(entry('confirm', 'WELSH_HOLDING_POWER', 'wales'))
    expect((await heldInWales()).body).not.toContain(w.refer.law.unconfirmed)
  })
})

describe('words that depend on a number', () => {
  it.each([
    [7, 'Y 7 arall'],
    [8, 'Yr 8 arall'],
    [11, 'Yr 11 arall'],
    [12, 'Y 12 arall'],
    [18, 'Yr 18 arall'],
  ])('in Welsh: %i', (count, begins) => {
    expect(words('cy').check.question.mayAskTitle(count)).toMatch(new RegExp(`^${begins} `))
  })
})

const carriedBy = ({ cookies = [] }: HttpResult): string =>
  cookies.find((cookie) => cookie.startsWith('__Host-check='))?.split(';')[0] ?? ''

describe('taking the answers into the form', () => {
  it('of a referrer begins a draft with them, and with who refers', async () => {
    stored.session = REFERRER
    const page = await post(hiddenIn(await power(), REFER_FORM), '/check/refer')
    const [draft] = stored.drafts
    expect([page.statusCode, page.headers?.['location']]).toEqual([303, `/refer/${draft?.draftId}`])
    expect(draft?.draftId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(draft).toMatchObject({
      owner: 'referrer.westmarch',
      answers: {
        services: ['imca'],
        'facts.processes': ['safeguarding-measures'],
        'facts.capacity': 'lacks',
        'facts.particularBenefit': 'yes',
        'person.aboutAge': '70',
        'referrer.name': 'Rowan Achterberg',
        'responsible.authority': 'westmarch',
      },
    })
  })

  it('twice from the same page is one draft, from another page another', async () => {
    stored.session = REFERRER
    const fields = hiddenIn(await power(), REFER_FORM)
    await Promise.all([post(fields, '/check/refer'), post(fields, '/check/refer')])
    expect(new Set(stored.drafts.map(({ draftId }) => draftId)).size).toBe(1)
    await post(hiddenIn(await power(), REFER_FORM), '/check/refer')
    expect(new Set(stored.drafts.map(({ draftId }) => draftId)).size).toBe(2)
  })

  it('of the same page by somebody else is a draft of theirs', async () => {
    stored.session = REFERRER
    const fields = hiddenIn(await power(), REFER_FORM)
    await post(fields, '/check/refer')
    stored.session = { ...REFERRER, person: { ...REFERRER.person, sub: 'referrer.eastmoor' } }
    await post(fields, '/check/refer')
    const [one, other] = stored.drafts
    expect(one?.draftId).not.toBe(other?.draftId)
  })

  it('of somebody who has not signed in stores nothing: they ride in a cookie to the page after the sign-in', async () => {
    const sent = await post(hiddenIn(await power(), REFER_FORM), '/check/refer')
    expect([sent.statusCode, sent.headers?.['location'], stored.drafts]).toEqual([303, '/check/refer', []])
    const cookie = carriedBy(sent)
    const unsigned = await ask('GET', '/check/refer', { cookies: [cookie] })
    expect(unsigned.headers?.['location']).toBe('/sign-in?returnTo=%2Fcheck%2Frefer')

    stored.session = REFERRER
    const page = await ask('GET', '/check/refer', { cookies: [cookie] })
    expect([page.statusCode, headingOf(page), stored.drafts]).toEqual([200, w.check.carry.title, []])
    expect(page.body).toContain(w.form.fields['facts.capacity'].options.lacks)
    const begun = await ask('POST', '/check/refer', { cookies: [cookie], sent: hiddenIn(page, REFER_FORM) })
    expect(begun.headers?.['location']).toBe(`/refer/${stored.drafts[0]?.draftId}`)
    expect(begun.cookies).toContain('__Host-check=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0')
  })

  it('that are no longer there is said', async () => {
    stored.session = REFERRER
    for (const cookies of [[], ['__Host-check=rubbish'], ['__Host-check=']]) {
      const page = await ask('GET', '/check/refer', { cookies })
      expect([page.statusCode, headingOf(page)]).toEqual([404, w.check.carry.goneTitle])
    }
  })

  it('without the token of one’s own form begins nothing, but asks', async () => {
    const fields = hiddenIn(await power(), REFER_FORM)
    stored.session = REFERRER
    const page = await post(fields, '/check/refer')
    expect([page.headers?.['location'], stored.drafts]).toEqual(['/check/refer', []])
    const forged = await post([...fields, ['_csrf', 'guessed']], '/check/refer')
    expect([forged.headers?.['location'], stored.drafts]).toEqual(['/check/refer', []])
  })

  it('is not for people of another role', async () => {
    stored.session = PROVIDER
    const fields: Sent = [
      ['facts.processes', 'safeguarding-measures'],
      ['facts.jurisdiction', 'england'],
      ['_csrf', 'own-form'],
    ]
    const sent = await post(fields, '/check/refer')
    expect([sent.headers?.['location'], stored.drafts]).toEqual(['/check/refer', []])
    expect((await ask('GET', '/check/refer', { cookies: [carriedBy(sent)] })).statusCode).toBe(403)
  })

  it('of which there are none leads to the start', async () => {
    stored.session = REFERRER
    const page = await post([['_csrf', 'own-form']], '/check/refer')
    expect([page.headers?.['location'], page.cookies ?? [], stored.drafts]).toEqual(['/check', [], []])
  })
})
