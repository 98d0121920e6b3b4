// The mails about a referral or a case: whom each went to, and what became of it.
import type { Recipient } from '../../../domain/effects.ts'
import type { MailMomentKind } from '../../../domain/mails.ts'

const states: Record<MailMomentKind, (when: string) => string> = {
  waiting: (when) => `Waiting to be sent since ${when}`,
  'not-taken': (when) => `Could not be sent on ${when}. It is tried again`,
  'handed-over': (when) => `Sent ${when}`,
  delayed: (when) => `Delayed on its way since ${when}. It is tried again`,
  'bounced-temporary': (when) => `Came back ${when}: the mailbox could not take it`,
  delivered: (when) => `Delivered ${when}`,
  complained: (when) => `Delivered, and marked as unwanted ${when}`,
  'bounced-permanent': (when) => `Came back ${when}: the address does not work`,
  'not-needed': (when) => `Not sent: no longer needed on ${when}`,
  failed: (when) => `Could not be sent. Given up on ${when}`,
}

const to: Record<Recipient, string> = {
  referrer: 'The referrer',
  reviewers: 'The reviewers',
  'offered-contact': 'The provider’s contact',
  provider: 'The provider’s contact',
  'provider-manager': 'The provider’s manager',
  commissioner: 'The commissioner',
  subscriber: 'Somebody who asked for the report',
}

export const mails = {
  title: 'Mails',
  heads: { subject: 'Mail', to: 'To', state: 'What became of it' },
  empty: 'No mail has been sent.',
  to,
  states,
}
