// Gives each function its own copy of the project's modules, as each has in the cloud: what one keeps at module scope (its
// configuration, its clients) no other sees. Packages are shared, since they keep nothing of ours.
import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const MARK = '?function='

/** Starts marking: a project module that is imported by a marked module is marked alike. `root` is the project's folder. */
export function separateModules(root: string): void {
  const project = pathToFileURL(root).href
  const stripped = new Map<string, string>()
  warnAboutStrippingNow()

  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context)
      const mark = context.parentURL?.indexOf(MARK) ?? -1
      const ours = resolved.url.startsWith(project) && !resolved.url.includes('/node_modules/')
      return mark === -1 || !ours ? resolved : { ...resolved, url: resolved.url + context.parentURL?.slice(mark) }
    },
    load(url, context, next) {
      const [plain, mark] = url.split(MARK)
      if (mark === undefined || plain === undefined || !plain.endsWith('.ts')) return next(url, context)
      // One file is loaded once for each function: its types are stripped once for all of them.
      let source = stripped.get(plain)
      if (source === undefined) {
        source = stripTypeScriptTypes(readFileSync(fileURLToPath(plain), 'utf8'))
        stripped.set(plain, source)
      }
      return { format: 'module', source, shortCircuit: true }
    },
  })
}

/** Imports a module (a path from `root`) as `functionName` has it. */
export async function importFor(functionName: string, root: string, entry: string): Promise<unknown> {
  const url = pathToFileURL(`${root}/${entry}`)
  return import(`${url.href}${MARK}${encodeURIComponent(functionName)}`)
}

// Node calls the function experimental once a process, on its first call: that word is not for whoever reads the terminal.
function warnAboutStrippingNow(): void {
  const emitWarning = process.emitWarning.bind(process)
  process.emitWarning = () => undefined
  stripTypeScriptTypes('')
  process.emitWarning = emitWarning
}
