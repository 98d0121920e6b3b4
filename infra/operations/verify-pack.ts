// `npm run verify-pack -- file`: checks an evidence pack with no network and no database. Ends with 1 when it does not hold,
// and with 2 when it was asked wrongly.
import '../local/node-version.js'
import { readFile, stat } from 'node:fs/promises'
import { type CheckedPack, checkPack, differsFrom, fingerprintOf } from './check-pack.ts'
import { type Ended, readOptions, reasonOf, runCommand, wrong } from './command.ts'
import { USAGE, words } from './verify-pack-words.ts'

const OPTIONS = { key: { type: 'string' }, earlier: { type: 'string' }, help: { type: 'boolean' } } as const

const MOST_BYTES = 50_000_000

type Bytes = { ok: true; bytes: Uint8Array } | { ok: false; ended: Ended }

const bytesOf = async (file: string): Promise<Bytes> => {
  const unreadable = (reason: string): Bytes => ({ ok: false, ended: wrong(1, words.unreadable(file, reason)) })
  try {
    if ((await stat(file)).size > MOST_BYTES) return unreadable(words.tooLarge)
    return { ok: true, bytes: await readFile(file) }
  } catch (error) {
    return unreadable(reasonOf(error))
  }
}

const FINGERPRINT = /^[0-9a-f]{64}$/

const trustedKey = async (key: string): Promise<{ ok: true; fingerprint: string } | { ok: false; ended: Ended }> => {
  const typed = key.replaceAll(/[\s:]/g, '').toLowerCase()
  if (FINGERPRINT.test(typed)) return { ok: true, fingerprint: typed }
  const file = await bytesOf(key)
  if (!file.ok) return file
  const fingerprint = fingerprintOf(Buffer.from(file.bytes).toString('utf8'))
  return fingerprint === undefined ? { ok: false, ended: wrong(1, words.noKey(key)) } : { ok: true, fingerprint }
}

type Checked = { ok: true; checked: CheckedPack } | { ok: false; ended: Ended }

const checkFile = async (file: string, trusted: string | undefined): Promise<Checked> => {
  const read = await bytesOf(file)
  if (!read.ok) return read
  const check = checkPack(read.bytes, trusted)
  return check.ok ? check : { ok: false, ended: wrong(1, words.failed(file, check.fault)) }
}

const main = async (args: readonly string[]): Promise<Ended> => {
  const options = readOptions(args, OPTIONS, { allowPositionals: true })
  if (!options.ok) return wrong(2, options.message)
  const { values, positionals } = options
  if (values.help === true) return { code: 0, out: `${USAGE}\n` }
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) return wrong(2, `${words.oneFile}\n\n${USAGE}`)
  const key = values.key === undefined ? undefined : await trustedKey(values.key)
  if (key?.ok === false) return key.ended

  const read = await checkFile(file, key?.fingerprint)
  if (!read.ok) return read.ended
  const said = [words.good(read.checked, key !== undefined)]
  if (values.earlier !== undefined) {
    const earlier = await checkFile(values.earlier, read.checked.fingerprint)
    if (!earlier.ok) return earlier.ended
    if (earlier.checked.pack.case.caseId !== read.checked.pack.case.caseId)
      return wrong(1, words.otherCase(values.earlier))
    if (earlier.checked.pack.taken.at > read.checked.pack.taken.at) return wrong(1, words.isLater(values.earlier))
    const subject = differsFrom(earlier.checked, read.checked)
    if (subject !== undefined) return wrong(1, words.differs(values.earlier, subject))
    said.push(words.goesOn(values.earlier))
  }
  return { code: 0, out: `${[...said, words.allGood].join('\n')}\n` }
}

await runCommand(main)
