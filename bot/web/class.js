/* global clearTimeout, document, fetch, history, location, setInterval, setTimeout, window, DOMParser */
'use strict';

const LOOK_EVERY_MS = 2_500;

/* Parts that follow what happens in a class: when their mark has changed, the same page is fetched again. */
for (const part of document.querySelectorAll('[data-live]')) {
  let isLooking = false;
  const look = async () => {
    if (isLooking || document.hidden || isInUse(part)) return;
    isLooking = true;
    try {
      const response = await fetch(part.dataset.live, { headers: { accept: 'application/json' } });
      if (!response.ok) return;
      const { mark } = await response.json();
      if (String(mark) !== part.dataset.mark) await renew(part);
    } catch {
      /* The line is gone for a moment: looked at again soon. */
    } finally {
      isLooking = false;
    }
  };
  setInterval(() => void look(), LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', () => void look());
}

/* Nothing is taken from under the hands of somebody who is filling in a form. */
function isInUse(part) {
  const { activeElement } = document;
  if (
    activeElement !== null &&
    part.contains(activeElement) &&
    activeElement.matches('input, textarea, select')
  )
    return true;
  return part.querySelector('input[type=radio]:checked') !== null;
}

async function renew(part) {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById(part.id);
  if (fresh === null) {
    location.reload();
    return;
  }
  const hadFocus = part.contains(document.activeElement) ? (document.activeElement.id ?? '') : '';
  part.dataset.mark = fresh.dataset.mark;
  part.replaceChildren(...fresh.childNodes);
  if (hadFocus !== '') document.getElementById(hadFocus)?.focus();
  window.dispatchEvent(new window.Event('renewed'));
}

/* A question takes a moment to answer; pressing twice would ask twice. */
for (const form of document.querySelectorAll('form[data-busy]'))
  form.addEventListener('submit', () => {
    const button = form.querySelector('button');
    button.disabled = true;
    button.textContent = form.dataset.busy;
  });

const stage = document.querySelector('[data-slides]');
if (stage !== null) showOneAtATime(stage);

function showOneAtATime(root) {
  const place = document.querySelector('[data-slide-place]');
  let typed = '';
  let timer;
  root.classList.add('one-at-a-time');

  const slides = () => [...root.querySelectorAll('.slide')];
  const current = () => {
    const wanted = decodeURIComponent(location.hash.slice(1));
    return Math.max(
      slides().findIndex(({ id }) => id === wanted),
      0,
    );
  };
  const show = () => {
    const all = slides();
    const at = current();
    all.forEach((slide, i) => slide.classList.toggle('current', i === at));
    place.textContent = `${at} / ${all.length - 1}`;
    /* The quoted words come into sight in a long passage. */
    const source = all[at]?.querySelector('.source');
    const mark = source?.querySelector('mark');
    if (source && mark)
      source.scrollTop = Math.max(0, mark.offsetTop - source.offsetTop - source.clientHeight / 3);
  };
  const goTo = (at) => {
    const all = slides();
    const slide = all[Math.min(Math.max(at, 0), all.length - 1)];
    if (slide === undefined) return;
    history.replaceState(null, '', `#${slide.id}`);
    show();
  };
  const full = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen?.();
  };
  const digit = (key) => {
    clearTimeout(timer);
    typed += key;
    const wanted = Number(typed);
    goTo(wanted);
    timer = setTimeout(() => {
      typed = '';
    }, 900);
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const onButton =
      event.target instanceof window.HTMLButtonElement && (event.key === ' ' || event.key === 'Enter');
    if (onButton) return;
    const { key } = event;
    if (/^\d$/.test(key)) digit(key);
    else if (['ArrowRight', 'PageDown', ' '].includes(key)) goTo(current() + 1);
    else if (['ArrowLeft', 'PageUp'].includes(key)) goTo(current() - 1);
    else if (key === 'Home') goTo(0);
    else if (key === 'End') goTo(slides().length - 1);
    else if (key.toLowerCase() === 'f') full();
    else if (key.toLowerCase() === 'p') window.print();
    else return;
    event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    const doing = event.target.closest('[data-slide]')?.dataset.slide;
    if (doing === 'next') goTo(current() + 1);
    if (doing === 'previous') goTo(current() - 1);
    if (doing === 'full') full();
    if (doing === 'print') window.print();
  });
  window.addEventListener('hashchange', show);
  window.addEventListener('renewed', () => {
    /* A quiz item that has just been opened is what the class looks at now. */
    const running = root.querySelector('.slide.quiz.running');
    if (running !== null && root.dataset.running !== running.id) {
      root.dataset.running = running.id;
      history.replaceState(null, '', `#${running.id}`);
    }
    show();
  });
  root.dataset.running = root.querySelector('.slide.quiz.running')?.id ?? '';
  show();
}
