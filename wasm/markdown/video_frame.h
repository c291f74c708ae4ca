// Knows the players of the video hosts: what the address of a frame plays.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace satchel {

struct VideoFrame {
  std::string_view provider;  // "youtube" or "vimeo"; static
  std::string id;
  std::string url;       // the player, with the author's query
  std::string page_url;  // the video's own page
};

// The video that a frame of `url` (references decoded) plays: /embed/ID, /v/ID, /shorts/ID, /live/ID and
// /watch?v=ID of YouTube's hosts, youtu.be/ID, and Vimeo's player. Nothing for other hosts, for playlists and
// for other paths. All of YouTube is played from youtube-nocookie.com, the one that the page's
// Content-Security-Policy lets in.
std::optional<VideoFrame> video_of_frame(std::string_view url);

}  // namespace satchel
