/** The script of the admin frame's page: draws for the app what App Bridge asks for. Bundled into one script. */
import type { Answer, Message, Notices, Questions, ScopesAnswer } from "#test/local-store/frame/messages.ts";
import { appFrame, leave, openApp } from "./app-frame.ts";
import { confirm } from "./dialog.ts";
import { drawNav, drawTitleBar, hearNav, showLocation } from "./nav.ts";
import { askStore, make, part, readPageData } from "./page-data.ts";
import { pickFromList, pickResources } from "./pickers.ts";
import { drawSaveBar, hearSaveBar, mayLeave } from "./save-bar.ts";
import { drawToast, hideToast } from "./toasts.ts";

type Answerers = { [Kind in keyof Questions]: (ask: Questions[Kind]["ask"]) => Promise<Questions[Kind]["answer"]> };

const answerers: Answerers = {
  idToken: async () => (await askStore<{ token: string }>("token", {})).token,
  user: () => askStore("user", {}),
  resourcePicker: pickResources,
  picker: pickFromList,
  scopes: answerScopes,
  extensions: () => askStore("extensions", {}),
  leaveConfirmation: mayLeave,
};

async function answerScopes(ask: Questions["scopes"]["ask"]): Promise<ScopesAnswer> {
  if (ask.action !== "request") return askStore("scopes", ask);
  const before = await askStore<ScopesAnswer>("scopes", { action: "query", scopes: [] });
  const wanted = ask.scopes.filter((scope) => !before.granted.includes(scope));
  if (wanted.length === 0) return before;
  const list = make("ul", {}, ...wanted.map((scope) => make("li", {}, make("code", {}, scope))));
  const said = await confirm({
    title: `${readPageData().appName} asks for more access`,
    body: list,
    yes: "Update access",
    no: "Decline",
  });
  return said ? askStore("scopes", ask) : { ...before, result: "declined-all" };
}

type Hearers = { [Kind in keyof Notices]: (value: Notices[Kind]) => void };

const hearers: Hearers = {
  ready: () => part("loading").classList.remove("on"),
  location: ({ path }) => showLocation(path),
  nav: ({ items }) => drawNav(items),
  titleBar: drawTitleBar,
  toast: drawToast,
  hideToast: ({ id }) => hideToast(id),
  loading: ({ on }) => part("loading").classList.toggle("on", on),
  saveBar: drawSaveBar,
  leave: ({ url }) => leave(url),
  reload: ({ path }) => void openApp(path),
};

/** Only the page in the iframe itself may say where the app is; a page in one of its modals may not. */
const OF_MAIN_PAGE = new Set<keyof Notices>(["ready", "location", "nav", "titleBar"]);

addEventListener("message", (event: MessageEvent<Message>) => {
  if (event.origin !== readPageData().appOrigin || event.data?.to !== "frame") return;
  const { data } = event;
  if ("question" in data) {
    const answerer: (ask: never) => Promise<unknown> = answerers[data.question];
    void answerer(data.value as never).then(
      (value) => reply(event, { ok: true, value }),
      (error: unknown) => reply(event, { ok: false, error: error instanceof Error ? error.message : String(error) }),
    );
    return;
  }
  if (OF_MAIN_PAGE.has(data.notice) && event.source !== appFrame().contentWindow) return;
  const hearer: (value: never) => void = hearers[data.notice];
  hearer(data.value as never);
});

function reply(event: MessageEvent, answer: Answer): void {
  event.ports[0]?.postMessage(answer);
}

hearNav();
hearSaveBar();
// Opened only now: a message that the app sends before this script listens would be lost.
appFrame().src = appFrame().dataset.src ?? "";
appFrame().addEventListener("load", () => part("loading").classList.remove("on"));
