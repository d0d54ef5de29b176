/* global clearTimeout, document, fetch, localStorage, location, matchMedia, navigator, setTimeout, window, AbortController, Event, URLSearchParams */
'use strict';

/* Everything that comes from the server is put into the page as text, never as markup. */

const ASK_TIMEOUT_MS = 60_000;
const QUOTES_IN_SIGHT = 3;
const TYPE_KEY = 'tro-ly-can-bo.type';

setUpTypeSize();
if (document.body.classList.contains('chat')) setUpChat();

function setUpTypeSize() {
  const button = document.querySelector('[data-action="large-type"]');
  if (!button) return;
  const apply = (isLarge) => {
    if (isLarge) document.documentElement.dataset.type = 'large';
    else delete document.documentElement.dataset.type;
    button.setAttribute('aria-pressed', String(isLarge));
  };
  apply(readSetting(TYPE_KEY) === 'large');
  button.addEventListener('click', () => {
    const isLarge = button.getAttribute('aria-pressed') !== 'true';
    apply(isLarge);
    writeSetting(TYPE_KEY, isLarge ? 'large' : 'normal');
    window.dispatchEvent(new Event('resize'));
  });
}

/* Private windows may forbid storage; the page then only forgets the choice. */
function readSetting(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeSetting(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    /* see above */
  }
}

function setUpChat() {
  const labels = JSON.parse(document.getElementById('labels').textContent);
  const byId = (id) => document.getElementById(id);
  const form = byId('composer');
  const input = byId('question');
  const send = byId('send');
  const log = byId('log');
  const scroller = byId('conversation');
  const welcome = byId('welcome');
  const offline = byId('offline');
  const options = document.querySelector('.options');
  const place = byId('place');
  const asOf = byId('as-of');
  let conversationId = null;
  let isBusy = false;
  /* Raised by "new conversation": an answer to an older one is no longer wanted. */
  let round = 0;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(input.value);
  });
  input.addEventListener('keydown', (event) => {
    /* While an input method is composing (Telex, VNI), Enter belongs to it. */
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit(input.value);
  });
  input.addEventListener('input', fitInput);
  window.addEventListener('resize', fitInput);
  options.addEventListener('input', showOptions);
  document.addEventListener('click', (event) => {
    const choice = event.target.closest('[data-question]');
    if (choice) submit(choice.dataset.question);
    if (event.target.closest('[data-action="restart"]')) restart();
  });
  window.addEventListener('online', showConnection);
  window.addEventListener('offline', showConnection);
  showConnection();

  const linked = new URLSearchParams(location.search).get('q');
  if (linked !== null && linked.trim() !== '') submit(linked);
  else if (matchMedia('(pointer: fine)').matches) input.focus();

  function submit(words) {
    const question = words.trim();
    if (question === '' || isBusy) return;
    input.value = '';
    fitInput();
    options.open = false;
    welcome.hidden = true;
    /* On a phone the keyboard would cover the answer. */
    if (matchMedia('(pointer: coarse)').matches) input.blur();
    else input.focus();
    const mine = message('question', labels.you);
    mine.append(question);
    log.append(mine);
    void ask(question, mine);
  }

  async function ask(question, mine) {
    const started = round;
    setBusy(true);
    const waiting = message('answer', null);
    waiting.append(element('p', 'busy', labels.busy));
    log.append(waiting);
    mine.scrollIntoView({ block: 'start' });
    const reply = await request(question);
    if (started !== round) return;
    setBusy(false);
    waiting.remove();
    if (reply.answer) {
      conversationId = reply.answer.conversationId ?? conversationId;
      log.append(answerMessage(reply.answer, labels));
    } else log.append(failureMessage(reply, question));
    mine.scrollIntoView({ block: 'start' });
  }

  async function request(question) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), ASK_TIMEOUT_MS);
    try {
      const response = await fetch('/api/ask', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({
          question,
          conversationId,
          place: place.value || null,
          asOf: asOf.value || null,
        }),
        signal: stop.signal,
      });
      const body = await response.json().catch(() => null);
      if (response.ok && body !== null) return { answer: body };
      const { message: problem = labels.failed, id = '' } = body?.error ?? {};
      return { problem, code: response.status >= 500 ? id : '' };
    } catch {
      return { problem: navigator.onLine === false ? labels.offline : labels.unreachable };
    } finally {
      clearTimeout(timer);
    }
  }

  function failureMessage({ problem, code = '' }, question) {
    const box = message('answer failed', labels.assistant);
    box.append(element('p', 'status', problem));
    if (code !== '') box.append(element('p', 'error-id', `${labels.code}: ${code}`));
    const retry = element('button', 'button quiet', labels.retry);
    retry.type = 'button';
    retry.addEventListener('click', () => {
      if (isBusy) return;
      const mine = box.previousElementSibling;
      box.remove();
      void ask(question, mine);
    });
    const tools = element('div', 'tools');
    tools.append(retry);
    box.append(tools);
    return box;
  }

  function restart() {
    round += 1;
    conversationId = null;
    setBusy(false);
    log.replaceChildren(element('p', 'message system', labels.started));
    place.value = '';
    asOf.value = '';
    options.open = false;
    showOptions();
    welcome.hidden = false;
    scroller.scrollTop = 0;
    input.focus();
  }

  function setBusy(value) {
    isBusy = value;
    log.setAttribute('aria-busy', String(value));
    /* Not `disabled`: that would throw a keyboard user's focus away. */
    send.setAttribute('aria-disabled', String(value));
  }

  function fitInput() {
    input.style.height = '';
    if (input.value !== '') input.style.height = `${input.scrollHeight + 3}px`;
  }

  /* Folded away, what narrows the answers must still be seen. */
  function showOptions() {
    const chosen = [place.value.trim(), asOf.value === '' ? '' : shortDate(asOf.value)];
    const words = chosen.filter((part) => part !== '').join(', ');
    byId('chosen').textContent = words === '' ? '' : `: ${words}`;
  }

  function showConnection() {
    offline.hidden = navigator.onLine !== false;
    offline.textContent = offline.hidden ? '' : labels.offline;
  }
}

