// The description of the API (OpenAPI 3.1), made from the schemas that validate it, with examples that can be sent.
import * as z from 'zod'
import { CASE_STATUSES } from '../domain/case.ts'
import { CASE_ACTIONS } from '../domain/case-actions.ts'
import { CASE_MILESTONES } from '../domain/clocks/case-targets.ts'
import { deadlinesRequestSchema } from '../domain/clocks/deadline.ts'
import { WITHDRAWAL_REASONS } from '../domain/events.ts'
import { examples } from '../domain/form/examples.ts'
import { referralFormSchema } from '../domain/form/referral-form.ts'
import { withAskedInWords } from './form/asked-in-words.ts'
import { messageSchema } from '../domain/messages.ts'
import { ROLES } from '../domain/eligibility/rules.ts'
import { DIMENSIONS } from '../domain/reports/dimensions.ts'
import { keysOf } from '../domain/table-keys.ts'
import type { IsoDate } from '../domain/time.ts'
import {
  caseAnswerSchema,
  casesAnswerSchema,
  deadlinesAnswerSchema,
  informationInput,
  informedAnswerSchema,
  messageAnswerSchema,
  messagesAnswerSchema,
  receivedAnswerSchema,
  referralAnswerSchema,
  withdrawalInput,
} from './answers.ts'
import { REFERRAL_WAITS } from '../domain/referral-clock-working.ts'
import { clockWorkingSchema, referralClockWorkingSchema } from './clock-working-answer.ts'
import { timelinessReportSchema } from './reports/timeliness-answer.ts'
import { eligibilityAnswerSchema, eligibilityQuestionSchema } from './eligibility-answer.ts'

export const healthAnswerSchema = z.object({ status: z.literal('ok'), version: z.string() })

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
})

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return described
}

const jsonBody = (schema: z.ZodType, named: Record<string, unknown> = {}) =>
  describedBody(schemaOf(schema, 'input'), named)

const describedBody = (schema: object, named: Record<string, unknown>) => ({
  required: true,
  content: {
    'application/json': {
      schema,
      examples: Object.fromEntries(Object.entries(named).map(([name, value]) => [name, { value }])),
    },
  },
})

const answers = (status: number, description: string, schema: z.ZodType) => ({
  [status]: { description, content: { 'application/json': { schema: schemaOf(schema, 'output') } } },
})

const PROBLEM = { $ref: '#/components/responses/Problem' }
const problems = (...statuses: number[]) => Object.fromEntries(statuses.map((status) => [status, PROBLEM]))

const pathParameter = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
})
const queryParameter = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
})

/** What each action of a provider is, and a body that can be sent as it stands on the day. */
const actionExamples = (today: IsoDate): Record<keyof typeof CASE_ACTIONS, { summary: string; example: object }> => ({
  accept: { summary: 'Accept the offer', example: {} },
  decline: { summary: 'Decline the offer, which passes it on', example: { reason: 'capacity' } },
  'give-back': {
    summary: 'Give back a case that was accepted, which passes it on; the commissioner and the referrer are told',
    example: { reason: 'conflict-of-interest' },
  },
  query: {
    summary: 'Ask the referrer about the instruction; the clocks stand still',
    example: { question: 'Who is the decision-maker?' },
  },
  allocate: {
    summary: 'Name the advocate; naming another later is a re-allocation',
    example: { advocate: 'Wren Hollis' },
  },
  're-allocate': {
    summary: 'Name another advocate in place of the one who has the case, with the reason',
    example: { advocate: 'Idris Fairweather', reason: 'advocate-away' },
  },
  hours: { summary: 'Record hours worked on a day; they add up on the case', example: { hours: 1.5, on: today } },
  'first-contact': { summary: 'Record first contact, or an attempt at it', example: { successful: true } },
  'report-date': { summary: 'Record the date agreed for the report', example: { on: today } },
  report: { summary: 'Record that the report or representations went in', example: {} },
  close: {
    summary: 'Close the case with its outcome',
    example: {
      outcomes: ['views-represented'],
      summary: 'The person’s views were put to the decision-maker.',
      hours: 6.5,
    },
  },
  pause: { summary: 'Pause the clocks, with the reason', example: { reason: 'person-unavailable' } },
  delay: {
    summary: 'Tell the referrer that a promise will be late, why, and the new date',
    example: { milestone: 'first-contact', reason: 'interpreter-awaited', on: today },
  },
  resume: { summary: 'Let the clocks go on', example: {} },
})

const ONCE = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'The sender’s own key, 8 to 200 visible characters: sent again with it within 30 days, it is done once and answered as it was',
  schema: { type: 'string', minLength: 8, maxLength: 200 },
}

