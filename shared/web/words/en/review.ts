// The reviewers' queue: what awaits a person's decision.
import { dates } from './dates.ts'

export const review = {
  title: 'Decisions to make',
  lede: 'Here the law gives no right or cannot tell, and the referrer goes on with a reason. A person decides. What is overdue comes first, then what is due next.',
  ledeForCommissioner:
    'Referrals on which a reviewer of your authority has to decide. You see how long they wait, and nothing of what they say.',
  empty: 'Nothing awaits a decision.',
  why: {
    open: 'The law leaves it open: answers that could change it cannot be known.',
    against: 'The referrer goes on against the law’s answer.',
  },
  beside: 'Other cases of this referral are open already.',
  due: 'Decide by',
  overdue: (moment: string): string => `Overdue: was to be decided by ${moment}`,
  overdueTag: 'Overdue',
  about: 'About',
  team: 'Sent by',
  since: 'Waiting since',
  priority: 'Priority',
  reason: 'The referrer’s reason',
  lead: 'Date of the decision about the person',
  leadTime: (days: number, date: string): string => `${date}, in ${dates.count(days, 'working day', 'working days')}`,
  leadToday: (date: string): string => `${date}, today`,
  leadPassed: (date: string): string => `${date}, which has passed`,
  noLead: 'No date was given',
  decide: 'Read and decide',
  decideFor: (reference: string): string => `Read and decide ${reference}`,
}
