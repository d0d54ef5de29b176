import { parseHTML } from 'linkedom';

/** What tests need of an element. */
export interface HtmlElement {
  readonly id: string;
  readonly localName: string;
  readonly textContent: string;
  getAttribute(name: string): string | null;
  closest(selector: string): HtmlElement | null;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement> & { readonly length: number };
}

/** The page as a browser would read it, by its outermost element. */
export function parseHtml(text: string): HtmlElement {
  const parse = parseHTML as unknown as (text: string) => {
    readonly document: { readonly documentElement: HtmlElement };
  };
  return parse(text).document.documentElement;
}
