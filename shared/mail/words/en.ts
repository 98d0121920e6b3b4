// The words of mail in English.
import type { Recipient, UndeliveredInstead } from '../../domain/effects.ts'
import type { MailWords } from './index.ts'

const NOBODY_REACHED = { to: 'provider', instead: 'nobody' } as const

const undeliveredTo = (to: Recipient, providerName: string): string => {
  const provider = providerName === '' ? 'the provider' : providerName
  switch (to) {
    case 'referrer':
      return 'the referrer'
    case 'reviewers':
      return 'the reviewers of the authority'
    case 'commissioner':
      return 'the commissioner'
    case 'offered-contact':
    case 'provider':
      return `a contact of ${provider}`
    case 'provider-manager':
      return `the manager of ${provider}`
    case 'subscriber':
      return 'somebody who asked for the report'
  }
}

const undeliveredInstead: Record<UndeliveredInstead, string> = {
  'next-contact': 'It has gone to the next contact in the contract.',
  'next-provider': 'No contact in the contract can be reached, so the case is offered to the next provider now.',
  nobody: 'Nobody else has been told instead: please tell them in another way.',
}

/** A reason that is about the person, or where they are, is read where only those read it who may. */
const becauseOf = (reason: string | undefined): string =>
  reason === undefined ? 'It has a reason that the page gives.' : `The reason: ${reason}.`

const NOT_EXPECTED = 'If you did not expect it, do not use the link: tell whoever runs referrals at your organisation.'