function answerMessage(answer, labels) {
  const box = message(`answer ${answer.status}`, labels.assistant);
  if (answer.approved) {
    box.append(approvedAnswer(answer.approved, labels));
    /* What a person said answers the question; that the documents hold nothing need not be said on top of it. */
    if (answer.status !== 'answered') {
      box.append(copyTools(answer, labels));
      return box;
    }
    box.append(element('p', 'small-title', labels.fromDocuments));
  }
  const heading = { 'not-found': labels.notFound, refused: labels.refused, clarify: labels.clarify };
  if (heading[answer.status]) box.append(element('p', 'status', heading[answer.status]));
  box.append(answerText(answer, labels));
  if (answer.more) box.append(moreText(answer.more, labels));
  if (answer.notes.length > 0) {
    const notes = element('ul', 'notes');
    for (const note of answer.notes) notes.append(element('li', '', note));
    notes.setAttribute('aria-label', labels.note);
    box.append(notes);
  }
  if (answer.citations.length > 0) box.append(sourceList(answer.citations, labels));
  if (answer.status === 'answered') box.append(copyTools(answer, labels));
  if (answer.suggestions.length > 0) {
    const isClarify = answer.status === 'clarify';
    box.append(element('p', 'small-title', isClarify ? labels.clarifyChoices : labels.suggestions));
    const choices = element('ul', 'choices suggestions');
    for (const suggestion of answer.suggestions) {
      const button = element('button', 'choice', suggestion);
      button.type = 'button';
      button.dataset.question = suggestion;
      const line = element('li');
      line.append(button);
      choices.append(line);
    }
    box.append(choices);
  }
  return box;
}

