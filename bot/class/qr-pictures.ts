/** Pictures that are held; an address has one as long as its class is open. */
const MOST_HELD = 100;

/** QR codes of addresses as data addresses for pages; each is drawn once. */
export function createQrPictures(
  draw: (url: string) => Promise<Uint8Array>,
): (url: string) => Promise<string> {
  const pictures = new Map<string, Promise<string>>();
  return (url) => {
    const known = pictures.get(url) ?? draw(url).then(asDataUrl);
    if (pictures.size >= MOST_HELD) pictures.clear();
    pictures.set(url, known);
    return known;
  };
}

function asDataUrl(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
