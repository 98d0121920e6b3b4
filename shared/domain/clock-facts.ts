// What clocks and priorities rest on as things are known now.
import type { ClockFacts } from './events.ts'
import type { Facts } from './eligibility/facts.ts'

/** The section and the urgency are facts too: whatever has been told of them since the form came counts. */
export const clockFactsNow = ({ clockFacts, facts }: { clockFacts: ClockFacts; facts: Facts }): ClockFacts => {
  const { section: _, urgentReason, ...others } = clockFacts
  const section = facts.mha?.section
  return {
    ...others,
    ...(section === undefined ? {} : { section }),
    urgentReason: urgentReason && facts.urgent === true,
  }
}
