// The provider whose advocate a person had before is asked first, found by who the person is and by nothing else.
import { afterAll, expect, it } from 'vitest'
import type { CaseState } from '../../../shared/domain/case.ts'
import { startConsumers } from '../../support/consumers.ts'

const world = await startConsumers()
const { earlierCase } = await import('../../../shared/store/likenesses.ts')
const { storyOf } = await import('../../../shared/store/referrals.ts')

afterAll(() => world.stop())

let sent = 0
/** A referral of the example's person with its case, assigned. */
const assigned = async (): Promise<CaseState> => {
  sent += 1
  const caseId = await world.openCase(await world.refer(`earlier ${sent}`))
  await world.assignProvider({ caseId })
  return world.stateOf(caseId)
}
const offerOf = ({ offer }: CaseState): string => offer?.offerId ?? ''

it('a person who had an advocate is offered to the same provider, before the agreed order', async () => {
  const first = await assigned()
  expect(first.offer).toMatchObject({ provider: 'northstar' })
  expect(first).not.toHaveProperty('earlier')
  await world.command(first.caseId, { type: 'decline', offerId: offerOf(first), reason: 'capacity' })
  await world.assignProvider({ caseId: first.caseId })
  await world.command(first.caseId, { type: 'accept', offerId: offerOf(await world.stateOf(first.caseId)) })

  // Accepted, and nobody named yet: there is no advocate to know the person.
  const between = await assigned()
  expect(between.offer).toMatchObject({ provider: 'northstar' })

  await world.command(first.caseId, { type: 'allocate', advocate: 'Wren Hollis' })
  const second = await assigned()
  expect(second).toMatchObject({
    offer: { provider: 'lanternhouse' },
    earlier: { caseId: first.caseId, provider: 'lanternhouse', advocate: 'Wren Hollis' },
  })

  const { reference, authority } = second
  const person = (await storyOf(reference))?.person
  expect(await earlierCase({ reference, authority, person }, 'imca')).toBeUndefined()
  expect(await earlierCase({ reference, authority: 'eastmoor', person }, 'care-act')).toBeUndefined()
  expect(
    await earlierCase(
      { reference, authority, person: { ...person, lastName: 'Quillfeather', nhsNumber: '', socialCareId: '' } },
      'care-act',
    ),
  ).toBeUndefined()
})
