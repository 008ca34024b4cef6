import { type AjaxCart, askCart, onCartChange } from "./cart-change.ts";

type Line = AjaxCart["items"][number];

/** `<tandem-upgrade>`: leads to the better product, or puts it in the place of this one where this one is in the cart. */
class TandemUpgrade extends HTMLElement {
  declare undo: AbortController;

  connectedCallback(): void {
    this.undo = new AbortController();
    const { signal } = this.undo;
    this.show("switches" in this.dataset);
    this.button?.addEventListener("click", () => void this.switchLine(), { signal });
    onCartChange(async () => this.show(Boolean(await this.findLine().catch(() => undefined))), signal);
  }

  disconnectedCallback(): void {
    this.undo.abort();
  }

  get button(): HTMLElement | null {
    return this.querySelector("[data-tandem-switch]");
  }

  /** A button that acts, or a link that leads: never one that does the other's. The styles show one of them. */
  show(switches: boolean): void {
    this.toggleAttribute("data-switching", switches);
  }

  async findLine(): Promise<Line | undefined> {
    const { items } = await askCart(this.cartUrl, "");
    return items.find((line) => String(line.product_id) === this.dataset.product && !line.selling_plan_allocation);
  }

  get cartUrl(): string {
    return this.dataset.cart ?? "";
  }

  /** The better one comes in before this one goes out: whatever fails between, nothing of the shopper's is lost. */
  async switchLine(): Promise<void> {
    const alert = this.querySelector<HTMLElement>("[role=alert]");
    if (!alert || this.button?.getAttribute("aria-disabled") === "true") return;
    this.button?.setAttribute("aria-disabled", "true");
    alert.textContent = "";
    let problem = alert.dataset.failed;
    try {
      const line = await this.findLine();
      if (line) {
        await askCart(this.cartUrl, "/add", { items: [this.toBetter(line)] });
        problem = alert.dataset.both;
        await askCart(this.cartUrl, "/change", { id: line.key, quantity: 0 });
      }
      location.assign(this.cartUrl);
    } catch (error) {
      const said = error instanceof Error ? error.message : "";
      alert.textContent = `${said} ${problem}`.trim();
    }
    this.button?.setAttribute("aria-disabled", "false");
  }

  /** As many of the better one, with the shopper's own properties. Marks of an offer that this line came by are not its. */
  toBetter({ quantity, properties }: Line): object {
    const { variant, tandemOffer } = this.dataset;
    const arm = document.documentElement.dataset.tandemArm;
    const own = Object.entries(properties ?? {}).filter(([name]) => !name.startsWith("_tandem_"));
    const marks = { _tandem_offer: tandemOffer, ...(arm && { _tandem_arm: arm }) };
    return { id: Number(variant), quantity, properties: { ...Object.fromEntries(own), ...marks } };
  }
}

customElements.define("tandem-upgrade", TandemUpgrade);
