// Loaded into the service before it starts when a browser test runs it: each page has a comment that names its view, so
// that a test knows which views it has been shown. Nothing else about a page changes, and the service itself knows nothing of it.
import nunjucks from 'nunjucks'

const { prototype } = nunjucks.Environment
const renderUnnamed = prototype.render

prototype.render = function render(this: nunjucks.Environment, name: string, context?: object): string {
  const html = renderUnnamed.call(this, name, context)
  return html.replace('</body>', `<!-- view: ${name.replace(/\.njk$/, '')} --></body>`)
}
