// Finds the route of an HTTP API for a request, as API Gateway does: the most specific one wins.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html

/** A route key taken apart: `GET /cases/{id}`, `ANY /files/{path+}`, `$default`. */
export interface RouteKey {
  key: string
  method: string
  segments: string[]
}

/** The route found for a request, with the values of its path's variables. */
export interface RouteMatch<T> {
  route: T
  pathParameters: Record<string, string>
}

/** Takes a route key apart. */
export function parseRouteKey(key: string): RouteKey {
  if (key === '$default') return { key, method: 'ANY', segments: ['$default'] }
  const [method = '', path = ''] = key.split(' ')
  return { key, method, segments: path.split('/').slice(1) }
}

/** The route for a request's method and path (as it was sent, still percent-encoded); undefined when there is none. */
export function matchRoute<T extends RouteKey>(routes: T[], method: string, path: string): RouteMatch<T> | undefined {
  const segments = path.split('/').slice(1)
  return routes
    .filter((route) => route.method === 'ANY' || route.method === method)
    .flatMap((route) => {
      const pathParameters = matchSegments(route.segments, segments)
      return pathParameters === undefined ? [] : [{ route, pathParameters }]
    })
    .sort((a, b) => compareSpecificity(a.route, b.route))[0]
}

function matchSegments(pattern: string[], segments: string[]): Record<string, string> | undefined {
  if (pattern[0] === '$default') return {}
  const parameters: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const greedy = /^\{(.+)\+\}$/.exec(expected)?.[1]
    const rest = segments.slice(index)
    if (greedy !== undefined) {
      if (rest.every((segment) => segment === '')) return undefined
      return { ...parameters, [greedy]: decode(rest.join('/')) }
    }
    const actual = segments[index]
    if (actual === undefined) return undefined
    const variable = /^\{(.+)\}$/.exec(expected)?.[1]
    if (variable === undefined) {
      if (decode(actual) !== expected) return undefined
    } else {
      if (actual === '') return undefined
      parameters[variable] = decode(actual)
    }
  }
  return segments.length === pattern.length ? parameters : undefined
}

// A literal segment before a variable one, a variable one before a greedy one, a method of its own before ANY, $default last.
function compareSpecificity(a: RouteKey, b: RouteKey): number {
  for (let index = 0; index < Math.max(a.segments.length, b.segments.length); index += 1) {
    const difference = rank(a.segments[index]) - rank(b.segments[index])
    if (difference !== 0) return difference
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY')
}

function rank(segment: string | undefined): number {
  if (segment === '$default') return 4
  if (segment === undefined) return 3
  if (segment.endsWith('+}')) return 2
  return segment.startsWith('{') ? 1 : 0
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
