// What is said of a command that was refused, by its code.
import type { RefusalCode } from '../../../domain/refusal.ts'

export const refusals = {
  'not-in-this-status': 'This cannot be done at this stage',
  'already-ended': 'This has ended, and nothing more can be done to it',
  'not-the-open-offer': 'This is not the offer that is open now',
  'already-answered': 'This offer has been answered, or has gone on to another provider',
  'already-paused': 'The clock is paused already',
  'not-paused': 'The clock is not paused',
  'already-raised': 'This has been raised already',
  'in-the-future': 'This must not be in the future',
  'before-it-began': 'This must not be before it began',
  'after-the-decision': 'This must not be after the date of the decision',
  'no-contact-yet':
    'Without contact with the person a case can only end because the person declined, has died, or is no longer eligible',
  'other-matter': 'What is being decided cannot be changed afterwards: send another referral for it',
  'already-opened': 'There is a case for this already',
  'changes-nothing': 'This would change nothing',
  'changed-meanwhile': 'Somebody else has changed this meanwhile',
  'too-far-ahead': 'This must be within a year',
  'already-reached': 'This has been done already',
} satisfies Record<RefusalCode, string>
