// What may be attached is told by what is in a file, whatever it is called.
import { assert, constantFrom, property, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCEPTED_ENDINGS, FILE_KINDS, kindOf } from '../../../shared/domain/file-kinds.ts'
import { EICAR, FILES, OTHER_FILES, zipOf } from '../../support/files.ts'

describe('the kind of a file', () => {
  it.each(Object.entries(FILES))('of %s is known by what is in it', (kind, bytes) => {
    expect(kindOf(bytes)).toBe(kind)
  })

  it.each(Object.entries(OTHER_FILES))('is none for %s', (_, bytes) => {
    expect(kindOf(bytes)).toBeUndefined()
  })

  it('has an example of each above', () => {
    expect(Object.keys(FILES).sort()).toEqual(Object.keys(FILE_KINDS).sort())
  })

  it('is found in bytes that lie within others', () => {
    const around = Buffer.concat([Buffer.from('before'), FILES.word, Buffer.from('after')])
    expect(kindOf(around.subarray(6, 6 + FILES.word.length))).toBe('word')
  })

  it('does not stop at a comment behind an archive', () => {
    const end = FILES.word.length - 22
    const commented = Buffer.concat([FILES.word, Buffer.from('hello')])
    commented.writeUInt16LE(5, end + 20)
    expect(kindOf(commented)).toBe('word')
  })

  it.each([
    ['names that reach beyond the end', (bytes: Buffer) => bytes.writeUInt32LE(0xffff_fff0, bytes.length - 6)],
    ['more entries than there are', (bytes: Buffer) => bytes.writeUInt16LE(9, bytes.length - 12)],
  ])('is none for an archive with %s', (_, spoil) => {
    const bytes = Buffer.from(FILES.word)
    spoil(bytes)
    expect(kindOf(bytes)).toBeUndefined()
  })

  it('is none for an archive with more entries than are read, whatever the first of them are', () => {
    const entries = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' }
    const pictures = Object.fromEntries(Array.from({ length: 9_998 }, (_, place) => [`word/media/${place}.png`, '']))
    expect(kindOf(zipOf({ ...entries, ...pictures }))).toBe('word')
    expect(kindOf(zipOf({ ...entries, ...pictures, 'word/vbaProject.bin': '' }))).toBeUndefined()
  })

  it('is answered for any bytes at all, without a fault', () => {
    const beginnings = [[], [0x50, 0x4b, 0x03, 0x04], [...FILES.word.subarray(0, 40)], [...FILES.word.subarray(-40)]]
    assert(
      property(constantFrom(...beginnings), uint8Array({ maxLength: 200 }), (beginning, rest) => {
        const bytes = Uint8Array.from([...beginning, ...rest])
        const kind = kindOf(bytes)
        expect(kind === undefined || Object.hasOwn(FILE_KINDS, kind)).toBe(true)
      }),
    )
  })

  it('says nothing of viruses: that is for the scan', () => {
    expect(kindOf(Buffer.from(EICAR))).toBe('text')
    expect(kindOf(zipOf({ '[Content_Types].xml': EICAR, 'word/document.xml': '' }))).toBe('word')
  })
})

describe('what a file dialogue offers', () => {
  it('is the ending of each kind', () => {
    for (const { ending } of Object.values(FILE_KINDS)) expect(ACCEPTED_ENDINGS).toContain(`.${ending}`)
  })
})
