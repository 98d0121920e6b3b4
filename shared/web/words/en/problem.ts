// What is said when a request cannot be answered: for a page its heading and a way on, for the API its title and detail.
type ProblemWords = { title: string; detail: string }

const problems = {
  'malformed-request': {
    title: 'The address is not complete',
    detail: 'Part of the address could not be read. If you copied it from an email, check that you copied all of it.',
  },
  'malformed-json': {
    title: 'The body is not readable as JSON',
    detail: 'Send one well-formed JSON value in UTF-8, nested no more than 32 levels deep.',
  },
  'malformed-form': {
    title: 'The form could not be read',
    detail: 'Go back, reload the page and send the form again. Nothing was stored.',
  },
  'unknown-field': {
    title: 'The body has a field that does not exist',
    detail: 'Leave out fields that the description of the API does not name.',
  },
  unauthenticated: {
    title: 'You are not signed in',
    detail: 'Send a current access token of this service in the Authorization header: "Bearer" and the token.',
  },
  forbidden: {
    title: 'You may not do this',
    detail: 'Your role or your organisation does not allow it.',
  },
  csrf: {
    title: 'The form is out of date',
    detail:
      'It was opened by someone else or before you signed in. Go back, reload the page and send it again. Nothing was stored.',
  },
  'not-found': {
    title: 'Page not found',
    detail: 'If you typed the address, check it. If you pasted it, check that you copied all of it.',
  },
  'method-not-allowed': {
    title: 'This address does not work like that',
    detail: 'The address exists, but not for this kind of request.',
  },
  conflict: {
    title: 'This does not fit what is already there',
    detail: 'Look at how things stand now, then decide again.',
  },
  stale: {
    title: 'Something changed in the meantime',
    detail: 'Someone else was quicker. Look at how things stand now, then decide again. Nothing was stored.',
  },
  'too-large': {
    title: 'What you sent is too large',
    detail: 'Shorten the longest answers and send it again. Nothing was stored.',
  },
  'unsupported-media-type': {
    title: 'This kind of content cannot be read here',
    detail: 'Pages take application/x-www-form-urlencoded, the API takes application/json, both in UTF-8.',
  },
  invalid: {
    title: 'Some of the answers need correcting',
    detail: 'Each error names its field and what is wrong with it. Nothing was stored.',
  },
  'too-many-requests': {
    title: 'Too many requests',
    detail: 'Wait a minute and try again.',
  },
  failed: {
    title: 'Sorry, something went wrong',
    detail:
      'The fault is ours. Try again in a few minutes. If an advocate is needed today, ring your advocacy provider and refer here afterwards.',
  },
} satisfies Record<string, ProblemWords>

export const problem = {
  ...problems,
  /** Said of a field where the words of errors have nothing better. */
  unnamed: 'This answer is not right',
  reference: 'If it happens again, quote this reference to your service desk:',
  home: 'Go to the start page',
}
