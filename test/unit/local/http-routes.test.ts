// Which route of the API a request finds.
import { describe, expect, it } from 'vitest'
import { matchRoute, parseRouteKey } from '../../../infra/local/http-routes.ts'

const routes = [
  '$default',
  'GET /',
  'GET /cases',
  'ANY /cases/{id}',
  'GET /cases/{id}',
  'GET /cases/new',
  'POST /cases/{id}/accept',
  'ANY /files/{path+}',
  'GET /files/{name}',
].map(parseRouteKey)

function find(method: string, path: string): unknown[] {
  const found = matchRoute(routes, method, path)
  return [found?.route.key, found?.pathParameters]
}

describe('a request', () => {
  it.each([
    ['GET', '/', 'GET /', {}],
    ['GET', '/cases', 'GET /cases', {}],
    ['GET', '/cases/1', 'GET /cases/{id}', { id: '1' }],
    ['GET', '/cases/new', 'GET /cases/new', {}],
    ['PUT', '/cases/1', 'ANY /cases/{id}', { id: '1' }],
    ['HEAD', '/cases/1', 'ANY /cases/{id}', { id: '1' }],
    ['POST', '/cases/a%2Fb/accept', 'POST /cases/{id}/accept', { id: 'a/b' }],
    ['GET', '/files/a', 'GET /files/{name}', { name: 'a' }],
    ['GET', '/files/a/b.css', 'ANY /files/{path+}', { path: 'a/b.css' }],
    ['POST', '/files/a', 'ANY /files/{path+}', { path: 'a' }],
    ['HEAD', '/cases', '$default', {}],
    ['GET', '/nowhere', '$default', {}],
    ['GET', '/cases/', '$default', {}],
    ['GET', '/cases/%zz', 'GET /cases/{id}', { id: '%zz' }],
  ])('%s %s finds %s', (method, path, key, parameters) => {
    expect(find(method, path)).toEqual([key, parameters])
  })

  it('finds nothing where there is no default', () => {
    expect(matchRoute(routes.slice(1), 'GET', '/nowhere')).toBeUndefined()
    expect(matchRoute(routes.slice(1), 'HEAD', '/cases')).toBeUndefined()
  })
})
