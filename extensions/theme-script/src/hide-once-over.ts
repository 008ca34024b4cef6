const DAY = 86_400_000;

/**
 * Hides an offer at the moment its end date begins in the shop's time zone (snippet `tandem-offer`), however old the page is.
 * The embed does so for every offer; a theme may have none.
 */
export function hideOnceOver(offer: HTMLElement | null): void {
  if (!offer?.dataset.tandemEnds) return;
  const left = Date.parse(offer.dataset.tandemEnds) - Date.now();
  if (left <= 0) offer.hidden = true;
  // A timer of more than 24 days would be over at once.
  else setTimeout(hideOnceOver, Math.min(left, DAY), offer);
}
