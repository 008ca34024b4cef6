import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { PageData } from "./admin-page/page-data.ts";

/** The HTML of the local admin. Styles are in `frame.css`, behaviour in `admin-page/`. */

/** The list of shops: where a person who opens the local store lands. */
export function homePage(shops: LocalShop[], app: { name: string; handle: string }): string {
  const cards = shops.map(
    ({ handle, domain, world, installation }) => `
      <li class="card">
        <h2 class="card__title">${text(world.shop.name)}</h2>
        <p>${text(domain)} · ${world.products.length.toLocaleString("en")} products ·
          ${world.orders.length.toLocaleString("en")} orders · ${world.customers.length.toLocaleString("en")} customers</p>
        <p class="card__buttons">
          <a class="button button--primary" href="/store/${text(handle)}/apps/${text(app.handle)}">Open ${text(app.name)}</a>
          <span class="quiet">${installation ? "installed" : "opening it installs it"}</span></p>
      </li>`,
  );
  return page("Local store", [
    `<main class="plain">
      <h1 class="plain__title">Local store</h1>
      <p>Stands in for Shopify on this machine: an admin for the app to live in, the Admin API, sign-in and webhooks. The shops
        and their shoppers are made up or come from the CSV files it was started with. Nothing here reaches Shopify.</p>
      <ul class="cards">${cards.join("")}</ul>
      <p><a href="/__control">Controls</a>: place, change and refund orders, break things on purpose, see the webhooks.</p>
    </main>`,
  ]);
}

/** A page of the admin that the local store does not have. */
export function missingPage(shop: LocalShop, path: string, app: { name: string; handle: string }): string {
  return page(shop.world.shop.name, [
    `<main class="plain">
      <h1 class="plain__title">${text(shop.world.shop.name)}</h1>
      <p>In Shopify this would be <code>${text(path)}</code>. The local store has no such page.</p>
      <p><a class="button button--primary" href="/store/${text(shop.handle)}/apps/${text(app.handle)}">Open ${text(app.name)}</a></p>
    </main>`,
  ]);
}

/** The admin with the app in it. `appUrl` is opened by the page's script, once it listens. */
export function framePage(shop: LocalShop, data: PageData, appUrl: string): string {
  return page(`${data.appName} · ${shop.world.shop.name}`, [
    topBar(shop.world.shop.name),
    navigation(data),
    stage(data, appUrl),
    `<div class="toasts" id="toasts" role="status" aria-live="polite"></div>
    <script type="application/json" id="page-data">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>
    <script src="/__frame/admin.js"></script>`,
  ]);
}

function topBar(shopName: string): string {
  const bar = '<span class="top__menu-bar"></span>';
  return `<header class="top">
    <button class="top__menu" id="menu" type="button" aria-label="Menu">${bar.repeat(3)}</button>
    <a class="top__brand" href="/">${MARK}<span class="top__brand-name">Local store</span></a>
    <div class="save-bar" id="save-bar" hidden role="region" aria-label="Unsaved changes">
      <span class="save-bar__words">Unsaved changes</span>
      <button class="save-bar__button" id="discard" type="button">Discard</button>
      <button class="save-bar__button save-bar__button--primary" id="save" type="button">Save</button>
    </div>
    <div class="top__shop"><span class="top__shop-name">${text(shopName)}</span>
      <i class="top__initials" aria-hidden="true">${text(initials(shopName))}</i></div>
  </header>`;
}

function navigation({ basePath, appName }: PageData): string {
  return `<nav class="nav" id="nav" aria-label="Admin">
    <ul class="nav__list"><li><a class="nav__link" href="/">${HOME_ICON} Shops</a></li></ul>
    <h2 class="nav__heading">Apps</h2>
    <ul class="nav__list"><li>
      <a class="nav__link" id="app-link" href="${text(basePath)}">${APP_ICON} ${text(appName)}</a>
      <ul class="nav__list" id="app-nav" hidden></ul>
    </li></ul>
    <ul class="nav__list nav__list--bottom"><li><a class="nav__link" href="/__control">${CONTROL_ICON} Controls</a></li></ul>
  </nav>
  <div class="scrim" id="scrim"></div>`;
}

function stage({ appName }: PageData, appUrl: string): string {
  const name = text(appName);
  return `<div class="stage">
    <div class="loading on" id="loading" role="progressbar" aria-label="Loading"></div>
    <div class="stage__bar">${APP_ICON}<strong class="stage__name">${name}</strong>
      <span class="stage__title" id="app-title"></span><span class="stage__actions" id="app-actions"></span></div>
    <iframe class="stage__app" id="app" title="${name}" data-src="${text(appUrl)}" allow="clipboard-write"></iframe>
  </div>`;
}

/** What the app's iframe shows when nothing answers at the app's address. */
export function appDownPage(appUrl: string, reason: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>The app does not answer</title>
    <body style="font:14px/1.6 system-ui,sans-serif;padding:32px;color:#303030">
    <h1 style="font-size:18px">The app does not answer</h1>
    <p>The local store found nothing at <code>${text(appUrl)}</code> (${text(reason)}). Start the app, then reload.</p></body></html>`;
}

/** A whole page of the local admin. */
export function page(title: string, body: string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${text(title)}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/__frame/frame.css">
</head>
<body>${body.join("\n")}</body>
</html>`;
}

/** Text for HTML, in elements and attributes. */
export function text(value: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return value.replace(/[&<>"']/g, (found) => entities[found] ?? found);
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
}

const icon = (path: string) => `<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">${path}</svg>`;
const stroke = 'fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round"';
const MARK = icon(`<path ${stroke} d="M3 8h14l-1.2 8.5H4.2L3 8Zm3.5 0V6.5a3.5 3.5 0 0 1 7 0V8"/>`);
const HOME_ICON = icon(`<path ${stroke} d="M3.5 9.5 10 4l6.5 5.5V16h-4.5v-4h-4v4H3.5V9.5Z"/>`);
const APP_ICON = icon(
  '<rect x="2" y="2" width="16" height="16" rx="4.5" fill="#2c6e5b"/><circle cx="7.8" cy="10" r="3" fill="#fff"/><circle cx="12.2" cy="10" r="3" fill="#fff" opacity=".65"/>',
);
const CONTROL_ICON = icon(`<path ${stroke} d="M4 6h7m4 0h1M4 14h1m4 0h7M11 4v4M9 12v4"/>`);
