// What a button in a list of the form asks for, read from what it says; anybody can send anything.
import { describe, expect, it } from 'vitest'
import { pages } from '../../../shared/domain/form/pages.ts'
import { listButton } from '../../../shared/web/form/list-button.ts'

const LIST = 'people.family'
const withList = pages().filter(({ fields }) => fields.some(({ name }) => name === LIST))
const others = pages().filter((page) => !withList.includes(page))

describe('a button of a list', () => {
  it.each([
    [`add:${LIST}`, { does: 'add', list: LIST, key: '' }],
    [`remove:${LIST}.2`, { does: 'remove', list: LIST, key: '2' }],
    [`empty:${LIST}`, undefined],
    [`add:${LIST}s`, undefined],
    ['add:person.firstName', undefined],
    ['add:', undefined],
    ['save', undefined],
    ['', undefined],
  ])('that says %j is read on the page of the list, and on no other', (action, read) => {
    expect(withList).toHaveLength(1)
    expect(listButton(action, withList)).toEqual(read)
    expect(listButton(action, others)).toBeUndefined()
  })
})
