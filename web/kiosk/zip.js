// Reads a ZIP whose files are stored as they are, by the rules of wasm/bundle/FORMAT.md, and believes nothing that it says.

const LOCAL_HEADER = 0x04034b50;
const HEADER_BYTES = 30;
const STORED = 0;
const MOST_ENTRIES = 10_000;
const MOST_NAME_BYTES = 300;
const NAME = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\u0000-\u001f\\]+$/;

const decoder = new TextDecoder('utf-8', {fatal: true});

/**
 * The files by their names; they are borrowed from `bytes`. Throws a message for people where it is no such ZIP, or damaged.
 * What the files hold is not checked here.
 * @param {Uint8Array} bytes
 * @returns {Map<string, Uint8Array>}
 */
export function readZip(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map();
  let at = 0;
  while (at + HEADER_BYTES <= bytes.length && view.getUint32(at, true) === LOCAL_HEADER) {
    const size = view.getUint32(at + 22, true);
    const begin = at + HEADER_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (view.getUint16(at + 8, true) !== STORED || begin + size > bytes.length) throw new Error('The file is damaged or cut off.');
    const name = nameAt(bytes, at + HEADER_BYTES, view.getUint16(at + 26, true));
    if (files.has(name) || files.size >= MOST_ENTRIES) throw new Error('The file is damaged.');
    files.set(name, bytes.subarray(begin, begin + size));
    at = begin + size;
  }
  if (files.size === 0) throw new Error('This is not a file of Satchel.');
  return files;
}

/** @param {Uint8Array} bytes @param {number} at @param {number} length */
function nameAt(bytes, at, length) {
  try {
    const name = length <= MOST_NAME_BYTES ? decoder.decode(bytes.subarray(at, at + length)) : '';
    if (NAME.test(name)) return name;
  } catch {
    // No name either.
  }
  throw new Error('The file is damaged.');
}
