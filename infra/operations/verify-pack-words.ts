// The words of the check of evidence packs, for whoever was given one.
import type { ChainFault } from '../../shared/domain/evidence/chain.ts'
import type { CheckedPack, PackFault } from './check-pack.ts'

export const USAGE = `Checks the evidence pack of a case: its form, its signature, and that its events follow one another as they were written. It needs
no network and no database.

  npm run verify-pack -- ADV-7K3M-2Q9P-1-2026-11-23.evidence.json
  npm run verify-pack -- FILE --key FINGERPRINT --earlier OTHER-FILE

  --key KEY         the fingerprint that the service publishes under /evidence/key, or its public key as a PEM file; without it
                    the fingerprint is printed, for you to compare
  --earlier FILE    an earlier pack of the same case: all that stood there must still stand
`

const CHAIN_FAULTS: Readonly<Record<ChainFault, string>> = {
  number: 'is missing or out of its place',
  'hash-missing': 'has no hash, though the one before it has',
  hash: 'is not as it was written, or does not follow the one before it',
  head: 'is not the last: the case or referral went on to another',
}

const FORM_FAULTS: Readonly<Record<Extract<PackFault, { at: 'form' }>['why'], string>> = {
  'not-utf-8': 'the file is not text in UTF-8',
  'not-json': 'the file is not JSON',
  'not-a-pack': 'the file is not an evidence pack of version 1',
  'not-canonical': 'the file is not written as it was given out',
}

const faultWords = (fault: PackFault): string => {
  switch (fault.at) {
    case 'form':
      return `form: ${FORM_FAULTS[fault.why]}`
    case 'key':
      return fault.why === 'another-key'
        ? `key: signed by ${fault.fingerprint}, which is not the key that was named`
        : 'key: the fingerprint is not that of the key in the file'
    case 'signature':
      return 'signature: the file was changed since it was signed, or was not signed by this key'
    case 'chain':
      return `chain: event ${fault.number} of ${fault.subject} ${CHAIN_FAULTS[fault.fault]}`
    case 'subject':
      return `chain: the events of ${fault.subject} are not those of this case`
  }
}

const chainWords = ({ subject, chained, unchained }: CheckedPack['chains'][number]): string =>
  `chain      ${subject}: ${chained + unchained} events${unchained === 0 ? ', all chained' : `, ${unchained} of them older than the chain, vouched for by the signature alone`}`

export const words = {
  oneFile: 'Name one file.',
  unreadable: (file: string, reason: string) => `${file} cannot be read: ${reason}`,
  tooLarge: 'it is larger than an evidence pack can be',
  noKey: (key: string) => `${key} is neither a fingerprint nor a public key in PEM`,
  failed: (file: string, fault: PackFault) => `FAILED     ${file}\n${faultWords(fault)}`,
  otherCase: (file: string) => `FAILED     ${file} is about another case`,
  differs: (file: string, subject: string) =>
    `FAILED     the events of ${subject} are not those of ${file} with more added: one was changed or taken away since`,
  isLater: (file: string) => `FAILED     ${file} was made later than the pack`,
  goesOn: (file: string) => `earlier    all that stood in ${file} still stands`,
  good: ({ pack, fingerprint, chains }: CheckedPack, isTrusted: boolean) =>
    [
      `format     evidence pack, version 1, of case ${pack.case.caseId}, taken at ${pack.taken.at}`,
      `signature  good, by the key ${fingerprint}`,
      ...(isTrusted
        ? []
        : ['           compare it with the fingerprint that the service publishes under /evidence/key']),
      ...chains.map(chainWords),
    ].join('\n'),
  allGood: 'OK',
}
