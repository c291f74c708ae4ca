#include "tool/load.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/ascii.h"
#include "base/suggest.h"
#include "bundle/writer.h"
#include "calculator/sheet_workbook.h"
#include "template/template.h"
#include "tool/calculator_file.h"
#include "tool/content_files.h"
#include "tool/data_file.h"
#include "tool/files.h"
#include "tool/load_pages.h"
#include "tool/manifest.h"
#include "tool/point_layers.h"
#include "tool/report.h"
#include "tool/site_maps.h"
#include "tool/topojson.h"
#include "tool/yaml.h"
#include "workbook/writer.h"

namespace satchel {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string, std::less<>>;

constexpr std::array<std::string_view, 3> kTemplateFolders = {"layouts", "partials", "views"};
constexpr std::string_view kMustache = ".mustache";

std::string stem_of(std::string_view name) {
  name.remove_prefix(name.rfind('/') + 1);
  return std::string(name.substr(0, name.rfind('.')));
}

// Names in quotation marks, for "the known ones are …".
std::string listed(const Names& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "\"" : ", \"") + name + "\"";
  return list;
}

class Loader {
 public:
  explicit Loader(const LoadOptions& options) : options_(options) {
    out_.content_folder = options.content.lexically_normal().generic_string();
    while (out_.content_folder.size() > 1 && out_.content_folder.ends_with('/'))
      out_.content_folder.pop_back();
  }

  // The passes, in their order.
  Result<LoadedSite> load() {
    if (Result<void> found = find_files(); !found) return failure(found.error());
    load_settings();
    load_navs();
    load_data();
    load_shapes();
    load_layers();
    load_calculators();
    draw_site_maps();
    if (Result<void> loaded = load_templates(); !loaded) return failure(loaded.error());
    load_all_pages();
    check_names();
    plan_assets();
    if (Result<void> packed = pack(); !packed) return failure(packed.error());
    sort_findings(out_.diagnostics);
    return std::move(out_);
  }

 private:
  struct Entry {
    std::string name;
    std::string bytes;
  };

  std::string shown(std::string_view name) const { return out_.content_folder + "/" + std::string(name); }

  void tell(std::string path, Place place, std::string code, std::string message, std::string hint,
            Severity severity = Severity::kError) {
    out_.diagnostics.push_back({std::move(path), place.line, place.column, std::move(code),
                                std::move(message), std::move(hint), severity});
  }

  Result<void> find_files() {
    std::error_code error;
    if (!fs::is_directory(options_.content, error))
      return failure("no-content", "there is no content folder \"" + out_.content_folder + "\"",
                     "name it with --content DIR");
    Result<ContentFiles> found = find_content(options_.content, options_.jobs);
    if (!found) return failure(found.error());
    files_ = std::move(*found);
    if (files_.pages.empty())
      return failure("no-pages", "the content folder \"" + out_.content_folder + "\" has no page",
                     "write one: " + out_.content_folder + "/index.md");
    for (const std::string& name : files_.unused)
      tell(shown(name), {}, "unused-file", "nothing uses this file",
           "pages end in .md; images belong in images/, downloads in files/, lists in nav/, tables in data/, "
           "layers of the map in layers/",
           Severity::kWarning);
    return {};
  }

  // The text of a file of content/, repaired where it must be; empty, and told, where it cannot be read.
  std::string text_of(const fs::path& file, const std::string& path) {
    Result<std::string> text = read_file(file);
    if (text) return checked_text(std::move(*text), path, out_.diagnostics);
    text.error().path = path;
    out_.diagnostics.push_back(std::move(text.error()));
    return {};
  }

  Result<YamlNode> yaml_of(const std::string& name) {
    Result<YamlNode> tree = parse_yaml(text_of(options_.content / name, shown(name)), shown(name));
    if (!tree) out_.diagnostics.push_back(tree.error());
    return tree;
  }

