// Pages of signing in and out.
export const session = {
  expired: {
    title: 'You need to sign in again',
    lede: 'You were signed out after 12 hours, or in another tab. What you just sent has not been stored yet.',
    how: 'To keep what you typed:',
    steps: [
      'Sign in with the button below. It opens a new tab.',
      'Come back to this tab and reload the page.',
      'Your browser asks whether to send the form again. Say yes.',
    ],
    signIn: 'Sign in (opens in a new tab)',
    otherwise:
      'Whoever signs in has to be the same person, in this browser. Answers from earlier pages are kept in any case.',
  },
  noAccess: {
    title: 'You are signed in, but have no role here yet',
    lede: (name: string): string =>
      `We know you as ${name}. Your organisation has not said what you do in this service.`,
    why: {
      'no-role':
        'Ask the person who looks after access at your organisation to make you a referrer, reviewer, provider or commissioner.',
      'no-organisation': 'Ask the person who looks after access to say which organisation you work for.',
      'several-organisations':
        'Your account belongs to more than one organisation, and this service must know for which one you are acting. Ask the person who looks after access to choose one.',
    },
    after: 'When that is done, sign out and sign in again.',
  },
  otherRole: {
    title: 'This page is for another role',
    lede: 'You are signed in, and your role does not include this page.',
    use: 'What you can do is in the menu at the top of the page. If your work has changed, ask the person who looks after access at your organisation.',
    someoneElse: 'Sign in as someone else',
  },
  refused: {
    title: 'You have not been signed in',
    lede: 'The sign-in was stopped, took longer than ten minutes, or was begun in another browser.',
    again: 'Start again',
  },
  signedOut: {
    title: 'You have signed out',
    lede: 'Nobody can carry on with your work in this browser.',
    again: 'Sign in again',
    leaving: 'You have signed out here',
    leavingLede: 'You are being signed out of your organisation’s sign-in service as well.',
    continue: 'Continue',
  },
}
