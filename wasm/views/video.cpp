#include "views/video.h"

#include <string>

namespace satchel {

Json video_context(std::string_view provider, std::string_view id, std::string_view title) {
  const std::string code(id);
  const bool vimeo = provider == "vimeo";
  Json context;
  set(context, "provider", provider);
  set(context, "id", code);
  set(context, "title", title);
  set(context, "host", vimeo ? "vimeo.com" : "youtube.com");
  set(context, "url",
      vimeo ? "https://player.vimeo.com/video/" + code + "?autoplay=1&dnt=1"
            : "https://www.youtube-nocookie.com/embed/" + code + "?autoplay=1&rel=0");
  set(context, "page_url", vimeo ? "https://vimeo.com/" + code : "https://www.youtube.com/watch?v=" + code);
  return context;
}

}  // namespace satchel
