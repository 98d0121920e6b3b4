// Conducts one referral until nothing of it is left to open or to decide: check what the law says, open the cases, wait for what
// is missing or for a person's decision, which may be awaited beside cases that are open.
//
//   CheckEligibility → WhatNext → OpenCases → CheckEligibility
//                               → Await… (woken, or out of time) → CheckEligibility
//                               → Done
// Starting the workflow of each case is the work of the stream's consumer: opening a case leaves it in the outbox of the same transaction.
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Fail, JsonPath, type StateMachine, Succeed } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { nextStep, taskStep, waitStep } from './steps.ts'
import { Workflow } from './workflow.ts'

/** What the check may answer in `next` when the referral waits, and the state that waits for it. */
const waits = {
  'await-information': 'AwaitInformation',
  'await-decision': 'AwaitDecision',
} as const

export interface ReferralWorkflowProps {
  checkEligibility: IFunction
  openCases: IFunction
  awaitReferral: IFunction
}

/** Runs on `{ reference }`; the check turns that into `{ reference, next, version, seconds }`, and nothing else ever passes through. */
export class ReferralWorkflow extends Construct {
  readonly stateMachine: StateMachine

  constructor(scope: Construct, id: string, { checkEligibility, openCases, awaitReferral }: ReferralWorkflowProps) {
    super(scope, id)
    const reference = JsonPath.stringAt('$.reference')
    const version = JsonPath.stringAt('$.version')

    const failed = new Fail(this, 'Failed', {
      error: 'ReferralWorkflowFailed',
      cause:
        'A step failed after its retries. The sweep starts a new execution, which takes up where the referral stands.',
    })
    const unknownStep = new Fail(this, 'UnknownStep', {
      error: 'UnknownStep',
      cause: 'The check answered with a step that this definition does not have.',
    })
    const done = new Succeed(this, 'Done')

    const check = taskStep(this, 'CheckEligibility', {
      task: checkEligibility,
      payload: { reference },
      failed,
      takesAnswer: true,
    })
    const open = taskStep(this, 'OpenCases', {
      task: openCases,
      payload: { reference, version },
      failed,
      takesAnswer: false,
    })
    const waiting = Object.entries(waits).map(([wait, name]) => [
      wait,
      waitStep(this, name, { task: awaitReferral, payload: { reference, version }, failed, wait, again: check }),
    ])
    const whatNext = nextStep(this, 'WhatNext', {
      ways: { 'open-cases': open, ...Object.fromEntries(waiting), ended: done },
      otherwise: unknownStep,
    })

    check.next(whatNext)
    open.next(check)

    this.stateMachine = new Workflow(this, 'Workflow', {
      comment: 'One referral, from receipt to its open cases',
      definition: check,
      tasks: [checkEligibility, openCases, awaitReferral],
    }).stateMachine
  }
}
