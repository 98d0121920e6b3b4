// Rules for every function: how it is set up, what its environment names, and what it may do.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { keys } from '../../shared/store/keys.ts'
import { allowed, every, functions, policies, root } from './synthesised.ts'

const entries = functions.map(({ entry }) => entry)
const present = entries.filter((entry) => existsSync(join(root, entry)))

/** Given to every function by its construct, and read by the runtime or by Powertools. */
const common = new Set(['NODE_OPTIONS', 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME'])

describe('every function', () => {
  it.each(functions)('$entry runs on arm64, on Node 24, and not for ever', ({ properties }) => {
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
    expect(properties.Timeout).toBeLessThanOrEqual(300)
  })

  it.each(functions.filter(({ entry }) => /^functions\/(pages|api)\//.test(entry)))(
    '$entry answers before API Gateway gives up on it',
    ({ properties }) => {
      expect(properties.Timeout).toBeLessThan(30)
    },
  )

  it.each(functions)('$entry logs as JSON into a log group that forgets', ({ stack, properties }) => {
    const groups = every('AWS::Logs::LogGroup', z.object({ RetentionInDays: z.number() }))
    expect(groups.filter((group) => group.stack === stack).map(({ id }) => id)).toContain(
      properties.LoggingConfig.LogGroup,
    )
    expect(properties.LoggingConfig.LogFormat).toBe('JSON')
  })

  it('is one of one: no two have the same entry or the same role', () => {
    expect(new Set(entries).size).toBe(functions.length)
    expect(new Set(functions.map(({ properties }) => properties.Role)).size).toBe(functions.length)
  })

  it.each(functions)('$entry is a file that exports a handler', ({ entry }) => {
    expect(existsSync(join(root, entry))).toBe(true)
    expect(readFileSync(join(root, entry), 'utf8')).toMatch(/^export (const|async function|function) handler\b/m)
  })

  it('has its template: no file exports a handler that nothing invokes', () => {
    const files = globSync('functions/**/*.ts', { cwd: root })
    const handlers = files.filter((file) =>
      /^export (const|async function|function) handler\b|^export {.*\bhandler\b/m.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    )
    expect(handlers.filter((file) => !entries.includes(file))).toEqual([])
  })
})

/** Each source file with the files that it imports. */
const imports = new Map(
  Object.entries(
    buildSync({
      absWorkingDir: root,
      entryPoints: present,
      outdir: 'unwritten',
      write: false,
      metafile: true,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
    }).metafile.inputs,
  ).map(([file, input]) => [file, input.imports.filter(({ external }) => !external).map(({ path }) => path)]),
)

/** The source of an entry with all that it imports, directly or not. */
function sourceOf(entry: string): string {
  const files = new Set<string>()
  const add = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    imports.get(file)?.forEach(add)
  }
  add(entry)
  return [...files].map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
}

describe('the environment of a function', () => {
  it.each(present)('%s is given exactly the settings that it reads', (entry) => {
    const read = new Set([...sourceOf(entry).matchAll(/\bsetting\('([A-Z_]+)'\)/g)].map((match) => match[1] ?? ''))
    const given = Object.keys(functions.find((each) => each.entry === entry)?.properties.Environment.Variables ?? {})
    expect(given.filter((name) => !common.has(name)).sort()).toEqual([...read].sort())
  })

  it.each(functions)('of $entry names where a secret is and never holds one', ({ properties }) => {
    const { Variables } = properties.Environment
    const secretive = Object.keys(Variables).filter((name) => /SECRET|PASSWORD|TOKEN|KEY/.test(name))
    expect(secretive.filter((name) => !name.endsWith('_ARN'))).toEqual([])
    expect(JSON.stringify(Variables)).not.toContain('resolve:')
  })
})

/** Whose roles allow an action, on resources that are named so. */
const whoMay = (action: string, on = ''): string[] =>
  entries.filter((entry) => allowed(entry).some((each) => each.action === action && each.on.includes(on))).sort()

/** The resources on which a function may wake an execution. */
const wakes = (entry: string): string[] =>
  allowed(entry)
    .filter(({ action }) => action === 'states:SendTaskSuccess')
    .map(({ on }) => on)

describe('what roles may do', () => {
  /** These actions know no resources, so that IAM takes only * for them. */
  const withoutResource =
    /^(xray:|logs:(\w*LogDeliver(y|ies)|PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups)$)/

  const statements = policies.flatMap(({ id, properties }) =>
    properties.PolicyDocument.Statement.map(({ Action, Resource }) => ({ id, Action, Resource })),
  )

  it('is said action by action: no statement has a wildcard in its actions', () => {
    expect(statements.filter(({ Action }) => Action.some((action) => action.includes('*')))).toEqual([])
  })

  /** A file has a key of its own, so that a function may have to do with any of them, and with nothing else of the bucket. */
  const ofFiles = ({ Action, Resource }: (typeof statements)[number]): boolean =>
    Action.every((action) => /^s3:(Get|Put|Delete)Object$/.test(action)) &&
    Resource.every((resource) => /^[^*]+\/attachments\/\*$/.test(resource))

  it('is said resource by resource: * stands only where IAM takes nothing else, and for files', () => {
    const wide = statements.filter(({ Resource }) => Resource.some((resource) => resource.includes('*')))
    const needless = wide.filter(({ Action }) => !Action.every((action) => withoutResource.test(action)))
    expect(needless.filter((statement) => !ofFiles(statement))).toEqual([])
  })

  it('nothing scans the table', () => {
    expect(statements.flatMap(({ Action }) => Action)).not.toContain('dynamodb:Scan')
  })

  it.each([
    { what: 'sends mail', action: 'ses:SendEmail', who: ['functions/streams/effects.ts'] },
    {
      what: 'reads the key of the links',
      action: 'secretsmanager:GetSecretValue',
      on: 'LinkKey',
      who: [
        // The offer goes to the next contact under a link of its own when its mail comes back.
        'functions/mail/told.ts',
        'functions/pages/offer/handler.ts',
        'functions/streams/effects.ts',
        'functions/workflow/assign-provider.ts',
      ],
    },
    {
      what: 'knows people again, or marks the counts of reports with a key derived from the same',
      action: 'secretsmanager:GetSecretValue',
      on: 'PersonKey',
      who: [
        'functions/api/referrals.ts',
        'functions/api/reports.ts',
        'functions/pages/refer/handler.ts',
        'functions/pages/reports/handler.ts',
        'functions/pages/track/handler.ts',
        'functions/workflow/assign-provider.ts',
      ],
    },
    {
      what: 'signs evidence packs',
      action: 'secretsmanager:GetSecretValue',
      on: 'EvidenceKey',
      who: ['functions/pages/evidence/handler.ts'],
    },
    {
      what: 'starts a workflow',
      action: 'states:StartExecution',
      who: ['functions/schedules/reconcile.ts', 'functions/streams/effects.ts'],
    },
    {
      what: 'wakes a workflow',
      action: 'states:SendTaskSuccess',
      who: [
        'functions/schedules/reconcile.ts',
        'functions/streams/effects.ts',
        'functions/workflow/await-case.ts',
        'functions/workflow/await-referral.ts',
      ],
    },
    { what: 'signs for uploads', action: 's3:PutObject', who: ['functions/pages/attachments/handler.ts'] },
    {
      what: 'reads files, or signs for it',
      action: 's3:GetObject',
      who: [
        'functions/attachments/told.ts',
        'functions/pages/attachments/handler.ts',
        'functions/schedules/attachments.ts',
      ],
    },
    { what: 'looks for lost executions', action: 'states:ListExecutions', who: ['functions/schedules/reconcile.ts'] },
  ])('$what: nobody but those who must', ({ action, on, who }) => {
    expect(whoMay(action, on)).toEqual(who)
  })

  it('whoever waits wakes only the workflow that called it', () => {
    expect(wakes('functions/workflow/await-case.ts')).toEqual([expect.stringMatching(/^CaseWorkflow/)])
    expect(wakes('functions/workflow/await-referral.ts')).toEqual([expect.stringMatching(/^ReferralWorkflow/)])
  })

  /** The actions that a command of the SDK needs, where they are not of its name. */
  const actionsOf: Record<string, string[]> = {
    TransactWriteItems: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    TransactGetItems: ['GetItem'],
  }
  /** What the runtime does for the function, and not its code. */
  const ofRuntime = /^(logs|xray|kms|sqs):|^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/

  it.each(present)('%s may do nothing that no code of it does', (entry) => {
    const source = sourceOf(entry)
    const commands = [...source.matchAll(/\bnew ([A-Z]\w+)Command\(/g)].map((match) => match[1] ?? '')
    // A form that is signed for a browser is sent in the name of whoever signed it.
    const signed = source.includes('createPresignedPost(') ? ['PutObject'] : []
    const does = new Set([...commands.flatMap((command) => actionsOf[command] ?? [command]), ...signed])
    const may = allowed(entry).filter(({ action }) => !ofRuntime.test(action))
    expect(may.filter(({ action }) => !does.has(action.replace(/^\w+:/, '')))).toEqual([])
  })

  it('the public answer of when something is due reads the calendars, and nothing else of the table', () => {
    const entry = 'functions/api/deadlines.ts'
    const actions = allowed(entry).map(({ action }) => action)
    expect(actions.filter((action) => /^(dynamodb|secretsmanager|states|ses|s3):/.test(action))).toEqual([
      'dynamodb:Query',
    ])
    const role = functions.find((each) => each.entry === entry)?.properties.Role ?? ''
    const conditions = policies
      .filter(({ properties }) => properties.Roles.includes(role))
      .flatMap(({ properties }) => properties.PolicyDocument.Statement)
      .flatMap(({ Action, Condition }) => (Action.includes('dynamodb:Query') ? [Condition] : []))
    expect(conditions).toEqual([{ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [keys.calendar(1).pk] } }])
  })

  it.each(['eligibility', 'service'])('the public answers of %s come without the table', (resource) => {
    const actions = allowed(`functions/api/${resource}.ts`).map(({ action }) => action)
    expect(actions.filter((action) => /^(dynamodb|kms|secretsmanager|states|ses):/.test(action))).toEqual([])
  })
})
