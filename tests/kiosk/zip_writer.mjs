// Writes stored ZIPs for tests, wrong ones too: local headers only, which is all that the kiosk reads.

/** @param {Record<string, Uint8Array>} files */
export function zipOf(files) {
  const chunks = Object.entries(files).map(([name, bytes]) => {
    const header = Buffer.alloc(30);
    const text = Buffer.from(name);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt32LE(bytes.length, 18);
    header.writeUInt32LE(bytes.length, 22);
    header.writeUInt16LE(text.length, 26);
    return Buffer.concat([header, text, bytes]);
  });
  return new Uint8Array(Buffer.concat(chunks));
}
