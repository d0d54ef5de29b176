import { writeSync } from 'node:fs';
import process from 'node:process';
import { setInterval } from 'node:timers';
import { workerData } from 'node:worker_threads';

// A thread of the reader process, so that it goes on while a parser keeps the main thread busy without end.
const { parent, heartbeatFd, everyMs } = workerData;

function dieWithAll() {
  try {
    // The whole group: programs that the parser started go too.
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.kill(process.pid, 'SIGKILL');
  }
}

function isParentAlive() {
  if (process.ppid !== parent) return false;
  try {
    process.kill(parent, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

setInterval(() => {
  if (!isParentAlive()) dieWithAll();
  try {
    writeSync(heartbeatFd, `${process.memoryUsage.rss()}\n`);
  } catch (error) {
    // A full pipe only means that the parent is busy.
    if (error.code !== 'EAGAIN') dieWithAll();
  }
}, everyMs);
