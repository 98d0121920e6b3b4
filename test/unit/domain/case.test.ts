import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  CASE_ENDS,
  CASE_STATUSES,
  CASE_TRANSITIONS,
  type CaseCommand,
  type CaseCommandType,
  type CaseState,
  leadsTo,
} from '../../../shared/domain/case.ts'
import { decide } from '../../../shared/domain/case-decisions.ts'
import { evolve, opened } from '../../../shared/domain/case-evolution.ts'
import { clockWorking } from '../../../shared/domain/clock-working.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { caseTargets } from '../../../shared/domain/clocks/case-targets.ts'
import { DEFAULT_POLICY } from '../../../shared/domain/clocks/policy.ts'
import { effectsOfCase } from '../../../shared/domain/effects.ts'
import type { CaseEvent, Outcome, ToldDelay } from '../../../shared/domain/events.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import { targetsUnder } from '../../../shared/domain/reprojection.ts'
import { keysOf } from '../../../shared/domain/table-keys.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import {
  aCase,
  afterCommands,
  anOffer,
  caseOpening,
  daysAfter,
  hoursAfter,
  MONDAY,
  provider,
  REFERENCE,
  workflow,
} from '../../support/factories.ts'
import { STATUSES_PAGE, statusesPage } from '../../support/diagram.ts'

const ELSEWHERE = {
  toCaseId: `${REFERENCE}-2`,
  area: 'eastmoor',
  reason: 'person-moved',
  jointUntil: daysAfter(MONDAY, 10),
} as const

const DELAY = {
  type: 'tell-delay',
  milestone: 'report',
  reason: 'interpreter-awaited',
  expectedAt: daysAfter(MONDAY, 30),
} as const