  void load_settings() {
    if (files_.has_settings) {
      if (const Result<YamlNode> tree = yaml_of("site.yml")) {
        SiteSettings read = read_settings(*tree, shown("site.yml"), out_.diagnostics);
        out_.settings = std::move(read.json);
        out_.navs = std::move(read.navs);
        out_.nav_links = std::move(read.nav_links);
        out_.setting_names = std::move(read.names);
        file_settings_ = std::move(read.files);
        kiosk_routes_ = std::move(read.kiosk_routes);
        add_maps(std::move(read.maps));
      }
    }
    if (!options_.site_url.empty()) out_.settings["url"] = options_.site_url;
    // A folder called "content" says nothing; the one around it does.
    const fs::path folder = fs::absolute(options_.content).lexically_normal();
    const fs::path named = folder.has_filename() ? folder : folder.parent_path();
    add_default_settings(out_.settings,
                         (named.filename() == "content" ? named.parent_path() : named).filename().string());
  }

  // Pictures that are made are images as any other, but that a real file at the literal path wins.
  void add_maps(std::vector<MapSetting> maps) {
    for (MapSetting& map : maps) {
      if (files_.images.insert(map.name).second)
        maps_.push_back(std::move(map));
      else
        tell(shown("site.yml"), map.place, "map-hidden",
             "this map is not drawn, as " + shown("images/") + map.name + " stands in its place",
             "remove the file or the map", Severity::kWarning);
    }
  }

  void load_navs() {
    for (const std::string& file : files_.navs) {
      const std::string name = stem_of(file);
      if (out_.navs.contains(name))
        tell(shown(file), {}, "duplicate-nav", "there are two navigation lists \"" + name + "\"",
             "rename one of the two");
      else if (const Result<YamlNode> tree = yaml_of(file))
        out_.navs[name] = read_nav(*tree, name, shown(file), out_.nav_links, out_.diagnostics);
      out_.sources.emplace("nav/" + name, shown(file));
    }
  }

  void load_data() {
    for (const std::string& file : files_.data) {
      const std::string entry = "data/" + stem_of(file) + ".json";
      const auto [first, is_new] = out_.sources.emplace(entry, shown(file));
      if (is_new)
        entries_.push_back({entry, data_as_json(text_of(options_.content / file, shown(file)), shown(file),
                                                out_.diagnostics)});
      else
        tell(shown(file), {}, "duplicate-data", "these data have the name of those in " + first->second,
             "rename one of the two");
    }
  }

  // The states' shapes, which come with the shell. Without them, maps are tables.
  void load_shapes() {
    const fs::path file = options_.shell / "map/states.topojson";
    std::error_code error;
    if (!fs::exists(file, error)) return;
    const std::string path = file.lexically_normal().generic_string();
    Result<std::string> shapes = pack_states(text_of(file, path), path);
    if (shapes)
      entries_.push_back({"map/states.geo", std::move(*shapes)});
    else
      out_.diagnostics.push_back(std::move(shapes.error()));
  }

  // Each becomes a file of its own, as few visitors ask for it.
  void load_layers() {
    for (const std::string& file : files_.layers) {
      const std::string name = stem_of(file);
      if (!is_layer_name(name))
        tell(shown(file), {}, "bad-name", "a layer of the map cannot have this name",
             "use small letters, digits and hyphens");
      std::string packed =
          pack_layer_table(text_of(options_.content / file, shown(file)), shown(file), out_.diagnostics);
      if (!packed.empty()) out_.layers.emplace(name, std::move(packed));
    }
  }

  void load_calculators() {
    for (const std::string& file : files_.calculators) {
      const std::string entry = "calculators/" + stem_of(file) + ".json";
      const Result<YamlNode> tree = yaml_of(file);
      if (!tree || !out_.sources.emplace(entry, shown(file)).second) continue;
      Diagnostics findings;
      const std::string text = text_of(options_.content / file, shown(file));
      const Json calculator = read_calculator(*tree, text, shown(file), findings);
      entries_.push_back({entry, dump(calculator)});
      if (!has_errors(findings)) make_workbook(calculator, shown(file));
      std::move(findings.begin(), findings.end(), std::back_inserter(out_.diagnostics));
    }
  }

