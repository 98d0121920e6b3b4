// JSON in one way only, so that the same content is always the same bytes: what is hashed and signed is this text.

const member = ([name, value]: [string, unknown]): string => `${JSON.stringify(name)}:${canonical(value)}`

/**
 * The canonical text of a value (RFC 8785): names in the order of their UTF-16 units, no space between, numbers and texts
 * as ECMAScript writes them. Fields without a value are left out, as the table leaves them out.
 */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).filter(([, of]) => of !== undefined)
  return `{${members
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(member)
    .join(',')}}`
}
