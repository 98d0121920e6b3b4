// Every view is one that the template language can read: a word that it keeps for itself is a fault found here and not by a reader.
import { globSync } from 'node:fs'
import nunjucks from 'nunjucks'
import { describe, expect, it } from 'vitest'
import { GOVUK, VIEWS } from '../../../shared/web/assets.ts'

const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader([VIEWS, GOVUK]))
const views = globSync('**/*.njk', { cwd: VIEWS })

describe('every view', () => {
  it('is looked at', () => {
    expect(views.length).toBeGreaterThan(20)
  })

  it.each(views)('%s compiles', (view) => {
    expect(() => environment.getTemplate(view, true)).not.toThrow()
  })
})
