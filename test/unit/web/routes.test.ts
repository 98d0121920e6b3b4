// A request finds the handler that was written for it, and nothing else.
import { describe, expect, it } from 'vitest'
import { finder } from '../../../shared/web/routes.ts'

const find = finder({
  'GET /': 'start',
  'GET /cases': 'list',
  'GET /cases/{id}': 'show',
  'GET /cases/new': 'new',
  'POST /cases/{id}/accept': 'accept',
  'GET /cases/{id}/{part}': 'part',
})

describe('a request finds its handler', () => {
  it.each([
    ['GET', '/', 'start', {}],
    ['GET', '/cases', 'list', {}],
    ['GET', '/cases/', 'list', {}],
    ['GET', '/cases/new', 'new', {}],
    ['GET', '/cases/ADV-7K3M-2Q9P-1', 'show', { id: 'ADV-7K3M-2Q9P-1' }],
    ['HEAD', '/cases/1', 'show', { id: '1' }],
    ['POST', '/cases/1/accept', 'accept', { id: '1' }],
    ['GET', '/cases/1/notes', 'part', { id: '1', part: 'notes' }],
    ['GET', '/cases/a%20b%2Fc', 'show', { id: 'a b/c' }],
  ])('%s %s', (method, path, handler, params) => {
    expect(find(method, path)).toMatchObject({ kind: 'found', handler, params })
  })
})

describe('a request that fits no handler', () => {
  it.each(['/case', '/cases/1/2/3', '/cases//accept', '//cases', '/CASES'])(
    'is unknown, however near it is: %s',
    (path) => {
      expect(find('GET', path).kind).toBe('unknown')
    },
  )

  it('is told which methods the path has, HEAD among them where there is GET', () => {
    expect(find('DELETE', '/cases/1')).toMatchObject({ kind: 'wrong-method', allow: 'GET, HEAD' })
    expect(find('DELETE', '/cases/1/accept')).toMatchObject({ kind: 'wrong-method', allow: 'POST, GET, HEAD' })
  })

  it('is malformed when its placeholder cannot be decoded', () => {
    expect(find('GET', '/cases/%E0%A4%A').kind).toBe('malformed')
  })

  it('never gives its path away as the pattern to log', () => {
    for (const [method, path] of [
      ['GET', '/secret-link'],
      ['DELETE', '/cases/secret-link'],
      ['GET', '/cases/secret-link'],
      ['GET', '/cases/secret-link%'],
    ] as const)
      expect(find(method, path).pattern).not.toContain('secret-link')
  })
})
