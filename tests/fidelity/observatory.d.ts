// What observatory.test.ts uses of two packages: one has no types, the other none for its parts.
declare module '@mdn/mdn-http-observatory/src/constants.js' {
  interface Outcome {
    result: string | null;
  }
  export const ALL_TESTS: readonly ((requests: object) => Outcome)[];
}
declare module '@mdn/mdn-http-observatory/src/grader/grader.js' {
  export function getScoreModifier(result: string): number;
  export function getGradeForScore(score: number): { readonly grade: string };
}
declare module '@mdn/mdn-http-observatory/src/grader/charts.js' {
  export const MINIMUM_SCORE_FOR_EXTRA_CREDIT: number;
}