/* A person's answer stands first and is told apart from what the documents say. */
function approvedAnswer(approved, labels) {
  const section = element('section', 'approved');
  const title = approvedTitle(approved, labels);
  section.setAttribute('aria-label', title);
  section.append(element('p', 'approved-title', title));
  for (const line of approved.reply.split('\n'))
    if (line.trim() !== '') section.append(element('p', '', line.trim()));
  const about = labels.approvedFor.replace('{question}', () => approved.question);
  section.append(element('p', 'approved-about', `${about} ${labels.approvedNote}`));
  return section;
}

function approvedTitle({ role, approvedOn }, labels) {
  return labels.approved.replace('{role}', () => role).replace('{day}', shortDate(approvedOn));
}

/* The rest of what the sources say: read by whoever wants it. */
function moreText(more, labels) {
  const details = element('details', 'more');
  details.append(element('summary', '', labels.more), answerText(more, labels));
  return details;
}

/* Lines become paragraphs; numbered or bulleted lines become a list that keeps its own numbers. */
function answerText(answer, labels) {
  const block = element('div', 'text');
  let steps = null;
  for (const line of answer.text.split('\n')) {
    const words = line.trim();
    if (words === '') continue;
    const isStep = /^(\d{1,2}[.)]|[-–•])\s/.test(words);
    if (!isStep) steps = null;
    else if (steps === null) {
      steps = element('ul', 'steps');
      /* Safari drops the list meaning of lists without bullets unless told. */
      steps.setAttribute('role', 'list');
      block.append(steps);
    }
    const isOpening = words.startsWith(`${labels.note}: `);
    const holder = element(isStep ? 'li' : 'p', isOpening ? 'opening' : '');
    const number = isStep ? words.slice(0, words.search(/\s/)) : '';
    if (isStep) holder.append(element('span', 'step-number', number));
    appendWithMarkers(holder, words.slice(number.length), answer.citations, labels);
    (steps ?? block).append(holder);
  }
  return block;
}

function appendWithMarkers(holder, words, citations, labels) {
  let from = 0;
  for (const match of words.matchAll(/\[(\d{1,3})\]/g)) {
    const citation = citations.find(({ marker }) => marker === match[1]);
    if (!citation) continue;
    /* A space that stays with the word keeps the marker from starting a line. */
    holder.append(words.slice(from, match.index).replace(/ $/, '\u00a0'));
    const link = element('a', 'marker', match[0]);
    link.setAttribute('aria-label', labels.openMarker.replace('{marker}', citation.marker));
    link.title = sourceName(citation, labels);
    openSource(link, citation);
    holder.append(link);
    from = match.index + match[0].length;
  }
  holder.append(words.slice(from));
}

function openSource(link, citation) {
  const quote = [...citation.quote].slice(0, 300).join('');
  link.href =
    `/documents/${encodeURIComponent(citation.documentId)}?trich=${encodeURIComponent(quote)}` +
    `#p-${encodeURIComponent(citation.passageId)}`;
  link.target = '_blank';
  link.rel = 'noopener';
}

/* One entry a document, with one line a marker: several quotes of one paper do not repeat its name. */
function sourceList(citations, labels) {
  const section = element('section', 'sources');
  section.append(element('h3', 'small-title', labels.sources));
  section.setAttribute('aria-label', labels.sources);
  const list = element('ol');
  const groups = new Map();
  for (const citation of citations) {
    const group = groups.get(citation.documentId);
    if (group) group.push(citation);
    else groups.set(citation.documentId, [citation]);
  }
  for (const group of groups.values()) list.append(sourceEntry(group, labels));
  section.append(list);
  return section;
}

