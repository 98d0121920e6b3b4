// Loaded into the service before it starts when a browser test runs it: each page has a comment that names its view, so
// that a test knows which views it has been shown. Nothing else about a page changes, and the service itself knows nothing of it.
import nunjucks from 'nunjucks'

const { prototype } = nunjucks.Environment
const renderUnnamed = prototype.render

const named = (html: unknown, view: string): unknown =>
  typeof html === 'string' ? html.replace('</body>', `<!-- view: ${view.replace(/\.njk$/, '')} --></body>`) : html

Object.assign(prototype, {
  render(this: nunjucks.Environment, ...asked: Parameters<typeof renderUnnamed>): unknown {
    return named(renderUnnamed.apply(this, asked), asked[0])
  },
})
