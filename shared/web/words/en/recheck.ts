// A referral that is to be looked at again: only time was missing for a right, or a section has run out.
export const recheck = {
  title: 'Look at this referral again',
  planned: (date: string): string => `To be looked at again on ${date}: the law’s answer may then be another.`,
  due: 'The day has come on which the law’s answer may have changed. Please look at the referral again.',
  link: 'See what to look at',

  ledePlanned: (date: string): string =>
    `There is nothing to do yet. On ${date} the law’s answer may change by time alone, and the referrer is mailed.`,
  ledeDue: 'The law’s answer may have changed by time alone. Somebody has to look whether it has.',
  nothing: 'There is nothing to look at again in this referral.',

  rule: 'What it is about',
  when: 'Day to look again',
  why: 'Why then',
  look: 'What to look at',
  stay: {
    known: (began: string): string =>
      `The stay began on ${began}. On the day to look again it has lasted long enough to give a right, if it has gone on.`,
    asked: (day: string): string =>
      `Nobody said when the stay began, so it is counted from ${day}, when the referral came in. On the day to look again it has lasted long enough to give a right, if it has gone on.`,
    look: 'Is the person still there, or expected to be? Then make a new referral with the length of the stay as it is now.',
  },
  section: {
    known: (name: string, began: string): string =>
      `${name}. It gives no right to an IMHA by itself. It began on ${began} and runs out by the day to look again.`,
    asked: (name: string, day: string): string =>
      `${name}. It gives no right to an IMHA by itself. Counted from ${day}, when the referral came in, it runs out by the day to look again.`,
    mayBeExtended: 'It may have been extended for some hours: then it runs out later.',
    look: 'Is the person detained under another section now, or in hospital without one? Then make a new referral with what holds now.',
  },

  againTitle: 'If something has changed',
  again:
    'The new referral begins with the same answers. Asked again are the answers that time has changed and the declaration; files are to be added again. You read it all before you send it.',
  refer: 'Make a new referral with the same answers',
  information: 'Answers that could change what the law says are still missing here.',
  informationLink: 'Give the missing answers',
  correct: 'Was an answer wrong from the beginning? Then correct it: this referral is judged again.',
  correctLink: 'Correct an answer',
  dropTitle: 'If nothing has changed',
  drop: 'The person has left, or has an advocate already: nobody is asked again.',
  dropButton: 'Nobody needs to look again',
  onlyReferrer: 'Whoever refers for the authority makes the new referral.',
}
