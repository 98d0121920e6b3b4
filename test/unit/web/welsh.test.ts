// Every word is in both languages: none is missing, and none was left in English.
import { describe, expect, it } from 'vitest'
import { mailWords } from '../../../shared/mail/words/index.ts'
import { words } from '../../../shared/web/words/index.ts'

/** Every word of a tree by its path. A function is words too: it is known by its source. */
const saidIn = (part: unknown, path: string): [string, string][] => {
  if (typeof part === 'string') return [[path, part]]
  if (typeof part === 'function') return [[path, part.toString()]]
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, inner]) => saidIn(inner, path === '' ? name : `${path}.${name}`))
}

const english = new Map([...saidIn(words('en'), ''), ...saidIn(mailWords('en'), 'mail')])
const welsh = new Map([...saidIn(words('cy'), ''), ...saidIn(mailWords('cy'), 'mail')])

/** What is rightly the same: addresses, names of cookies, figures, and words that Welsh has too. */
const SAME: readonly RegExp[] = [
  /\.path$/,
  /^home\.cookies\.rows\.\d+\.0$/,
  /^reports\.(percent|days)$/,
  /\.(options|main-need)\.(dementia|makaton|braille)$/,
]
const isShort = (said: string): boolean => /^[A-Z0-9 .,/()–-]*$/.test(said)

/** A function that only puts words in order says none of its own: nothing but signs stands between them. */
const saysNothing = (source: string): boolean => {
  if (!source.includes('=>')) return false
  const texts = [...source.matchAll(/`([^`]*)`|'([^']*)'/g)].map(([, template, text]) => template ?? text ?? '')
  return texts.every((text) => !/\p{L}/u.test(text.replaceAll(/\$\{[^}]*\}/g, '')))
}

const isRightlySame = (path: string, said: string): boolean =>
  isShort(said) || saysNothing(said) || SAME.some((same) => same.test(path))

describe('Welsh', () => {
  it('has every word that English has, and no other', () => {
    expect([...welsh.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  it('has no word that was left in English', () => {
    const left = [...english]
      .filter(([path, said]) => welsh.get(path) === said && !isRightlySame(path, said))
      .map(([path, said]) => `${path}: ${said.slice(0, 80)}`)
    expect(left).toEqual([])
  })

  it('has no word that is empty where English says something', () => {
    expect([...english].filter(([path, said]) => said !== '' && welsh.get(path)?.trim() === '')).toEqual([])
  })
})
