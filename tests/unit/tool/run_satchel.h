// Runs a command of the tool as a shell would: its exit code and what it printed.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

#include "build_support.h"
#include "tool/cli.h"

namespace satchel::testing {

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

// Standard output or error, led into a file for a while.
class Redirected {
 public:
  Redirected(std::FILE* stream, fs::path file) : stream_(stream), file_(std::move(file)) {
    std::fflush(stream_);
    saved_ = dup(fileno(stream_));
    const int target = open(file_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    dup2(target, fileno(stream_));
    close(target);
  }
  std::string finish() {
    std::fflush(stream_);
    dup2(saved_, fileno(stream_));
    close(saved_);
    return get(file_);
  }

 private:
  std::FILE* stream_;
  fs::path file_;
  int saved_ = -1;
};

inline Outcome satchel_with(const std::vector<std::string>& arguments) {
  const ScratchFolder scratch;
  Redirected out(stdout, scratch / "out"), err(stderr, scratch / "err");
  Outcome outcome;
  outcome.code = run_cli(arguments, "1.2.3");
  outcome.out = out.finish();
  outcome.err = err.finish();
  return outcome;
}

inline bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace satchel::testing
