// The referral as it was told, for whoever works with the person: each group of the form with its questions and answers in
// words. The equality answers are kept apart from the case and are never among them.
import type { Answer } from '../../domain/eligibility/facts.ts'
