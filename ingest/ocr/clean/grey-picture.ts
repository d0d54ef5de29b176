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
