// Gzip from outside: what claims to be small may unpack to more than a device has.

/** Rejects with a message for people where it is damaged, or gives more than `most` bytes. @param {Uint8Array} bytes @param {number} most */
export async function unpackedAtMost(bytes, most) {
  const stream = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  for (let next = await read(reader); !next.done; next = await read(reader)) {
    size += next.value.length;
    if (size > most) {
      await reader.cancel();
      throw new Error('This file holds more than a kiosk can take.');
    }
    chunks.push(next.value);
  }
  return joined(chunks, size);
}

/** @param {ReadableStreamDefaultReader<Uint8Array>} reader */
async function read(reader) {
  try {
    return await reader.read();
  } catch {
    throw new Error('The file is damaged or cut off.');
  }
}

/** @param {Uint8Array[]} chunks @param {number} size */
function joined(chunks, size) {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
