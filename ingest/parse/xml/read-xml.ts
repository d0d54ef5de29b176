import { SaxesParser } from 'saxes';

import { IngestError } from '../../ingest-error.ts';
import { NAMESPACE_PREFIXES } from './namespaces.ts';

/** An element with its names in the usual prefixes (`w:p`), whatever prefixes the file declares. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Bounds on one XML part; people's documents stay far below. */
const MAX_DEPTH = 400;
const MAX_NODES = 4_000_000;
const SLICE = 64 * 1024;

/** Children of one element are handed over one by one and then forgotten, so that long texts need no whole tree. */
export interface XmlStream {
  /** Name of the parent, e.g. `w:body`. */
  readonly childrenOf: string;
  readonly each: (child: XmlElement) => void;
  /** Called with every child of the root when it ends. */
  readonly atTop?: (element: XmlElement) => void;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: (XmlElement | string)[];
  readonly scope: ReadonlyMap<string, string>;
}

/**
 * The root element of an XML part. Throws IngestError: `xml-doctype` when it declares a document type (no entity is
 * ever expanded, nothing is ever fetched), `parse-failed` when it is nested too deeply or has too many nodes,
 * `file-damaged` when it is no well-formed XML.
 */
export function readXml(bytes: Uint8Array, stream?: XmlStream): XmlElement {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let nodes = 0;

  const count = (): void => {
    if (++nodes > MAX_NODES) throw new IngestError('parse-failed', 'XML: too many nodes');
  };
  parser.on('error', (error) => {
    throw new IngestError('file-damaged', `XML: ${error.message}`);
  });
  parser.on('doctype', () => {
    throw new IngestError('xml-doctype', 'XML: document type declaration');
  });
  parser.on('opentag', (tag) => {
    count();
    if (open.length >= MAX_DEPTH) throw new IngestError('parse-failed', 'XML: nested too deeply');
    const scope = scopeOf(tag.attributes, open.at(-1)?.scope ?? NO_SCOPE);
    open.push({
      name: canonicalName(tag.name, scope, true),
      attributes: canonicalAttributes(tag.attributes, scope),
      children: [],
      scope,
    });
  });
  parser.on('text', (text) => {
    count();
    open.at(-1)?.children.push(text);
  });
  parser.on('cdata', (text) => {
    count();
    open.at(-1)?.children.push(text);
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const element: XmlElement = closed;
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else if (stream !== undefined && parent.name === stream.childrenOf) stream.each(element);
    else {
      parent.children.push(element);
      if (open.length === 1) stream?.atTop?.(element);
    }
  });

  write(parser, bytes);
  if (root === null) throw new IngestError('file-damaged', 'XML: no root element');
  return root;
}

function write(parser: SaxesParser<{ position: false; xmlns: false }>, bytes: Uint8Array): void {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  try {
    for (let at = 0; at < bytes.byteLength; at += SLICE)
      parser.write(decoder.decode(bytes.subarray(at, at + SLICE), { stream: true }));
    parser.write(decoder.decode());
    parser.close();
  } catch (cause) {
    if (cause instanceof IngestError) throw cause;
    throw new IngestError('file-damaged', `XML: ${String(cause)}`, '', { cause });
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : 'utf-8';
}

const NO_SCOPE: ReadonlyMap<string, string> = new Map();

/** Prefix of the file → usual prefix, as far as an element declares any. */
function scopeOf(
  attributes: Readonly<Record<string, string>>,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let scope: Map<string, string> | null = null;
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue;
    scope ??= new Map(outer);
    scope.set(name === 'xmlns' ? '' : name.slice(6), NAMESPACE_PREFIXES.get(attributes[name] ?? '') ?? '?');
  }
  return scope ?? outer;
}

function canonicalName(name: string, scope: ReadonlyMap<string, string>, isElement: boolean): string {
  const colon = name.indexOf(':');
  if (colon === -1) {
    // Attributes without a prefix belong to no namespace.
    const prefix = isElement ? scope.get('') : undefined;
    return prefix === undefined || prefix === '' ? name : `${prefix}:${name}`;
  }
  const own = name.slice(0, colon);
  const prefix = scope.get(own);
  return prefix === undefined || prefix === own ? name : `${prefix}${name.slice(colon)}`;
}

function canonicalAttributes(
  attributes: Readonly<Record<string, string>>,
  scope: ReadonlyMap<string, string>,
): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name in attributes)
    if (!name.startsWith('xmlns')) result[canonicalName(name, scope, false)] = attributes[name] ?? '';
  return result;
}

/** The first child element of a name, or null. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  if (element === null) return null;
  for (const child of element.children) if (typeof child !== 'string' && child.name === name) return child;
  return null;
}

/** Child elements, of one name or all. */
export function childrenOf(element: XmlElement | null, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element?.children ?? [])
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  return found;
}

/** Attribute of a child element: `valueOf(pPr, 'w:pStyle', 'w:val')`. */
export function attributeOf(element: XmlElement | null, child: string, attribute: string): string | null {
  return childOf(element, child)?.attributes[attribute] ?? null;
}

/** Elements of a name below, outermost first; those inside a found one are not looked for. */
export function descendantsOf(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (typeof child === 'string') continue;
      if (child.name === name) found.push(child);
      else walk(child);
    }
  };
  walk(element);
  return found;
}

/** All text below. */
export function xmlText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : xmlText(child))).join('');
}
