// The modules that build/exercises.ts makes.
declare module 'virtual:exercises' {
  export const exercises: readonly import('./work/entry.js').ExerciseEntry[];
}

declare module 'virtual:exercise-facts' {
  /** By the exercise's id. */
  export const facts: Readonly<Record<string, import('./work/entry.js').ExerciseFacts>>;
}
