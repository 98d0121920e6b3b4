// The bucket of attachments: forms by which a browser puts a file there itself, addresses by which it gets one, and the bytes.
// A key holds identifiers only: what a file is called may name a person.
import { DeleteObjectCommand, GetObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { setting } from './config.ts'

const BUCKET = setting('ATTACHMENTS_BUCKET')
const client = new S3Client({})

const PREFIX = 'attachments/'
const keyOf = (id: string): string => `${PREFIX}${id}`

/** The id of the file under a key of our bucket; undefined for any other bucket or key. */
export const fileIdAt = (bucket: string, key: string): string | undefined =>
  bucket === BUCKET && key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined

/** A form that puts one file into the bucket: where it is sent, and what goes with it before the file itself. */
export type UploadForm = { action: string; fields: Readonly<Record<string, string>> }

/**
 * Signs a form for the file of an id: from one byte to `bytes`, for so many `seconds`. When the file is there, the bucket
 * sends the browser on to `returnTo`, an absolute address. Whoever holds the form may use it: it is shown to nobody else.
 */
export const uploadForm = async (
  id: string,
  { bytes, seconds, returnTo }: { bytes: number; seconds: number; returnTo: string },
): Promise<UploadForm> => {
  const { url, fields } = await createPresignedPost(client, {
    Bucket: BUCKET,
    Key: keyOf(id),
    Fields: { success_action_redirect: returnTo },
    Conditions: [['content-length-range', 1, bytes]],
    Expires: seconds,
  })
  return { action: url, fields }
}

const DOWNLOAD_SECONDS = 60

/** An address at which a browser gets the file of an id for a minute, and as often: as a file to be kept and never as a page. */
export const downloadAddress = (
  id: string,
  { fileName, mediaType }: { fileName: string; mediaType: string },
): Promise<string> =>
  getSignedUrl(
    client,
    new GetObjectCommand({
      Bucket: BUCKET,
      Key: keyOf(id),
      ResponseContentDisposition: `attachment; filename="${fileName}"`,
      ResponseContentType: mediaType,
      ResponseCacheControl: 'no-store',
    }),
    { expiresIn: DOWNLOAD_SECONDS },
  )

const isRefusal = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 403

/**
 * The bytes of a file, which the bucket hands out only when the scan has found them clean. `closed` when it has not, or when
 * there is no such file: the bucket does not tell these apart.
 */
export const readFile = async (id: string): Promise<{ etag: string; bytes: Uint8Array } | 'closed'> => {
  try {
    const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: keyOf(id) }))
    if (Body === undefined || ETag === undefined) throw new Error('The bucket answered without a file')
    return { etag: bareEtag(ETag), bytes: await Body.transformToByteArray() }
  } catch (error) {
    if (isRefusal(error)) return 'closed'
    throw error
  }
}

/** An entity tag without its quotation marks, as events carry it. */
export const bareEtag = (etag: string): string => etag.replaceAll('"', '')

/** Deletes a file for good; one that is not there is no fault. */
export const deleteFile = async (id: string): Promise<void> => {
  await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: keyOf(id) }))
}
