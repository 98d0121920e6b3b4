// A refused command as an answer of the API.
import type { Refusal } from '../domain/refusal.ts'
import type { FailedWrite } from '../store/table.ts'
import type { Answer } from './http.ts'
import { fieldError, problem } from './problem.ts'

/** 404 for what is not there, 422 for a field that is wrong, 409 for what the status does not allow (any more). */
export const answerOf = (
  refusal: Refusal | { code: 'not-found' } | { code: 'write-refused'; failed: FailedWrite[] },
): Answer => {
  if (refusal.code === 'not-found') return problem('not-found')
  if (refusal.code === 'write-refused') return problem('conflict')
  const { field, status } = refusal
  const errors = [fieldError(field ?? 'status', refusal.code)]
  return field === undefined
    ? problem('conflict', { errors, ...(status === undefined ? {} : { detail: `The status is now “${status}”.` }) })
    : problem('invalid', { errors })
}
