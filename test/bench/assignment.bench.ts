// How quickly a provider is chosen among many contracts, and what becomes of a thousand cases that are assigned at once on the
// engine: none over room, none lost.
import type { Contract } from '../../shared/domain/assignment/contracts.ts'
import { chooseProvider, type ContractWithLoad, type ToAssign } from '../../shared/domain/assignment/choose.ts'
import { WINDOW_WEEKS, weekOf } from '../../shared/domain/assignment/room.ts'
import { NO_WISHES } from '../../shared/domain/assignment/wishes.ts'
import type { CaseState } from '../../shared/domain/case.ts'
import { dateOf, daysAfter, instantOf } from '../../shared/domain/time.ts'
import { CountedAws } from '../support/counted-aws.ts'
import { TestTable } from '../support/engine-table.ts'
import { openContract, waitingCase } from '../support/waiting-cases.ts'
import type { Bench, Bound, Report } from './bench.ts'
import { measure, median, perSecond, quantile } from './measure.ts'
import { table } from './table.ts'

const CONTRACTS = 200
const DECISIONS = 2_000
const ROUNDS = 5
const DECISIONS_PER_S = 500

const OFFERS = 1_000
const PROVIDERS = 20
const AREA = 'benchshire'

const TODAY = dateOf(instantOf(Date.now()))

/** A contract with a full window of weeks behind it, unlike its neighbours in all that the ranking looks at. */
const loaded = (place: number): ContractWithLoad => ({
  ...openContract(AREA, `provider-${String(place).padStart(3, '0')}`, {
    capacity: 40,
    rank: 1 + (place % 2),
    share: place % 3 === 0 ? null : 0.5,
    weeklyCapacity: place % 5 === 0 ? 3 : null,
    languages: place % 4 === 0 ? ['bsl', 'pl'] : [],
    specialisms: place % 2 === 0 ? ['autism', 'dementia'] : ['mental-health'],
  }),
  held: (place * 7) % 41,
  lastOfferAt: instantOf(Date.now() - place * 3_600_000),
  weeks: Object.fromEntries(
    Array.from({ length: WINDOW_WEEKS }, (_, back) => [
      daysAfter(weekOf(TODAY), -7 * back),
      { offered: (place + back) % 4, taken: (place + back) % 4 },
    ]),
  ),
})

const ASKED: readonly { named: string; of: ToAssign }[] = (
  [
    ['asks for nothing in particular', {}],
    [
      'asks for a language and names a conflict',
      { speaks: ['bsl'], needs: ['autism'], conflictsWith: ['provider-004'] },
    ],
    ['asks for a language that nobody speaks', { speaks: ['ta'], needs: ['dementia'] }],
  ] as const
).map(([named, wishes]) => ({
  named,
  of: { role: 'care-act', area: AREA, givenBack: [], wishes: { ...NO_WISHES, ...wishes } },
}))

const decide = ({ print, progress }: Report): Bound[] => {
  const contracts = Array.from({ length: CONTRACTS }, (_, place) => loaded(place))
  const rates = ASKED.map(({ named, of }) => {
    progress(named)
    const rounds = Array.from({ length: ROUNDS }, () => {
      const began = performance.now()
      let placed = 0
      for (let time = 0; time < DECISIONS; time += 1)
        placed += Number(chooseProvider(of, contracts, TODAY).contract !== undefined)
      // Used, so that no engine may leave the work out.
      if (placed !== DECISIONS) throw new Error(`Of ${DECISIONS} cases ${placed} were placed`)
      return (DECISIONS / (performance.now() - began)) * 1_000
    })
    return { named, rate: median(rounds) }
  })
  print(
    table([
      [`a case that, among ${CONTRACTS} contracts`, 'decisions/s'],
      ...rates.map(({ named, rate }) => [named, Math.round(rate).toLocaleString('en-GB')]),
    ]),
  )
  return [
    {
      promise: `${DECISIONS_PER_S} decisions a second among ${CONTRACTS} contracts`,
      kept: rates.every(({ rate }) => rate >= DECISIONS_PER_S),
    },
  ]
}

/** Providers whose room is, all together, just enough: the last places are fought for. */
const tight = (): Contract[] =>
  Array.from({ length: PROVIDERS }, (_, place) =>
    openContract(AREA, `p${String(place).padStart(2, '0')}`, {
      capacity: (OFFERS / PROVIDERS) * (place % 2 === 0 ? 1.5 : 0.5),
      share: place % 2 === 0 ? 7.5 : 2.5,
    }),
  )

const place = async ({ print, progress }: Report): Promise<Bound[]> => {
  const [records, aws] = [await TestTable.create(), new CountedAws()]
  await aws.start()
  records.become(aws.settings())
  try {
    const { openingOfCase } = await import('../../shared/store/changes.ts')
    const { caseBy } = await import('../../shared/store/cases.ts')
    const { contractsWithLoad, putContract } = await import('../../shared/store/organisations.ts')
    const { transact } = await import('../../shared/store/table.ts')
    const { handler: assignProvider } = await import('../../functions/workflow/assign-provider.ts')
    for (const contract of tight()) await putContract(contract)
    const waiting = Array.from({ length: OFFERS }, () => waitingCase(AREA))
    progress(`writing ${OFFERS} cases`)
    await measure(
      20,
      waiting.map(
        ({ state, event }) =>
          async () =>
            void (await transact(openingOfCase(state, event))),
      ),
    )
    progress('assigning all of them at once')
    let again = 0
    // As the workflow does it: a task that fails is carried out again.
    const assigned = (caseId: string) => async () => {
      for (;;) {
        try {
          return await assignProvider({ caseId })
        } catch {
          again += 1
        }
      }
    }
    const measured = await measure(
      OFFERS,
      waiting.map(({ event }) => assigned(event.caseId)),
    )
    const states: (CaseState | undefined)[] = []
    for (const { event } of waiting) states.push(await caseBy(event.caseId))
    const offered = states.filter((state) => state?.status === 'offered').length
    const loads = await contractsWithLoad(AREA)
    const held = loads.reduce((sum, load) => sum + load.held, 0)
    const over = loads.filter((load) => load.held > load.capacity).length
    print(
      `\n${table([
        ['cases at once', 'offered', 'places held', 'over room', 'offers/s', 'p50 s', 'p99 s', 'tasks again'],
        [
          `${OFFERS} to ${PROVIDERS} providers`,
          String(offered),
          String(held),
          String(over),
          perSecond(measured).toFixed(0),
          (median(measured.each) / 1_000).toFixed(1),
          (quantile(measured.each, 0.99) / 1_000).toFixed(1),
          String(again),
        ],
      ])}`,
    )
    return [
      { promise: `of ${OFFERS} cases at once none is lost`, kept: offered === OFFERS && held === OFFERS },
      { promise: 'no provider is offered more than it has room for', kept: over === 0 },
    ]
  } finally {
    await aws.stop()
    await records.stop()
  }
}

export const bench: Bench = {
  shows: `a provider chosen among ${CONTRACTS} contracts, and ${OFFERS} cases assigned at once`,
  run: async (report) => [...decide(report), ...(await place(report))],
}
