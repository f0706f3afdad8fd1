// Everything that a browser asks of the network, written down: a proxy that both browsers are made to use for every host,
// loopback included. It passes on what goes to 127.0.0.1 and localhost, and answers everything else itself, with nothing.
import http from 'node:http';
import net from 'node:net';

/** `requests`: what was asked for, with its body. `options`: what `start` of the harness needs to use it. */
export async function proxy() {
  const requests = [];
  const sockets = new Set();
  const server = http.createServer((request, response) => {
    const entry = { method: request.method, url: request.url, headers: JSON.stringify(request.headers), body: '' };
    requests.push(entry);
    const { hostname, port, pathname, search } = new URL(request.url);
    request.on('data', (bytes) => (entry.body += bytes.toString('latin1')));
    if (!isLoopback(hostname)) {
      request.on('end', () => response.writeHead(204).end());
      return;
    }
    const onward = http.request(
      { host: '127.0.0.1', port, method: request.method, path: pathname + search, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  // Encrypted connections only say where they want to go; none gets there.
  server.on('connect', (request, socket) => {
    requests.push({ method: 'CONNECT', url: request.url, headers: JSON.stringify(request.headers), body: '' });
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    requests,
    options: {
      args: { chromium: [`--proxy-server=http://127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'] },
      prefs: {
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': port,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': port,
        'network.proxy.no_proxies_on': '',
        'network.proxy.allow_hijacking_localhost': true,
      },
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

const isLoopback = (hostname) => hostname === '127.0.0.1' || hostname === 'localhost' || net.isIPv6(hostname);
