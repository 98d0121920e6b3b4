// Correcting a referral that was sent: its pages, its change log, and the withdrawal of consent.
import { dates } from './dates.ts'

export const corrections = {
  link: 'Correct an answer',
  choose: {
    title: 'Correct an answer',
    lede: 'The old answer, the new one, your name and your reason stay on record. The provider that has the case is told that something has changed.',
    fixed:
      'What is being decided, and in which country, cannot be corrected: that is another referral. The answers to the equality questions are kept apart and are not shown.',
    stays:
      'A case that is open keeps its provider, its priority and the dates that were promised. Where the date of the decision changes, the report is due by the new one at the latest.',
    again: 'Where the law asks for an answer, it is asked again with the new one.',
  },
  page: {
    caption: (reference: string): string => `Referral ${reference}: correct an answer`,
    furtherTitle: 'Asked because of this change',
    further: 'With the new answer these have to be answered too, or looked at again.',
    reasonLabel: 'Why is it corrected?',
    reasonHint: 'Everyone who may read the referral can read this.',
    send: 'Save the correction',
    staleTitle: 'Not saved',
    stale:
      'Somebody else has changed these answers since you opened this page. The answers are shown as they stand now.',
    staleTyped: 'What you had typed',
    errors: {
      nothing: 'Change an answer, or go back',
      'reason.required': 'Say why it is corrected',
      'reason.too-long': 'Shorten the reason to 2,000 characters',
      'reason.characters': 'Take out the characters that cannot be read, then type it again',
      failed: 'This change does not fit the rest of the referral. Withdraw the referral and send it anew',
    },
  },
  log: {
    title: 'What has been corrected',
    lede: 'Every version of every answer, the latest first.',
    link: 'See what has been corrected',
    empty: 'Nothing has been corrected.',
    kinds: {
      correction: 'Correction',
      'consent-withdrawn': 'Consent withdrawn',
      information: 'Missing answers given',
    },
    reason: 'Reason',
    note: 'Note',
    question: 'Question',
    before: 'Before',
    after: 'From then on',
    noAnswer: 'No answer',
    noReason: 'Nobody has to give a reason.',
  },
  correctedOn: (moment: string): string => `Corrected on ${dates.shortDay(moment)}`,
  consent: {
    link: 'The person withdraws consent',
    title: 'The person withdraws consent',
    lede: 'A person can withdraw consent to share at any time, and need not say why.',
    basisLegend: 'Is there another lawful reason to go on sharing?',
    basisHint: 'Without one, providers can no longer read the referral from now on. What was done stays on record.',
    noBasis: 'No: sharing stops',
    or: 'or',
    withdrawToo: 'If the person does not want an advocate any more either, withdraw the referral as well.',
    goesOn:
      'The case goes on: the duty to arrange an advocate does not end with the consent to share. While sharing is stopped, an offer tells the kind of advocacy, the priority, the area and the date of the decision, and nothing of what the person needs.',
    send: 'Record that consent is withdrawn',
    errors: { 'basis.required': 'Say whether there is another lawful reason to go on sharing' },
    stopped: 'Consent to share has been withdrawn. Providers can no longer read the referral.',
    stoppedForProvider:
      'Consent to share the referral has been withdrawn, so it is no longer shown. Share nothing more of it, and ask the referrer how to go on.',
    stoppedForOffered:
      'Consent to share the referral has been withdrawn. No more than this is shown, before you accept or after. Share nothing of it, and ask the referrer how to go on.',
  },
  done: {
    corrected: 'The correction has been saved.',
    consent: 'It has been recorded that consent is withdrawn.',
  },
}
