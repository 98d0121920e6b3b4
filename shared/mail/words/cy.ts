export { en as cy } from './en.ts'
