// The smaller stand-ins: mail, secrets, and what the terminal shows.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import type { BusEvent } from '../../../infra/local/event-bus.ts'
import { openSecrets } from '../../../infra/local/secrets.ts'
import { openMailbox } from '../../../infra/local/ses.ts'
import { openState } from '../../../infra/local/state.ts'
import { summarise } from '../../../infra/local/terminal.ts'
import { silentTerminal, templatesOf } from '../../support/local-templates.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'local-state-'))
const state = openState(dataDir)
afterAll(() => {
  state.close()
  rmSync(dataDir, { recursive: true })
})
const now = () => Date.parse('2026-11-22T10:00:00Z')

describe('the state', () => {
  it('is for its owner alone', () => {
    expect(statSync(join(dataDir, 'state.db')).mode & 0o077).toBe(0)
  })

  it('is there for the next run, though the last one never closed it', () => {
    state.write('a', { one: 1 })
    state.append('list', 'x')
    const next = openState(dataDir)
    expect(next.read('a', z.object({ one: z.number() }))).toEqual({ one: 1 })
    expect(next.read('b', z.string())).toBeUndefined()
    expect(next.entries('list', z.string())).toEqual(['x'])
    next.close()
  })
})

describe('a mail', () => {
  const templates = templatesOf({
    Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'service.example' } },
    Set: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'set' } },
    Sent: { Type: 'AWS::SES::ConfigurationSetEventDestination', Properties: { ConfigurationSetName: 'set' } },
  })
  const told: BusEvent[] = []
  const events = {
    put: async (event: BusEvent) => {
      told.push(event)
    },
  }
  const mailbox = openMailbox(templates, { state, terminal: silentTerminal(), now, events })
  const send = (more: object) =>
    mailbox.operations['POST /v2/email/outbound-emails']?.({
      FromEmailAddress: 'The service <post@service.example>',
      Destination: { ToAddresses: ['Someone <some@one.example>'] },
      Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Words' } } } },
      ...more,
    })

  it('is in the mailbox once for each call that was accepted', () => {
    expect(send({ ConfigurationSetName: 'set' })).toMatchObject({ MessageId: expect.any(String) })
    expect(mailbox.mails()).toMatchObject([
      { to: 'some@one.example', subject: 'Hello', text: 'Words', html: '', at: '2026-11-22T10:00:00.000Z' },
    ])
  })

  it('is told of with its tags, and again after a start', async () => {
    told.length = 0
    send({ ConfigurationSetName: 'set', EmailTags: [{ Name: 'outbox', Value: 'some_id' }] })
    const event = {
      source: 'aws.ses',
      'detail-type': 'Email Sent',
      detail: { mail: { tags: { outbox: ['some_id'], 'ses:configuration-set': ['set'] } } },
    }
    await vi.waitFor(() => expect(told).toHaveLength(2))
    await mailbox.tellAgain()
    const ofMail = told.filter((one) => JSON.stringify(one).includes('some_id'))
    const delivered = { ...event, 'detail-type': 'Email Delivered' }
    expect(ofMail).toMatchObject([event, delivered, event, delivered])
  })

  it.each([
    ['some@one.example', ['Send', 'Delivery']],
    ['bounce@simulator.amazonses.com', ['Send', 'Bounce Permanent']],
    ['bounce.desk@one.example', ['Send', 'Bounce Permanent']],
    ['softbounce@one.example', ['Send', 'DeliveryDelay', 'Bounce Transient']],
    ['complaint@one.example', ['Send', 'Delivery', 'Complaint']],
    ['ooto@one.example', ['Send', 'Delivery', 'Bounce Transient']],
  ])('to %s becomes what its address says', async (to, wanted) => {
    told.length = 0
    send({ Destination: { ToAddresses: [to] } })
    await vi.waitFor(() => expect(told).toHaveLength(wanted.length))
    const read = z.object({ eventType: z.string(), bounce: z.object({ bounceType: z.string() }).optional() })
    const words = told.map(({ detail }) => read.parse(detail))
    expect(words.map(({ eventType, bounce }) => [eventType, bounce?.bounceType].filter(Boolean).join(' '))).toEqual(
      wanted,
    )
  })

  it('to an address that is throttled is refused for now', () => {
    expect(() => send({ Destination: { ToAddresses: ['throttled@one.example'] } })).toThrow(/Maximum sending rate/)
  })

  it.each([
    ['from someone else', { FromEmailAddress: 'post@other.example' }, /not verified/],
    ['to nobody', { Destination: {} }, /Illegal address/],
    ['to no address', { Destination: { ToAddresses: ['someone'] } }, /Illegal address/],
    ['with a configuration set that is not there', { ConfigurationSetName: 'none' }, /does not exist/],
  ])('is refused %s', (_, more, message) => {
    const before = mailbox.mails().length
    expect(() => send(more)).toThrow(message)
    expect(mailbox.mails()).toHaveLength(before)
  })
})

describe('a secret', () => {
  const templates = templatesOf({
    Made: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: {
        GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true, ExcludeCharacters: 'aeiou' },
      },
    },
    Inside: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: { GenerateSecretString: { SecretStringTemplate: '{"user":"u"}', GenerateStringKey: 'password' } },
    },
    Given: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: 'told' } },
  })
  const valueOf = (logicalId: string) => {
    const operations = openSecrets(templates, { state, now })
    const SecretId = templates
      .resources()
      .find((resource) => resource.logicalId === logicalId)
      ?.ref()
    const answer = operations['secretsmanager.GetSecretValue']?.({ SecretId: SecretId ?? 'none' })
    return z.object({ SecretString: z.string() }).parse(answer).SecretString
  }

  it('is made as its declaration says, once', () => {
    expect(valueOf('Made')).toMatch(/^[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z0-9AEIOU]{64}$/)
    expect(valueOf('Made')).toBe(valueOf('Made'))
    expect(JSON.parse(valueOf('Inside'))).toMatchObject({ user: 'u', password: expect.stringMatching(/^.{32}$/) })
    expect(valueOf('Given')).toBe('told')
  })

  it('is not found by another name', () => {
    expect(() => valueOf('Nothing')).toThrow(/can't find/)
  })
})

describe('a line of a function', () => {
  it('shows its message and its short fields, and none of the frame', () => {
    const line = {
      level: 'WARN',
      message: 'late',
      timestamp: 't',
      cold_start: true,
      id: 'A-1',
      count: 2,
      long: 'x'.repeat(99),
      deep: {},
    }
    expect(summarise(JSON.stringify(line))).toMatchObject({
      level: 'warn',
      text: 'late  id=A-1  count=2',
      metrics: false,
    })
  })

  it('shows what the error was', () => {
    const line = { level: 'ERROR', message: 'failed', error: { name: 'TypeError', message: 'no', stack: '…' } }
    expect(summarise(JSON.stringify(line))).toMatchObject({ level: 'error', text: 'failed  TypeError: no' })
  })

  it('is not for the terminal when it carries metrics', () => {
    expect(summarise(JSON.stringify({ _aws: {}, Count: 1 }))).toMatchObject({ metrics: true })
  })

  it.each(['plain words', '{ broken', '{"no":"message"}'])(
    'is shown as it stands when it is not structured: %s',
    (line) => {
      expect(summarise(line)).toBeUndefined()
    },
  )
})
