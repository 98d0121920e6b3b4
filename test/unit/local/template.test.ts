// What the local run makes of the intrinsic functions of CloudFormation.
import { describe, expect, it } from 'vitest'
import { stacksOf, templatesOf, url } from '../../support/local-templates.ts'

const rest = {
  Parameters: { Stage: { Type: 'String', Default: 'test' }, Needed: { Type: 'String' } },
  Mappings: { Sizes: { test: { memory: 512 } } },
  Conditions: {
    IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] },
    IsLive: { 'Fn::Not': [{ Condition: 'IsTest' }] },
    Both: { 'Fn::And': [{ Condition: 'IsTest' }, { Condition: 'IsLive' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsTest' }, { Condition: 'IsLive' }] },
  },
}

function resolved(value: unknown): unknown {
  const templates = stacksOf({
    Stack: {
      ...rest,
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue' },
        Api: { Type: 'AWS::ApiGatewayV2::Api' },
        Subject: { Type: 'Some::Thing', Properties: { value } },
      },
    },
    Other: {
      Resources: { Table: { Type: 'AWS::DynamoDB::Table' } },
      Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Table', 'Arn'] }, Export: { Name: 'Other:TableArn' } } },
    },
  })
  return templates.resources('Some::Thing')[0]?.property('value')
}

describe('an intrinsic function', () => {
  it.each<[string, unknown, unknown]>([
    ['Ref to a resource', { Ref: 'Queue' }, 'https://sqs.eu-west-2.amazonaws.com/000000000000/Stack-Queue'],
    ['Ref to a parameter with a default', { Ref: 'Stage' }, 'test'],
    ['Ref to the region', { Ref: 'AWS::Region' }, 'eu-west-2'],
    ['Ref to the account', { Ref: 'AWS::AccountId' }, '000000000000'],
    ['Ref to the partition', { Ref: 'AWS::Partition' }, 'aws'],
    ['Ref to the name of the stack', { Ref: 'AWS::StackName' }, 'Stack'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:eu-west-2:000000000000:Stack-Queue'],
    ['GetAtt as a text', { 'Fn::GetAtt': 'Queue.QueueName' }, 'Stack-Queue'],
    ['GetAtt to the address of the API', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, url],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, 1]] }, 'a-test-1'],
    ['Join of a split', { 'Fn::Join': ['+', { 'Fn::Split': [',', 'a,b'] }] }, 'a+b'],
    ['Sub', { 'Fn::Sub': '${Stage}/${Queue.QueueName}/${AWS::Region}/${!kept}' }, 'test/Stack-Queue/eu-west-2/${kept}'],
    ['Sub with variables', { 'Fn::Sub': ['${a}${Stage}', { a: { Ref: 'AWS::Region' } }] }, 'eu-west-2test'],
    ['Select', { 'Fn::Select': [1, { 'Fn::Split': [':', 'x:y:z'] }] }, 'y'],
    ['If that holds', { 'Fn::If': ['IsTest', 'yes', 'no'] }, 'yes'],
    ['If on a negation', { 'Fn::If': ['IsLive', 'yes', 'no'] }, 'no'],
    ['If on a conjunction', { 'Fn::If': ['Both', 'yes', 'no'] }, 'no'],
    ['If on a disjunction', { 'Fn::If': ['Either', 'yes', 'no'] }, 'yes'],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] }, 512],
    [
      'ImportValue',
      { 'Fn::ImportValue': 'Other:TableArn' },
      'arn:aws:dynamodb:eu-west-2:000000000000:table/Other-Table',
    ],
    ['nesting', { a: [{ b: { Ref: 'Stage' } }], c: null }, { a: [{ b: 'test' }], c: null }],
    ['no value in an object', { kept: 1, dropped: { Ref: 'AWS::NoValue' } }, { kept: 1 }],
    ['no value in a list', [1, { Ref: 'AWS::NoValue' }, null], [1, null]],
  ])('resolves: %s', (_, value, expected) => {
    expect(resolved(value)).toEqual(expected)
  })

  it.each([
    [
      'an attribute that is not known',
      { 'Fn::GetAtt': ['Queue', 'Colour'] },
      /attribute Colour for Queue \(AWS::SQS::Queue\)/,
    ],
    ['a resource that is not there', { Ref: 'Nothing' }, /no resource, parameter or condition Nothing/],
    ['a parameter without a default', { Ref: 'Needed' }, /parameter Needed has no default/],
    ['an import that nobody exports', { 'Fn::ImportValue': 'Nobody' }, /No stack exports Nobody/],
    ['a function that is not known', { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }, /does not know Fn::Cidr/],
    ['an index outside the list', { 'Fn::Select': [5, ['a']] }, /finds nothing/],
  ])('says what is wrong: %s', (_, value, message) => {
    expect(() => resolved(value)).toThrow(message)
  })
})

describe('a resource', () => {
  it('is left out when its condition does not hold', () => {
    const templates = stacksOf({
      Stack: {
        ...rest,
        Resources: { Kept: { Type: 'T', Condition: 'IsTest' }, Dropped: { Type: 'T', Condition: 'IsLive' } },
      },
    })
    expect(templates.resources('T').map(({ logicalId }) => logicalId)).toEqual(['Kept'])
  })

  it('is found by its name and by its ARN', () => {
    const templates = templatesOf({ Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'things' } } })
    const arn = 'arn:aws:dynamodb:eu-west-2:000000000000:table/things'
    expect(templates.find('AWS::DynamoDB::Table', 'things').logicalId).toBe('Table')
    expect(templates.find('AWS::DynamoDB::Table', arn).logicalId).toBe('Table')
    expect(() => templates.find('AWS::DynamoDB::Table', 'other')).toThrow(/No template declares/)
  })
})
