// Evidence packs, the key that they are checked with, and the register of access.
import type { AccessGround, AccessKind } from '../../../domain/access-register.ts'

const kinds: Record<AccessKind, string> = {
  story: 'The story',
  file: 'A file',
  feedback: 'What was written as feedback',
  'evidence-pack': 'Evidence pack',
  'report-file': 'Report as a file',
}
const grounds: Record<AccessGround, string> = {
  'works-on-case': 'Works on the case',
  'referring-authority': 'Is of the authority that referred',
  'area-reports': 'Reads the reports of the area',
}

export const evidence = {
  link: 'Evidence pack',
  ask: {
    title: 'Evidence pack',
    lede: 'One signed file about this case, for an ombudsman or a court. It holds:',
    holds: [
      'who was told what by mail and when, and whether it was delivered',
      'the version of the rules that the case was opened by, with the reasons and their sources',
      'the versions of the targets and of the calendar, what is promised, and how each date was worked out',
      'who was asked to take the case, and why others were not',
      'every event of the case and of its referral, chained by hashes',
    ],
    leftOut:
      'The person’s story, the equality answers, messages and files are not in it. Reasons, questions, answers, the summary at the end and the facts that the law was asked about are: pass it on only to whom it is for.',
    running: 'The case is still going. What happens from now on is not in the file.',
    purpose: 'What is it for?',
    purposeHint:
      'For example: complaint to the ombudsman, with its number. It stands in the file and in the access register.',
    button: 'Download the evidence pack',
    errors: {
      required: 'Enter what the evidence pack is for',
      'too-long': 'What it is for must be 500 characters or fewer',
      characters: 'What it is for must not have characters that cannot be read out',
    },
    checkTitle: 'Checking it',
    check:
      'Whoever is given the file can check it without this service. It was signed by the key with this fingerprint:',
    keyLink: 'The key, and what a check proves',
  },
  key: {
    title: 'The key of evidence packs',
    lede: 'Evidence packs of this service are signed. If you were given one, compare the fingerprint that the check prints with this one.',
    fingerprint: 'Fingerprint (SHA-256)',
    pem: 'Public key (Ed25519)',
    download: 'Download the public key',
    provesTitle: 'What a check proves',
    proves: [
      'The file is as this service gave it out: any change since would show.',
      'The events follow one another as the hashes say that were made when each was written: one that was changed, left out or put in later in the records would show.',
      'With an earlier pack of the same case: everything that stood there still stands.',
    ],
    provesNotTitle: 'What it does not prove',
    provesNot: [
      'That what somebody recorded is true.',
      'That the service itself, or whoever has both its key and its records, did not make all of it anew. A pack that was given out earlier would show that.',
      'Anything about events that are older than the hashes, beyond what was stored when the file was made. The check says how many there are.',
    ],
  },
  notes: [
    'Evidence of one case as it stood at the moment under "taken". Instants are in UTC.',
    'The person’s story, the equality answers, messages and files are not included.',
    'Each event has a hash, made as it was written, over its content and the hash of the event before it. Events without one are older than the hashes.',
    'The signature is over everything in the file but its own value. Compare the fingerprint with the one that the service publishes.',
  ],
  register: {
    title: 'Access register',
    lede: 'Who saw or took what of your authority’s referrals, when and why. Entries are never changed. Stories and files stand here once a day for each person who opened them. The person whom a referral is about may ask for what stands here of it.',
    reference: 'Reference of a referral',
    referenceHint: 'For example, ADV-7K3M-2Q9P',
    show: 'Show',
    caption: (reference: string) => (reference === '' ? 'All entries, the latest first' : `Entries of ${reference}`),
    heads: { when: 'When', who: 'Who', what: 'What', why: 'Why' },
    who: (name: string, organisation: string) => `${name} (${organisation})`,
    kinds,
    grounds,
    empty: 'There are no entries.',
    more: 'Earlier entries',
    first: 'The latest entries',
    all: 'All entries',
    errors: { reference: 'Enter a reference like ADV-7K3M-2Q9P' },
  },
}
