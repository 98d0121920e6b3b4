// Messages between those who referred and the provider of a case.
export const messages = {
  title: 'Messages',
  about: (role: string, caseId: string): string => `${role}, ${caseId}`,
  link: 'Messages',
  linkUnread: (count: number): string => (count === 1 ? '1 new message' : `${count} new messages`),
  lede: {
    referrer: (provider: string): string =>
      `You and ${provider} read these. Write what the advocate needs to know, and no more.`,
    provider: (referrer: string): string =>
      `You and ${referrer} read these. Write what they need to know, and no more.`,
  },
  recorded: 'It is kept who opened a message, and when.',
  nothing: 'Nothing has been written yet.',
  from: (name: string, organisation: string): string => `${name}, ${organisation}`,
  opened: (name: string, moment: string): string => `Opened by ${name}, ${moment}`,
  notOpened: 'Not opened yet',
  write: 'Write a message',
  hint: 'They are mailed that there is a message, and nothing of what it says.',
  send: 'Send the message',
  sent: 'Your message is sent.',
  done: 'Done',
  back: 'Back to the case',
  refused: 'Your message was not sent',
  closed: {
    ended: 'This case has ended: no more messages can be sent.',
    'not-yet': 'Messages can be sent once a provider has accepted the case.',
    'sharing-stopped': 'Consent to share the referral has been withdrawn: no more messages can be sent.',
  },
  errors: {
    required: 'Write a message',
    'too-long': 'Shorten the message to 2,000 characters',
    characters: 'Take out the characters that cannot be read, then type it again',
  },
}
