// An evidence pack: what it tells of a case, and that nothing of it can be changed without showing.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { buildSync } from 'esbuild'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPack, differsFrom, fingerprintOf } from '../../../infra/operations/check-pack.ts'
import type { CaseCommand } from '../../../shared/domain/case.ts'
import { decide } from '../../../shared/domain/case-decisions.ts'
import { evolve, opened } from '../../../shared/domain/case-evolution.ts'
import type { CaseEvent, ReferralEvent } from '../../../shared/domain/events.ts'
import { canonical } from '../../../shared/domain/evidence/canonical.ts'
import { type Chain, checkChain, goesOnFrom, hashOfLink } from '../../../shared/domain/evidence/chain.ts'
import { type CaseRecords, packOf } from '../../../shared/domain/evidence/pack.ts'
import { sealed, type Signer } from '../../../shared/domain/evidence/sealed.ts'
import { newMail, withAttempt, withMoment } from '../../../shared/domain/mails.ts'
import { decide as decideReferral } from '../../../shared/domain/referral.ts'
import {
  aReferral,
  CALENDARS,
  CASE_ID,
  caseOpening,
  determination,
  hoursAfter,
  MONDAY,
  provider,
  receipt,
  REFERENCE,
  referrer,
  WAY_TO,
  workflow,
} from '../../support/factories.ts'

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

const signerOf = (seed: number): Signer & { pem: string } => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const published = createPublicKey(key)
  const bytes = published.export({ format: 'der', type: 'spki' }).subarray(-32)
  return {
    publicKey: bytes.toString('hex'),
    fingerprint: sha256(bytes),
    sign: (text) => sign(null, Buffer.from(text), key).toString('hex'),
    pem: published.export({ format: 'pem', type: 'spki' }).toString(),
  }
}
const signer = signerOf(7)

const chainOf = <Event>(subject: string, events: readonly Event[], from = 1): Chain<Event> => {
  let previous: string | undefined
  const links = events.map((event, place) => {
    const number = place + 1
    if (number < from) return { number, event }
    previous = hashOfLink({ subject, number, previous, event }, sha256)
    return { number, event, hash: previous }
  })
  return { subject, ...(previous === undefined ? {} : { head: previous }), events: links }
}

const eventsAfter = (commands: readonly CaseCommand[]): CaseEvent[] => {
  const opening = caseOpening()
  const events: CaseEvent[] = [opening]
  let state = opened(opening)
  for (const [place, command] of commands.entries()) {
    const decided = decide(state, command, { at: hoursAfter(MONDAY, place + 1), by: provider })
    if (!decided.ok) throw new Error(decided.refusal.code)
    events.push(...decided.events)
    state = decided.events.reduce(evolve, state)
  }
  return events
}

const referralEvents = (): ReferralEvent[] => {
  const determined = decideReferral(aReferral(), determination(aReferral()), { at: MONDAY, by: workflow })
  if (!determined.ok) throw new Error(determined.refusal.code)
  const by = { kind: 'service', part: 'referral-workflow' } as const
  const cases = [{ caseId: CASE_ID, role: 'care-act', rule: 'CA-9' }] as const
  return [receipt(), ...determined.events, { type: 'cases-opened', at: MONDAY, by, cases: [...cases] }]
}

const mail = (caseId: string) => {
  const effect = { do: 'mail', to: 'referrer', reference: REFERENCE, template: 'accepted', caseId } as const
  const taken = newMail(`${caseId}.3`, effect, {
    address: 'referrer@westmarch.example',
    subject: `${caseId} has been accepted`,
    language: 'en',
    at: MONDAY,
  })
  const attempt = { attempt: 'secret-tag', asked: 'asked', at: MONDAY, address: 'referrer@westmarch.example' }
  return withMoment(withAttempt(taken, attempt), {
    kind: 'delivered',
    at: hoursAfter(MONDAY, 1),
    attempt: 'secret-tag',
  })
}

