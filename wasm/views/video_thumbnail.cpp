// The view display_video_thumbnail: a video's poster; nothing is loaded from outside before the visitor asks.
#include "base/ascii.h"
#include "views/builtin.h"
#include "views/video.h"

namespace satchel {
namespace {

// A YouTube id is eleven of [A-Za-z0-9_-]; the check keeps anything else out of the address.
bool is_video_code(std::string_view code) {
  for (const char c : code)
    if (!is_ascii_alnum(c) && c != '_' && c != '-') return false;
  return !code.empty() && code.size() <= 32;
}

}  // namespace

Result<void> render_video_thumbnail(const ViewCall& call, ViewHost& host, TextBuffer& out) {
  const std::string code(string_member(call.arguments, "video_code"));
  if (!is_video_code(code))
    return failure("view-arguments",
                   "the view \"display_video_thumbnail\" needs \"video_code\", the video's id at YouTube",
                   "for example video_code: 'nKIu9yen5nc'");
  return host.render_template("video",
                              video_context("youtube", code, string_member(call.arguments, "caption")), out);
}

}  // namespace satchel
