// What is said of answers that are seldom right together, by code. Each stands alone; the referrer confirms it or changes an answer.
import type { WarningCode } from '../../../domain/form/cross-checks.ts'

export const warnings = {
  'under-18-adult-process':
    'The person is under 18, and what is being decided is for adults. Before 18 it is usually a child’s assessment.',
  'over-18-child-process': 'The person is 18 or over, and what is being decided is for a child before they turn 18.',
  'under-18-deprivation-of-liberty':
    'The person is under 18. Nobody can be under an authorisation before their 18th birthday.',
  'under-16-capacity': 'The person is under 16. The Mental Capacity Act gives an advocate from 16 on.',
  'services-and-decisions': 'The kind of advocate that you chose and what is being decided do not go together.',
  'other-law': 'The law that you chose is not the law of the country that the responsible council is in.',
  'capacity-over-three-months':
    'Capacity was assessed over 3 months ago. It is for one decision at one time, and may have changed since.',
  'capacity-and-consent':
    'You say that the person has capacity for the decision and cannot decide about this referral, or the other way round.',
  'agreed-but-not-told': 'You say that the person was not told about this referral, and that they answered to it.',
  'nobody-but-appropriate':
    'You say that there is nobody suitable to consult or to support the person, and name somebody who is.',
  'somebody-but-nobody':
    'You say that there is somebody to consult or to support the person, and that they have no family or friends.',
  'representative-not-named':
    'You say that somebody is named by the person, or is an attorney or a deputy, and do not say who.',
  'shared-though-kept-out':
    'You say that the person wants somebody kept out altogether, and that information may be shared with them.',
  'section-run-out':
    'By the date that it began, this section has run out. Give the section that applies now, if it is another.',
  'detained-outside-hospital': 'Under this section the person is in hospital or on leave, and you say neither.',
  'advocate-without-section':
    'You ask for an IMHA for somebody who is under no section and no treatment that gives a right to one.',
  'authorisation-too-long':
    'An authorisation lasts a year at most, and an urgent one 7 days, or 14 with the one extension.',
  'at-home-without-home': 'You say that the person is in their own home, and that they have no fixed address.',
  'email-domain': 'Your email address is not one of your authority’s, nor of a health body that refers for it.',
  'advocate-as-decision-maker':
    'You name an advocate as the decision-maker. An advocate is independent and decides nothing.',
  'decision-soon':
    'The decision is fewer than 5 working days away. If it cannot wait for an advocate, say that it is urgent, and why.',
  'urgent-but-distant':
    'You say that the decision cannot wait for an advocate, and it is more than 10 working days away.',
  'meeting-after-decision': 'A meeting comes after the date of the decision.',
  'documents-late': 'Documents come less than 48 hours before a meeting: too late to prepare with an advocate.',
  'conflict-not-found':
    'You tell of a conflict of interest, and no provider of the areas concerned can be made out from it. Give the provider’s name if you know it: nobody is passed over otherwise.',
} satisfies Record<WarningCode, string>
