// Endpoints of the JSON API: tables of routes whose failures are problems. Those for signed-in people are in signed-in-endpoint.ts,
// so that the public ones need no settings of the sign-in service.
import { type Failure, type Route, serve } from './http.ts'
import { problem } from './problem.ts'
import type { Routes } from './routes.ts'

export const failedEndpoint: Failure = (code, { requestId, language }) =>
  problem(code, { language, ...(code === 'failed' ? { reference: requestId } : {}) })

/** The Lambda handler of a table of endpoints. */
export const endpoint = (routes: Routes<Route>) => serve(routes, failedEndpoint)

/** For everyone, signed in or not. */
export const openEndpoint = (handler: Route): Route => handler
