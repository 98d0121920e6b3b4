// Each rule's data against the text of the specification, copied out by hand: who instructs, by which provision, from when, and
// how long the sections last. The page docs/eligibility.md is written from the rules and so cannot show a slip in them.
import { describe, expect, it } from 'vitest'
import { partsIn } from '../../../shared/domain/eligibility/conditions.ts'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import { NOT_IN_FORCE, type NotInForce } from '../../../shared/domain/eligibility/not-in-force.ts'
import { type RuleId, RULES } from '../../../shared/domain/eligibility/rules.ts'
import { nested, patient, referral } from './referrals.ts'

type Written = {
  process: string
  outcome: 'duty' | 'power' | 'inform'
  by: string
  source: string
  /** First days in England and Wales. */
  from: readonly [england: string | null, wales: string | null]
  actFirst?: true
}

const MCA = ['2007-04-01', '2007-10-01'] as const
const DOLS = ['2009-04-01', '2009-04-01'] as const
const CARE_ACT = ['2015-04-01', null] as const
const careActDuty = { outcome: 'duty', by: 'local-authority', from: CARE_ACT } as const
const dolsDuty = { outcome: 'duty', by: 'supervisory-body', from: DOLS } as const

const WRITTEN: Readonly<Record<string, Written>> = {
  'IMCA-SMT': {
    process: 'serious-medical-treatment',
    outcome: 'duty',
    by: 'nhs-body',
    source: 'MCA 2005 ss.37, 40',
    from: MCA,
    actFirst: true,
  },
  'IMCA-NHS-ACCOMMODATION': {
    process: 'nhs-accommodation',
    outcome: 'duty',
    by: 'nhs-body',
    source: 'MCA 2005 ss.38, 40',
    from: MCA,
    actFirst: true,
  },
  'IMCA-LA-ACCOMMODATION': {
    process: 'la-accommodation',
    outcome: 'duty',
    by: 'local-authority',
    source: 'MCA 2005 ss.39, 40',
    from: MCA,
    actFirst: true,
  },
  'IMCA-REVIEW': {
    process: 'accommodation-review',
    outcome: 'power',
    by: 'nhs-body, local-authority',
    source: 'SI 2006/2883 regs 3, 5',
    from: ['2007-04-01', null],
  },
  'IMCA-SAFEGUARDING': {
    process: 'safeguarding-measures',
    outcome: 'power',
    by: 'nhs-body, local-authority',
    source: 'SI 2006/2883 regs 4, 5',
    from: ['2007-04-01', null],
  },
  'IMCA-39A': { ...dolsDuty, process: 'dols-assessment', source: 'MCA 2005 s.39A' },
  'IMCA-39C': { ...dolsDuty, process: 'dols-representative-ended', source: 'MCA 2005 s.39C' },
  'IMCA-39D': { ...dolsDuty, process: 'dols-representative-support', source: 'MCA 2005 s.39D' },
  'RPR-PAID': {
    ...dolsDuty,
    process: 'dols-representative-appointment',
    source: 'MCA 2005 Sch A1 Part 10; SI 2008/1315',
  },
  'CA-9': { ...careActDuty, process: 'needs-assessment', source: 'Care Act 2014 ss.9, 67; SI 2014/2889 reg 4' },
  'CA-10': { ...careActDuty, process: 'carers-assessment', source: 'Care Act 2014 ss.10, 67' },
  'CA-25C': { ...careActDuty, process: 'care-plan', source: 'Care Act 2014 ss.25, 67' },
  'CA-25S': { ...careActDuty, process: 'support-plan', source: 'Care Act 2014 ss.25, 67' },
  'CA-27C': { ...careActDuty, process: 'care-plan-review', source: 'Care Act 2014 ss.27, 67' },
  'CA-27S': { ...careActDuty, process: 'support-plan-review', source: 'Care Act 2014 ss.27, 67' },
  'CA-58': { ...careActDuty, process: 'child-needs-assessment', source: 'Care Act 2014 ss.58, 67' },
  'CA-60': { ...careActDuty, process: 'child-carers-assessment', source: 'Care Act 2014 ss.60, 67' },
  'CA-63': { ...careActDuty, process: 'young-carers-assessment', source: 'Care Act 2014 ss.63, 67' },
  'CA-42': { ...careActDuty, process: 'safeguarding-enquiry', source: 'Care Act 2014 ss.42, 68', actFirst: true },
  'CA-44': { ...careActDuty, process: 'safeguarding-adults-review', source: 'Care Act 2014 ss.44, 68', actFirst: true },
  'CA-OTHER': {
    process: 'other-care-act-contact',
    outcome: 'power',
    by: 'local-authority',
    source: 'Care Act 2014; local policy',
    from: CARE_ACT,
  },
  IMHA: {
    process: 'mental-health-patient',
    outcome: 'inform',
    by: 'anyone, patient',
    source: 'MHA 1983 ss.130A-130D, 130I-130K',
    from: ['2009-04-01', '2012-01-03'],
  },
  'IMHA-2025-INFORMAL': {
    process: 'mental-health-patient',
    outcome: 'inform',
    by: 'anyone, patient',
    source: 'MHA 1983 s.130CA as inserted by the Mental Health Act 2025',
    from: [null, null],
  },
}

