// The built page in Firefox, driven over WebDriver BiDi.
import puppeteer from 'puppeteer-core';
import { registerJourney } from './journey.js';
import type { Browser } from './visitor.js';

async function launch(): Promise<Browser> {
  const firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    protocolTimeout: 0, // node:test has a timeout of its own
  });
  const [first] = await firefox.pages();
  const page = first ?? (await firefox.newPage());
  await page.setViewport({ width: 1280, height: 800 });
  return {
    async goto(url) {
      await page.goto(url);
    },
    call: (source, ...args) => page.evaluate(`(${source})(...${JSON.stringify(args)})`),
    type: (text) => page.keyboard.type(text),
    async chord(held, key) {
      await page.keyboard.down(held);
      await page.keyboard.press(key as 'a');
      await page.keyboard.up(held);
    },
    close: () => firefox.close(),
  };
}

registerJourney('Firefox', launch, true);
