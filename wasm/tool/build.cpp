#include "tool/build.h"

#include <atomic>
#include <cstdlib>
#include <ctime>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "site/site.h"
#include "tool/bundle_parts.h"
#include "tool/check.h"
#include "tool/crawlers.h"
#include "tool/gzip.h"
#include "tool/kiosk.h"
#include "tool/offline_list.h"
#include "tool/parallel.h"
#include "tool/point_layers.h"
#include "tool/report.h"
#include "tool/sha256.h"
#include "tool/url.h"

namespace satchel {
namespace {

// A build under way. Its passes stand in the order in which `run` calls them.
class Builder {
 public:
  Builder(const LoadedSite& site, const Shell& shell, const BuildOptions& options, Output& output)
      : site_(site), shell_(shell), options_(options), output_(output) {
    site_url_ = string_member(site.settings, "url");
    if (site_url_.ends_with('/')) site_url_.remove_suffix(1);
    offline_ = options.offline && bool_member(site.settings, "offline", true);
  }

  Result<BuildSummary> run() {
    summary_.diagnostics = site_.diagnostics;
    if (stops()) return finish();
    bundle_path_ = hashed_path("site", site_.bundle, "satchel.gz");
    name_assets();
    // Compressing the bundle and the layers is long work, so it goes on beside all other.
    std::future<void> packed = std::async(std::launch::async, [this] {
      write_bundle();
      write_layers();
      write_parts();
    });
    write_shell();
    write_assets();
    write_pages();
    write_not_found();
    write_aliases();
    write("manifest.webmanifest", site_.manifest);
    write_for_crawlers();
    write(kWorkerPath, offline_ ? shell_.worker : shell_.no_worker);
    packed.get();
    if (options_.kiosk) write_kiosk();
    if (offline_) write_offline_list();
    return finish();
  }

 private:
  // The names by which pages know the site's files.
  void name_assets() {
    assets_ = {{"style", shell_.style.path},
               {"app", shell_.app.path},
               {"engine", shell_.engine.path},
               {"full_engine", shell_.full_engine.path},
               {"bundle", bundle_path_}};
    if (offline_) assets_["worker"] = kWorkerPath;
  }

  void write_bundle() {
    packed_bundle_ = gzip(site_.bundle);
    summary_.bundle_bytes = packed_bundle_.size();
    write(bundle_path_, packed_bundle_);
  }

  void write_layers() {
    for (const auto& [name, layer] : site_.layers) {
      std::string packed = gzip(layer);
      write(layer_address(name, layer), packed);
      packed_layers_.emplace(name, std::move(packed));
    }
  }

  // What a browser that has an older bundle fetches of this one.
  void write_parts() {
    if (!offline_) return;
    const Result<std::vector<std::string_view>> parts = bundle_parts(site_.bundle);
    if (!parts) return note(failure(parts.error()));
    std::set<std::string> written;  // two parts with the same bytes are one file
    for (const std::string_view part : *parts) {
      const std::string sum = sha256(part);
      parts_.push_back({part.size(), sum});
      if (written.insert(sum).second) write(part_path(sum), gzip_part(part, site_.bundle.size()));
    }
  }

  void write_shell() {
    for (const ShellFile* file : {&shell_.style, &shell_.app, &shell_.engine, &shell_.full_engine})
      write(file->path, file->bytes);
    for (const ShellFile& font : shell_.fonts) write(font.path, font.bytes);
    summary_.engine_bytes = shell_.engine.bytes.size();
    summary_.full_engine_bytes = shell_.full_engine.bytes.size();
    summary_.app_bytes = gzip(shell_.app.bytes).size();
  }

  void write_assets() {
    Diagnostics findings;
    made_images_ = make_images(site_.image_jobs, options_.image_cache, options_.jobs, findings);
    const std::vector<Asset>& made = made_images_;
    for (const std::vector<Asset>* assets : {&site_.assets, &made})
      for (const Asset& asset : *assets) {
        note(output_.copy(asset.source, asset.output));
        copied_.emplace(asset.output, asset.source);
      }
    for (const auto& [output, bytes] : site_.made_files) write(output, bytes);
    add(std::move(findings));
  }

