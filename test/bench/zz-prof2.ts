process.env['NODE_OPTIONS'] = '--cpu-prof --cpu-prof-dir=/tmp/prof --cpu-prof-interval=200'
const { startService } = await import('./service.ts')
const { examples } = await import('../../shared/domain/form/examples.ts')
const { randomToken } = await import('../../shared/platform/ids.ts')
const { measure, median } = await import('./measure.ts')
const today = new Date().toISOString().slice(0, 10)
const s = await startService('handlers')
await s.settled()
const token = await s.token('referrer.westmarch')
const bodies = Object.values(examples(today)).map((e) => JSON.stringify(e))
const send = (i: number) => async () =>
  void (await s.call({
    method: 'POST',
    path: '/api/referrals',
    body: bodies[i % 3]!,
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomToken() },
  }))
const m = await measure(
  1,
  Array.from({ length: 3000 }, (_, i) => send(i)),
)
process.stdout.write(`p50 ${median(m.each)}\n`)
await s.stop()
