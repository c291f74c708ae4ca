// What the built site holds: its pages, as the tests walk them.
import {readFileSync, readdirSync} from 'node:fs';
import {join, relative, sep} from 'node:path';

// An old address holds only a pointer to the page's new one.
const isPointer = (dist, path) => readFileSync(join(dist, path, 'index.html'), 'utf8').includes('http-equiv="refresh"');

/** Every page's address from the root: "", "advocacy/", "educate/districts/". */
export function pagesOf(dist) {
  return readdirSync(dist, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name === 'index.html')
    .map((entry) => relative(dist, entry.parentPath ?? entry.path).split(sep).filter(Boolean).map((part) => part + '/').join(''))
    .filter((path) => !/^(assets|files|images)\//.test(path) && !isPointer(dist, path))
    .sort();
}
