// Which providers a text means. A name is written in many ways: with or without its legal form, in one word or two, with an
// office behind it, or by its first half.
import { comparedName } from '../likeness.ts'
import type { Contract } from './contracts.ts'

type Named = Pick<Contract, 'provider' | 'providerName'>

/** Words that many providers have in their names, and that tell none from another. */
const COMMON = new Set(
  (
    'the a an and of for in y yr a ac ltd limited cyf cyfyngedig cic cio llp plc inc co company charity elusen trust ' +
    'advocacy advocates advocate eiriolaeth eiriolwyr service services gwasanaeth gwasanaethau independent uk wales cymru ' +
    'england voice voices group network'
  ).split(' '),
)

/** Less than this could be part of any text. */
const SHORTEST = 4

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '')

/** What of a name tells it from others, as it is compared. */
const coreOf = (name: string): string =>
  comparedName(
    wordsOf(name)
      .filter((word) => !COMMON.has(word.toLowerCase()))
      .join(''),
  )

const isIn = (part: string, whole: string): boolean => part.length >= SHORTEST && whole.includes(part)

const isExactly = (text: string, { provider, providerName }: Named): boolean =>
  [providerName, provider].map(comparedName).includes(comparedName(text))

const isMeant = (text: string, { provider, providerName }: Named): boolean => {
  const said = comparedName(text)
  return (
    isIn(coreOf(providerName), said) ||
    isIn(comparedName(provider), said) ||
    isIn(coreOf(text), comparedName(providerName))
  )
}

const idsOf = (contracts: readonly Named[]): string[] => [...new Set(contracts.map(({ provider }) => provider))]

/** All providers that a text may mean, those of that very name alone where there are any; none for an empty one. */
export const providersMeant = (text: string, contracts: readonly Named[]): string[] => {
  if (text.trim() === '') return []
  const exactly = idsOf(contracts.filter((contract) => isExactly(text, contract)))
  return exactly.length > 0 ? exactly : idsOf(contracts.filter((contract) => isMeant(text, contract)))
}

/** The one provider that a text means; undefined where it may be several, or none. */
export const providerMeant = (text: string, contracts: readonly Named[]): string | undefined => {
  const [first, second] = providersMeant(text, contracts)
  return second === undefined ? first : undefined
}
