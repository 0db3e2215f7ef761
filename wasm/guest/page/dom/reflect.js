// Properties of elements that stand for attributes: text, presence, and addresses, which are resolved.
import { Element } from './element.js';
import { handleOf, wrap } from './node.js';
import { URL } from '../../globals/url.js';

const { defineProperty } = Object;

function define(name, get, set) {
  defineProperty(Element.prototype, name, {
    __proto__: null,
    get,
    set,
    configurable: true,
    enumerable: true,
  });
}

const texts =
  'id name title alt rel target type placeholder nonce method enctype lang integrity charset srcdoc';
for (const name of [...texts.split(' '), 'className:class', 'htmlFor:for', 'referrerPolicy:referrerpolicy']) {
  const [property, attribute = property] = name.split(':');
  define(
    property,
    function () {
      return this.getAttribute(attribute) ?? '';
    },
    function (value) {
      this.setAttribute(attribute, value);
    },
  );
}

for (const property of 'disabled checked hidden async defer required selected multiple readOnly'.split(' ')) {
  define(
    property,
    function () {
      return this.hasAttribute(property);
    },
    function (value) {
      if (value) this.setAttribute(property, '');
      else this.removeAttribute(property);
    },
  );
}

for (const property of ['href', 'src', 'action', 'formAction', 'data']) {
  define(
    property,
    function () {
      const { view } = handleOf(this);
      const value = this.getAttribute(property);
      if (value !== null && value !== '') return view.resolve(value);
      return property === 'action' ? view.ask('location') : '';
    },
    function (value) {
      this.setAttribute(property, value);
    },
  );
}

// Of a link: as an URL has them.
for (const part of ['protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash', 'origin']) {
  define(part, function () {
    return URL.parse(this.href)?.[part] ?? '';
  });
}

function valueOf(element) {
  if (element.localName === 'textarea') return element.getAttribute('value') ?? element.textContent;
  if (element.localName === 'option') return element.getAttribute('value') ?? element.textContent;
  if (element.localName !== 'select') return element.getAttribute('value') ?? '';
  const options = element.querySelectorAll('option');
  return (options.find((each) => each.selected) ?? options[0])?.value ?? '';
}

define(
  'value',
  function () {
    return valueOf(this);
  },
  function (value) {
    if (this.localName === 'textarea') this.textContent = value;
    else this.setAttribute('value', value);
  },
);

define(
  'text',
  function () {
    return this.textContent;
  },
  function (value) {
    this.textContent = value;
  },
);

define('form', function () {
  const named = this.getAttribute('form');
  return named === null ? this.closest('form') : this.ownerDocument.getElementById(named);
});

define('options', function () {
  return this.querySelectorAll('option');
});

/** Gives contentWindow and contentDocument to frames: windows.js. */
export function defineFrames(windowOf) {
  define('contentWindow', function () {
    return this.localName === 'iframe' || this.localName === 'frame' ? windowOf(this) : undefined;
  });
  define('contentDocument', function () {
    const { view, id } = handleOf(this);
    if (this.localName !== 'iframe' && this.localName !== 'frame') return undefined;
    return view.ask('frame_document', { frame: id }) === null ? null : wrap(windowOf(this).view, 0);
  });
}
