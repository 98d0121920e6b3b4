// Files of every kind, as small as they can be, and some that only look like one.
import { crc32 } from 'node:zlib'

/** A zip archive of entries as they are, without compression; `locked` says that a password is needed. */
export const zipOf = (entries: Readonly<Record<string, string>>, { locked = false } = {}): Buffer => {
  const flags = locked ? 1 : 0
  const parts: Buffer[] = []
  const listed: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(entries)) {
    const [nameBytes, body] = [Buffer.from(name), Buffer.from(text)]
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(20, 4)
    header.writeUInt16LE(flags, 6)
    header.writeUInt32LE(crc32(body), 14)
    header.writeUInt32LE(body.length, 18)
    header.writeUInt32LE(body.length, 22)
    header.writeUInt16LE(nameBytes.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    header.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(at, 42)
    parts.push(header, nameBytes, body)
    listed.push(entry, nameBytes)
    at += header.length + nameBytes.length + body.length
  }
  const list = Buffer.concat(listed)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(entries).length, 8)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, list, end])
}

const WORD = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' }
const OPEN_DOCUMENT = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office:document/>' }

/** One of each kind that may be attached. */
export const FILES = {
  pdf: Buffer.from('%PDF-1.7\nA care plan.\n%%EOF\n'),
  word: zipOf(WORD),
  'open-document': zipOf(OPEN_DOCUMENT),
  jpeg: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46]),
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
  text: Buffer.from('Mae’r cynllun gofal yma.\r\n\tThe care plan is here.\n'),
} as const

/** Files that may not be attached, each with what is wrong with it. */
export const OTHER_FILES = {
  'a program': Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'),
  'nothing at all': Buffer.alloc(0),
  'an old Word document': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  'an archive of anything': zipOf({ 'holiday.txt': 'sun' }),
  'a Word document with macros': zipOf({ ...WORD, 'word/vbaProject.bin': 'Sub AutoOpen()' }),
  'an OpenDocument with macros': zipOf({ ...OPEN_DOCUMENT, 'Basic/Standard/Module1.xml': '<script/>' }),
  'an OpenDocument spreadsheet': zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': '<office:document/>',
  }),
  'half an archive': zipOf(WORD).subarray(0, 60),
  'a page of HTML': Buffer.from('\n <!doctype html><script>alert(1)</script>'),
  'a picture with scripts': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  'an HTML page behind a byte order mark': Buffer.from('\uFEFF<html></html>'),
  'rich text': Buffer.from('{\\rtf1 Hello}'),
  'a script': Buffer.from('#!/bin/sh\necho hello\n'),
} as const

/** The test string of the antivirus industry, in halves, so that no scanner takes this file for a find. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
