// Checks that the files below wasm/ keep to the table "The rooms" of ARCHITECTURE.md and to the manners that a script can
// see. Prints `path:line: message` for each breach and ends with `N passed, N failed` (files); exits 1 where any failed.
// Use: node scripts/check-rooms.mjs [FOLDER] (a tree like the project's; without it the project itself)
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "..");

/** What vendor/cmark/src offers for inclusion; base/utf8.h and the like carry their room and are not meant. */
const CMARK = new Set([
  "blocks.c", "buffer.h", "chunk.h", "cmark.h", "cmark_ctype.h", "cmark_export.h", "cmark_version.h", "config.h",
  "houdini.h", "inlines.c", "inlines.h", "iterator.h", "node.h", "parser.h", "references.h", "render.h", "scanners.h", "utf8.h",
]);

/** Headers that only the named room may include. */
const RESERVED = [
  { room: "markdown", what: "cmark", matches: (header) => CMARK.has(header) },
  { room: "qr", what: "qrcodegen", matches: (header) => header === "qrcodegen.h" },
  { room: "abi", what: "emscripten", matches: (header) => /^emscripten(\.h$|\/)/.test(header) },
  { room: "tool", what: "YAML", matches: (header) => header.startsWith("yaml-cpp/") },
  { room: "tool", what: "threads", matches: (header) => /^(thread|mutex|shared_mutex|condition_variable|future|pthread\.h)$/.test(header) },
  { room: "tool", what: "files", matches: (header) => /^(filesystem|fstream|unistd\.h|fcntl\.h|dirent\.h|sys\/(stat|inotify)\.h)$/.test(header) },
  { room: "tool", what: "sockets", matches: (header) => /^(httplib\.h|netdb\.h|poll\.h|sys\/socket\.h|netinet\/.*|arpa\/.*)$/.test(header) },
  { room: "tool", what: "libraries of the shell", matches: (header) => /^(CLI\/.*|vips\/.*|gumbo\.h|zlib\.h)$/.test(header) },
  { room: "tool", what: "streams and locales", matches: (header) => /^(iostream|istream|ostream|sstream|iomanip|locale|regex)$/.test(header) },
];

/** Words that core rooms, which are built without exceptions and kept small, may not use. */
const FORBIDDEN_IN_CORE = [
  { pattern: /\b(throw|try|catch)\b/, message: "core rooms have no exceptions: return a Result" },
  { pattern: /\b(dynamic_cast|typeid)\b/, message: "core rooms have no RTTI" },
  { pattern: /\bstd::(basic_)?w?regex\b/, message: "std::regex is too large and too slow for the core" },
  { pattern: /\bstd::w?(cout|cerr|clog|cin)\b/, message: "the core neither reads nor prints: only the shells do" },
];

/** The table: room -> the set of rooms that it may include (itself always). */
function readRooms() {
  const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  const section = text.split(/^## /m).find((part) => part.startsWith("The rooms"));
  const rows = [...(section ?? "").matchAll(/^\| `wasm\/([a-z_]+)` \|.*\| ([^|]*) \|$/gm)];
  if (rows.length === 0) throw new Error('ARCHITECTURE.md: the table "The rooms" was not found');
  const names = rows.map((row) => row[1]);
  return new Map(rows.map(([, room, may], index) => [room, new Set([room, ...included(may, names, index)])]));
}

/** The rooms that a cell of the table's last column stands for. */
function included(may, names, index) {
  if (may === "all above") return names.slice(0, index);
  if (may.startsWith("all but ")) return names.filter((name) => !may.slice(8).split(", ").includes(name));
  const listed = may.split(", ").filter((word) => word !== "std");
  for (const name of listed) if (!names.includes(name)) throw new Error(`ARCHITECTURE.md: "${name}" is no room of the table`);
  return listed;
}

/** The source files below `folder`, in order. */
function sources(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sources(path);
      return /\.(h|hpp|hh|c|cc|cpp|cxx|inc)$/.test(entry.name) ? [path] : [];
    });
}

/** `text` with comments, strings and character literals blanked, its lines and columns kept. */
function codeOnly(text) {
  const literal = /\/\/[^\n]*|\/\*[^]*?\*\/|\bu?8?R"([^(\s]*)\([^]*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'/g;
  return text.replace(literal, (match) => match.replace(/[^\n]/g, " "));
}

function checkInclude(header, quoted, room, rooms, path) {
  const reserved = RESERVED.find((rule) => rule.matches(header));
  if (reserved) return reserved.room === room ? [] : [`<${header}> (${reserved.what}) belongs to wasm/${reserved.room} alone`];
  if (!quoted) return [];
  const target = header.split("/")[0];
  if (!header.includes("/") || !rooms.has(target)) return [`include our own headers as "room/file.h", not "${header}"`];
  if (!rooms.get(room).has(target)) return [`wasm/${room} may not include from wasm/${target} (ARCHITECTURE.md, "The rooms")`];
  return existsSync(join(root, "wasm", header)) ? [] : [`"${header}" does not exist (included by ${path})`];
}

function checkOpening(path, text) {
  const first = text.split("\n", 1)[0];
  const sharedWithC = path.endsWith(".c") || text.includes('extern "C"');
  if (/^\/\/ \S/.test(first) || (sharedWithC && /^\/\* \S/.test(first))) return [];
  const own = path.replace(/^wasm\//, "").replace(/\.c(pp)?$/, ".h");
  if (!path.endsWith(".h") && first === `#include "${own}"`) return [];
  return [`open the file with one sentence that says what it is for${path.endsWith(".h") ? "" : ", or with its own header"}`];
}

/** The messages about one line; `code` is `line` without comments and literals (but an include's name is in `line` only). */
function checkLine(line, code, room, rooms, path) {
  if (/^\s*#\s*include\b/.test(code)) {
    const [, quoted, angled] = /^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)/.exec(line) ?? [];
    return quoted || angled ? checkInclude(quoted ?? angled, quoted !== undefined, room, rooms, path) : [];
  }
  if (room === "tool" || path.endsWith(".c")) return [];
  return FORBIDDEN_IN_CORE.filter(({ pattern }) => pattern.test(code)).map(({ message }) => message);
}

/** Every breach in the file `path`, as [line, message]. */
function checkFile(path, rooms) {
  const room = path.split("/")[1];
  if (!rooms.has(room) || path.split("/").length < 3) return [[1, "this file is in no room of ARCHITECTURE.md's table"]];
  const text = readFileSync(join(root, path), "utf8");
  const breaches = checkOpening(path, text).map((message) => [1, message]);
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*\.(h|c|cpp)$/.test(basename(path)))
    breaches.push([1, "file names are snake_case, ending in .h, .c or .cpp"]);
  if (extname(path) === ".h" && !/^#pragma once$/m.test(text)) breaches.push([1, "a header needs #pragma once"]);
  const code = codeOnly(text).split("\n");
  text.split("\n").forEach((line, index) => {
    for (const message of checkLine(line, code[index], room, rooms, path)) breaches.push([index + 1, message]);
  });
  return breaches;
}

const rooms = readRooms();
const files = sources("wasm");
let failed = 0;
for (const path of files) {
  const breaches = checkFile(path, rooms);
  for (const [line, message] of breaches) console.log(`${path}:${line}: ${message}`);
  if (breaches.length > 0) ++failed;
}
console.log(`${files.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
