#include "tool/shell.h"

#include <system_error>

#include "tool/files.h"
#include "tool/gzip.h"

namespace satchel {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Diagnostic> no_shell(const fs::path& folder, const Diagnostic& cause) {
  return failure("no-shell",
                 "\"" + folder.string() + "\" is not the shell that sites are served with: " + cause.path +
                     " " + cause.message,
                 "run scripts/run --build-only, or name the folder with --shell");
}

}  // namespace

fs::path shell_folder(const fs::path& wanted) {
  if (!wanted.empty()) return wanted;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path("build/web") : (program.parent_path() / "../web").lexically_normal();
}

std::string hashed_path(std::string_view stem, std::string_view bytes, std::string_view ending) {
  std::string path = "assets/";
  path.append(stem).append(".").append(content_hash(bytes)).append(".").append(ending);
  return path;
}

Result<Shell> read_shell(const fs::path& folder) {
  Result<std::string> style = read_file(folder / "style.css");
  if (!style) return no_shell(folder, style.error());
  Result<std::string> app = read_file(folder / "app.js");
  if (!app) return no_shell(folder, app.error());
  Result<std::string> engine = read_file(folder / "satchel.wasm");
  if (!engine) return no_shell(folder, engine.error());
  Result<std::string> full_engine = read_file(folder / "satchel-full.wasm");
  if (!full_engine) return no_shell(folder, full_engine.error());
  Result<std::string> worker = read_file(folder / "sw.js");
  if (!worker) return no_shell(folder, worker.error());
  Result<std::string> no_worker = read_file(folder / "no-sw.js");
  if (!no_worker) return no_shell(folder, no_worker.error());
  Result<std::vector<std::string>> fonts = list_files(folder / "fonts");
  if (!fonts) return no_shell(folder, fonts.error());

  Shell shell;
  shell.style = {hashed_path("style", *style, "css"), std::move(*style)};
  shell.app = {hashed_path("app", *app, "js"), std::move(*app)};
  shell.engine = {hashed_path("satchel", *engine, "wasm.gz"), gzip(*engine)};
  shell.full_engine = {hashed_path("satchel-full", *full_engine, "wasm.gz"), gzip(*full_engine)};
  if (Result<std::string> file = read_file(folder / "kiosk.css")) shell.kiosk_style = std::move(*file);
  if (Result<std::string> file = read_file(folder / "kiosk.js")) shell.kiosk_script = std::move(*file);
  shell.worker = std::move(*worker);
  shell.no_worker = std::move(*no_worker);
  for (const std::string& name : *fonts) {
    Result<std::string> font = read_file(folder / "fonts" / name);
    if (!font) return no_shell(folder, font.error());
    shell.fonts.push_back({"assets/fonts/" + name, std::move(*font)});
  }
  return shell;
}

}  // namespace satchel
