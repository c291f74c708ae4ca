# What every script needs: its surroundings, and the steps that several of them take. Sourced, never run.
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

# Debian's emcc looks for its JavaScript modules where Debian's own Node would find them by itself.
export NODE_PATH=/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}
if command -v ccache >/dev/null; then
  export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR=$ROOT
  # Without it nothing is kept that uses a precompiled header; clang must leave the time out of these, too (CMakePresets.json).
  export CCACHE_SLOPPINESS=pch_defines,time_macros
fi
export npm_config_update_notifier=false

# step NAME COMMAND…: runs the command, says how long it took, gives its exit code. It stands in conditions, where bash
# ignores "set -e": what it calls must pass its failures on by itself.
step() {
  local name=$1 began=$EPOCHREALTIME code=0
  shift
  "$@" || code=$?
  awk -v a="$began" -v b="$EPOCHREALTIME" -v name="$name" -v code="$code" \
    'BEGIN { printf "-- %s: %.1f s%s\n", name, b - a, code == 0 ? "" : ", failed with exit code " code }'
  return "$code"
}

# compile PRESET [TARGET…]: configures where that has not been done since the presets changed, and builds. Ninja's lines are shown only on failure.
compile() {
  local preset=$1 log=build/$1.log
  shift
  mkdir -p build
  { { [ "build/$preset/build.ninja" -nt CMakePresets.json ] || cmake --preset "$preset"; } &&
    cmake --build --preset "$preset" ${@:+--target "$@"}; } >"$log" 2>&1 && return
  grep -E -A 12 'FAILED|[Ee]rror' "$log" | head -80 >&2 || tail -30 "$log" >&2
  return 1
}

# build_all [TARGET…]: the engine, the shell around it, and the native tool with the TARGETs besides.
build_all() {
  step "engine for browsers" compile wasm && step "shell" node scripts/build-web.mjs &&
    step "native tool" compile native satchel "$@"
}
