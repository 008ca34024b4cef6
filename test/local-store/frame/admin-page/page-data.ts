/** What the server wrote into the frame's page for its script. */
export interface PageData {
  /** Domain of the shop. */
  shop: string;
  /** `/store/HANDLE/apps/APP`: what stands before the app's own path in the address bar. */
  basePath: string;
  appOrigin: string;
  appName: string;
}

export function readPageData(): PageData {
  return JSON.parse(document.getElementById("page-data")?.textContent ?? "{}");
}

/** The element with this id; the page is broken without it. */
export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.querySelector<T>(`#${id}`);
  if (!element) throw new Error(`The frame's page has no #${id}`);
  return element;
}

/** What a browser has by itself: the types of Shopify's extensions add elements of theirs. */
type OwnTag = Exclude<keyof HTMLElementTagNameMap, `s-${string}`>;

/** An element with attributes and children; text is text, never markup. */
export function make<Tag extends OwnTag>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Asks the local store; throws with its words when it refuses. */
export async function askStore<T>(path: string, body: object): Promise<T> {
  const answer = await fetch(`/__frame/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ shop: readPageData().shop, ...body }),
  });
  const value = await answer.json();
  if (!answer.ok) throw new Error(value.errors ?? `The local store answered ${answer.status}`);
  return value;
}
