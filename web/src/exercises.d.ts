// The module that build/exercises.ts makes.
declare module 'virtual:exercises' {
  export const exercises: readonly import('./work/entry.js').ExerciseEntry[];
}
