#include "tool/crawlers.h"

#include "base/escape.h"
#include "model/route.h"

namespace satchel {

std::string folder_address(std::string_view route) {
  if (route == "/") return {};
  return std::string(route.substr(1)) + "/";
}

std::string sitemap(std::string_view site_url, const std::vector<std::string>& routes) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
      "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const std::string& route : routes) {
    xml += "<url><loc>" + escaped_url(std::string(site_url) + "/" + folder_address(route)) + "</loc></url>\n";
  }
  xml += "</urlset>\n";
  return xml;
}

std::string robots(std::string_view site_url) {
  std::string text = "User-agent: *\nAllow: /\n";
  if (!site_url.empty()) text.append("Sitemap: ").append(site_url).append("/sitemap.xml\n");
  return text;
}

std::string redirect_page(std::string_view alias, std::string_view target, std::string_view site_url) {
  const std::string address = escaped_url(root_from(alias) + folder_address(target));
  const std::string canonical =
      site_url.empty() ? address : escaped_url(std::string(site_url) + "/" + folder_address(target));
  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Moved</title>\n"
         "<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"" +
         canonical +
         "\">\n"
         "<meta http-equiv=\"refresh\" content=\"0; url=" +
         address +
         "\">\n</head>\n<body>\n"
         "<p>This page has moved: <a href=\"" +
         address + "\">go to its new place</a>.</p>\n</body>\n</html>\n";
}

}  // namespace satchel
