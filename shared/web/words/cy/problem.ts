export { problem } from '../en/problem.ts'
