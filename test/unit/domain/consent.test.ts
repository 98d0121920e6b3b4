// Consent that is withdrawn: with the referral, and while a case is on offer.
import { describe, expect, it } from 'vitest'
import type { CaseStatus } from '../../../shared/domain/case.ts'
import { decide as decideCase } from '../../../shared/domain/case-decisions.ts'
import { evolve } from '../../../shared/domain/case-evolution.ts'
import { effectsOfCase } from '../../../shared/domain/effects.ts'
import type { SharingChange } from '../../../shared/domain/events.ts'
import { decide } from '../../../shared/domain/referral.ts'
import { aCase, afterReferralCommand, aReferral, daysAfter, MONDAY, referrer } from '../../support/factories.ts'

const context = { at: daysAfter(MONDAY, 1), by: referrer }

describe('a referral that is withdrawn because consent is', () => {
  const record = { change: 1, fields: ['consent.state'] }
  const withdrawal = { type: 'withdraw', reason: 'consent-withdrawn', record } as const

  it('is corrected and withdrawn at once', () => {
    expect(afterReferralCommand(aReferral(), withdrawal)).toMatchObject({
      status: 'withdrawn',
      sharing: 'stopped',
      corrections: 1,
    })
  })

  it('is not when somebody has corrected it since it was read', () => {
    const refusal = { code: 'changed-meanwhile' }
    expect(decide(aReferral('care-act', { corrections: 1 }), withdrawal, context)).toMatchObject({ refusal })
  })
})

const mailsOf = (status: CaseStatus, sharing?: SharingChange): string[] => {
  const state = aCase(status)
  const correction = { fields: ['consent.state'], ...(sharing === undefined ? {} : { sharing }) }
  const decided = decideCase(state, { type: 'take-correction', ...correction }, context)
  if (!decided.ok) throw new Error(`It was refused: ${decided.refusal.code}`)
  const effects = decided.events.flatMap((event) => effectsOfCase(event, state, evolve(state, event)))
  return effects.flatMap((effect) =>
    effect.do === 'mail' ? [`${effect.template} to ${effect.to} ${effect.offerId ?? ''}`.trim()] : [],
  )
}

describe('of consent that is withdrawn', () => {
  it.each([
    ['offered', 'sharing-stopped to offered-contact offer-1'],
    ['queried', 'sharing-stopped to offered-contact offer-1'],
    ['accepted', 'sharing-stopped to provider'],
    ['closed', 'sharing-stopped to provider'],
  ] as const)('whoever has a case that is %s is told: %s', (status, told) => {
    expect(mailsOf(status, 'stopped')).toEqual([told])
  })

  it.each(['assigning', 'unplaced'] as const)('nobody is told while a case that is %s is with nobody', (status) => {
    expect(mailsOf(status, 'stopped')).toEqual([])
  })

  it.each([undefined, 'resumed'] as const)('and of %s else an offer that is open needs no mail', (sharing) => {
    expect(mailsOf('offered', sharing)).toEqual([])
  })
})
