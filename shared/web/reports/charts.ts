// Charts as SVG markup: pure functions of their data. Shapes carry what colours do, every value stands beside its shape in
// figures, and nothing needs a script or a style of its own. What is drawn stands in the table under the chart once more.

/** One bar; `share` is its length from 0 to 1, `text` the value in words. */
export type Bar = { name: string; text: string; share: number }
/** One month; `value` and `trend` from 0 to 1, null where there is nothing to show. `text` is the value in words. */
export type Point = { name: string; text: string; value: number | null; trend: number | null }
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

const LONGEST_NAME = 30
const shortened = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name

const text = (x: number, y: number, said: string, anchor: 'start' | 'middle' | 'end' = 'start'): string =>
  `<text class="chart__text" x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}">${escaped(said)}</text>`
const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}" fill="${fill}"></rect>`

const BAR = { row: 40, height: 14, top: 20 }

/** Bars lying one under the other: a name and a value above each. */
export const barChart = (told: Told, bars: readonly Bar[]): string =>
  picture(
    told,
    Math.max(1, bars.length) * BAR.row,
    bars.flatMap(({ name, text: value, share }, place) => {
      const y = place * BAR.row
      return [
        text(0, y + 14, shortened(name)),
        text(WIDTH, y + 14, value, 'end'),
        rect(0, y + BAR.top, WIDTH, BAR.height, PALE),
        rect(0, y + BAR.top, WIDTH * within(share), BAR.height, DEEP),
      ]
    }),
  )

const PLOT = { left: 36, right: WIDTH - 4, top: 10, bottom: 150, height: 172 }
/** No more names than these have room beneath the columns. */
const MOST_NAMES = 4

/** Months as columns, with their trend as a line with a point for each. */
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
    ...points.flatMap(({ value }, place) =>
      value === null ? [] : [rect(middle(place) - step * 0.35, yOf(value), step * 0.7, bottom - yOf(value), DEEP)],
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
