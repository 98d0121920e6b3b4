// What every operator's command does alike: reads its options, prints what came of it, and ends with a code. Without the AWS SDK:
// some of them need no network.
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { speltOut } from '../../shared/domain/text.ts'

/** What is printed, and the exit code: 1 for what was found wrong, 2 for what was asked wrongly. */
export type Ended = { code: 0; out: string } | { code: 1 | 2; wrong: string }

export const wrong = (code: 1 | 2, message: string): Ended => ({ code, wrong: message })

/** A fault in words. A refused connection has a name and no message. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error)

/** The values of a command's options and, where it takes any, its arguments; or what is wrong with the way they were given. */
export const readOptions = <Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  { allowPositionals = false } = {},
) => {
  try {
    return { ok: true, ...parseArgs({ args: [...args], options, allowPositionals }) } as const
  } catch (error) {
    return { ok: false, message: reasonOf(error) } as const
  }
}

// A terminal obeys what stands in a file or an argument, unless it is spelt out.
const printable = (text: string): string => text.split('\n').map(speltOut).join('\n')

/** Runs a command by the arguments that it was called with. */
export const runCommand = async (main: (args: readonly string[]) => Promise<Ended>): Promise<void> => {
  const ended = await main(process.argv.slice(2))
  if (ended.code === 0) process.stdout.write(printable(ended.out))
  else process.stderr.write(`${printable(ended.wrong)}\n`)
  process.exitCode = ended.code
}
