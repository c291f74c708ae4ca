// What is told about one file of the content. Readers and checkers of a file are made of it, so that they say
// `tell`.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"
#include "markdown/markdown.h"

namespace satchel {

class FileFindings {
 public:
  // `path` as the author knows it; both outlive this.
  FileFindings(std::string_view path, Diagnostics& findings) : path_(path), findings_(findings) {}

 protected:
  void tell(Place place, std::string code, std::string message, std::string hint = {},
            Severity severity = Severity::kError) {
    findings_.push_back({std::string(path_), place.line, place.column, std::move(code), std::move(message),
                         std::move(hint), severity});
  }

  std::string_view path_;
  Diagnostics& findings_;  // of this file and of others
};

}  // namespace satchel
