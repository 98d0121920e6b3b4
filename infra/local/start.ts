// `npm start`: runs the whole service on this machine. PORT (3000) and DATA_DIR (.local) may be given.
import './node-version.js'
import { enableCompileCache } from 'node:module'

// The second start is half a second quicker.
enableCompileCache()

// Imported only now: an older Node stops at the first line with a message, and not at something that it does not have.
const { startLocal } = await import('./run.ts')

const port = Number(process.env['PORT'] ?? 3000)
const dataDir = process.env['DATA_DIR'] ?? '.local'

try {
  const { url, people, broken, stop } = await startLocal({ port, dataDir })

  let ending = false
  const end = (code: number) => {
    if (ending) return
    ending = true
    process.stdout.write('stopping\n')
    void stop().finally(() => process.exit(code))
    setTimeout(() => process.exit(code), 8000).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(0))
  void watch()

  async function watch(): Promise<void> {
    const reason = await broken
    if (ending) return
    process.stderr.write(`${reason}\n`)
    end(1)
  }

  const width = Math.max(0, ...people.map(({ person }) => person.length))
  process.stdout.write(
    [
      '',
      `  The service    ${url}/`,
      `  Its mail       ${url}/local/mailbox`,
      `  Its clock      ${url}/local`,
      '',
      people.length === 0 ? '' : '  People who can sign in, with one click and no password:',
      ...people.map(({ person, name }) => `    ${person.padEnd(width)}  ${name}`),
      '',
      '  Ctrl-C stops it. What happens is told below; the data is in the folder of DATA_DIR and stays.',
      '',
      `ready ${url}`,
      '',
    ].join('\n'),
  )
} catch (fault) {
  const taken = fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE'
  const reason = taken
    ? `Port ${port} is taken. Stop what uses it, or give another: PORT=3001 npm start`
    : fault instanceof Error
      ? (fault.stack ?? fault.message)
      : String(fault)
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}