const COMMANDS: Record<CaseCommandType, CaseCommand> = {
  offer: { type: 'offer', offer: anOffer(), passedOver: [] },
  'leave-unplaced': { type: 'leave-unplaced', passedOver: [] },
  'assign-again': { type: 'assign-again', reason: 'A place has come free.' },
  accept: { type: 'accept', offerId: 'offer-1' },
  decline: { type: 'decline', offerId: 'offer-1', reason: 'capacity' },
  'give-back': { type: 'give-back', reason: 'capacity' },
  lapse: { type: 'lapse', offerId: 'offer-1' },
  'bounce-out': { type: 'bounce-out', offerId: 'offer-1' },
  'reissue-link': {
    type: 'reissue-link',
    offerId: 'offer-1',
    contactEmail: 'second@northstar.example',
    why: 'bounced',
  },
  query: { type: 'query', question: 'Who decides?' },
  'confirm-instruction': { type: 'confirm-instruction', answer: 'The ward consultant.' },
  allocate: { type: 'allocate', advocate: 'Wren Hollis' },
  reallocate: { type: 'reallocate', advocate: 'Idris Fairweather', reason: 'advocate-away' },
  'record-hours': { type: 'record-hours', hours: 1.5, on: dateOf(MONDAY) },
  'send-message': { type: 'send-message', from: 'provider', tells: true },
  'attempt-contact': { type: 'attempt-contact', occurredAt: MONDAY },
  'make-contact': { type: 'make-contact', occurredAt: MONDAY },
  'agree-report-date': { type: 'agree-report-date', reportBy: daysAfter(MONDAY, 10) },
  'submit-report': { type: 'submit-report', occurredAt: MONDAY },
  close: { type: 'close', outcomes: ['person-died'], summary: 'He died before the meeting.', hours: 3 },
  'give-feedback': { type: 'give-feedback', from: 'referrer', score: 4 },
  withdraw: { type: 'withdraw', reason: 'person-declined' },
  're-assign': { type: 're-assign', offerId: 'offer-1', reason: 'It cannot be reached.' },
  'hand-over': { type: 'hand-over', toCaseId: `${REFERENCE}-2`, area: 'eastmoor', reason: 'person-moved' },
  'hand-over-jointly': { type: 'hand-over-jointly', ...ELSEWHERE },
  'end-joint-period': { type: 'end-joint-period' },
  'take-correction': { type: 'take-correction', fields: ['consent.state'], sharing: 'stopped' },
  pause: { type: 'pause', reason: 'person-unavailable' },
  'tell-delay': DELAY,
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
const met = (state: CaseState, occurredAt: string) =>
  decide(state, { type: 'make-contact', occurredAt }, { at: daysAfter(MONDAY, 3), by: provider })

/** A case that is worked on in two areas. */
const shared = (state: CaseState): CaseState => ({ ...state, handedOver: { ...ELSEWHERE, at: MONDAY } })

/** A case after events, and the mails that they ask for. */
const changed = (before: CaseState, events: readonly CaseEvent[]) => {
  let state = before
  const mails: string[] = []
  for (const event of events) {
    const after = evolve(state, event)
    mails.push(
      ...effectsOfCase(event, state, after).flatMap((effect) =>
        effect.do === 'mail' ? [`${effect.template} ${effect.to}`] : [],
      ),
    )
    state = after
  }
  return { state, mails }
}
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
    // Of the questions only those of the provider that holds the case leave room for messages.
    const asked = command === 'send-message' && status === 'queried'
    const shared = (command === 'hand-over-jointly' || command === 'give-back') && status === 'queried'
    // What a provider paused before it asked goes on by its own word; the pause of the question ends with the answer.
    const pausedAndAsked = command === 'resume' && status === 'queried'
    const led = pausedAndAsked ? [COMMANDS.pause, COMMANDS.query] : [COMMANDS.query]
    const start = asked || shared || pausedAndAsked ? afterCommands(aCase('accepted'), led) : aCase(status)
    // A joint period ends only where there is one, once its time has come.
    const joint = command === 'end-joint-period' ? { handedOver: { ...ELSEWHERE, at: MONDAY } } : {}
    const state = { ...afterCommands(start, before, daysAfter(MONDAY, 1)), ...joint }
    const at = command === 'end-joint-period' ? daysAfter(MONDAY, 10) : later.at
    const decided = decide(state, COMMANDS[command], { ...later, at })
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

  it.each([
    ['decline', 'declined'],
    ['lapse', 'lapsed'],
    ['bounce-out', 'bounced'],
  ] as const)('that the provider lets go by %s is remembered and leaves nobody holding the case', (command, how) => {
    const after = afterCommands(aCase('offered'), [COMMANDS[command]], later.at)
    expect(after.givenBack).toMatchObject([{ provider: 'northstar', how, at: later.at }])
    expect(after).not.toHaveProperty('offer')
  })

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

const tellOfReport = (expectedAt: string) =>
  decide(
    aCase('allocated'),
    { type: 'tell-delay', milestone: 'report', reason: 'interpreter-awaited', expectedAt },
    later,
  )

describe('the date of a report under an urgent authorisation', () => {
  const targets = caseTargets(DEFAULT_POLICY, {
    role: 'imca',
    rule: 'IMCA-39A',
    priority: 'P1',
    urgentAuthorisation: true,
  })
  const urgent = aCase('allocated', { role: 'imca', rule: 'IMCA-39A', urgentAuthorisationAt: MONDAY, targets })
  const agreed = (reportBy: string) => decide(urgent, { type: 'agree-report-date', reportBy }, later)

  it('can be agreed for as long as that lasts, and no longer', () => {
    expect(agreed('2026-11-30T23:59:59.000Z')).toMatchObject({ ok: true })
    expect(agreed('2026-12-01T23:59:59.000Z')).toMatchObject({ refusal: { code: 'after-the-limit', field: 'on' } })
  })

  it('moves the due time to what was agreed', () => {
    const decided = agreed('2026-11-26T23:59:59.000Z')
    const after = decided.ok ? decided.events.reduce(evolve, urgent) : urgent
    const dueOf = (state: typeof urgent) =>
      clocksOf(state, later.at, ENGLAND_AND_WALES).find(({ milestone }) => milestone === 'report')?.dueAt
    expect([urgent, after].map(dueOf)).toEqual(['2026-11-30T23:59:59.000Z', '2026-11-26T23:59:59.000Z'])
  })
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

  it('says with its clock that what was in time was recorded only after it was due', () => {
    const opening = caseOpening()
    const events: CaseEvent[] = [opening]
    let state = opened(opening)
    const run = (command: CaseCommand, at: string) => {
      const decided = decide(state, command, { at, by: provider })
      if (!decided.ok) throw new Error(decided.refusal.code)
      events.push(...decided.events)
      state = decided.events.reduce(evolve, state)
    }
    for (const command of [COMMANDS.offer, COMMANDS.accept, COMMANDS.allocate]) run(command, hoursAfter(MONDAY, 1))
    // Due on 30 November; made on the 27th, told on 2 December, when the breach stood in the trail.
    const recordedAt = '2026-12-02T10:00:00.000Z'
    run(
      { type: 'raise-alert', milestone: 'first-contact', alert: 'breach', dueAt: '2026-11-30T17:00:00.000Z' },
      '2026-12-01T10:00:00.000Z',
    )
    run({ type: 'make-contact', occurredAt: '2026-11-27T10:00:00.000Z' }, recordedAt)
    const working = clockWorking(state, events, 'first-contact', recordedAt, ENGLAND_AND_WALES)
    expect(working).toMatchObject({ clock: { state: 'met' }, recordedLateAt: recordedAt })
    expect(clockWorking(state, events, 'allocation', recordedAt, ENGLAND_AND_WALES)).not.toHaveProperty(
      'recordedLateAt',
    )
  })

  it.each([
    ['a day before the contact', '2026-11-23T23:59:59.000Z', false],
    ['on its day, if the times of day are told loosely', '2026-11-24T00:00:00.000Z', true],
  ] as const)('has a report that is dated %s: %s', (_, occurredAt, ok) => {
    const met = afterCommands(
      aCase('allocated'),
      [{ type: 'make-contact', occurredAt: '2026-11-24T15:00:00.000Z' }],
      daysAfter(MONDAY, 2),
    )
    const decided = decide(met, { type: 'submit-report', occurredAt }, { at: daysAfter(MONDAY, 3), by: provider })
    expect(decided.ok ? 'taken' : decided.refusal).toEqual(
      ok ? 'taken' : { code: 'before-it-began', field: 'occurredAt' },
    )
  })

  it('may be dated before the advocate was named, but not from a time when it was another provider’s', () => {
    expect(met(aCase('allocated'), MONDAY)).toMatchObject({ ok: true })
    const takenBackAt = daysAfter(MONDAY, 1)
    const taken = afterCommands(aCase('in-contact'), [COMMANDS['re-assign']], takenBackAt)
    const again = afterCommands(taken, [COMMANDS.offer, COMMANDS.accept, COMMANDS.allocate], hoursAfter(takenBackAt, 1))
    const refusal = { code: 'before-it-began', field: 'occurredAt' }
    expect(met(again, hoursAfter(takenBackAt, -0.01))).toEqual({ ok: false, refusal })
    expect(met(again, takenBackAt)).toMatchObject({ ok: true })
    const tried = { type: 'attempt-contact', occurredAt: MONDAY } as const
    expect(decide(again, tried, { at: daysAfter(MONDAY, 3), by: provider })).toEqual({ ok: false, refusal })
  })

  it('is told to be late once in the same words', () => {
    const told = afterCommands(aCase('allocated'), [COMMANDS['tell-delay']], later.at)
    const again = (over: Partial<ToldDelay>) => decide(told, { ...DELAY, ...over }, later)
    expect(again({})).toEqual({ ok: false, refusal: { code: 'changes-nothing', field: 'on' } })
    expect(again({ reason: 'advocate-away' })).toMatchObject({ ok: true })
    expect(again({ expectedAt: daysAfter(MONDAY, 31) })).toMatchObject({ ok: true })
    // What was taken back meanwhile is told anew.
    const moved = afterCommands(told, [{ ...DELAY, expectedAt: daysAfter(MONDAY, 40) }], hoursAfter(later.at, 1))
    expect(decide(moved, COMMANDS['tell-delay'], later)).toMatchObject({ ok: true })
  })

  it.each(['close', 'withdraw', 'hand-over', 'end-joint-period', 're-assign', 'submit-report', 'lapse'] as const)(
    'leaves no pause open: %s',
    (command) => {
      const asked =
        command === 'lapse' ? aCase('queried') : afterCommands(aCase('in-contact'), [COMMANDS.pause], later.at)
      const joint = command === 'end-joint-period' ? { handedOver: { ...ELSEWHERE, at: MONDAY } } : {}
      const at = daysAfter(MONDAY, 10)
      const decided = decide({ ...asked, ...joint }, COMMANDS[command], { at, by: workflow })
      const after = decided.ok ? changed({ ...asked, ...joint }, decided.events) : undefined
      expect(after?.state.pauses.map(({ to }) => to)).toEqual([at])
      // Nobody is told that a pause has run out: it went with the work.
      expect(after?.mails.filter((mail) => mail.startsWith('pause-ended'))).toEqual([])
    },
  )

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

  it('tells of no delay to a day on which it is due anyway', () => {
    // The report is due by 17:00 on 14 December.
    expect(tellOfReport('2026-12-14T17:00:00.000Z')).toEqual({ ok: false, refusal: { code: 'not-late', field: 'on' } })
    expect(tellOfReport('2026-12-14T17:00:00.001Z')).toMatchObject({ ok: true })
  })

  it('asked about during a pause stands still for both reasons, and each ends by its own end', () => {
    const asked = afterCommands(aCase('accepted'), [COMMANDS.pause, COMMANDS.query], later.at)
    const reasons = ({ pauses }: typeof asked) => pauses.map(({ reason, to }) => [reason, to !== undefined])
    expect(reasons(asked)).toEqual([
      ['person-unavailable', false],
      ['instruction-queried', false],
    ])
    const answered = afterCommands(asked, [COMMANDS['confirm-instruction']], daysAfter(MONDAY, 2))
    expect(reasons(answered)).toEqual([
      ['person-unavailable', false],
      ['instruction-queried', true],
    ])
    expect(decide(answered, COMMANDS.pause, later)).toMatchObject({ refusal: { code: 'already-paused' } })
    const resumed = afterCommands(answered, [COMMANDS.resume], daysAfter(MONDAY, 3))
    expect(resumed.pauses.map(({ to }) => to)).toEqual([daysAfter(MONDAY, 3), daysAfter(MONDAY, 2)])
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

describe('a breach that nobody has recorded yet', () => {
  // Allocation was due on Wednesday, the first contact on the Monday after.
  const at = '2026-12-07T10:00:00.000Z'
  const ALLOCATION = { milestone: 'allocation', alert: 'breach', dueAt: '2026-11-25T17:00:00.000Z' }
  const CONTACT = { milestone: 'first-contact', alert: 'breach', dueAt: '2026-11-30T17:00:00.000Z' }
  const recorded = (state: CaseState, command: CaseCommand) => {
    const decided = decide(state, command, { at, by: provider })
    if (!decided.ok) throw new Error(decided.refusal.code)
    return { ...changed(state, decided.events), events: decided.events }
  }

  it.each([
    ['close', aCase('accepted')],
    ['withdraw', aCase('assigning')],
    ['withdraw', aCase('offered')],
    ['hand-over', aCase('accepted')],
    ['end-joint-period', shared(aCase('accepted'))],
  ] as const)('is recorded as the case ends: %s', (command, state) => {
    const { state: after, mails } = recorded(state, COMMANDS[command])
    expect(after.alerts).toEqual([ALLOCATION, CONTACT])
    // Nobody is left to hurry: whoever answers for the contract is told, and neither the provider nor the referrer.
    expect(mails.filter((mail) => /^(breach|delay)/.test(mail))).toEqual(['breach commissioner', 'breach commissioner'])
  })

  // By the targets of routine cases the allocation is late too, and told as late by those; the first contact is not.
  it('is recorded before an offer comes with the targets of its contract', () => {
    const slower = aCase('assigning', { priority: 'P4' }).targets
    const { state } = recorded(aCase('assigning'), { type: 'offer', offer: anOffer(), passedOver: [], targets: slower })
    expect(state.alerts).toMatchObject([CONTACT])
  })

  it.each(['decline', 'lapse', 'bounce-out'] as const)(
    'is recorded before %s gives the targets of the area back',
    (command) => {
      const own = aCase('assigning').targets
      const slower = aCase('assigning', { priority: 'P4' }).targets
      const offered = { ...aCase('offered'), targets: { ...own, ofArea: slower } }
      expect(recorded(offered, COMMANDS[command]).state.alerts).toMatchObject([CONTACT])
    },
  )

  it('of work that is done is for the commissioner alone', () => {
    const { events, mails } = recorded(aCase('accepted'), COMMANDS.allocate)
    expect(events.map(({ type }) => type)).toEqual(['alert-raised', 'advocate-allocated'])
    expect(mails).toEqual(['breach commissioner', 'allocated referrer'])
  })

  it.each(['record-hours', 'query', 'reallocate'] as const)(
    'waits for its review where nothing hides it: %s',
    (command) => {
      const state = command === 'query' ? aCase('accepted') : aCase('allocated')
      expect(recorded(state, COMMANDS[command]).events.filter(({ type }) => type === 'alert-raised')).toEqual([])
    },
  )

  it('is recorded once', () => {
    const raised = afterCommands(
      aCase('accepted'),
      [{ type: 'raise-alert', milestone: 'allocation', alert: 'breach', dueAt: ALLOCATION.dueAt }],
      at,
    )
    expect(recorded(raised, COMMANDS.withdraw).state.alerts).toEqual([ALLOCATION, CONTACT])
  })
})
