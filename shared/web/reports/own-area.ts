// A report is read by whoever commissions its area and by nobody else: an address says whose report it is.
import { authorityBy } from '../../store/organisations.ts'
import type { Words } from '../words/index.ts'
import { foreignArea } from './query.ts'

/** An area goes by its id: nothing else is looked up. */
const ID = /^[a-z0-9-]{1,64}$/

/** What is said to somebody whose address names an area that is not their `own`; undefined when it does not. */
export const saidOfOtherArea = async (query: URLSearchParams, own: string, w: Words): Promise<string | undefined> => {
  const foreign = foreignArea(query, own)
  if (foreign === undefined) return undefined
  const [theirs, mine] = await Promise.all([ID.test(foreign) ? authorityBy(foreign) : undefined, authorityBy(own)])
  return w.reports.otherArea.why(theirs?.name, mine?.name ?? own)
}
