// Finds the handler of a request in a table of routes such as `GET /referrals/{reference}`.

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Routes<Handler> = { readonly [route: `${Method} /${string}`]: Handler }

export type Found<Handler> =
  | { kind: 'found'; pattern: string; handler: Handler; params: Readonly<Record<string, string>> }
  | { kind: 'wrong-method'; pattern: string; allow: string }
  | { kind: 'malformed'; pattern: string }
  | { kind: 'unknown'; pattern: string }

type Entry<Handler> = { method: string; pattern: string; segments: string[]; handler: Handler }

const isParameter = (segment: string): boolean => segment.startsWith('{')

// A word in the path is nearer than a placeholder: `/cases/new` is found before `/cases/{id}`.
const nearness = ({ segments }: Entry<unknown>): string =>
  segments.map((segment) => (isParameter(segment) ? '1' : '0')).join('')

const segmentsOf = (path: string): string[] =>
  path
    .replace(/(?<=.)\/$/, '')
    .split('/')
    .slice(1)

const decoded = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

/**
 * Makes a finder of a table. HEAD finds what GET has; a known path with another method says which are allowed.
 * The pattern of a request that fits nothing is a code, so that no path, which may hold a link's secret, is ever logged.
 */
export const finder = <Handler>(routes: Routes<Handler>): ((method: string, rawPath: string) => Found<Handler>) => {
  const entries = Object.entries(routes)
    .map(([pattern, handler]): Entry<Handler> => {
      const [method = '', path = ''] = pattern.split(' ')
      return { method, pattern, segments: segmentsOf(path), handler }
    })
    .sort((one, other) => nearness(one).localeCompare(nearness(other)))

  return (method, rawPath) => {
    const asked = segmentsOf(rawPath)
    const wanted = method === 'HEAD' ? 'GET' : method
    const here = entries.filter(
      ({ segments }) =>
        segments.length === asked.length &&
        segments.every((segment, at) => (isParameter(segment) ? asked[at] !== '' : segment === asked[at])),
    )
    if (here.length === 0) return { kind: 'unknown', pattern: 'unknown' }
    const entry = here.find((one) => one.method === wanted)
    if (entry === undefined) {
      const methods = [...new Set(here.map((one) => one.method))]
      const allow = methods.flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one])).join(', ')
      return { kind: 'wrong-method', pattern: 'wrong-method', allow }
    }
    const params: Record<string, string> = {}
    for (const [at, segment] of entry.segments.entries()) {
      if (!isParameter(segment)) continue
      const value = decoded(asked[at] ?? '')
      if (value === undefined) return { kind: 'malformed', pattern: entry.pattern }
      params[segment.slice(1, -1)] = value
    }
    return { kind: 'found', pattern: entry.pattern, handler: entry.handler, params }
  }
}
