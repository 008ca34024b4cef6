/** A standard storefront event: its facts are properties of the event itself, not of `detail`. */
export function standardEvent(name: string, facts: Record<string, unknown>): Event {
  const event = new Event(`shopify:${name}`, { bubbles: true, composed: true });
  return Object.assign(event, facts);
}
