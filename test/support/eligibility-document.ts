// Renders docs/eligibility.md from the rules, so that the document a lawyer reads is the law that the service applies.
// `node test/support/eligibility-document.ts --write` writes it; a test keeps it fresh.
import { writeFileSync } from 'node:fs'
import { type Condition, type Part, partsIn } from '../../shared/domain/eligibility/conditions.ts'
import { factsOf } from '../../shared/domain/eligibility/evaluate.ts'
import { type Fact, FACTS, type Jurisdiction } from '../../shared/domain/eligibility/facts.ts'
import { NOT_IN_FORCE } from '../../shared/domain/eligibility/not-in-force.ts'
import { type Law, type Rule, RULES, RULES_VERSION } from '../../shared/domain/eligibility/rules.ts'
import { sectionLength } from '../../shared/domain/eligibility/section-lengths.ts'

export const ELIGIBILITY_DOCUMENT = new URL('../../docs/eligibility.md', import.meta.url)

const code = (text: string) => `\`${text}\``
const codes = (texts: readonly string[]) => texts.map(code).join(' ')

const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

const table = (headings: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(headings), row(headings.map(() => '---')), ...rows.map(row)].join('\n')

const joined = (conditions: readonly Condition[], word: string) =>
  conditions
    .map((one) => (one.kind === 'all' || one.kind === 'any' ? `(${inWords(one)})` : inWords(one)))
    .join(` ${word} `)

// A list of named parts within a list of the same kind reads better without its brackets.
const flattened = (kind: 'all' | 'any', conditions: readonly Condition[]): readonly Condition[] =>
  conditions.flatMap((one) => (one.kind === kind ? flattened(kind, one.of) : [one]))

const inWords = (condition: Condition): string => {
  switch (condition.kind) {
    case 'all':
      return condition.of.length === 0 ? 'always' : joined(flattened('all', condition.of), 'and')
    case 'any':
      return joined(flattened('any', condition.of), 'or')
    case 'not':
      return negated(condition.of)
    case 'part':
      return condition.name
    case 'at-least':
      return `${code(condition.fact)} is ${condition.bound} or more`
    case 'one-of':
      return condition.values[0] === true
        ? code(condition.fact)
        : `${code(condition.fact)} is ${condition.values.map((value) => code(String(value))).join(' or ')}`
  }
}

const negated = (condition: Condition): string => {
  if (condition.kind === 'at-least') return `${code(condition.fact)} is under ${condition.bound}`
  return condition.kind === 'any' || condition.kind === 'all'
    ? `not (${inWords(condition)})`
    : `not ${inWords(condition)}`
}

const valuesOf = (fact: Fact) => {
  switch (fact.kind) {
    case 'boolean':
      return 'yes or no'
    case 'integer':
      return fact.max === undefined ? `whole number from ${fact.min}` : `whole number from ${fact.min} to ${fact.max}`
    case 'choice':
      return codes(fact.values)
  }
}

const askedFor = (fact: Fact) => {
  const asking = RULES.filter(
    (rule) =>
      rule.law.some(({ when }) => factsOf(when).includes(fact.name)) || (fact.name === 'urgent' && rule.mayActFirst),
  )
  return asking.map(({ id }) => id).join(', ')
}

const PLACES: Readonly<Record<Jurisdiction, string>> = { england: 'England', wales: 'Wales' }

const periodOf = ({ jurisdiction, from, to }: Law) => {
  const place = PLACES[jurisdiction]
  if (from === null) return `${place}, no day appointed`
  return to === null ? `${place} from ${from}` : `${place} ${from} to ${to}`
}

const namedParts = (): Part[] => {
  const parts = RULES.flatMap(({ law }) => law.flatMap(({ when }) => partsIn(when)))
  return [...new Map(parts.map((part) => [part.name, part])).values()]
}

