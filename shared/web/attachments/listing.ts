// Attachments as pages list them: what each is, how far its check is, and whether the reader can open it.
import { type Attachment, goesAlong, isOpenable } from '../../domain/attachments.ts'
import type { Words } from '../words/index.ts'

export type FileRow = {
  attachmentId: string
  description: string
  status: Attachment['status']
  tag: string
  kindAndSize?: string
  notes: readonly string[]
  /** Where it can be opened; undefined while it is closed. */
  openPath?: string
}

/** Who reads the list: its owner before it is sent, or whoever reads the referral afterwards. */
export type FileReader = 'sender' | 'follower' | 'provider'

export const attachmentsPath = (draftId: string): string => `/refer/${draftId}/attachments`
export const attachmentPath = (attachmentId: string): string => `/attachments/${attachmentId}`

const notesOf = (attachment: Attachment, reader: FileReader, w: Words): string[] => {
  const t = w.attachments
  const { status } = attachment
  const more =
    reader === 'sender' && !goesAlong(attachment)
      ? t.left
      : reader === 'provider' && !isOpenable(attachment) && status !== 'scanning'
        ? t.sent.note.lost
        : ''
  return [t.note[status], more].filter((note) => note !== '')
}

/** A file's row in a list. */
export const fileRow = (attachment: Attachment, reader: FileReader, w: Words): FileRow => {
  const { attachmentId, description, status, file } = attachment
  const t = w.attachments
  return {
    attachmentId,
    description,
    status,
    tag: t.status[status],
    ...(file?.kind === undefined ? {} : { kindAndSize: t.kindAndSize(t.kind[file.kind], file.bytes) }),
    notes: notesOf(attachment, reader, w),
    ...(isOpenable(attachment) ? { openPath: attachmentPath(attachmentId) } : {}),
  }
}

export const fileRows = (attachments: readonly Attachment[], reader: FileReader, w: Words): FileRow[] =>
  attachments.map((attachment) => fileRow(attachment, reader, w))

/** A task list with the files before its last entry, which is the declaration. */
export const withFilesTask = <Item>(items: readonly Item[], files: Item): Item[] => [
  ...items.slice(0, -1),
  files,
  ...items.slice(-1),
]

/** The task list's entry for the files of a draft. */
export const filesTask = (draftId: string, attachments: readonly Attachment[], w: Words) => {
  const t = w.attachments
  const count = attachments.length
  return {
    title: { text: t.title },
    href: attachmentsPath(draftId),
    status: count === 0 ? { tag: { text: t.task.optional, classes: 'govuk-tag--grey' } } : { text: t.task.some(count) },
  }
}
