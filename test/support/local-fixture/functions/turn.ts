// Called by the schedule: says when, by the clock of its process.
export const handler = async (event: { time?: string }) => {
  process.stdout.write(`${JSON.stringify({ message: 'turn', due: event.time, now: new Date().toISOString() })}\n`)
}
