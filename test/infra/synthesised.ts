// The templates as the deployment gets them, made once for each file of tests, and small ways of asking them things.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { createApp } from '../../infra/app.ts'

export const root = join(import.meta.dirname, '../..')

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      Metadata: z.record(z.string(), z.unknown()).default({}),
      DeletionPolicy: z.string().optional(),
    }),
  ),
})

/** The text of each template by the name of its stack. */
export function synthesise({ check = false }: { check?: boolean } = {}): Map<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'advocacy-templates-'))
  const assembly = createApp({ bundle: false, outdir, check }).synth()
  const templates = new Map(assembly.stacks.map((stack) => [stack.stackName, JSON.stringify(stack.template)]))
  rmSync(outdir, { recursive: true })
  return templates
}

/** The text of all templates, as every test of this file sees them. */
export const templates = synthesise()

/** Each resource of each stack; logical ids are distinct within a stack only. */
export const resources = [...templates].flatMap(([stack, text]) =>
  Object.entries(templateSchema.parse(JSON.parse(text)).Resources).map(([id, resource]) => ({
    stack,
    id,
    type: resource.Type,
    properties: resource.Properties,
    metadata: resource.Metadata,
    deletionPolicy: resource.DeletionPolicy,
  })),
)

/** The resources of a type with their properties parsed by `shape`; fails when there is none, so that no rule holds for want of cases. */
export function every<T>(type: string, shape: z.ZodType<T>) {
  const found = resources.filter((resource) => resource.type === type)
  if (found.length === 0) throw new Error(`no ${type} in any template`)
  return found.map(({ properties, ...resource }) => Object.assign(resource, { properties: shape.parse(properties) }))
}

/** The logical id that `{ Ref }` or `{ 'Fn::GetAtt' }` points at. */
export const referenceSchema = z.union([
  z.object({ Ref: z.string() }).transform(({ Ref }) => Ref),
  z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).transform((value) => value['Fn::GetAtt'][0]),
])

const joinSchema = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) })

/** A text with its references left as the logical ids that they point at: enough to see what stands in it. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const join = joinSchema.safeParse(value)
  if (join.success) return join.data['Fn::Join'][1].map(textOf).join('')
  const reference = referenceSchema.safeParse(value)
  if (reference.success) return reference.data.replace('AWS::Partition', 'aws')
  return z.object({ 'Fn::ImportValue': z.string() }).parse(value)['Fn::ImportValue']
}

/** Each function with its entry and the names and values of its environment. */
export const functions = every(
  'AWS::Lambda::Function',
  z.object({
    Runtime: z.string(),
    Architectures: z.array(z.string()),
    Timeout: z.number(),
    MemorySize: z.number(),
    Role: referenceSchema,
    LoggingConfig: z.object({ LogFormat: z.string(), LogGroup: referenceSchema }),
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  }),
).map((each) => Object.assign(each, { entry: z.string().parse(each.metadata['entry']) }))

const oneOrMore = <T>(schema: z.ZodType<T>) => z.union([z.array(schema), schema.transform((one) => [one])])

const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore(z.string()),
  Resource: oneOrMore(z.unknown()).transform((all) => all.map(textOf)),
  Condition: z.record(z.string(), z.unknown()).optional(),
})

/** Each policy with the roles that it is attached to. */
export const policies = every(
  'AWS::IAM::Policy',
  z.object({
    Roles: z.array(referenceSchema),
    PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
  }),
)

/** What a function may do, and on what. */
export function allowed(entry: string): { action: string; on: string }[] {
  const role = functions.find((each) => each.entry === entry)?.properties.Role
  if (role === undefined) throw new Error(`no function has the entry ${entry}`)
  return policies
    .filter(({ properties }) => properties.Roles.includes(role))
    .flatMap(({ properties }) => properties.PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((on) => ({ action, on }))))
}
