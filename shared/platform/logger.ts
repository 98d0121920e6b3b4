// Log lines by registry: what may be said, and with which identifiers. Nothing about a person has a field here.
import { Logger } from '@aws-lambda-powertools/logger'

export const logger = new Logger()

const MESSAGES = {
  'request-answered': 'info',
  'request-failed': 'error',
  'sign-in-refused': 'warn',
  'referral-received': 'info',
  'eligibility-checked': 'info',
  'cases-opened': 'info',
  'case-reviewed': 'info',
  'case-changed': 'info',
  'command-refused': 'info',
  'story-corrected': 'info',
  'offer-made': 'info',
  'left-unplaced': 'warn',
  'alert-raised': 'warn',
  'mail-sent': 'info',
  'mail-taken': 'debug',
  'mail-held': 'info',
  'mail-released': 'info',
  'mail-put-off': 'warn',
  'mail-told': 'info',
  'mail-bounced': 'warn',
  'mail-failed': 'error',
  'mail-event-refused': 'warn',
  'workflow-started': 'info',
  'workflow-resumed': 'info',
  'workflow-waits': 'info',
  'figures-kept': 'info',
  'record-failed': 'error',
  'link-refused': 'warn',
  'link-asked-for': 'info',
  'law-changed': 'info',
  'targets-changed': 'info',
  'contract-entered': 'info',
  'assessments-entered': 'info',
  'sweep-found': 'error',
  'recheck-raised': 'info',
  'rechecks-dropped': 'info',
  'calendar-ends': 'warn',
  'calendar-proposed': 'info',
  'calendar-entered': 'info',
  'calendar-dropped': 'info',
  'calendar-unknown': 'error',
  'clock-beyond-calendar': 'error',
  'reports-mailed': 'info',
  'subscription-changed': 'info',
  'sweep-clean': 'debug',
  'waiting-placed': 'info',
  'file-noted': 'info',
  'file-opened': 'info',
  'file-infected': 'warn',
  'file-not-scanned': 'error',
  'file-scan-outdated': 'warn',
  'file-unknown': 'warn',
  'file-event-ignored': 'warn',
  'file-forgotten': 'info',
  'evidence-taken': 'info',
  'evidence-broken': 'error',
  'files-looked-after': 'debug',
} as const

export type LogName = keyof typeof MESSAGES

/** The only things a log line can carry: identifiers, codes and measures. */
export type LogFields = Partial<{
  requestId: string
  method: string
  route: string
  status: number | string
  ms: number
  reference: string
  caseId: string
  role: string
  provider: string
  event: string
  code: string
  next: string
  until: string
  milestone: string
  alert: string
  template: string
  outboxId: string
  execution: string
  what: string
  count: number
  attachmentId: string
  /** The id of the person who did it, as the sign-in service has it. */
  by: string
  errorName: string
}>

/** Writes one line; its level stands in the registry above. */
export const log = (name: LogName, fields: LogFields = {}): void => logger[MESSAGES[name]](name, { ...fields })
