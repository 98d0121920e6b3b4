// Rules for what is deployed: bundles that stand on their own and start quickly.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { bundledCode } from '../../infra/constructs/function-code.ts'

// Outside the repository, so that nothing of it can be found from there.
const outdir = mkdtempSync(join(tmpdir(), 'advocacy-bundles-'))
afterAll(() => rmSync(outdir, { recursive: true }))

const code = bundledCode(outdir)
const handlerSchema = z.custom<(event: unknown, context: unknown) => unknown>((value) => typeof value === 'function')
const folderOf = (entry: string) => join(outdir, entry.replace(/\.ts$/, ''))

describe('a bundle', () => {
  // One of each kind: the size decides how long the first call after a pause takes.
  it.each([
    { entry: 'functions/pages/home/handler.ts', views: true, budget: 950 },
    { entry: 'functions/api/eligibility.ts', views: false, budget: 250 },
    { entry: 'functions/pages/attachments/handler.ts', views: true, budget: 1_300 },
    { entry: 'functions/attachments/told.ts', views: false, budget: 800 },
    { entry: 'functions/workflow/review-case.ts', views: false, budget: 650 },
    { entry: 'functions/streams/effects.ts', views: false, budget: 800 },
    { entry: 'functions/schedules/reconcile.ts', views: false, budget: 750 },
  ])('of $entry is under $budget KB, with its source map', ({ entry, views, budget }) => {
    code(entry, { views })
    expect(statSync(join(folderOf(entry), 'index.mjs')).size).toBeLessThan(budget * 1000)
    expect(readdirSync(folderOf(entry))).toContain('index.mjs.map')
  })

  it('of a page carries the templates and answers by itself', async () => {
    vi.stubEnv('TABLE_NAME', 'unused')
    vi.stubEnv('AWS_REGION', 'eu-west-2')
    const entry = 'functions/pages/home/handler.ts'
    code(entry, { views: true })
    const bundle: unknown = await import(pathToFileURL(join(folderOf(entry), 'index.mjs')).href)
    const { handler } = z.object({ handler: handlerSchema }).parse(bundle)
    const answer = await handler(
      {
        version: '2.0',
        routeKey: 'ANY /',
        rawPath: '/',
        rawQueryString: '',
        headers: {},
        requestContext: { requestId: 'one', routeKey: 'ANY /', stage: '$default', http: { method: 'GET', path: '/' } },
        isBase64Encoded: false,
      },
      {},
    )
    expect(answer).toMatchObject({ statusCode: 200, body: expect.stringContaining('<h1') })
  })
})
