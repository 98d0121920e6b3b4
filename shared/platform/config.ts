// Settings come from the environment that the stack declares, read once when a function starts.

/**
 * The value of an environment variable; called at module scope.
 * @throws when it is missing: a function without its settings must not start.
 */
export const setting = (name: string): string => {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`The setting ${name} is missing`)
  return value
}
