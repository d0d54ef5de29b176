import type { Agent } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';

/** Opens connections through a proxy (`http://`, `https://`, `socks5://`, with name and password if given). The proxy resolves names. */
export function createProxyAgent(proxy: string): Agent {
  return /^socks/i.test(proxy)
    ? new SocksProxyAgent(proxy.replace(/^socks5:/i, 'socks5h:'))
    : new HttpsProxyAgent(proxy);
}
