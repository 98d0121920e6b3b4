// Conducts one case: review says what is next and until when, the step is taken or waited for, and review is asked again until it is closed.
//
//   ReviewCase → WhatNext → AssignProvider ──────────────→ ReviewCase
//                         → Await… (woken, or out of time) → ReviewCase
//                         → Closed
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Fail, JsonPath, type StateMachine, Succeed } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { nextStep, taskStep, waitStep } from './steps.ts'
import { Workflow } from './workflow.ts'

/** What review may answer in `next` when the case waits, and the state that waits for it. */
const waits = {
  'await-response': 'AwaitResponse',
  'await-allocation': 'AwaitAllocation',
  'await-first-contact': 'AwaitFirstContact',
  'await-report': 'AwaitReport',
  'await-query': 'AwaitAnswerToQuery',
  'await-commissioner': 'AwaitCommissioner',
} as const

export interface CaseWorkflowProps {
  reviewCase: IFunction
  assignProvider: IFunction
  awaitCase: IFunction
}

/** Runs on `{ caseId }`; review turns that into `{ caseId, next, version, seconds }`, and nothing else ever passes through. */
export class CaseWorkflow extends Construct {
  readonly stateMachine: StateMachine

  constructor(scope: Construct, id: string, { reviewCase, assignProvider, awaitCase }: CaseWorkflowProps) {
    super(scope, id)
    const caseId = JsonPath.stringAt('$.caseId')
    const version = JsonPath.stringAt('$.version')

    const failed = new Fail(this, 'Failed', {
      error: 'CaseWorkflowFailed',
      cause: 'A step failed after its retries. The sweep starts a new execution, which takes up where the case stands.',
    })
    const unknownStep = new Fail(this, 'UnknownStep', {
      error: 'UnknownStep',
      cause: 'The review answered with a step that this definition does not have.',
    })
    const closed = new Succeed(this, 'Closed')

    const review = taskStep(this, 'ReviewCase', { task: reviewCase, payload: { caseId }, failed, takesAnswer: true })
    const assign = taskStep(this, 'AssignProvider', {
      task: assignProvider,
      payload: { caseId, version },
      failed,
      takesAnswer: false,
    })
    const waiting = Object.entries(waits).map(([wait, name]) => [
      wait,
      waitStep(this, name, { task: awaitCase, payload: { caseId, version }, failed, wait, again: review }),
    ])
    const whatNext = nextStep(this, 'WhatNext', {
      ways: { assign, ...Object.fromEntries(waiting), closed },
      otherwise: unknownStep,
    })

    review.next(whatNext)
    assign.next(review)

    this.stateMachine = new Workflow(this, 'Workflow', {
      comment: 'One case of advocacy, from opening to close',
      definition: review,
      tasks: [reviewCase, assignProvider, awaitCase],
    }).stateMachine
  }
}
