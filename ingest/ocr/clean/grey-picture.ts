/** A picture in grey: 0 black, 255 white, row by row from the top left. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The same picture turned clockwise by quarter turns. */
export function turnQuarters(picture: GreyPicture, turns: 0 | 1 | 2 | 3): GreyPicture {
  if (turns === 0) return picture;
  const { width, height, pixels } = picture;
  const turned = new Uint8Array(pixels.length);
  if (turns === 2) {
    for (let i = 0, last = pixels.length - 1; i <= last; i++) turned[i] = pixels[last - i] as number;
    return { width, height, pixels: turned };
  }
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const column = turns === 1 ? height - 1 - y : y;
      const row = turns === 1 ? x : width - 1 - x;
      turned[row * height + column] = pixels[i] as number;
    }
  return { width: height, height: width, pixels: turned };
}

/** As a PGM file, which every build of the recogniser reads and which costs nothing to write. */
export function encodePgm({ width, height, pixels }: GreyPicture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'ascii'), pixels]);
}

/** A part of a picture with a white margin around it. */
export function cutOut(
  { width, pixels }: GreyPicture,
  area: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  margin: number,
): GreyPicture {
  const [wide, high] = [area.right - area.left, area.bottom - area.top];
  const outWidth = wide + 2 * margin;
  const cut = new Uint8Array(outWidth * (high + 2 * margin)).fill(255);
  for (let y = 0; y < high; y++) {
    const from = (area.top + y) * width + area.left;
    cut.set(pixels.subarray(from, from + wide), (y + margin) * outWidth + margin);
  }
  return { width: outWidth, height: high + 2 * margin, pixels: cut };
}
