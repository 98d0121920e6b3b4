// Loaded into the service before it starts when a browser test runs it: each page has a comment that names its view, so
// that a test knows which views it has been shown. Nothing else about a page changes, and the service itself knows nothing of it.
import nunjucks from 'nunjucks'

const named = (html: unknown, view: unknown): unknown =>
  typeof html === 'string'
    ? html.replace('</body>', `<!-- view: ${String(view).replace(/\.njk$/, '')} --></body>`)
    : html

const { prototype } = nunjucks.Environment

// oxlint-disable-next-line typescript/unbound-method -- it is only ever applied to the environment that was asked
prototype.render = new Proxy(prototype.render, {
  apply: (render, environment, asked) => named(Reflect.apply(render, environment, asked), asked[0]),
})
