import { LitElement } from 'lit';
import { openProgress, type Progress } from '../progress/progress.js';

/** An element that shows a part of the progress, and draws again when that changes. */
export class ProgressElement extends LitElement {
  /** Undefined until it has been read. */
  protected progress: Progress | undefined;

  readonly #redraw = (): void => {
    this.requestUpdate();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.progress?.removeEventListener('change', this.#redraw);
  }

  async #open(): Promise<void> {
    this.progress = await openProgress();
    if (!this.isConnected) return;
    this.progress.addEventListener('change', this.#redraw);
    this.requestUpdate();
  }
}
