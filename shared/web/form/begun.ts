// What a draft begins with: what is known of the person who writes it, before anything was asked.
import type { Answers } from '../../domain/form/answers.ts'
import { toAnswers } from '../../domain/form/pages.ts'
import { authorityBy } from '../../store/organisations.ts'
import type { Person } from '../identity.ts'

/** The answers of a new draft: who refers, and the authority they refer for. */
export const answersToBeginWith = async (person: Person): Promise<Answers> => {
  const authority = await authorityBy(person.organisation)
  return toAnswers({
    referrer: { name: person.name, email: person.email, organisation: authority?.name },
    responsible: { authority: authority?.authority },
  })
}
