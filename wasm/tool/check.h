// Holds a loaded site to account: everything that can be wrong with content, each with file, line, column and
// a hint.
#pragma once

#include "base/diagnostic.h"
#include "tool/load.h"

namespace satchel {

// All findings of a site, those of loading included, sorted. Renders every page, on up to `jobs` threads (0:
// one a core).
Diagnostics check_site(const LoadedSite& site, int jobs = 0);

// Whether a finding stops `satchel build`: errors do, but for those about other things that a page refers to,
// such as a broken link or a missing image.
bool blocks_build(const Diagnostic& finding);

// As `build` shows findings: errors that do not stop it become warnings.
void soften_for_build(Diagnostics& findings);

}  // namespace satchel
