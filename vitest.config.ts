// Four suites: pure rules, the synthesised stacks, the whole service over HTTP, and the pages in a browser.
import { defineConfig } from 'vitest/config'

const suite = (name: string, timeout: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: timeout,
    hookTimeout: Math.max(timeout, 60_000),
  },
})

// oxlint-disable-next-line import/no-default-export -- vitest reads the default export
export default defineConfig({
  test: {
    // Flow and browser tests each start a whole service: more than two at a time only get in each other's way.
    maxWorkers: 2,
    projects: [suite('unit', 10_000), suite('infra', 60_000), suite('flow', 60_000), suite('browser', 90_000)],
  },
})
