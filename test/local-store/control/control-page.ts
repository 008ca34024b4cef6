import { page, text } from "#test/local-store/frame/pages.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import type { Delivery } from "#test/local-store/webhooks/delivery.ts";

/** How many of the newest webhooks the page shows. */
const SHOWN = 30;

/** The page at `/__control`: the same controls for a person, and the newest webhooks. */
export function controlPage(parts: StoreParts): string {
  const { clock, webhooks, shops } = parts;
  return page("Controls · Local store", [
    `<main class="plain plain--wide">
      <p><a href="/">Shops</a></p>
      <h1 class="plain__title">Controls</h1>
      <p class="quiet">Each button is a request to <code>/__control/…</code>, which tests use too.</p>
      <p id="said" role="status" class="quiet">The store’s time: ${new Date(clock.now()).toUTCString()}</p>
      <div class="card__buttons">
        ${button("clock", { advanceMs: 3_600_000 }, "An hour later")}
        ${button("clock", { advanceMs: 48 * 3_600_000 }, "Two days later")}
        ${button("faults/webhooks", { kind: "drop" }, "Lose the next webhook")}
        ${button("faults/webhooks", { kind: "duplicate", copies: 4 }, "Send the next webhook five times")}
        ${button("faults/webhooks", { kind: "corrupt-hmac" }, "Sign the next webhook wrongly")}
        ${button("faults/auth", { kind: "unreachable", times: 3 }, "Break the next three sign-ins")}
        ${button("faults/admin", { throttleNext: 5 }, "Throttle the next five API calls")}
        ${button("faults", null, "End all faults")}
      </div>
      <ul class="cards">${[...shops.values()].map(shopCard).join("")}</ul>
      <h2 class="card__title">Webhooks</h2>
      <div class="log__scroll"><table class="log">
        <thead><tr>${["Triggered", "Shop", "Topic", "Status", "Answers", ""].map(head).join("")}</tr></thead>
        <tbody>${webhooks.log().slice(-SHOWN).reverse().map(row).join("")}</tbody>
      </table></div>
    </main>
    <script src="/__frame/controls.js"></script>`,
  ]);
}

function shopCard(shop: LocalShop): string {
  const to = (action: string) => `shops/${shop.domain}/${action}`;
  const newest = shop.world.orders.at(-1);
  const order = newest ? { orderId: newest.id } : null;
  return `<li class="card">
    <h2 class="card__title">${text(shop.world.shop.name)} <span class="quiet">${shop.installation ? "has the app" : "does not have the app"}</span></h2>
    <p class="card__buttons">
      ${button(to("place-order"), {}, "Place an order")}
      ${newest && order ? button(to("refund-order"), order, `Refund ${newest.name}`) : ""}
      ${newest && order ? button(to("cancel-order"), order, `Cancel ${newest.name}`) : ""}
      ${newest && order ? button(to("delete-order"), order, `Delete ${newest.name}`) : ""}
    </p>
    <p class="card__buttons">
      ${button(to("install"), {}, "Install the app")}
      ${button(to("uninstall"), {}, "Uninstall the app")}
      ${button(to("revoke-tokens"), {}, "Revoke all tokens")}
      <a class="button" href="/__control/${to("orders.csv")}" download="orders_export.csv">Export orders</a>
      <a class="button" href="/__control/${to("products.csv")}" download="products_export.csv">Export products</a>
    </p>
  </li>`;
}

/** A button that sends a control; null as its body means DELETE. */
function button(path: string, body: object | null, label: string): string {
  const data = body === null ? "" : ` data-body="${text(JSON.stringify(body))}"`;
  return `<button class="button" type="button" data-path="${text(path)}"${data}>${text(label)}</button>`;
}

const head = (label: string) => `<th class="log__cell" scope="col">${label}</th>`;
const cell = (content: string) => `<td class="log__cell">${content}</td>`;

function row(delivery: Delivery): string {
  const answers = delivery.attempts.map(({ status, error }) => status ?? error).join(", ");
  const next = delivery.nextAttemptAtMs === null ? "" : ` until ${new Date(delivery.nextAttemptAtMs).toUTCString()}`;
  const cells = [
    text(delivery.triggeredAt.replace("T", " ").slice(0, 19)),
    text(delivery.shop.replace(".myshopify.com", "")),
    text(delivery.topic),
    text(delivery.status + next),
    text(answers),
    button(`webhooks/${delivery.id}/resend`, {}, "Send again"),
  ];
  return `<tr>${cells.map(cell).join("")}</tr>`;
}
