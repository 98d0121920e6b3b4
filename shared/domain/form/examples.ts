// Complete referrals that can be sent as they stand, about invented people. The API's description carries them; tests
// start from them. Their dates follow the day on which they are asked for, so that they never go stale.
import { daysAfter, type IsoDate } from '../time.ts'
import type { ReferralForm } from './referral-form.ts'

/** One example for each of the three main roles. `today` is the date in London; the decision is 21 days ahead of it. */
export const examples = (today: IsoDate) => {
  const day = (days: number) => daysAfter(today, days)
  const referrer = {
    name: 'Rowan Achterberg',
    role: 'Social worker',
    organisation: 'Westmarch Council',
    team: 'Hospital Discharge Team',
    address: 'Westmarch Civic Centre\n1 Market Square\nWestmarch',
    email: 'referrer@westmarch.example',
    phone: '01632 960100',
  }
  return {
    imca: {
      services: ['imca'],
      facts: {
        jurisdiction: 'england',
        processes: ['serious-medical-treatment'],
        capacity: 'lacks',
        consult: { appropriateUnpaidPerson: false },
        representation: { nominated: false, lpaForMatter: false, deputyForMatter: false },
        treatment: { serious: true, underMhaPart4: false },
        urgent: false,
      },
      referrer: { ...referrer, isDecisionMaker: false },
      decisionMaker: {
        name: 'Dr Imara Feldspar',
        role: 'Consultant surgeon',
        organisation: 'Westmarch General Hospital',
        email: 'decisions@westmarch-general.example',
        phone: '01632 960120',
      },
      authorisedPerson: { confirmed: true, name: 'Rowan Achterberg', on: today },
      person: {
        title: 'Mr',
        firstName: 'Alder',
        lastName: 'Quillfeather',
        preferredName: 'Al',
        dateOfBirth: '1951-03-14',
        nhsNumber: '9434765919',
        address: '12 Mill Lane\nWestmarch',
        postcode: 'WM1 2AB',
        mainNeeds: ['dementia', 'older-person'],
      },
      place: {
        kind: 'hospital',
        area: 'westmarch',
        name: 'Westmarch General Hospital',
        ward: 'Larch ward',
        address: 'Hospital Road\nWestmarch',
        postcode: 'WM2 7HJ',
        phone: '01632 960121',
      },
      consent: { told: true, state: 'lacks-capacity', on: day(-2), recordedBy: 'Rowan Achterberg' },
      capacity: { assessedBy: 'Dr Imara Feldspar', assessorRole: 'Consultant surgeon', assessedOn: day(-3) },
      people: {
        anyone: true,
        family: [
          {
            name: 'Bryony Quillfeather',
            relation: 'Niece',
            appropriate: false,
            whyNot: 'She lives abroad and has asked not to be consulted.',
          },
        ],
      },
      decision: {
        description:
          'Whether to amputate the left leg below the knee, or to go on treating the infection with medicine.',
        by: day(21),
        dischargePlanned: false,
        meetings: [{ on: day(14), at: '10:30', kind: 'Best interests meeting', place: 'Larch ward' }],
      },
      communication: { mainWay: 'speech', firstLanguage: 'English', interpreter: false },
      adjustments: { needed: 'Short visits in the morning, with the radio off.' },
      risks: { known: false, loneVisit: 'safe' },
      declaration: { agreed: true },
    },
    imha: {
      services: ['imha'],
      facts: {
        jurisdiction: 'england',
        processes: ['mental-health-patient'],
        mha: { section: 's2' },
        urgent: false,
      },
      referrer: { ...referrer, role: 'Approved mental health professional', team: 'Mental Health Team' },
      person: {
        firstName: 'Linden',
        lastName: 'Marlowe-Reyes',
        pronouns: 'they/them',
        dateOfBirth: '1994-08-02',
        address: 'Flat 3\n40 Harbour Street\nWestmarch',
        postcode: 'WM3 4CD',
        mainNeeds: ['mental-health'],
      },
      place: {
        kind: 'mental-health-hospital',
        area: 'westmarch',
        name: 'Juniper House',
        ward: 'Rowan ward',
        address: 'Juniper Way\nWestmarch',
        postcode: 'WM4 1EF',
        phone: '01632 960140',
      },
      consent: { told: true, state: 'given', how: 'spoken', on: day(-1), recordedBy: 'Rowan Achterberg' },
      mentalHealth: {
        sectionStartedOn: day(-4),
        responsibleClinician: 'Dr Osei Tamarind',
        onLeave: false,
        nearestRelative: 'Hazel Marlowe, mother',
      },
      decision: { dischargePlanned: false },
      communication: { mainWay: 'speech', firstLanguage: 'Spanish', interpreter: true, interpreterLanguage: 'Spanish' },
      advocate: { gender: 'no-preference' },
      risks: { known: true, details: 'Please report to the nurse in charge before each visit.', loneVisit: 'not-safe' },
      declaration: { agreed: true },
    },
    'care-act': {
      services: ['care-act'],
      facts: {
        jurisdiction: 'england',
        processes: ['needs-assessment'],
        difficulty: { understand: true, retain: false, weigh: true, communicate: false },
        individual: { exists: false },
        urgent: false,
      },
      difficulty: { why: 'She follows one idea at a time and needs pictures to compare one choice with another.' },
      referrer: { ...referrer, team: 'Adult Social Care', isDecisionMaker: true },
      authorisedPerson: { confirmed: true, name: 'Rowan Achterberg', on: today },
      person: {
        firstName: 'Marigold',
        lastName: 'Thistlewood',
        dateOfBirth: '1988-11-30',
        socialCareId: 'WM-204417',
        address: '7 Orchard Close\nWestmarch',
        postcode: 'WM5 6GH',
        phone: '07700 900123',
        safeToContact: true,
        mayLeaveMessage: false,
        mainNeeds: ['learning-disability'],
      },
      place: { kind: 'own-home', area: 'westmarch' },
      responsible: { authority: 'westmarch', residence: 'known' },
      consent: { told: true, state: 'given', how: 'in-writing', on: day(-5), recordedBy: 'Rowan Achterberg' },
      people: { anyone: false },
      decision: {
        description: 'What help Marigold needs to go on living in her own flat, now that her mother has died.',
        by: day(21),
      },
      communication: {
        mainWay: 'makaton',
        firstLanguage: 'English',
        interpreter: false,
        notes: 'Photographs of places and people help.',
      },
      risks: { known: false, loneVisit: 'safe' },
      equality: { ethnicity: 'prefer-not-to-say', disability: 'yes' },
      declaration: { agreed: true },
    },
  } as const satisfies Record<'imca' | 'imha' | 'care-act', DeepReadonly<ReferralForm>>
}

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T
