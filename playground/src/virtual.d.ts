// Modules that the build writes; `plugins/` says how.
declare module 'virtual:first' {
  /** The project that a first visit shows, and the engine's answer to it. */
  export const first: {
    project: { folder: string; files: import('./engine/protocol').TextFile[] };
    answer: import('./engine/protocol').Answer;
  };
}
