// The buttons by which the lists of a page of the form grow and shrink without a script.
import type { Page } from '../../domain/form/fields.ts'

export type ListButton = { does: 'add' | 'remove'; list: string; key: string }

/** Reads what a button says, `add:<list>` or `remove:<list>.<entry>`; undefined for any other, or for a list of no such page. */
export const listButton = (action: string, pages: readonly Page[]): ListButton | undefined => {
  const [does = '', target = ''] = action.split(':')
  const list = pages
    .flatMap((page): readonly { kind: string; name: string }[] => page.fields)
    .find(({ kind, name }) => kind === 'list' && (target === name || target.startsWith(`${name}.`)))?.name
  if (list === undefined || (does !== 'add' && does !== 'remove')) return undefined
  return { does, list, key: target.slice(list.length + 1) }
}
