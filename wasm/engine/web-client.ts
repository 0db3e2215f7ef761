// The engine for the page. The page's bundler makes the worker and knows where the parts are.
import { WorkerClient, type EngineClient } from './client.js';
import type { AssetUrls, FromWorker } from './messages.js';

export function createWebClient(makeWorker: () => Worker, urls: AssetUrls): EngineClient {
  return new WorkerClient({
    urls,
    spawn(listener) {
      const worker = makeWorker();
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
  });
}
