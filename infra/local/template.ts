// Reads synthesised CloudFormation templates: their resources, and the intrinsic functions between them. Everything is
// resolved when it is asked for, so that only what the local run needs has to be understood.
import * as z from 'zod'

/** A JSON value, as templates and events are made of. */
export type Json = z.core.util.JSONType

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.json()).default({}),
  Metadata: z.record(z.string(), z.json()).default({}),
  Condition: z.string().optional(),
})

const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema).default({}),
  Parameters: z.record(z.string(), z.object({ Default: z.json().optional() })).default({}),
  Conditions: z.record(z.string(), z.json()).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.json()))).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.json(), Export: z.object({ Name: z.json() }).optional() }))
    .default({}),
})

/** A stack as it comes out of synthesis. */
export interface StackTemplate {
  name: string
  template: unknown
}

/** Where the templates are supposed to be deployed. */
export interface Environment {
  account: string
  region: string
}

/** What a resource answers to `Ref` and to `Fn::GetAtt`. */
export interface Identifiers {
  ref: string
  attributes: Record<string, string>
}

/** A resource of one of the templates. */
export interface Resource {
  stack: string
  logicalId: string
  type: string
  metadata: Record<string, Json>
  /** All properties, resolved. */
  properties: () => Record<string, Json>
  /** One property, resolved; undefined when it is absent or `AWS::NoValue`. */
  property: (name: string) => Json | undefined
  ref: () => string
  attribute: (name: string) => string
}

/** Finds what a resource answers, from its own declaration. */
export type Identify = (resource: Resource, environment: Environment) => Identifiers

/** The templates of the whole application, read together because stacks import from each other. */
export interface Templates {
  environment: Environment
  resources: (...types: string[]) => Resource[]
  /** The resource of the type that answers `identifier` to `Ref` or as its `Arn`; throws when there is none. */
  find: (type: string, identifier: string) => Resource
}

interface Stack {
  name: string
  template: z.infer<typeof templateSchema>
  resources: Map<string, Resource>
}

