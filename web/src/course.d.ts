// The modules that build/course.ts makes.
declare module 'virtual:course' {
  export const chapters: readonly import('./course/chapter.js').Chapter[];
  /** Questions of the quick test. */
  export const questionCount: number;
}

declare module 'virtual:quick-test' {
  export const questions: readonly import('./quick-test/question.js').QuestionSource[];
}
