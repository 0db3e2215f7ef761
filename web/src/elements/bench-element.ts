import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Workbench } from '../work/workbench.js';

/** An element that shows a part of the workbench, and draws again when that changes. */
export class BenchElement extends LitElement {
  static override properties: PropertyDeclarations = { bench: { attribute: false } };

  declare bench: Workbench;

  readonly #redraw = (): void => {
    this.requestUpdate();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    // The first time, the bench may only come with the first update: where the element was
    // defined after it had been placed.
    if (this.hasUpdated) this.bench.addEventListener('change', this.#redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.bench.removeEventListener('change', this.#redraw);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('bench') as Workbench | undefined;
    if (!changed.has('bench')) return;
    before?.removeEventListener('change', this.#redraw);
    this.bench.addEventListener('change', this.#redraw);
  }
}
