const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** `<tandem-campaign>`: may count down to its end. */
class TandemCampaign extends HTMLElement {
  timer = 0;

  connectedCallback(): void {
    const place = this.querySelector<HTMLElement>("[role=timer]");
    if (place) this.tick(place);
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  tick(place: HTMLElement): void {
    const seconds = Math.ceil((Date.parse(this.dataset.tandemEnds ?? "") - Date.now()) / 1000);
    if (!(seconds > 0)) return;
    const isLast = seconds <= 3_600 && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    place.textContent = (place.dataset.left ?? "_").replace("_", sayTime(seconds, isLast));
    this.timer = window.setTimeout(() => this.tick(place), 1000 * (isLast ? 1 : seconds % 60 || 60));
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

customElements.define("tandem-campaign", TandemCampaign);
