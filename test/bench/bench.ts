// What a bench is, and what it is handed by run.ts. A bench is a file `<name>.bench.ts` here that exports `bench`.

/** Where a bench tells of itself: `progress` while it works, `print` for its figures. */
export type Report = { progress: (words: string) => void; print: (text: string) => void }

/** A promise about speed that the bench holds the product to. */
export type Bound = { promise: string; kept: boolean }

/** One bench: what it shows, and the run that prints its figures and answers with the bounds it judged. */
export type Bench = { shows: string; run: (report: Report) => Promise<Bound[]> }