/** Reads the stacks. Throws with the stack, resource and attribute in its message when something cannot be resolved. */
export function readTemplates(stacks: StackTemplate[], environment: Environment, identify: Identify): Templates {
  const read: Stack[] = stacks.map(({ name, template }) => ({
    name,
    template: templateSchema.parse(template),
    resources: new Map(),
  }))
  function makeResource(stack: Stack, logicalId: string, declared: z.infer<typeof resourceSchema>): Resource {
    let identifiers: Identifiers | undefined
    function identified(): Identifiers {
      identifiers ??= identify(resource, environment)
      return identifiers
    }
    const resource: Resource = {
      stack: stack.name,
      logicalId,
      type: declared.Type,
      metadata: declared.Metadata,
      properties: () => record(resolve(stack, declared.Properties) ?? {}),
      property: (name) => {
        const value = declared.Properties[name]
        return value === undefined ? undefined : resolve(stack, value)
      },
      ref: () => identified().ref,
      attribute: (name) => {
        const value = identified().attributes[name]
        if (value === undefined) {
          throw new Error(
            `${stack.name}: the local run has no attribute ${name} for ${logicalId} (${declared.Type}). Add it to identifiers.ts.`,
          )
        }
        return value
      },
    }
    return resource
  }

  function resourceNamed(stack: Stack, logicalId: string): Resource {
    const resource = stack.resources.get(logicalId)
    if (resource === undefined)
      throw new Error(`${stack.name}: there is no resource, parameter or condition ${logicalId}`)
    return resource
  }

  // undefined stands for AWS::NoValue: the property or the element is left out.
  function resolve(stack: Stack, value: Json): Json | undefined {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.flatMap((item) => resolve(stack, item) ?? (item === null ? [null] : []))
    const [key, argument] = Object.entries(value)[0] ?? []
    if (key !== undefined && argument !== undefined && Object.keys(value).length === 1) {
      const intrinsic = intrinsics[key]
      if (intrinsic !== undefined) return intrinsic(stack, argument)
      if (key.startsWith('Fn::')) throw new Error(`${stack.name}: the local run does not know ${key}`)
    }
    const entries = Object.entries(value).map(([name, item]) => [name, resolve(stack, item)] as const)
    return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined))
  }

  const intrinsics: Record<string, (stack: Stack, argument: Json) => Json | undefined> = {
    Ref: (stack, name) => reference(stack, text(name)),
    'Fn::GetAtt': (stack, argument) => {
      const [logicalId, ...path] = Array.isArray(argument) ? argument.map(text) : text(argument).split('.')
      return resourceNamed(stack, logicalId ?? '').attribute(path.join('.'))
    },
    'Fn::Join': (stack, argument) => {
      const [delimiter, items] = list(argument)
      return list(resolve(stack, items ?? []))
        .map(text)
        .join(text(delimiter))
    },
    'Fn::Sub': (stack, argument) => {
      const [pattern, variables] = Array.isArray(argument) ? argument : [argument, {}]
      const given = record(variables)
      return text(pattern).replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
        if (literal !== '') return `\${${name}}`
        const variable = given[name]
        if (variable !== undefined) return text(resolve(stack, variable))
        const [logicalId, ...path] = name.split('.')
        if (path.length > 0) return resourceNamed(stack, logicalId ?? '').attribute(path.join('.'))
        return text(reference(stack, name))
      })
    },
    'Fn::Select': (stack, argument) => {
      const [index, items] = list(argument)
      const found = list(resolve(stack, items ?? []))[Number(index)]
      if (found === undefined) throw new Error(`${stack.name}: Fn::Select finds nothing at ${JSON.stringify(argument)}`)
      return found
    },
    'Fn::Split': (stack, argument) => {
      const [delimiter, source] = list(argument)
      return text(resolve(stack, source ?? '')).split(text(delimiter))
    },
    'Fn::If': (stack, argument) => {
      const [name, yes, no] = list(argument)
      const branch = condition(stack, text(name)) ? yes : no
      return branch === undefined ? undefined : resolve(stack, branch)
    },
    'Fn::FindInMap': (stack, argument) => {
      const [map, first, second] = list(resolve(stack, argument)).map(text)
      const found = stack.template.Mappings[map ?? '']?.[first ?? '']?.[second ?? '']
      if (found === undefined)
        throw new Error(`${stack.name}: Fn::FindInMap finds nothing at ${map}.${first}.${second}`)
      return found
    },
    'Fn::ImportValue': (stack, argument) => imported(text(resolve(stack, argument))),
    'Fn::Base64': (stack, argument) => Buffer.from(text(resolve(stack, argument))).toString('base64'),
    'Fn::GetAZs': () => ['a', 'b', 'c'].map((zone) => `${environment.region}${zone}`),
  }

  function reference(stack: Stack, name: string): Json | undefined {
    switch (name) {
      case 'AWS::Region':
        return environment.region
      case 'AWS::AccountId':
        return environment.account
      case 'AWS::Partition':
        return 'aws'
      case 'AWS::URLSuffix':
        return 'amazonaws.com'
      case 'AWS::StackName':
        return stack.name
      case 'AWS::StackId':
        return `arn:aws:cloudformation:${environment.region}:${environment.account}:stack/${stack.name}/local`
      case 'AWS::NoValue':
        return undefined
      default:
    }
    const parameter = stack.template.Parameters[name]
    if (parameter === undefined) return resourceNamed(stack, name).ref()
    if (parameter.Default === undefined) throw new Error(`${stack.name}: the parameter ${name} has no default`)
    return parameter.Default
  }

  function condition(stack: Stack, name: string): boolean {
    const expression = stack.template.Conditions[name]
    if (expression === undefined) throw new Error(`${stack.name}: there is no condition ${name}`)
    return holds(stack, expression)
  }

  function holds(stack: Stack, expression: Json): boolean {
    const [operator, argument] = Object.entries(record(expression))[0] ?? []
    if (operator === undefined || argument === undefined) throw new Error(`${stack.name}: an empty condition`)
    switch (operator) {
      case 'Condition':
        return condition(stack, text(argument))
      case 'Fn::Equals': {
        const [left, right] = list(argument).map((side) => JSON.stringify(resolve(stack, side)))
        return left === right
      }
      case 'Fn::Not':
        return !list(argument).some((inner) => holds(stack, inner))
      case 'Fn::And':
        return list(argument).every((inner) => holds(stack, inner))
      case 'Fn::Or':
        return list(argument).some((inner) => holds(stack, inner))
      default:
        throw new Error(`${stack.name}: the local run does not know the condition ${operator}`)
    }
  }

  function imported(name: string): Json | undefined {
    for (const stack of read) {
      for (const output of Object.values(stack.template.Outputs)) {
        if (output.Export !== undefined && resolve(stack, output.Export.Name) === name)
          return resolve(stack, output.Value)
      }
    }
    throw new Error(`No stack exports ${name}`)
  }

  for (const stack of read) {
    for (const [logicalId, declared] of Object.entries(stack.template.Resources)) {
      if (declared.Condition !== undefined && !condition(stack, declared.Condition)) continue
      stack.resources.set(logicalId, makeResource(stack, logicalId, declared))
    }
  }
  const all = read.flatMap((stack) => [...stack.resources.values()])

  return {
    environment,
    resources: (...types) => all.filter((resource) => types.length === 0 || types.includes(resource.type)),
    find: (type, identifier) => {
      const found = all.find((resource) => resource.type === type && answersTo(resource, identifier))
      if (found === undefined) throw new Error(`No template declares the ${type} ${identifier}`)
      return found
    },
  }
}

function answersTo(resource: Resource, identifier: string): boolean {
  return resource.ref() === identifier || (identifier.startsWith('arn:') && resource.attribute('Arn') === identifier)
}

function text(value: Json | undefined): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Error(`A template has ${JSON.stringify(value)} where a text belongs`)
}

function list(value: Json | undefined): Json[] {
  if (Array.isArray(value)) return value
  throw new Error(`A template has ${JSON.stringify(value)} where a list belongs`)
}

function record(value: Json | undefined): Record<string, Json> {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value
  throw new Error(`A template has ${JSON.stringify(value)} where an object belongs`)
}
