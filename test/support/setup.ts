// Before every test file: the matchers for mocked SDK clients, and one seed for what is drawn at random, so that a run shows what
// the run before it showed. `SEED=7 npm test` draws other cases.
import 'aws-sdk-client-mock-vitest/extend'
import * as fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_261_122) })
