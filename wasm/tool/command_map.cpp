// `satchel map [VIEW] [ARGUMENT=VALUE…] --out FILE.svg`
#include <cstdio>

#include "tool/commands.h"
#include "tool/files.h"
#include "tool/map_picture.h"
#include "tool/report.h"

namespace satchel {
namespace {

// The view is the one word without "=".
Result<MapRequest> request_of(const std::vector<std::string>& words) {
  MapRequest request;
  bool is_named = false;
  for (const std::string& word : words) {
    const size_t equals = word.find('=');
    if (equals != std::string::npos) {
      request.arguments.emplace_back(word.substr(0, equals), word.substr(equals + 1));
    } else if (is_named) {
      return failure("map-arguments", "\"" + word + "\" is neither a view nor an argument",
                     "arguments are written NAME=VALUE, such as metric=plan");
    } else {
      request.view = word;
      is_named = true;
    }
  }
  return request;
}

// What is wrong with the data that maps are made of.
Diagnostics data_findings(const LoadedSite& site) {
  Diagnostics findings;
  for (const Diagnostic& finding : site.diagnostics)
    if (finding.path.starts_with(site.content_folder + "/data/")) findings.push_back(finding);
  return findings;
}

int refuse(const Diagnostic& reason) {
  print_findings({reason});
  return kContentErrors;
}

}  // namespace

int run(const MapCommand& command) {
  const Result<MapRequest> request = request_of(command.words);
  if (!request) return fail(request.error());
  if (command.out.extension() != ".svg")
    return fail({command.out.string(), 0, 0, "map-file", "a map is written as SVG", "name it FILE.svg"});
  const Result<LoadedSite> site = load_site(load_options(command.site));
  if (!site) return fail(site.error());
  const Diagnostics findings = data_findings(*site);
  print_findings(findings);
  if (has_errors(findings)) return kContentErrors;
  const Result<Catalog> catalog = Catalog::open(site->bundle);
  if (!catalog) return refuse(catalog.error());
  const Result<std::string> picture = map_picture(*request, *catalog);
  if (!picture) return refuse(picture.error());
  if (const Result<void> written = write_file_atomically(command.out, *picture); !written)
    return refuse(written.error());
  std::printf("Wrote %s, %s bytes\n", command.out.c_str(), grouped(picture->size()).c_str());
  return kGood;
}

}  // namespace satchel
