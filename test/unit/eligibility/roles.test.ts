// Which roles an answer opens, and which of several rules names the case.
import { describe, expect, it } from 'vitest'
import { determine, rolesOpened } from '../../../shared/domain/eligibility/determine.ts'
import type { Process } from '../../../shared/domain/eligibility/facts.ts'
import {
  aboutToBeDeprivedOfLiberty,
  atRiskOfAbuse,
  detainedForTreatment,
  facingSeriousTreatment,
  type Given,
  nobodyUnpaidToRepresent,
  supportedByDaughter,
  supportedByNobody,
} from './people.ts'
import { nested } from './referrals.ts'

const answer = (processes: Process[], ...circumstances: Given[]) =>
  determine(nested({ jurisdiction: 'england', processes, facts: Object.assign({}, ...circumstances) }), '2026-11-22')

describe('the roles that an answer opens', () => {
  it('opens one for each role, whatever the order of the processes', () => {
    const determinations = answer(
      ['mental-health-patient', 'safeguarding-enquiry', 'serious-medical-treatment', 'dols-representative-appointment'],
      facingSeriousTreatment,
      supportedByNobody,
      nobodyUnpaidToRepresent,
      detainedForTreatment,
      { ageYears: 70 },
    )
    expect(rolesOpened(determinations, { requestedPowers: [] })).toEqual([
      { role: 'imca', rule: 'IMCA-SMT', rules: ['IMCA-SMT'], strength: 'duty', actFirst: false },
      { role: 'rpr', rule: 'RPR-PAID', rules: ['RPR-PAID'], strength: 'duty', actFirst: false },
      { role: 'care-act', rule: 'CA-42', rules: ['CA-42'], strength: 'duty', actFirst: false },
      { role: 'imha', rule: 'IMHA', rules: ['IMHA'], strength: 'inform', actFirst: false },
    ])
  })

  it.each([
    ['the referrer did not ask', [], []],
    ['the referrer asked for another', ['IMCA-REVIEW'], []],
    ['the referrer asked for it', ['IMCA-SAFEGUARDING'], ['IMCA-SAFEGUARDING']],
    ['the referrer asked for none', false, []],
    ['the referrer asked for any that applies', true, ['IMCA-SAFEGUARDING']],
  ] as const)('a power, when %s', (_what, requestedPowers, opened) => {
    const determinations = answer(['safeguarding-measures'], atRiskOfAbuse)
    expect(rolesOpened(determinations, { requestedPowers }).map(({ rule }) => rule)).toEqual(opened)
  })

  it('a power is not opened by asking where the law does not give it, or not yet', () => {
    const refused = answer(['safeguarding-measures'], { ...atRiskOfAbuse, capacity: 'has' })
    const open = answer(['safeguarding-measures'], { ...atRiskOfAbuse, capacity: 'not-assessed' })
    for (const determinations of [refused, open]) {
      expect(rolesOpened(determinations, { requestedPowers: true })).toEqual([])
    }
  })

  it('names the case by a duty before a power, though the power stands first in the table', () => {
    const determinations = answer(
      ['safeguarding-measures', 'dols-assessment'],
      atRiskOfAbuse,
      aboutToBeDeprivedOfLiberty,
    )
    expect(rolesOpened(determinations, { requestedPowers: ['IMCA-SAFEGUARDING'] })).toEqual([
      { role: 'imca', rule: 'IMCA-39A', rules: ['IMCA-SAFEGUARDING', 'IMCA-39A'], strength: 'duty', actFirst: false },
    ])
  })

  it('of two duties takes the first in the table, and may act first when either may', () => {
    const determinations = answer(['safeguarding-enquiry', 'needs-assessment'], supportedByNobody, { urgent: true })
    expect(rolesOpened(determinations, { requestedPowers: [] })).toEqual([
      { role: 'care-act', rule: 'CA-9', rules: ['CA-9', 'CA-42'], strength: 'duty', actFirst: true },
    ])
  })

  it('opens nothing for someone who is not eligible', () => {
    expect(rolesOpened(answer(['safeguarding-enquiry'], supportedByDaughter), { requestedPowers: true })).toEqual([])
  })
})
