import { HostElement } from "./host-element.ts";
import { boxStyle, gapStyle, responsive } from "./tokens.ts";

/** A box, and what lays boxes out. */
abstract class LayoutElement extends HostElement {
  protected abstract readonly display: string;
  protected extra(): Record<string, string> {
    return {};
  }

  protected override build(): void {
    this.root.innerHTML = "<slot></slot>";
  }

  protected override update(): void {
    const read = (name: string) => this.text(name);
    const hidden = this.text("display") === "none";
    const style = { ...boxStyle(read), ...this.extra(), display: hidden ? "none" : this.display };
    for (const [name, value] of Object.entries(style)) this.style.setProperty(name, value);
    const role = ROLES[this.text("accessibilityRole")];
    if (role) this.setAttribute("role", role);
    else this.removeAttribute("role");
    if (this.is("accessibilityLabel")) this.setAttribute("aria-label", this.text("accessibilityLabel"));
    if (this.text("accessibilityVisibility") === "hidden") this.setAttribute("aria-hidden", "true");
    this.classList.toggle("hidden", this.text("accessibilityVisibility") === "exclusive");
  }
}

const ROLES: Record<string, string> = {
  main: "main",
  header: "banner",
  footer: "contentinfo",
  section: "region",
  aside: "complementary",
  navigation: "navigation",
  "ordered-list": "list",
  "unordered-list": "list",
  "list-item": "listitem",
  "list-item-separator": "none",
  separator: "separator",
  status: "status",
  alert: "alert",
  none: "none",
};

export class Box extends LayoutElement {
  protected override readonly display = "block";
}

export class GridItem extends LayoutElement {
  protected override readonly display = "block";
  protected override extra() {
    return {
      "grid-column": responsive(this.text("gridColumn")) || "auto",
      "grid-row": responsive(this.text("gridRow")) || "auto",
    };
  }
}

export class Stack extends LayoutElement {
  protected override readonly display = "flex";
  protected override extra() {
    const isInline = responsive(this.text("direction")) === "inline";
    return {
      "flex-direction": isInline ? "row" : "column",
      "flex-wrap": isInline ? "wrap" : "nowrap",
      ...gapStyle((name) => this.text(name)),
    };
  }
}

export class Grid extends LayoutElement {
  protected override readonly display = "grid";
  protected override extra() {
    const read = (name: string) => this.text(name);
    const lines = [
      ["grid-template-columns", "gridTemplateColumns"],
      ["grid-template-rows", "gridTemplateRows"],
      ["justify-items", "justifyItems"],
      ["place-content", "placeContent"],
      ["place-items", "placeItems"],
    ].flatMap(([name = "", property = ""]) => (read(property) === "" ? [] : [[name, responsive(read(property))]]));
    return { ...gapStyle(read), ...Object.fromEntries(lines) };
  }
}
