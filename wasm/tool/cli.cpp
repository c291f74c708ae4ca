#include "tool/cli.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>

#include "base/suggest.h"
#include "tool/commands.h"

namespace satchel {
namespace {

// The parsed commands, and which of them to run.
struct Parsed {
  BuildCommand build;
  CheckCommand check;
  RenderCommand render;
  ServeCommand serve;
  NewCommand create;
  MapCommand map;
  InspectCommand inspect;
  CalcCommand calc;
  std::function<int()> chosen;
};

void add_site_options(CLI::App& app, SiteOptions& site) {
  app.add_option("--content", site.content, "Folder of the content")->capture_default_str()->type_name("DIR");
  app.add_option("--shell", site.shell, "Folder of loader, style, engine and templates, made by scripts/run")
      ->type_name("DIR");
  app.add_option("--jobs", site.jobs, "Threads; 0 is one a core")
      ->capture_default_str()
      ->check(CLI::Range(0, 256))
      ->type_name("N");
}

template <class Command>
CLI::App& add_command(CLI::App& app, Parsed& parsed, Command& command, const char* name, const char* what) {
  CLI::App& sub = *app.add_subcommand(name, what);
  sub.callback([&parsed, &command] { parsed.chosen = [&command] { return run(command); }; });
  return sub;
}

void add_commands(CLI::App& app, Parsed& parsed) {
  CLI::App& build =
      add_command(app, parsed, parsed.build, "build", "Make the finished site, ready for any static host");
  add_site_options(build, parsed.build.site);
  build.add_option("--out", parsed.build.out, "Folder of the site")->capture_default_str()->type_name("DIR");
  build
      .add_option("--site-url", parsed.build.site_url, "Where the site will be, such as https://example.org")
      ->type_name("URL");
  build.add_flag("--precompress", parsed.build.precompress,
                 "Beside each text write its gzip, for hosts that send such files");
  build.add_flag("--kiosk", parsed.build.kiosk, "Write kiosk.html, too: all of it in one file, for a stick");

  CLI::App& check =
      add_command(app, parsed, parsed.check, "check", "Tell everything that is wrong with the content");
  add_site_options(check, parsed.check.site);
  check.add_flag("--json", parsed.check.json, "As JSON, for programs");

  CLI::App& render = add_command(app, parsed, parsed.render, "render", "Print a page's main content as HTML");
  add_site_options(render, parsed.render.site);
  render.add_option("ROUTE", parsed.render.route, "Such as /about")->required()->type_name("");

  CLI::App& serve =
      add_command(app, parsed, parsed.serve, "serve", "Preview the site; it follows every change");
  add_site_options(serve, parsed.serve.site);
  serve.add_option("--port", parsed.serve.port, "On 127.0.0.1")
      ->capture_default_str()
      ->check(CLI::Range(1, 65535))
      ->type_name("N");

  CLI::App& create = add_command(app, parsed, parsed.create, "new", "Begin a page");
  create.add_option("--content", parsed.create.content, "Folder of the content")
      ->capture_default_str()
      ->type_name("DIR");
  create.add_option("ROUTE", parsed.create.route, "Such as /educate/new-page")->required()->type_name("");

  CLI::App& map = add_command(app, parsed, parsed.map, "map", "Write a map as a picture of its own");
  add_site_options(map, parsed.map.site);
  map.add_option("VIEW", parsed.map.words,
                 "interactive_map (default) or partner_districts, and ARGUMENT=VALUE as the view takes them, "
                 "such as metric=plan snapshot=2024 state=WA changes=true")
      ->type_name("");
  map.add_option("--out", parsed.map.out, "An SVG")->required()->type_name("FILE");

  CLI::App& inspect =
      add_command(app, parsed, parsed.inspect, "inspect", "List a bundle and try its checksums");
  inspect.add_option("FILE", parsed.inspect.file, "A .satchel or .satchel.gz")->required()->type_name("");

  CLI::App& calc = add_command(app, parsed, parsed.calc, "calc",
                               "Compute a calculator, or a formula as a spreadsheet does");
  calc.add_option(
          "FILE", parsed.calc.words,
          "A calculator, by its name or its file, and INPUT=VALUE as a visitor would type it, such as "
          "travel teachers=30")
      ->type_name("");
  calc.add_option("--formula", parsed.calc.formula, "Such as '=ROUND(1.005,2)'")->type_name("TEXT");
  calc.add_option("--content", parsed.calc.content, "Folder of the content")
      ->capture_default_str()
      ->type_name("DIR");
}

std::vector<std::string> names_of(const CLI::App& app, bool options) {
  std::vector<std::string> names;
  if (options) {
    for (const CLI::Option* option : app.get_options())
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  } else {
    for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
      names.push_back(sub->get_name());
  }
  return names;
}

// The command that was recognised, or the program itself.
const CLI::App& innermost(const CLI::App& app) {
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  return chosen.empty() ? app : *chosen.front();
}

int explain(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = innermost(app);
  const std::vector<std::string> unknown = app.remaining(true);
  std::string text = "satchel: " + std::string(error.what());
  std::string hint;
  if (!unknown.empty()) {
    const std::string& word = unknown.front();
    const bool is_option = word.starts_with("-");
    const std::vector<std::string> names = names_of(command, is_option);
    const std::string bare = word.substr(0, word.find('='));
    hint = did_you_mean(bare, std::vector<std::string_view>(names.begin(), names.end()));
    text = "satchel: unknown " +
           std::string(is_option          ? "option "
                       : &command == &app ? "command "
                                          : "argument ") +
           bare;
  }
  std::fprintf(stderr, "%s%s%s\nSee %s --help\n", text.c_str(), hint.empty() ? "" : ": ", hint.c_str(),
               &command == &app ? "satchel" : ("satchel " + command.get_name()).c_str());
  return kWrongUse;
}

}  // namespace

int run_cli(const std::vector<std::string>& arguments, const std::string& version) {
  CLI::App app("A whole website in one satchel", "satchel");
  Parsed parsed;
  app.set_version_flag("--version", "satchel " + version, "Print the version");
  app.require_subcommand(1);
  add_commands(app, parsed);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    return error.get_exit_code() == 0 ? app.exit(error) : explain(app, error);
  }
  return parsed.chosen();
}

}  // namespace satchel
