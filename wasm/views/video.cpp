#include "views/video.h"

#include <string>

namespace satchel {

Json video_context(std::string_view provider, std::string_view id, std::string_view title) {
  const std::string code(id);
  const bool vimeo = provider == "vimeo";
  return {{"provider", provider},
          {"id", code},
          {"title", title},
          {"host", vimeo ? "vimeo.com" : "youtube.com"},
          {"url", vimeo ? "https://player.vimeo.com/video/" + code + "?autoplay=1&dnt=1"
                        : "https://www.youtube-nocookie.com/embed/" + code + "?autoplay=1&rel=0"},
          {"page_url", vimeo ? "https://vimeo.com/" + code : "https://www.youtube.com/watch?v=" + code}};
}

}  // namespace satchel
