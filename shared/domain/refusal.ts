// A command that the domain refuses: a code whose words stand with all the others, and what stood in the way.

export type Refusal = { code: RefusalCode; status?: string; field?: string }

export const REFUSAL_CODES = [
  'not-in-this-status',
  'already-ended',
  'already-handed-over',
  'same-area',
  'other-law',
  'nobody-to-share-with',
  'no-more-cases',
  'not-the-open-offer',
  'already-answered',
  'already-paused',
  'not-paused',
  'already-raised',
  'in-the-future',
  'before-it-began',
  'after-the-decision',
  'after-the-limit',
  'already-opened',
  'no-contact-yet',
  'other-matter',
  'changed-meanwhile',
  'changes-nothing',
  'already-reached',
  'too-far-ahead',
  'not-late',
  'sharing-stopped',
  'not-asked',
  'already-given',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

export type Decided<Event> = { ok: true; events: Event[] } | { ok: false; refusal: Refusal }

export const happened = <Event>(...events: Event[]): Decided<Event> => ({ ok: true, events })

export const refused = (code: RefusalCode, more: Omit<Refusal, 'code'> = {}): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, ...more },
})
