// The credentials of a role in the local run. What is signed with them, an address for a browser for one, is used in the name of
// that role, as with the session of a role in the cloud.

/** Every role signs with the same secret: nothing here is kept from anybody on this machine. */
export const SECRET = 'local'

const SESSION = 'local-session-'

/** The variables by which the SDK finds them. */
export function credentialsOf(roleArn: string): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: SECRET,
    AWS_SESSION_TOKEN: `${SESSION}${Buffer.from(roleArn).toString('base64url')}`,
  }
}

/** The role whose session a token is; undefined for any other. */
export function roleOfSession(token: string): string | undefined {
  return token.startsWith(SESSION) ? Buffer.from(token.slice(SESSION.length), 'base64url').toString('utf8') : undefined
}
