// Constructed style sheets: the only styles that the page's policy lets a shadow root have.
import baseText from './base.css?inline';

export function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

export const base = sheet(baseText);
