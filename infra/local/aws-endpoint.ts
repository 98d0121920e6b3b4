// The address that the SDK clients of every stood-in service but DynamoDB are given: takes a call apart, hands it to the service, and
// answers in the service's own wire format, faults included.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/** An operation of a service: takes the parsed input, answers the output. */
export type Operation = (input: unknown) => unknown

/** Operations by `x-amz-target` (`AWSStepFunctions.StartExecution`) or by method and path (`POST /v2/email/outbound-emails`). */
export type Operations = Record<string, Operation>

/** A fault of the service: the SDK makes the exception class of that name from it. */
export class ServiceFault extends Error {
  readonly type: string
  readonly status: number

  constructor(type: string, message: string, status = 400) {
    super(message)
    this.type = type
    this.status = status
  }
}

/** The listening endpoint. */
export interface Endpoint {
  url: string
  close: () => Promise<void>
}

/** Serves the operations on a free port. A call to anything else is answered with a fault that says so. */
export async function serveEndpoint(operations: Operations): Promise<Endpoint> {
  async function answer(request: IncomingMessage): Promise<{ status: number; type?: string; body: object }> {
    const target = request.headers['x-amz-target']
    const name = typeof target === 'string' ? target : `${request.method} ${request.url?.split('?')[0]}`
    const operation = operations[name]
    try {
      const body = await text(request)
      if (operation === undefined) throw new ServiceFault('UnknownOperationException', `The local run has no ${name}`)
      return { status: 200, body: Object(operation(body === '' ? {} : JSON.parse(body))) }
    } catch (fault) {
      if (!(fault instanceof ServiceFault)) return failed(500, 'InternalFailure', String(fault))
      return failed(fault.status, fault.type, fault.message)
    }
  }

  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, type, body } = await answer(request)
    response.writeHead(status, {
      'content-type': 'application/x-amz-json-1.0',
      ...(type !== undefined && { 'x-amzn-errortype': type }),
    })
    response.end(JSON.stringify(body))
  }

  const server = createServer((request, response) => {
    void reply(request, response)
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function failed(status: number, type: string, message: string): { status: number; type: string; body: object } {
  return { status, type, body: { __type: type, message } }
}
