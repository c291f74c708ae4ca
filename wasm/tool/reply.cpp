// How the preview answers a request: as a plain static host would, with the live reload's script added to
// documents.
#include <utility>

#include "base/ascii.h"
#include "tool/files.h"
#include "tool/preview.h"

namespace satchel {
namespace {

constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".txt", "text/plain; charset=utf-8"},
    {".xml", "application/xml"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".pdf", "application/pdf"},
    {".woff2", "font/woff2"},
    {".gz", "application/gzip"},
    {".wasm", "application/wasm"},
    {".csv", "text/csv; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};

std::string with_reload(std::string html) {
  const std::string script = "<script src=\"" + std::string(kReloadScript) + "\" defer></script>\n";
  const size_t end = html.rfind("</body>");
  return html.insert(end == std::string::npos ? html.size() : end, script);
}

Reply reply_with(const PreviewFile& file, std::string_view path, int status) {
  Reply reply{status, std::string(content_type(path)), file.bytes, {}};
  if (!file.source.empty()) {
    Result<std::string> bytes = read_file(file.source);
    if (!bytes)
      return {404, "text/plain; charset=utf-8", bytes.error().path + " " + bytes.error().message + "\n", {}};
    reply.body = std::move(*bytes);
  }
  if (path.ends_with(".html")) reply.body = with_reload(std::move(reply.body));
  return reply;
}

}  // namespace

std::string_view content_type(std::string_view path) {
  const size_t dot = path.rfind('.');
  if (dot != std::string_view::npos)
    for (const auto& [ending, type] : kTypes)
      if (equals_ignoring_case(path.substr(dot), ending)) return type;
  return "application/octet-stream";
}

Reply reply_to(const Preview& preview, std::string_view path) {
  const std::string_view below = path.substr(path.starts_with('/') ? 1 : 0);
  const std::string name =
      below.empty() || below.ends_with('/') ? std::string(below) + "index.html" : std::string(below);
  if (const auto file = preview.files.find(name); file != preview.files.end())
    return reply_with(file->second, name, 200);
  if (!preview.report.empty())
    return {500, std::string(content_type(".html")), with_reload(preview.report), {}};
  if (preview.files.contains(name + "/index.html")) return {301, {}, {}, "/" + name + "/"};
  if (const auto file = preview.files.find("404.html"); file != preview.files.end())
    return reply_with(file->second, "404.html", 404);
  return {404, "text/plain; charset=utf-8", "There is nothing at this address.\n", {}};
}

}  // namespace satchel
