/** Makes the store's theme nicer where script runs: choosing without leaving the page, and the cart in a drawer. */
const store = () => window.Shopify ?? {};

/** Renders sections of this page anew and puts their insides in place; the focus stays where it was. */
async function refreshSections(ids, url = location.href) {
  const asked = new URL(url, location.href);
  asked.searchParams.set("sections", ids.join(","));
  const answer = await fetch(asked, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`The sections could not be rendered: ${answer.status}`);
  for (const [id, html] of Object.entries(await answer.json())) if (html !== null) replaceSection(id, html);
}

function replaceSection(id, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById(`shopify-section-${id}`);
  const old = document.getElementById(`shopify-section-${id}`);
  if (!fresh || !old) return;
  const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
  // A dialog that is open stays so: only what is in it changes.
  const inner = (root) => root.querySelector("[data-cart-section]");
  if (inner(fresh) && inner(old)) inner(old).replaceWith(inner(fresh));
  else old.replaceChildren(...fresh.childNodes);
  if (focused) document.getElementById(focused)?.focus();
}

/** The parts of this page that show the cart. */
async function refreshCart() {
  const ids = [...document.querySelectorAll("[data-cart-section]")].map(({ dataset }) => dataset.cartSection);
  await refreshSections(["sections--header-group__header", ...ids]);
}

function openCart() {
  const drawer = document.querySelector("cart-drawer");
  if (drawer) drawer.open();
  else location.href = "/cart";
}

/** Changes the cart by the storefront's standard action, or, where that isn't there, by the Ajax API. */
async function changeCart({ add, set }) {
  const { actions } = store();
  if (actions) {
    const lines = add
      ? [{ merchandiseId: `gid://shopify/ProductVariant/${add.id}`, quantity: add.quantity }]
      : [{ id: set.key, quantity: set.quantity }];
    const { userErrors } = await actions.updateCart({ lines }, { event: { context: add ? "product" : "cart" } });
    return userErrors?.[0]?.message ?? "";
  }
  const body = add ? { items: [add] } : { id: set.key, quantity: set.quantity };
  const answer = await fetch(add ? "/cart/add.js" : "/cart/change.js", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) return (await answer.json()).description ?? "";
  await refreshCart();
  return "";
}

class CartDrawer extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector("dialog");
    this.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-close-cart]")) dialog.close();
    });
  }

  open() {
    const dialog = this.querySelector("dialog");
    if (!dialog.open) dialog.showModal();
  }
}

class ProductPage extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const value = event.target.closest("a[data-variant]");
      const thumb = event.target.closest("[data-picture]");
      if (thumb) this.show(thumb);
      if (!value || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      this.choose(value);
    });
  }

  async choose(value) {
    history.replaceState({}, "", value.href);
    await refreshSections([this.dataset.section], value.href);
  }

  show(thumb) {
    this.querySelector(".product__main img").src = thumb.dataset.picture;
    for (const other of this.querySelectorAll("[data-picture]")) other.removeAttribute("aria-current");
    thumb.setAttribute("aria-current", "true");
  }
}

customElements.define("cart-drawer", CartDrawer);
customElements.define("product-page", ProductPage);

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-buy]");
  if (!form) return;
  event.preventDefault();
  const fields = new FormData(form);
  const add = { id: Number(fields.get("id")), quantity: Number(fields.get("quantity")) || 1 };
  const problem = await changeCart({ add });
  const said = form.querySelector("[data-said]");
  if (said) said.textContent = problem;
  if (!problem) openCart();
});

document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-open-cart]");
  const remove = event.target.closest("[data-remove]");
  if (remove) {
    event.preventDefault();
    await setQuantity(remove, { key: remove.dataset.remove, quantity: 0 });
  } else if (link && document.querySelector("cart-drawer") && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    openCart();
  }
});

document.addEventListener("change", async (event) => {
  const field = event.target.closest("[data-quantity-of]");
  if (field) await setQuantity(field, { key: field.dataset.quantityOf, quantity: Number(field.value) || 0 });
});

async function setQuantity(near, set) {
  const { cartSection } = near.closest("[data-cart-section]").dataset;
  const problem = await changeCart({ set });
  const section = document.querySelector(`[data-cart-section="${cartSection}"]`);
  const place = section?.querySelector("[data-cart-error]");
  if (place) place.textContent = problem;
}

/** Tells the storefront how this theme shows its cart. */
document.addEventListener("DOMContentLoaded", () => {
  const { actions } = store();
  if (!actions) return;
  actions.openCart.configure({ handler: async () => openCart() });
  actions.updateCart.configure({
    eventTarget: () => document.querySelector("cart-drawer") ?? document,
    handler: async (defaultHandler) => {
      const result = await defaultHandler();
      await refreshCart();
      return result;
    },
  });
});
