// The checker: which advocacy the law gives, on a few answers, without signing in.
import type { Column } from '../../../domain/form/fields.ts'
import { dates } from './dates.ts'

export const check = {
  start: {
    title: 'Check who is entitled to an advocate',
    lede: 'Answer a few questions about a decision. You see which kind of advocate the law gives the person, why, and what to do next.',
    begin: 'Start the check',
    whoTitle: 'Who it is for',
    who: 'For everyone who has a part in the decision: professionals, carers, family and friends, and the person it is about. You need not sign in.',
    howTitle: 'How it works',
    how: [
      'You are asked one question at a time, and only for what can still change the result. Often that is fewer than ten.',
      'If you do not know an answer, say so. In the end you see what depends on it.',
      'You can go back and change any answer. Afterwards a professional can sign in and begin a referral with the same answers.',
    ],
    notTitle: 'What it does not do',
    not: [
      'It does not ask who the person is, and it stores nothing. Your answers go from page to page in your own browser and are never put in a web address.',
      'It does not decide. It reads the law of England and Wales as it stands today. The legal judgement stays yours.',
    ],
    urgent: 'If someone is in danger now, ring 999 and your safeguarding team first.',
  },

  question: {
    caption: 'Check who is entitled',
    back: 'Back',
    continue: 'Continue',
    notKnown: 'Not known',
    kinds: {
      imca: 'For someone who may lack capacity',
      imha: 'For someone with a mental health problem',
      'care-act': 'Care and support',
      dols: 'Deprivation of liberty',
    } satisfies Record<Column, string>,
    hints: {
      'facts.ageYears': 'In whole years, on the day of the decision. Choose “Not known” if nobody knows.',
      'facts.accommodation.expectedDays': 'Count from the first day of the stay. Choose “Not known” if nobody can say.',
      'facts.accommodation.weeksInPlacement': 'Choose “Not known” if nobody can say.',
    },
    whyTitle: 'Why this is asked',
    why: 'This is what the law looks for:',
    bearsOn: (processes: readonly string[]): string => `This matters for: ${processes.join('; ')}.`,
    whyUrgent:
      'There is a duty to instruct an advocate. Where the decision cannot wait, the law lets it go ahead first. The duty goes on.',
    whyProcesses:
      'Each of these has a rule of its own about advocates, in one Act or another. Nothing else can be asked before it is known which of them apply.',
    whyJurisdiction:
      'The Mental Capacity Act and the Mental Health Act hold in both countries, with differences. The Care Act holds in England alone.',
    soFarTitle: 'So far',
    left: (count: number): string =>
      count === 1
        ? 'This is the last question that may be asked.'
        : `At most ${count} questions are left, this one among them. One answer often makes others unnecessary.`,
    first: 'Two questions come first: what is being decided, and which law applies. What follows depends on them.',
    lawTitle: 'What the law says so far',
    mayAskTitle: (count: number): string =>
      count === 1 ? 'One more that may be asked' : `The other ${count} that may be asked`,
  },

  result: {
    caption: 'The result of your check',
    lede: {
      applies: 'On your answers the law gives what is named below.',
      power: 'On your answers the law allows an advocate and does not demand one.',
      open: 'Something that you did not know could still change what the law says. It is named below.',
      'nothing-applies':
        'On your answers none of the rules that were looked at applies. Below you see why, and what else there is.',
    },
    asOn: (day: string, authority?: string): string =>
      authority === undefined ? `By the law of ${day}.` : `By the law of ${day} as it stands for ${authority}.`,
    nextTitle: 'What to do next',
    next: {
      duty: {
        title: 'Refer the person',
        text: 'An advocate must be instructed, and the decision should wait for them where it can. Refer as soon as the decision is in sight: an advocate needs time to get to know the person.',
      },
      actFirst: {
        title: 'Act if it cannot wait',
        text: 'The decision may go ahead of the advocate. Write down why it could not wait, and refer all the same.',
      },
      inform: {
        title: 'Tell the person',
        text: 'Tell them as soon as you can that they may have an independent mental health advocate, by speaking and in writing. They choose. You can refer them, and so can anyone else.',
      },
      power: {
        title: 'Decide whether to ask for an advocate',
        text: 'If an advocate would be of benefit to this person, refer them and say how. If not, write down why not.',
      },
      open: {
        title: 'Find out what is not known',
        text: 'Ask those who know, then change the answer here. If the decision is near, refer now: what is missing can be added.',
      },
      recheck: {
        title: 'Look again',
        stay: (days: readonly string[]): string =>
          `What does not apply today may apply later. Check again on ${dates.list(days)}, counting today as the first day of the stay; earlier if it began before.`,
        section: ({ hours, mayBeExtended }: { hours: number; mayBeExtended: boolean }): string =>
          `What does not apply now may apply soon. Check again when the section runs out (at most ${hours} hours after it began${mayBeExtended ? ', unless it is extended' : ''}) or another begins.`,
      },
    },
    wayOn: [
      'Advocacy that no statute demands: many councils pay for it. Ask the council what there is in your area.',
      'Help with a complaint about health or social care: every area has an independent service for it.',
      'The person may have a right later, or about another decision. Check again when something has changed.',
    ],
    notReferring: 'If you do not refer people yourself',
    notReferringText:
      'Show this page to the social worker, the ward or the care coordinator and ask them to refer. They can do it while you are with them.',
    rulesTitle: 'What the law says',
    answersTitle: 'Your answers',
    change: 'Change',
    changeAnswer: (question: string): string => `the answer to: ${question}`,
    refer: 'Refer this person',
    referSignedOut:
      'You sign in first. Your answers go with you and become a draft, which you can change and add to before you send it.',
    referSignedIn: 'Your answers become a draft, which you can change and add to before you send it.',
    referAnyway: 'The judgement is yours: you can refer against this answer and say why.',
    back: 'Back to the last question',
    again: 'Start a new check',
    keep: 'Nothing of this is stored. To keep it, print this page or save it as a PDF.',
    judgement: 'This is how the rules read on your answers. The legal judgement stays yours.',
  },

  carry: {
    title: 'Start a referral with these answers',
    lede: 'You have signed in. These are the answers of your check. Nothing of them is stored until you press the button.',
    text: 'They become a draft. You can change every one of them, and the draft is kept for 30 days.',
    begin: 'Start the referral with these answers',
    without: 'Start a referral without them',
    goneTitle: 'The answers of your check are no longer here',
    gone: 'Your browser keeps them for 20 minutes while you sign in, and they are used once. You can check again, or start a referral: it asks the same questions. If you began a referral with them, it is among your drafts.',
  },
}
