// The rows that reports are drawn from: one for each case, under the area that commissions it.
import { type FiguresRow, figuresRowSchema } from '../domain/reports/figures.ts'
import { keys } from './keys.ts'
import { queryItems, transact } from './table.ts'

/** Keeps a row unless one of the same or a newer version of its case is kept already; says whether it was written. */
export const keepFigures = async (row: FiguresRow): Promise<boolean> => {
  const written = await transact([
    {
      name: 'figures',
      put: { ...keys.figures(row.area, row.receivedAt, row.caseId), kind: 'figures', ...row },
      condition: 'attribute_not_exists(pk) OR version < :version',
      values: { ':version': row.version },
    },
  ])
  return written.ok
}

/** The rows of an area, by the date of receipt. */
export const figuresOfArea = (area: string): Promise<FiguresRow[]> =>
  queryItems({ partition: keys.figures(area, '', '').pk }, figuresRowSchema)
