import "./channel.ts";
import "@remote-dom/core/polyfill";
import {
  BatchingRemoteConnection,
  connectRemoteNode,
  RemoteElement,
  RemoteEvent,
  setRemoteId,
} from "@remote-dom/core/elements";
import { CATALOGUE, type ElementEntry } from "#test/local-store/ui-extensions/element-catalogue.ts";
import type { ListenerMark } from "#test/local-store/ui-extensions/messages.ts";
import { tell, tellProblem } from "./channel.ts";

/** How the page names the root of a remote tree. */
const ROOT_ID = "~";
type Listener = (detail: unknown) => unknown;
const listeners = new Map<number, Listener>();
const marks = new WeakMap<Listener, ListenerMark>();

/** Makes `document.body` what the page shows: what an extension renders into it appears there. */
export function openDocument(): void {
  for (const [tag, entry] of Object.entries<ElementEntry>(CATALOGUE)) defineElement(tag, entry);
  const connection = new BatchingRemoteConnection({
    mutate: (records) => tell({ type: "mutate", records: records.map(markListeners) }),
    call() {
      throw new Error("Methods of elements are not implemented in the local store");
    },
  });
  setRemoteId(document.body, ROOT_ID);
  connectRemoteNode(document.body, connection);
}

/** An event of an element in the page. */
export function dispatch(listener: number, detail: unknown): void {
  listeners.get(listener)?.(detail);
}

function defineElement(tag: string, { properties, events }: ElementEntry): void {
  const remoteEvents = Object.fromEntries(events.map((name) => [name, { dispatchEvent: makeEvent(name) }]));
  class Element extends RemoteElement {
    static override readonly remoteProperties = properties;
    static override readonly remoteEvents = remoteEvents;

    // Preact sets what an element does not have as an attribute: a property that Shopify's element does not know. What it
    // always sets so (`href` and the like) is made a property by remote DOM.
    override setAttribute(name: string, value: string): void {
      const property = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      if (name !== "slot" && !properties.includes(property)) tellProblem(`<${tag}> has no property ${name}`);
      super.setAttribute(name, value);
    }
  }
  customElements.define(tag, Element as never);
}

/** Fields bring their new value along: `event.currentTarget.value` is what the shopper typed. */
function makeEvent(name: string) {
  return function (this: HTMLElement, detail: unknown): Event {
    if (typeof detail === "object" && detail !== null) Object.assign(this, detail);
    return new RemoteEvent(name, { detail });
  };
}

/** The same record with numbers where its functions are: only those can be sent. */
function markListeners(value: unknown): unknown {
  if (typeof value === "function") return markOf(value as Listener);
  if (Array.isArray(value)) return value.map(markListeners);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, markListeners(one)]));
}

function markOf(listener: Listener): ListenerMark {
  const known = marks.get(listener);
  if (known) return known;
  const mark = { __listener: listeners.size + 1 };
  listeners.set(mark.__listener, listener);
  marks.set(listener, mark);
  return mark;
}
