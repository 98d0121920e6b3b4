// What POST /api/eligibility is sent that is no set of facts, and what is odd and still one.
import { describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { handler } from '../../../functions/api/eligibility.ts'
import { eligibilityAnswerSchema } from '../../../shared/web/eligibility-answer.ts'
import { eventOf, jsonOf, lambdaContext } from '../../support/http-event.ts'

vi.mock('../../../shared/platform/logger.ts', () => ({ log: () => undefined }))

const answerSchema = z.object({ statusCode: z.number(), body: z.string() })
const problemSchema = z.object({ errors: z.array(z.object({ field: z.string(), code: z.string() })) })

const asked = async (body: unknown) => {
  const event = eventOf('POST', '/api/eligibility', jsonOf(body))
  const answer = answerSchema.parse(await handler(event, lambdaContext))
  return { status: answer.statusCode, body: z.json().parse(JSON.parse(answer.body)) }
}

const known = { jurisdiction: 'england', processes: ['needs-assessment'] }

describe('facts that are none', () => {
  it.each<[string, object, string, string]>([
    ['a fact that nobody knows', { shoeSize: 7 }, 'facts.shoeSize', 'unknown-field'],
    ['one in a group', { consult: { somebody: true } }, 'facts.consult.somebody', 'unknown-field'],
    ['one by its dotted name', { 'mha.section': 's3' }, 'facts.mha.section', 'unknown-field'],
    ['one that every object has', { constructor: 1 }, 'facts.constructor', 'unknown-field'],
    ['an unknown process', { processes: ['care-plan', 'divorce'] }, 'facts.processes.1', 'not-an-option'],
    ['a process that every object has', { processes: ['constructor'] }, 'facts.processes.0', 'not-an-option'],
    ['one process without its list', { processes: 'care-plan' }, 'facts.processes', 'wrong-type'],
    ['no process', { processes: [] }, 'facts.processes', 'required'],
    ['another country', { jurisdiction: 'scotland' }, 'facts.jurisdiction', 'not-an-option'],
    ['a country in capitals', { jurisdiction: 'England' }, 'facts.jurisdiction', 'not-an-option'],
    ['an unknown section', { mha: { section: 's99' } }, 'facts.mha.section', 'not-an-option'],
    ['an age in words', { ageYears: '70' }, 'facts.ageYears', 'wrong-type'],
    ['an age in halves', { ageYears: 17.5 }, 'facts.ageYears', 'wrong-type'],
    ['an age below nought', { ageYears: -1 }, 'facts.ageYears', 'out-of-range'],
    ['an age over 120', { ageYears: 121 }, 'facts.ageYears', 'out-of-range'],
    ['days below nought', { accommodation: { expectedDays: -1 } }, 'facts.accommodation.expectedDays', 'out-of-range'],
    [
      'days without end',
      { accommodation: { expectedDays: 1e300 } },
      'facts.accommodation.expectedDays',
      'out-of-range',
    ],
    ['a yes in words', { urgent: 'yes' }, 'facts.urgent', 'wrong-type'],
    ['null for not known', { urgent: null }, 'facts.urgent', 'wrong-type'],
    ['a group that is none', { dols: true }, 'facts.dols', 'wrong-type'],
    ['a group that is a list', { dols: [] }, 'facts.dols', 'wrong-type'],
  ])('%s is told by its field', async (_what, facts, field, code) => {
    const { status, body } = await asked({ facts: { ...known, ...facts } })
    expect([status, problemSchema.parse(body).errors]).toMatchObject([422, [{ field, code }]])
  })

  it.each<[string, unknown, string, string]>([
    ['a day that no calendar has', { on: '2026-02-30', facts: known }, 'on', 'not-a-date'],
    ['a moment for a day', { on: '2026-11-22T09:00:00Z', facts: known }, 'on', 'not-a-date'],
    ['no facts', {}, 'facts', 'required'],
    ['a list of facts', { facts: [] }, 'facts', 'wrong-type'],
    ['more than facts and a day', { facts: known, reference: 'ADV-7K3M-2Q9P' }, 'reference', 'unknown-field'],
    ['no object at all', [], 'body', 'wrong-type'],
  ])('%s is told by its field', async (_what, sent, field, code) => {
    const { status, body } = await asked(sent)
    expect([status, problemSchema.parse(body).errors]).toMatchObject([422, [{ field, code }]])
  })

  it('may not have a name that means more than a name, and the field says where', async () => {
    const sent = `{"facts":${JSON.stringify(known).slice(0, -1)},"__proto__":{"capacity":"lacks"}}}`
    const answer = answerSchema.parse(await handler(eventOf('POST', '/api/eligibility', jsonOf(sent)), lambdaContext))
    expect(answer.statusCode).toBe(422)
    expect(problemSchema.parse(JSON.parse(answer.body)).errors).toMatchObject([
      { field: 'facts.__proto__', code: 'unknown-field' },
    ])
  })

  it('are all told at once', async () => {
    const { body } = await asked({ facts: { ...known, ageYears: 'x', capacity: 'maybe', shoeSize: 7 } })
    expect(
      problemSchema
        .parse(body)
        .errors.map(({ field }) => field)
        .toSorted(),
    ).toEqual(['facts.ageYears', 'facts.capacity', 'facts.shoeSize'])
  })
})

describe('facts that are odd', () => {
  it.each<[string, object, string[]]>([
    ['facts that no rule asked uses change nothing', { mha: { section: 's3' }, ageYears: 9 }, ['needs-information']],
    [
      'a contradiction is judged as it stands',
      { individual: { exists: false, implicated: true } },
      ['needs-information'],
    ],
    ['empty groups say nothing', { difficulty: {}, individual: {} }, ['needs-information']],
    [
      'a process named often is one',
      { processes: Array.from({ length: 500 }, () => 'care-plan') },
      ['needs-information'],
    ],
    ['minus nought is nought', { accommodation: { expectedDays: -0 } }, ['needs-information']],
  ])('%s', async (_what, facts, outcomes) => {
    const { status, body } = await asked({ facts: { ...known, ...facts } })
    expect(status).toBe(200)
    expect(eligibilityAnswerSchema.parse(body).determinations.map(({ outcome }) => outcome)).toEqual(outcomes)
  })

  it.each([
    ['0001-01-01', 'not-eligible'],
    ['9999-12-31', 'power'],
  ])('are judged by the law of %s', async (on, outcome) => {
    const { body } = await asked({ on, facts: { ...known, processes: ['other-care-act-contact'] } })
    expect(eligibilityAnswerSchema.parse(body).determinations).toMatchObject([{ outcome }])
  })

  it('have a day to look again that a date can be written for, or none', async () => {
    const facts = {
      ...known,
      processes: ['mental-health-patient'],
      mha: { section: 's136', treatmentDiscussed: 'none' },
    }
    const dayOf = async (on: string) =>
      eligibilityAnswerSchema.parse((await asked({ on, facts })).body).determinations[0]?.recheckOn
    expect([await dayOf('9998-12-31'), await dayOf('9999-12-31')]).toEqual(['9999-01-01', undefined])
  })
})
