// Everything an editor of this page is made of.
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { StreamLanguage, bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { javascriptMode } from './javascript-mode.js';
import { lineMarks } from './line-marks.js';
import { look } from './look.js';
import { sqlMode } from './sql-mode.js';
import { typeOver } from './type-over.js';
import { wrapping } from './wrapping.js';

export type Access = 'editable' | 'read-only';

/** `label` is what a screen reader calls the editor. */
export function editorExtensions(file: string, access: Access, label = file): Extension {
  return [shared(file, label), access === 'editable' ? editing : reading];
}

/** Colours, numbers and label without any key bindings. */
function shared(file: string, label: string): Extension {
  return [
    lineNumbers(),
    languageOf(file),
    look,
    lineMarks,
    wrapping,
    EditorState.tabSize.of(2),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
  ];
}

const editing: Extension = [
  history(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  bracketMatching(),
  indentOnInput(),
  indentUnit.of('  '),
  typeOver,
  // Tab indents; Escape first makes the next Tab move on.
  EditorView.contentAttributes.of({ 'aria-description': 'Tab indents. Escape, then Tab, leaves.' }),
  keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap]),
];

const reading: Extension = [
  EditorState.readOnly.of(true),
  EditorView.contentAttributes.of({ 'aria-readonly': 'true' }),
];

const javascript = StreamLanguage.define(javascriptMode);
const sql = StreamLanguage.define(sqlMode);

function languageOf(file: string): Extension {
  if (file.endsWith('.js')) return javascript;
  return file.endsWith('.sql') ? sql : [];
}
