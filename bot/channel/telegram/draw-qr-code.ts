import QRCode from 'qrcode';

/** PNG of an address, large enough for a camera that is held before a screen. */
export function drawQrCode(url: string): Promise<Uint8Array> {
  return QRCode.toBuffer(url, { type: 'png', errorCorrectionLevel: 'M', scale: 10, margin: 4 });
}
