// The CDK app: three stacks for a stage. Run by the CDK it bundles; the tests and the local run make it without bundling.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import * as z from 'zod'
import { readConfig, region, serviceName } from './config.ts'
import { bundledCode, placeholderCode } from './constructs/function-code.ts'
import { DataStack } from './data-stack.ts'
import { MonitoringStack } from './monitoring-stack.ts'
import { ServiceStack } from './service-stack.ts'

const root = join(import.meta.dirname, '..')

function readJson<T>(file: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(readFileSync(join(root, file), 'utf8')))
}

export interface AppOptions {
  /** False gives each function a placeholder in place of its code, which no entry has to exist for; nothing else differs. */
  bundle: boolean
  /** Where the templates go: `cdk.out` under the CDK. */
  outdir?: string
  /** False leaves out the rules of cdk-nag and CloudFormation, which take ten times as long as the templates. True unless given. */
  check?: boolean
}

/** Makes the app; its `synth()` throws when a rule is broken. Throws a ZodError when a setting is wrong. */
export function createApp({ bundle, outdir, check = true }: AppOptions): App {
  // The CDK hands over the context of cdk.json only to the process it starts; every other caller gets the same flags here.
  const { context } = readJson('cdk.json', z.object({ context: z.record(z.string(), z.unknown()) }))
  const { version } = readJson('package.json', z.object({ version: z.string() }))

  const app = new App({
    context,
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: check,
    ...(outdir !== undefined && { outdir }),
  })
  const config = readConfig((name) => app.node.tryGetContext(name), process.env, { version })
  const code = bundle ? bundledCode(join(app.outdir, '.bundles')) : placeholderCode

  const named = (part: string) => `AdvocacyReferrals-${config.stage}-${part}`
  const common = { config, env: { region }, terminationProtection: config.keepData }
  const data = new DataStack(app, named('Data'), { ...common, description: 'Advocacy referrals: data and people' })
  const service = new ServiceStack(app, named('Service'), {
    ...common,
    description: 'Advocacy referrals: the service',
    data,
    code,
  })
  new MonitoringStack(app, named('Monitoring'), {
    ...common,
    description: 'Advocacy referrals: alarms and dashboard',
    watched: service.watched,
  })

  Tags.of(app).add('service', serviceName)
  Tags.of(app).add('stage', config.stage)
  if (check) Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return app
}

if (import.meta.main) createApp({ bundle: true }).synth()
