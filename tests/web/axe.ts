import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds wrong on the page as it is now: each rule, where, and the element. */
export async function findings(page: Page): Promise<string[]> {
  // "Legacy": in the page itself, not in another tab, which is for frames of other origins; we have none.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await builder.analyze();
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.html}`),
  );
}
