import { connect, createServer, type AddressInfo } from 'node:net';

export interface SocksProxy {
  readonly address: string;
  /** Names and ports that were asked for. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** A SOCKS5 proxy on loopback, without password, that reaches loopback only, whatever name is asked for. */
export async function startSocksProxy(): Promise<SocksProxy> {
  const seen: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (request: Buffer) => {
        const isName = request[3] === 3;
        const length = isName ? (request[4] ?? 0) : 4;
        const start = isName ? 5 : 4;
        const host = request.subarray(start, start + length);
        const port = request.readUInt16BE(start + length);
        seen.push(`${isName ? host.toString() : [...host].join('.')}:${port}`);
        const onward = connect(port, '127.0.0.1', () => {
          socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
          onward.pipe(socket).pipe(onward);
        });
        onward.on('error', () => socket.destroy());
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `socks5://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