  // The download of a calculator; a file of that name among the content's own goes before it.
  void make_workbook(const Json& calculator, const std::string& path) {
    const CalculatorDefinition definition = read_definition(calculator);
    if (definition.file.empty() || files_.downloads.contains(definition.file)) return;
    SheetModel model(definition);
    Result<std::string> workbook =
        write_workbook(sheet_workbook(model, string_member(out_.settings, "name")));
    if (workbook) {
      out_.made_files.emplace("files/" + definition.file, std::move(*workbook));
      return;
    }
    workbook.error().path = path;
    out_.diagnostics.push_back(std::move(workbook.error()));
  }

  // Made of what has been read so far, data and shapes. A map that fails is no image.
  void draw_site_maps() {
    std::vector<BundleFile> entries;
    for (const Entry& entry : entries_) entries.push_back({entry.name, entry.bytes});
    drawings_ = draw_maps(maps_, entries, shown("site.yml"), out_.diagnostics);
    for (const MapSetting& map : maps_)
      if (drawings_.contains(map.name))
        image_addresses_.insert("/images/" + map.name);
      else
        files_.images.erase(map.name);
  }

  // What ships with the tool, overridden by the content's own.
  Result<void> load_templates() {
    std::map<std::string, std::pair<fs::path, std::string>> found;  // entry -> file, as messages name it
    const fs::path shipped = options_.shell / "templates";
    std::error_code error;
    if (!fs::is_directory(shipped, error))
      return failure(
          "no-shell",
          "there is no folder \"" + shipped.lexically_normal().generic_string() + "\" with templates",
          "run scripts/run --build-only, or name the shell's folder with --shell");
    for (const std::string_view folder : kTemplateFolders) {
      const Result<std::vector<std::string>> names = list_files(shipped / folder);
      if (!names) return failure(names.error());
      for (const std::string& name : *names)
        if (name.ends_with(kMustache)) {
          const fs::path file = shipped / folder / name;
          found["templates/" + std::string(folder) + "/" + name] = {file,
                                                                    file.lexically_normal().generic_string()};
        }
    }
    for (const std::string& name : files_.templates)
      found["templates/" + name] = {options_.content / name, shown(name)};
    for (auto& [entry, source] : found) add_template(entry, source.first, source.second);
    note_template_links();
    return {};
  }

  // What a view refers to is noted where a page shows it.
  void note_template_links() {
    for (const Entry& entry : entries_) {
      const bool frames =
          entry.name.starts_with("templates/layouts/") || entry.name.starts_with("templates/partials/");
      const auto source = out_.sources.find(entry.name);
      if (!frames || !source->second.starts_with(shown(""))) continue;
      for (TemplateLink& link : template_links(entry.bytes, source->second))
        out_.template_links.push_back(std::move(link));
    }
  }

  // Compiled to find what is wrong with it; the engine compiles it again where it is used.
  void add_template(const std::string& entry, const fs::path& file, const std::string& path) {
    constexpr std::string_view kLayouts = "templates/layouts/";
    std::string text = text_of(file, path);
    if (Result<Template> compiled = Template::compile(text, path); !compiled) {
      Diagnostic finding = std::move(compiled.error());
      finding.path = path;
      out_.diagnostics.push_back(std::move(finding));
    }
    if (entry.starts_with(kLayouts))
      out_.layouts.insert(entry.substr(kLayouts.size(), entry.size() - kLayouts.size() - kMustache.size()));
    out_.sources.emplace(entry, path);
    entries_.push_back({entry, std::move(text)});
  }

  void load_all_pages() {
    LoadedPages loaded = load_pages(options_.content, out_.content_folder, files_.pages, files_.images,
                                    options_.jobs, out_.diagnostics);
    pages_ = std::move(loaded.pages);
    image_addresses_.merge(loaded.image_addresses);
    out_.aliases = check_routes(pages_, out_.content_folder, out_.diagnostics);
  }

