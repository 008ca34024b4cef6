import type { ApiVersion, Capability } from "@shopify/ui-extensions/checkout";
import type { ExtensionState } from "./extension-state.ts";

/** What the page and an extension's worker say to each other. */
export type ToWorker =
  | { type: "start"; start: WorkerStart }
  | { type: "state"; state: ExtensionState }
  /** An event of an element that the extension listens to. */
  | { type: "event"; listener: number; detail: unknown }
  | { type: "reply"; id: number; result?: unknown; error?: string };

export type ToPage =
  /** Records of remote DOM, in which listeners are numbers (`ListenerMark`). */
  | { type: "mutate"; records: unknown[] }
  | { type: "call"; id: number; name: HostCall; args: unknown[] }
  | { type: "rendered" }
  | { type: "problem"; problem: string };

/** What the extension's API asks of the page. */
export type HostCall =
  | "change"
  | "query"
  | "customerAccount"
  | "storageRead"
  | "storageWrite"
  | "storageDelete"
  | "publish"
  | "requireLogin";

/** Stands for a listener in a record on its way to the page. */
export interface ListenerMark {
  __listener: number;
}

/** What a worker is started with. */
export interface WorkerStart {
  target: string;
  apiVersion: ApiVersion;
  scriptUrl: string;
  capabilities: Capability[];
  isEditor: boolean;
  settings: Record<string, string | number | boolean>;
  /** The language of the words, and the words themselves as the locale's file has them. */
  extensionLanguage: string;
  words: Record<string, unknown>;
  /** The metafields that the toml asks for at this target. */
  metafields: { namespace: string; key: string }[];
  state: ExtensionState;
}
