import type { NavItem, TitleBar } from "#test/local-store/frame/messages.ts";
import { press } from "./app-frame.ts";
import { make, part, readPageData } from "./page-data.ts";
import { mayLeave } from "./save-bar.ts";

let items: NavItem[] = [];

/** Draws the app's own links under its name in the left navigation. */
export function drawNav(newItems: NavItem[]): void {
  items = newItems;
  const list = part("app-nav");
  list.replaceChildren(
    ...items
      .filter((item) => !item.isHome)
      .map((item) => {
        const link = make("a", linkAttributes(item), item.label);
        return make("li", {}, link);
      }),
  );
  list.hidden = list.children.length === 0;
  markCurrent();
}

function linkAttributes({ href }: NavItem): Record<string, string> {
  return { class: "nav__link nav__link--sub", href: readPageData().basePath + href, "data-href": href };
}

/** The app went to another of its pages: the address bar and the mark in the navigation follow. */
export function showLocation(path: string): void {
  const { basePath } = readPageData();
  history.replaceState(null, "", path === "/" ? basePath : basePath + path);
  markCurrent();
}

/** The link that fits the app's page best is marked; a page below a link belongs to it. */
function markCurrent(): void {
  const here = location.pathname.slice(readPageData().basePath.length) || "/";
  const links = [...part("app-nav").querySelectorAll<HTMLAnchorElement>("a")];
  const fits = links.filter(({ dataset: { href = "" } }) => isWithin(here, href.split("?")[0] ?? ""));
  const best = fits.sort((a, b) => (b.dataset.href?.length ?? 0) - (a.dataset.href?.length ?? 0))[0];
  for (const link of links) link.toggleAttribute("aria-current", link === best);
  part("app-link").toggleAttribute("aria-current", best === undefined);
}

function isWithin(path: string, parent: string): boolean {
  return path === parent || (parent !== "/" && path.startsWith(`${parent}/`));
}

/** Links of the app are followed inside the app; on a phone the drawer closes. */
export function hearNav(): void {
  part("nav").addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link) return;
    const isApp = link.id === "app-link";
    const href = isApp ? (items.find((item) => item.isHome)?.href ?? null) : link.getAttribute("data-href");
    if (href === null) return;
    event.preventDefault();
    document.body.classList.remove("nav-open");
    void mayLeave().then((yes) => yes && press("navigate", { href }));
  });
  part("menu").addEventListener("click", () => document.body.classList.toggle("nav-open"));
  part("scrim").addEventListener("click", () => document.body.classList.remove("nav-open"));
}

const classOf = (variant: string) => (variant === "primary" ? "button button--primary" : "button");

/** The app's title and buttons beside its name, where it has a `ui-title-bar`. */
export function drawTitleBar(bar: TitleBar | null): void {
  part("app-title").textContent = bar?.title ? ` / ${bar.title}` : "";
  part("app-actions").replaceChildren(
    ...(bar?.buttons ?? []).map((button) => {
      const element = make("button", { type: "button", class: classOf(button.variant) }, button.label);
      element.disabled = button.disabled;
      element.addEventListener("click", () => press("titleBarButton", { id: button.id }));
      return element;
    }),
  );
}
