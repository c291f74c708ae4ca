// `satchel serve`: the preview over HTTP, made anew when a file changes.
#include <httplib.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <memory>
#include <mutex>
#include <thread>

#include "base/escape.h"
#include "tool/commands.h"
#include "tool/preview.h"
#include "tool/report.h"

namespace satchel {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto kPoll = 300ms;  // how often files are looked at
constexpr auto kKeepAlive =
    1s;  // how soon a page that waits for a change notices that it is closed, or we are
constexpr size_t kConnections = 64;  // each open page holds one, waiting for a change

constexpr const char* kScript =
    "let seen;\n"
    "new EventSource('/__satchel/reload').onmessage = ({data}) => {\n"
    "  if (seen !== undefined && seen !== data) location.reload();\n"
    "  seen = data;\n"
    "};\n";

// Changes when a file below one of `folders` comes, goes, or is written.
size_t state_of(const std::vector<fs::path>& folders) {
  size_t state = 0;
  std::error_code error;
  for (const fs::path& folder : folders)
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
      std::error_code gone;  // between listing and looking
      const auto written = static_cast<size_t>(entry->last_write_time(gone).time_since_epoch().count());
      // Added up, as the order in which a folder lists its files may change.
      state += std::hash<std::string>()(entry->path().string() + std::to_string(written));
    }
  return state;
}

// The latest preview, and those who wait for the next.
class Stage {
 public:
  void show(Preview preview) {
    const std::lock_guard lock(mutex_);
    preview_ = std::make_shared<const Preview>(std::move(preview));
    ++version_;
    changed_.notify_all();
  }

  std::shared_ptr<const Preview> preview() {
    const std::lock_guard lock(mutex_);
    return preview_;
  }

  // Waits until there is a version other than `seen`, or a while; the version then. 0: the curtain falls.
  size_t wait_for_other_than(size_t seen) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, kKeepAlive, [&] { return closed_ || version_ != seen; });
    return closed_ ? 0 : version_;
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::shared_ptr<const Preview> preview_;
  size_t version_ = 0;
  bool closed_ = false;
};

void print_state(const Preview& preview) {
  print_findings(preview.diagnostics);
  if (!preview.report.empty()) {
    std::fputs("The site has errors; every page shows them.\n", stderr);
  } else if (preview.broken_pages > 0) {
    std::fprintf(stderr, "Pages that have errors, and show them: %s of %s.\n",
                 grouped(preview.broken_pages).c_str(), grouped(preview.pages).c_str());
  }
}

// A preview, and the state of the files from before they were read.
void refresh(Stage& stage, const LoadOptions& load, const std::vector<fs::path>& folders, size_t& state) {
  state = state_of(folders);
  Preview preview = make_preview(load);
  print_state(preview);
  stage.show(std::move(preview));
}

void watch(Stage& stage, const LoadOptions& load, const std::vector<fs::path>& folders, size_t state,
           const std::atomic<bool>& stopping) {
  while (!stopping) {
    std::this_thread::sleep_for(kPoll);
    if (state_of(folders) == state) continue;
    refresh(stage, load, folders, state);
    std::fprintf(stderr, "Made anew after a change: %s.\n", counted(stage.preview()->pages, "page").c_str());
  }
}

void answer(Stage& stage, const httplib::Request& request, httplib::Response& response) {
  const Reply reply = reply_to(*stage.preview(), request.path);
  response.status = reply.status;
  response.set_header("Cache-Control", "no-store");
  if (reply.location.empty()) return response.set_content(reply.body, reply.type.c_str());
  response.set_header("Location", escaped_url(reply.location).c_str());
}

// Tells the version now and each new one; `began` makes those of another run differ.
void send_versions(Stage& stage, std::string began, httplib::Response& response) {
  response.set_header("Cache-Control", "no-store");
  response.set_chunked_content_provider(
      "text/event-stream",
      [&stage, began = std::move(began), seen = size_t{0}](size_t, httplib::DataSink& sink) mutable {
        const size_t version = stage.wait_for_other_than(seen);
        if (version == 0) return false;
        const std::string event =
            version == seen ? ":\n\n" : "data: " + began + "-" + std::to_string(version) + "\n\n";
        seen = version;
        return sink.write(event.data(), event.size());
      });
}

void set_up(httplib::Server& server, Stage& stage) {
  // Without SO_REUSEPORT, which would let two previews share a port.
  server.set_socket_options([](socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server.new_task_queue = [] { return new httplib::ThreadPool(kConnections); };
  const std::string began = std::to_string(std::chrono::system_clock::now().time_since_epoch().count());
  server.Get(std::string(kReloadEvents),
             [&stage, began](const auto&, auto& response) { send_versions(stage, began, response); });
  server.Get(std::string(kReloadScript), [](const auto&, auto& response) {
    response.set_content(kScript, "text/javascript; charset=utf-8");
  });
  server.Get(".*", [&stage](const auto& request, auto& response) { answer(stage, request, response); });
}

int port_in_use(int port) {
  Diagnostic d;
  d.code = "port-in-use";
  d.message = "port " + std::to_string(port) + " on 127.0.0.1 cannot be opened; another program may use it";
  d.hint = "choose another: --port " + std::to_string(port + 1);
  return fail(d);
}

}  // namespace

int run(const ServeCommand& command) {
  // Signals are waited for below, in no other thread.
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, number);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);  // a page that is closed while it is sent

  Stage stage;
  httplib::Server server;
  set_up(server, stage);
  if (!server.bind_to_port("127.0.0.1", command.port)) return port_in_use(command.port);
  const LoadOptions load = load_options(command.site);
  const std::vector<fs::path> folders = {load.content, load.shell};
  size_t state = 0;
  refresh(stage, load, folders, state);

  std::atomic<bool> stopping{false};
  std::thread watcher([&] { watch(stage, load, folders, state, stopping); });
  std::thread listener([&] { server.listen_after_bind(); });
  std::printf("%s at http://127.0.0.1:%d/ (Ctrl-C ends)\n", counted(stage.preview()->pages, "page").c_str(),
              command.port);
  std::fflush(stdout);
  int number = 0;
  sigwait(&signals, &number);
  stopping = true;
  stage.close();
  server.stop();
  listener.join();
  watcher.join();
  std::puts("\nStopped.");
  return kGood;
}

}  // namespace satchel
