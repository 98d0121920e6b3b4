// The few plain pages of the local run itself: escaped text in one frame.

/** Text made safe to stand in HTML, in attributes too. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** A whole page around `main`, which is HTML. */
export function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} - local run</title>
<style>
  body { font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 0 1rem 3rem; color: #0b0c0c; }
  header { border-bottom: 4px solid #1d70b8; padding: 1rem 0 .5rem; margin-bottom: 1.5rem; }
  header a { color: inherit; font-weight: 700; text-decoration: none; }
  h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; }
  h2 { font-size: 1.25rem; margin: 0; } main > h2 { margin-top: 2rem; }
  a { color: #1d70b8; } a:focus, button:focus { outline: 3px solid #fd0; outline-offset: 2px; }
  ul.people { list-style: none; padding: 0; }
  ul.people li { border-bottom: 1px solid #b1b4b6; padding: .75rem 0; display: flex; gap: 1rem; align-items: center; justify-content: space-between; }
  button { font: inherit; font-weight: 700; background: #00703c; color: #fff; border: 0; padding: .5rem 1rem; cursor: pointer; }
  article { border: 1px solid #b1b4b6; padding: 1rem; margin: 0 0 1.5rem; }
  article dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .5rem 0 1rem; }
  article dd { margin: 0; overflow-wrap: anywhere; }
  dt, .quiet { color: #505a5f; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; background: #f3f2f1; padding: 1rem; margin: 0; }
</style>
</head>
<body>
<header><a href="/local">Local run</a></header>
<main>
${main}
</main>
</body>
</html>
`
}
