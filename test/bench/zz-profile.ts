import { readFileSync } from 'node:fs'
import { execSync } from 'node:child_process'
import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { startService } from './service.ts'
import { recordTransactions } from './transaction.ts'
import { examples } from '../../shared/domain/form/examples.ts'
import { parseReferralForm } from '../../shared/domain/form/referral-form.ts'
import { randomToken } from '../../shared/platform/ids.ts'
import { measure, median } from './measure.ts'
const today = new Date().toISOString().slice(0, 10)
const s = await startService('handlers')
await s.settled()
const pids = execSync(`pgrep -P ${process.pid} -a; pgrep -a dynoxide`).toString()
process.stdout.write(pids)
const svc = /^(\d+) .*handlers-service/m.exec(pids)![1]!
const eng = execSync(`pgrep -a dynoxide`)
  .toString()
  .split('\n')
  .filter(Boolean)
  .map((l) => l.split(' ')[0]!)
  .find((p) => {
    const pp = /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${p}/status`, 'utf8'))![1]!
    return /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pp}/status`, 'utf8'))![1] === String(process.pid)
  })!
const cpu = (pid: string) => {
  const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return [Number(f[11]) * 10, Number(f[12]) * 10]
}
const token = await s.token('referrer.westmarch')
const bodies = Object.values(examples(today)).map((e) => JSON.stringify(e))
const send = (i: number) => async () =>
  void (await s.call({
    method: 'POST',
    path: '/api/referrals',
    body: bodies[i % 3]!,
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomToken() },
  }))
const forms = Object.values(examples(today)).map((e) => {
  const p = parseReferralForm(e, { today })
  if (!p.ok) throw 1
  return p.form
})
const copies = await recordTransactions(forms, s.tableName)
for (const c of copies)
  process.stdout.write(`${c().TransactItems!.length} items, ${JSON.stringify(c()).length} bytes\n`)
const bare = (i: number) => {
  const cmd = new TransactWriteItemsCommand(copies[i % 3]!())
  return async () => void (await s.engine.send(cmd))
}
const health = () => async () => void (await s.call({ method: 'GET', path: '/api/health' }))
const N = 300
for (let r = 0; r < 4; r++)
  for (const [name, make] of [
    ['post', send],
    ['bare', bare],
    ['health', health],
  ] as const) {
    const pieces = Array.from({ length: N }, (_, i) => make(i))
    const before = [cpu(svc), cpu(eng), process.cpuUsage()] as const
    const m = await measure(1, pieces)
    const after = [cpu(svc), cpu(eng), process.cpuUsage()] as const
    const d = (a: number[], b: number[]) => a.map((x, i) => ((x - b[i]!) / N).toFixed(2)).join('+')
    process.stdout.write(
      `${name} p50 ${median(m.each).toFixed(2)} cpu ms each: service ${d(after[0], before[0])} engine ${d(after[1], before[1])} client ${((after[2].user - before[2].user + after[2].system - before[2].system) / 1000 / N).toFixed(2)}\n`,
    )
  }
await s.stop()
