import type { HostPage } from "#test/local-store/ui-extensions/extension-host.ts";
import { defineElements } from "./elements/define-elements.ts";
import { openLivePage } from "./live-page.ts";
import { mountExtension } from "./mount-extension.ts";

// Hosts the app's extensions in a page of checkout, after it or of the account.
const given = document.querySelector("#extension-host");
if (given?.textContent) {
  const host: HostPage = JSON.parse(given.textContent);
  defineElements();
  const page = openLivePage(host);
  for (const mount of host.mounts) mountExtension(page, mount);
}
