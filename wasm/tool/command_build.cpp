// `satchel build`
#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <future>

#include "tool/build.h"
#include "tool/commands.h"
#include "tool/output_folder.h"
#include "tool/precompressed_output.h"
#include "tool/report.h"

namespace satchel {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kClearLine = "\r\033[K";

// "Rendering 1,200 of 10,000 pages", on a terminal only and not more often than the eye follows.
class ProgressLine {
 public:
  explicit ProgressLine(bool shown) : shown_(shown) {}
  ~ProgressLine() { clear(); }

  void show(size_t done, size_t total) {
    if (!shown_) return;
    constexpr int64_t kMilliseconds = 100;
    const int64_t now = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began_).count();
    int64_t last = last_.load();
    if (now - last < kMilliseconds || !last_.compare_exchange_strong(last, now)) return;
    std::fprintf(stderr, "%sRendering %s of %s pages", kClearLine, grouped(done).c_str(),
                 grouped(total).c_str());
  }

  void clear() {
    if (last_ > 0) std::fputs(kClearLine, stderr);
    last_ = 0;
  }

 private:
  const bool shown_;
  const Clock::time_point began_ = Clock::now();
  std::atomic<int64_t> last_{0};  // milliseconds after `began_`; 0: nothing stands on the line
};

void stop_on_signals() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) signal(number, [](int) { stop_writing(); });
  // A file that grows too large is a failed write, a reader of our words that leaves no reason to stop:
  // neither is a death.
  for (const int number : {SIGXFSZ, SIGPIPE}) signal(number, SIG_IGN);
}

// A page's memory is freed and asked for again by the next: keeping it, and not tidying up at every large
// block, saves a twentieth of the time.
void keep_freed_memory() {
  constexpr int kMegabyte = 1024 * 1024;
  mallopt(M_MXFAST, 0);
  mallopt(M_MMAP_THRESHOLD, 32 * kMegabyte);
  mallopt(M_TRIM_THRESHOLD, 1024 * kMegabyte);
}

// "kiosk.html: 980,123 bytes: engine 290,000, bundle 90,000, …"
void print_kiosk(const std::map<std::string, uint64_t>& parts) {
  uint64_t all = 0;
  std::string list;
  for (const auto& [name, bytes] : parts) {
    all += bytes;
    list += (list.empty() ? "" : ", ") + name + " " + grouped(bytes);
  }
  std::printf("kiosk.html: %s bytes: %s\n", grouped(all).c_str(), list.c_str());
}

void print_summary(const BuildSummary& summary, const BuildCommand& command, double seconds) {
  std::printf("Built %s into %s in %.2f s: %s, %s bytes of pages and shell\n",
              counted(summary.pages, "page").c_str(), command.out.c_str(), seconds,
              counted(summary.files, "file").c_str(), grouped(summary.bytes).c_str());
  std::printf("Gzipped: engine %s (with calculators %s), loader %s, bundle %s bytes\n",
              grouped(summary.engine_bytes).c_str(), grouped(summary.full_engine_bytes).c_str(),
              grouped(summary.app_bytes).c_str(), grouped(summary.bundle_bytes).c_str());
  if (!summary.kiosk_bytes.empty()) print_kiosk(summary.kiosk_bytes);
  if (summary.offline_files > 0)
    std::printf("Offline: visitors keep %s bytes in %s\n", grouped(summary.offline_bytes).c_str(),
                counted(summary.offline_files, "file").c_str());
  std::printf("%s\n", summary_of(summary.diagnostics).c_str());
}

int say_not_built(const BuildSummary& summary, const BuildCommand& command) {
  std::fprintf(stderr, "%s: nothing was built, %s is as it was\n", summary_of(summary.diagnostics).c_str(),
               command.out.c_str());
  return kContentErrors;
}

}  // namespace

int run(const BuildCommand& command) {
  const Clock::time_point began = Clock::now();
  stop_on_signals();
  keep_freed_memory();
  LoadOptions load = load_options(command.site);
  load.site_url = command.site_url;
  // The engines are compressed as well as can be, which takes as long as reading a thousand pages: all at
  // once.
  std::future<Result<Shell>> reading = std::async(std::launch::async, read_shell, load.shell);
  const Result<LoadedSite> site = load_site(load);
  const Result<Shell> shell = reading.get();
  if (!shell) return fail(shell.error());
  if (!site) return fail(site.error());

  Result<OutputFolder> output = OutputFolder::create(command.out);
  if (!output) return fail(output.error());
  ProgressLine progress(isatty(STDERR_FILENO) != 0);
  BuildOptions options;
  options.now = build_moment();
  options.jobs = command.site.jobs;
  options.kiosk = command.kiosk;
  options.image_cache = image_cache();
  options.on_page = [&](size_t done, size_t total) { progress.show(done, total); };
  PrecompressedOutput precompressed(*output);
  Output& target = command.precompress ? static_cast<Output&>(precompressed) : *output;
  const Result<BuildSummary> summary = build_site(*site, *shell, options, target);
  progress.clear();
  if (!summary) return fail(summary.error());
  print_findings(summary->diagnostics);
  if (!is_good(*summary)) return say_not_built(*summary, command);
  if (string_member(site->settings, "url").empty())
    std::fputs(
        "notice: no sitemap.xml, as the site's address is not known: set url in site.yml, or --site-url\n",
        stderr);
  if (const Result<void> done = output->commit(); !done) return fail(done.error());
  print_summary(*summary, command, std::chrono::duration<double>(Clock::now() - began).count());
  return kGood;
}

}  // namespace satchel
