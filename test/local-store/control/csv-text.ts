/** The answer of a control that is a CSV file instead of JSON. */
export class CsvText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
