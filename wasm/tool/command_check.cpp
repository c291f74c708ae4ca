// `satchel check`
#include <cstdio>

#include "tool/check.h"
#include "tool/commands.h"
#include "tool/report.h"

namespace satchel {

int run(const CheckCommand& command) {
  const Result<LoadedSite> site = load_site(load_options(command.site));
  if (!site) return fail(site.error());
  const Diagnostics findings = check_site(*site, command.site.jobs);
  const std::string text =
      command.json ? diagnostics_as_json(findings) : format_diagnostics(findings, shows_colour(stdout));
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (!command.json)
    std::printf("%s: %s\n", counted(site->pages.size(), "page").c_str(), summary_of(findings).c_str());
  return has_errors(findings) ? kContentErrors : kGood;
}

}  // namespace satchel
