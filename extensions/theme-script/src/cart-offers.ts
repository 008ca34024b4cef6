import { TandemAdd } from "./add-form.ts";
import { refuse } from "./budget.ts";
import { onCartChange } from "./cart-change.ts";
import { recall } from "./memory.ts";

/** Where a drawer sums up: the strip goes before it, and out of the drawer's own form, for it has one itself. */
const DRAWER_FEET = ":is(cart-drawer,#CartDrawer,.cart-drawer) [class*=__foot],.cart-drawer__summary";

/** `<tandem-cart-offer>`: a set that the cart nearly fills. It can be declined for good. */
class TandemCartOffer extends TandemAdd {
  override connectedCallback(): void {
    super.connectedCallback();
    this.querySelector("[data-tandem-decline]")?.addEventListener("click", () => this.decline(), this.undo);
  }

  decline(): void {
    const around = this.closest(".tandem");
    refuse([this.dataset.tandemOffer ?? ""]);
    this.remove();
    focusOn(around);
  }
}

/** `<tandem-strip>`: the best of them, wherever the theme has a place. It comes back where the theme painted over it. */
class TandemStrip extends HTMLElement {
  disconnectedCallback(): void {
    requestAnimationFrame(() => document.querySelector("tandem-strip") ?? placeStrip(false));
  }
}

/** Swaps what depends on the cart for what the page says now; only the last change of several counts. */
let latest = new AbortController();
async function refresh(): Promise<void> {
  latest.abort();
  latest = new AbortController();
  const { signal } = latest;
  const answer = await fetch(location.href, { signal, headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of document.querySelectorAll("[data-tandem-cart],#tandem-embed")) {
    const fresh = page.getElementById(old.id);
    if (!fresh) continue;
    if (old.matches("template")) {
      old.innerHTML = fresh.innerHTML;
      continue;
    }
    const hadFocus = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (hadFocus) focusOn(fresh);
  }
  placeStrip(true);
}

/**
 * Puts the strip into the theme's drawer, or where that has no place for it to the foot of the page: there only after a change
 * of the cart, or if the shopper has not seen it. A page with the block needs no strip.
 */
function placeStrip(isChange: boolean): void {
  const embed = document.querySelector<HTMLTemplateElement>("template#tandem-embed");
  const old = document.querySelector("tandem-strip");
  const hadFocus = old?.contains(document.activeElement);
  old?.remove();
  const strip = embed && document.importNode(embed.content, true).querySelector("tandem-strip");
  const offer = strip?.querySelector<HTMLElement>("[data-tandem-offer]")?.dataset.tandemOffer ?? "";
  if (!strip || document.querySelector("[data-tandem-cart]")) return;
  const place = findPlace(embed.dataset.slot);
  if (place) place(strip);
  else if (isChange || !recall("seen", "sessionStorage").includes(offer)) {
    strip.classList.add("tandem-strip--foot");
    document.body.append(strip);
  }
  if (hadFocus) focusOn(strip);
}

function findPlace(own = ""): ((strip: Element) => void) | null {
  const made = document.querySelector(own || "[data-tandem-place]");
  if (made) return (strip) => made.append(strip);
  const foot = document.querySelector(DRAWER_FEET);
  const before = foot?.closest("form") ?? foot;
  return before ? (strip) => before.before(strip) : null;
}

/** Where something that had the focus is gone, it goes to what stands there now. */
function focusOn(place: Element | null): void {
  const target =
    place?.querySelector<HTMLElement>("[tabindex],button,a") ?? document.querySelector<HTMLElement>("main");
  if (target && !target.matches("button,a")) target.tabIndex = -1;
  target?.focus({ preventScroll: true });
}

customElements.define("tandem-cart-offer", TandemCartOffer);
customElements.define("tandem-strip", TandemStrip);
if (document.documentElement.dataset.tandemArm !== "hold-out") {
  placeStrip(false);
  onCartChange(() => void refresh().catch(() => undefined));
}
