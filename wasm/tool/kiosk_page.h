// The page that a kiosk's file shows before anything in it is unpacked.
#pragma once

#include <string>
#include <string_view>

namespace satchel {

struct KioskPage {
  std::string html_tag;  // "<html lang="en" dir="ltr">"
  std::string title;     // as HTML
  std::string body_tag;
  std::string body;  // between the tags of <body>
};

// Takes a document that the site rendered apart. Of its body goes what would make a browser ask for another
// file: style sheets, scripts, `srcset`. The address of a picture waits in `data-picture` for web/kiosk,
// which has it.
KioskPage kiosk_page(std::string_view document);

}  // namespace satchel
