// The keys of the tables that the domain is written in.

/** The keys of a table in its order, with their type: a table has no other keys than those written in it. */
export const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys cannot know that the table is whole
  Object.keys(table) as Key[]
