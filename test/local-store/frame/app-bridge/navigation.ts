import { onPress, tell } from "./channel.ts";
import { plainPath } from "./page-config.ts";

/** Keeps the frame's address bar and the app's pages together, and takes the app out of its iframe where it asks to. */
export function watchNavigation(): void {
  const told = () => tell("location", { path: plainPath(location.href) });
  for (const method of ["pushState", "replaceState"] as const) {
    const plain = history[method].bind(history);
    history[method] = (...args: Parameters<History["pushState"]>) => {
      plain(...args);
      told();
    };
  }
  addEventListener("popstate", told);
  told();
  const plainOpen = window.open.bind(window);
  window.open = (url, target, features) =>
    url !== undefined && openAddress(String(url), target ?? "_blank") ? null : plainOpen(url, target, features);
  addEventListener("click", leaveByLink, true);
  onPress("navigate", ({ href }) => navigate(href));
}

/** Opens an address that is not for this iframe; false when the browser may open it as usual. */
export function openAddress(address: string, target: string): boolean {
  if (address.startsWith("shopify:")) {
    tell("leave", { url: address.replace(/^shopify:\/*admin/, "") });
    return true;
  }
  const url = new URL(address, location.href);
  const isOurs = url.origin === location.origin || url.origin === appOrigin();
  if (target === "_self" && isOurs && url.origin !== location.origin) {
    location.assign(`${url.pathname}${url.search}${url.hash}`);
    return true;
  }
  if (target !== "_top" && target !== "_parent") return false;
  if (isOurs) tell("reload", { path: plainPath(url.href) });
  else tell("leave", { url: url.href });
  return true;
}

/** The origin by which the app knows itself, where the store was told of one. */
function appOrigin(): string | null {
  return document.documentElement.dataset.appOrigin ?? null;
}

function leaveByLink(event: MouseEvent): void {
  const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey) return;
  const address = link.getAttribute("href") ?? "";
  if (!address.startsWith("shopify:") && !["_top", "_parent"].includes(link.target)) return;
  if (openAddress(address, link.target || "_top")) event.preventDefault();
}

let listenersOfNavigate = 0;
/** Counts who listens for `shopify:navigate`: without a listener, a link of the menu is followed as a link. */
export function countNavigateListeners(): void {
  const plain = window.addEventListener.bind(window);
  window.addEventListener = (type: string, ...rest: [EventListenerOrEventListenerObject, ...unknown[]]) => {
    if (type === "shopify:navigate") listenersOfNavigate += 1;
    plain(type, rest[0], rest[1] as AddEventListenerOptions | undefined);
  };
}

/** A link of the app's menu was pressed in the frame. */
function navigate(href: string): void {
  const links = document.querySelectorAll<HTMLAnchorElement>("ui-nav-menu a, s-app-nav a, s-app-nav s-link");
  const link = [...links].find((one) => one.getAttribute("href") === href);
  if (!link) location.assign(href);
  else if (listenersOfNavigate > 0) link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true }));
  else link.click();
}
