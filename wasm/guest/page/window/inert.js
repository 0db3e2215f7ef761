// What pages ask for and nothing here depends on: present, so that their code goes on.

const nothing = () => undefined;

export const navigator = {
  userAgent: 'Parapet',
  language: 'en',
  languages: ['en'],
  cookieEnabled: true,
  onLine: true,
};

export const history = {
  length: 1,
  state: null,
  pushState: nothing,
  replaceState: nothing,
  back: nothing,
  forward: nothing,
  go: nothing,
};

export const performance = { now: () => Date.now() - performance.timeOrigin, timeOrigin: Date.now() };

export class Observer {
  observe() {}
  disconnect() {}
}

export const inertElement = () => ({ getPropertyValue: () => '' });

// Chance of the realm, the same in every run: nothing in the world is kept secret by it.
const { random } = Math;
const hex = (digits) => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');
export const crypto = {
  getRandomValues(array) {
    for (let i = 0; i < array.length; i++) array[i] = Math.floor(random() * 4294967296);
    return array;
  },
  randomUUID: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[Math.floor(random() * 4)]}${hex(3)}-${hex(12)}`,
};