const recordsAfter = (commands: readonly CaseCommand[] = WAY_TO.closed, chainedFrom = 1): CaseRecords => {
  const events = eventsAfter(commands)
  const [first, ...others] = events
  if (first?.type !== 'case-opened') throw new Error('No opening')
  return {
    state: others.reduce(evolve, opened(first)),
    referral: aReferral(),
    ofReferral: chainOf(REFERENCE, referralEvents(), chainedFrom),
    ofCase: chainOf(CASE_ID, events, chainedFrom),
    mails: [mail(CASE_ID), mail(`${REFERENCE}-2`)],
    calendars: CALENDARS.of,
  }
}

const TAKING = { at: hoursAfter(MONDAY, 30), by: referrer, purpose: 'Complaint 12/7', notes: ['No story.'] }
const packAfter = (commands?: readonly CaseCommand[], chainedFrom?: number) =>
  packOf(recordsAfter(commands, chainedFrom), TAKING)
const fileOf = (pack = packAfter(), by = signer): Buffer => Buffer.from(sealed(pack, by), 'utf8')
const faultOf = (bytes: Uint8Array, trusted?: string) => {
  const check = checkPack(bytes, trusted)
  return check.ok ? undefined : check.fault
}
const checked = (bytes: Uint8Array) => {
  const check = checkPack(bytes)
  if (!check.ok) throw new Error(JSON.stringify(check.fault))
  return check.checked
}

describe('an evidence pack', () => {
  it('tells who was told what and whether it arrived, without the tags by which SES is believed, and of no other case', () => {
    const { mails } = packAfter()
    expect(mails).toMatchObject([
      {
        template: 'accepted',
        address: 'referrer@westmarch.example',
        standing: { kind: 'delivered' },
        attempts: [{ at: MONDAY }],
      },
    ])
    expect(mails[0]?.attempts[0]).not.toHaveProperty('attempt')
  })

  it('tells the rules that it was opened by with reasons and sources, the targets, and the working of each clock', () => {
    const pack = packAfter()
    expect(pack.law?.rulesVersion).not.toBe('')
    const reasons = pack.law?.determinations.flatMap((one) => one.reasons) ?? []
    expect(reasons.length).toBeGreaterThan(0)
    expect(reasons.filter(({ source }) => source === '')).toEqual([])
    expect(pack.targets.version).not.toBe('')
    expect(pack.clocks.map(({ clock }) => clock.milestone)).toEqual(
      expect.arrayContaining(['acknowledgement', 'allocation', 'first-contact']),
    )
    expect(pack.clocks.every(({ working, calendar }) => working.length > 0 && calendar !== '')).toBe(true)
  })

  it('takes the determination before the case was opened, not one of later', () => {
    const records = recordsAfter()
    const [, determined] = records.ofReferral.events
    if (determined?.event.type !== 'eligibility-determined') throw new Error('Not determined')
    const later = { number: 4, event: { ...determined.event, rulesVersion: 'later' } }
    const ofReferral = { ...records.ofReferral, events: [...records.ofReferral.events, later] }
    expect(packOf({ ...records, ofReferral }, TAKING).law?.rulesVersion).toBe(determined.event.rulesVersion)
  })

  it('holds every event and says how the case came to its provider', () => {
    const pack = packAfter()
    expect(pack.chains[1].events.map(({ event }) => event.type)).toEqual(
      eventsAfter(WAY_TO.closed).map(({ type }) => type),
    )
    expect(pack.assignment.map(({ type }) => type)).toEqual(['offer-made', 'offer-accepted', 'advocate-allocated'])
  })

  it('is the same file for the same records', () => {
    expect(fileOf().equals(fileOf())).toBe(true)
  })
})

