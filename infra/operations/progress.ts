// How far a long command is: nothing in its first second, then a line a second, over the last one on a terminal.

export type Progress = {
  /** So many things have been done, and such a share of the whole way, between 0 and 1. */
  at: (done: number, share: number) => void
  finish: () => void
}

type Telling = { say: (done: number, about: number, perSecond: number) => string; nowMs: () => number }

const EVERY_MS = 1_000

/** Tells progress on a stream, of which a terminal shows one line that changes. */
export const tellProgress = (stream: NodeJS.WriteStream, { say, nowMs }: Telling): Progress => {
  const startedAt = nowMs()
  let toldAt = startedAt
  let told = false
  const clearLine = stream.isTTY ? '\r\u001B[2K' : ''
  return {
    at: (done, share) => {
      const now = nowMs()
      if (now - toldAt < EVERY_MS) return
      toldAt = now
      told = true
      const about = share > 0 ? Math.round(done / share) : done
      const line = say(done, about, Math.round((done * 1_000) / (now - startedAt)))
      stream.write(stream.isTTY ? `${clearLine}${line}` : `${line}\n`)
    },
    finish: () => {
      if (told) stream.write(clearLine)
    },
  }
}
