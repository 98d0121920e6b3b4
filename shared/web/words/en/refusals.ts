// What is said of a command that was refused, by its code.
import type { RefusalCode } from '../../../domain/refusal.ts'

export const refusals = {
  'not-in-this-status': 'This cannot be done at this stage',
  'already-ended': 'This has ended, and nothing more can be done to it',
  'already-handed-over': 'This case has been handed over to another area already',
  'same-area': 'The case is in this area already',
  'other-law': 'The law that this case rests on is not the law of that area: a new referral is needed there',
  'nobody-to-share-with': 'No provider has accepted this case, so there is nobody to share it with for a time',
  'no-more-cases': 'This referral has as many cases as one can have: send a new one',
  'not-the-open-offer': 'This is not the offer that is open now',
  'already-answered': 'This offer has been answered, or has gone on to another provider',
  'already-paused': 'The clock is paused already',
  'not-paused': 'The clock is not paused',
  'already-raised': 'This has been raised already',
  'in-the-future': 'This must not be in the future',
  'before-it-began': 'This must not be before it began',
  'after-the-decision': 'This must not be after the date of the decision',
  'after-the-limit': 'This must not be after the urgent authorisation ends, seven days after it was given',
  'no-contact-yet':
    'Without contact with the person a case can only end because the person declined, has died, or is no longer eligible',
  'other-matter': 'What is being decided cannot be changed afterwards: send another referral for it',
  'already-opened': 'There is a case for this already',
  'changes-nothing': 'This would change nothing',
  'changed-meanwhile': 'Somebody else has changed this meanwhile',
  'not-late': 'This is not later than it is due',
  'too-far-ahead': 'This must be within a year',
  'already-reached': 'This has been done already',
  'sharing-stopped': 'Consent to share the referral has been withdrawn, so no more is shared about it',
  'not-asked': 'Nobody has asked for this feedback',
  'already-given': 'This feedback has been given already',
} satisfies Record<RefusalCode, string>
