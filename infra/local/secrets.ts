// Stands in for Secrets Manager: makes each declared secret once, keeps it in the data folder, and hands it out.
import { randomInt } from 'node:crypto'
import * as z from 'zod'
import { type Operations, ServiceFault } from './aws-endpoint.ts'
import type { State } from './state.ts'
import type { Resource, Templates } from './template.ts'

const declaration = z.object({
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .object({
      PasswordLength: z.number().default(32),
      ExcludePunctuation: z.boolean().default(false),
      ExcludeCharacters: z.string().default(''),
      ExcludeLowercase: z.boolean().default(false),
      ExcludeUppercase: z.boolean().default(false),
      ExcludeNumbers: z.boolean().default(false),
      SecretStringTemplate: z.string().optional(),
      GenerateStringKey: z.string().optional(),
    })
    .optional(),
})

const secretInput = z.object({ SecretId: z.string() })

/** Opens the secrets of the templates. `now` is the local clock in milliseconds. */
export function openSecrets(templates: Templates, { state, now }: { state: State; now: () => number }): Operations {
  const names = new Map(
    templates.resources('AWS::SecretsManager::Secret').map((resource) => [resource.ref(), keep(resource, state)]),
  )
  return {
    'secretsmanager.GetSecretValue': (given) => {
      const { SecretId } = secretInput.parse(given)
      const arn = [...names.keys()].find((known) => known === SecretId || known.endsWith(`:secret:${SecretId}-local1`))
      const stored = arn === undefined ? undefined : state.read(names.get(arn) ?? '', z.string())
      if (stored === undefined) {
        throw new ServiceFault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
      }
      return {
        ARN: arn,
        Name: SecretId,
        SecretString: stored,
        VersionId: 'local-version-of-the-secret-000001',
        VersionStages: ['AWSCURRENT'],
        CreatedDate: now() / 1000,
      }
    },
  }
}

function keep(resource: Resource, state: State): string {
  const name = `secret/${resource.stack}/${resource.logicalId}`
  if (state.read(name, z.string()) === undefined) state.write(name, makeValue(resource))
  return name
}

function makeValue(resource: Resource): string {
  const { SecretString, GenerateSecretString } = declaration.parse(resource.properties())
  if (SecretString !== undefined) return SecretString
  const wanted = GenerateSecretString ?? declaration.shape.GenerateSecretString.unwrap().parse({})
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const alphabet = [
    wanted.ExcludeLowercase ? '' : letters,
    wanted.ExcludeUppercase ? '' : letters.toUpperCase(),
    wanted.ExcludeNumbers ? '' : '0123456789',
    wanted.ExcludePunctuation ? '' : '!#$%&()*+,-./:;<=>?@[]^_{|}~',
  ]
    .join('')
    .split('')
    .filter((character) => !wanted.ExcludeCharacters.includes(character))
  const password = Array.from({ length: wanted.PasswordLength }, () => alphabet[randomInt(alphabet.length)]).join('')
  if (wanted.SecretStringTemplate === undefined || wanted.GenerateStringKey === undefined) return password
  const template = z.record(z.string(), z.json()).parse(JSON.parse(wanted.SecretStringTemplate))
  return JSON.stringify({ ...template, [wanted.GenerateStringKey]: password })
}
