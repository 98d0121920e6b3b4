export { cases } from '../en/case.ts'