/** The provision of each reason that has one of its own. */
const PROVISIONS: Readonly<Record<string, string>> = {
  LACKS_CAPACITY: 'MCA 2005 ss.2, 3',
  AGED_16: 'MCA 2005 s.2(5)',
  NOMINATED: 'MCA 2005 s.40',
  LPA_FOR_MATTER: 'MCA 2005 s.40',
  DEPUTY_FOR_MATTER: 'MCA 2005 s.40',
  S40: 'MCA 2005 s.40',
  SERIOUS_TREATMENT: 'MCA 2005 s.37(1), (6)',
  NOT_UNDER_PART_4: 'MCA 2005 s.37(2)',
  LONG_NHS_STAY: 'MCA 2005 s.38(3), (9)',
  LONG_LA_STAY: 'MCA 2005 s.39(4)',
  ENGLISH_LA_BASIS: 'MCA 2005 s.39(2)',
  WELSH_LA_BASIS: 'MCA 2005 s.39(2)',
  AGED_18: 'MCA 2005 Sch A1 Part 3',
  EXC_NHS: 'SI 2014/2889 reg 4',
  EXC_DIS: 'SI 2014/2889 reg 4',
}

describe('the data of the rules is what the law says', () => {
  it('of every rule there is, and of no other', () => {
    expect(RULES.map(({ id }) => id)).toEqual(Object.keys(WRITTEN))
  })

  it.each(RULES)('$id', (rule) => {
    const firstIn = (place: string) =>
      rule.law
        .flatMap(({ jurisdiction, from }) => (jurisdiction === place && from !== null ? [from] : []))
        .toSorted()
        .at(0) ?? null
    const { process, strength: outcome, instructedBy, sources, mayActFirst } = rule
    const data: Written = {
      process,
      outcome,
      by: instructedBy.join(', '),
      source: sources.join('; '),
      from: [firstIn('england'), firstIn('wales')],
      ...(mayActFirst === undefined ? {} : { actFirst: mayActFirst }),
    }
    expect(data).toEqual(WRITTEN[rule.id])
  })

  it('of every reason that has a provision of its own', () => {
    const parts = RULES.flatMap(({ law }) => law.flatMap(({ when }) => partsIn(when)))
    const own = parts.flatMap(({ name, source }) => (source === undefined ? [] : [[name, source] as const]))
    expect(Object.fromEntries(own)).toEqual(PROVISIONS)
  })

  // The day by which a section that began today has run out: 72, 72, 6, 24 and 24 hours.
  it.each([
    ['s4', 72, '2026-11-25'],
    ['s5-2', 72, '2026-11-25'],
    ['s5-4', 6, '2026-11-22'],
    ['s135', 24, '2026-11-23'],
    ['s136', 24, '2026-11-23'],
  ] as const)('of a patient under %s, of which the rule waits for the end: %i hours', (section, hours, on) => {
    const rule = RULES.find(({ id }) => id === 'IMHA')
    expect(rule?.recheck).toMatchObject({ after: 'section', hours: { [section]: hours } })
    const facts = nested(referral('mental-health-patient', { ...patient(section), 'mha.secondRecommendation': false }))
    expect(determine(facts, '2026-11-22')[0]).toMatchObject({ outcome: 'not-eligible', recheckOn: on })
  })

  it('waits for the end of no other section, and of a stay for two rules', () => {
    const waiting = RULES.flatMap(({ id, recheck }) => (recheck === undefined ? [] : [[id, recheck.after]]))
    expect(waiting).toEqual([
      ['IMCA-NHS-ACCOMMODATION', 'stay'],
      ['IMCA-LA-ACCOMMODATION', 'stay'],
      ['IMHA', 'section'],
    ])
    const recheck = RULES.find(({ id }) => id === 'IMHA')?.recheck
    expect(recheck?.after === 'section' && Object.keys(recheck.hours)).toHaveLength(5)
  })
})

/** The rules beside which a law is told. */
const besideOf = (word: string): readonly RuleId[] =>
  NOT_IN_FORCE.filter(({ text }) => text.includes(word)).flatMap((one: NotInForce) => one.beside)

describe('law that is enacted and not in force', () => {
  it.each([
    ['notified of every qualifying patient in England', ['IMHA']],
    ['interview', ['IMHA']],
    ['Liberty Protection Safeguards', ['IMCA-39A', 'IMCA-39C', 'IMCA-39D', 'RPR-PAID']],
  ])('is told beside the rules that it would change: %s', (word, rules) => {
    expect(besideOf(word)).toEqual(rules)
  })

  it('changes no answer of the law', () => {
    const notes = determine(nested(referral('mental-health-patient', patient('s3'))), '2026-11-22').map(
      ({ note }) => note,
    )
    expect(notes).toEqual([
      undefined,
      'Enacted, but not in force when this release of the rules was made: no day had been appointed for it.',
    ])
  })
})
