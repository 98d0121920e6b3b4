// What the commissioner reads of how each provider was chosen.
import { describe, expect, it } from 'vitest'
import { choicesOf } from '../../../functions/pages/manage/desk.ts'
import { type CaseEvent, RANK_REASONS } from '../../../shared/domain/events.ts'
import { words } from '../../../shared/web/words/index.ts'
import { anOffer, hoursAfter, MONDAY, workflow } from '../../support/factories.ts'
import { openContract } from '../../support/waiting-cases.ts'

const contracts = [
  openContract('westmarch', 'northstar', { providerName: 'Northstar Advocacy' }),
  openContract('westmarch', 'lanternhouse', { providerName: 'Lantern House Advocacy' }),
]
const offered = (more: object = {}): CaseEvent => ({
  type: 'offer-made',
  at: MONDAY,
  by: workflow,
  offer: anOffer(),
  passedOver: [{ provider: 'lanternhouse', why: 'language-not-spoken' }],
  ...more,
})

describe.each(['en', 'cy'] as const)('how a provider was chosen, in %s', (language) => {
  const w = words(language)

  it.each(RANK_REASONS)('says that it was for %s', (because) => {
    const ranking = [
      { contractId: 'westmarch-northstar', provider: 'northstar', because, share: { had: 31, agreed: 40 } },
      { contractId: 'westmarch-lanternhouse', provider: 'lanternhouse' },
    ]
    const [choice] = choicesOf([offered({ ranking, passedOver: [] })], contracts, w)
    expect(choice?.order).toEqual([
      w.manage.show.choice.before('Northstar Advocacy', w.manage.show.choice.reasons[because]({ had: 31, agreed: 40 })),
      'Lantern House Advocacy',
    ])
    const figures = choice?.order[0]?.match(/\d+ %/g) ?? []
    expect(figures).toEqual(because === 'below-its-share' ? ['31 %', '40 %'] : [])
  })

  it('tells those that were passed over, a wish that gave way, and offers older than the ranking', () => {
    const events = [
      offered(),
      { type: 'left-unplaced' as const, at: hoursAfter(MONDAY, 1), by: workflow, passedOver: [] },
      offered({ at: hoursAfter(MONDAY, 2), relaxed: 'language', ranking: [] }),
    ]
    const choices = choicesOf(events, contracts, w)
    expect(choices.map(({ relaxed }) => relaxed)).toEqual([true, false, false])
    expect(choices.map(({ order }) => order)).toEqual([[], [], []])
    expect(choices[2]?.passedOver).toEqual([
      w.manage.show.choice.before('Lantern House Advocacy', w.cases.passedOver['language-not-spoken']),
    ])
  })
})
