// The sum by which bytes are known, as the build writes it down. For pages and workers, in secure contexts.

/** @param {ArrayBuffer | Uint8Array} bytes @returns {Promise<string>} 64 small hexadecimal digits. */
export async function sha256(bytes) {
  const digest = await crypto.subtle.digest('SHA-256', /** @type {BufferSource} */ (bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
