// The modules that build/course.ts makes.
declare module 'virtual:course' {
  export const chapters: readonly import('./course/chapter.js').Chapter[];
  /** Questions of the quick test. */
  export const questionCount: number;
}

declare module 'virtual:quick-test' {
  export const questions: readonly import('./quick-test/question.js').QuestionSource[];
}

// And those that build/trials.ts makes.
declare module 'virtual:trials' {
  export const trials: readonly import('./course/trial.js').Trial[];
}

declare module 'virtual:demo/search' {
  export const bundle: import('../../wasm/engine/exercise.js').ExerciseBundle;
}

declare module 'virtual:demo/cookie' {
  export const bundle: import('../../wasm/engine/exercise.js').ExerciseBundle;
}
