// A PostgreSQL of the bench's own, where one is installed: on a folder of its own, reached by a socket in it, gone afterwards.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type Postgres = {
  version: string
  /** What psql prints for a script of statements: the rows alone, their columns divided by `|`. */
  ask: (script: string) => Promise<string>
  stop: () => Promise<void>
}

/** The server refuses to run as root: then it runs as the user that its package made. */
const serverUser = async (): Promise<{ uid: number; gid: number } | undefined> => {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (which) => run('id', [which, 'postgres'])))
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) }
}

/** Undefined where PostgreSQL is not installed. */
export const startPostgres = async (): Promise<Postgres | undefined> => {
  const installed = await Promise.all(['initdb', 'postgres', 'psql'].map((each) => run(each, ['--version']))).catch(
    () => undefined,
  )
  const as = await serverUser().catch(() => 'nobody' as const)
  if (installed === undefined || as === 'nobody') return undefined
  const folder = await mkdtemp(join(tmpdir(), 'advocacy-postgres-'))
  if (as !== undefined) await chown(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  const options = { cwd: folder, ...as }
  await run('initdb', ['-D', data, '-U', 'bench', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'], options)
  const server = spawn('postgres', ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'], {
    ...options,
    stdio: 'ignore',
  })
  const psql = ['-h', folder, '-U', 'bench', '-d', 'postgres', '-qAtX', '-v', 'ON_ERROR_STOP=1']
  const ask = async (script: string): Promise<string> => {
    const child = spawn('psql', psql, { stdio: ['pipe', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stdin.end(script)
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error('psql failed')
    return out.trim()
  }
  for (let look = 0; look < 100; look += 1) {
    const isUp = await run('psql', [...psql, '-c', 'select 1']).then(
      () => true,
      () => false,
    )
    if (isUp) break
    await pause(100)
  }
  return {
    version: installed[1]?.stdout.trim() ?? '',
    ask,
    stop: async () => {
      server.kill('SIGINT')
      await once(server, 'close')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
