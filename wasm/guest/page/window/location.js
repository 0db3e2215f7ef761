// location: parts of where a document is, and navigation, which begins when the script has ended.
import { URL } from '../../globals/url.js';

const locations = new WeakMap();

class Location {
  #view;
  constructor(view) {
    this.#view = view;
  }
  get #url() {
    return URL.parse(this.href);
  }
  get href() {
    return this.#view.ask('location');
  }
  set href(address) {
    this.assign(address);
  }
  assign(address) {
    this.#view.ask('navigate', { url: `${address}` });
  }
  replace(address) {
    this.assign(address);
  }
  reload() {
    this.assign(this.href);
  }
  toString() {
    return this.href;
  }
  get origin() {
    return this.#url?.origin ?? 'null';
  }
  static {
    for (const part of ['protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']) {
      Object.defineProperty(Location.prototype, part, {
        get() {
          return this.#url?.[part] ?? '';
        },
        set(value) {
          const url = new URL(this.href);
          url[part] = value;
          this.assign(url.href);
        },
        enumerable: true,
      });
    }
  }
}

export function locationOf(view) {
  let location = locations.get(view);
  if (location === undefined) locations.set(view, (location = new Location(view)));
  return location;
}
