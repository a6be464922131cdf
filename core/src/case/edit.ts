import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { CasePath } from './fault.ts';

/** One change to the text of a case. Paths lead to a part as `parseCase` names it; lists count from 0. */
export type CaseEdit =
  | { do: 'set'; path: CasePath; value: unknown }
  /** Behind the last item of the list at `path`, which is made when it is absent. */
  | { do: 'add'; path: CasePath; value: unknown }
  | { do: 'remove'; path: CasePath }
  /** An item of a list, one place up or down. */
  | { do: 'move'; path: CasePath; by: 1 | -1 }
  /** The name of an entry, which keeps its place. */
  | { do: 'rename'; path: CasePath; to: string };

/** The longest line that is written where a text may be broken. */
const LINE_WIDTH = 120;

/**
 * Changes one part of a `case.yaml` and leaves its comments, its order and the style of every other part as they are.
 * Null when the text is no valid YAML, or the place cannot be reached (behind an alias, or a text where a group
 * should be): then the author has to mend the text itself.
 */
export function editCase(yamlText: string, edit: CaseEdit): string | null {
  const document = parseDocument(yamlText, { prettyErrors: false });
  if (document.errors.length > 0) return null;
  try {
    return apply(document, edit) ? document.toString({ lineWidth: LINE_WIDTH }) : null;
  } catch {
    return null;
  }
}

/** What a text says, whether or not it is a case; undefined when it is no valid YAML. */
export function readLoosely(yamlText: string): unknown {
  const document = parseDocument(yamlText, { prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch {
    return undefined;
  }
}

/** The id and title of a text that may be no case yet; null where it has none. */
export function nameOfCase(yamlText: string): { id: string | null; title: string | null } {
  const raw = readLoosely(yamlText);
  const read = (name: string): string | null => {
    const value: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, name) : undefined;
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return { id: read('id'), title: read('title') };
}

function apply(document: Document, edit: CaseEdit): boolean {
  switch (edit.do) {
    case 'set':
      return set(document, edit.path, edit.value);
    case 'add':
      return add(document, edit.path, edit.value);
    case 'remove':
      return document.deleteIn(edit.path);
    case 'move':
      return move(document, edit.path, edit.by);
    case 'rename':
      return rename(document, edit.path, edit.to);
    default:
      return edit satisfies never;
  }
}

/** A plain value is written into the node that is there, so that its quotes and comments stay. */
function set(document: Document, path: CasePath, value: unknown): boolean {
  const isPlain = typeof value !== 'object' || value === null;
  document.setIn(path, isPlain ? value : document.createNode(value));
  return true;
}

function add(document: Document, path: CasePath, value: unknown): boolean {
  const list = document.getIn(path, true);
  if (isSeq(list)) list.add(document.createNode(value));
  else document.setIn(path, document.createNode([value]));
  return true;
}

function move(document: Document, path: CasePath, by: 1 | -1): boolean {
  const list = document.getIn(path.slice(0, -1), true);
  const from = path.at(-1);
  if (!isSeq(list) || typeof from !== 'number') return false;
  const to = from + by;
  if (to < 0 || to >= list.items.length) return false;
  const [item] = list.items.splice(from, 1);
  list.items.splice(to, 0, item);
  return true;
}

function rename(document: Document, path: CasePath, to: string): boolean {
  const group = document.getIn(path.slice(0, -1), true);
  if (!isMap(group) || group.has(to)) return false;
  const pair = group.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  if (!pair || !isScalar(pair.key)) return false;
  pair.key.value = to;
  return true;
}
