// The names under which a kiosk's file, and newer content for it, hold what the loader asks for.

/** Of whoever holds parts by name. */
export class Parts {
  /** Rejects where there is no such part, or it is damaged. @param {string} name @returns {Promise<Uint8Array>} */
  part(name) {
    return Promise.reject(new Error(`There is no ${name}`));
  }

  engine() {
    return this.part('engine');
  }

  bundle() {
    return this.part('bundle');
  }

  /** @param {string} name */
  layer(name) {
    return this.part(`layer-${name}`);
  }
}
