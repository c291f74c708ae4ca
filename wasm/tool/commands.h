// The commands of `satchel`, one file each: command_NAME.cpp. Each returns the program's exit code.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "tool/load.h"

namespace satchel {

// What scripts rely on (PRODUCT: "Commands").
enum ExitCode { kGood = 0, kContentErrors = 1, kWrongUse = 2 };

// What every command that reads a site knows.
struct SiteOptions {
  std::filesystem::path content = "content";
  std::filesystem::path shell;  // empty: beside the program
  int jobs = 0;                 // threads; 0: one a core
};

struct BuildCommand {
  SiteOptions site;
  std::filesystem::path out = "dist";
  std::string site_url;      // empty: as site.yml says
  bool precompress = false;  // beside each text its gzip
  bool kiosk = false;        // kiosk.html, too
};
int run(const BuildCommand& command);

struct CheckCommand {
  SiteOptions site;
  bool json = false;
};
int run(const CheckCommand& command);

struct RenderCommand {
  SiteOptions site;
  std::string route;
};
int run(const RenderCommand& command);

struct ServeCommand {
  SiteOptions site;
  int port = 8000;
};
int run(const ServeCommand& command);

struct NewCommand {
  std::filesystem::path content = "content";
  std::string route;
};
int run(const NewCommand& command);

struct MapCommand {
  SiteOptions site;
  std::vector<std::string> words;  // a view, and NAME=VALUE
  std::filesystem::path out;
};
int run(const MapCommand& command);

struct InspectCommand {
  std::filesystem::path file;
};
int run(const InspectCommand& command);

struct CalcCommand {
  std::string formula;                        // empty: a calculator
  std::filesystem::path content = "content";  // where calculators are found by name
  std::vector<std::string> words;             // the calculator's name or file, and NAME=VALUE
};
int run(const CalcCommand& command);

// Shared by the commands.
LoadOptions load_options(const SiteOptions& options);
// Prints a failure that ends the command on standard error; its exit code.
int fail(const Diagnostic& failure);
// Prints findings on standard error.
void print_findings(const Diagnostics& findings);
// Where images that were made are kept between runs: the user's cache folder.
std::filesystem::path image_cache();

}  // namespace satchel
