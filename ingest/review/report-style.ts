import { SafeHtml } from '../../knowledge/text/safe-html.ts';

/** Style of the report page; the page fetches nothing. */
export const REPORT_STYLE = new SafeHtml(`
:root { color-scheme: light dark; --quiet: #5f5650; --line: #ddd4ca; --good: #1d5c36; --bad: #8c1515; --soft: #f3eee8; }
@media (prefers-color-scheme: dark) { :root { --quiet: #bdb2a8; --line: #443c36; --good: #9fdcb2; --bad: #ffb4a8; --soft: #2e2925; } }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 2px solid var(--line); } h3 { font-size: 1rem; margin-bottom: 0; }
.quiet { color: var(--quiet); } .good { color: var(--good); font-weight: 600; } .bad { color: var(--bad); font-weight: 600; }
.sums { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
.sums li { padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 1rem; }
.sums .failed, .sums .refused, tr.failed td:nth-child(2), tr.refused td:nth-child(2) { color: var(--bad); }
table { width: 100%; border-collapse: collapse; } th, td { padding: .4rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
td:nth-child(1) { min-width: 9rem; } td:nth-child(2) { white-space: nowrap; }
td ul { margin: 0; padding-left: 1.2rem; }
dl { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: .15rem .75rem; margin: .5rem 0; } dt { color: var(--quiet); } dd { margin: 0; }
details { padding: .5rem 0; border-bottom: 1px solid var(--line); }
summary { cursor: pointer; } summary h3 { display: inline; } summary span { display: block; padding-left: 1.1rem; }
summary:focus-visible { outline: 3px solid var(--good); outline-offset: 2px; }
pre { white-space: pre-wrap; background: var(--soft); padding: .75rem; font: inherit; }
code { font-size: .85em; }
@media (max-width: 40rem) {
  thead { position: absolute; clip-path: inset(50%); } tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; }
  td { display: block; padding: .1rem 0; border: 0; } td:nth-child(1) { font-weight: 600; }
}
@media print { main { max-width: none; } details, tr { break-inside: avoid; } details::details-content { content-visibility: visible; } }
`);
