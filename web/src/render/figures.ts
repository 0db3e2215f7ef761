// What a lesson page shows where its text says "[show NAME]": a picture, or a demo that is fetched with the page.
import { html } from 'lit';
import type { Demo } from '../course/demo.js';
import { renderLayers } from './layers.js';

type Load = () => Promise<Demo>;

const kFigures: Readonly<Record<string, () => unknown>> = {
  layers: renderLayers,
  search() {
    void import('../elements/search-demo.js');
    return html`<search-demo></search-demo>`;
  },
  cost() {
    void import('../elements/cost-demo.js');
    return html`<cost-demo></cost-demo>`;
  },
  inputs() {
    void import('../elements/probe-demo.js');
    return html`<probe-demo></probe-demo>`;
  },
  access: () => renderAccess(kAccess),
  cookie: () => renderSwitches(kCookie),
  log: () => renderSwitches(kLog),
  environments: () => renderSwitches(kEnvironments),
  responses: () => renderSwitches(kResponses),
  examples: () => kExamples.map(renderExample),
};

// One function each, so that an element sees whether it has become another demo.
const kAccess: Load = () => import('virtual:demo/access');
const kCookie: Load = () => import('virtual:demo/cookie');
const kLog: Load = () => import('virtual:demo/log');
const kEnvironments: Load = () => import('virtual:demo/environments');
const kResponses: Load = () => import('virtual:demo/check-headers');
const kExamples: readonly Load[] = [
  () => import('virtual:demo/example-query'),
  () => import('virtual:demo/example-password'),
  () => import('virtual:demo/example-session'),
  () => import('virtual:demo/example-limit'),
];

function renderAccess(load: Load) {
  void import('../elements/access-demo.js');
  return html`<access-demo .load=${load}></access-demo>`;
}

function renderSwitches(load: Load) {
  void import('../elements/switch-demo.js');
  return html`<switch-demo .load=${load}></switch-demo>`;
}

function renderExample(load: Load) {
  void import('../elements/worked-example.js');
  return html`<worked-example .load=${load}></worked-example>`;
}

export const figureNames: readonly string[] = Object.keys(kFigures);

export function renderFigure(name: string): unknown {
  return kFigures[name]?.();
}
