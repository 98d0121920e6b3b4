export { track } from '../en/track.ts'
