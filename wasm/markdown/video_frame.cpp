#include "markdown/video_frame.h"

#include <algorithm>

#include "base/ascii.h"

namespace satchel {
namespace {

constexpr size_t kYouTubeIdLength = 11;

// Cuts `text` at the first of `stops`: returns what stands before it, and leaves what stands behind.
std::string_view take_before(std::string_view& text, std::string_view stops) {
  const size_t stop = std::min(text.find_first_of(stops), text.size());
  const std::string_view taken = text.substr(0, stop);
  text.remove_prefix(std::min(stop + 1, text.size()));
  return taken;
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!starts_with_ignoring_case(text, prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool is_youtube_id(std::string_view id) {
  // Two words of that length stand where an id would: they name a list and a channel.
  if (id.size() != kYouTubeIdLength || id == "videoseries" || id == "live_stream") return false;
  return std::all_of(id.begin(), id.end(), [](char c) { return is_ascii_alnum(c) || c == '-' || c == '_'; });
}

bool is_vimeo_id(std::string_view id) {
  return !id.empty() && id.size() <= 20 && std::all_of(id.begin(), id.end(), is_ascii_digit);
}

// The value of `v` in "list=x&v=ID".
std::string_view video_parameter(std::string_view query) {
  while (!query.empty()) {
    std::string_view pair = take_before(query, "&");
    if (take_before(pair, "=") == "v") return pair;
  }
  return {};
}

std::optional<VideoFrame> youtube_frame(std::string_view host, std::string_view path,
                                        std::string_view query) {
  std::string_view id;
  if (host == "youtu.be") {
    id = path;
  } else if (path == "watch") {
    id = video_parameter(query);
    query = {};
  } else if (take_prefix(path, "embed/") || take_prefix(path, "v/") || take_prefix(path, "shorts/") ||
             take_prefix(path, "live/")) {
    id = path;
  }
  if (!is_youtube_id(id)) return std::nullopt;
  VideoFrame frame{"youtube", std::string(id), {}, {}};
  frame.url = "https://www.youtube-nocookie.com/embed/" + frame.id;
  if (!query.empty()) frame.url.append("?").append(query);
  frame.page_url = "https://www.youtube.com/watch?v=" + frame.id;
  return frame;
}

std::optional<VideoFrame> vimeo_frame(std::string_view path, std::string_view query) {
  if (!take_prefix(path, "video/") || !is_vimeo_id(path)) return std::nullopt;
  VideoFrame frame{"vimeo", std::string(path), {}, {}};
  frame.url = "https://player.vimeo.com/video/" + frame.id;
  if (!query.empty()) frame.url.append("?").append(query);
  frame.page_url = "https://vimeo.com/" + frame.id;
  return frame;
}

}  // namespace

std::optional<VideoFrame> video_of_frame(std::string_view url) {
  url = trimmed(url);
  if (!take_prefix(url, "https:")) take_prefix(url, "http:");
  if (!take_prefix(url, "//")) return std::nullopt;
  std::string_view address = take_before(url, "#");
  std::string_view before_query = take_before(address, "?");
  const std::string_view query = address;
  std::string host = ascii_lower(take_before(before_query, "/"));
  std::string_view path = before_query;
  if (!path.empty() && path.back() == '/') path.remove_suffix(1);
  if (host.starts_with("www."))
    host.erase(0, 4);
  else if (host.starts_with("m."))
    host.erase(0, 2);
  if (host == "player.vimeo.com") return vimeo_frame(path, query);
  for (const std::string_view known :
       {"youtube.com", "youtube-nocookie.com", "youtubeeducation.com", "youtu.be"})
    if (host == known) return youtube_frame(host, path, query);
  return std::nullopt;
}

}  // namespace satchel