describe('a check of a pack', () => {
  it('passes what was given out, by the key that it brings along and by the one that is published', () => {
    expect(faultOf(fileOf())).toBeUndefined()
    expect(faultOf(fileOf(), signer.fingerprint)).toBeUndefined()
    expect(fingerprintOf(signer.pem)).toBe(signer.fingerprint)
  })

  it('fails for a bit that is changed: one of each byte of the signature, and of every 29th of what it is over', () => {
    const file = fileOf()
    const signature = file.indexOf('"signature":')
    const places = Array.from(file.keys()).filter((place) => place % 29 === 0 || place >= signature)
    const passed = places.filter((place) => {
      const flipped = Buffer.from(file)
      flipped[place] = (file[place] ?? 0) ^ (1 << (place % 8))
      return checkPack(flipped).ok
    })
    expect(signature).toBeGreaterThan(file.length - 600)
    expect(places.length).toBeGreaterThan(500)
    expect(passed).toEqual([])
  })

  const added = '"decision":"The person was told on 1 May and agreed."'
  it.each<[string, (first: string) => string]>([
    ['a member of a name that sorts before all others', () => `"A":{${added}}`],
    ['a member called __proto__', () => `"__proto__":{${added}}`],
    ['a member called constructor', () => `"constructor":{${added}}`],
    ['its first member once more, before it', (first) => `${first}:{${added}}`],
  ])('fails for %s, put into any object of the file, also where the file is then put in order', (_, member) => {
    const file = fileOf().toString()
    const objects = [...file.matchAll(/\{(?=("[^"]*"):)/g)]
    const passed = objects.flatMap(({ index, 1: first = '' }) => {
      const put = `${file.slice(0, index + 1)}${member(first)},${file.slice(index + 1)}`
      // What replaces a value in the parser leaves the file as it was.
      const inOrder = canonical(JSON.parse(put))
      return [put, ...(inOrder === file ? [] : [inOrder])].filter((text) => faultOf(Buffer.from(text)) === undefined)
    })
    expect(objects.length).toBeGreaterThan(100)
    expect(passed).toEqual([])
  })

  it('fails for a pack that is deeper than the check can follow', () => {
    const deep = fileOf()
      .toString()
      .replace('"law":{', `"law":{"A":${'['.repeat(200_000)}${']'.repeat(200_000)},`)
    expect(faultOf(Buffer.from(deep))).toMatchObject({ at: 'form' })
  })

  it('fails for whatever is cut off, put in or put over it', () => {
    const file = fileOf()
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(3), fc.uint8Array({ maxLength: 4 }), (place, without, put) => {
        const changed = Buffer.concat([file.subarray(0, place), put, file.subarray(place + without)])
        expect(checkPack(changed).ok).toBe(changed.equals(file))
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['white space at the end', (text: string) => `${text}\n`],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    [
      'other capitals in the signature',
      (text: string) => text.replace(/"value":"[0-9a-f]+"/, (found) => `"value":"${found.slice(9, -1).toUpperCase()}"`),
    ],
    ['a name that stands twice', (text: string) => text.replace('{', '{"format":"x",')],
    ['an escape for a letter', (text: string) => text.replace('"format"', '"\\u0066ormat"')],
    ['nothing', () => ''],
    ['another thing', () => '[]'],
    ['a very deep one', () => '['.repeat(200_000)],
  ])('fails for %s', (_, change) => {
    expect(faultOf(Buffer.from(change(fileOf().toString())))?.at).toBe('form')
  })

  it('fails for a pack that was made anew with another key, once the published one is named', () => {
    const forged = fileOf({ ...packAfter(), notes: ['Forged.'] }, signerOf(8))
    expect(faultOf(forged)).toBeUndefined()
    expect(faultOf(forged, signer.fingerprint)).toMatchObject({ at: 'key', why: 'another-key' })
    const borrowed = fileOf(packAfter(), { ...signerOf(8), fingerprint: signer.fingerprint })
    expect(faultOf(borrowed, signer.fingerprint)).toMatchObject({ at: 'key', why: 'fingerprint' })
    const { publicKey, fingerprint } = signer
    expect(faultOf(fileOf(packAfter(), { ...signerOf(8), publicKey, fingerprint }))).toEqual({ at: 'signature' })
  })

  it('shows an event that was changed in the records before the pack was made', () => {
    const pack = packAfter()
    const [ofReferral, ofCase] = pack.chains
    const events = ofCase.events.map((one) =>
      one.number === 3 ? { ...one, event: { ...one.event, at: hoursAfter(MONDAY, -3) } } : one,
    )
    const fault = faultOf(fileOf({ ...pack, chains: [ofReferral, { ...ofCase, events }] }))
    expect(fault).toEqual({ at: 'chain', subject: CASE_ID, number: 3, fault: 'hash' })
  })

  it('refuses the events of another case', () => {
    const pack = packAfter()
    const [ofReferral, { events }] = pack.chains
    const other = chainOf(
      `${REFERENCE}-2`,
      events.map(({ event }) => event),
    )
    expect(faultOf(fileOf({ ...pack, chains: [ofReferral, other] }))).toMatchObject({ at: 'subject' })
  })

  it('counts the events that are older than the chain', () => {
    expect(checked(fileOf(packAfter(WAY_TO.closed, 3))).chains).toEqual([
      { subject: REFERENCE, chained: 1, unchained: 2 },
      { subject: CASE_ID, chained: eventsAfter(WAY_TO.closed).length - 2, unchained: 2 },
    ])
  })

  it('passes a later pack beside an earlier one, and not one whose history was made anew', () => {
    const earlier = checked(fileOf(packAfter(WAY_TO.allocated)))
    expect(differsFrom(earlier, checked(fileOf(packAfter(WAY_TO.closed))))).toBeUndefined()
    const anew = packAfter(WAY_TO.closed)
    const events = anew.chains[1].events.map(({ event }) =>
      event.type === 'advocate-allocated' ? { ...event, advocate: 'Idris Fairweather' } : event,
    )
    const forged = checked(fileOf({ ...anew, chains: [anew.chains[0], chainOf(CASE_ID, events)] }))
    expect(differsFrom(earlier, forged)).toBe(CASE_ID)
    expect(differsFrom(checked(fileOf(packAfter(WAY_TO.closed))), earlier)).toBe(CASE_ID)
  })
})

it('rests on nothing but Node and the shapes of the file: no network, no database, no service of AWS', () => {
  const { inputs } = buildSync({
    entryPoints: ['infra/operations/verify-pack.ts'],
    write: false,
    outdir: 'unwritten',
    metafile: true,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  }).metafile
  const from = Object.values(inputs).flatMap(({ imports }) => imports.filter(({ external }) => external === true))
  expect([...new Set(from.map(({ path }) => path))].sort()).toEqual([
    'node:crypto',
    'node:fs/promises',
    'node:util',
    'zod',
  ])
})

describe('a chain', () => {
  const events = fc.array(fc.record({ type: fc.string(), said: fc.string() }), { minLength: 1, maxLength: 8 })

  it('holds as it was written, and goes on from every beginning of itself', () => {
    fc.assert(
      fc.property(events, fc.nat(8), (some, count) => {
        const chain = chainOf('X', some)
        expect(checkChain(chain, sha256)).toEqual({ ok: true, chained: some.length, unchained: 0 })
        expect(goesOnFrom(chainOf('X', some.slice(0, count)), chain)).toBe(true)
      }),
    )
  })

  it.each<[string, (events: Chain['events']) => Chain['events'], string]>([
    ['taken out', (all) => all.filter(({ number }) => number !== 2), 'number'],
    [
      'taken out and renumbered',
      (all) => all.filter(({ number }) => number !== 2).map((one, place) => ({ ...one, number: place + 1 })),
      'hash',
    ],
    ['taken off the end', (all) => all.slice(0, -1), 'head'],
    ['put in again', (all) => [...all.slice(0, 2), ...all.slice(1)], 'number'],
    ['put in another order', (all) => all.toReversed(), 'number'],
    [
      'without its hash',
      (all) =>
        all.map(({ hash, ...one }) => (one.number === 3 ? one : { ...one, ...(hash === undefined ? {} : { hash }) })),
      'hash-missing',
    ],
  ])('breaks at an event %s', (_, change, fault) => {
    const chain = chainOf('X', [{ said: 'one' }, { said: 'two' }, { said: 'three' }, { said: 'four' }])
    expect(checkChain({ ...chain, events: change(chain.events) }, sha256)).toMatchObject({ ok: false, fault })
  })
})

describe('the canonical form', () => {
  it.each([
    [{ b: 1, a: [2, { d: 3, c: null }] }, '{"a":[2,{"c":null,"d":3}],"b":1}'],
    [{ a: undefined, '€': 'x', '\u{1F600}': 1 }, '{"€":"x","\u{1F600}":1}'],
    [[1e21, 0.1, -0, 'a"b\n'], '[1e+21,0.1,0,"a\\"b\\n"]'],
  ])('of %j is one text', (value, text) => {
    expect(canonical(value)).toBe(text)
  })

  it('is what it reads back to, in whatever order the names come', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value)
        expect(canonical(JSON.parse(text))).toBe(text)
      }),
    )
  })
})
