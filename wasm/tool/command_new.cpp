// `satchel new ROUTE`
#include <cstdio>

#include "tool/commands.h"
#include "tool/new.h"

namespace satchel {

int run(const NewCommand& command) {
  const Result<NewPage> page = create_page(command.content, command.route);
  if (!page) return fail(page.error());
  std::printf("Wrote %s, the page at %s\n", page->path.c_str(), page->route.c_str());
  if (!page->nav_hint.empty()) std::printf("%s\n", page->nav_hint.c_str());
  return kGood;
}

}  // namespace satchel
