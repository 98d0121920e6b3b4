// Draws the statuses of referrals and cases from their tables of transitions, for docs/statuses.md.
// `node test/support/diagram.ts` writes the page; a test keeps it fresh.
import { writeFile } from 'node:fs/promises'
import { CASE_ENDS, CASE_TRANSITIONS, leadsTo } from '../../shared/domain/case.ts'
import { REFERRAL_ENDS, REFERRAL_TRANSITIONS, referralLeadsTo } from '../../shared/domain/referral.ts'
import { keysOf } from '../../shared/domain/table-keys.ts'

type Arrow = { from: string; to: string; label: string }

const drawn = (start: string, arrows: Arrow[], ends: readonly string[]): string => {
  const labels = new Map<string, string[]>()
  for (const { from, to, label } of arrows) {
    const arrow = `${from} --> ${to}`
    labels.set(arrow, [...(labels.get(arrow) ?? []), label])
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${start}`,
    ...[...labels].map(([arrow, names]) => `  ${arrow}: ${names.join(', ')}`),
    ...ends.map((end) => `  ${end} --> [*]`),
    '```',
  ].join('\n')
}

const caseArrows = (): Arrow[] =>
  keysOf(CASE_TRANSITIONS).flatMap((command) =>
    CASE_TRANSITIONS[command].from.flatMap((from) =>
      leadsTo(command, from)
        .filter((to) => to !== from)
        .map((to) => ({ from, to, label: command })),
    ),
  )

const referralArrows = (): Arrow[] =>
  keysOf(REFERRAL_TRANSITIONS).flatMap((command) =>
    REFERRAL_TRANSITIONS[command].from.flatMap((from) =>
      referralLeadsTo(command, from)
        .filter((to) => to !== from)
        .map((to) => ({ from, to, label: command })),
    ),
  )

/** The page of docs with both diagrams. */
export const statusesPage = (): string => `# The statuses of referrals and cases

Drawn from the tables in \`shared/domain/referral.ts\` and \`shared/domain/case.ts\`; \`node test/support/diagram.ts\` draws it anew.

## A referral

${drawn('received', referralArrows(), REFERRAL_ENDS)}

## A case

${drawn('assigning', caseArrows(), CASE_ENDS)}
`

export const STATUSES_PAGE = new URL('../../docs/statuses.md', import.meta.url)

if (import.meta.main) await writeFile(STATUSES_PAGE, statusesPage())
