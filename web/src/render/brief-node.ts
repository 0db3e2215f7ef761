// The element tree that build/brief.ts makes of a brief.md and render/brief.ts shows.

export type BriefTag =
  | 'p'
  | 'h2'
  | 'h3'
  | 'ul'
  | 'ol'
  | 'li'
  | 'blockquote'
  | 'strong'
  | 'em'
  | 'a'
  | 'code'
  | 'pre'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'hr';

export interface BriefElement {
  readonly tag: BriefTag;
  readonly children?: readonly BriefNode[];
  readonly href?: string;
}

export type BriefNode = string | BriefElement;
