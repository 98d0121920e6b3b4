// The local S3 with its scanner over a bucket as the stacks declare one, and files put there as a browser puts them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { createActivity } from '../../infra/local/activity.ts'
import { createClock } from '../../infra/local/clock.ts'
import { credentialsOf } from '../../infra/local/credentials.ts'
import type { BusEvent } from '../../infra/local/event-bus.ts'
import { readRoles } from '../../infra/local/iam.ts'
import { createScanner } from '../../infra/local/malware-scan.ts'
import { createS3, listenForS3, readObjectAccess } from '../../infra/local/s3.ts'
import { openObjects } from '../../infra/local/s3-objects.ts'
import { openState } from '../../infra/local/state.ts'
import { type Declared, region, templatesOf } from './local-templates.ts'

/** Roles by what they may do with `arn:aws:s3:::stack-bucket/files/*`. */
const roleAllowed = (...actions: string[]): Declared => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    Policies: [
      {
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: actions.map((action) => `s3:${action}`),
              Resource: 'arn:aws:s3:::stack-bucket/files/*',
            },
          ],
        },
      },
    ],
  },
})

const anybodyBut = (condition: object): object => ({
  ArnNotEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': ['Scanner', 'Arn'] } },
  ...condition,
})

const RESOURCES: Record<string, Declared> = {
  Bucket: {
    Type: 'AWS::S3::Bucket',
    Properties: { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } },
  },
  Policy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Bucket' },
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 's3:*',
            Resource: 'arn:aws:s3:::stack-bucket/*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          {
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::stack-bucket/*',
            Condition: anybodyBut({
              StringNotEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' },
            }),
          },
        ],
      },
    },
  },
  Scanner: roleAllowed('GetObject', 'PutObjectTagging'),
  BlindScanner: roleAllowed('PutObjectTagging'),
  Pages: roleAllowed('PutObject', 'GetObject', 'DeleteObject'),
  Reader: roleAllowed('GetObject'),
  Stranger: { Type: 'AWS::IAM::Role', Properties: { Policies: [] } },
}

const plan = (role: string): Declared => ({
  Type: 'AWS::GuardDuty::MalwareProtectionPlan',
  Properties: {
    Role: { 'Fn::GetAtt': [role, 'Arn'] },
    ProtectedResource: { S3Bucket: { BucketName: { Ref: 'Bucket' }, ObjectPrefixes: ['files/'] } },
    Actions: { Tagging: { Status: 'ENABLED' } },
  },
})

export const BUCKET = 'stack-bucket'

/** Starts it. `dataDir` of an earlier one takes up what that left. */
export async function startLocalS3({
  scanner: scans = 'Scanner',
  dataDir = mkdtempSync(join(tmpdir(), 'local-s3-')),
} = {}) {
  const templates = templatesOf({ ...RESOURCES, Plan: plan(scans) })
  const state = openState(dataDir)
  const activity = createActivity()
  const clock = createClock({
    activity,
    offset: 0,
    saveOffset: () => undefined,
    reportFault: (key, fault) => {
      throw new Error(key, { cause: fault })
    },
  })
  const told: BusEvent[] = []
  const events = {
    put: async (event: BusEvent) => {
      told.push(event)
    },
  }
  const objects = openObjects(join(dataDir, 'objects'), clock.now)
  const access = readObjectAccess(templates, readRoles(templates))
  const scanner = createScanner({ templates, objects, access, clock, events })
  const endpoint = await listenForS3(state)
  endpoint.serve(createS3({ templates, objects, access, events, now: clock.now, stored: scanner.stored }))

  const clients: S3Client[] = []
  /** The real client, with the session of one of the roles. */
  function clientOf(role: 'Pages' | 'Reader' | 'Stranger', secret?: string): S3Client {
    const arn = templates.find('AWS::IAM::Role', `Stack-${role}`).attribute('Arn')
    const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN = '' } = credentialsOf(arn)
    const client = new S3Client({
      region,
      endpoint: endpoint.url,
      maxAttempts: 1,
      credentials: {
        accessKeyId: AWS_ACCESS_KEY_ID,
        secretAccessKey: secret ?? AWS_SECRET_ACCESS_KEY,
        sessionToken: AWS_SESSION_TOKEN,
      },
    })
    clients.push(client)
    return client
  }

  /** Ends it; the folder stays when it is to be taken up again. */
  async function stop({ keep = false } = {}): Promise<void> {
    clock.stop()
    for (const client of clients) client.destroy()
    await endpoint.close()
    state.close()
    if (!keep) rmSync(dataDir, { recursive: true })
  }

  return { url: endpoint.url, dataDir, clock, told, scanner, clientOf, stop }
}

/** The body of a form as browsers send it, the file last. */
export function formWith(fields: Readonly<Record<string, string>>, file?: Uint8Array): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file !== undefined)
    form.set(
      'file',
      new Blob([Uint8Array.from(file)], { type: 'application/octet-stream' }),
      'Care plan of somebody.pdf',
    )
  return form
}
