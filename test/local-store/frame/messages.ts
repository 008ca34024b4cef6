/**
 * What the App Bridge stand-in (in the app's page) and the admin frame say to each other with `postMessage`.
 *
 * - *question*: the app waits for the answer, which comes back through the message's port.
 * - *notice*: the app tells, nothing comes back.
 * - *press*: the merchant did something in what the frame draws for the app.
 */
export interface Questions {
  idToken: { ask: null; answer: string };
  user: { ask: null; answer: { id: number; name: string; email: string; accountAccess: string } };
  /** App Bridge types the answer by the kind that was asked for; `never` fits all of them. */
  resourcePicker: { ask: PickerQuestion; answer: never[] | null };
  picker: { ask: ListQuestion; answer: string[] | null };
  scopes: { ask: { action: "query" | "request" | "revoke"; scopes: string[] }; answer: ScopesAnswer };
  extensions: { ask: null; answer: ExtensionAnswer[] };
  leaveConfirmation: { ask: null; answer: boolean };
}

export interface PickerQuestion {
  type: "product" | "variant" | "collection";
  action: "add" | "select";
  multiple: boolean | number;
  query: string;
  selectedIds: string[];
  showVariants: boolean;
  showDraft: boolean;
  showArchived: boolean;
  showHidden: boolean;
}

export interface ListQuestion {
  heading: string;
  multiple: boolean | number;
  items: { id: string; heading: string; detail: string; disabled: boolean; selected: boolean }[];
}

export interface ScopesAnswer {
  result: "granted-all" | "declined-all";
  granted: string[];
  required: string[];
  optional: string[];
}

export interface ExtensionAnswer {
  handle: string;
  type: "ui_extension" | "theme_app_extension";
  activations: ThemeActivation[];
}

/** A block or embed of a theme extension, and where it stands in the shop's themes. */
export interface ThemeActivation {
  target: string;
  handle: string;
  name: string;
  status: "active" | "available" | "unavailable";
  activations: { target: string; themeId: string }[];
}

export interface Notices {
  ready: { title: string };
  location: { path: string };
  nav: { items: NavItem[] };
  titleBar: TitleBar | null;
  toast: { id: string; message: string; durationMs: number; isError: boolean; action: string | null };
  hideToast: { id: string };
  loading: { on: boolean };
  saveBar: SaveBar | null;
  /** To somewhere outside of the app: a path of the admin, or an address. */
  leave: { url: string };
  /** To a path of the app, as a new document with a new session token. */
  reload: { path: string };
}

export interface NavItem {
  label: string;
  href: string;
  isHome: boolean;
}

export interface TitleBar {
  title: string;
  buttons: { id: string; label: string; variant: string; disabled: boolean }[];
}

export interface SaveBar {
  discardConfirmation: boolean;
  saveDisabled: boolean;
  discardDisabled: boolean;
  loading: boolean;
}

export interface Presses {
  navigate: { href: string };
  toastAction: { id: string };
  toastDismiss: { id: string };
  save: null;
  discard: null;
  titleBarButton: { id: string };
}

/** How a message looks on the wire. */
export type Message =
  | { [Kind in keyof Questions]: { to: "frame"; question: Kind; value: Questions[Kind]["ask"] } }[keyof Questions]
  | { [Kind in keyof Notices]: { to: "frame"; notice: Kind; value: Notices[Kind] } }[keyof Notices];

export type Press = { [Kind in keyof Presses]: { to: "app"; press: Kind; value: Presses[Kind] } }[keyof Presses];

/** The frame's answer to a question: an answer, or why there is none. */
export type Answer = { ok: true; value: unknown } | { ok: false; error: string };
