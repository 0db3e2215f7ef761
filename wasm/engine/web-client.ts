// The engine for the page. The page's bundler makes the workers and knows where the parts are.
import { WorkerClient, type EngineClient } from './client.js';
import type { Testimony } from './guard.js';
import type { AssetUrls, FromWorker } from './messages.js';

export interface WorkerMakers {
  /** worker.ts */
  engine(): Worker;
  /** witness.ts */
  witness(): Worker;
}

export function createWebClient(make: WorkerMakers, urls: AssetUrls): EngineClient {
  return new WorkerClient({
    urls,
    spawn(listener) {
      const worker = make.engine();
      worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
        listener.message(event.data);
      });
      worker.addEventListener('error', (event) => {
        listener.failed(new Error(event.message));
      });
      return {
        post: (message) => {
          worker.postMessage(message);
        },
        terminate: () => {
          worker.terminate();
        },
      };
    },
    callWitness(tell) {
      const worker = make.witness();
      worker.addEventListener('message', (event: MessageEvent<Testimony>) => {
        tell(event.data);
      });
      return {
        end: () => {
          worker.terminate();
        },
      };
    },
  });
}
