// The local run without the consumers of the table's stream: a request is answered and nothing goes on behind it, as a function in
// the cloud has its machine to itself. Started by service.ts in a process of its own; PORT and DATA_DIR are given.
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { createApp } from '../../infra/app.ts'
import { startLocal } from '../../infra/local/run.ts'
import { PEOPLE } from '../../infra/local/seed/people.ts'
import { seed } from '../../infra/local/seed/seed.ts'

const resource = z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) })
const template = z.looseObject({ Resources: z.record(z.string(), resource).default({}) })

const withoutConsumers = (synthesised: unknown): object => {
  const { Resources, ...rest } = template.parse(synthesised)
  const kept = Object.entries(Resources).map(([id, { Type, Properties, ...more }]) => [
    id,
    {
      ...more,
      Type,
      Properties: { ...Properties, ...(Type === 'AWS::Lambda::EventSourceMapping' && { Enabled: false }) },
    },
  ])
  return { ...rest, Resources: Object.fromEntries(kept) }
}

const { url, stop } = await startLocal({
  port: Number(process.env['PORT'] ?? 0),
  dataDir: process.env['DATA_DIR'] ?? '.local',
  project: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    people: PEOPLE,
    seed,
    synthesise: async (outdir) => {
      const { stacks } = createApp({ bundle: false, check: false, outdir }).synth()
      return stacks.map((stack) => ({ name: stack.stackName, template: withoutConsumers(stack.template) }))
    },
  },
})
process.once('SIGTERM', () => void stop().finally(() => process.exit(0)))
process.stdout.write(`ready ${url}\n`)
