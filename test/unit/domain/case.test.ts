import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  CASE_ENDS,
  CASE_STATUSES,
  CASE_TRANSITIONS,
  type CaseCommand,
  type CaseCommandType,
  decide,
  evolve,
  leadsTo,
} from '../../../shared/domain/case.ts'
import { DEFAULT_POLICY } from '../../../shared/domain/clocks/policy.ts'
import type { Outcome } from '../../../shared/domain/events.ts'
import { targetsUnder } from '../../../shared/domain/reprojection.ts'
import { keysOf } from '../../../shared/domain/table-keys.ts'
import { aCase, afterCommands, anOffer, daysAfter, hoursAfter, MONDAY, provider } from '../../support/factories.ts'
import { STATUSES_PAGE, statusesPage } from '../../support/diagram.ts'

const COMMANDS: Record<CaseCommandType, CaseCommand> = {
  offer: { type: 'offer', offer: anOffer(), passedOver: [] },
  'leave-unplaced': { type: 'leave-unplaced', passedOver: [] },
  'assign-again': { type: 'assign-again', reason: 'A place has come free.' },
  accept: { type: 'accept', offerId: 'offer-1' },
  decline: { type: 'decline', offerId: 'offer-1', reason: 'capacity' },
  lapse: { type: 'lapse', offerId: 'offer-1' },
  query: { type: 'query', question: 'Who decides?' },
  'confirm-instruction': { type: 'confirm-instruction', answer: 'The ward consultant.' },
  allocate: { type: 'allocate', advocate: 'Wren Hollis' },
  'attempt-contact': { type: 'attempt-contact', occurredAt: MONDAY },
  'make-contact': { type: 'make-contact', occurredAt: MONDAY },
  'agree-report-date': { type: 'agree-report-date', reportBy: daysAfter(MONDAY, 10) },
  'submit-report': { type: 'submit-report', occurredAt: MONDAY },
  close: { type: 'close', outcomes: ['person-died'], summary: 'He died before the meeting.', hours: 3 },
  withdraw: { type: 'withdraw', reason: 'person-declined' },
  'take-correction': { type: 'take-correction', fields: ['consent.state'], sharing: 'stopped' },
  pause: { type: 'pause', reason: 'person-unavailable' },
  'tell-delay': {
    type: 'tell-delay',
    milestone: 'report',
    reason: 'interpreter-awaited',
    expectedAt: daysAfter(MONDAY, 20),
  },
  resume: { type: 'resume' },
  'end-pause': { type: 'end-pause' },
  reproject: {
    type: 'reproject',
    priority: 'P1',
    targets: targetsUnder(DEFAULT_POLICY, aCase('assigning'), 'P1'),
    reason: 'The meeting has been brought forward.',
  },
  'raise-alert': { type: 'raise-alert', milestone: 'allocation', alert: 'reminder', dueAt: MONDAY },
}
const commands = keysOf(COMMANDS)
const later = { at: daysAfter(MONDAY, 1), by: provider }

const pairs = CASE_STATUSES.flatMap((status) => commands.map((command) => ({ status, command })))
const allows = ({ status, command }: (typeof pairs)[number]) => CASE_TRANSITIONS[command].from.includes(status)

describe('the table of transitions', () => {
  it('reaches every status from the first', () => {
    const reached = new Set(['assigning'])
    for (let before = 0; before !== reached.size; ) {
      before = reached.size
      for (const command of commands)
        for (const from of CASE_TRANSITIONS[command].from)
          if (reached.has(from)) for (const to of leadsTo(command, from)) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...CASE_STATUSES].sort())
  })

  it.each(CASE_ENDS)('has no way back out of %s', (end) => {
    const allowed = commands.filter((command) => CASE_TRANSITIONS[command].from.includes(end))
    expect(allowed.flatMap((command) => leadsTo(command, end)).filter((to) => to !== end)).toEqual([])
  })

  it.each(CASE_STATUSES.filter((status) => !CASE_ENDS.includes(status)))('leads from %s to an end', (start) => {
    const seen = new Set<string>([start])
    for (const status of seen)
      for (const command of commands)
        for (const from of CASE_TRANSITIONS[command].from)
          if (from === status) for (const to of leadsTo(command, from)) seen.add(to)
    expect(CASE_ENDS.some((end) => seen.has(end))).toBe(true)
  })

  it.each(pairs.filter(allows))('in $status allows $command, and leads where it says', ({ status, command }) => {
    // A clock goes on only after it stood still.
    const ends = command === 'resume' || command === 'end-pause'
    const before = ends && status !== 'queried' ? [COMMANDS.pause] : []
    const state = afterCommands(aCase(status), before, daysAfter(MONDAY, 1))
    const decided = decide(state, COMMANDS[command], later)
    const after = decided.ok ? decided.events.reduce(evolve, state) : undefined
    expect(leadsTo(command, status)).toContain(after?.status)
    expect(after?.version).toBeGreaterThan(state.version)
  })

  it.each(pairs.filter((pair) => !allows(pair)))('in $status refuses $command, and says why', ({ status, command }) => {
    const answersAnOffer = ['accept', 'decline', 'lapse'].includes(command) && status !== 'queried'
    const whileGoing = answersAnOffer ? 'already-answered' : 'not-in-this-status'
    const code = CASE_ENDS.includes(status) ? 'already-ended' : whileGoing
    expect(decide(aCase(status), COMMANDS[command], later)).toEqual({ ok: false, refusal: { code, status } })
  })

  it('is what docs/statuses.md draws', () => {
    expect(readFileSync(STATUSES_PAGE, 'utf8')).toBe(statusesPage())
  })
})

