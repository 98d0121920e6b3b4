// Charts as SVG markup: pure functions of their data. Shapes carry what colours do, every value stands beside its shape in
// figures, and nothing needs a script or a style of its own. What is drawn stands in the table under the chart once more.

/** One bar; `share` is its length from 0 to 1, null where there is nothing to draw. `text` is the value in words. */
export type Bar = { name: string; text: string; share: number | null }
/** What the ends of all bars stand for. `isWhole` where the far end is the whole that each bar is a share of: then it is drawn. */
export type Scale = { from: string; to: string; isWhole: boolean }
/** One month; `value` and `trend` from 0 to 1, null where there is nothing to show. Of a month in part the column is of that part. */
export type Point = { name: string; value: number | null; trend: number | null; isPart: boolean }
type Told = { id: string; title: string; description: string }

/** Made for a screen of 320 pixels; wider ones show it larger. */
const WIDTH = 320
const DEEP = '#0f4c52'
const PALE = '#dde8e6'
const LINE = '#942514'
const AXIS = '#5d7376'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

const fixed = (number: number): string => String(Math.round(number * 10) / 10)
const within = (share: number): number => Math.min(1, Math.max(0, share))

const picture = ({ id, title, description }: Told, height: number, inside: readonly string[]): string =>
  [
    `<svg class="chart" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${WIDTH} ${height}" focusable="false">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-desc">${escaped(description)}</desc>`,
    ...inside,
    '</svg>',
  ].join('')

/** So wide is a letter reckoned: wider than most, so that no name runs into its value. */
const LETTER = 6.4
const GAP = 8
const lettersIn = (width: number): number => Math.max(8, Math.floor(width / LETTER))

/** A name in lines, the first of which leaves room for the value beside it. Names are never cut: those that begin alike end apart. */
const linesOf = (name: string, value: string): string[] => {
  const room = [lettersIn(WIDTH - value.length * LETTER - GAP), lettersIn(WIDTH)]
  const lines: string[] = ['']
  for (const word of name.split(' ')) {
    let rest = word
    while (rest !== '') {
      const line = lines.at(-1) ?? ''
      const most = room[Math.min(lines.length, 2) - 1] ?? 0
      const longer = line === '' ? rest : `${line} ${rest}`
      if (longer.length <= most) {
        lines[lines.length - 1] = longer
        rest = ''
      } else if (line === '') {
        lines[lines.length - 1] = rest.slice(0, most)
        rest = rest.slice(most)
        if (rest !== '') lines.push('')
      } else lines.push('')
    }
  }
  return lines
}

const text = (x: number, y: number, said: string, anchor: 'start' | 'middle' | 'end' = 'start'): string =>
  `<text class="chart__text" x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}">${escaped(said)}</text>`
type Box = { x: number; y: number; width: number; height: number; fill: string; edge?: string }
const rect = ({ x, y, width, height, fill, edge }: Box): string =>
  `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}" fill="${fill}"${edge === undefined ? '' : ` stroke="${edge}"`}></rect>`

const lines = (y: number, said: readonly string[]): string =>
  `<text class="chart__text" x="0" y="${fixed(y)}">${said
    .map((line, place) => `<tspan x="0" y="${fixed(y + place * BAR.line)}">${escaped(line)}</tspan>`)
    .join('')}</text>`
const rule = (x: number, from: number, to: number): string =>
  `<line x1="${fixed(x)}" y1="${fixed(from)}" x2="${fixed(x)}" y2="${fixed(to)}" stroke="${AXIS}"></line>`

const BAR = { line: 15, height: 14, above: 5, below: 9, scale: 16 }

/** Bars lying one under the other: a name and a value above each, and what they are measured by beneath the last. */
export const barChart = (told: Told, bars: readonly Bar[], { from, to, isWhole }: Scale): string => {
  let y = 0
  const drawn = bars.flatMap(({ name, text: value, share }) => {
    const said = linesOf(name, value)
    const top = y + said.length * BAR.line + BAR.above
    const first = y + BAR.line - 1
    y = top + BAR.height + BAR.below
    return [
      lines(first, said),
      text(WIDTH, first, value, 'end'),
      ...(isWhole && share !== null ? [rect({ x: 0, y: top, width: WIDTH, height: BAR.height, fill: PALE })] : []),
      ...(share === null ? [] : [rect({ x: 0, y: top, width: WIDTH * within(share), height: BAR.height, fill: DEEP })]),
      rule(0.5, top - 2, top + BAR.height + 2),
    ]
  })
  return picture(told, y + BAR.scale, [
    ...drawn,
    text(0, y + BAR.scale - 5, from),
    text(WIDTH, y + BAR.scale - 5, to, 'end'),
  ])
}

const PLOT = { left: 44, right: WIDTH - 4, top: 10, bottom: 150, height: 172 }
/** No more names than these have room beneath the columns. */
const MOST_NAMES = 4

/** Months as columns, pale where they are there in part, with their trend as a line with a point for each. */
export const monthChart = (
  told: Told,
  points: readonly Point[],
  axis: readonly { at: number; text: string }[],
): string => {
  const { left, right, top, bottom, height } = PLOT
  const step = (right - left) / Math.max(1, points.length)
  const yOf = (value: number): number => bottom - within(value) * (bottom - top)
  const middle = (place: number): number => left + (place + 0.5) * step
  const every = Math.ceil(points.length / MOST_NAMES)
  const trend = points.flatMap((point, place) =>
    point.trend === null ? [] : [{ x: middle(place), y: yOf(point.trend) }],
  )
  return picture(told, height, [
    ...axis.flatMap(({ at, text: said }) => [
      `<line x1="${left}" y1="${fixed(yOf(at))}" x2="${right}" y2="${fixed(yOf(at))}" stroke="${AXIS}" stroke-width="0.5"></line>`,
      text(left - 4, yOf(at) + 4, said, 'end'),
    ]),
    ...points.flatMap(({ value, isPart }, place) =>
      value === null
        ? []
        : [
            rect({
              x: middle(place) - step * 0.35,
              y: yOf(value),
              width: step * 0.7,
              height: bottom - yOf(value),
              ...(isPart ? { fill: PALE, edge: DEEP } : { fill: DEEP }),
            }),
          ],
    ),
    `<polyline points="${trend.map(({ x, y }) => `${fixed(x)},${fixed(y)}`).join(' ')}" fill="none" stroke="#fff" stroke-width="4"></polyline>`,
    `<polyline points="${trend.map(({ x, y }) => `${fixed(x)},${fixed(y)}`).join(' ')}" fill="none" stroke="${LINE}" stroke-width="2" stroke-dasharray="5 3"></polyline>`,
    ...trend.map(
      ({ x, y }) =>
        `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="3" fill="#fff" stroke="${LINE}" stroke-width="1.5"></circle>`,
    ),
    ...points.flatMap(({ name }, place) =>
      place % every === 0
        ? [text(Math.min(Math.max(middle(place), left + 12), right - 24), height - 6, name, 'middle')]
        : [],
    ),
  ])
}
