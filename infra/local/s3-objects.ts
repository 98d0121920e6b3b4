// The objects of the local S3: each a file of its bytes and a file of what is known of it, in the data folder. A write is on
// disk before it is answered.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const facts = z.object({
  bucket: z.string(),
  key: z.string(),
  etag: z.string(),
  bytes: z.number(),
  contentType: z.string(),
  storedAt: z.number(),
  /** Larger for each later write, in hexadecimal. */
  sequencer: z.string(),
  tags: z.record(z.string(), z.string()),
})

/** What is known of an object. `storedAt` is in milliseconds of the local clock. */
export type ObjectFacts = z.infer<typeof facts>

/** The objects of all buckets. */
export interface Objects {
  put: (object: Pick<ObjectFacts, 'bucket' | 'key' | 'contentType'>, body: Buffer) => ObjectFacts
  facts: (bucket: string, key: string) => ObjectFacts | undefined
  body: (bucket: string, key: string) => Buffer
  /** Adds a tag to the very bytes of an entity tag; false when other bytes have taken their place. */
  tag: (object: Pick<ObjectFacts, 'bucket' | 'key' | 'etag'>, name: string, value: string) => boolean
  remove: (bucket: string, key: string) => void
  all: () => ObjectFacts[]
}

/** Opens the objects kept in a folder. `now` is the local clock in milliseconds. */
export function openObjects(folder: string, now: () => number): Objects {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pathOf = (bucket: string, key: string, ending: 'json' | 'bytes') =>
    join(folder, `${createHash('sha256').update(`${bucket}\n${key}`).digest('hex')}.${ending}`)
  let written = 0

  function keep(object: ObjectFacts): void {
    write(pathOf(object.bucket, object.key, 'json'), JSON.stringify(object))
  }

  function find(bucket: string, key: string): ObjectFacts | undefined {
    const path = pathOf(bucket, key, 'json')
    return existsSync(path) ? read(path) : undefined
  }

  function remove(bucket: string, key: string): void {
    rmSync(pathOf(bucket, key, 'json'), { force: true })
    rmSync(pathOf(bucket, key, 'bytes'), { force: true })
  }

  return {
    put: ({ bucket, key, contentType }, body) => {
      written += 1
      const object = {
        bucket,
        key,
        contentType,
        etag: createHash('md5').update(body).digest('hex'),
        bytes: body.length,
        storedAt: now(),
        sequencer: `${now().toString(16).padStart(12, '0')}${written.toString(16).padStart(6, '0')}`.toUpperCase(),
        // What is written anew has none of the tags of what it takes the place of.
        tags: {},
      }
      // The tags of the old bytes must never be found beside the new ones, whenever the machine stops.
      remove(bucket, key)
      write(pathOf(bucket, key, 'bytes'), body)
      keep(object)
      return object
    },
    facts: find,
    body: (bucket, key) => readFileSync(pathOf(bucket, key, 'bytes')),
    tag: ({ bucket, key, etag }, name, value) => {
      const object = find(bucket, key)
      if (object === undefined || object.etag !== etag) return false
      keep({ ...object, tags: { ...object.tags, [name]: value } })
      return true
    },
    remove,
    all: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => read(join(folder, name))),
  }
}

function write(path: string, content: Buffer | string): void {
  const temporary = `${path}.new`
  writeFileSync(temporary, content, { mode: 0o600, flush: true })
  renameSync(temporary, path)
}

function read(path: string): ObjectFacts {
  return facts.parse(JSON.parse(readFileSync(path, 'utf8')))
}
