import { describe, expect, it } from 'vitest'
import { DEADLINE_PROBLEMS } from '../../../shared/domain/clocks/deadline.ts'
import { ERROR_CODES } from '../../../shared/domain/form/errors.ts'
import { REFUSAL_CODES } from '../../../shared/domain/refusal.ts'
import { REQUEST_ERROR_CODES } from '../../../shared/web/words/en/request-errors.ts'
import { errorWords, problemWords } from '../../../shared/web/words/errors.ts'

describe('every code of an error', () => {
  it.each([...new Set([...ERROR_CODES, ...REFUSAL_CODES, ...DEADLINE_PROBLEMS, ...REQUEST_ERROR_CODES])])(
    '%s has words of its own',
    (code) => {
      const said = errorWords(code, 'en')
      expect(said).not.toBe(problemWords('en').unnamed)
      expect(said).not.toBe(code)
    },
  )
})
