// Files that go with a referral: adding them, how far their check is, and opening them.
import { LIMITS } from '../../../domain/attachments.ts'

const MEGABYTE = 1024 * 1024
const largest = `${LIMITS.bytes / MEGABYTE} MB`

/** "340 KB", "2.1 MB" */
const size = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`

export const attachments = {
  title: 'Files',
  lede: 'You can send files with the referral, such as a care plan or a capacity assessment. You do not have to.',
  rules: [
    'PDF, Word (.docx), OpenDocument (.odt), JPEG or PNG pictures, and plain text; no macros',
    `up to ${LIMITS.files} files, each of up to ${largest}`,
    'every file is checked for viruses before anybody can open it, which takes a few minutes. You can send the referral meanwhile',
    'a provider can open the files once it has accepted the case. They are never sent by email',
  ],
  listTitle: 'Files you have added',
  empty: 'You have added no files.',
  add: {
    title: 'Add a file',
    label: 'What is in the file?',
    hint: 'For example: care plan of March. Whoever works with the person reads this instead of the name of the file.',
    button: 'Go on to choose the file',
    full: `You have added ${LIMITS.files} files, which is as many as there may be. To add another, remove one first.`,
  },
  errors: {
    required: 'Say what is in the file',
    'too-long': `Say what is in the file in ${LIMITS.descriptionLength} characters or fewer`,
    characters: 'Say what is in the file in letters, numbers and punctuation alone',
    'too-many': `You have added ${LIMITS.files} files, which is as many as there may be`,
  },
  upload: {
    title: 'Choose the file',
    label: 'File',
    hint: `PDF, Word (.docx), OpenDocument (.odt), JPEG, PNG or plain text, up to ${largest}`,
    tooLarge: `The file is larger than ${largest}. Choose a smaller one.`,
    empty: 'The file is empty. Choose another one.',
    missing: 'Choose a file',
    warning: `A file that is empty or larger than ${largest} is turned away by the store itself, with a technical message. If you see one, go back in your browser and choose another file.`,
    within: `Upload it within ${LIMITS.uploadMinutes} minutes. After that, open this page again.`,
    button: 'Upload the file',
    leave: 'Back to your files without uploading',
  },
  status: {
    'awaiting-upload': 'Not uploaded',
    scanning: 'Being checked',
    clean: 'Checked',
    infected: 'Deleted: virus found',
    'wrong-type': 'Deleted: not a kind of file we take',
    unscannable: 'Deleted: could not be checked',
    replaced: 'Deleted: replaced after it was sent',
    failed: 'Not checked',
    expired: 'Not uploaded',
    removed: 'Removed',
  },
  note: {
    'awaiting-upload': 'Nothing has been uploaded yet.',
    scanning: 'It is being checked for viruses. Nobody can open it before that is done.',
    clean: '',
    infected: 'The check found a virus in it, so it was deleted.',
    'wrong-type':
      'It is not a PDF, Word, OpenDocument, JPEG, PNG or plain text file, or it contains macros, so it was deleted.',
    unscannable: 'The check could not look inside it, perhaps because of a password, so it was deleted.',
    replaced: 'Another file was uploaded in its place after the referral was sent, so it was deleted.',
    failed: 'The check gave no answer, so it stays closed. If it answers late, the file is opened.',
    expired: 'Nothing was uploaded in time. You can still upload it.',
    removed: '',
  },
  left: 'It will not be sent.',
  kind: {
    pdf: 'PDF',
    word: 'Word document',
    'open-document': 'OpenDocument text',
    jpeg: 'JPEG picture',
    png: 'PNG picture',
    text: 'Plain text',
  },
  kindAndSize: (kind: string, bytes: number): string => `${kind}, ${size(bytes)}`,
  open: 'Open',
  choose: 'Upload the file',
  remove: 'Remove',
  ofFile: (description: string): string => `: ${description}`,
  reload: 'See whether the check is done',
  carryOn: 'Continue',
  done: {
    title: 'Done',
    uploaded: 'We have the file and are checking it. You need not wait for that.',
    removed: 'The file is deleted.',
  },
  gone: 'The file cannot be removed any more: it has been removed already, or was sent with the referral.',
  busy: 'The file was not added, because others were being added at the same moment. Try again.',
  task: {
    optional: 'Optional',
    some: (count: number): string => (count === 1 ? '1 file' : `${count} files`),
  },
  check: { change: 'Add or remove files', nothing: 'No files' },
  sent: {
    title: 'Files sent with the referral',
    late: 'The file you have just uploaded did not go with the referral: the referral had been sent before. If the file matters, tell the provider what is in it.',
    note: {
      lost: 'Nobody can open it. Ask the referrer for it in another way if it matters.',
    },
  },
  closed: {
    title: 'This file cannot be opened',
    scanning: 'This file cannot be opened yet',
    again: 'Try again',
  },
}
