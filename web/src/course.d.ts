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

declare module 'virtual:demo/*' {
  export const bundle: import('../../wasm/engine/exercise.js').ExerciseBundle;
  export const about: import('./course/demo.js').DemoAbout;
}
