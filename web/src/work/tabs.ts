// Two tabs on one exercise show the same work: each tells the other what it has saved.
import type { Work } from './work.js';

interface Message {
  readonly exercise: string;
  readonly work: Work;
}

export class TabLink {
  readonly #exercise: string;
  readonly #channel: BroadcastChannel | undefined;

  constructor(exercise: string, received: (work: Work) => void) {
    this.#exercise = exercise;
    this.#channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('parapet-work') : undefined;
    this.#channel?.addEventListener('message', (event: MessageEvent<Message>) => {
      if (event.data.exercise === exercise) received(event.data.work);
    });
  }

  send(work: Work): void {
    this.#channel?.postMessage({ exercise: this.#exercise, work } satisfies Message);
  }

  close(): void {
    this.#channel?.close();
  }
}
