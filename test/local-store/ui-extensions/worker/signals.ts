import type { SubscribableSignalLike } from "@shopify/ui-extensions/checkout";
import type { ExtensionState } from "#test/local-store/ui-extensions/extension-state.ts";

/** The `Signal` class of the extension's own copy of `@preact/signals`: only that one makes its components render again. */
type SignalClass = new <Value>(value: Value) => { value: Value };

/** Signals over the state of the page: each follows one part of it, and changes only when that part does. */
export interface LiveState {
  signal<Value>(pick: (state: ExtensionState) => Value): SubscribableSignalLike<Value>;
  update(state: ExtensionState): void;
  /** `shopify.setSignals`, which `@shopify/ui-extensions/preact` calls. */
  setSignals(signals: SignalClass): void;
}

export function openLiveState(first: ExtensionState): LiveState {
  let state = first;
  const all: Pick<LiveSignal<unknown>, "refresh" | "back">[] = [];
  return {
    signal(pick) {
      const made = new LiveSignal(() => pick(state));
      all.push(made);
      return made;
    },
    update(next) {
      state = next;
      for (const one of all) one.refresh();
    },
    setSignals(signals) {
      for (const one of all) one.back(signals);
    },
  };
}

class LiveSignal<Value> implements SubscribableSignalLike<Value> {
  #read: () => Value;
  #holder: { value: Value };
  #text: string;
  #listeners = new Set<(value: Value) => void>();

  constructor(read: () => Value) {
    this.#read = read;
    this.#holder = { value: read() };
    this.#text = JSON.stringify(this.#holder.value) ?? "";
  }

  get value(): Value {
    return this.#holder.value;
  }

  get current(): Value {
    return this.value;
  }

  subscribe(listener: (value: Value) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async destroy(): Promise<void> {
    this.#listeners.clear();
  }

  back(signals: SignalClass): void {
    this.#holder = new signals(this.#read());
  }

  refresh(): void {
    const value = this.#read();
    const text = JSON.stringify(value) ?? "";
    if (text === this.#text) return;
    this.#text = text;
    this.#holder.value = value;
    for (const listener of this.#listeners) listener(value);
  }
}