function sourceEntry(group, labels) {
  const [first] = group;
  const entry = element('li', 'source');
  const name = element('p', 'source-name', sourceName(first, labels));
  entry.append(name);
  if (first.number !== null) entry.append(element('p', 'source-title', first.title));
  const state = validityText(first, labels);
  if (state !== '') entry.append(element('p', `badge ${first.validity}`, state));
  const quotes = element('ul', 'quotes');
  for (const citation of group) {
    const details = element('details');
    const summary = element('summary');
    summary.append(element('b', '', `[${citation.marker}]`), ` ${placeOf(citation, labels)}`);
    const open = element('a', 'open-source', labels.open);
    openSource(open, citation);
    const quote = element('blockquote', '', citation.quote);
    quote.setAttribute('aria-label', labels.quote);
    details.append(summary, quote, open);
    const line = element('li');
    line.append(details);
    quotes.append(line);
  }
  entry.append(group.length > QUOTES_IN_SIGHT ? folded(quotes, group, labels) : quotes);
  return entry;
}

/* Many quotes of one paper would push the next thing to do off a phone's screen. */
function folded(quotes, group, labels) {
  const details = element('details', 'all-quotes');
  const summary = element('summary');
  const markers = group.map(({ marker }) => `[${marker}]`).join('\u00a0');
  summary.append(element('b', '', markers), ` ${labels.showQuotes.replace('{count}', group.length)}`);
  details.append(summary, quotes);
  return details;
}

function sourceName(citation, labels) {
  const kind = labels.kinds[citation.kind] ?? citation.kind;
  const name =
    citation.number === null ? `${kind}: ${citation.title}` : `${kind} ${labels.numbered} ${citation.number}`;
  const day = citation.issuedOn === null ? null : `${labels.dated} ${shortDate(citation.issuedOn)}`;
  return [name, day, citation.issuer].filter((part) => part).join(', ');
}

function placeOf(citation, labels) {
  const page = citation.page === null ? '' : `${labels.page} ${citation.page}`;
  const locator = citation.locator ?? '';
  const place = page !== '' && !locator.includes(page) ? [locator, page] : [locator];
  return place.filter((part) => part !== '').join(', ') || labels.passage;
}

function validityText(citation, labels) {
  if (citation.validity === 'superseded' && citation.supersededBy !== null)
    return labels.supersededBy.replace('{successor}', () => citation.supersededBy);
  return labels.validity[citation.validity] ?? '';
}

/* 2025-04-14 → 14/4/2025 */
function shortDate(day) {
  const [year, month, date] = day.split('-').map(Number);
  return `${date}/${month}/${year}`;
}

function copyTools(answer, labels) {
  const button = element('button', 'button quiet', labels.copy);
  button.type = 'button';
  button.addEventListener('click', async () => {
    button.textContent = (await copyText(plainAnswer(answer, labels))) ? labels.copied : labels.copyFailed;
    setTimeout(() => (button.textContent = labels.copy), 2500);
  });
  const tools = element('div', 'tools');
  tools.append(button);
  return tools;
}

function plainAnswer(answer, labels) {
  const { approved } = answer;
  const lines = approved ? [`${approvedTitle(approved, labels)}:`, approved.reply, labels.approvedNote] : [];
  if (approved && answer.status !== 'answered') return lines.join('\n');
  if (approved) lines.push('', `${labels.fromDocuments}:`);
  lines.push(answer.text);
  for (const note of answer.notes) lines.push(`${labels.note}: ${note}`);
  if (answer.citations.length > 0) lines.push('', `${labels.sources}:`);
  for (const citation of answer.citations) {
    const state = validityText(citation, labels);
    const parts = [sourceName(citation, labels), citation.locator ?? ''].filter((part) => part !== '');
    lines.push(`[${citation.marker}] ${parts.join(', ')}${state === '' ? '' : ` (${state})`}`);
  }
  return lines.join('\n');
}

/* The clipboard interface exists only on secure addresses; a class room's plain http needs the old way. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element('textarea', 'visually-hidden');
    const focused = document.activeElement;
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    focused?.focus();
    return done;
  }
}

function message(kind, speaker) {
  const box = element('article', `message ${kind}`);
  if (speaker !== null) box.append(element('span', 'visually-hidden', `${speaker}: `));
  return box;
}

function element(name, className = '', text = '') {
  const node = document.createElement(name);
  if (className !== '') node.className = className;
  if (text !== '') node.textContent = text;
  return node;
}
