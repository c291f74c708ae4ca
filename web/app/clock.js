// The device's clock, by which pages appear and expire.

/** The device's own date and time to the minute, "2026-11-22T09:00". */
export function deviceTime() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
