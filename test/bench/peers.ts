// The libraries that benches compare with: a package of its own beside this file, so that the product's lock carries none of it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as z from 'zod'

const HOME = join(import.meta.dirname, 'peers')
const manifest = z.object({ dependencies: z.record(z.string(), z.string()) })

/** The versions asked for, by name. */
export const peerVersions = (): Record<string, string> =>
  manifest.parse(JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8'))).dependencies

const isInstalled = ([name, version]: [string, string]): boolean => {
  const file = join(HOME, 'node_modules', name, 'package.json')
  return (
    existsSync(file) &&
    z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version === version
  )
}

/** Installs the peers when one is missing. @throws when that fails: a comparison with nothing is none */
export const installPeers = (progress: (words: string) => void): NodeJS.Require => {
  if (!Object.entries(peerVersions()).every(isInstalled)) {
    progress('installing the peers')
    const { status, stderr } = spawnSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund'], {
      cwd: HOME,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`The peers could not be installed: ${stderr}`)
  }
  return createRequire(join(HOME, 'package.json'))
}
