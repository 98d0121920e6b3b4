// How pressing a case is: the first row that fits decides.
import { describe, expect, it } from 'vitest'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { type PriorityFacts, prioritise, priorityOf, shortNotice } from '../../../shared/domain/clocks/priority.ts'

/** A standard Care Act duty, received on a Monday morning. */
const standardDuty: PriorityFacts = {
  receivedAt: '2026-11-23T10:00:00.000Z',
  rule: 'CA-9',
  strength: 'duty',
  calendar: ENGLAND_AND_WALES,
}

describe('priority', () => {
  it.each<[string, Partial<PriorityFacts>, string, string]>([
    ['a decision two working days away', { decisionOn: '2026-11-25' }, 'P1', 'decision-within-2-working-days'],
    ['a decision that has passed', { decisionOn: '2026-11-20' }, 'P1', 'decision-within-2-working-days'],
    ['39A with an urgent authorisation', { rule: 'IMCA-39A', urgentAuthorisation: true }, 'P1', 'urgent-authorisation'],
    ['an enquiry with an immediate risk', { rule: 'CA-42', immediateRisk: true }, 'P1', 'immediate-risk'],
    ['marked urgent with a reason', { urgentReason: true }, 'P1', 'marked-urgent'],
    ['a power that is marked urgent', { strength: 'power', urgentReason: true }, 'P1', 'marked-urgent'],
    ['serious medical treatment', { rule: 'IMCA-SMT' }, 'P2', 'serious-medical-treatment'],
    [
      'a decision three working days away',
      { decisionOn: '2026-11-26' },
      'P2',
      'decision-or-meeting-within-5-working-days',
    ],
    [
      'a decision five working days away',
      { decisionOn: '2026-11-30' },
      'P2',
      'decision-or-meeting-within-5-working-days',
    ],
    ['a meeting tomorrow', { meetingOn: '2026-11-24' }, 'P2', 'decision-or-meeting-within-5-working-days'],
    ['a planned discharge from hospital', { dischargeOn: '2027-01-15' }, 'P2', 'hospital-discharge'],
    ['a patient under section 2', { rule: 'IMHA', strength: 'inform', section: 's2' }, 'P2', 'section-2-patient'],
    ['any other enquiry', { rule: 'CA-42' }, 'P2', 'safeguarding-enquiry'],
    ['an enquiry with a distant decision', { rule: 'CA-42', decisionOn: '2027-06-01' }, 'P2', 'safeguarding-enquiry'],
    ['39C', { rule: 'IMCA-39C' }, 'P2', 'representative-ended'],
    [
      'a power with a decision this week',
      { strength: 'power', decisionOn: '2026-11-27' },
      'P2',
      'decision-or-meeting-within-5-working-days',
    ],
    ['any other duty', {}, 'P3', 'other-duty'],
    ['a decision six working days away', { decisionOn: '2026-12-01' }, 'P3', 'other-duty'],
    ['a decision thirty working days away', { decisionOn: '2027-01-07' }, 'P3', 'other-duty'],
    ['39A without an urgent authorisation', { rule: 'IMCA-39A' }, 'P3', 'other-duty'],
    ['a risk that is no enquiry', { immediateRisk: true }, 'P3', 'other-duty'],
    ['a patient under section 3', { rule: 'IMHA', strength: 'inform', section: 's3' }, 'P3', 'other-duty'],
    ['a power', { rule: 'IMCA-REVIEW', strength: 'power' }, 'P4', 'power'],
    ['a safeguarding adults review', { rule: 'CA-44' }, 'P4', 'safeguarding-adults-review'],
    [
      'a decision more than thirty working days away',
      { decisionOn: '2027-01-08' },
      'P4',
      'decision-over-30-working-days-away',
    ],
    ['a decision beyond the calendar', { decisionOn: '2031-02-01' }, 'P4', 'decision-over-30-working-days-away'],
  ])('of %s', (_, facts, priority, reason) => {
    expect(prioritise({ ...standardDuty, ...facts })).toEqual({ priority, reason })
    expect(priorityOf({ ...standardDuty, ...facts })).toBe(priority)
  })

  it('counts from the opening after a referral that came in the evening', () => {
    const decisionOn = '2026-11-26'
    expect(priorityOf({ ...standardDuty, receivedAt: '2026-11-23T16:59:59.999Z', decisionOn })).toBe('P2')
    expect(priorityOf({ ...standardDuty, receivedAt: '2026-11-23T17:00:00.000Z', decisionOn })).toBe('P1')
  })
})

describe('short notice', () => {
  it.each([
    ['2026-11-23T10:00:00.000Z', undefined, false],
    ['2026-11-23T10:00:00.000Z', '2026-11-23', true],
    ['2026-11-23T10:00:00.000Z', '2026-11-27', true],
    ['2026-11-23T10:00:00.000Z', '2026-11-30', false],
    ['2026-12-23T10:00:00.000Z', '2026-12-31', true],
    ['2026-12-23T10:00:00.000Z', '2027-01-04', false],
  ])('received %s for a decision on %s: %s', (receivedAt, decisionOn, short) => {
    const decision = decisionOn === undefined ? {} : { decisionOn }
    expect(shortNotice({ receivedAt, ...decision, calendar: ENGLAND_AND_WALES })).toBe(short)
  })
})
