// Who is running: which function the current piece of asynchronous work belongs to. Its environment, its output and its
// permissions follow from it.
import { AsyncLocalStorage } from 'node:async_hooks'

/** The function on whose behalf code runs. */
export interface Caller {
  functionName: string
  roleArn: string
  environment: Record<string, string>
}

const callers = new AsyncLocalStorage<Caller>()

/** The function that the running code belongs to; undefined for the local run's own code. */
export function currentCaller(): Caller | undefined {
  return callers.getStore()
}

/** Runs `work` and all that it awaits as `caller`. */
export function runAs<T>(caller: Caller, work: () => T): T {
  return callers.run(caller, work)
}

/** Runs `work` as the local run itself, whoever asked for it. */
export function runAsNobody<T>(work: () => T): T {
  return callers.exit(work)
}

/** Gives every function its own `process.env` and catches what it writes. The local run's own code keeps the real ones. */
export function separateFunctions(output: (functionName: string, text: string) => void): void {
  const real = process.env
  const environment = (): NodeJS.ProcessEnv => currentCaller()?.environment ?? real
  process.env = new Proxy(real, {
    get: (_, name) => Reflect.get(environment(), name),
    set: (_, name, value) => Reflect.set(environment(), name, value),
    has: (_, name) => Reflect.has(environment(), name),
    deleteProperty: (_, name) => Reflect.deleteProperty(environment(), name),
    ownKeys: () => Reflect.ownKeys(environment()),
    getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(environment(), name),
  })

  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream)
    const divert: typeof stream.write = (chunk, ...rest) => {
      const caller = currentCaller()
      if (caller === undefined) return Reflect.apply(write, stream, [chunk, ...rest])
      output(caller.functionName, typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))
      const done = rest.findLast((argument) => typeof argument === 'function')
      done?.()
      return true
    }
    stream.write = divert
  }
}
