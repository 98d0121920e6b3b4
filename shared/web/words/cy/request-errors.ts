export { requestErrors } from '../en/request-errors.ts'
