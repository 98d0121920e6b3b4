// Who decides where the law leaves it open: a reviewer of the authority, and never whoever asks for it.
import { describe, expect, it } from 'vitest'
import { mayDecide, mayReview } from '../../../shared/domain/access.ts'
import { decide, evolve } from '../../../shared/domain/referral.ts'
import { aReferral, MONDAY, referrer } from '../../support/factories.ts'

const reviewer = (sub: string, organisation = 'westmarch') => ({ sub, organisation, roles: ['referrer', 'reviewer'] })
const sent = aReferral('care-act', { status: 'not-eligible' })
const decided = decide(
  sent,
  { type: 'go-on', reason: 'All the same.' },
  { at: MONDAY, by: { ...referrer, id: 'colleague.westmarch' } },
)
if (!decided.ok) throw new Error('The example cannot go on')
const goneOn = decided.events.reduce(evolve, sent)

describe('a decision', () => {
  it.each([
    ['a reviewer of the authority', reviewer('reviewer.westmarch'), true, true],
    ['a reviewer who sent it', reviewer(sent.referrer.id), true, false],
    ['a reviewer who went on against the law', reviewer('colleague.westmarch'), true, false],
    ['a reviewer of another authority', reviewer('reviewer.eastmoor', 'eastmoor'), false, false],
    ['a referrer', { ...reviewer('referrer.two'), roles: ['referrer'] }, false, false],
  ])('by %s', (_, viewer, reads, decides) => {
    expect([mayReview(viewer, goneOn), mayDecide(viewer, goneOn)]).toEqual([reads, decides])
  })
})
