// The deployment's settings: read once from CDK context or the environment, checked, and given to the stacks as a value.
import * as z from 'zod'

/** Everything runs in London: statutory advocacy is the law of England and Wales, and its records stay in the country. */
export const region = 'eu-west-2'

/** The name under which logs and metrics of every function appear, and on which the alarms are set. */
export const serviceName = 'advocacy-referrals'
export const metricsNamespace = 'AdvocacyReferrals'

/** Each setting with the environment variable that may give it. Context (`cdk synth -c stage=live`) goes first. */
const environmentNames = {
  stage: 'ADVOCACY_STAGE',
  version: 'ADVOCACY_VERSION',
  domainName: 'ADVOCACY_DOMAIN_NAME',
  certificateArn: 'ADVOCACY_CERTIFICATE_ARN',
  mailFrom: 'ADVOCACY_MAIL_FROM',
  alarmEmail: 'ADVOCACY_ALARM_EMAIL',
  keepData: 'ADVOCACY_KEEP_DATA',
} as const

const configSchema = z
  .strictObject({
    stage: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,15}$/)
      .default('dev'),
    version: z.string().min(1).max(64).default('0.0.0'),
    domainName: z.string().min(4).optional(),
    certificateArn: z.string().startsWith('arn:').optional(),
    mailFrom: z.email().default('referrals@advocacy-referrals.example'),
    alarmEmail: z.email().optional(),
    keepData: z.union([z.boolean(), z.stringbool()]).default(true),
  })
  .refine((config) => (config.domainName === undefined) === (config.certificateArn === undefined), {
    error: 'a domain name and its certificate are given together or not at all',
    path: ['certificateArn'],
  })

/**
 * - `stage` names the deployment and its stacks: `dev`, `test`, `live`.
 * - `version` is what `GET /api/health` answers.
 * - `domainName` and `certificateArn` (in the same region) give the service its own address; without them it answers on API Gateway's.
 * - `mailFrom` is the sender of every mail; its domain becomes the SES identity.
 * - `alarmEmail` is told of every alarm.
 * - `keepData` protects the table, the key and the people from deletion; only a throwaway stage sets it to false.
 */
export type Config = z.infer<typeof configSchema>

/**
 * Settles the configuration from `context` (a look-up of CDK context) and `environment`.
 * Throws a ZodError that names the setting: a wrong setting must stop the synthesis.
 */
export function readConfig(
  context: (name: string) => unknown,
  environment: Readonly<Record<string, string | undefined>>,
  defaults: { version: string },
): Config {
  const given = Object.entries(environmentNames).map(([name, variable]) => [
    name,
    context(name) ?? environment[variable],
  ])
  const settings: Record<string, unknown> = Object.fromEntries(given.filter(([, value]) => value !== undefined))
  return configSchema.parse({ ...defaults, ...settings })
}
