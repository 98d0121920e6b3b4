// Runs the fixture as `npm start` runs the service.
import { startLocal } from '../../../infra/local/run.ts'
import { stacks } from './templates.ts'

const people = [{ person: 'someone', name: 'Some One', email: 'someone@service.example', groups: ['tester'] }]
const { url, stop } = await startLocal({
  port: Number(process.env['PORT'] ?? 0),
  dataDir: process.env['DATA_DIR'] ?? '.local',
  project: { root: import.meta.dirname, synthesise: () => Promise.resolve(stacks), people },
})
process.once('SIGTERM', () => void stop().finally(() => process.exit(0)))
process.stdout.write(`ready ${url}\n`)
