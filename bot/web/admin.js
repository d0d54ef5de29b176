/* global document, fetch, location, setTimeout, XMLHttpRequest */
'use strict';

// Sends chosen or dropped files one after the other and shows how far each has come. Without this script the other
// forms of the administrators' pages still work.
const zone = document.querySelector('[data-upload]');
if (zone !== null) {
  const list = zone.querySelector('[data-progress]');
  const input = zone.querySelector('input[type=file]');
  let turn = Promise.resolve();

  const send = (file) =>
    new Promise((done) => {
      const line = document.createElement('li');
      const name = document.createElement('span');
      name.textContent = file.name;
      const bar = document.createElement('progress');
      bar.max = 100;
      bar.value = 0;
      bar.setAttribute('aria-label', file.name);
      const state = document.createElement('span');
      line.append(name, ' ', bar, ' ', state);
      list.append(line);

      const request = new XMLHttpRequest();
      request.open('POST', '/admin/nap/tep');
      request.setRequestHeader('content-type', 'application/octet-stream');
      request.setRequestHeader('x-form-token', zone.dataset.formToken);
      request.setRequestHeader('x-file-name', encodeURIComponent(file.name).slice(-900));
      request.upload.addEventListener('progress', ({ loaded, total }) => {
        bar.value = total === 0 ? 100 : Math.round((loaded / total) * 100);
      });
      request.addEventListener('loadend', () => {
        let message = '';
        try {
          message = JSON.parse(request.responseText).error?.message ?? '';
        } catch {
          // No answer came.
        }
        state.textContent = request.status === 200 ? '✓' : `✗ ${message}`;
        line.className = request.status === 200 ? 'sent' : 'not-sent';
        done();
      });
      request.send(file);
    });

  const take = (files) => {
    for (const file of files) turn = turn.then(() => send(file));
  };
  input.addEventListener('change', () => {
    take([...input.files]);
    input.value = '';
  });
  for (const kind of ['dragover', 'dragenter'])
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add('over');
    });
  for (const kind of ['dragleave', 'drop']) zone.addEventListener(kind, () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}

for (const form of document.querySelectorAll('[data-reading]'))
  form.addEventListener('submit', () => {
    const button = form.querySelector('button');
    if (button === null) return;
    button.disabled = true;
    button.textContent = form.dataset.reading;
  });

// How far the run is; the page comes again when it has ended.
const running = document.querySelector('[data-running]');
if (running !== null) {
  const look = async () => {
    try {
      const reply = await fetch(running.dataset.running, { headers: { accept: 'application/json' } });
      if (reply.redirected || !reply.ok) return location.reload();
      const { line } = await reply.json();
      if (line === null) return location.reload();
      if (line !== running.textContent) running.textContent = line;
    } catch {
      // The network is away for a moment.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 700);
}