describe('an offer', () => {
  it('is answered by its own id only', () => {
    const answer = decide(aCase('offered'), { type: 'accept', offerId: 'offer-0' }, later)
    expect(answer).toEqual({ ok: false, refusal: { code: 'not-the-open-offer' } })
  })

  it.each(['decline', 'lapse'] as const)(
    'that the provider lets go by %s is remembered and leaves nobody holding the case',
    (command) => {
      const after = afterCommands(aCase('offered'), [COMMANDS[command]], later.at)
      const how = command === 'decline' ? 'declined' : 'lapsed'
      expect(after.givenBack).toEqual([{ provider: 'northstar', how, at: later.at }])
      expect(after).not.toHaveProperty('offer')
    },
  )

  it('may be made again to those that let it lapse, and not to those that declined, once the commissioner asks', () => {
    const lapsedThenDeclined = afterCommands(aCase('offered'), [
      COMMANDS.lapse,
      { type: 'offer', offer: anOffer({ offerId: 'offer-2', provider: 'lanternhouse' }), passedOver: [] },
      { type: 'decline', offerId: 'offer-2', reason: 'area' },
      COMMANDS['leave-unplaced'],
      COMMANDS['assign-again'],
    ])
    expect(lapsedThenDeclined.givenBack.map(({ provider: who }) => who)).toEqual(['lanternhouse'])
  })
})

describe('a query', () => {
  it.each(['offered', 'accepted'] as const)(
    'raised when %s stops the clocks and goes back there when it is answered',
    (status) => {
      const queried = afterCommands(aCase(status), [COMMANDS.query], later.at)
      expect(queried.pauses).toEqual([{ from: later.at, reason: 'instruction-queried' }])
      const confirmed = afterCommands(queried, [COMMANDS['confirm-instruction']], daysAfter(MONDAY, 2))
      expect(confirmed.status).toBe(status)
      expect(confirmed.pauses).toEqual([{ from: later.at, to: daysAfter(MONDAY, 2), reason: 'instruction-queried' }])
    },
  )
})

describe('work on a case', () => {
  it.each([
    ['make-contact', 'allocated'],
    ['submit-report', 'in-contact'],
  ] as const)('cannot %s in the future or before the referral came', (type, status) => {
    const state = aCase(status)
    expect(decide(state, { type, occurredAt: hoursAfter(later.at, 1) }, later)).toMatchObject({
      refusal: { code: 'in-the-future' },
    })
    expect(decide(state, { type, occurredAt: hoursAfter(MONDAY, -1) }, later)).toMatchObject({
      refusal: { code: 'before-it-began' },
    })
  })

  it('agrees no report date after the decision or in the past', () => {
    const state = aCase('accepted', { decisionOn: '2026-12-01' })
    const agree = (reportBy: string) => decide(state, { type: 'agree-report-date', reportBy }, later)
    expect(agree('2026-12-02T00:00:00.000Z')).toMatchObject({ refusal: { code: 'after-the-decision' } })
    expect(agree(MONDAY)).toMatchObject({ refusal: { code: 'before-it-began' } })
    expect(agree('2026-12-01T23:59:59.000Z')).toMatchObject({ ok: true })
  })

  it('agrees no report date, and tells of no delay, more than a year ahead: its clock would be lost', () => {
    const state = aCase('accepted')
    const agree = (reportBy: string) => decide(state, { type: 'agree-report-date', reportBy }, later)
    expect(agree('2062-06-15T22:59:59.000Z')).toMatchObject({ refusal: { code: 'too-far-ahead', field: 'on' } })
    expect(agree(daysAfter(later.at, 366))).toMatchObject({ ok: true })
    const delay = { ...COMMANDS['tell-delay'], expectedAt: '2062-06-15T22:59:59.000Z' }
    expect(decide(state, delay, later)).toMatchObject({ refusal: { code: 'too-far-ahead', field: 'on' } })
  })

  it('keeps the first instant of a milestone', () => {
    const twice = afterCommands(
      aCase('allocated'),
      [
        { type: 'attempt-contact', occurredAt: hoursAfter(MONDAY, 2) },
        { type: 'attempt-contact', occurredAt: hoursAfter(MONDAY, 3) },
      ],
      later.at,
    )
    expect(twice.reached['contact-attempt']).toBe(hoursAfter(MONDAY, 2))
  })

  it.each(['accepted', 'allocated'] as const)('ends before contact only for a reason of the person: %s', (status) => {
    const close = (outcomes: Outcome[]) =>
      decide(aCase(status), { type: 'close', outcomes, summary: 'Ended.', hours: 1 }, later)
    expect(close(['views-represented'])).toEqual({ ok: false, refusal: { code: 'no-contact-yet', field: 'outcomes' } })
    expect(close(['person-declined-advocacy', 'complaint'])).toMatchObject({ ok: false })
    expect(close(['person-declined-advocacy'])).toMatchObject({ ok: true })
  })

  it('is paused once and resumed once', () => {
    const paused = afterCommands(aCase('allocated'), [COMMANDS.pause], later.at)
    expect(decide(paused, COMMANDS.pause, later)).toMatchObject({ refusal: { code: 'already-paused' } })
    expect(decide(aCase('allocated'), COMMANDS.resume, later)).toMatchObject({ refusal: { code: 'not-paused' } })
  })

  it('raises each alert once', () => {
    const alerted = afterCommands(aCase('accepted'), [COMMANDS['raise-alert']], later.at)
    expect(decide(alerted, COMMANDS['raise-alert'], later)).toMatchObject({ refusal: { code: 'already-raised' } })
  })
})
