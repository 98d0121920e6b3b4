export { offer } from '../en/offer.ts'
