// What the tasks of the workflows share: a refused command means that somebody else was there first, which is no fault.
import type { Commanded } from '../store/cases.ts'
import { log } from '../platform/logger.ts'

/** The state after a command, or as it stands when the command was refused. @throws when there is nothing, or a write was refused */
export const done = async <State>(
  commanded: Commanded<State>,
  asItStands: () => Promise<State | undefined>,
): Promise<State> => {
  if (commanded.ok) return commanded.state
  if (commanded.refusal.code === 'write-refused') throw new Error('A write of the command was refused')
  log('command-refused', { code: commanded.refusal.code })
  const state = await asItStands()
  if (state === undefined) throw new Error('What the workflow is about does not exist')
  return state
}