  // A thread's own view of the site: an open site remembers what it has read, so threads do not share one.
  const Site* site_of(size_t worker) {
    std::optional<Site>& own = sites_[worker];
    if (own) return &*own;
    SiteEnvironment environment;
    environment.assets = assets_;
    environment.now = options_.now;
    Result<Site> opened = Site::open(site_.bundle, std::move(environment));
    if (!opened) {
      note(failure(std::move(opened.error())));
      return nullptr;
    }
    own.emplace(std::move(*opened));
    return &*own;
  }

  void write_pages() {
    const size_t count = site_.pages.size();
    sites_.resize(thread_count(options_.jobs));
    in_sitemap_.resize(count);
    std::atomic<size_t> done{0};
    for_each_index(count, options_.jobs, [&](size_t worker, size_t i) {
      if (!failed_) write_page(worker, i);
      if (options_.on_page) options_.on_page(++done, count);
    });
  }

  void write_page(size_t worker, size_t index) {
    const std::string& route = site_.pages[index].route;
    const Site* site = site_of(worker);
    if (site == nullptr || route == kNotFoundRoute) return;
    RenderedPage page = site->render_page(route);
    if (!page.diagnostics.empty()) add(std::move(page.diagnostics));
    if (!page.found) return;  // not shown today
    write(output_path(route), page.html);
    ++pages_;
    if (site_url_.empty()) return;
    const Result<Page> source = site->page(route);
    in_sitemap_[index] = source && !source->meta.noindex;
  }

  void write_not_found() {
    const Site* site = site_of(0);
    if (site == nullptr) return;
    RenderedPage page = site->render_page(kNotFoundRoute);
    add(std::move(page.diagnostics));
    write("404.html", page.html);
  }

  void write_aliases() {
    for (const auto& [alias, route] : site_.aliases)
      if (site_.page(alias) == nullptr) write(output_path(alias), redirect_page(alias, route, site_url_));
  }

  void write_for_crawlers() {
    write("robots.txt", robots(site_url_));
    if (site_url_.empty()) return;
    std::vector<std::string> routes;
    for (size_t i = 0; i < site_.pages.size(); ++i)
      if (in_sitemap_[i]) routes.push_back(site_.pages[i].route);
    write("sitemap.xml", sitemap(site_url_, routes));
  }

  void write_kiosk() {
    Result<KioskFile> file =
        kiosk_file(site_, shell_, {options_.now, made_images_, packed_bundle_, packed_layers_});
    if (!file) return note(failure(std::move(file.error())));
    write("kiosk.html", file->html);
    write("kiosk.satchel", file->content);
    summary_.kiosk_bytes = std::move(file->bytes);
  }

  void write_offline_list() {
    std::vector<OfflineFile> files;
    for (const ShellFile* file : {&shell_.style, &shell_.app})
      files.push_back(offline_file(file->path, file->bytes));
    for (const ShellFile& font : shell_.fonts) files.push_back(offline_file(font.path, font.bytes));
    for (const ShellFile* engine : {&shell_.engine, &shell_.full_engine})
      if (const Result<std::string> unpacked = gunzip(engine->bytes, kMaxEngineBytes))
        files.push_back(packed_offline_file(engine->path, *unpacked));
    for (const auto& [name, packed] : site_.layers)
      files.push_back(packed_offline_file(layer_address(name, packed), packed));
    files.push_back(offline_file("manifest.webmanifest", site_.manifest));
    add_images_and_downloads(files);
    summary_.offline_bytes = site_.bundle.size();
    for (const OfflineFile& file : files) {
      if (!file.instead.empty()) continue;
      summary_.offline_bytes += file.bytes;
      ++summary_.offline_files;
    }
    write("offline.json", offline_list(assets_, site_.bundle, parts_, std::move(files)));
  }

