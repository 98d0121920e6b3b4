// The words of the referral form: groups, pages, and for each question its label, hint and choices, by field name.
// Titles are what the page asks; a page with one question is headed by that question.
import type { FieldName, GroupId, OptionOf, PageSlug } from '../../../domain/form/fields.ts'
import { localPowers } from './law-dates.ts'

type FieldWords<Name extends FieldName> = { label: string; hint?: string } & ([OptionOf<Name>] extends [never]
  ? object
  : { options: Record<OptionOf<Name>, string> })
type PageWords = { title: string; intro?: string }

const involvement = {
  attend: 'Coming to meetings',
  'reports-only': 'Reading reports only',
  'letter-or-email': 'Letters or emails',
  'not-at-all': 'Not at all',
  'not-known': 'Not known',
}

const answers = { yes: 'Yes', no: 'No', 'not-known': 'Not known' }

export const form = {
  title: 'Refer someone for an advocate',
  answers,
  /** What a question is answered with. In English that is always the same; in Welsh the question’s own verb is. */
  answersTo: (_question: string): typeof answers => answers,
  optional: '(optional)',
  dateParts: { day: 'Day', month: 'Month', year: 'Year' },
  addAnother: 'Add another',
  states: { 'not-started': 'Not started', 'in-progress': 'In progress', done: 'Done', optional: 'Optional' },

  groups: {
    deciding: 'What is being decided',
    law: 'Questions that the law asks',
    you: 'About you',
    'decision-maker': 'The decision-maker',
    person: 'The person',
    place: 'Where the person is',
    consent: 'Consent and capacity',
    people: 'People around the person',
    decision: 'The decision and its dates',
    communication: 'Communication and adjustments',
    risks: 'Risks and visits',
    equality: 'Equality questions',
    answer: 'What the law says',
    declaration: 'Declaration',
  } satisfies Record<GroupId, string>,

  pages: {
    services: {
      title: 'Which kind of advocate do you think the person needs?',
      intro: 'Having an advocate may be a legal right. If you are not sure which, the questions find out.',
    },
    decisions: {
      title: 'What is being decided?',
      intro: 'This decides which questions follow, and which duty applies.',
    },
    country: { title: 'Which law applies?' },
    capacity: { title: 'Does the person have capacity to make this decision?' },
    consult: {
      title: 'Is there someone to consult?',
      intro:
        'When someone lacks capacity and has nobody but paid staff to speak for them, the law makes it a duty to instruct an advocate (Mental Capacity Act 2005, sections 37 to 39).',
    },
    representation: {
      title: 'Does anyone already represent the person?',
      intro: 'The duty does not apply where someone with authority for this matter can be consulted (section 40).',
    },
    treatment: { title: 'The treatment' },
    accommodation: { title: 'The accommodation' },
    benefit: { title: 'Would an advocate be of particular benefit?' },
    'deprivation-of-liberty': { title: 'Deprivation of liberty: where things stand' },
    authorisation: { title: 'Deprivation of liberty: who is involved' },
    'authorisation-dates': { title: 'Dates of the authorisation' },
    difficulty: {
      title: 'What would the person find difficult without an advocate?',
      intro:
        'The council has a duty to arrange an advocate for someone with substantial difficulty in any one of these who has nobody appropriate to support them (Care Act 2014, sections 67 and 68).',
    },
    'someone-to-support': { title: 'Is there someone who might support the person?' },
    individual: { title: 'Is that person an appropriate individual?' },
    'nhs-placement': { title: 'Is an NHS placement likely?' },
    disagreement: { title: 'Do the council and that person disagree?' },
    'mental-health': {
      title: 'The Mental Health Act',
      intro:
        'Qualifying patients must be told of their right to an advocate, and choose for themselves (section 130D).',
    },
    detention: { title: 'Details of the section' },
    'your-details': { title: 'Who are you?' },
    'your-contact': { title: 'How can the advocate reach you?' },
    'decision-maker': { title: 'Are you the decision-maker?' },
    'decision-maker-details': {
      title: 'Who is the decision-maker?',
      intro: 'The advocate is independent and never makes the decision.',
    },
    'authorised-person': {
      title: 'Authority to instruct an advocate',
      intro: 'A statutory advocate can only be instructed by, or for, the body that has the duty.',
    },
    name: { title: 'What is the person’s name?' },
    age: { title: 'How old is the person?' },
    numbers: { title: 'Reference numbers', intro: 'These help to find the right person. You can go on without them.' },
    home: { title: 'Where is the person’s home?' },
    contact: { title: 'Can the person be contacted directly?' },
    'main-need': { title: 'What are the person’s main needs?' },
    'where-now': {
      title: 'Where is the person now?',
      intro: 'The advocate comes from the area where the person is now, whoever pays.',
    },
    'responsible-authority': { title: 'Which council is responsible?' },
    told: { title: 'Does the person know about this referral?' },
    consent: { title: 'Does the person agree to this referral?' },
    'consent-record': {
      title: 'Recording consent',
      intro: 'Consent can be withdrawn at any time. What was recorded before is kept.',
    },
    'capacity-assessment': { title: 'Who assessed capacity?' },
    'family-and-friends': {
      title: 'Are there family or friends?',
      intro:
        'If someone cares for the person, they may have a right to a carer’s assessment and to an advocate of their own.',
    },
    'family-and-friends-details': { title: 'Family and friends' },
    representatives: {
      title: 'Attorneys, deputies and others named',
      intro: 'Anybody whom the person has named to be consulted, or who holds a power of attorney or is a deputy.',
    },
    'people-who-matter': {
      title: 'Who else matters to the person?',
      intro:
        'Friends, peers, neighbours, carers, people of their faith or community, other staff. The person may also want someone kept out: say so here. Someone who cares for them unpaid may have a right to a carer’s assessment, and to an advocate of their own.',
    },
    professionals: { title: 'Which professionals are involved?' },
    decision: { title: 'What has to be decided?' },
    'decide-by': {
      title: 'When will the decision be made?',
      intro: 'The earlier you refer, the more an advocate can do.',
    },
    urgent: { title: 'Can the decision wait for an advocate?' },
    discharge: { title: 'Is the person about to leave hospital?' },
    safeguarding: {
      title: 'The safeguarding concern',
      intro:
        'If anyone is in danger now, ring 999 first. These answers are never shown to people who matter to the person.',
    },
    meetings: { title: 'Which meetings are planned?' },
    communication: { title: 'How does the person communicate?' },
    adjustments: { title: 'What would make it easier for the person to take part?' },
    advocate: { title: 'Which advocate would suit the person?' },
    risks: { title: 'Is there any risk to the advocate?' },
    equality: {
      title: 'Equality questions',
      intro: 'You need not answer. The answers are kept apart from the case and never change what happens to it.',
    },
    powers: {
      title: 'Do you ask for an advocate?',
      intro: 'Here the law allows an advocate and does not demand one. Say how an advocate would benefit this person.',
    },
    'go-on': {
      title: 'Do you want to go on?',
      intro:
        'On these answers no duty or power applies. The judgement is yours: a reviewer of your authority then decides.',
    },
    declaration: { title: 'Declaration' },
  } satisfies Record<PageSlug, PageWords>,

  fields: {
    services: {
      label: 'Which kind of advocate do you think the person needs?',
      hint: 'Choose all that apply.',
      options: {
        imca: 'Independent Mental Capacity Advocate (IMCA)',
        imha: 'Independent Mental Health Advocate (IMHA)',
        'care-act': 'Care Act advocate',
        dols: 'Advocate or paid representative for a deprivation of liberty (DoLS, RPR)',
        'not-sure': 'I am not sure',
      },
    },
    'facts.processes': {
      label: 'What is being decided?',
      hint: 'Choose all that apply. The person tells their story once, for every advocate they are entitled to.',
      options: {
        'serious-medical-treatment': 'Serious medical treatment',
        'nhs-accommodation': 'A stay in hospital or a care home arranged by the NHS',
        'la-accommodation': 'A move to accommodation arranged by a council',
        'accommodation-review': 'A review of where the person lives',
        'safeguarding-measures': 'Measures to protect someone who lacks capacity, or to protect others from them',
        'dols-assessment': 'A first authorisation of a deprivation of liberty (section 39A)',
        'dols-representative-ended': 'Deprivation of liberty, and the representative has left (section 39C)',
        'dols-representative-support':
          'Deprivation of liberty, and the unpaid representative or the person needs help (section 39D)',
        'dols-representative-appointment': 'A paid representative for a person under an authorisation (RPR)',
        'needs-assessment': 'A needs assessment',
        'carers-assessment': 'A carer’s assessment',
        'care-plan': 'Preparing a care and support plan',
        'support-plan': 'Preparing a carer’s support plan',
        'care-plan-review': 'Reviewing a care and support plan',
        'support-plan-review': 'Reviewing a carer’s support plan',
        'child-needs-assessment': 'A child’s needs assessment before they turn 18',
        'child-carers-assessment': 'An assessment of a child’s carer before the child turns 18',
        'young-carers-assessment': 'A young carer’s assessment before they turn 18',
        'safeguarding-enquiry': 'A safeguarding enquiry (section 42)',
        'safeguarding-adults-review': 'A safeguarding adults review (section 44)',
        'other-care-act-contact': 'Something else under the Care Act',
        'mental-health-patient': 'Care or treatment under the Mental Health Act, or as a mental health patient',
      },
    },
    'facts.jurisdiction': {
      label: 'Which law applies?',
      hint: 'The country of the body that decides.',
      options: { england: 'The law of England', wales: 'The law of Wales' },
    },

    'facts.capacity': {
      label: 'Does the person have capacity to make this decision?',
      hint: 'For this decision, not in general. The law presumes capacity until an assessment shows otherwise.',
      options: {
        lacks: 'No, they lack capacity',
        has: 'Yes, they have capacity',
        'not-assessed': 'It is not assessed yet',
      },
    },
    'facts.consult.appropriateUnpaidPerson': {
      label: 'Is there someone, not paid to care, whom it is appropriate to consult about the person’s best interests?',
      hint: 'Family or a friend who is willing and able. Answer no if it would not be appropriate to consult them.',
    },
    'facts.representation.nominated': {
      label: 'Has the person named someone to be consulted on these matters?',
    },
    'facts.representation.lpaForMatter': {
      label: 'Is there an attorney with authority for this matter?',
      hint: 'A power over property and money alone does not count for health or welfare.',
    },
    'facts.representation.deputyForMatter': {
      label: 'Is there a deputy of the Court of Protection with authority for this matter?',
      hint: 'A deputy for property and money alone does not count for health or welfare.',
    },
    'facts.representation.anyLpa': { label: 'Is there any lasting power of attorney, for whatever matter?' },
    'facts.representation.anyEpa': { label: 'Is there any enduring power of attorney?' },
    'facts.representation.anyDeputy': { label: 'Is there any deputy, for whatever matter?' },
    'facts.treatment.serious': {
      label: 'Is it serious medical treatment?',
      hint: 'Starting, stopping or withholding treatment where benefit and burden are finely balanced, or the consequences are likely to be serious.',
    },
    'facts.treatment.underMhaPart4': {
      label: 'Is the treatment given under Part 4 or 4A of the Mental Health Act?',
    },
    'facts.accommodation.setting': {
      label: 'What kind of place is it?',
      options: {
        hospital: 'A hospital',
        'care-home': 'A care home',
        'other-residential': 'Other residential accommodation',
      },
    },
    'facts.accommodation.expectedDays': {
      label: 'How many days is the stay expected to last?',
      hint: 'Count from the first day of the stay. Leave it empty if nobody can say.',
    },
    'facts.accommodation.basis': {
      label: 'Under which law is the place provided?',
      options: {
        'care-act-part-1': 'Part 1 of the Care Act 2014',
        'mha-s117': 'After-care under section 117 of the Mental Health Act',
        'sswwa-part-4': 'Part 4 of the Social Services and Well-being (Wales) Act 2014',
        nhs: 'By the NHS',
      },
    },
    'facts.accommodation.mhaObligation': {
      label: 'Must the person live there because of an obligation under the Mental Health Act?',
    },
    'facts.accommodation.weeksInPlacement': {
      label: 'How many whole weeks has the person lived there without a break?',
      hint: 'Leave it empty if nobody can say.',
    },
    'decision.placementStartedOn': {
      label: 'When did the stay or the placement begin?',
      hint: 'A stay that is too short to give a right is looked at again on the day on which it is long enough. Without an answer it counts from the day on which the referral comes in.',
    },
    'facts.particularBenefit': {
      label: 'Would an advocate be of particular benefit to the person?',
      hint: 'For example, because views in the family differ, or because nobody can say what the person would have wanted.',
    },
    'facts.dols.imcaSamePlace': {
      label: 'Is an advocate under section 39A or 39C already instructed for the same place?',
    },
    'facts.dols.authorisationInForce': { label: 'Is a standard authorisation in force?' },
    'facts.dols.representativeEnded': { label: 'Has the appointment of the person’s representative ended?' },
    'facts.dols.newRepresentativeAppointed': { label: 'Has a new representative been appointed?' },
    'facts.dols.representativeUnpaid': { label: 'Is the representative unpaid?' },
    'facts.dols.personAsked': { label: 'Has the person asked for an advocate?' },
    'facts.dols.representativeAsked': { label: 'Has the representative asked for an advocate?' },
    'facts.dols.rightsAtRisk': {
      label: 'Without help, would the right to a review or to go to court go unused?',
      hint: 'They could not use it, have not used it when it was right to, or are unlikely to.',
    },
    'facts.dols.eligibleUnpaidRepresentative': {
      label: 'Can the assessor recommend an eligible and willing representative who is not paid?',
    },
    'dols.urgentAuthorisation': { label: 'Is an urgent authorisation in force?' },
    'dols.managingAuthority': {
      label: 'Managing authority',
      hint: 'The hospital or care home where the person is, or will be, deprived of liberty.',
    },
    'dols.supervisoryBody': {
      label: 'Supervisory body',
      hint: 'The council that authorises. Leave it empty if it is the responsible council.',
    },
    'dols.assessor': { label: 'Best interests assessor' },
    'dols.representative': { label: 'Name of the person’s representative, or of the last one' },
    'dols.startsOn': { label: 'First day of the authorisation' },
    'dols.endsOn': { label: 'Last day of the authorisation' },
    'facts.difficulty.understand': { label: 'Would understanding the information be substantially difficult?' },
    'facts.difficulty.retain': { label: 'Would remembering it long enough be substantially difficult?' },
    'facts.difficulty.weigh': { label: 'Would weighing it up be substantially difficult?' },
    'facts.difficulty.communicate': {
      label: 'Would telling others their views, wishes or feelings be substantially difficult?',
      hint: 'By any means: talking, signing, pictures, gestures.',
    },
    'difficulty.why': {
      label: 'What do you see that makes you say so?',
      hint: 'A few sentences. The advocate prepares with them.',
    },
    'facts.individual.exists': {
      label: 'Is there someone who might support the person to be involved?',
      hint: 'Family, a friend or someone else close to them.',
    },
    'facts.individual.paidOrProfessional': {
      label: 'Is that person paid to care for the person, or a professional in their care?',
    },
    'facts.individual.personCanConsent': {
      label: 'Can the person say whether they want to be supported by that other person?',
    },
    'facts.individual.personConsents': {
      label: 'If they can say: do they want it?',
      hint: 'No is an answer to respect: the person may not want family involved.',
    },
    'facts.individual.bestInterests': {
      label: 'If they cannot say: is the council satisfied that it is in their best interests?',
    },
    'facts.individual.ableAndAvailable': { label: 'Is that person able and available to help the person take part?' },
    'facts.individual.implicated': {
      label: 'Is that person implicated in the abuse or neglect that is being looked into?',
    },
    'facts.nhsPlacement.likely': {
      label: 'Is the assessment or plan likely to lead to a stay paid for by the NHS?',
      options: {
        'hospital-28-days': 'Yes, in hospital for 28 days or more',
        'care-home-8-weeks': 'Yes, in a care home for 8 weeks or more',
        none: 'No',
      },
    },
    'facts.nhsPlacement.advocateInBestInterests': {
      label: 'If it is: is the council satisfied that an advocate is in the person’s best interests?',
    },
    'facts.disagreement.material': {
      label: 'Do the council and that person disagree on something that matters?',
    },
    'facts.disagreement.bothAgreeAdvocate': {
      label: 'If they do: do both agree that an advocate is in the person’s best interests?',
    },
    'facts.mha.section': {
      label: 'Which section of the Mental Health Act applies?',
      options: {
        s2: 'Section 2: assessment',
        s3: 'Section 3: treatment',
        s4: 'Section 4: emergency',
        's5-2': 'Section 5(2): doctor’s holding power',
        's5-4': 'Section 5(4): nurse’s holding power',
        's7-guardianship': 'Section 7: guardianship',
        's17a-cto': 'Section 17A: community treatment order',
        s35: 'Section 35: remand for report',
        s36: 'Section 36: remand for treatment',
        s37: 'Section 37: hospital order',
        's37-guardianship': 'Section 37: guardianship order',
        's37-41': 'Sections 37 and 41: hospital order with restrictions',
        s38: 'Section 38: interim hospital order',
        's42-conditional-discharge': 'Section 42: conditional discharge',
        s45a: 'Section 45A: hospital direction',
        s47: 'Section 47: transfer from prison',
        's47-49': 'Sections 47 and 49: transfer from prison with restrictions',
        s48: 'Section 48: urgent transfer from prison',
        's48-49': 'Sections 48 and 49: urgent transfer with restrictions',
        s135: 'Section 135: place of safety, by warrant',
        s136: 'Section 136: place of safety, by the police',
        informal: 'Informal patient',
        none: 'None of these',
      },
    },
    'facts.mha.secondRecommendation': {
      label: 'Under section 4: has the second medical recommendation been received?',
    },
    'facts.mha.treatmentDiscussed': {
      label: 'Is a treatment with special safeguards being discussed?',
      options: {
        s57: 'Yes, under section 57, such as surgery on the brain',
        s58a: 'Yes, under section 58A, such as ECT',
        none: 'No',
      },
    },
    'mentalHealth.sectionStartedOn': { label: 'When did the section begin?' },
    'mentalHealth.responsibleClinician': { label: 'Responsible clinician' },
    'mentalHealth.onLeave': { label: 'Is the person on leave from hospital?' },
    'mentalHealth.hospitalArea': { label: 'In which council’s area is the responsible hospital?' },
    'mentalHealth.nearestRelative': {
      label: 'Nearest relative',
      hint: 'Name and how to reach them, if they may be contacted.',
    },

    'referrer.name': { label: 'Your name' },
    'referrer.role': { label: 'Your role', hint: 'For example, social worker.' },
    'referrer.organisation': { label: 'Your organisation' },
    'referrer.team': { label: 'Your team' },
    'referrer.address': { label: 'Your work address' },
    'referrer.email': {
      label: 'Your work email',
      hint: 'News of this referral goes there. It never names the person.',
    },
    'referrer.phone': { label: 'Your phone number' },
    'referrer.isDecisionMaker': {
      label: 'Are you the decision-maker?',
      hint: 'The one who has to decide, or answers for the body that decides.',
    },
    'decisionMaker.name': { label: 'Name of the decision-maker' },
    'decisionMaker.role': { label: 'Their role' },
    'decisionMaker.organisation': { label: 'Their organisation' },
    'decisionMaker.email': { label: 'Their work email' },
    'decisionMaker.phone': { label: 'Their phone number' },
    'authorisedPerson.confirmed': {
      label: 'I am authorised to instruct an advocate for the body that has the duty, or act for someone who is',
    },
    'authorisedPerson.name': { label: 'Name of the authorised person' },
    'authorisedPerson.on': { label: 'Date of this declaration' },

    'person.title': { label: 'Title' },
    'person.firstName': { label: 'First name' },
    'person.lastName': { label: 'Last name' },
    'person.preferredName': { label: 'What does the person like to be called?' },
    'person.pronouns': { label: 'Pronouns', hint: 'For example, she/her.' },
    'person.dateOfBirth': { label: 'Date of birth', hint: 'For example, 27 3 1948.' },
    'person.aboutAge': { label: 'If nobody knows the date: about how old, in years?' },
    'person.nhsNumber': {
      label: 'NHS number',
      hint: '10 digits, for example 943 476 5919. Leave it empty if you are not sure of it.',
    },
    'person.socialCareId': { label: 'Social care number' },
    'person.noFixedAbode': { label: 'The person has no fixed address' },
    'person.address': {
      label: 'Home address',
      hint: 'Without the postcode. Leave it empty if there is no fixed address.',
    },
    'person.postcode': { label: 'Home postcode' },
    'person.phone': { label: 'The person’s phone number' },
    'person.email': { label: 'The person’s email' },
    'person.safeToContact': {
      label: 'Is it safe to contact the person directly?',
      hint: 'Think of who else may answer the phone or read messages.',
    },
    'person.mayLeaveMessage': { label: 'May the advocate leave a message?' },
    'person.mainNeeds': {
      label: 'What are the person’s main needs?',
      hint: 'Choose all that apply. Providers see this before they accept, so that the right advocate comes.',
      options: {
        'learning-disability': 'Learning disability',
        autism: 'Autism',
        dementia: 'Dementia',
        'brain-injury': 'Brain injury',
        'mental-health': 'Mental health',
        physical: 'Physical disability or illness',
        sensory: 'Sight or hearing loss',
        'older-person': 'Needs of an older person',
        'long-term-condition': 'A long-term condition',
        'substance-use': 'Drug or alcohol use',
        carer: 'Needs of a carer',
        other: 'Something else',
      },
    },

    'place.kind': {
      label: 'What kind of place is it?',
      options: {
        'own-home': 'Their own home',
        'family-or-friends': 'With family or friends',
        'care-home': 'A care home',
        'nursing-home': 'A nursing home',
        'supported-living': 'Supported living',
        hospital: 'A hospital',
        'mental-health-hospital': 'A mental health hospital',
        prison: 'A prison',
        temporary: 'A hostel or other temporary place',
        street: 'On the street, or nowhere settled',
        other: 'Somewhere else',
      },
    },
    'place.whereToFind': {
      label: 'If on the street, or nowhere settled: where can an advocate find the person?',
      hint: 'Where and when they are usually there, who knows them, a day centre or an outreach team.',
    },
    'place.area': { label: 'In which council’s area is it?' },
    'place.name': {
      label: 'Name of the place',
      hint: 'Leave this and the address empty if it is their own home, or nowhere settled.',
    },
    'place.ward': { label: 'Ward or unit' },
    'place.address': { label: 'Address of the place', hint: 'Without the postcode.' },
    'place.postcode': { label: 'Postcode of the place' },
    'place.phone': { label: 'Phone number of the place' },
    'responsible.authority': {
      label: 'Which council is responsible for the person?',
      hint: 'The one that carries out the assessment, plan, review or enquiry.',
    },
    'responsible.residence': {
      label: 'Is it settled where the person is ordinarily resident?',
      options: { known: 'Yes, it is settled', disputed: 'No, it is disputed' },
    },

    'consent.told': { label: 'Has the person been told about this referral?' },
    'consent.whyNotTold': { label: 'If not: why not?' },
    'consent.state': {
      label: 'Does the person agree to this referral?',
      options: {
        given: 'Yes, they agree',
        refused: 'No, they refuse',
        'lacks-capacity': 'They cannot decide this, and it is in their best interests',
        'not-asked': 'They were not asked yet',
      },
    },
    'consent.how': {
      label: 'How did they say so?',
      hint: 'In writing is best.',
      options: {
        'in-writing': 'In writing',
        spoken: 'By speaking',
        'signed-language': 'By signing',
        other: 'In another way',
      },
    },
    'consent.on': { label: 'When was that?', hint: 'If they cannot decide: when best interests were considered.' },
    'consent.recordedBy': { label: 'Who recorded it?' },
    'consent.scope': {
      label: 'What may be shared?',
      hint: 'Say what the person does not want shared, too. Only what is needed is shared, and what was shared is recorded.',
    },
    'consent.recipients': { label: 'With whom may it be shared?', hint: 'And with whom not.' },
    'consent.basisForSharing': {
      label: 'Why may this be shared without the person’s consent?',
      options: {
        'attorney-or-deputy-consents': 'An attorney or deputy consents',
        'lacks-capacity-best-interests': 'The person lacks capacity and it is in their best interests',
        'safeguarding-enquiry': 'It is part of a safeguarding enquiry',
        'legal-obligation': 'The law obliges you to share it',
        'immediate-safety': 'Someone’s safety is at risk now',
      },
    },
    'capacity.assessedBy': { label: 'Who assessed capacity for this decision?' },
    'capacity.assessorRole': { label: 'Their role' },
    'capacity.assessedOn': { label: 'Date of the assessment' },

    'people.anyone': {
      label: 'Does the person have family or friends, whether or not they can be consulted?',
    },
    'people.family': { label: 'Family and friends' },
    'people.family.name': { label: 'Name' },
    'people.family.relation': { label: 'How are they related to the person?' },
    'people.family.contact': { label: 'Phone, email or address' },
    'people.family.appropriate': { label: 'Is it appropriate to consult them, or for them to support the person?' },
    'people.family.whyNot': { label: 'If not: why not?' },
    'people.representatives': { label: 'Attorneys, deputies and others named' },
    'people.representatives.kind': {
      label: 'What are they?',
      options: {
        'nominated-person': 'Someone named by the person to be consulted',
        'attorney-welfare': 'Attorney for health and welfare',
        'attorney-property': 'Attorney for property and money',
        'enduring-power': 'Attorney under an enduring power',
        'deputy-welfare': 'Deputy for health and welfare',
        'deputy-property': 'Deputy for property and money',
      },
    },
    'people.representatives.name': { label: 'Name' },
    'people.representatives.contact': { label: 'Phone, email or address' },
    'people.representatives.scope': { label: 'What does their authority cover?' },
    'people.representatives.documentSeen': { label: 'Have you seen the document?' },
    'people.whoMatter': { label: 'People who matter to the person' },
    'people.whoMatter.name': { label: 'Name' },
    'people.whoMatter.relation': { label: 'Who are they to the person?' },
    'people.whoMatter.personWants': { label: 'How does the person want them involved?', options: involvement },
    'people.whoMatter.theyWant': { label: 'How do they want to be involved?', options: involvement },
    'people.whoMatter.mayShare': { label: 'May information be shared with them?' },
    'people.whoMatter.contact': { label: 'Phone, email or address' },
    'people.professionals': { label: 'Professionals involved' },
    'people.professionals.role': { label: 'Role' },
    'people.professionals.name': { label: 'Name' },
    'people.professionals.contact': { label: 'Phone or email' },

    'decision.description': {
      label: 'What has to be decided?',
      hint: 'The choices, and what the person is known to want. Between 20 and 2,000 characters.',
    },
    'decision.by': {
      label: 'By which date will it be decided?',
      hint: 'If it has passed already, ring your advocacy provider.',
    },
    'facts.urgent': {
      label: 'Must the decision be made before an advocate can be there?',
      hint: 'Where the law allows it you may then act first. The duty to instruct an advocate goes on.',
    },
    'decision.urgentReason': { label: 'If so: why can it not wait?' },
    'decision.dischargePlanned': { label: 'Is a date for leaving hospital planned?' },
    'decision.dischargeOn': { label: 'If so: on which date?' },
    'safeguarding.kinds': {
      label: 'What kind of abuse or neglect is it about?',
      hint: 'Choose all that apply.',
      options: {
        physical: 'Physical',
        domestic: 'Domestic',
        sexual: 'Sexual',
        psychological: 'Psychological',
        financial: 'Financial or material',
        'modern-slavery': 'Modern slavery',
        discriminatory: 'Discriminatory',
        organisational: 'Organisational',
        neglect: 'Neglect',
        'self-neglect': 'Self-neglect',
        'not-known': 'Not known yet',
      },
    },
    'safeguarding.role': {
      label: 'What is this person’s part in it?',
      hint: 'Someone harmed and someone who may have harmed them never share an advocate.',
      options: {
        'alleged-victim': 'They may have been harmed',
        'alleged-source-of-harm': 'They may have harmed someone',
        both: 'Both',
        witness: 'They saw it',
      },
    },
    'safeguarding.immediateRisk': { label: 'Is the person at immediate risk?' },
    'safeguarding.reference': { label: 'Safeguarding reference' },
    'safeguarding.enquiryLead': { label: 'Who leads the enquiry?' },
    'safeguarding.measures': { label: 'What is in place, or proposed, to protect people?' },
    'safeguarding.policeInvolved': { label: 'Are the police involved?' },
    'safeguarding.contactRestrictions': { label: 'Is there anyone whom the advocate must not contact?' },
    'decision.meetings': { label: 'Meetings' },
    'decision.meetings.on': { label: 'Date' },
    'decision.meetings.at': { label: 'Time', hint: 'For example, 14:30.' },
    'decision.meetings.kind': { label: 'What kind of meeting is it?' },
    'decision.meetings.place': { label: 'Where, or how to join online' },
    'decision.meetings.documentsDueOn': {
      label: 'When will the documents be sent?',
      hint: 'At least 48 hours before the meeting, so that the person can prepare with the advocate.',
    },

    'communication.mainWay': {
      label: 'What is the person’s main way of communicating?',
      options: {
        speech: 'Speaking',
        bsl: 'British Sign Language',
        makaton: 'Makaton',
        pictures: 'Pictures or symbols',
        writing: 'Writing',
        gestures: 'Gestures, sounds or expressions',
        'communication-aid': 'A communication aid',
        'deafblind-manual': 'Deafblind manual or hands-on signing',
        'no-clear-way': 'No way that others understand yet',
        other: 'Another way',
      },
    },
    'communication.firstLanguage': { label: 'First language' },
    'communication.interpreter': { label: 'Is an interpreter needed?' },
    'communication.interpreterLanguage': { label: 'If so: for which language and dialect?' },
    'communication.notes': { label: 'What else helps the person to be understood?' },
    'adjustments.needed': {
      label: 'Reasonable adjustments',
      hint: 'For example, fewer people in the room, breaks, or a quiet place.',
    },
    'adjustments.format': {
      label: 'In which format should the person be written to?',
      options: {
        standard: 'Ordinary print',
        'large-print': 'Large print',
        'easy-read': 'Easy read',
        audio: 'Audio',
        braille: 'Braille',
        email: 'Email',
        other: 'Another format',
      },
    },
    'adjustments.timeAndPlace': { label: 'Best time and place to meet' },
    'advocate.gender': {
      label: 'Would the person rather have a woman or a man?',
      options: { woman: 'A woman', man: 'A man', 'no-preference': 'It does not matter' },
    },
    'advocate.speaks': {
      label: 'Is an advocate needed who speaks or signs another language?',
      hint: 'Tick every one that would do. Leave it empty where an interpreter is the better way: an advocate who speaks it is then still preferred.',
      options: {
        cy: 'Welsh',
        bsl: 'British Sign Language',
        makaton: 'Makaton',
        'deafblind-manual': 'Deafblind manual or hands-on signing',
        ar: 'Arabic',
        bn: 'Bengali',
        cs: 'Czech',
        fa: 'Farsi',
        fr: 'French',
        gu: 'Gujarati',
        hu: 'Hungarian',
        ku: 'Kurdish',
        lt: 'Lithuanian',
        pa: 'Punjabi',
        pl: 'Polish',
        pt: 'Portuguese',
        ro: 'Romanian',
        ru: 'Russian',
        so: 'Somali',
        es: 'Spanish',
        ta: 'Tamil',
        tr: 'Turkish',
        uk: 'Ukrainian',
        ur: 'Urdu',
        vi: 'Vietnamese',
        yue: 'Cantonese',
        cmn: 'Mandarin',
      },
    },
    'advocate.cultureOrLanguage': { label: 'Is there a culture, faith or language to match?' },
    'advocate.before': {
      label: 'Has the person had an advocate before whom they would like again?',
      hint: 'Name and organisation.',
    },
    'advocate.beforeProvider': {
      label: 'With which advocacy provider was that?',
      hint: 'The name of the provider alone. It is asked first.',
    },
    'advocate.conflictOfInterest': {
      label: 'Is anyone involved known to an advocacy provider?',
      hint: 'So that no advocate has a conflict of interest.',
    },
    'advocate.conflictProvider': {
      label: 'Which advocacy provider must not be asked because of that?',
      hint: 'The name of the provider alone. It is not offered the case.',
    },

    'risks.known': { label: 'Is any risk to the advocate known?', hint: 'Answer no if you know of none.' },
    'risks.details': { label: 'If so: what is it, and what keeps a visit safe?' },
    'risks.loneVisit': {
      label: 'Is it safe to visit alone?',
      options: { safe: 'Yes', 'not-safe': 'No', 'not-known': 'Not known' },
    },

    'equality.ethnicity': {
      label: 'Ethnic group',
      options: {
        'asian-indian': 'Asian or Asian British: Indian',
        'asian-pakistani': 'Asian or Asian British: Pakistani',
        'asian-bangladeshi': 'Asian or Asian British: Bangladeshi',
        'asian-chinese': 'Asian or Asian British: Chinese',
        'asian-other': 'Any other Asian background',
        'black-caribbean': 'Black or Black British: Caribbean',
        'black-african': 'Black or Black British: African',
        'black-other': 'Any other Black background',
        'mixed-white-black-caribbean': 'White and Black Caribbean',
        'mixed-white-black-african': 'White and Black African',
        'mixed-white-asian': 'White and Asian',
        'mixed-other': 'Any other mixed or multiple background',
        'white-british': 'White: English, Welsh, Scottish, Northern Irish or British',
        'white-irish': 'White: Irish',
        'white-gypsy-irish-traveller': 'White: Gypsy or Irish Traveller',
        'white-roma': 'White: Roma',
        'white-other': 'Any other White background',
        arab: 'Arab',
        other: 'Any other ethnic group',
        'prefer-not-to-say': 'Prefer not to say',
      },
    },
    'equality.sex': {
      label: 'Sex',
      options: { female: 'Female', male: 'Male', 'prefer-not-to-say': 'Prefer not to say' },
    },
    'equality.genderSameAsSexAtBirth': {
      label: 'Is the gender the person identifies with the same as their sex registered at birth?',
      options: { same: 'Yes', different: 'No', 'prefer-not-to-say': 'Prefer not to say' },
    },
    'equality.orientation': {
      label: 'Sexual orientation',
      options: {
        straight: 'Straight or heterosexual',
        'gay-or-lesbian': 'Gay or lesbian',
        bisexual: 'Bisexual',
        other: 'Another orientation',
        'prefer-not-to-say': 'Prefer not to say',
      },
    },
    'equality.religion': {
      label: 'Religion',
      options: {
        none: 'No religion',
        christian: 'Christian',
        buddhist: 'Buddhist',
        hindu: 'Hindu',
        jewish: 'Jewish',
        muslim: 'Muslim',
        sikh: 'Sikh',
        other: 'Another religion',
        'prefer-not-to-say': 'Prefer not to say',
      },
    },
    'equality.disability': {
      label: 'Does the person consider themselves disabled?',
      options: { yes: 'Yes', no: 'No', 'prefer-not-to-say': 'Prefer not to say' },
    },

    requestedPowers: { label: 'Advocates that you ask for' },
    'requestedPowers.rule': {
      label: 'Which power is it?',
      options: {
        'IMCA-REVIEW': 'IMCA for a review of where the person lives',
        'IMCA-SAFEGUARDING': 'IMCA for measures to protect people',
        'CA-OTHER': 'Care Act advocate where there is no duty',
        ...localPowers,
      },
    },
    'requestedPowers.reason': {
      label: 'How would an advocate be of benefit to this person?',
      hint: 'Leave it empty if you do not ask for this advocate.',
    },
    'goOnAgainstAnswer.reason': {
      label: 'Why do you go on?',
      hint: 'Leave it empty if you do not. The reason is recorded.',
    },
    'declaration.agreed': {
      label:
        'What I have written is true as far as I know. The person’s rights, wishes and safety come first in how it is used.',
    },
  } satisfies { [Name in FieldName]: FieldWords<Name> },
}
