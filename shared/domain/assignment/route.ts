// Which area's contracts place a case: by role, and for the Mental Capacity Act by rule.
import type { Role, RuleId } from '../eligibility/rules.ts'
import type { Routing } from '../events.ts'

/**
 * The authority whose contract covers the case.
 * IMCA: where the person is now, whoever pays. IMHA: the hospital's area, and for guardianship the responsible authority.
 * Care Act: the authority that carries out the function. Deprivation of liberty: the supervisory body.
 */
export const areaOf = (role: Role, rule: RuleId, routing: Routing, section?: string): string => {
  if (rule === 'IMCA-39A' || rule === 'IMCA-39C' || rule === 'IMCA-39D' || role === 'rpr')
    return routing.supervisoryBody ?? routing.authority
  switch (role) {
    case 'imca':
      return routing.placeArea
    case 'imha':
      return section === 's7-guardianship' || section === 's37-guardianship'
        ? routing.authority
        : (routing.hospitalArea ?? routing.placeArea)
    case 'care-act':
      return routing.authority
  }
}
