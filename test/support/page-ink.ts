import { createCanvas, type Canvas } from '@napi-rs/canvas';

/** A round seal as Party bodies use: 36 mm across, ring, words along it and a star. */
export interface Stamp {
  /** Middle, in shares of the page. */
  readonly x: number;
  readonly y: number;
  /** Words along the ring; default "BAN CHẤP HÀNH ĐẢNG BỘ". */
  readonly text?: string;
  /** CSS colour of the ink; default a seal red. */
  readonly colour?: string;
  /** 0..1; default 0.8. */
  readonly strength?: number;
}

const DIAMETER_MM = 36;

/** Inks a seal over what is on the page: where it meets black print, black stays. */
export function drawStamp(page: Canvas, stamp: Stamp, dpi: number): void {
  const radius = ((DIAMETER_MM / 25.4) * dpi) / 2;
  const ink = createCanvas(page.width, page.height);
  const context = ink.getContext('2d');
  const colour = stamp.colour ?? '#d3182b';
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.translate(stamp.x * page.width, stamp.y * page.height);
  context.lineWidth = radius * 0.04;
  for (const share of [0.98, 0.62]) {
    context.beginPath();
    context.arc(0, 0, radius * share, 0, Math.PI * 2);
    context.stroke();
  }
  const letters = [...(stamp.text ?? 'BAN CHẤP HÀNH ĐẢNG BỘ')];
  context.font = `bold ${(radius * 0.2).toFixed(1)}px Tinos`;
  context.textAlign = 'center';
  const step = (Math.PI * 1.5) / letters.length;
  letters.forEach((letter, n) => {
    context.save();
    context.rotate((n - (letters.length - 1) / 2) * step);
    context.fillText(letter, 0, -radius * 0.73);
    context.restore();
  });
  context.beginPath();
  for (let n = 0; n < 10; n++) {
    const reach = radius * (n % 2 === 0 ? 0.36 : 0.15);
    const angle = (n * Math.PI) / 5;
    context.lineTo(reach * Math.sin(angle), -reach * Math.cos(angle));
  }
  context.fill();

  const target = page.getContext('2d');
  target.save();
  target.globalCompositeOperation = 'multiply';
  target.globalAlpha = stamp.strength ?? 0.8;
  target.drawImage(ink, 0, 0);
  target.restore();
}

/** A scrawl of blue pen, 45 mm wide. */
export function drawSignature(
  page: Canvas,
  middle: { readonly x: number; readonly y: number },
  dpi: number,
  random: () => number,
): void {
  const context = page.getContext('2d');
  const reach = (22 / 25.4) * dpi;
  context.save();
  context.translate(middle.x * page.width, middle.y * page.height);
  context.strokeStyle = '#1f3fa8';
  context.lineWidth = dpi * 0.02;
  context.globalCompositeOperation = 'multiply';
  context.beginPath();
  context.moveTo(-reach, 0);
  for (let n = 0; n < 7; n++) {
    const x = -reach + ((n + 1) / 7) * 2 * reach;
    const swing = () => (random() - 0.5) * reach * 0.9;
    context.bezierCurveTo(x - reach * 0.3, swing(), x + reach * 0.1, swing(), x, swing() * 0.4);
  }
  context.stroke();
  context.restore();
}
