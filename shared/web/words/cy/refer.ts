export { refer } from '../en/refer.ts'
