// Executions of the two workflows: started under a name, resumed by the token they left, and listed for the sweep.
import {
  ExecutionAlreadyExists,
  InvalidToken,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn'

const client = new SFNClient({})

/**
 * Starts a workflow; the same name starts it once. Names begin with what the execution is about and a full stop, as the
 * ids of the outbox do. The input is identifiers only.
 */
export const startExecution = async (
  stateMachineArn: string,
  name: string,
  input: { reference: string } | { caseId: string },
): Promise<void> => {
  try {
    await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }))
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error
  }
}

/** Lets a waiting workflow go on; false when its wait is over already. */
export const resumeExecution = async (
  taskToken: string,
  output: { reference: string } | { caseId: string },
): Promise<boolean> => {
  try {
    await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }))
    return true
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken)
      return false
    throw error
  }
}

/** What the running executions of a workflow are about: references or case ids. */
export const subjectsRunning = async (stateMachineArn: string): Promise<Set<string>> => {
  const subjects = new Set<string>()
  let nextToken: string | undefined
  do {
    const page = await client.send(
      new ListExecutionsCommand({
        stateMachineArn,
        statusFilter: 'RUNNING',
        maxResults: 1000,
        ...(nextToken === undefined ? {} : { nextToken }),
      }),
    )
    for (const { name } of page.executions ?? []) subjects.add((name ?? '').split('.')[0] ?? '')
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return subjects
}
