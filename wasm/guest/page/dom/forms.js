// Forms: their controls by name, and submission, which goes through the host.
import { HTMLElement } from './element.js';
import { addKind, handleOf } from './node.js';
import { named } from './parent.js';

const controls = 'input, button, select, textarea, fieldset, output';

export class HTMLFormElement extends HTMLElement {
  get elements() {
    const inside = this.ownerDocument.querySelectorAll(controls);
    return named(inside.filter((each) => each.form === this));
  }
  get length() {
    return this.elements.length;
  }
  submit() {
    const { view, id } = handleOf(this);
    view.ask('submit_form', { form: id });
  }
  requestSubmit(submitter = undefined) {
    const button =
      submitter ??
      this.elements.find(
        (each) => each.type === 'submit' || (each.localName === 'button' && each.type === ''),
      );
    if (button === undefined) this.submit();
    else button.click();
  }
  reset() {}
  checkValidity() {
    return true;
  }
  reportValidity() {
    return true;
  }
}

// form.password is the control of that name when the form has nothing of its own of that name.
addKind((view, id) => {
  if (view.nodes[id].name !== 'form') return undefined;
  const form = new HTMLFormElement();
  const proxy = new Proxy(form, {
    get(target, name) {
      if (typeof name === 'string' && !(name in HTMLFormElement.prototype) && !Object.hasOwn(target, name)) {
        return proxy.elements.namedItem(name) ?? undefined;
      }
      return Reflect.get(target, name, proxy);
    },
    // For `with`, in which handler attributes run.
    has: (target, name) =>
      Reflect.has(target, name) || (typeof name === 'string' && proxy.elements.namedItem(name) !== null),
    set: (target, name, value) => Reflect.set(target, name, value, proxy),
  });
  return proxy;
});
