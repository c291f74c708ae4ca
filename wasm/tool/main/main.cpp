// The program `satchel`.
#include <cstdio>
#include <exception>

#include "tool/cli.h"

int main(int argc, char** argv) {
  try {
    return satchel::run_cli(std::vector<std::string>(argv + 1, argv + argc), SATCHEL_VERSION);
  } catch (const std::exception& error) {
    // Libraries of the tool may still throw, memory may run out; both end here, in words.
    std::fprintf(stderr, "satchel: %s\n", error.what());
    return 2;
  }
}
