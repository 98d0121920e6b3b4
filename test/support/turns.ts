// Several at work at once, whose calls are made one at a time in an order that is drawn: the same draw makes the same order, so
// that what only goes wrong when two meet can be found, and found again.
import { AsyncLocalStorage } from 'node:async_hooks'

/** Cut off at its so-manieth write, before that is made or before its answer comes; nothing that it does after counts. */
export type Death = { at: number; how: 'before' | 'after' }
type Worker = { death?: Death | undefined; writes: number; isDead: boolean }

/** The worker was cut off, as the test wanted. */
export class CutOff extends Error {}

const settled = () => new Promise((resolve) => setImmediate(resolve))
/** So often the one that called last goes on: the others are then a long way behind. */
const GOES_ON = 0.7

export class Turns {
  private readonly workers = new AsyncLocalStorage<Worker>()
  private readonly waiting: (() => Promise<void>)[] = []
  private isServing = false
  private draw: () => number = () => 0

  /** Takes up the workers of a list together, and answers with what became of each once none has anything left to do. */
  async atOnce<T>(
    draw: () => number,
    workers: readonly { death?: Death | undefined; work: () => Promise<T> }[],
  ): Promise<(PromiseSettledResult<T> & { cutOff: boolean })[]> {
    this.draw = draw
    const all = workers.map(({ death, work }) => ({ worker: { death, writes: 0, isDead: false } as Worker, work }))
    const results = await Promise.allSettled(all.map(({ worker, work }) => this.workers.run(worker, work)))
    do await settled()
    while (this.isServing)
    return results.map((result, place) => ({ ...result, cutOff: all[place]?.worker.isDead ?? false }))
  }

  /** Makes a call when its turn comes; at once when it is none of a worker's. */
  call<T>(what: 'read' | 'write', call: () => Promise<T>): Promise<T> {
    const worker = this.workers.getStore()
    if (worker === undefined) return call()
    return new Promise((resolve, reject) => {
      this.waiting.push(() => this.made(worker, what, call).then(resolve, reject))
      void this.serve()
    })
  }

  private async made<T>(worker: Worker, what: 'read' | 'write', call: () => Promise<T>): Promise<T> {
    if (worker.isDead) throw new CutOff()
    if (what === 'write') worker.writes += 1
    const { death } = worker
    const dies = what === 'write' && worker.writes === death?.at
    if (dies) worker.isDead = true
    if (dies && death.how === 'before') throw new CutOff()
    const answer = await call()
    if (dies) throw new CutOff()
    return answer
  }

  private async serve(): Promise<void> {
    if (this.isServing) return
    this.isServing = true
    await settled()
    while (this.waiting.length > 0) {
      const place = this.draw() < GOES_ON ? this.waiting.length - 1 : Math.floor(this.draw() * this.waiting.length)
      const [next] = this.waiting.splice(place, 1)
      await next?.()
      await settled()
    }
    this.isServing = false
  }
}
