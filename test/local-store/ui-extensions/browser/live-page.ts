import type { HostPage } from "#test/local-store/ui-extensions/extension-host.ts";
import type { ExtensionState } from "#test/local-store/ui-extensions/extension-state.ts";

/** The page around the extensions: what they ask of the store, and what changes with the cart. */
export interface LivePage {
  host: HostPage;
  state(): ExtensionState;
  /** Is called after each change of the state. */
  follow(listener: (state: ExtensionState) => void): void;
  /** Changes the cart; the page and all extensions follow before the answer is given. */
  change(wish: unknown): Promise<unknown>;
  ask(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
}

/** What the store answers to a change: its result, and the page as it is now. */
interface ChangeAnswer {
  result: unknown;
  state: ExtensionState;
  /** HTML of the parts that follow the cart, by their `data-live`, each with a mark of its content. */
  parts: Record<string, { mark: string; html: string }>;
}

export function openLivePage(host: HostPage): LivePage {
  let { state } = host;
  const followers: ((state: ExtensionState) => void)[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (path: string, body: unknown) => {
    const response = await fetch(`${host.base}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const changeNow = async (wish: unknown) => {
    const answer = await ask("changes", wish);
    if (answer.status !== 200) throw new Error(`The store answered ${answer.status} to a change of the cart`);
    const { result, state: next, parts } = answer.body as ChangeAnswer;
    state = next;
    redraw(parts);
    for (const follower of followers) follower(state);
    return result;
  };
  return {
    host,
    state: () => state,
    follow: (listener) => followers.push(listener),
    // One after the other, as Shopify makes them.
    change(wish) {
      const done = last.then(() => changeNow(wish));
      last = done.catch(() => {});
      return done;
    },
    ask,
  };
}

/** Only what is another is replaced: what the shopper typed into the rest stays. */
function redraw(parts: ChangeAnswer["parts"]): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const part = parts[place.dataset.live ?? ""];
    if (!part || place.dataset.mark === part.mark) continue;
    place.innerHTML = part.html;
    place.dataset.mark = part.mark;
  }
}
