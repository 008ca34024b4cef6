// Taken before anything else runs: the stand-in for the DOM puts an event system of its own over the worker's.
import type { HostCall, ToPage, ToWorker } from "#test/local-store/ui-extensions/messages.ts";

const post = globalThis.postMessage.bind(globalThis);
const listen = globalThis.addEventListener.bind(globalThis);
const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
let lastId = 0;

/** Tells the page something. */
export function tell(message: ToPage): void {
  post(message);
}

/** Tells the page, and whoever looks at the store's controls, what is wrong with the extension. */
export function tellProblem(problem: string): void {
  tell({ type: "problem", problem });
}

/** Asks the page and waits for its answer. @throws Error with the page's own words */
export function ask(name: HostCall, ...args: unknown[]): Promise<unknown> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    tell({ type: "call", id, name, args });
  });
}

/** Hears the page; answers to questions are taken care of. */
export function hear(listener: (message: Exclude<ToWorker, { type: "reply" }>) => void): void {
  listen("message", ({ data }: MessageEvent<ToWorker>) => {
    if (data.type !== "reply") return listener(data);
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error !== undefined) asked?.reject(new Error(data.error));
    else asked?.resolve(data.result);
  });
}

listen("error", (event: Event) => {
  if (event instanceof ErrorEvent) tellProblem(event.message);
});
listen("unhandledrejection", (event: Event) => tellProblem(`Uncaught (in promise) ${Reflect.get(event, "reason")}`));
