// The page behind the link of an offer: read without signing in, so it says no more than an offer may.
export const offer = {
  title: 'Can you take this case?',
  lede: (moment: string): string => `Answer by ${moment}. After that it passes on to the next provider.`,
  late: (moment: string): string =>
    `The time to answer ran out on ${moment}. You can still answer until it has passed on.`,
  why: 'This is all that may be shown before you accept. The whole referral is yours to see once you have, signed in.',
  ask: {
    title: 'I need to ask something first',
    text: 'Sign in to ask the referrer a question. The clock of the offer stands still until it is answered.',
    link: 'Sign in and open the offer',
  },
  form: {
    title: 'Your answer',
    choice: 'Do you accept this case?',
    accept: 'Accept',
    acceptHint: 'The case becomes yours at once.',
    decline: 'Decline',
    declineHint: 'It goes on to the next provider at once.',
    reason: 'If you decline: why?',
    email: 'Your email address',
    emailHint:
      'The address that the mail with this link was sent to. It shows that the offer reached the right people.',
    button: 'Send the answer',
  },
  errors: {
    'choice.required': 'Choose whether you accept or decline',
    'reason.required': 'Say why you decline',
    'email.required': 'Give the email address that the mail with this link was sent to',
    'email.not-the-address':
      'This is not the address that the mail with this link was sent to. After five wrong addresses the link is closed',
  },
  standing: {
    accepted: {
      title: 'The case is yours',
      text: 'Thank you for accepting. The referrer has been told that you have it.',
    },
    declined: {
      title: 'You have declined this case',
      text: 'Thank you for answering. It has gone on to the next provider, and nothing more is needed from you.',
    },
    answered: {
      title: 'This offer has been answered',
      text: 'An offer is answered once, and this link has done its work. If you are from the provider, sign in to see your cases.',
    },
    'passed-on': {
      title: 'This offer has passed on',
      text: 'The time to answer ran out, or a colleague declined it. It is no longer with you, and nothing more is needed.',
    },
    queried: {
      title: 'A question is with the referrer',
      text: 'A colleague has asked the referrer something about this offer. It cannot be answered until the referrer has, and its clock stands still until then.',
    },
    withdrawn: {
      title: 'This offer has been withdrawn',
      text: 'The case is no longer needed. Nothing more is needed from you.',
    },
    expired: {
      title: 'This link has run out',
      text: 'A link works for a short time only. If the offer is still with you, sign in to answer it.',
    },
    closed: {
      title: 'This link is closed',
      text: 'A wrong email address was given five times, so it cannot be used any more. The offer itself still stands: sign in to answer it before its time runs out.',
    },
  },
  next: {
    title: 'What happens next',
    steps: (moment: string, isStopped: boolean): string[] => [
      isStopped ? 'Sign in, and ask the referrer how to go on.' : 'Sign in to read the whole referral.',
      `Name the advocate by ${moment}.`,
      'Record first contact with the person, the report, and the close of the case as they happen.',
    ],
    link: 'Sign in and open the case',
  },
  cases: 'Sign in and see your cases',
}
