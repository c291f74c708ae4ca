// The boundary to the browser: a handful of flat functions over one open site (ARCHITECTURE.md, "The
// boundary").
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "site/site.h"

namespace {

using satchel::Json;
using satchel::Site;

// The module holds one site. `file` is the host's block that was handed over; the site borrows from it.
char* file = nullptr;
std::optional<Site> site;
std::string result;

void set_failure(const satchel::Diagnostic& d) {
  result.clear();
  const auto member = [](const char* begin, std::string_view text) {
    result += begin;
    satchel::append_json_string(result, text);
  };
  member("{\"code\":", d.code);
  member(",\"message\":", d.message);
  member(",\"hint\":", d.hint);
  member(",\"path\":", d.path);
  result += '}';
}

satchel::Diagnostic not_open() {
  return {"", 0, 0, "not-open", "no bundle is open", "", satchel::Severity::kError};
}

satchel::SiteEnvironment environment_from(std::string_view text) {
  satchel::SiteEnvironment environment;
  const Json json = satchel::parse_json(text);
  if (const Json* assets = satchel::member(json, "assets")) environment.assets = *assets;
  environment.now = std::string(satchel::string_member(json, "now"));
  if (satchel::string_member(json, "links") == "hash")
    environment.links = satchel::SiteEnvironment::Links::kHash;
  return environment;
}

}  // namespace

extern "C" {

// Emscripten tells its JavaScript when memory has grown; our host takes a fresh view after every call
// instead.
void emscripten_notify_memory_growth(size_t) {}

void* satchel_allocate(size_t bytes) { return std::malloc(bytes == 0 ? 1 : bytes); }

void satchel_release(void* pointer) { std::free(pointer); }

// `bundle` comes from satchel_allocate and is the module's from now on, whatever is returned. On failure the
// site that was open before stays open.
int satchel_open(char* bundle, size_t bundle_bytes, const char* environment, size_t environment_bytes) {
  auto opened = Site::open({bundle, bundle_bytes}, environment_from({environment, environment_bytes}));
  if (!opened) {
    set_failure(opened.error());
    std::free(bundle);
    return 1;
  }
  site.emplace(std::move(*opened));
  std::free(file);
  file = bundle;
  result.clear();
  return 0;
}

int satchel_render(const char* route, size_t route_bytes, int what) {
  if (!site) {
    set_failure(not_open());
    return 1;
  }
  const std::string_view address(route, route_bytes);
  satchel::RenderedPage page = what == 0 ? site->render_content(address) : site->render_page(address);
  result = std::move(page.html);
  if (!page.complete) return 3;
  return page.found ? 0 : 2;
}

// Answers what the browser asks of a view on the page `route`: `question` is JSON, as Site::ask takes it.
int satchel_ask(const char* route, size_t route_bytes, const char* question, size_t question_bytes) {
  if (!site) {
    set_failure(not_open());
    return 1;
  }
  satchel::Result<std::string> answer =
      site->ask({route, route_bytes}, satchel::parse_json({question, question_bytes}));
  if (!answer) {
    set_failure(answer.error());
    return 1;
  }
  result = std::move(*answer);
  return 0;
}

// Attaches a layer of the map by its name. The bytes are copied.
int satchel_attach(const char* name, size_t name_bytes, const char* layer, size_t layer_bytes) {
  if (!site) {
    set_failure(not_open());
    return 1;
  }
  const satchel::Result<void> attached = site->attach({name, name_bytes}, {layer, layer_bytes});
  if (!attached) set_failure(attached.error());
  return attached ? 0 : 1;
}

// The device's time from now on, as in the environment. Without a bundle it does nothing.
void satchel_set_now(const char* now, size_t bytes) {
  if (site) site->set_now({now, bytes});
}

size_t satchel_result(int part) {
  return part == 0 ? reinterpret_cast<size_t>(result.data()) : result.size();
}

}  // extern "C"
