// What may be told of a case to whoever has not accepted it, in words: the offer view and the case's own facts, and nothing
// else about the person. Providers before acceptance and commissioners see this.
import { tellableOf } from '../../domain/access.ts'
import type { CaseState } from '../../domain/case.ts'
import { isLocalRule } from '../../domain/eligibility/rules.ts'
import { type Areas, optionWords } from '../form/wording.ts'
import type { Words } from '../words/index.ts'

export type OfferSummary = {
  caseId: string
  role: string
  law: string
  priority: string
  locality: string
  /** What the person needs; untold while the consent to share is withdrawn. */
  mainNeeds?: string
  communication?: string
  decision: string
}

type Summarised = Pick<
  CaseState,
  'caseId' | 'role' | 'rule' | 'strength' | 'priority' | 'offerView' | 'decisionOn' | 'sharing'
>

/** The name of an authority; its identifier when it is none that is known. */
export const areaName = (area: string, authorities: Areas): string =>
  authorities.find(({ authority }) => authority === area)?.name ?? area

const localityWords = (locality: string, authorities: Areas): string => {
  const [area = '', ...district] = locality.split(' ')
  return [areaName(area, authorities), ...district].join(', ')
}

const communicationWords = ([way = '', ...languages]: readonly string[], w: Words): string => {
  const spoken = optionWords({ word: 'communication.mainWay' }, way, w)
  return languages.length === 0 ? spoken : w.cases.ways(spoken, w.dates.list(languages))
}

const lowered = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

const needsWords = (needs: readonly string[], w: Words): string => {
  const [first = '', ...others] = needs.map((need) => optionWords({ word: 'person.mainNeeds' }, need, w))
  return w.dates.list([first, ...others.map(lowered)])
}

/** How far the law requires a case: a council’s own policy is none. */
export const strengthWords = ({ strength, rule }: Pick<CaseState, 'strength' | 'rule'>, w: Words): string =>
  isLocalRule(rule) ? w.cases.byPolicy : w.cases.strength[strength]

/** The little that may be seen before acceptance, in words. */
export const offerSummary = (state: Summarised, authorities: Areas, w: Words): OfferSummary => {
  const { locality, mainNeeds, communication } = tellableOf(state)
  return {
    caseId: state.caseId,
    role: w.status.role[state.role],
    // Which law it is would tell the reason: that is for whoever has accepted.
    law: strengthWords(state, w),
    priority: w.status.priority[state.priority],
    locality: localityWords(locality, authorities),
    ...(mainNeeds === undefined ? {} : { mainNeeds: needsWords(mainNeeds, w) }),
    ...(communication === undefined ? {} : { communication: communicationWords(communication, w) }),
    decision: state.decisionOn === undefined ? w.cases.noDecisionDate : w.dates.day(state.decisionOn),
  }
}
