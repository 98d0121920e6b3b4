// The invented people of the local run, one click away on its sign-in page.

export type SeededPerson = { person: string; name: string; email: string; groups: string[] }

const person = (id: string, name: string, role: string): SeededPerson => {
  const organisation = id.slice(id.indexOf('.') + 1)
  return {
    person: id,
    name,
    email: `${id.split('.')[0]}@${organisation}.example`,
    groups: [role, `organisation:${organisation}`],
  }
}

export const PEOPLE: SeededPerson[] = [
  person('referrer.westmarch', 'Rowan Achterberg', 'referrer'),
  person('reviewer.westmarch', 'Idris Fenwick', 'reviewer'),
  person('commissioner.westmarch', 'Petra Lindqvist', 'commissioner'),
  person('admin.westmarch', 'Sunil Marchbanks', 'admin'),
  person('provider.northstar', 'Maeve Castellan', 'provider'),
  person('provider.lanternhouse', 'Tobias Wren', 'provider'),
  person('referrer.eastmoor', 'Ffion Haldane', 'referrer'),
  person('reviewer.eastmoor', 'Oskar Penhallow', 'reviewer'),
  person('commissioner.eastmoor', 'Amara Stonebridge', 'commissioner'),
  person('admin.eastmoor', 'Ottilie Grange', 'admin'),
  person('provider.beacon', 'Jonah Applegarth', 'provider'),
  person('referrer.brynafon', 'Cadi Morfudd', 'referrer'),
  person('commissioner.brynafon', 'Emrys Gwynant', 'commissioner'),
]
