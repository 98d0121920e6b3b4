// The row that is kept for each case: what stands in it, and what must not.
import { describe, expect, it } from 'vitest'
import { figuresRowSchema } from '../../../shared/domain/reports/figures.ts'
import { acceptedBy, after, march, openedCase, rowOf, type Step } from './histories.ts'

const accepted = acceptedBy('northstar')

describe('the row of a case', () => {
  it('has first instants, due times and dimensions', () => {
    const state = after(openedCase(), [
      ...accepted,
      [march(3), 'allocated'],
      [march(4), 'tried'],
      [march(5), 'tried'],
      [march(6, '13:00'), 'met'],
    ])
    expect(rowOf(state)).toMatchObject({
      caseId: state.caseId,
      version: state.version,
      status: 'in-contact',
      role: 'care-act',
      rule: 'CA-9',
      process: 'needs-assessment',
      strength: 'duty',
      priority: 'P3',
      provider: 'northstar',
      targets: 'default-1',
      attemptedAt: march(4),
      milestones: {
        allocation: { dueAt: march(4, '17:00'), reachedAt: march(3), isHeld: false },
        'first-contact': { dueAt: march(9, '17:00'), reachedAt: march(6, '13:00'), isHeld: false },
        report: { dueAt: march(24, '17:00'), reachedAt: undefined, isHeld: false },
      },
      stages: {
        receivedToAllocated: { gross: 480 },
        receivedToContact: { gross: 2160 },
        completeToAllocated: { gross: 480 },
      },
      offers: [{ provider: 'northstar', answer: 'accepted', at: march(2, '10:00') }],
    })
  })

  it('has no provider while an offer is only open', () => {
    const row = rowOf(after(openedCase(), [[march(2), 'offered', 'northstar']]))
    expect(row.provider).toBeUndefined()
    expect(row.offers).toEqual([])
  })

  it('names a commissioner’s own rule as local policy', () => {
    expect(rowOf(openedCase({ rule: 'LOCAL-CARERS' })).process).toBe('local-policy')
  })

  it('says nothing of a person, an address or an advocate', () => {
    const text = JSON.stringify(rowOf(after(openedCase(), [...accepted, [march(3), 'allocated']])))
    for (const personal of ['@', 'Wren', 'dementia', 'Marchbank']) expect(text).not.toContain(personal)
  })

  it('comes back from the store as it was kept', () => {
    const row = rowOf(after(openedCase(), [...accepted, [march(3), 'paused', 'access-refused']]))
    expect(
      figuresRowSchema.parse({ pk: 'FIGURES#westmarch', sk: 'x', kind: 'figures', ...structuredClone(row) }),
    ).toEqual(row)
  })
})

describe('the due time of a first contact under pauses (Monday 9 March at 17:00 without any)', () => {
  const allocated = [...accepted, [march(3), 'allocated']] as const satisfies readonly Step[]
  const rows: [string, readonly Step[], { dueAt: string; isHeld: boolean }][] = [
    [
      'moves by the working time of a pause that is over',
      [...allocated, [march(4), 'paused', 'access-refused'], [march(5), 'resumed']],
      { dueAt: march(10, '17:00'), isHeld: false },
    ],
    [
      'stands still during a pause',
      [...allocated, [march(4), 'paused', 'access-refused']],
      { dueAt: march(9, '17:00'), isHeld: true },
    ],
    [
      'does not move once it has passed',
      [...allocated, [march(10), 'paused', 'access-refused']],
      { dueAt: march(9, '17:00'), isHeld: false },
    ],
    [
      'does not move once contact is made',
      [...allocated, [march(6), 'met'], [march(6, '10:00'), 'paused', 'access-refused']],
      { dueAt: march(9, '17:00'), isHeld: false },
    ],
    [
      'does not move once the case has ended',
      [...allocated, [march(4), 'paused', 'access-refused'], [march(5), 'withdrawn']],
      { dueAt: march(10, '17:00'), isHeld: false },
    ],
  ]

  it.each(rows)('%s', (_, steps, expected) => {
    expect(rowOf(after(openedCase(), steps)).milestones['first-contact']).toMatchObject(expected)
  })
})
