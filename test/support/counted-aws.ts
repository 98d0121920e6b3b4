// What functions ask of AWS beside the table: workflows, mail and the secret, answered over HTTP as AWS answers and kept count of.
import { type Endpoint, type Operation, serveEndpoint, ServiceFault } from '../../infra/local/aws-endpoint.ts'
import * as z from 'zod'

const startInput = z.object({ stateMachineArn: z.string(), name: z.string(), input: z.string() })
const listInput = z.object({ stateMachineArn: z.string() })
const resumeInput = z.object({ taskToken: z.string() })
const mailInput = z.object({
  Destination: z.object({ ToAddresses: z.tuple([z.string()]) }),
  Content: z.object({ Simple: z.object({ Subject: z.object({ Data: z.string() }) }) }),
})

const MAIL = 'POST /v2/email/outbound-emails'

/** The settings of the functions that ask. */
export const SETTINGS = {
  REFERRAL_WORKFLOW_ARN: 'arn:aws:states:eu-west-2:000000000000:stateMachine:referral',
  CASE_WORKFLOW_ARN: 'arn:aws:states:eu-west-2:000000000000:stateMachine:case',
  LINK_KEY_ARN: 'arn:aws:secretsmanager:eu-west-2:000000000000:secret:link-key',
  PERSON_KEY_ARN: 'arn:aws:secretsmanager:eu-west-2:000000000000:secret:person-key',
  PUBLIC_URL: 'https://advocacy.example',
  MAIL_FROM: 'no-reply@advocacy.example',
  MAIL_CONFIGURATION_SET: 'mail',
} as const

/** The account as it is seen from outside. */
export class CountedAws {
  /** Every mail that was taken, as `address: subject`. */
  readonly mails: string[] = []
  /** Every execution that was started, by its name, in the order of starting. */
  readonly started: string[] = []
  /** Tokens that were sent back while they were open. */
  readonly resumed: string[] = []
  /** Every call, refused ones too. */
  calls = 0
  private readonly running = new Map<string, string>()
  private readonly names = new Set<string>()
  private readonly openTokens = new Set<string>()
  private readonly refused = new Set<string>()
  private endpoint: Endpoint | undefined

  async start(): Promise<void> {
    const operations: Record<string, Operation> = {
      'AWSStepFunctions.StartExecution': (given) => this.startExecution(startInput.parse(given)),
      'AWSStepFunctions.SendTaskSuccess': (given) => this.resume(resumeInput.parse(given).taskToken),
      'AWSStepFunctions.ListExecutions': (given) => this.list(listInput.parse(given).stateMachineArn),
      [MAIL]: (given) => this.take(mailInput.parse(given)),
      'secretsmanager.GetSecretValue': () => ({ SecretString: 'a key for tests, and for nothing else in the world' }),
    }
    const counted = Object.entries(operations).map(([name, operation]): [string, Operation] => [
      name,
      (given) => {
        this.calls += 1
        if (!this.refused.has(name)) return operation(given)
        throw new ServiceFault('BadRequestException', 'Refused for a test')
      },
    ])
    this.endpoint = await serveEndpoint(Object.fromEntries(counted))
  }

  /** What the functions' environment names. */
  settings(): Record<string, string> {
    const url = this.endpoint?.url ?? ''
    return {
      ...SETTINGS,
      AWS_ENDPOINT_URL_SFN: url,
      AWS_ENDPOINT_URL_SESV2: url,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: url,
    }
  }

  /** Refuses every mail, or takes mail again. */
  refuseMail(refuse: boolean): void {
    if (refuse) this.refused.add(MAIL)
    else this.refused.delete(MAIL)
  }

  /** A workflow waits with a token. */
  openToken(token: string): void {
    this.openTokens.add(token)
  }

  /** Its time is over: the workflow goes on without it. */
  closeToken(token: string): void {
    this.openTokens.delete(token)
  }

  /** An execution is gone, as one that failed or was lost is; its name stays taken. */
  lose(name: string): void {
    this.running.delete(name)
  }

  /** The names of the executions that run now. */
  runningNames(): string[] {
    return [...this.running.keys()].sort()
  }

  async stop(): Promise<void> {
    await this.endpoint?.close()
  }

  private startExecution({ stateMachineArn, name, input }: z.infer<typeof startInput>): object {
    const isRunning = this.running.get(name) === `${stateMachineArn} ${input}`
    if (this.names.has(name) && !isRunning) throw new ServiceFault('ExecutionAlreadyExists', name)
    if (!isRunning) this.started.push(name)
    this.names.add(name)
    this.running.set(name, `${stateMachineArn} ${input}`)
    return { executionArn: `${stateMachineArn}:${name}`, startDate: 0 }
  }

  private resume(token: string): object {
    if (!this.openTokens.delete(token)) throw new ServiceFault('TaskTimedOut', 'Gone')
    this.resumed.push(token)
    return {}
  }

  private list(stateMachineArn: string): object {
    const executions = [...this.running]
      .filter(([, started]) => started.startsWith(`${stateMachineArn} `))
      .map(([name]) => ({
        executionArn: `${stateMachineArn}:${name}`,
        stateMachineArn,
        name,
        status: 'RUNNING',
        startDate: 0,
      }))
    return { executions }
  }

  private take({ Destination, Content }: z.infer<typeof mailInput>): object {
    this.mails.push(`${Destination.ToAddresses[0]}: ${Content.Simple.Subject.Data}`)
    return { MessageId: String(this.mails.length) }
  }
}
