#include "tool/kiosk.h"

#include <set>

#include "base/escape.h"
#include "bundle/reader.h"
#include "bundle/writer.h"
#include "model/json.h"
#include "site/site.h"
#include "tool/base64.h"
#include "tool/files.h"
#include "tool/gzip.h"
#include "tool/images.h"
#include "tool/kiosk_page.h"
#include "tool/preview.h"
#include "tool/sha256.h"

namespace satchel {
namespace {

using Names = std::set<std::string, std::less<>>;

std::string policy_hash(std::string_view text) {
  const std::string digits = sha256(text);
  std::string bytes;
  for (size_t i = 0; i < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return "'sha256-" + base64(bytes) + "'";
}

// Nothing may come from elsewhere, and nothing may run but the file's own script.
std::string policy(std::string_view style, std::string_view script) {
  return "default-src 'none'; connect-src 'none'; script-src " + policy_hash(script) +
         " 'wasm-unsafe-eval'; style-src " + policy_hash(style) +
         "; style-src-attr 'unsafe-inline'; img-src blob: data:; font-src data:; base-uri 'none'; "
         "form-action 'none'";
}

// A list of parts, each with its bytes as text, and what the manifest says of them.
class Parts {
 public:
  // `packed` is `bytes` as gzip, or empty where they stand as they are.
  void add(const std::string& name, std::string_view type, std::string_view bytes, std::string_view packed) {
    manifest_[name] = {
        {"type", type}, {"bytes", bytes.size()}, {"packed", !packed.empty()}, {"sha256", sha256(bytes)}};
    const size_t before = html_.size();
    html_ += "<script type=\"text/plain\" data-app data-part=\"" + escaped_text(name) + "\">" +
             base64(packed.empty() ? bytes : packed) + "</script>\n";
    if (name != kEngine) stored_.emplace_back(name, packed.empty() ? bytes : packed);
    sizes_[std::string(kind_of(name))] += html_.size() - before;
  }

  // Packed where that makes it smaller.
  void add(const std::string& name, std::string_view type, std::string_view bytes) {
    const std::string packed = gzip(bytes);
    add(name, type, bytes, packed.size() < bytes.size() ? packed : std::string_view());
  }

  const Json& manifest() const { return manifest_; }
  const std::string& html() const { return html_; }
  const std::map<std::string, uint64_t>& sizes() const { return sizes_; }

  // kiosk.satchel; its manifest tells of what is in it.
  Result<std::string> content(const std::string& built) const {
    Json parts = manifest_;
    parts.erase(std::string(kEngine));
    const std::string list = dump(Json{{"built", built}, {"parts", std::move(parts)}});
    std::vector<BundleFile> files = {{"manifest.json", list}};
    for (const auto& [name, bytes] : stored_) files.push_back({name, bytes});
    return write_bundle(files);
  }

  static constexpr std::string_view kEngine = "engine";

 private:
  static std::string_view kind_of(std::string_view name) {
    if (name.starts_with("images/")) return "images";
    if (name.starts_with("files/")) return "downloads";
    return name.starts_with("layer-") ? "layers" : name;
  }

  Json manifest_ = Json::object();
  std::string html_;
  std::vector<std::pair<std::string, std::string>> stored_;  // name, bytes as they stand
  std::map<std::string, uint64_t> sizes_;
};

class KioskWriter {
 public:
  KioskWriter(const LoadedSite& site, const Shell& shell, const KioskOptions& options)
      : site_(site), shell_(shell), options_(options) {
    for (const std::vector<Asset>* assets : {&site.assets, &options.made})
      for (const Asset& asset : *assets) sources_.emplace(asset.output, asset.source);
  }

  Result<KioskFile> run() {
    if (shell_.kiosk_script.empty())
      return failure("no-shell", "the shell has no kiosk.js", "run scripts/run --build-only");
    const Result<std::string> page = first_page();
    if (!page) return failure(page.error());
    if (const Result<void> added = add_parts(); !added) return failure(added.error());
    Result<std::string> content = parts_.content(options_.now);
    if (!content) return failure(content.error());
    KioskFile file;
    file.content = std::move(*content);
    file.bytes = parts_.sizes();
    file.html = document(kiosk_page(*page));
    uint64_t rest = file.html.size();
    for (const auto& [kind, bytes] : file.bytes) rest -= bytes;
    file.bytes["first page, style and script"] = rest;
    return file;
  }

 private:
  Result<std::string> first_page() const {
    SiteEnvironment environment;
    environment.now = options_.now;
    environment.links = SiteEnvironment::Links::kHash;
    const Result<Site> opened = Site::open(site_.bundle, std::move(environment));
    if (!opened) return failure(opened.error());
    return opened->render_page("/").html;
  }

  // What is needed first stands first. Nobody waits for a download here, so there is one engine: the full
  // one.
  Result<void> add_parts() {
    const Result<Names> images = wanted_images();
    if (!images) return failure(images.error());
    constexpr uint64_t kMostEngineBytes = 64u << 20;
    const Result<std::string> engine = gunzip(shell_.full_engine.bytes, kMostEngineBytes);
    if (!engine) return failure(engine.error());
    parts_.add(std::string(Parts::kEngine), "application/wasm", *engine, shell_.full_engine.bytes);
    parts_.add("bundle", "application/zip", site_.bundle, options_.bundle);
    for (const std::string& name : *images)
      if (const Result<void> added = add_file(name, false); !added) return added;
    for (const auto& [name, packed] : options_.layers)
      parts_.add("layer-" + name, "application/octet-stream", site_.layers.find(name)->second, packed);
    for (const auto& [name, source] : sources_)
      if (name.starts_with("files/"))
        if (const Result<void> added = add_file(name, true); !added) return added;
    for (const auto& [name, bytes] : site_.made_files) parts_.add(name, content_type(name), bytes);
    return {};
  }

  // Pictures stand unpacked, so that one is there as soon as it is asked for.
  Result<void> add_file(const std::string& name, bool may_pack) {
    const auto source = sources_.find(name);
    if (source == sources_.end()) return {};  // told when it was made
    const Result<std::string> bytes = read_file(source->second);
    if (!bytes) return failure(bytes.error());
    if (may_pack) {
      parts_.add(name, content_type(name), *bytes);
    } else {
      parts_.add(name, content_type(name), *bytes, {});
    }
    return {};
  }

  // The files of all images that pages, templates and data name, in the size that a screen of 1080 pixels
  // shows: once, as kiosks have no finer ones. Pages that do not appear yet count, too. What other sites show
  // of a shared page does not.
  Result<Names> wanted_images() const {
    const Result<BundleReader> bundle = BundleReader::open(site_.bundle);
    if (!bundle) return failure(bundle.error());
    Names addresses;
    for (const BundleEntry& entry : bundle->entries())
      if (entry.name != kSite) collect_image_addresses(entry.bytes, site_.image_names, addresses);
    Json settings = site_.settings;
    for (const char* key : {"social", "maps"}) settings.erase(key);
    collect_image_addresses(dump(settings), site_.image_names, addresses);
    const Result<std::string_view> text = bundle->read(kSite);
    if (!text) return failure(text.error());
    const Json data = parse_json(*text);
    Names files;
    if (const Json* images = member(data, "images"); images != nullptr && images->is_object())
      for (const auto& [address, image] : images->items())
        if (addresses.contains(address)) files.emplace(string_member(image, "url"));
    return files;
  }

  std::string icon() const {
    const auto source = sources_.find("images/icon.svg");
    if (source == sources_.end()) return {};
    const Result<std::string> svg = read_file(source->second);
    return svg ? "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64," +
                     base64(*svg) + "\">\n"
               : std::string();
  }

  std::string manifest() const {
    std::string text = dump(Json{{"built", options_.now}, {"parts", parts_.manifest()}});
    for (size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at))
      text.replace(at, 1, "\\u003c");
    return text;
  }

  std::string document(const KioskPage& page) const {
    return "<!doctype html>\n" + page.html_tag + "\n<head>\n<meta charset=\"utf-8\">\n" +
           "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
           policy(shell_.kiosk_style, shell_.kiosk_script) + "\">\n" +
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
           "<meta name=\"color-scheme\" content=\"light dark\">\n" + "<title>" + page.title + "</title>\n" +
           "<style>" + shell_.kiosk_style + "</style>\n" + icon() + "</head>\n" + page.body_tag + page.body +
           "<noscript><p class=\"notice\">Only this page can be read here, as the browser runs no "
           "scripts.</p>"
           "</noscript>\n<script data-app>" +
           shell_.kiosk_script + "</script>\n<script type=\"application/json\" data-app data-manifest>" +
           manifest() + "</script>\n" + parts_.html() + "</body>\n</html>\n";
  }

  static constexpr std::string_view kSite = "site.json";

  const LoadedSite& site_;
  const Shell& shell_;
  const KioskOptions& options_;
  std::map<std::string, std::string, std::less<>> sources_;  // output -> file
  Parts parts_;
};

}  // namespace

Result<KioskFile> kiosk_file(const LoadedSite& site, const Shell& shell, const KioskOptions& options) {
  return KioskWriter(site, shell, options).run();
}

}  // namespace satchel
