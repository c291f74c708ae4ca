// The same work on many things at once.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace satchel {

// How many threads `jobs` asks for: 0 is one a core.
inline unsigned thread_count(int jobs) {
  if (jobs > 0) return static_cast<unsigned>(jobs);
  const unsigned cores = std::thread::hardware_concurrency();
  return cores == 0 ? 1 : cores;
}

// Calls `work(worker, index)` for every index below `count`, on up to `jobs` threads; `worker` numbers the
// thread from 0, so that each may keep things of its own. Threads take `block` indices at a time; `work` must
// not throw.
template <class Work>
void for_each_index(size_t count, int jobs, Work&& work, size_t block = 8) {
  const size_t workers = std::min<size_t>(thread_count(jobs), (count + block - 1) / block);
  std::atomic<size_t> next{0};
  const auto run = [&](size_t worker) {
    for (size_t begin = next.fetch_add(block); begin < count; begin = next.fetch_add(block))
      for (size_t i = begin; i < std::min(begin + block, count); ++i) work(worker, i);
  };
  std::vector<std::thread> threads;
  for (size_t worker = 1; worker < workers; ++worker) threads.emplace_back(run, worker);
  if (count > 0) run(0);
  for (std::thread& thread : threads) thread.join();
}

}  // namespace satchel
