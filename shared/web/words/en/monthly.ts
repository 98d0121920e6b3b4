// The monthly report by mail.
export const monthly = {
  title: 'The monthly report by mail',
  link: 'The monthly report by mail: get it, or stop it',
  lede: 'On the first working day of each month at 8am we mail a link to the report on the month before. The mail has no figures in it: the report opens once you are signed in.',
  on: (address: string, since: string, next: string): string =>
    `You have had it since ${since}, at ${address}. The next one comes on ${next}.`,
  off: 'You do not get it.',
  offer: (address: string, next: string): string =>
    `It goes to ${address}, the address of your account. The first one comes on ${next}.`,
  noAddress: 'Your account has no email address. Ask whoever looks after the accounts of your organisation to add one.',
  ask: 'Send me the monthly report',
  stop: 'Stop the mail',
  done: 'Done',
  notices: {
    asked: 'You will get the monthly report by mail.',
    stopped: 'You will not get the monthly report any more.',
  },
  back: 'Back to the reports',
}
