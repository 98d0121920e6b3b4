// What the person at the terminal sees: one short line for each thing that happens. The full log lines of the functions go to
// a file beside it.
import { openSync, write as writeTo } from 'node:fs'
import { styleText } from 'node:util'
import * as z from 'zod'

type Level = 'info' | 'warn' | 'error'

/** Where lines go. `tell` is for what the local run does itself, `functionOutput` for what a function wrote. */
export interface Terminal {
  print: (text: string) => void
  tell: (level: Level, who: string, message: string) => void
  /** Adds a line to the log file that the terminal does not show. */
  keep: (line: object) => void
  /** Takes one write of a function to its output, of any number of lines. */
  functionOutput: (functionName: string, text: string) => void
}

/** What a terminal needs: the file of the functions' log lines, the stream it writes to, and the time. */
export interface TerminalOptions {
  logFile: string
  quiet: boolean
  write: (text: string) => void
  now: () => number
}

// Fields of every structured log line that say nothing about what happened.
const framework = new Set([
  'level',
  'message',
  'timestamp',
  'service',
  'sampling_rate',
  'xray_trace_id',
  'cold_start',
  'function_arn',
  'function_memory_size',
  'function_name',
  'function_request_id',
  'requestId',
  'correlation_id',
])

const LONGEST_FIELD = 60

const logLine = z.looseObject({ message: z.string(), level: z.string().default('INFO') })
const fault = z.looseObject({ name: z.string().optional(), message: z.string() })

/** Makes the terminal. Nothing is printed when it is quiet; the log file is written all the same. */
export function createTerminal({ logFile, quiet, write, now }: TerminalOptions): Terminal {
  // Kept open: to open it for each line costs more than to write the line.
  const file = openSync(logFile, 'a')
  let pending = ''
  let writing = false

  function keep(line: object): void {
    pending += `${JSON.stringify(line)}\n`
    if (!writing) flush()
  }

  function flush(): void {
    writing = true
    const chunk = pending
    pending = ''
    writeTo(file, chunk, () => {
      writing = false
      if (pending !== '') flush()
    })
  }

  function print(text: string): void {
    if (!quiet) write(`${text}\n`)
  }

  function tell(level: Level, who: string, message: string): void {
    const time = new Date(now()).toISOString().slice(5, 19).replace('T', ' ')
    const colour = level === 'error' ? 'red' : level === 'warn' ? 'yellow' : 'reset'
    print(`${styleText('dim', time)} ${styleText('cyan', who.padEnd(18))} ${styleText(colour, message)}`)
  }

  function functionOutput(functionName: string, text: string): void {
    for (const line of text.split('\n')) {
      if (line.trim() === '') continue
      const summary = summarise(line)
      keep({ function: functionName, line: summary?.whole ?? line })
      if (summary === undefined) tell('info', functionName, line)
      else if (!summary.metrics) tell(summary.level, functionName, summary.text)
    }
  }

  return { print, tell, keep, functionOutput }
}

/** Shortens a structured log line to its message and its short fields; undefined when the line is not structured. */
export function summarise(line: string): { level: Level; text: string; metrics: boolean; whole: unknown } | undefined {
  const whole = parseJson(line)
  // CloudWatch reads metrics from log lines with this field: they are no message to anyone.
  if (z.looseObject({ _aws: z.unknown() }).safeParse(whole).data?._aws !== undefined) {
    return { level: 'info', text: '', metrics: true, whole }
  }
  const parsed = logLine.safeParse(whole)
  if (!parsed.success) return undefined
  const { message, level, ...fields } = parsed.data
  const shown = Object.entries(fields).flatMap(([name, value]) => {
    if (framework.has(name)) return []
    const error = name === 'error' ? fault.safeParse(value).data : undefined
    if (error !== undefined) return [`${error.name ?? 'Error'}: ${error.message}`]
    const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    return scalar && String(value).length <= LONGEST_FIELD ? [`${name}=${value}`] : []
  })
  return { level: levelOf(level), text: [message, ...shown].join('  '), metrics: false, whole }
}

function levelOf(level: string): Level {
  const upper = level.toUpperCase()
  if (upper === 'ERROR' || upper === 'CRITICAL' || upper === 'FATAL') return 'error'
  return upper === 'WARN' || upper === 'WARNING' ? 'warn' : 'info'
}

function parseJson(line: string): unknown {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
