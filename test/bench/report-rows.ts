// Rows of the reports of an area as a year brings them, made by number: the same number makes the same row. How long things
// take is spread as it is in life, most of it quick and some of it very slow.
import { dateOf, daysAfter, epochMs, type Instant, instantOf } from '../../shared/domain/time.ts'
import { NOTHING_CODED } from '../../shared/domain/reports/dimensions.ts'
import type { FiguresRow, MilestoneFigures, StageFigures } from '../../shared/domain/reports/figures.ts'
import { ROLES } from '../../shared/domain/eligibility/rules.ts'
import { PRIORITIES } from '../../shared/domain/clocks/policy.ts'

export const AREA = 'westmarch'
export const YEAR = { from: '2025-11-23', to: '2026-11-22' }
const DAYS = 365
const MINUTE = 60_000
const TEAMS = 40
const WARDS = 60
const PROVIDERS = ['northstar', 'lanternhouse', 'beacon', 'brightwater']

/** Numbers from 0 up to 1 that look drawn (splitmix32); each row has its own. */
const drawnFor = (number: number): (() => number) => {
  let state = Math.imul(number + 1, 0x9e3779b1)
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296
  }
}

const stageOf = (completedAt: Instant, gross: number, paused: number): StageFigures => {
  const referrer = Math.floor(gross * 0.2)
  const provider = Math.floor(gross * 0.6)
  return {
    completedAt,
    gross,
    net: gross - paused,
    paused,
    shares: { referrer, provider, person: 0, setting: paused, system: gross - referrer - provider - paused },
  }
}

/** The row of a case by its number. */
export const rowNumber = (number: number): FiguresRow => {
  const drawn = drawnFor(number)
  const pick = <T>(from: readonly [T, ...T[]] | readonly T[]): T => from[Math.floor(drawn() * from.length)] ?? from[0]
  /** Working minutes, half of them below a middle. */
  const lasting = (middle: number): number => Math.round(middle * Math.exp((drawn() + drawn() + drawn() - 1.5) * 1.6))
  const receivedAt = instantOf(epochMs(`${YEAR.from}T09:00:00.000Z`) + Math.floor(drawn() * DAYS * 480) * 3 * MINUTE)
  // Three minutes pass on the clock for each that an office works.
  const later = (minutes: number): Instant => instantOf(epochMs(receivedAt) + minutes * 3 * MINUTE)
  const priority = pick(PRIORITIES)
  const [toAllocated, toContact, toReport, toEnd] = [lasting(500), lasting(1_400), lasting(6_000), lasting(9_000)]
  const isClosed = drawn() < 0.8
  const isAllocated = isClosed || drawn() < 0.8
  const milestone = (due: number, reached: number): MilestoneFigures => ({
    dueAt: later(due),
    dueNet: later(due),
    dueGross: later(due),
    isHeld: false,
    fellDue: isAllocated || drawn() < 0.5,
    ...(isAllocated ? { reachedAt: later(reached) } : {}),
  })
  const paused = drawn() < 0.2 ? Math.floor(toAllocated * drawn()) : 0
  const provider = pick(PROVIDERS)
  const team = Math.floor(drawn() * TEAMS)
  const ward = Math.floor(drawn() * WARDS)
  const isDuty = drawn() < 0.7
  return {
    caseId: `case-${number}`,
    version: 1,
    status: isClosed ? 'closed' : isAllocated ? 'allocated' : 'offered',
    role: pick(ROLES),
    rule: 'CA-9',
    process: pick(['needs-assessment', 'safeguarding', 'care-review', 'hospital-discharge']),
    strength: isDuty ? 'duty' : 'power',
    priority,
    authority: AREA,
    area: AREA,
    provider: isAllocated ? provider : undefined,
    targets: 'default-1',
    receivedAt,
    completeAt: receivedAt,
    decisionOn: isDuty ? daysAfter(dateOf(receivedAt), 5 + Math.floor(drawn() * 30)) : undefined,
    reportBy: undefined,
    endedAt: isClosed ? later(toEnd) : undefined,
    attemptedAt: undefined,
    milestones: {
      allocation: milestone(960, toAllocated),
      'first-contact': milestone(2_400, toContact),
      report: milestone(9_600, toReport),
    },
    offers: [{ provider, answer: 'accepted', at: later(60) }],
    offersMade: [{ provider, madeAt: receivedAt, queried: false, accepted: isAllocated, back: undefined }],
    acknowledgedInTarget: drawn() < 0.99,
    informationAsked: drawn() < 0.1,
    withdrawalReason: undefined,
    daysToDecision: isDuty ? Math.floor(drawn() * 30) : undefined,
    unallocated: [{ from: receivedAt, to: isAllocated ? later(toAllocated) : undefined }],
    stages: isAllocated
      ? {
          receivedToAllocated: stageOf(later(toAllocated), toAllocated, paused),
          receivedToContact: stageOf(later(toContact), toContact, Math.min(paused, toContact)),
          completeToAllocated: stageOf(later(toAllocated), toAllocated, paused),
          receivedToEnded: isClosed ? stageOf(later(toEnd), toEnd, Math.min(paused, toEnd)) : undefined,
        }
      : {},
    leftUnplaced: [],
    steps: isClosed
      ? ['accepted', 'allocated', 'contact', 'report', 'closed']
      : isAllocated
        ? ['accepted', 'allocated']
        : [],
    handedOver: false,
    hours: isClosed ? Math.round(drawn() * 80) / 4 : undefined,
    outcomes: isClosed ? [pick(['views-represented', 'decision-changed', 'complaint'] as const)] : [],
    sameAdvocate: drawn() < 0.1 ? drawn() < 0.5 : undefined,
    feedback: [],
    coded: {
      ...NOTHING_CODED,
      organisation: `organisation ${team % 8}`,
      team: `organisation ${team % 8} / team ${team}`,
      hospital: ward < 20 ? 'not-in-hospital' : `hospital ${ward % 5}`,
      ward: ward < 20 ? 'not-in-hospital' : `hospital ${ward % 5} / ward ${ward}`,
      locality: `WM${Math.floor(drawn() * 20)}`,
      'age-band': pick(['18-24', '25-64', '65-74', '75-84', '85-and-over']),
      sex: pick(['female', 'male', 'not-known']),
      mainNeeds: [pick(['dementia', 'autism', 'mental-health'])],
    },
  }
}
