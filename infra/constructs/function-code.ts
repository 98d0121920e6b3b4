// Where a function's code comes from: bundled for a deployment, a placeholder when only the template is wanted.
import { cpSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { buildSync } from 'esbuild'

/** Gives the code of an entry (a path from the root of the repository); `views` asks for the page templates beside it. */
export type CodeOf = (entry: string, options: { views: boolean }) => Code

const root = resolve(import.meta.dirname, '../..')

/** Stands in for every entry: the tests and the local run read the template and never run this. */
export const placeholderCode: CodeOf = () => Code.fromInline('exports.handler = async () => ({ statusCode: 503 })\n')

/**
 * Ways to find credentials that no function takes: Lambda gives a function's own in its environment, which the SDK looks at first,
 * and imports these only after that.
 */
const OTHER_CREDENTIALS = ['sso', 'ini', 'process', 'web-identity'].map((way) => `@aws-sdk/credential-provider-${way}`)

/**
 * Bundles each entry into a folder of its own under `outdir`: one ES module, minified, with its source map and the AWS SDK inside,
 * so that what was tested is what runs, whichever SDK the runtime carries.
 */
export function bundledCode(outdir: string): CodeOf {
  return (entry, { views }) => {
    const folder = join(outdir, entry.replace(/\.ts$/, ''))
    rmSync(folder, { recursive: true, force: true })
    buildSync({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: join(folder, 'index.mjs'),
      bundle: true,
      platform: 'node',
      target: 'node24',
      format: 'esm',
      mainFields: ['module', 'main'],
      external: OTHER_CREDENTIALS,
      minify: true,
      // Words as they are written: escaped, a letter with a circumflex would take six bytes for two.
      charset: 'utf8',
      // Stack traces name functions by what they were called in the source, also before the source map is applied.
      keepNames: true,
      sourcemap: 'linked',
      sourcesContent: false,
      logLevel: 'warning',
      // CommonJS packages inside an ES module still call require for Node's own modules.
      // esbuild does not see the banner, so its names must be ones that no module of ours uses.
      banner: {
        js: "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);",
      },
    })
    if (views) copyViews(folder)
    return Code.fromAsset(folder)
  }
}

/**
 * Puts what the pages read at run time beside the bundle: our templates, and of govuk-frontend its macros, its style sheet and its script,
 * at the places where the module resolution of the source tree finds them too.
 */
function copyViews(folder: string): void {
  cpSync(join(root, 'shared/web/views'), join(folder, 'views'), { recursive: true })
  const source = join(root, 'node_modules/govuk-frontend')
  const target = join(folder, 'node_modules/govuk-frontend')
  const wanted = globSync(
    ['dist/govuk/**/*.njk', 'dist/govuk/govuk-frontend.min.css', 'dist/govuk/govuk-frontend.min.js'],
    {
      cwd: source,
    },
  )
  for (const file of wanted.sort()) {
    mkdirSync(dirname(join(target, file)), { recursive: true })
    cpSync(join(source, file), join(target, file))
  }
  writeFileSync(join(target, 'package.json'), `${JSON.stringify({ name: 'govuk-frontend', type: 'commonjs' })}\n`)
}
