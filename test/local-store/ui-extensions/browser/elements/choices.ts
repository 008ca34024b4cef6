import { FIELD_STYLE, Field } from "./fields.ts";
import { HostElement } from "./host-element.ts";

/** One thing to choose, which its list draws: it shows nothing by itself. */
export class Choice extends HostElement {
  protected override build(): void {
    this.root.innerHTML = "<style>:host{display:none}</style>";
  }

  protected override update(): void {
    this.parentElement?.dispatchEvent(new CustomEvent("choices"));
  }

  describe(): { value: string; label: string; isSelected: boolean; isDisabled: boolean } {
    const isSelected = this.read("selected") === undefined ? this.is("defaultSelected") : this.is("selected");
    const label = this.text("accessibilityLabel") || (this.textContent ?? "").trim();
    return { value: this.text("value"), label, isSelected, isDisabled: this.is("disabled") };
  }
}

export class Option extends Choice {}

/** Has a list drawn anew when one of its choices changes. */
function followChoices(list: HTMLElement, draw: () => void): void {
  new MutationObserver(draw).observe(list, { childList: true, subtree: true, characterData: true });
  list.addEventListener("choices", draw);
}

function choicesOf(list: HTMLElement): ReturnType<Choice["describe"]>[] {
  return [...list.children].flatMap((child) => (child instanceof Choice ? [child.describe()] : []));
}

export class Select extends Field {
  protected override readonly control = '<select id="control"></select>';

  protected override build(): void {
    super.build();
    followChoices(this, () => this.drawOptions());
    this.drawOptions();
  }

  private drawOptions(): void {
    const select = this.find();
    const options = choicesOf(this).map(({ value, label, isSelected, isDisabled }) => {
      const option = new window.Option(label, value, isSelected, isSelected);
      option.disabled = isDisabled;
      return option;
    });
    if (this.is("placeholder")) options.unshift(new window.Option(this.text("placeholder"), ""));
    select.replaceChildren(...options);
    if (this.read("value") !== undefined) select.value = this.text("value");
  }
}

/** Boxes or buttons to choose by: one of several, or any of them. */
export class ChoiceList extends HostElement {
  protected override build(): void {
    this.root.innerHTML = `<style>${FIELD_STYLE}
.choice { display: flex; gap: .625rem; align-items: baseline; font-size: 1rem; padding-block: .375rem; cursor: pointer }
input { margin: 0; width: 1rem; height: 1rem; flex: none; accent-color: #14532d }
</style><fieldset aria-describedby="error"><legend></legend><div></div><p class="error" id="error"></p></fieldset>`;
    followChoices(this, () => this.draw());
  }

  protected override update(): void {
    this.draw();
  }

  private draw(): void {
    const fieldset = this.root.querySelector("fieldset");
    const legend = this.root.querySelector("legend");
    const error = this.root.querySelector("#error");
    const place = this.root.querySelector("div");
    if (!fieldset || !legend || !error || !place) return;
    legend.textContent = this.text("label");
    legend.classList.toggle("hidden", this.text("labelAccessibilityVisibility") === "exclusive");
    error.textContent = this.text("error");
    fieldset.disabled = this.is("disabled");
    const values = this.read("values");
    const focused = this.root.activeElement instanceof HTMLInputElement ? this.root.activeElement.value : null;
    place.replaceChildren(
      ...choicesOf(this).map((choice) => {
        const isOn = Array.isArray(values) ? values.includes(choice.value) : choice.isSelected;
        return this.make({ ...choice, isSelected: isOn });
      }),
    );
    if (focused !== null) [...this.root.querySelectorAll("input")].find(({ value }) => value === focused)?.focus();
  }

  private make({ value, label, isSelected, isDisabled }: ReturnType<Choice["describe"]>): HTMLElement {
    const input = document.createElement("input");
    Object.assign(input, { type: this.is("multiple") ? "checkbox" : "radio", name: "choice", value });
    input.checked = isSelected;
    input.disabled = isDisabled;
    input.addEventListener("change", () => {
      const values = [...this.root.querySelectorAll("input")].filter(({ checked }) => checked).map((one) => one.value);
      this.hold("values", values);
      this.tell("change", { values });
    });
    const made = document.createElement("label");
    made.className = "choice";
    made.append(input, label);
    return made;
  }
}