const casePaths = (today: IsoDate) => {
  const described = actionExamples(today)
  return Object.fromEntries(
    keysOf(CASE_ACTIONS).map((action) => [
      `/api/cases/{id}/${action}`,
      {
        post: {
          summary: described[action].summary,
          tags: ['Cases'],
          parameters: [pathParameter('id', 'The id of the case'), ONCE],
          requestBody: jsonBody(CASE_ACTIONS[action].schema, { [action]: described[action].example }),
          responses: {
            ...answers(200, 'The case as it stands after it', caseAnswerSchema),
            ...problems(400, 401, 403, 404, 409, 415, 422),
          },
        },
      },
    ]),
  )
}

/** The whole description; `today` makes the dates of its examples ones that can be sent. */
export const openApi = ({ url, version, today }: { url: string; version: string; today: IsoDate }) => ({
  openapi: '3.1.0',
  info: {
    title: 'Advocacy Referrals',
    version,
    description:
      'Referrals for statutory advocacy in England and Wales. Errors are `application/problem+json` with `errors: [{ field, code, message }]`. A timestamp is RFC 3339 with an offset, a date is ISO 8601.',
  },
  servers: [{ url }],
  security: [{ bearer: [] }],
  paths: {
    '/api/eligibility': {
      post: {
        summary: 'What the law says of a set of facts; stores nothing',
        tags: ['Public'],
        security: [],
        requestBody: jsonBody(eligibilityQuestionSchema, {
          'serious-medical-treatment': { facts: examples(today).imca.facts },
          'needs-assessment': { on: today, facts: examples(today)['care-act'].facts },
        }),
        responses: {
          ...answers(200, 'One determination for each rule of the processes', eligibilityAnswerSchema),
          ...problems(400, 413, 415, 422),
        },
      },
    },
    '/api/deadlines': {
      post: {
        summary: 'When something is due, and why; stores nothing',
        tags: ['Public'],
        security: [],
        requestBody: jsonBody(deadlinesRequestSchema, {
          'two-working-days': { startedAt: `${today}T09:30:00Z`, target: { workingDays: 2 } },
        }),
        responses: {
          ...answers(200, 'The due time with its working', deadlinesAnswerSchema),
          ...problems(400, 413, 415, 422),
        },
      },
    },
    '/api/referrals': {
      post: {
        summary: 'Send a referral',
        description:
          'An answer to a question that is not asked of the referral is refused, but for a plain `false`, which is not kept; a fact that no rule uses is let be. Files cannot be sent here: they are added to a draft on the pages, before it is sent.',
        tags: ['Referrals'],
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            description: 'The sender’s own key, 8 to 200 visible characters: sending again with it makes one referral',
            schema: { type: 'string', minLength: 8, maxLength: 200 },
          },
        ],
        requestBody: describedBody(withAskedInWords(schemaOf(referralFormSchema, 'input')), examples(today)),
        responses: {
          ...answers(
            201,
            'The referral is stored; `cases` are those that the law gives it, which are being opened; `warnings` are answers that seldom go together, which stop nothing',
            receivedAnswerSchema,
          ),
          ...problems(400, 401, 403, 409, 413, 415, 422),
        },
      },
    },
    '/api/referrals/{reference}': {
      get: {
        summary: 'Where a referral is: its status, cases and clocks, and what happens next',
        tags: ['Referrals'],
        parameters: [pathParameter('reference', 'The reference of the referral')],
        responses: { ...answers(200, 'The referral', referralAnswerSchema), ...problems(401, 403, 404) },
      },
    },
    '/api/referrals/{reference}/withdraw': {
      post: {
        summary: 'Withdraw a referral and its cases',
        tags: ['Referrals'],
        parameters: [pathParameter('reference', 'The reference of the referral')],
        requestBody: jsonBody(withdrawalInput, {
          withdraw: { reason: WITHDRAWAL_REASONS[0] },
          'one-case': { reason: WITHDRAWAL_REASONS[0], case: 'ADV-7K3M-2Q9P-1' },
        }),
        responses: {
          ...answers(200, 'The referral', referralAnswerSchema),
          ...problems(400, 401, 403, 404, 409, 415, 422),
        },
      },
    },
    '/api/referrals/{reference}/information': {
      post: {
        summary:
          'Give the facts anew with missing answers, answer a provider’s question, or correct answers with a reason',
        tags: ['Referrals'],
        parameters: [pathParameter('reference', 'The reference of the referral')],
        requestBody: jsonBody(informationInput, {
          information: { facts: examples(today)['care-act'].facts },
          corrections: {
            corrections: { reason: 'Misheard on the telephone.', answers: { 'person.preferredName': 'Goldie' } },
          },
          'answer-to-a-question': { answer: { case: 'ADV-7K3M-2Q9P-1', text: 'The ward consultant decides.' } },
        }),
        responses: {
          ...answers(
            200,
            'The referral; after a correction with `warnings`: answers that seldom go together and did not stand so before, which stop nothing',
            informedAnswerSchema,
          ),
          ...problems(400, 401, 403, 404, 409, 415, 422),
        },
      },
    },
    '/api/cases': {
      get: {
        summary: 'The cases offered to or held by the caller’s provider',
        tags: ['Cases'],
        parameters: [
          queryParameter('status', 'Only cases in this status', { enum: CASE_STATUSES }),
          queryParameter('cursor', 'Goes on after a page: the `next` of its answer', { type: 'string' }),
        ],
        responses: {
          ...answers(
            200,
            'The cases, those still going first; with `next` where there may be more, also after a page without any',
            casesAnswerSchema,
          ),
          ...problems(401, 403, 422),
        },
      },
    },
    '/api/cases/{id}': {
      get: {
        summary: 'One case',
        tags: ['Cases'],
        parameters: [pathParameter('id', 'The id of the case')],
        responses: { ...answers(200, 'The case', caseAnswerSchema), ...problems(401, 403, 404) },
      },
    },
    '/api/cases/{id}/clocks/{milestone}': {
      get: {
        summary: 'The working behind a clock of a case: why it is due when it is, and whose time it has been',
        tags: ['Cases'],
        parameters: [
          pathParameter('id', 'The id of the case'),
          { ...pathParameter('milestone', 'Which of its clocks'), schema: { enum: CASE_MILESTONES } },
        ],
        responses: { ...answers(200, 'The clock with its working', clockWorkingSchema), ...problems(401, 404) },
      },
    },
    '/api/referrals/{reference}/clocks/{milestone}': {
      get: {
        summary: 'The working behind a clock of a referral, or behind the limit of what it waits for',
        tags: ['Referrals'],
        parameters: [
          pathParameter('reference', 'The reference of the referral'),
          { ...pathParameter('milestone', 'Which of its clocks'), schema: { enum: REFERRAL_WAITS } },
        ],
        responses: { ...answers(200, 'The clock with its working', referralClockWorkingSchema), ...problems(401, 404) },
      },
    },
    '/api/cases/{id}/messages': {
      get: {
        summary: 'The messages between the referrer and the provider that holds the case; opening them is recorded',
        tags: ['Cases'],
        parameters: [pathParameter('id', 'The id of the case')],
        responses: { ...answers(200, 'The messages, oldest first', messagesAnswerSchema), ...problems(401, 403, 404) },
      },
      post: {
        summary: 'Write to the other side, who is mailed that there is a message and nothing of what it says',
        tags: ['Cases'],
        parameters: [pathParameter('id', 'The id of the case'), ONCE],
        requestBody: jsonBody(messageSchema, { message: { text: 'The meeting has moved to the afternoon.' } }),
        responses: {
          ...answers(201, 'The message is sent', messageAnswerSchema),
          ...problems(400, 401, 403, 404, 409, 415, 422),
        },
      },
    },
    ...casePaths(today),
    '/api/reports/timeliness': {
      get: {
        summary: 'Timeliness of the commissioner’s own area',
        tags: ['Reports'],
        parameters: [
          queryParameter('area', 'The authority whose report it is: your own', { type: 'string' }),
          queryParameter('from', 'The first day', { type: 'string', format: 'date' }),
          queryParameter('to', 'The last day', { type: 'string', format: 'date' }),
          queryParameter('by', 'What the figures are split by', { enum: DIMENSIONS }),
          queryParameter('role', 'Cases of this role alone', { enum: ROLES }),
          queryParameter('format', 'How they are written', { enum: ['json', 'csv', 'xlsx'] }),
        ],
        responses: {
          ...answers(200, 'The report', timelinessReportSchema),
          ...problems(401, 403, 409, 422),
        },
      },
    },
    '/api/health': {
      get: {
        summary: 'Whether the service answers',
        tags: ['Public'],
        security: [],
        responses: answers(200, 'It does', healthAnswerSchema),
      },
    },
  },
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    responses: {
      Problem: {
        description: 'What is wrong, for a program and for a person',
        content: { 'application/problem+json': { schema: schemaOf(problemSchema, 'output') } },
      },
    },
  },
})
