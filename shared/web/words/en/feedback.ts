// Feedback at the end of a case, and how to complain.
import type { FeedbackFrom, Score } from '../../../domain/feedback.ts'

const whose: Record<FeedbackFrom, string> = {
  person: 'The person',
  referrer: 'The referrer',
  provider: 'The provider',
}
const from: Record<FeedbackFrom, string> = {
  person: 'The person’s, as they told you',
  referrer: 'Your own',
  provider: 'From the provider',
}
const scores: Record<Score, string> = {
  1: 'Very poor',
  2: 'Poor',
  3: 'Neither good nor poor',
  4: 'Good',
  5: 'Very good',
}

export const feedback = {
  title: 'Feedback',
  about: (role: string, caseId: string): string => `${role}, ${caseId}`,
  link: 'Feedback, and how to complain',
  whose,
  from,
  scores,
  by: (name: string, organisation: string): string => `${name}, ${organisation}`,
  notAsked:
    'Feedback is asked for when a case is closed after the advocate has met the person. That has not happened here.',
  whoseQuestion: 'Whose feedback is this?',
  whoseHint: 'You can give both, one after the other. Each is given once and cannot be changed.',
  ask: {
    referrer: 'How was the advocacy in this case?',
    provider: 'How was it to work on this case with those who referred?',
  },
  write: 'What was good, and what was not? (optional)',
  readBy: (authority: string, provider: string | undefined): string =>
    provider === undefined
      ? `The reviewers and administrators of ${authority} read this, with your name. Do not write more about the person than is needed.`
      : `The reviewers and administrators of ${authority} and the people of ${provider} read this, with your name. Do not write more about the person than is needed.`,
  send: 'Give feedback',
  thanks: 'Thank you for the feedback.',
  done: 'Done',
  back: 'Back to the case',
  refused: 'Your feedback was not taken',
  complain: {
    title: 'If you want to complain',
    lede: 'Feedback is not a complaint, and nobody has to answer it. A complaint has to be answered. Anybody can make one, the person too, and an advocate can help with it.',
    authority: (name: string): string =>
      `About the referral, how it was decided or the care: use the complaints procedure of ${name}.`,
    provider: (name: string): string =>
      `About the advocate or how they worked: use the complaints procedure of ${name}. The authority that commissions it can be told as well.`,
    ombudsman: {
      england:
        'If you are not content with the answer, or none comes: the Local Government and Social Care Ombudsman. It is free.',
      wales:
        'If you are not content with the answer, or none comes: the Public Services Ombudsman for Wales. It is free.',
    },
  },
  errors: {
    'from.required': 'Select whose feedback this is',
    'score.required': 'Select how it was',
    'text.too-long': 'Shorten what you have written to 2,000 characters',
    'text.characters': 'Take out the characters that cannot be read, then type it again',
  },
}
