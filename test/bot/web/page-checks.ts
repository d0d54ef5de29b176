/** Expressions for the browser, each giving what is wrong with the page that is open. */

/** Contrast of every visible text against the nearest opaque ground; those under 4.5 (3 for large type). */
export const LOW_CONTRAST = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (walker.currentNode.textContent.trim() === '' || !node.checkVisibility()) continue;
    if (['SCRIPT', 'NOSCRIPT'].includes(node.tagName)) continue;
    const pair = [channels(getComputedStyle(node).color), ground(node)].map(luminance).sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) found.push(node.className + ': ' + ratio.toFixed(2) + ' ' + walker.currentNode.textContent.slice(0, 40));
  }
  return found;
})()`;

/** Pixels by which the page is wider than the window. */
export const OVERFLOW = `Math.max(0, document.documentElement.scrollWidth - window.innerWidth)`;

/** Fields without a label, pictures without words, tables without a name, buttons and links that say nothing. */
export const UNNAMED = `[
  ...[...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(
    (node) => node.labels.length === 0 && !node.ariaLabel),
  ...[...document.querySelectorAll('img')].filter((node) => !node.alt),
  ...[...document.querySelectorAll('svg')].filter((node) => !node.getAttribute('aria-label') && node.ariaHidden !== 'true'),
  ...[...document.querySelectorAll('button, a[href]')].filter((node) => node.textContent.trim() === '' && !node.ariaLabel),
].map((node) => node.outerHTML.slice(0, 120))`;

/** Headings that skip a level, and pages without exactly one of the first. */
export const BAD_HEADINGS = `(() => {
  const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map((node) => Number(node.tagName[1]));
  const skips = levels.filter((level, at) => at > 0 && level > levels[at - 1] + 1);
  return levels.filter((level) => level === 1).length === 1 ? skips : ['no single h1', ...skips];
})()`;
