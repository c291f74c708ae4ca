// A small site of a case's own: its content written, built on a day that the case chooses, and served.
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {Host} from './host.mjs';

const TOOL = join(dirname(fileURLToPath(import.meta.url)), '../../build/native/satchel');

/**
 * Builds `files` (path below content/ -> text) as of `moment` ("2026-11-22T09:00Z", which is the built pages' local time),
 * serves the site, and hands its host to `use`.
 */
export async function withSite(files, moment, use) {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-made-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, 'content', path);
      mkdirSync(dirname(file), {recursive: true});
      writeFileSync(file, text);
    }
    const dist = join(folder, 'dist');
    const seconds = String(Date.parse(moment) / 1000);
    execFileSync(TOOL, ['build', '--content', join(folder, 'content'), '--out', dist],
        {env: {...process.env, SOURCE_DATE_EPOCH: seconds}, stdio: 'pipe'});
    const host = await Host.start(dist);
    try {
      return await use(host);
    } finally {
      await host.stop();
    }
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
