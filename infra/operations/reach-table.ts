// How an operator's command reaches a table: one in the account by its name, or that of a local run by its data folder,
// whether it is running or not. What it needs of the environment is set before the store is loaded.
import { DynamoDBClient, ListTablesCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { hasDatabase, runningEngine, startEngine } from '../local/dynamodb.ts'
import { openState } from '../local/state.ts'
import { type Ended, reasonOf, wrong } from './command.ts'

/** A table that was reached, with the time as it is there: a local run's clock may have been moved. */
export type Reached =
  | { ok: true; table: string; nowMs: number; stop: () => Promise<void> }
  | { ok: false; why: 'no-data' | 'no-table'; folder: string }

type Environment = Record<string, string | undefined>

/**
 * Makes a table that of the store modules that are imported from now on.
 * @param named the name of a table in the account of the AWS credentials; without it the one of the folder DATA_DIR
 */
export const reachTable = async (named: string | undefined, env: Environment = process.env): Promise<Reached> => {
  if (named !== undefined) {
    env['TABLE_NAME'] = named
    env['AWS_REGION'] ??= 'eu-west-2'
    return { ok: true, table: named, nowMs: Date.now(), stop: () => Promise.resolve() }
  }
  const folder = env['DATA_DIR'] ?? '.local'
  const given = env['DYNAMODB_ENDPOINT'] ?? runningEngine(folder)
  if (given === undefined && !hasDatabase(folder)) return { ok: false, why: 'no-data', folder }
  const engine = given === undefined ? await startEngine(folder) : undefined
  const endpoint = given ?? engine?.endpoint ?? ''
  const stop = () => engine?.stop() ?? Promise.resolve()
  Object.assign(env, {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  })
  const table = await onlyTable()
  if (table === undefined) {
    await stop()
    return { ok: false, why: 'no-table', folder }
  }
  env['TABLE_NAME'] = table
  return { ok: true, table, nowMs: Date.now() + clockOffset(folder), stop }
}

const clockOffset = (folder: string): number => {
  const state = openState(folder)
  const offset = state.read('clock/offset', z.number()) ?? 0
  state.close()
  return offset
}

const onlyTable = async (): Promise<string | undefined> => {
  const client = new DynamoDBClient({})
  const { TableNames = [] } = await client.send(new ListTablesCommand({}))
  client.destroy()
  return TableNames.length === 1 ? TableNames[0] : undefined
}

type TableWords = {
  noData: (folder: string) => string
  noTable: string
  tableGone: (table: string) => string
  failed: (reason: string) => string
}

/** Works on a table that was named, or on that of the local run, and lets go of it at the end; what keeps it from there is told. */
export const onTable = async (
  named: string | undefined,
  words: TableWords,
  work: (reached: Extract<Reached, { ok: true }>) => Promise<Ended>,
): Promise<Ended> => {
  try {
    const reached = await reachTable(named)
    if (!reached.ok) return wrong(1, reached.why === 'no-data' ? words.noData(reached.folder) : words.noTable)
    try {
      return await work(reached)
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return wrong(1, words.tableGone(reached.table))
      throw error
    } finally {
      await reached.stop()
    }
  } catch (error) {
    return wrong(1, words.failed(reasonOf(error)))
  }
}