  // Holds what pages and settings name against what there is.
  void check_names() {
    for (const LoadedPage& page : pages_) {
      const std::string path = shown(page.path);
      const auto place = [&](std::string_view key) {
        const auto found = page.places.find(key);
        return found == page.places.end() ? Place{} : found->second;
      };
      check_layout(page.layout, "layout", path, place("layout"));
      check_layout(page.theme, "theme", path, place("theme"));
      check_nav(page.nav, path, place("nav"));
    }
    for (const SettingName& setting : out_.setting_names) {
      if (setting.key == "theme") check_layout(setting.name, "theme", shown("site.yml"), setting.place);
      if (setting.key == "menu" || setting.key == "footer")
        check_nav(setting.name, shown("site.yml"), setting.place);
    }
    for (const KioskRoute& named : kiosk_routes_) check_kiosk_route(named);
  }

  void check_kiosk_route(const KioskRoute& named) {
    std::vector<std::string_view> known;
    for (const LoadedPage& page : pages_) known.push_back(page.route);
    for (const auto& [alias, route] : out_.aliases) known.push_back(alias);
    if (std::find(known.begin(), known.end(), named.route) != known.end()) return;
    const std::string nearest = did_you_mean(named.route, known);
    tell(shown("site.yml"), named.place, "kiosk-route", "there is no page at " + named.route,
         nearest.empty() ? "satchel new " + named.route + " makes it" : nearest);
  }

  void check_layout(const std::string& name, const std::string& key, const std::string& path, Place place) {
    if (name.empty() || out_.layouts.contains(name)) return;
    tell(path, place, "unknown-" + key, "there is no " + key + " \"" + name + "\"",
         hint_among(name, out_.layouts, "layouts/" + name + ".mustache"));
  }

  void check_nav(const std::string& name, const std::string& path, Place place) {
    if (name.empty() || out_.navs.contains(name)) return;
    Names known;
    for (const auto& [nav, items] : out_.navs.items()) known.insert(nav);
    tell(path, place, "unknown-nav", "there is no navigation list \"" + name + "\"",
         hint_among(name, known, "nav/" + name + ".yml"));
  }

  // "did you mean …?", and all the known ones; where there is none, how to make it.
  std::string hint_among(std::string_view name, const Names& known, const std::string& file) const {
    if (known.empty()) return "write it: " + shown(file);
    const std::vector<std::string_view> candidates(known.begin(), known.end());
    const std::string nearest = did_you_mean(name, candidates);
    return (nearest.empty() ? "" : nearest + " ") + "known: " + listed(known) +
           "; another is made by writing " + shown(file);
  }

  void plan_assets() {
    // Images are looked for in the text of everything that can ask for one, instead of rendering every page
    // twice. What is found too much (an address in a code sample) costs a file that nobody loads; what is
    // missing, `check` tells with its place.
    for (const Entry& entry : entries_) collect_image_addresses(entry.bytes, files_.images, image_addresses_);
    for (const Json* json : {&out_.settings, &out_.navs})
      collect_image_addresses(dump(*json), files_.images, image_addresses_);
    for (const AppIcon& icon : kAppIcons) image_addresses_.emplace(icon.address);
    const std::string images = shown("images");
    ImagePlan plan =
        plan_images(image_addresses_, files_.images, options_.content / "images", images, drawings_);
    std::move(plan.diagnostics.begin(), plan.diagnostics.end(), std::back_inserter(out_.diagnostics));
    out_.images = std::move(plan.images);
    out_.manifest = web_manifest(out_.settings, out_.images);
    out_.image_jobs = std::move(plan.jobs);
    std::map<std::string, std::string> copies = std::move(plan.copies);
    for (const std::string& name : files_.images)
      if (!drawings_.contains(name)) copies["images/" + name] = (options_.content / "images" / name).string();
    for (const std::string& name : files_.downloads)
      copies["files/" + name] = (options_.content / "files" / name).string();
    for (const auto& [output, source] : copies) {
      std::error_code error;
      const auto bytes = fs::file_size(source, error);
      out_.assets.push_back({source, output, error ? 0 : bytes});
    }
    out_.image_names = std::move(files_.images);
    for (const auto& [output, bytes] : out_.made_files)
      files_.downloads.insert(output.substr(std::string_view("files/").size()));
    out_.file_names = std::move(files_.downloads);
    mark_offline_files();
  }

