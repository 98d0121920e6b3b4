// asl-validator carries no types of its own.
declare module 'asl-validator' {
  /** Checks a definition in Amazon States Language, and adds the query language to its states as it does. */
  export default function validate(definition: unknown): {
    isValid: boolean
    errorsText: (separator?: string) => string
  }
}
