// The page behind the link of an offer: read without signing in, so it says no more than an offer may.
export const offer = {
  title: 'Can you take this case?',
  lede: (moment: string): string => `Answer by ${moment}. After that it passes on to the next provider.`,
  late: (moment: string): string =>
    `The time to answer ran out on ${moment}. You can still answer until it has passed on.`,
  why: 'This is all that may be shown before you accept. The whole referral is yours to see once you have, signed in.',
  asked: {
    title: 'The referrer has answered your question',
    text: 'The answer is in the referrer’s own words and may be about the person, so it is shown only once you have confirmed your email address here, or to a colleague who is signed in.',
    hint: 'The address that the mail with this link was sent to. Reading the answer accepts and declines nothing.',
    button: 'Show the question and the answer',
    question: 'Question',
    answer: 'Answer',
    answeredAt: 'Answered',
  },
  form: {
    title: 'Your answer',
    choice: 'What do you want to do?',
    accept: 'Accept',
    acceptHint: 'The case becomes yours at once.',
    decline: 'Decline',
    declineHint: 'It goes on to the next provider at once.',
    query: 'Ask the referrer something first',
    queryHint: 'The time to answer stands still until the referrer has answered. This link stays yours.',
    reason: 'If you decline: why?',
    question: 'If you ask: your question',
    questionHint: 'About the instruction only. Do not put in anything about a person that is not on this page.',
    email: 'Your email address',
    emailHint:
      'The address that the mail with this link was sent to. It shows that the offer reached the right people.',
    button: 'Send the answer',
  },
  errors: {
    'choice.required': 'Choose whether you accept, decline or ask something first',
    'reason.required': 'Say why you decline',
    'question.required': 'Write your question',
    'question.too-long': 'Shorten your question to 2,000 characters',
    'question.characters': 'Take out the characters of your question that cannot be printed',
    'anew.required': 'Tick that you want a new link',
    'confirm.required': 'Give the email address that the mail with this link was sent to',
    'confirm.not-the-address':
      'This is not the address that the mail with this link was sent to. After five wrong addresses the link is closed',
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
    asked: {
      title: 'Your question is with the referrer',
      text: 'The time to answer stands still until the referrer has answered. You will get a mail then. The answer is shown by this link, once you have confirmed your email address, or signed in.',
    },
  },
  who: (what: string, who: string, moment: string): string => `${what}: ${who}, on ${moment}`,
  dead: {
    title: 'This link does not open an offer',
    lede: 'That can have one of these reasons:',
    reasons: [
      'its time has run out',
      'a newer link was sent in its place: look for the latest mail about the case',
      'a wrong email address was given five times',
      'it was not copied as a whole from the mail',
    ],
    signIn: 'An offer that is still with you can also be answered signed in.',
    anew: {
      title: 'Get a new link',
      text: 'If the offer is still open, we send a new link to the address that we hold for it, and to no other.',
      legend: 'Do you want a new link?',
      send: 'Yes, send a new link to the address you hold',
      emailHint: 'The address that the mail with this link was sent to.',
      button: 'Ask for a new link',
    },
  },
  sentAnew: {
    title: 'We have taken your request',
    text: 'If the offer is still open and you gave the address that it was sent to, a new link is on its way to that address. Only the newest link works.',
    nothing:
      'Nothing after ten minutes? Then the offer has been answered or has passed on, the address was another one, or too many links were asked for. We say the same in each case, so that a stranger learns nothing.',
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
