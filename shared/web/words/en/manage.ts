// The commissioner's desk.
export const manage = {
  title: 'Manage cases',
  lede: (area: string): string => `Cases of ${area} that need you, and how the rest are going.`,
  figures: {
    label: 'At a glance',
    unplaced: 'without a provider',
    offers: 'offered and waiting for an answer',
    overdue: 'overdue',
  },
  unplaced: {
    title: 'Without a provider',
    lede: 'No contracted provider could take these. Their clocks go on, and a duty to instruct an advocate is not ended by a want of room.',
    empty: 'Every case has a provider, or is being offered to one.',
    since: (moment: string): string => `Referred on ${moment}`,
    why: 'Why each provider was passed over',
    noContract: 'No contract covers this kind of advocacy in your area.',
    open: 'Find a provider',
    order:
      'The most pressing first: by priority, then the date of the decision, then receipt. Room that comes free is offered in this order by itself.',
    room: {
      title: 'Room by contract',
      caption: 'Room that is free under each contract in force now',
      empty: 'No contract is in force.',
      heads: { provider: 'Provider', roles: 'For', places: 'Places free', week: 'New cases this week' },
      places: (free: number, capacity: number): string => `${free} of ${capacity}`,
      anyNumber: 'No limit',
    },
    bought: 'Bought outside your contracts? Enter it as a contract: the case is then offered under it.',
    newContract: 'Enter a new contract',
    again: {
      title: 'Look again for all that could be placed',
      text: 'Each case above for which there is room is looked at again, the most pressing first. Providers that let the offer pass are asked once more.',
      reason: 'What has changed?',
      button: 'Look again for all',
      done: (count: number): string =>
        count === 0
          ? 'There is no room for any of these cases, so nothing was changed.'
          : count === 1
            ? 'A provider is being looked for, for one case.'
            : `Providers are being looked for, for ${count} cases.`,
    },
  },
  offers: {
    title: 'Offers waiting for an answer',
    caption: 'Offers waiting for an answer, the next to pass on first',
    empty: 'No offer is waiting.',
    heads: { case: 'Case', provider: 'Offered to', due: 'Passes on' },
    queried: 'A question is with the referrer',
    soon: 'Soon',
  },
  overdue: {
    title: 'Overdue',
    caption: 'Cases with something overdue, longest first',
    empty: 'Nothing is overdue.',
    heads: { case: 'Case', what: 'What is overdue', who: 'With' },
    referrer: 'The referrer',
    nobody: 'Nobody yet',
    told: 'The provider’s manager, the referrer and you have been told.',
    toldWithout: 'The referrer and you have been told.',
    notTold: 'Nobody has been told yet: that waits for office hours.',
  },
  passedOverContacts: {
    title: 'Contacts that get no mail first',
    lede: 'These addresses have given mail back for good, or have called it unwanted. Mail about a case begins with the next contact of the contract until its contacts are changed. You were told of each once.',
    caption: 'Contacts that are passed over because their address gives mail back, the latest first',
    heads: { contact: 'Contact', since: 'Since', change: 'What to do' },
    change: 'Change the contacts of the contract',
  },
  unreached: {
    title: 'Contacts that mail did not reach',
    lede: 'The mail of an offer could not be delivered to these contacts, and went to the next one. Have the addresses put right in the contract.',
    caption: 'Contacts that the mail of an offer did not reach, the latest first',
    heads: { case: 'Case', contact: 'Contact', when: 'When' },
  },
  handOver: {
    from: (area: string, caseId: string): string =>
      `Handed over from ${area}, where it was case ${caseId}. The date on which it was received is that of the referral.`,
    to: (area: string, caseId: string): string => `Handed over to ${area}, where it goes on as case ${caseId}.`,
    joint: (area: string, caseId: string, day: string): string =>
      `Handed over to ${area}, where it goes on as case ${caseId}. Until the end of ${day} both providers work on it; then this case ends.`,
  },
  tooMany: (most: string): string =>
    `More than ${most} cases are in one of these states. Only the ${most} that came first in each are counted and shown here.`,
  going: {
    title: 'Going on',
    caption: 'Cases that have not ended, by where they are',
    empty: 'No case is open.',
    heads: { status: 'Where they are', count: 'Cases' },
  },
  show: {
    back: 'Manage cases',
    lede: 'You see what a provider sees before it accepts, and what has happened. The person’s story stays with those who work with them.',
    facts: 'The case',
    provider: 'Provider',
    noProvider: 'None yet',
    clocks: 'When things are due',
    trail: 'Providers so far',
    trailCaption: 'Which providers were asked, and why others were not',
    trailHeads: { provider: 'Provider', what: 'What came of it', when: 'When' },
    trailNone: 'No provider has been asked yet.',
    trailKinds: {
      offered: 'Offered, no answer yet',
      accepted: 'Accepted',
      declined: (reason: string): string => `Declined: ${reason.toLowerCase()}`,
      lapsed: 'Did not answer in time',
      bounced: 'Could not be reached by mail',
      'passed-over': (reason: string): string => `Not asked: ${reason}`,
      withdrawn: 'Offered; the case was withdrawn',
      takenBack: 'Taken back by the commissioner',
      givenBack: (reason: string): string => `Given back: ${reason.toLowerCase()}`,
      handedOver: 'Offered; the case was handed over to another area',
    },
    choice: {
      title: 'How each provider was chosen',
      offered: (provider: string, moment: string): string => `${provider}, on ${moment}`,
      unplaced: (moment: string): string => `Nobody, on ${moment}`,
      order: 'Those that could be asked, in order',
      passedOver: 'Those that could not',
      relaxed:
        'No provider with room has an advocate for the language that was asked for. The duty comes first, so that wish gave way.',
      alongside: (others: number): string =>
        others === 1
          ? 'Another case was being placed at the same moment, so this one was offered as though that had gone before. The order is how the contracts stood.'
          : `Up to ${others} other cases were being placed at the same moment, so this one was offered as though they had gone before. The order is how the contracts stood.`,
      conflictNotFound: 'A conflict of interest was told of, and it fits no provider under contract here.',
      before: (provider: string, reason: string): string => `${provider}: ${reason}`,
      reasons: {
        'asked-for': () => 'the commissioner asked for it',
        'had-before': () => 'the person had its advocate before',
        'agreed-order': () => 'asked earlier, in the order of the contracts',
        'better-fit': () => 'fits more of what the person needs and how they speak',
        'below-its-share': ({ had, agreed }: { had: number; agreed: number }): string =>
          `further below its share: ${had} % of the offers of 13 weeks, ${agreed} % agreed`,
        'longest-without': () => 'longest without an offer',
        'by-name': () => 'the rest being equal, by the name of its contract',
      },
    },
    conflictNotFound: (named: string): string =>
      named === ''
        ? 'The referrer tells of a conflict of interest and names no provider. Ask before the case goes to anybody it could be with.'
        : `The referrer tells of a conflict of interest with “${named}”. Named, not found: no provider under contract here goes by that name. Ask before the case goes to anybody it could be.`,
    history: 'What has happened',
  },
  reassign: {
    title: 'Take the case back and place it with another provider',
    text: 'The provider that has it is told at once, cannot read the referral any more and is not asked again for this case. The clocks go on: what the new provider has to do once more, naming an advocate and meeting the person, is due from now.',
    reason: 'Why do you take it back?',
    reasonHint: 'Recorded with the case, and seen by commissioners only. Say nothing about the person.',
    contract: 'Who should be asked first?',
    contractHint:
      'Only contracts in force with room now, of providers that have not had this case, or from which you took it before.',
    anyContract: 'Whoever’s turn it is',
    nobodyLeft:
      'Nobody else could take this case now. If you take it back, it has no provider until room comes free or you enter a new contract.',
    passedOver: (provider: string, why: string): string => `${provider} could not be offered this case: ${why}`,
    room: (provider: string, places: number): string =>
      `${provider} (${places === 1 ? '1 place' : `${places} places`} free)`,
    takenBefore: (room: string): string => `${room}. You took this case from it before`,
    button: 'Take the case back',
    done: 'The case has been taken back. Another provider is being asked now.',
    refused: 'The case has changed since you opened this page, so nothing was done. This is how it stands now.',
    errors: {
      'reason.required': 'Say why you take the case back',
      'reason.too-long': 'Shorten the reason to 1,000 characters',
      'reason.characters': 'Take out the characters that cannot be read, then type it again',
      'contractId.not-an-option': 'That contract has no room any more: choose another',
      'contractId.nobody-left': 'Nobody else could take this case any more: read what that means, then send it again',
    },
  },
  assignAgain: {
    title: 'Look for a provider again',
    text: 'When there is room again, or a contract has been made: providers that had no room or let the offer pass are asked once more, in the order of their contracts. One that declined this case, or that you took it from, is not. If you have bought an advocate outside your contracts, enter that as a contract first: the case is then offered under it like any other.',
    reason: 'What has changed?',
    reasonHint:
      'For example, that a provider has agreed to take it. Recorded with the case; say nothing about the person.',
    button: 'Look again',
    done: 'A provider is being looked for. If one has room, it is offered the case within moments.',
    successTitle: 'Done',
    contractHint:
      'A provider that you took this case from is asked again only if you name it here. One that declined it or gave it back is not.',
    errors: {
      'contractId.not-an-option': 'That contract has no room any more: choose another',
      'reason.required': 'Say what has changed',
      'reason.too-long': 'Shorten the reason to 1,000 characters',
    },
    refused: 'The case is not without a provider any more, so nothing was changed. This is how it stands now.',
  },
}