  void mark_offline_files() {
    for (const FileSetting& file : file_settings_) {
      if (!out_.file_names.contains(file.name)) {
        const std::vector<std::string_view> names(out_.file_names.begin(), out_.file_names.end());
        const std::string nearest = did_you_mean(file.name, names);
        tell(shown("site.yml"), file.place, "missing-file",
             "there is no download \"/files/" + file.name + "\"",
             nearest.empty() ? "put the file at " + shown("files/" + file.name) : nearest);
      } else if (file.offline) {
        out_.offline_files.insert("files/" + file.name);
      }
    }
  }

  std::string site_json() const {
    Json files = Json::object();
    for (const Asset& asset : out_.assets)
      if (asset.output.starts_with("files/")) files["/" + asset.output] = {{"bytes", asset.bytes}};
    for (const auto& [output, bytes] : out_.made_files) files["/" + output] = {{"bytes", bytes.size()}};
    Json layers = Json::object();
    for (const auto& [name, packed] : out_.layers) layers[name] = layer_address(name, packed);
    std::set<std::string> turning_points;
    for (const LoadedPage& page : pages_)
      turning_points.insert(page.turning_points.begin(), page.turning_points.end());
    return dump({{"settings", out_.settings},
                 {"navs", out_.navs},
                 {"aliases", out_.aliases},
                 {"images", out_.images},
                 {"files", files},
                 {"layers", layers},
                 {"turning_points", turning_points}});
  }

  Result<void> pack() {
    entries_.push_back({"site.json", site_json()});
    drop_names_that_clash();
    std::vector<BundleFile> files;
    files.reserve(entries_.size() + pages_.size());
    for (const Entry& entry : entries_) files.push_back({entry.name, entry.bytes});
    std::vector<std::string> names;
    names.reserve(pages_.size());
    for (const LoadedPage& page : pages_)
      files.push_back({names.emplace_back("pages/" + page.path), page.bytes});
    Result<std::string> bundle = write_bundle(files);
    if (!bundle) return failure(bundle.error());
    out_.bundle = std::move(*bundle);
    for (LoadedPage& page : pages_)
      out_.pages.push_back({std::move(page.route), std::move(page.path), std::move(page.places)});
    std::stable_sort(out_.pages.begin(), out_.pages.end(),
                     [](const auto& a, const auto& b) { return a.route < b.route; });
    return {};
  }

  // A bundle refuses names that differ in case alone. The first stays, so that all else can still be checked.
  void drop_names_that_clash() {
    std::unordered_map<std::string, std::string> taken;  // in small letters -> as it is
    std::erase_if(entries_, [&](const Entry& entry) {
      const auto [first, is_new] = taken.emplace(ascii_lower(entry.name), entry.name);
      if (!is_new)
        tell(out_.author_path(entry.name), {}, "duplicate-name",
             "this file and " + out_.author_path(first->second) + " differ in upper and lower case alone",
             "rename one of the two");
      return !is_new;
    });
    // Of pages check_routes has told it.
    std::erase_if(pages_, [&](const LoadedPage& page) {
      return !taken.emplace(ascii_lower("pages/" + page.path), page.path).second;
    });
  }

  const LoadOptions& options_;
  ContentFiles files_;
  std::vector<Entry> entries_;
  std::vector<LoadedPage> pages_;
  std::vector<KioskRoute> kiosk_routes_;
  std::vector<MapSetting> maps_;
  std::vector<FileSetting> file_settings_;
  Drawings drawings_;
  Names image_addresses_;
  LoadedSite out_;
};

}  // namespace

Result<LoadedSite> load_site(const LoadOptions& options) { return Loader(options).load(); }

}  // namespace satchel
