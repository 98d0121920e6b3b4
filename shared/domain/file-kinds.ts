// The kinds of file that may be attached, recognised by what is in them: a name and a declared type are whatever the sender
// says. Macros are no kind of document here.

/** Each kind with the type it is handed out as, and the ending its name is given. */
export const FILE_KINDS = {
  pdf: { mediaType: 'application/pdf', ending: 'pdf' },
  word: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  'open-document': { mediaType: 'application/vnd.oasis.opendocument.text', ending: 'odt' },
  jpeg: { mediaType: 'image/jpeg', ending: 'jpg' },
  png: { mediaType: 'image/png', ending: 'png' },
  text: { mediaType: 'text/plain', ending: 'txt' },
} as const
export type FileKind = keyof typeof FILE_KINDS

/** What a file dialogue offers. */
export const ACCEPTED_ENDINGS: readonly string[] = [
  ...Object.values(FILE_KINDS).map(({ ending }) => `.${ending}`),
  '.jpeg',
]

const SIGNATURES: readonly { kind: FileKind; begins: readonly number[] }[] = [
  { kind: 'pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { kind: 'jpeg', begins: [0xff, 0xd8, 0xff] },
  { kind: 'png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** Written in letters, and yet no plain text: RTF, HTML, XML and SVG, PostScript, scripts. */
const OTHER_TEXT_FORMATS: readonly string[] = ['{\\rtf', '<', '%!', '#!']

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

const latin1 = new TextDecoder('latin1')
const textAt = (bytes: Uint8Array, from: number, length: number): string =>
  latin1.decode(bytes.subarray(from, from + length))

// A zip archive ends with a record of 22 bytes and a comment, which says where the list of its entries begins (APPNOTE 4.3.16).
const END_RECORD = 0x06054b50
const END_RECORD_LENGTH = 22
const LONGEST_COMMENT = 65_535
const LISTED_ENTRY = 0x02014b50
const LISTED_ENTRY_LENGTH = 46
const MOST_ENTRIES = 10_000

/** The names in a zip archive; none when its list cannot be read to the end, or is longer than any document's. */
const zipEntries = (bytes: Uint8Array): string[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const last = bytes.length - END_RECORD_LENGTH
  let end = last
  while (end >= 0 && end >= last - LONGEST_COMMENT && view.getUint32(end, true) !== END_RECORD) end -= 1
  if (end < 0 || end < last - LONGEST_COMMENT) return []
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > MOST_ENTRIES) return []
  const names: string[] = []
  for (let entry = 0; entry < count; entry += 1) {
    if (at + LISTED_ENTRY_LENGTH > bytes.length || view.getUint32(at, true) !== LISTED_ENTRY) return []
    const nameLength = view.getUint16(at + 28, true)
    names.push(textAt(bytes, at + LISTED_ENTRY_LENGTH, nameLength))
    at += LISTED_ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

const WORD_MACROS = /(^|\/)vbaProject\.bin$/i
const OPEN_DOCUMENT_MACROS = /^(Basic|Scripts)\//

// The first entry of an OpenDocument is called `mimetype`, lies there as it is, and says what it is.
const OPEN_DOCUMENT_BEGINS = `mimetype${FILE_KINDS['open-document'].mediaType}`
const FIRST_NAME = 30

const kindOfArchive = (bytes: Uint8Array): FileKind | undefined => {
  const names = zipEntries(bytes)
  if (textAt(bytes, FIRST_NAME, OPEN_DOCUMENT_BEGINS.length) === OPEN_DOCUMENT_BEGINS)
    return names.includes('content.xml') && !names.some((name) => OPEN_DOCUMENT_MACROS.test(name))
      ? 'open-document'
      : undefined
  const isWord = names.includes('[Content_Types].xml') && names.includes('word/document.xml')
  return isWord && !names.some((name) => WORD_MACROS.test(name)) ? 'word' : undefined
}

const TAB = 0x09
const FORM_FEED = 0x0c
const LINE_ENDS: readonly number[] = [0x0a, 0x0d]
const FIRST_PRINTED = 0x20
const DELETE = 0x7f

const isPrinted = (byte: number): boolean =>
  (byte >= FIRST_PRINTED && byte !== DELETE) || byte === TAB || byte === FORM_FEED || LINE_ENDS.includes(byte)

const isPlainText = (bytes: Uint8Array): boolean => {
  const beginning = textAt(bytes, 0, 64).replace(/^ï»¿/, '').trimStart()
  return bytes.every(isPrinted) && !OTHER_TEXT_FORMATS.some((format) => beginning.startsWith(format))
}

/** The kind of a whole file; undefined when it is none that may be attached. */
export const kindOf = (bytes: Uint8Array): FileKind | undefined => {
  const signed = SIGNATURES.find(({ begins }) => beginsWith(bytes, begins))
  if (signed !== undefined) return signed.kind
  if (beginsWith(bytes, ZIP)) return kindOfArchive(bytes)
  return bytes.length > 0 && isPlainText(bytes) ? 'text' : undefined
}
