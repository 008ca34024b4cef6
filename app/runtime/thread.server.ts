import { Worker } from "node:worker_threads";

/**
 * Runs long computing in a thread of its own, so that this one goes on answering requests: calls the default export of
 * the module `work` with `input` and answers what it returns. Both are copied, but for buffers in `transfer`, which
 * move there and are empty here from then on.
 * @throws what `work` throws, and when `signal` aborts; the thread ends then.
 */
export async function runInThread<Input, Output>(
  work: URL,
  input: Input,
  { signal, transfer = [] }: { signal?: AbortSignal; transfer?: ArrayBuffer[] } = {},
): Promise<Output> {
  signal?.throwIfAborted();
  const entry = new URL("./thread-entry.server.ts", import.meta.url);
  const worker = new Worker(entry, { workerData: { work: work.href, input }, transferList: transfer });
  try {
    return await new Promise<Output>((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`The thread of ${work.pathname} ended with code ${code}`)));
    });
  } finally {
    await worker.terminate();
  }
}