const whatElse = ({ mayActFirst, recheck }: Rule) => {
  const watch = []
  if (mayActFirst) watch.push('may act first when urgent')
  if (recheck?.after === 'stay') watch.push('looked at again when the stay is long enough')
  if (recheck?.after === 'section') {
    const sections = Object.entries(recheck.hours).map(([section, hours]) => {
      const length = sectionLength(section)
      const more = length !== undefined && 'hours' in length ? length.extendedTo : undefined
      return `${code(section)} ${hours} h${more === undefined ? '' : ` (${more} h if extended)`}`
    })
    watch.push(`looked at again when the section runs out: ${sections.join(', ')}`)
  }
  return watch.join('; ')
}

// A rule that is worded alike in both jurisdictions takes one row, another one row for each wording.
const ruleRows = (rule: Rule) =>
  Array.from(
    Map.groupBy(rule.law, ({ when }) => inWords(when)),
    ([wording, laws], index) => {
      const inForce = laws.map(periodOf).join('; ')
      if (index > 0) return ['', '', '', '', inForce, wording, '', '', '']
      const { id, process, role, strength, instructedBy, sources } = rule
      return [
        ...[id, process, role, strength].map(code),
        inForce,
        wording,
        codes(instructedBy),
        sources.join('; '),
        whatElse(rule),
      ]
    },
  )

/** The whole of docs/eligibility.md. */
export const eligibilityDocument = (): string => `# Who is entitled to an advocate

Rules of ${RULES_VERSION}. This page is written from \`shared/domain/eligibility/rules.ts\` by
\`node test/support/eligibility-document.ts --write\`; change the rules, not the page.

A rule's condition is true, false or not yet known. True gives the outcome named; false gives \`not-eligible\`; not yet known
gives \`needs-information\` with the facts that are still open and no others. A fact that is absent is never read as "no",
and capacity that nobody has assessed is not known. Under "and", nothing stays open once one part is false; under "or",
nothing once one part is true. A rule is judged by the law of the day; both days of a period belong to it.

A \`duty\` opens a case always. \`inform\` opens one too: the person chooses, and a referral is welcome from anyone. A
\`power\` opens one when the referrer asks for it. A stay's re-check day counts the day of the answer as the first day of the
stay, since the facts do not say when it began.

A \`not-eligible\` is told with the nearest change: the smallest sets of facts, of one or two, whose other answer would make the
rule apply. They are worked out from the conditions below, and are no advice to answer otherwise.

## Rules

${table(
  ['rule', 'process', 'role', 'outcome', 'in force', 'condition', 'instructed by', 'source', 'beside'],
  RULES.flatMap(ruleRows),
)}

## Parts of the conditions

The words are what a person reads. A part without words leaves them to the parts within it; without a source it takes the rule's.

${table(
  ['part', 'condition', 'source', 'when it holds', 'when it does not'],
  namedParts().map(({ name, when, source = '', met = '', unmet = '' }) => [name, inWords(when), source, met, unmet]),
)}

## Facts

Every referral gives \`jurisdiction\` (\`england\` or \`wales\`) and \`processes\`. Everything else may be absent.

${table(
  ['fact', 'values', 'what it says', 'asked for'],
  FACTS.map((fact) => [code(fact.name), valuesOf(fact), fact.label, askedFor(fact)]),
)}

## Not in force

${RULES.filter(({ status }) => status === 'enacted-not-in-force')
  .map(({ id, sources, note = '' }) => `- ${code(id)}, ${sources.join('; ')}. ${note}`)
  .join('\n')}

A day entered for such a rule puts it in force from that day, with no release.

Beside the rules, and no rule yet: the pages tell it with the answers of the rules named.

${NOT_IN_FORCE.map(
  ({ text, source, jurisdictions, beside, asOf }) =>
    `- ${jurisdictions.map((one) => PLACES[one]).join(' and ')}, beside ${codes(beside)}: ${text} ${source}. Not in force on ${asOf}.`,
).join('\n')}

## Not confirmed

Carried as data until someone has confirmed it; a commissioner can change it.

${namedParts()
  .flatMap(({ name, unconfirmed }) => (unconfirmed === undefined ? [] : [`- ${name}. ${unconfirmed}`]))
  .join('\n')}
`

if (import.meta.main && process.argv.includes('--write')) writeFileSync(ELIGIBILITY_DOCUMENT, eligibilityDocument())
