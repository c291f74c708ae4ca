// The room workbook as flat functions, for tests/parity/workbook.mjs: the samples' bytes as WASM makes them.
#include <string>

#include "../workbook/samples.h"
#include "workbook/writer.h"

namespace {

std::string file;

}  // namespace

extern "C" {

// Emscripten tells its JavaScript when memory has grown; our host takes fresh views instead.
void emscripten_notify_memory_growth(size_t) {}

// Writes the random workbook of that seed, for 0 the calculator; gives its length, 0 where it is refused.
size_t workbook_probe_write(uint32_t seed) {
  using namespace satchel;
  file = write_workbook(seed == 0 ? calculator_sample() : random_sample(seed)).value_or(std::string());
  return file.size();
}

// Valid until the next call.
const char* workbook_probe_bytes() { return file.data(); }
}