  // Pictures as pages show them, and downloads that site.yml marks. Whatever is missing has been told of.
  void add_images_and_downloads(std::vector<OfflineFile>& files) {
    std::map<std::string, std::string> wanted;  // path -> what stands in for it
    for (const auto& [address, image] : site_.images.items()) {
      const std::string plain = address.substr(1);
      wanted[plain];
      const std::string_view srcset = string_member(image, "srcset");
      const size_t twice = srcset.find(", ");
      if (twice != std::string_view::npos)
        wanted.try_emplace(percent_decoded(srcset.substr(twice + 2, srcset.rfind(' ') - twice - 2)), plain);
    }
    for (const std::string& file : site_.offline_files) wanted[file];
    std::vector<std::pair<std::string, std::string>> list(wanted.begin(), wanted.end());
    std::vector<std::optional<OfflineFile>> found(list.size());
    for_each_index(list.size(), options_.jobs, [&](size_t, size_t i) {
      found[i] = finished_file(list[i].first);
      if (found[i]) found[i]->instead = list[i].second;
    });
    for (std::optional<OfflineFile>& file : found)
      if (file) files.push_back(std::move(*file));
  }

  std::optional<OfflineFile> finished_file(const std::string& path) const {
    if (const auto made = site_.made_files.find(path); made != site_.made_files.end())
      return offline_file(path, made->second);
    const auto source = copied_.find(path);
    if (source == copied_.end()) return std::nullopt;
    const Result<std::string> bytes = read_file(source->second);
    if (!bytes) return std::nullopt;
    return offline_file(path, *bytes);
  }

  void write(std::string_view path, std::string_view bytes) {
    bytes_ += bytes.size();
    note(output_.write(path, bytes));
  }

  // Counts a file, or keeps the first failure: what fails after it only follows from it.
  void note(Result<void> written) {
    ++files_;
    if (written) return;
    const std::lock_guard lock(mutex_);
    if (!failed_.exchange(true)) failure_ = std::move(written.error());
  }

  void add(Diagnostics findings) {
    const std::lock_guard lock(mutex_);
    for (Diagnostic& finding : findings) summary_.diagnostics.push_back(std::move(finding));
  }

  bool stops() const {
    for (const Diagnostic& finding : summary_.diagnostics)
      if (blocks_build(finding)) return true;
    return false;
  }

  Result<BuildSummary> finish() {
    if (failed_) return tl::make_unexpected(std::move(failure_));
    site_.name_author_files(summary_.diagnostics);
    soften_for_build(summary_.diagnostics);
    sort_findings(summary_.diagnostics);
    summary_.pages = pages_;
    summary_.files = files_;
    summary_.bytes = bytes_;
    return std::move(summary_);
  }

  static constexpr std::string_view kNotFoundRoute = "/404";
  static constexpr const char* kWorkerPath = "sw.js";
  static constexpr uint64_t kMaxEngineBytes = 64 << 20;

  const LoadedSite& site_;
  const Shell& shell_;
  const BuildOptions& options_;
  Output& output_;
  std::string_view site_url_;
  std::string bundle_path_;
  std::string packed_bundle_;
  std::map<std::string, std::string, std::less<>> packed_layers_;  // by name
  std::vector<Asset> made_images_;
  bool offline_ = false;
  Json assets_;
  std::vector<OfflinePart> parts_;             // of the bundle
  std::map<std::string, std::string> copied_;  // path in the finished site -> the file that was copied there
  std::vector<std::optional<Site>> sites_{1};  // one a thread
  std::vector<char> in_sitemap_;  // by index of the page; not bool, as threads write side by side

  std::atomic<size_t> pages_{0}, files_{0};
  std::atomic<uint64_t> bytes_{0};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  Diagnostic failure_;
  BuildSummary summary_;
};

}  // namespace

bool is_good(const BuildSummary& summary) { return !has_errors(summary.diagnostics); }

Result<BuildSummary> build_site(const LoadedSite& site, const Shell& shell, const BuildOptions& options,
                                Output& output) {
  return Builder(site, shell, options, output).run();
}

std::string build_moment() {
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  const std::time_t seconds =
      fixed != nullptr ? static_cast<std::time_t>(std::strtoll(fixed, nullptr, 10)) : std::time(nullptr);
  std::tm moment{};
  if (fixed != nullptr) {
    gmtime_r(&seconds, &moment);
  } else {
    localtime_r(&seconds, &moment);
  }
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M", &moment)};
}

std::string output_path(std::string_view route) { return folder_address(route) + "index.html"; }

}  // namespace satchel
