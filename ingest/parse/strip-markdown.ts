/** Markdown characters that a backslash may escape. */
const ESCAPED = /\\([\\`*_{}[\]()#+\-.!|<>~])/g;

/** Inline marks, each capped in length: near misses such as `2*3*4` or `snake_case` stay as they are. */
const INLINE: readonly (readonly [RegExp, string])[] = [
  [/<!--[^]{0,2000}?-->/g, ''],
  [/!\[([^\]]{0,300})\]\([^()\s]{0,500}(?:\s"[^"]{0,200}")?\)/g, '$1'],
  [/\[([^\][]{1,500})\]\([^()\s]{0,500}(?:\s"[^"]{0,200}")?\)/g, '$1'],
  [/<(https?:\/\/[^<>\s]{1,500})>/g, '$1'],
  [/<\/?[a-zA-Z][^<>]{0,200}>/g, ''],
  [/(?<![*\p{L}\p{N}])\*\*\*(?=\S)([^*]{1,2000}?)(?<=\S)\*\*\*(?!\*)/gu, '$1'],
  [/\*\*(?=\S)([^*]{1,4000}?)(?<=\S)\*\*/g, '$1'],
  [/(?<![_\p{L}\p{N}])__(?=\S)([^_]{1,4000}?)(?<=\S)__(?![_\p{L}\p{N}])/gu, '$1'],
  [/(?<![*\p{L}\p{N}])\*(?=[^\s*])([^*]{1,2000}?)(?<=\S)\*(?![*\p{L}\p{N}])/gu, '$1'],
  [/(?<![_\p{L}\p{N}])_(?=[^\s_])([^_]{1,2000}?)(?<=\S)_(?![_\p{L}\p{N}])/gu, '$1'],
  [/~~([^~]{1,2000}?)~~/g, '$1'],
  [/`([^`]{1,500})`/g, '$1'],
];

/** The words of one Markdown paragraph without its inline marks, so that quotes of it are plain text. */
export function stripMarkdown(text: string): string {
  const stripped = INLINE.reduce((result, [pattern, kept]) => result.replace(pattern, kept), text);
  return stripped.replace(ESCAPED, '$1');
}
