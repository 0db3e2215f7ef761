import type { Page } from 'playwright-core';
import { chooseFile, typeOver } from '../web/learner.js';

/** Types whole files over those that are open in the page. */
export async function loadFiles(page: Page, files: readonly (readonly [string, string])[]): Promise<void> {
  for (const [name, text] of files) {
    await chooseFile(page, name);
    await typeOver(page, text);
  }
}