export const en: MailWords = {
  milestone: {
    acknowledgement: 'acknowledgement',
    decision: 'decision on eligibility',
    response: 'answer to the offer',
    allocation: 'naming of the advocate',
    'first-contact': 'first contact with the person',
    report: 'report',
  },

  delayReason: {
    'no-advocate-free': 'no advocate is free in time',
    'advocate-away': 'the advocate is away',
    'information-awaited': 'information from you is still awaited',
  },

  footer: [
    'How to tell that this mail is real: it gives a reference and one link to this service, never a name or anything else about the person, and asks for no password.',
    NOT_EXPECTED,
  ],
  footerOf: {
    'monthly-report': [
      'How to tell that this mail is real: it gives a month and one link to this service, no figures and nothing about any person, and asks for no password.',
      NOT_EXPECTED,
    ],
  },

  templates: {
    acknowledgement: ({ reference }) => ({
      subject: `Referral ${reference}: received`,
      paragraphs: [
        `We have your referral ${reference}. We are checking which advocacy the law gives and will offer it to a provider straight away.`,
        'You can see where it is, who has it and when each thing is due at any time.',
      ],
      link: 'See the referral',
    }),
    'information-needed': ({ reference }) => ({
      subject: `Referral ${reference}: something is missing`,
      paragraphs: [
        `Referral ${reference} cannot be decided yet: an answer that could change the outcome is missing.`,
        'Open the referral to see which answers are needed. It goes on as soon as you give them.',
      ],
      link: 'Give the missing answers',
    }),
    'decision-needed': ({ reference, deadline }) => ({
      subject: `Referral ${reference}: a person has to decide`,
      paragraphs: [
        `The referrer of ${reference} goes on where the rules give no right or cannot tell, and has given a reason. A person has to decide${deadline === '' ? '' : ` by ${deadline}`}.`,
      ],
      link: 'Read the referral',
    }),
    'not-eligible': ({ reference }) => ({
      subject: `Referral ${reference}: no case is opened`,
      paragraphs: [
        `On the facts given, referral ${reference} opens no case: no duty to instruct an advocate applies, and no power was asked for.`,
        'The page gives the reasons with their sections, and other advocacy that may help. The legal judgement stays yours.',
      ],
      link: 'Read the reasons',
    }),
    offer: ({ reference, advocacy, deadline }) => ({
      subject: `${advocacy}: new case ${reference}, answer by ${deadline}`,
      paragraphs: [
        `You are offered case ${reference}, for ${advocacy}.`,
        `Please accept or decline by ${deadline}. After that the case passes on to the next provider.`,
        'The link opens a short summary. To answer you choose there, and confirm the address that this mail was sent to.',
      ],
      link: 'See the offer and answer',
    }),
    'offer-lapsed': ({ reference, advocacy }) => ({
      subject: `${advocacy}: the offer of ${reference} has passed on`,
      paragraphs: [
        `We had no answer for case ${reference} in time, so it has been passed on. Nothing more is needed from you.`,
      ],
      link: 'See your cases',
    }),
    'passed-on': ({ reference, advocacy }) => ({
      subject: `${advocacy}: ${reference} is with the next provider`,
      paragraphs: [
        `The provider that was offered case ${reference} did not answer in time. The case has gone on to the next one; the dates promised to you stay as they are.`,
      ],
      link: 'See where things are',
    }),
    undelivered: ({ reference, providerName, undelivered = NOBODY_REACHED }) => ({
      subject: `${reference}: a mail could not be delivered`,
      paragraphs: [
        `A mail about ${reference} could not be delivered to ${undeliveredTo(undelivered.to, providerName)}. ${undeliveredInstead[undelivered.instead]}`,
        'Every date stays as it is. Please have the address put right, so that the next mail arrives.',
      ],
      link: 'See where things are',
    }),
    unplaced: ({ reference, advocacy }) => ({
      subject: `${advocacy}: ${reference} has no provider`,
      paragraphs: [
        `No contracted provider is left for case ${reference}. It is in your queue, and its clocks go on.`,
        'A duty to instruct an advocate is not ended by a want of room.',
      ],
      link: 'Open the queue',
    }),
    accepted: ({ reference, advocacy, providerName, deadline }) => ({
      subject: `${advocacy}: ${reference} accepted`,
      paragraphs: [`${providerName} has accepted case ${reference}. A named advocate is due by ${deadline}.`],
      link: 'See the referral',
    }),
    'your-case': ({ reference, advocacy, deadline, sharingStopped }) => ({
      subject: `${advocacy}: ${reference} is yours`,
      paragraphs: [
        `Thank you for accepting case ${reference}. Please name the advocate by ${deadline}.`,
        sharingStopped
          ? 'Consent to share the referral has been withdrawn, so it is not shown to you. Please ask the referrer how to go on.'
          : 'The whole referral is open to you once you sign in.',
      ],
      link: 'Open the case',
    }),
    query: ({ reference, advocacy }) => ({
      subject: `${advocacy}: a question on ${reference}`,
      paragraphs: [
        `The provider of case ${reference} has a question on the instruction. The clocks of the provider stand still until you answer.`,
      ],
      link: 'Read and answer the question',
    }),
    'query-answered': ({ reference, advocacy, deadline, beforeAcceptance }) => ({
      subject: `${advocacy}: your question on ${reference} is answered`,
      paragraphs: beforeAcceptance
        ? [
            `The referrer has answered your question on ${reference}. The time to answer the offer runs again, until ${deadline}.`,
            'The link in the mail with the offer still answers it. There the answer is shown once you have confirmed your email address, which accepts and declines nothing. You can also read and answer signed in.',
          ]
        : [`The referrer has confirmed the instruction in case ${reference}. The clocks go on.`],
      link: beforeAcceptance ? 'Sign in and open the offer' : 'Open the case',
    }),
    allocated: ({ reference, advocacy, deadline }) => ({
      subject: `${advocacy}: an advocate is named for ${reference}`,
      paragraphs: [`A named advocate has case ${reference}. First contact with the person is due by ${deadline}.`],
      link: 'See who it is',
    }),
    reallocated: ({ reference, advocacy }) => ({
      subject: `${advocacy}: another advocate is named for ${reference}`,
      paragraphs: [`Another advocate has taken over case ${reference}. The dates promised to you stay as they are.`],
      link: 'See who it is',
    }),
    message: ({ reference, advocacy }) => ({
      subject: `${advocacy}: a message on ${reference}`,
      paragraphs: [
        `There is a message for you on case ${reference}. What it says stands on the page, for whoever is signed in.`,
      ],
      link: 'Read the message',
    }),
    'contact-made': ({ reference, advocacy }) => ({
      subject: `${advocacy}: first contact made in ${reference}`,
      paragraphs: [`The advocate has been in contact with the person in case ${reference}.`],
      link: 'See the referral',
    }),
    'report-submitted': ({ reference, advocacy }) => ({
      subject: `${advocacy}: the report in ${reference} is in`,
      paragraphs: [
        `The advocate has submitted the report or representations in case ${reference}. The decision-maker has to take them into account.`,
      ],
      link: 'See the referral',
    }),
    closed: ({ reference, advocacy }) => ({
      subject: `${advocacy}: ${reference} closed`,
      paragraphs: [`Case ${reference} is closed. The page gives the summary and the outcome.`],
      link: 'See the referral',
    }),
    'closed-unmet': ({ reference, advocacy }) => ({
      subject: `${advocacy}: ${reference} closed without contact`,
      paragraphs: [
        `Case ${reference} rested on a duty, and its provider has closed it without an advocate having met the person. The page gives the outcome.`,
        'If the person should still have an advocate, please see to it with the referrer.',
      ],
      link: 'See the case',
    }),
    feedback: ({ reference, advocacy }) => ({
      subject: `${advocacy}: how was it? ${reference}`,
      paragraphs: [
        `Case ${reference} is closed. Please tell us how it went, good or bad: your own experience, and what the person has to say.`,
        'It takes a minute. The page also tells how to complain, and to whom.',
      ],
      link: 'Give feedback',
    }),
    'monthly-report': ({ reference }) => ({
      subject: `Advocacy in ${reference}: your monthly report`,
      paragraphs: [
        `The report on advocacy in your area for ${reference} is ready. You asked for it by mail.`,
        'You read it signed in. To stop this mail, choose "The monthly report by mail" under the files of the report.',
      ],
      link: 'Read the report',
    }),
    withdrawn: ({ reference, advocacy }) => ({
      subject: `${advocacy}: ${reference} withdrawn`,
      paragraphs: [`The referrer has withdrawn case ${reference}. Nothing more is needed from you.`],
      link: 'See your cases',
    }),
    'taken-back': ({ reference, advocacy }) => ({
      subject: `${advocacy}: ${reference} has been taken back`,
      paragraphs: [
        `The commissioner has taken case ${reference} back, to place it with another provider. Nothing more is needed from you.`,
        'The referral is not open to you any more. Whoever arranged the contract can tell you why.',
      ],
      link: 'See your cases',
    }),
    're-assigned': ({ reference, advocacy }) => ({
      subject: `${advocacy}: ${reference} goes to another provider`,
      paragraphs: [
        `The commissioner has taken case ${reference} back from its provider and is placing it with another. You are told as soon as one has accepted it.`,
      ],
      link: 'See where things are',
    }),
    'given-back': ({ reference, advocacy }) => ({
      subject: `${advocacy}: ${reference} has been given back`,
      paragraphs: [
        `The provider of case ${reference} cannot go on with it and has given it back. Another provider is being asked now. The page gives the reason.`,
      ],
      link: 'See where things are',
    }),
    'handed-over': ({ reference, advocacy, deadline }) => ({
      subject: `${advocacy}: ${reference} is handed over to another area`,
      paragraphs: [
        deadline === ''
          ? `Case ${reference} has been handed over to another area and goes on there. It has ended with you, and nothing more is needed.`
          : `Case ${reference} has been handed over to another area. Until ${deadline} you and the new provider work on it together; then it ends with you by itself.`,
      ],
      link: 'See the case',
    }),
    'pause-ended': ({ reference, advocacy }) => ({
      subject: `${advocacy}: the pause of ${reference} has ended by itself`,
      paragraphs: [
        `The clocks of case ${reference} stood still for ten working days, the longest that a pause lasts. They go on now. If what held the case up is not settled, please settle it together.`,
      ],
      link: 'See where things are',
    }),
    reminder: ({ reference, advocacy, milestone, deadline }) => ({
      subject: `${advocacy}: ${reference}, ${milestone} due ${deadline}`,
      paragraphs: [
        `Three quarters of the time for the ${milestone} in case ${reference} have gone. It is due by ${deadline}.`,
      ],
      link: 'Open the case',
    }),
    breach: ({ reference, advocacy, milestone, deadline, done }) => ({
      subject: `${advocacy}: ${reference}, ${milestone} overdue`,
      paragraphs: [
        done === undefined
          ? `The ${milestone} in case ${reference} was due by ${deadline} and has not been recorded.`
          : `The ${milestone} in case ${reference} was due by ${deadline} and came late: ${done}.`,
      ],
      link: 'Open the case',
    }),
    'delay-told': ({ reference, advocacy, milestone, expected = '', reason }) => ({
      subject: `${advocacy}: a delay in ${reference}, now expected by ${expected}`,
      paragraphs: [
        `The provider tells you that the ${milestone} in case ${reference} will be later than promised. It now expects it by ${expected}.`,
        `${becauseOf(reason)} If waiting could harm the person, ring the provider or your commissioner now.`,
      ],
      link: 'See why, and where things are',
    }),
    delay: ({ reference, advocacy, milestone, deadline, expected, reason }) => ({
      subject: `${advocacy}: a delay in ${reference}`,
      paragraphs: [
        `The ${milestone} in case ${reference} was promised by ${deadline} and is late. The provider and the commissioner have been told.`,
        expected === undefined
          ? 'The provider has not said why yet, nor given a new date.'
          : `The provider now expects it by ${expected}. ${becauseOf(reason)}`,
        'If waiting could harm the person, ring the provider or your commissioner now.',
      ],
      link: 'See where things are',
    }),
    'dates-changed': ({ reference, advocacy, milestone, deadline }) => ({
      subject: `${advocacy}: new dates in ${reference}`,
      paragraphs: [
        `The commissioner has set the dates of case ${reference} anew.${deadline === '' ? '' : ` Next is the ${milestone}, due by ${deadline}.`}`,
        'The page gives every date as it now is, and the reason.',
      ],
      link: 'See the new dates',
    }),
    'information-reminder': ({ reference, deadline }) => ({
      subject: `Referral ${reference}: still waiting for your answers`,
      paragraphs: [
        `Referral ${reference} stands still: answers that could change the outcome are missing. Please give them by ${deadline}.`,
        'If nobody can know them, you can ask a reviewer of your authority to decide without them.',
      ],
      link: 'Give the missing answers',
    }),
    'information-overdue': ({ reference, deadline }) => ({
      subject: `Referral ${reference}: no answers have come`,
      paragraphs: [
        `Answers that referral ${reference} needs were asked for and had not come by ${deadline}. No case can be opened until they are given or a reviewer is asked to decide without them.`,
        'If the person has a right to an advocate, that right does not end with the waiting.',
      ],
      link: 'See the referral',
    }),
    'decision-reminder': ({ reference, deadline }) => ({
      subject: `Referral ${reference}: decision due ${deadline}`,
      paragraphs: [
        `Three quarters of the time for the decision on referral ${reference} have gone. It is due by ${deadline}.`,
      ],
      link: 'Read the referral and decide',
    }),
    'decision-overdue': ({ reference, deadline }) => ({
      subject: `Referral ${reference}: decision overdue`,
      paragraphs: [
        `The decision on referral ${reference} was due by ${deadline} and has not been made. Until then no case is opened for what it is about, and no advocate is instructed for it.`,
      ],
      link: 'See what waits for a decision',
    }),
    'decision-delayed': ({ reference, deadline }) => ({
      subject: `Referral ${reference}: a delay in the decision`,
      paragraphs: [
        `The decision on referral ${reference} was promised by ${deadline} and is late. The reviewers and the commissioner of your authority have been told.`,
        'If waiting could harm the person, ring your reviewers or your commissioner now.',
      ],
      link: 'See where things are',
    }),
    'attachment-lost': ({ reference }) => ({
      subject: `Referral ${reference}: a file could not be passed on`,
      paragraphs: [
        `A file that you sent with referral ${reference} did not pass its check, so nobody can open it. The referral itself goes on.`,
        'The page says which file and why. If the file matters, tell the provider what is in it.',
      ],
      link: 'See which file',
    }),
    'decided-for': ({ reference }) => ({
      subject: `Referral ${reference}: a reviewer has decided`,
      paragraphs: [
        `A reviewer has decided that an advocate is to be instructed on referral ${reference}. The case is being opened and offered to a provider.`,
      ],
      link: 'Read the decision and its reason',
    }),
    'decided-against': ({ reference }) => ({
      subject: `Referral ${reference}: a reviewer has decided`,
      paragraphs: [
        `A reviewer has decided that no case is opened on referral ${reference} where you went on with a reason. Cases that are open already go on. The page gives the reason, who decided, and other advocacy that may help.`,
      ],
      link: 'Read the decision and its reason',
    }),
    'story-corrected': ({ reference, advocacy }) => ({
      subject: `${advocacy}: something has changed in ${reference}`,
      paragraphs: [
        `The referral of case ${reference} has been corrected. Please read what has changed before you do anything more.`,
      ],
      link: 'See what has changed',
    }),
    'sharing-stopped': ({ reference, advocacy }) => ({
      subject: `${advocacy}: the referral of ${reference} is no longer shared`,
      paragraphs: [
        `Consent to share the referral of case ${reference} has been withdrawn. It is no longer shown to you. Please share nothing more of it, and ask the referrer how to go on.`,
      ],
      link: 'Open the case',
    }),
    recheck: ({ reference }) => ({
      subject: `Referral ${reference}: look at it again`,
      paragraphs: [
        `Please look at referral ${reference} again: the day has come on which the law’s answer may have changed.`,
      ],
      link: 'See what to look at',
    }),
    'calendar-ends': ({ reference, deadline }) => ({
      subject: `The calendar ${reference} ends on ${deadline}`,
      paragraphs: [
        `The bank holidays of the calendar ${reference} are known until ${deadline}. No date beyond that day can be worked out: new cases would have none.`,
        'The next bank holidays have to be entered by an administrator of the service. Please see to it that they are; running cases keep their dates.',
      ],
      link: 'See the calendar',
    }),
    'sharing-resumed': ({ reference, advocacy }) => ({
      subject: `${advocacy}: the referral of ${reference} is shared again`,
      paragraphs: [`The referral of case ${reference} may be shared with you again. You can read it as it now stands.`],
      link: 'Open the case',
    }),
  },
}
