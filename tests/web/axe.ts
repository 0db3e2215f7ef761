import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

export const kWide = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } as const;
export const kNarrow = { viewport: { width: 390, height: 800 }, colorScheme: 'dark' } as const;
/** To look at a page in: a colour in transition has no contrast to judge. */
export const kStill = { ...kWide, reducedMotion: 'reduce' } as const;

/** What axe finds wrong on the page as it is now: each rule, where, and the element. A document is given axe once. */
export async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { run } = Reflect.get(globalThis, 'axe') as typeof axe;
    const { violations } = await run({ resultTypes: ['violations'] });
    return violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.html}`),
    );
  });
}

/** Asks axe at either width and in either scheme, each once: the colours are the same at any width. */
export async function look(
  page: Page,
  what: string,
  looks: readonly (typeof kWide | typeof kNarrow)[] = [kNarrow, kWide],
): Promise<void> {
  for (const { viewport, colorScheme } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await findings(page), [], `${what}, at ${viewport.width} px, ${colorScheme}`);
  }
}
