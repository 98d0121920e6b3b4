// What stands around every page.
export const layout = {
  service: 'Advocacy Referrals',
  skip: 'Skip to main content',
  errorPrefix: 'Error: ',
  /** Read out before what is wrong with an answer. */
  error: 'Error',
  errorTitle: 'There is a problem',
  back: 'Back',
  menu: 'Menu',
  navigationLabel: 'Your work',
  accountLabel: 'Your account',
  /** The name of the other language in that language. */
  otherLanguage: 'Cymraeg',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: 'Signed in as',
  navigation: {
    refer: 'Make a referral',
    track: 'Your referrals',
    review: 'Decisions',
    cases: 'Your cases',
    check: 'Check entitlement',
    reports: 'Reports',
    manage: 'Manage',
    register: 'Access register',
  },
  footer: {
    label: 'About this service',
    promise: 'Independent advocacy, arranged in time for the decision it is about.',
    privacy: 'Privacy',
    accessibility: 'Accessibility',
    cookies: 'Cookies',
  },
  due: 'Due',
  was: 'was due',
}
