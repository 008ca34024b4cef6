import type { Notices, Press, Presses, Questions } from "#test/local-store/frame/messages.ts";

/** Speaks to the admin frame, which is always the topmost window, also from a page inside a modal. */
const frame = (): Window => window.top ?? window.parent;

/** Asks the frame and waits; throws when it refuses or, for what needs no merchant, does not answer in time. */
export function ask<Kind extends keyof Questions>(
  question: Kind,
  value: Questions[Kind]["ask"],
  timeoutMs?: number,
): Promise<Questions[Kind]["answer"]> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (data.ok) resolve(data.value);
      else reject(new Error(data.error));
    };
    frame().postMessage({ to: "frame", question, value }, "*", [port2]);
    if (timeoutMs) setTimeout(() => reject(new Error("The admin frame does not answer")), timeoutMs);
  });
}

/** Tells the frame. */
export function tell<Kind extends keyof Notices>(notice: Kind, value: Notices[Kind]): void {
  frame().postMessage({ to: "frame", notice, value }, "*");
}

type Listeners = { [Kind in keyof Presses]: ((value: Presses[Kind]) => void)[] };
const listeners: Listeners = {
  navigate: [],
  toastAction: [],
  toastDismiss: [],
  save: [],
  discard: [],
  titleBarButton: [],
};

/** Hears what the merchant does in the frame. */
export function onPress<Kind extends keyof Presses>(press: Kind, listener: (value: Presses[Kind]) => void): void {
  listeners[press].push(listener);
}

addEventListener("message", (event: MessageEvent<Press>) => {
  if (event.source !== frame() || event.data?.to !== "app") return;
  const { press, value } = event.data;
  const heard: ((value: never) => void)[] = listeners[press];
  for (const listener of heard) listener(value as never);
});
