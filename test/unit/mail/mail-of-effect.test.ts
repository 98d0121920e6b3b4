// Which language a mail has, and that it tells nothing about the person, whatever the service knows by then.
import { describe, expect, it, vi } from 'vitest'
import type { Authority, Contract } from '../../../shared/domain/assignment/contracts.ts'
import { effectsOfCase, MAIL_TEMPLATES, type MailEffect, type Recipient } from '../../../shared/domain/effects.ts'
import { DELAY_REASONS, type DelayReason, TELLABLE_DELAY_REASONS } from '../../../shared/domain/events.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { mailWords } from '../../../shared/mail/words/index.ts'
import { words } from '../../../shared/web/words/index.ts'
import { aCase, aReferral, CALENDARS, CASE_ID, MONDAY, REFERENCE } from '../../support/factories.ts'

vi.stubEnv('PUBLIC_URL', 'https://advocacy.example')

/** What only those may know who work with the person, each thing to be found by its words. */
const ABOUT_THE_PERSON = {
  question: 'May Alder Quillfeather see the scan?',
  advocate: 'Wren Hollis',
  locality: 'westmarch ZZ9 Larch Ward',
  mainNeeds: 'acquired-brain-injury',
  communication: 'makaton',
  goOnReason: 'The sister of Alder disagrees.',
  team: 'Hospital discharge team',
  rule: 'CA-9',
  decisionOn: '2026-12-24',
}

const state = {
  ...aCase('offered', {
    offerView: {
      locality: ABOUT_THE_PERSON.locality,
      mainNeeds: ['acquired-brain-injury'],
      communication: ['makaton'],
    },
    decisionOn: ABOUT_THE_PERSON.decisionOn,
  }),
  question: ABOUT_THE_PERSON.question,
  advocate: ABOUT_THE_PERSON.advocate,
  summary: 'Alder wanted to go home.',
}
const referral = {
  ...aReferral('care-act'),
  goOnReason: ABOUT_THE_PERSON.goOnReason,
  team: ABOUT_THE_PERSON.team,
}

const speaks = vi.hoisted((): { referrer: Language; authority: Language; contract: Language } => ({
  referrer: 'en',
  authority: 'en',
  contract: 'en',
}))
const authority = (): Authority => ({
  authority: 'westmarch',
  name: 'Westmarch Council',
  jurisdiction: 'england',
  language: speaks.authority,
  reviewersEmail: 'reviewer@westmarch.example',
  commissionerEmail: 'commissioner@westmarch.example',
  emailDomains: ['westmarch.example'],
})
const contract = (): Contract => ({
  contractId: 'westmarch-northstar',
  area: 'westmarch',
  provider: 'northstar',
  providerName: 'Northstar Advocacy',
  roles: ['care-act'],
  capacity: 4,
  weeklyCapacity: null,
  rank: 1,
  share: null,
  languages: [],
  specialisms: [],
  contacts: [{ name: 'Referrals desk', email: 'referrals@northstar.example' }],
  manager: { name: 'Service manager', email: 'manager@northstar.example' },
  language: speaks.contract,
  from: '2024-04-01',
  to: null,
})
vi.mock('../../../shared/store/calendars.ts', () => ({ calendarsNow: async () => CALENDARS }))
vi.mock('../../../shared/store/cases.ts', () => ({ caseBy: async () => state }))
vi.mock('../../../shared/store/gave-back.ts', () => ({ gaveBackIn: async () => [] }))
vi.mock('../../../shared/store/referrals.ts', () => ({
  referralBy: async () => ({ ...referral, language: speaks.referrer }),
}))
vi.mock('../../../shared/store/organisations.ts', () => ({
  authorityBy: async () => authority(),
  contractBy: async () => contract(),
}))
vi.mock('../../../shared/store/subscriptions.ts', () => ({
  subscriptionBy: async () => ({ email: 'commissioner@westmarch.example', language: speaks.authority }),
}))
vi.mock('../../../shared/platform/secrets.ts', () => ({ unsealLink: async (sealed: string) => `opened-${sealed}` }))

const { mailOf } = await import('../../../functions/streams/mail-of-effect.ts')

const READERS: Readonly<Record<Recipient, keyof typeof speaks>> = {
  referrer: 'referrer',
  reviewers: 'authority',
  commissioner: 'authority',
  'offered-contact': 'contract',
  provider: 'contract',
  'provider-manager': 'contract',
  subscriber: 'authority',
}
const RECIPIENTS: Recipient[] = [
  'referrer',
  'reviewers',
  'commissioner',
  'offered-contact',
  'provider',
  'provider-manager',
  'subscriber',
]

