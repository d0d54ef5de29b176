import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const TYPES = {
  'chat.css': 'text/css; charset=utf-8',
  'chat.js': 'text/javascript; charset=utf-8',
  'admin.css': 'text/css; charset=utf-8',
  'admin.js': 'text/javascript; charset=utf-8',
  'class.css': 'text/css; charset=utf-8',
  'class.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

/** The files a page may load. */
export type AssetName = keyof typeof TYPES;

export interface WebAsset {
  readonly bytes: Buffer;
  readonly type: string;
  readonly hash: string;
}

/** The files of `bot/web`, held in memory: a request names one of them or nothing, never a path. */
export interface WebAssets {
  get(name: string): WebAsset | undefined;
  /** Address that changes with the content, so browsers may keep the file. */
  url(name: AssetName): string;
}

export function loadWebAssets(): WebAssets {
  const assets = new Map<string, WebAsset>();
  for (const [name, type] of Object.entries(TYPES)) {
    const bytes = readFileSync(new URL(`../web/${name}`, import.meta.url));
    assets.set(name, { bytes, type, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 12) });
  }
  return {
    get: (name) => assets.get(name),
    url: (name) => `/assets/${name}?v=${assets.get(name)?.hash ?? ''}`,
  };
}
