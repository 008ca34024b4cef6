import { HostElement } from "./host-element.ts";

export const FIELD_STYLE = `
:host { display: block }
label, legend { display: block; font-size: .875rem; margin-block-end: .25rem; padding: 0 }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0 }
input:not([type]), input[type=text], textarea, select { box-sizing: border-box; width: 100%; min-height: 2.875rem; padding: .5rem .75rem; font: inherit; color: inherit;
  background: #fff; border: 1px solid #8a949c; border-radius: .375rem }
:focus-visible { outline: 3px solid #1f6f43; outline-offset: 1px }
[aria-invalid=true] { border-color: #b3261e }
.error { color: #b3261e; font-size: .875rem; margin: .25rem 0 0 }
.error:empty { display: none }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`;

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What fields share: a label that belongs to them, an error that is read with them, and telling what was typed. */
export abstract class Field extends HostElement {
  protected abstract readonly control: string;

  protected override build(): void {
    this.root.innerHTML = `<style>${FIELD_STYLE}</style><label for="control"></label>${this.control}<p class="error" id="error"></p>`;
    const control = this.find();
    control.value = this.text("value") || this.text("defaultValue");
    for (const event of ["input", "change", "focus", "blur"]) {
      control.addEventListener(event, (native) => {
        // Some of these leave the shadow by themselves: what happened is told once, with the value.
        native.stopPropagation();
        this.take(event, control.value);
      });
    }
  }

  protected override update(): void {
    const control = this.find();
    const label = this.root.querySelector("label");
    if (label) {
      label.textContent = this.text("label");
      label.classList.toggle("hidden", this.text("labelAccessibilityVisibility") === "exclusive");
    }
    const error = this.root.querySelector("#error");
    if (error) error.textContent = this.text("error");
    control.setAttribute("aria-invalid", String(this.is("error")));
    if (this.is("error")) control.setAttribute("aria-describedby", "error");
    else control.removeAttribute("aria-describedby");
    control.disabled = this.is("disabled");
    control.required = this.is("required");
    // What the extension sets stands, unless it is what stands there already: the caret must not move.
    if (this.read("value") !== undefined && control.value !== this.text("value")) control.value = this.text("value");
  }

  protected find(): Control {
    const control = this.root.querySelector<Control>("#control");
    if (!control) throw new Error("A field has a control");
    return control;
  }

  private take(event: string, value: string): void {
    this.hold("value", value);
    this.tell(event, { value });
  }
}

/** A field of text, in one line or in several. */
abstract class Typed extends Field {
  protected override update(): void {
    super.update();
    const control = this.find();
    if (control instanceof HTMLSelectElement) return;
    control.readOnly = this.is("readOnly");
    control.placeholder = this.text("placeholder");
    if (this.is("maxLength")) control.maxLength = Number(this.text("maxLength"));
    if (this.is("minLength")) control.minLength = Number(this.text("minLength"));
    if (control instanceof HTMLTextAreaElement) control.rows = Number(this.text("rows")) || 3;
  }
}

export class TextField extends Typed {
  protected override readonly control = '<input id="control" type="text">';
}

export class TextArea extends Typed {
  protected override readonly control = '<textarea id="control"></textarea>';
}
