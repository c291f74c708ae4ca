// Debian's nginx on a free loopback port, serving dist/ from the root and from a sub-folder, with a log and with faults to
// switch on.
import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export const SUB_FOLDER = '/some/where/';

// Slow enough that a click always comes while engine and bundle are still on their way.
const SLOW_BYTES_PER_SECOND = '20k';

export const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().on('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const {port} = server.address();
    server.close(() => resolve(port));
  });
});

// A fault is on while its flag file exists: the engine's files are cut off, are missing, are not what they should be, or trickle.
const faults = (folder) => `
        if (-f ${folder}/cut) { return 444; }
        if (-f ${folder}/missing) { return 404; }
        if (-f ${folder}/corrupt) { return 200 "nothing of the kind"; }
        if (-f ${folder}/slow) { set $trickle ${SLOW_BYTES_PER_SECOND}; }
        limit_rate $trickle;`;

const server = ({folder, dist, port, header = '', packed = ''}) => `
  server {
    listen 127.0.0.1:${port};
    set $trickle 0;
    absolute_redirect off;
    etag off;
    add_header Cache-Control no-store always;
    ${header}
    error_page 404 /404.html;
    root ${dist};
    location ${SUB_FOLDER} {
      alias ${dist}/;
      error_page 404 ${SUB_FOLDER}404.html;
      location ~ ^${SUB_FOLDER}(assets/.*\\.gz)$ {
        alias ${dist}/$1;
        ${packed}${faults(folder)}
      }
    }
    location ~ \\.gz$ {
      ${packed}${faults(folder)}
    }
    location / { index index.html; }
  }`;

const config = (folder, dist, ports) => `
daemon off;
${process.getuid() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  log_format plain '$status $server_port $http_sec_fetch_dest $msec $request_time $request_uri';
  access_log ${folder}/access.log plain;
  client_body_temp_path ${folder}/t1;
  proxy_temp_path ${folder}/t2;
  fastcgi_temp_path ${folder}/t3;
  uwsgi_temp_path ${folder}/t4;
  scgi_temp_path ${folder}/t5;
  ${server({folder, dist, port: ports.plain})}
  ${server({folder, dist, port: ports.refusing, header: `add_header Content-Security-Policy "script-src 'self'" always;`})}
  ${server({folder, dist, port: ports.unpacking, packed: 'add_header Content-Encoding gzip always;'})}
}
`;

export async function answers(url) {
  for (let attempt = 0; attempt < 200; ++attempt) {
    try {
      return await fetch(url);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`nginx does not answer at ${url}`);
}

export class Host {
  #process;
  #folder;
  #ports;
  #since = 0;

  static async start(dist) {
    if (!existsSync(join(dist, 'index.html'))) throw new Error(`${dist}/index.html is missing: build the site first`);
    const host = new Host();
    const folder = mkdtempSync(join(tmpdir(), 'satchel-host-'));
    const ports = {plain: await freePort(), refusing: await freePort(), unpacking: await freePort()};
    writeFileSync(join(folder, 'nginx.conf'), config(folder, dist, ports));
    host.#folder = folder;
    host.#ports = ports;
    host.#process = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], {stdio: ['ignore', 'ignore', 'inherit']});
    await answers(host.address('plain', '/'));
    return host;
  }

  /** kind: "plain"; "refusing" (its policy forbids WASM); "unpacking" (sends .gz with Content-Encoding). */
  address(kind, path) {
    return `http://127.0.0.1:${this.#ports[kind]}${path}`;
  }

  fault(name, on) {
    const flag = join(this.#folder, name);
    if (on) writeFileSync(flag, '');
    else rmSync(flag, {force: true});
  }

  clearFaults() {
    for (const name of ['cut', 'missing', 'corrupt', 'slow']) this.fault(name, false);
  }

  /** Starts afresh for the next case: no faults, no requests. */
  forget() {
    this.clearFaults();
    this.#since = Date.now();
  }

  /** Requests since the case began: {status, port, dest, path}; dest is what the browser wanted it for ("document", "script", …). */
  log() {
    const lines = readFileSync(join(this.#folder, 'access.log'), 'utf8').split('\n').filter(Boolean);
    // A request is written down when it ends, which may be after its case: what counts is when it began.
    return lines.map((line) => {
      const [status, port, dest, end, seconds, path] = line.split(' ');
      return {status: Number(status), port, dest, path, began: (Number(end) - Number(seconds)) * 1000};
    }).filter(({began}) => began >= this.#since - 1);
  }

  async stop() {
    this.#process.kill('SIGTERM');
    await new Promise((resolve) => this.#process.once('exit', resolve));
    rmSync(this.#folder, {recursive: true, force: true});
  }
}
