// The switch of language on a page that answers a form leads to the same address: there has to be a page at it.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const PAGES = join(import.meta.dirname, '../../../functions/pages')

const routes = new Set(
  globSync('**/handler.ts', { cwd: PAGES }).flatMap((file) =>
    [...readFileSync(join(PAGES, file), 'utf8').matchAll(/'((?:GET|POST) \/[^']*)'/g)].map(([, route]) => route ?? ''),
  ),
)

describe('every address that a form is sent to', () => {
  it.each([...routes].filter((route) => route.startsWith('POST ')))(
    '%s has a page of its own or leads to one',
    (route) => {
      expect([...routes]).toContain(route.replace('POST', 'GET'))
    },
  )
})
