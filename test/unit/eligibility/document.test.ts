// The document that a lawyer reads says what the rules say.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RULE_IDS } from '../../../shared/domain/eligibility/rules.ts'
import { ELIGIBILITY_DOCUMENT, eligibilityDocument } from '../../support/eligibility-document.ts'

describe('docs/eligibility.md', () => {
  it('is as the rules are now: node test/support/eligibility-document.ts --write', () => {
    expect(readFileSync(ELIGIBILITY_DOCUMENT, 'utf8')).toBe(eligibilityDocument())
  })

  it('has every rule, and what is not confirmed', () => {
    const written = eligibilityDocument()
    for (const id of RULE_IDS) expect(written).toContain(`| \`${id}\` |`)
    expect(written.split('## Not confirmed')[1]).toContain('WELSH_HOLDING_POWER')
  })
})
