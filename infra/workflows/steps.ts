// The two kinds of step that both workflows are made of: a task that does something, and a wait for something to happen.
import { Duration } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import {
  Choice,
  Condition,
  Errors,
  type Fail,
  type IChainable,
  IntegrationPattern,
  JitterType,
  JsonPath,
  type RetryProps,
  TaskInput,
  type TaskStateBase,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions'
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import type { Construct } from 'constructs'

/** Faults of Lambda itself: they pass, and the same call may be made again. */
const lambdaFaults: RetryProps = {
  errors: [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
    'Lambda.ClientExecutionTimeoutException',
  ],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxAttempts: 6,
  maxDelay: Duration.seconds(30),
  jitterStrategy: JitterType.FULL,
}

/** What the function itself raised: perhaps a conflict that passes, perhaps a defect that does not, so only a few times. */
const taskFailures: RetryProps = {
  errors: [Errors.TASKS_FAILED],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxAttempts: 3,
  jitterStrategy: JitterType.FULL,
}

export interface TaskProps {
  task: IFunction
  /** The identifiers it is given. Nothing else goes through a workflow: what someone wrote stays in the table. */
  payload: Record<string, string>
  failed: Fail
}

/** A step that answers with the next state of the workflow (`takesAnswer`), or changes nothing in it. */
export function taskStep(
  scope: Construct,
  id: string,
  { task, payload, failed, takesAnswer }: TaskProps & { takesAnswer: boolean },
): TaskStateBase {
  return new LambdaInvoke(scope, id, {
    lambdaFunction: task,
    payload: TaskInput.fromObject(payload),
    ...(takesAnswer ? { outputPath: '$.Payload' } : { resultPath: JsonPath.DISCARD }),
    taskTimeout: Timeout.duration(Duration.minutes(2)),
    retryOnServiceExceptions: false,
  })
    .addRetry(lambdaFaults)
    .addRetry({ ...taskFailures, errors: [Errors.TASKS_FAILED, Errors.TIMEOUT] })
    .addCatch(failed, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD })
}

/**
 * A named wait: the task keeps its token, and whatever changes the referral or the case sends it back. Being woken and running out of time
 * (`$.seconds`, given by the review) both lead to `again`, which reads how things stand: neither carries anything.
 */
export function waitStep(
  scope: Construct,
  id: string,
  { task, payload, failed, wait, again }: TaskProps & { wait: string; again: IChainable },
): TaskStateBase {
  const step = new LambdaInvoke(scope, id, {
    lambdaFunction: task,
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    payload: TaskInput.fromObject({
      ...payload,
      wait,
      seconds: JsonPath.numberAt('$.seconds'),
      token: JsonPath.taskToken,
    }),
    resultPath: JsonPath.DISCARD,
    taskTimeout: Timeout.at('$.seconds'),
    retryOnServiceExceptions: false,
  })
    .addRetry(lambdaFaults)
    .addRetry(taskFailures)
    .addCatch(again, { errors: [Errors.TIMEOUT], resultPath: JsonPath.DISCARD })
    .addCatch(failed, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD })
  step.next(again)
  return step
}

/** Goes where `$.next` says; `otherwise` is for a word that this definition does not know. */
export function nextStep(
  scope: Construct,
  id: string,
  { ways, otherwise }: { ways: Record<string, IChainable>; otherwise: Fail },
): Choice {
  const choice = new Choice(scope, id)
  for (const [word, step] of Object.entries(ways)) choice.when(Condition.stringEquals('$.next', word), step)
  return choice.otherwise(otherwise)
}
