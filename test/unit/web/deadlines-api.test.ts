// POST /api/deadlines: the calendar in force counts, and where it cannot be read nothing is guessed.
import { describe, expect, it, vi } from 'vitest'
import { SHIPPED_BANK_HOLIDAYS } from '../../../shared/domain/clocks/bank-holidays.ts'
import { ENGLAND_AND_WALES, workingCalendar, type WorkingCalendar } from '../../../shared/domain/clocks/calendar.ts'
import { eventOf, jsonOf, lambdaContext } from '../../support/http-event.ts'

const calendarsNow = vi.hoisted(() => vi.fn<() => Promise<{ current: WorkingCalendar }>>())
vi.mock('../../../shared/store/calendars.ts', () => ({ calendarsNow }))
vi.mock('../../../shared/platform/logger.ts', () => ({ log: () => undefined }))
const { handler } = await import('../../../functions/api/deadlines.ts')

const QUESTION = { startedAt: '2026-11-23T10:00:00Z', target: { workingDays: 1 } }
const { events } = SHIPPED_BANK_HOLIDAYS['england-and-wales']
const ENTERED = workingCalendar({
  bankHolidays: { 'england-and-wales': { events: [...events, { title: 'A jubilee', date: '2026-11-24' }] } },
  version: 'england-and-wales-2019-2030+1',
})
const ask = (question: object) => handler(eventOf('POST', '/api/deadlines', jsonOf(question)), lambdaContext)

describe('a due time by the API', () => {
  it.each([
    ['the one that ships', ENGLAND_AND_WALES, '2026-11-24T17:00:00.000Z'],
    ['one that was entered', ENTERED, '2026-11-25T17:00:00.000Z'],
  ])('goes by the calendar in force: %s', async (_what, current, dueAt) => {
    calendarsNow.mockResolvedValueOnce({ current })
    const { statusCode, body } = await ask(QUESTION)
    expect(statusCode).toBe(200)
    expect(JSON.parse(body ?? '')).toMatchObject({ dueAt })
  })

  it('is refused while the calendar cannot be read: nothing is guessed', async () => {
    calendarsNow.mockRejectedValueOnce(new Error('The table is not there'))
    const { statusCode, body } = await ask(QUESTION)
    expect(statusCode).toBe(500)
    expect(body).not.toContain('dueAt')
  })

  it('is refused for what is wrong with the question before anything is read', async () => {
    calendarsNow.mockClear()
    expect((await ask({ ...QUESTION, target: { workingDays: 0 } })).statusCode).toBe(422)
    expect((await ask({ ...QUESTION, officeHours: { opens: '08:00', closes: '18:00' } })).statusCode).toBe(422)
    expect(calendarsNow).not.toHaveBeenCalled()
  })
})