const effect = (over: Partial<MailEffect>): MailEffect => ({
  do: 'mail',
  template: 'acknowledgement',
  to: 'referrer',
  reference: REFERENCE,
  caseId: CASE_ID,
  milestone: 'first-contact',
  dueAt: MONDAY,
  ...(over.to === 'subscriber'
    ? { report: { from: '2026-10-01', to: '2026-10-31', area: 'westmarch', subscriber: 'commissioner.westmarch' } }
    : {}),
  ...over,
})

const sent = async (over: Partial<MailEffect>): Promise<string> => {
  const found = await mailOf(effect(over), 'secret')
  if (found === undefined) throw new Error('There is no mail')
  return `${found.mail.subject}\n${found.mail.text}\n${found.mail.html}`
}

/** The mails about a delay that was told for a reason, as it is told and when the promise is broken. */
const delayMails = async (reason: DelayReason, language: Language): Promise<string> => {
  Object.assign(speaks, { referrer: language })
  const at = { at: MONDAY, by: { kind: 'service', part: 'case-workflow' } } as const
  const delay = { milestone: 'first-contact', reason, expectedAt: '2026-12-14T23:59:59.000Z' } as const
  const late = { ...aCase('allocated'), delays: [{ ...delay, at: MONDAY }] }
  const told = [
    effectsOfCase({ type: 'delay-told', ...at, ...delay }, late, late),
    effectsOfCase(
      { type: 'alert-raised', ...at, milestone: 'first-contact', alert: 'breach', dueAt: MONDAY },
      late,
      late,
    ),
  ].flat()
  const mails = told.flatMap((one) => (one.do === 'mail' && one.template.startsWith('delay') ? [one] : []))
  expect(mails).toHaveLength(2)
  const texts = await Promise.all(mails.map((mail) => sent(mail)))
  return [JSON.stringify(mails), ...texts].join()
}

describe('a mail', () => {
  it.each(RECIPIENTS)('to the %s is in the language of that reader, whatever the others speak', async (to) => {
    for (const language of ['en', 'cy'] as const) {
      const other = language === 'en' ? 'cy' : 'en'
      Object.assign(speaks, { referrer: other, authority: other, contract: other, [READERS[to]]: language })
      const mail = await sent({ to })
      expect(mail).toContain(`<html lang="${language}">`)
      expect(mail.includes('Atgyfeiriad ')).toBe(language === 'cy')
    }
  })

  it.each(['en', 'cy'] as const)(
    'in %s tells nothing about the person, of whatever kind and to whomever',
    async (language) => {
      Object.assign(speaks, { referrer: language, authority: language, contract: language })
      const known = JSON.stringify([state, referral])
      for (const template of MAIL_TEMPLATES)
        for (const to of RECIPIENTS) {
          const mail = await sent({ template, to })
          for (const words of Object.values(ABOUT_THE_PERSON)) {
            expect(known).toContain(words)
            expect(mail).not.toContain(words)
          }
          expect(mail).not.toMatch(/Alder|Quillfeather|Larch|brain|anaf|makaton|24 (?:December|Rhagfyr)|CA-9/i)
        }
    },
  )

  it.each(TELLABLE_DELAY_REASONS)('of a delay says why where that is nothing about the person: %s', async (reason) => {
    for (const language of ['en', 'cy'] as const)
      expect(await delayMails(reason, language)).toContain(mailWords(language).delayReason[reason])
  })

  it.each(DELAY_REASONS.filter((reason) => !TELLABLE_DELAY_REASONS.some((one) => one === reason)))(
    'of a delay leaves a reason about the person to the page: %s',
    async (reason) => {
      for (const language of ['en', 'cy'] as const) {
        const mails = await delayMails(reason, language)
        expect(mails).toMatch(/a reason that the page gives|Mae’r rheswm ar y dudalen/)
        expect(mails).not.toContain(words(language).cases.delayReasons[reason])
        expect(mails).not.toContain(`"${reason}"`)
      }
    },
  )

  it('names the reference where it is about the whole referral, and the case where it is about one', async () => {
    const whole = await mailOf(
      { do: 'mail', template: 'acknowledgement', to: 'referrer', reference: REFERENCE },
      undefined,
    )
    expect(whole?.mail.subject).toContain(REFERENCE)
    expect(whole?.mail.subject).not.toContain(CASE_ID)
    expect(await sent({ template: 'closed' })).toContain(CASE_ID)
  })
})
