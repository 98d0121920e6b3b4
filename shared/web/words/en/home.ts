// The start page, and what the service says about itself.
export const home = {
  start: {
    title: 'Refer someone for an independent advocate',
    lede: 'Say what is being decided. This service works out which advocacy the person is entitled to, finds the provider, and keeps everyone to their dates.',
    startNow: 'Start now',
    audience: 'For health and social care professionals in England and Wales.',
    check: 'Not sure who is entitled? Check first',
    checkText: 'A few questions, without signing in. Nothing is stored.',
    right: {
      title: 'This may be a legal right',
      text: 'For many decisions the law says that an advocate must be instructed before the decision is made. Refer as soon as the decision is in sight: an advocate needs time to get to know the person.',
    },
    kinds: {
      title: 'Three kinds of advocacy',
      lede: 'You need not know which one it is. The questions find out, and one referral covers them all.',
      law: 'The law:',
      list: [
        {
          name: 'Mental capacity',
          who: 'Independent Mental Capacity Advocate (IMCA)',
          text: 'Someone aged 16 or over cannot make a particular decision, about serious medical treatment or a long stay in hospital or residential care, and there is no family or friend it would be right to consult. Some safeguarding, care reviews and deprivation of liberty are covered too.',
          law: 'Mental Capacity Act 2005',
        },
        {
          name: 'Mental health',
          who: 'Independent Mental Health Advocate (IMHA)',
          text: 'Someone is detained in hospital under most sections of the Mental Health Act, or under guardianship, on a community treatment order or conditionally discharged. In Wales, other patients in hospital for their mental health as well. Anyone may refer, the person too.',
          law: 'Mental Health Act 1983',
        },
        {
          name: 'Care and support',
          who: 'Care Act advocate',
          text: 'Someone would have great difficulty taking part in their own assessment, care planning, review or safeguarding enquiry, and nobody appropriate can support them. For carers, and young people who will soon be adults, as well. In England.',
          law: 'Care Act 2014',
        },
      ],
    },
    need: {
      title: 'What you need',
      lede: 'Have to hand what you know of:',
      list: [
        'the decision: what it is, who makes it and by when',
        'the person: name, date of birth, where they live and where they are now',
        'their capacity for this decision, or what makes taking part difficult',
        'who else there is: family, friends, an attorney or a deputy',
        'how they communicate, and anything an advocate must know to be safe',
        'whether they know of the referral and agree, or why you refer without that',
      ],
      draft: 'You can leave at any time: your answers are kept as a draft for 30 days.',
    },
    next: {
      title: 'What happens then',
      list: [
        {
          name: 'The answer of the law',
          text: 'You see at once which advocacy the person is entitled to, why, and where the law says so.',
        },
        {
          name: 'An offer to a provider',
          text: 'The provider contracted for that kind of advocacy is asked by email. If it cannot take the case, the next one is asked.',
        },
        {
          name: 'A named advocate',
          text: 'You see who it is, when they are due to meet the person, and when their report is due.',
        },
        {
          name: 'No silence',
          text: 'Every step has a date. If one is missed you are told, with the reason and the new date.',
        },
      ],
    },
    others: {
      title: 'Already working with referrals?',
      list: [
        {
          name: 'Referrers',
          text: 'See where your referrals are, add information or withdraw.',
          link: 'Your referrals',
          path: '/referrals',
        },
        {
          name: 'Advocacy providers',
          text: 'Record advocates, first contacts and reports of the cases you accepted.',
          link: 'Your cases',
          path: '/cases',
        },
        {
          name: 'Commissioners',
          text: 'See how timely advocacy is, and the cases that nobody could take.',
          link: 'Reports',
          path: '/reports',
        },
      ],
    },
    yourself: {
      title: 'If the advocate is for you or someone close to you',
      text: 'Ask the social worker, ward or care coordinator to refer you, and tell them that an advocate may be your legal right. They can do it here while you are with them.',
    },
    urgent: {
      title: 'If someone is in danger now',
      text: 'This service is not for emergencies. Ring 999, and your authority’s safeguarding team.',
    },
  },
  privacy: {
    title: 'Privacy',
    lede: 'What this service keeps about people, why, who sees it, and for how long.',
    sections: [
      {
        title: 'Who is responsible',
        text: [
          'The authority that makes a referral is the controller of what it says. An advocacy provider becomes one for its own records when it accepts a case. Each has a data protection officer whom you can ask about anything on this page.',
        ],
      },
      {
        title: 'What is kept, and why',
        text: [
          'What a referral needs: who the person is and where, what is being decided, what makes an advocate necessary, how the person communicates, and who is involved. Much of it is about health and care, which the law protects especially.',
          'It is kept because public bodies must arrange advocacy: UK GDPR Article 6(1)(c) and (e) and Article 9(2)(h), with Schedule 1 Part 1 paragraph 2 of the Data Protection Act 2018.',
        ],
      },
      {
        title: 'Who sees it',
        text: [
          'The authority that referred, and the provider that accepted. Before it accepts, a provider sees only the kind of advocacy, the priority, the area, the main need, communication needs and the date of the decision.',
          'Commissioners see figures about the cases of their contracts. No email carries a name, a place or a reason: it has a reference, the kind of advocacy, a date and a link.',
        ],
      },
      {
        title: 'For how long',
        text: [
          'Unless the contract says otherwise: 8 years after an accepted case has closed, 2 years when there was no entitlement, and 30 days for a draft or a link that was not used. Before anything is destroyed somebody looks, and what was destroyed is recorded.',
        ],
      },
      {
        title: 'Your rights',
        text: [
          'You can ask for a copy of what is kept about you, have it corrected, object to its use, and withdraw consent to sharing at any time; then sharing stops. Ask the authority that referred you. If you are not content with its answer, the Information Commissioner’s Office can look at it.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Accessibility',
    lede: 'Everybody who refers, advocates or commissions should be able to use this service.',
    sections: [
      {
        title: 'How it should be',
        text: [
          'You should be able to use every page with a keyboard, with a screen reader, enlarged to 400%, on a narrow telephone, with your own colours, and with scripts switched off. The standard we work to is the Web Content Accessibility Guidelines 2.2, level AA.',
        ],
      },
      {
        title: 'In Welsh and in English',
        text: [
          'Every page, error and email is there in both languages: the link at the top of each page changes from one to the other and keeps your place. What people type is shown as they typed it.',
        ],
      },
      {
        title: 'How it is checked',
        text: [
          'Automated tests look at the pages of each journey with every change, at several widths and without scripts. They do not find everything. If something stands in your way, that is a fault we want to hear of.',
        ],
      },
      {
        title: 'If something does not work for you',
        text: [
          'Tell the service desk of your organisation which page it was and what you needed. You can ask for any page in another format. If you are not content with the answer, the Equality Advisory and Support Service can advise you.',
        ],
      },
    ],
  },
  cookies: {
    title: 'Cookies',
    lede: 'A few cookies: to sign in, and to keep what you chose. Nothing here counts or follows you.',
    caption: 'The cookies of this service',
    heads: ['Name', 'What it is for', 'How long'],
    rows: [
      [
        '__Host-session',
        'Knows that it is you from one page to the next',
        'Until you sign out, close the browser, or 12 hours have passed',
      ],
      [
        '__Host-browser',
        'Makes sure that a sign-in and a form come from your own browser',
        'Until you close the browser',
      ],
      ['language', 'Remembers that you chose English or Welsh', '1 year'],
      [
        '__Host-check',
        'Takes the answers of a check into the referral form while you sign in, if you ask for that',
        '20 minutes, or until the referral is begun or you sign out',
      ],
    ],
    nothing: 'There are none until you choose a language or choose to sign in.',
  },
}
