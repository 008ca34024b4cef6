import { parentPort, workerData } from "node:worker_threads";

// What a thread of `runInThread` starts with.
const { default: work } = await import(workerData.work);
parentPort?.postMessage(await work(workerData.input));
