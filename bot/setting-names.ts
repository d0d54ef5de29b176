/** Every environment variable of the product; those of channels not configured here are known names, not errors. */
export const SETTING_NAMES: ReadonlySet<string> = new Set([
  ...['DATA_DIR', 'HTTP_HOST', 'HTTP_PORT', 'PUBLIC_URL', 'LOG_LEVEL'],
  ...['EMBEDDINGS', 'EMBEDDING_MODEL', 'EMBEDDING_MODEL_DIR', 'EMBEDDING_HUB'],
  ...[
    'ANSWER_MODE',
    'ANSWER_SEND_INTERNAL',
    'OPENAI_API_KEY',
    'OPENAI_BASE_URL',
    'OPENAI_MODEL',
    'OPENAI_EMBEDDING_MODEL',
  ],
  ...[
    'TELEGRAM_BOT_TOKEN',
    'TELEGRAM_API_ROOT',
    'TELEGRAM_MODE',
    'TELEGRAM_WEBHOOK_SECRET',
    'TELEGRAM_PROXY',
  ],
  ...['ZALO_OA_APP_ID', 'ZALO_OA_APP_SECRET', 'ZALO_OA_SECRET_KEY', 'ZALO_OA_ACCESS_TOKEN'],
  ...['ZALO_OA_REFRESH_TOKEN', 'ZALO_OA_API_ROOT', 'ZALO_OA_OAUTH_ROOT'],
  ...['ZALO_BOT_TOKEN', 'ZALO_BOT_API_ROOT', 'ZALO_BOT_MODE', 'ZALO_BOT_WEBHOOK_SECRET'],
  ...['ACCESS', 'ADMINS', 'GROUPS', 'ADMIN_PASSWORD', 'OCR_ENGINE', 'DATABASE_URL'],
]);

/** The setting that the misspelt name most likely means, or null when none is within two keystrokes. */
export function nearestSetting(name: string): string | null {
  let best: string | null = null;
  let bestDistance = 3;
  for (const known of SETTING_NAMES) {
    const distance = editDistance(name.toUpperCase(), known);
    if (distance < bestDistance) [best, bestDistance] = [known, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
