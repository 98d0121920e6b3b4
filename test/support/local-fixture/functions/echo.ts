// Answers with the event it was called with, and with what its own modules and environment say.
import { counter, loadedFor } from './shared.ts'

export const handler = async (event: { rawPath?: string; body?: string }, context: { functionName: string }) => {
  if (event.rawPath === '/echo/fault') throw new TypeError('it broke')
  if (event.rawPath === '/echo/plain') return { hello: 'world' }
  if (event.rawPath === '/echo/slow') await new Promise((resolve) => setTimeout(resolve, 60_000))
  if (event.rawPath === '/echo/bytes') {
    const body = Buffer.from([0, 255]).toString('base64')
    return { statusCode: 200, headers: { 'content-type': 'application/octet-stream' }, body, isBase64Encoded: true }
  }
  counter.calls += 1
  return {
    statusCode: 201,
    headers: { 'content-type': 'application/json', 'x-own': 'yes' },
    cookies: ['a=1; Path=/', 'b=2'],
    body: JSON.stringify({
      event,
      loadedFor,
      who: process.env['WHO'],
      home: process.env['HOME'],
      functionName: context.functionName,
      calls: counter.calls,
    }),
  }
}
