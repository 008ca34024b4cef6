import type { ToWorker, WorkerStart } from "#test/local-store/ui-extensions/messages.ts";
import { hear, tell, tellProblem } from "./channel.ts";
import { checkoutApi, thankYouApi } from "./checkout-api.ts";
import { lockDown } from "./lock-down.ts";
import { orderStatusApi } from "./order-status-api.ts";
import { dispatch, openDocument } from "./remote-document.ts";
import { type LiveState, openLiveState } from "./signals.ts";

// Runs one extension at one target.
let live: LiveState | undefined;

hear((message: Exclude<ToWorker, { type: "reply" }>) => {
  if (message.type === "state") live?.update(message.state);
  else if (message.type === "event") dispatch(message.listener, message.detail);
  else
    start(message.start).catch((error: unknown) =>
      tellProblem(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
});

async function start(wish: WorkerStart): Promise<void> {
  openDocument();
  live = openLiveState(wish.state);
  const { setSignals } = live;
  const targets = new Map<string, () => unknown>();
  Object.assign(globalThis, {
    shopify: {
      ...apiFor(wish, live),
      setSignals,
      extend: (target: string, render: () => unknown) => targets.set(target, render),
      reload() {},
    },
  });
  importScripts(wish.scriptUrl);
  lockDown();
  const render = targets.get(wish.target);
  if (!render) throw new Error(`${wish.scriptUrl} registers no ${wish.target}`);
  await render();
  tell({ type: "rendered" });
}

declare function importScripts(...addresses: string[]): void;

function apiFor(wish: WorkerStart, state: LiveState): object {
  if (wish.target.startsWith("purchase.checkout.")) return checkoutApi(wish, state);
  if (wish.target.startsWith("purchase.thank-you.")) return thankYouApi(wish, state);
  if (wish.target.startsWith("customer-account.order-status.")) return orderStatusApi(wish, state);
  throw new Error(`The local store has no page with ${wish.target}`);
}
