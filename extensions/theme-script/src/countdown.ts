const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** `<tandem-campaign>`: goes when its last day is over in the shop's time zone, however old the page is, and may count down. */
class TandemCampaign extends HTMLElement {
  timer = 0;

  connectedCallback(): void {
    this.tick();
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  tick(): void {
    const seconds = Math.ceil((Date.parse(this.dataset.tandemEnds ?? "") - Date.now()) / 1000);
    if (Number.isNaN(seconds)) return;
    this.hidden ||= seconds <= 0;
    if (this.hidden) return;
    const place = this.querySelector("[role=timer]");
    const isLast = place !== null && seconds <= 3_600 && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (place) place.textContent = (place.getAttribute("data-left") ?? "_").replace("_", sayTime(seconds, isLast));
    this.timer = window.setTimeout(() => this.tick(), 1000 * (isLast ? 1 : seconds % 60 || 60));
  }
}

/** The two greatest units, as "2 days 4 hours": seconds only in the last hour, where motion is welcome. */
function sayTime(seconds: number, withSeconds: boolean): string {
  const locale = document.documentElement.lang || "en";
  let left = seconds;
  const parts: string[] = [];
  for (const [unit, size] of UNITS.slice(0, withSeconds ? 4 : 3)) {
    const count = Math.floor(left / size);
    left %= size;
    if (count > 0)
      parts.push(new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count));
  }
  return parts.slice(0, 2).join(" ");
}

if (!customElements.get("tandem-campaign")) customElements.define("tandem-campaign", TandemCampaign);
