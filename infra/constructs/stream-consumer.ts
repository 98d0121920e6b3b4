// One consumer of the table's stream: given only the items it is for, retried a bounded number of times, never holding up the others for good.
import { Duration } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { DeadLetters } from './dead-letters.ts'
import type { ServiceFunction } from './service-function.ts'

export interface StreamConsumerProps {
  /** It has been given the table already, and with that the use of its key. */
  consumer: ServiceFunction
  table: Table
  /** The changes it is told of. */
  events: ('INSERT' | 'MODIFY' | 'REMOVE')[]
  /** The attribute `kind` of the items it is told of, any of these. */
  kinds: string[]
  batchSize: number
  /** How many batches of one shard run side by side; the order within a partition key is kept. */
  parallelizationFactor: number
}

/** The mapping of the stream to a function, with the queue for what it gave up on. */
export class StreamConsumer extends Construct {
  readonly deadLetters: Queue
  readonly consumer: ServiceFunction

  constructor(scope: Construct, id: string, props: StreamConsumerProps) {
    super(scope, id)
    const { consumer, table } = props
    const streamArn = table.tableStreamArn
    if (streamArn === undefined) throw new Error(`${id} needs a table with a stream`)
    this.consumer = consumer
    this.deadLetters = new DeadLetters(this, 'DeadLetters').queue

    consumer.allow(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      [streamArn],
    )
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: consumer.lambda,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [
        FilterCriteria.filter({
          eventName: props.events,
          dynamodb: { NewImage: { kind: { S: props.kinds } } },
        }),
      ],
      batchSize: props.batchSize,
      maxBatchingWindow: Duration.seconds(0),
      parallelizationFactor: props.parallelizationFactor,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(6),
      onFailure: new SqsDlq(this.deadLetters),
    })
    // Lambda tries the role as it makes the mapping, so the role must be whole by then.
    mapping.node.addDependency(consumer)
  }
}
