import { HostElement } from "./host-element.ts";

/** What is sent together. It stands in the page's own form and must not send that one, so Enter is taken care of here. */
export class Form extends HostElement {
  protected override build(): void {
    this.root.innerHTML = "<style>:host{display:block}</style><slot></slot>";
    this.addEventListener("keydown", (event) => {
      const [pressed] = event.composedPath();
      if (event.key !== "Enter" || !(pressed instanceof HTMLInputElement)) return;
      event.preventDefault();
      if (!this.is("disabled")) this.tell("submit");
    });
  }
}
