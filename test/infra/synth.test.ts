// Rules for the synthesis itself: the checks pass, it says the same twice, and wrong settings stop it.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../infra/config.ts'
import { root, synthesise, templates } from './synthesised.ts'

/** Settings read from a context and an environment of the test's own. */
const read = (context: Record<string, unknown>, environment: Record<string, string> = {}) =>
  readConfig((name) => context[name], environment, { version: '1.2.3' })

describe('synthesis', () => {
  it('passes the rules of AWS Solutions and of CloudFormation', () => {
    expect(() => synthesise({ check: true })).not.toThrow()
  }, 60_000)

  it('gives the same templates each time', () => {
    expect([...synthesise()]).toEqual([...templates])
  })

  it('gives templates that CloudFormation takes', () => {
    expect(templates.size).toBe(3)
    for (const text of templates.values()) expect(Buffer.byteLength(text)).toBeLessThan(1_000_000)
  })

  it('needs no settings and has no circle between its stacks', () => {
    expect([...templates.keys()]).toEqual([
      'AdvocacyReferrals-dev-Data',
      'AdvocacyReferrals-dev-Service',
      'AdvocacyReferrals-dev-Monitoring',
    ])
  })

  it('imports no code of a function', () => {
    // The local run and the operators' commands may: nothing of them is deployed.
    const files = globSync('infra/**/*.ts', { cwd: root, exclude: ['infra/local/**', 'infra/operations/**'] })
    expect(files.length).toBeGreaterThan(5)
    const importing = files.filter((file) =>
      /from '[./]+\/(functions|shared)\//.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(importing).toEqual([])
  })
})

describe('settings', () => {
  it('come from context, else from the environment, else from the defaults', () => {
    expect(read({})).toMatchObject({ stage: 'dev', version: '1.2.3', keepData: true })
    expect(read({}, { ADVOCACY_STAGE: 'test' }).stage).toBe('test')
    expect(read({ stage: 'live' }, { ADVOCACY_STAGE: 'test' }).stage).toBe('live')
  })

  it('keep data unless told otherwise in so many words', () => {
    expect(read({}, { ADVOCACY_KEEP_DATA: 'false' }).keepData).toBe(false)
    expect(() => read({}, { ADVOCACY_KEEP_DATA: 'perhaps' })).toThrow(/keepData/)
  })

  it.each([
    { what: 'a stage that no stack can be named after', context: { stage: 'Live!' }, names: /stage/ },
    { what: 'a sender that is no address', context: { mailFrom: 'nobody' }, names: /mailFrom/ },
    {
      what: 'a domain name without its certificate',
      context: { domainName: 'advocacy.example' },
      names: /certificateArn/,
    },
    { what: 'an alarm that would reach nobody', context: { alarmEmail: '' }, names: /alarmEmail/ },
  ])('refuse $what', ({ context, names }) => {
    expect(() => read(context)).toThrow(names)
  })
})
