// What somebody writes in a box of their own words, as a schema.
import * as z from 'zod'
import { isCleanText } from './text.ts'

/** A text that must be written, of so many characters at most, without what no table can store. */
export const cleanText = (most: number, isClean = isCleanText) =>
  z.string('required').trim().min(1, 'required').max(most, 'too-long').refine(isClean, 'characters')
