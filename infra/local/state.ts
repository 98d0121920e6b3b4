// What the local run keeps in its data folder: settings by name, and lists that only grow. One SQLite file; a change is on
// disk before the call returns, so that a killed process loses nothing that it answered.
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod'

/** The kept state. Values are JSON; a schema parses what comes back. */
export interface State {
  read: <T>(name: string, schema: z.ZodType<T>) => T | undefined
  write: (name: string, value: unknown) => void
  append: (list: string, value: unknown) => void
  entries: <T>(list: string, schema: z.ZodType<T>) => T[]
  close: () => void
}

/** Opens (or makes) `state.db` in `dataDir`, readable by its owner alone because it holds secrets and keys. */
export function openState(dataDir: string): State {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'state.db')
  const database = new DatabaseSync(file)
  chmodSync(file, 0o600)
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY AUTOINCREMENT, list TEXT NOT NULL, value TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS entry_by_list ON entry (list, id);
  `)
  const readOne = database.prepare('SELECT value FROM setting WHERE name = ?')
  const writeOne = database.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  const appendOne = database.prepare('INSERT INTO entry (list, value) VALUES (?, ?)')
  const readList = database.prepare('SELECT value FROM entry WHERE list = ? ORDER BY id')

  return {
    read: (name, schema) => {
      const row = readOne.get(name)
      return row === undefined ? undefined : schema.parse(valueOf(row))
    },
    write: (name, value) => {
      writeOne.run(name, JSON.stringify(value))
    },
    append: (list, value) => {
      appendOne.run(list, JSON.stringify(value))
    },
    entries: (list, schema) => readList.all(list).map((row) => schema.parse(valueOf(row))),
    close: () => database.close(),
  }
}

const row = z.object({ value: z.string() })

function valueOf(found: unknown): unknown {
  return JSON.parse(row.parse(found).value)
}
