import axe from 'axe-core';
import type { Page } from 'playwright-core';

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
