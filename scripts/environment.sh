# What every script needs in its environment; sourced, never run. Sets ROOT and moves there.
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

# Debian's emcc looks for its JavaScript modules where Debian's own Node would find them by itself.
export NODE_PATH=/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}
if command -v ccache >/dev/null; then
  export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi

# step NAME COMMAND…: runs the command, says how long it took, gives its exit code.
step() {
  local name=$1 began=$EPOCHREALTIME code=0
  shift
  printf '== %s\n' "$name"
  "$@" || code=$?
  awk -v a="$began" -v b="$EPOCHREALTIME" -v name="$name" -v code="$code" \
    'BEGIN { printf "-- %s: %.1f s%s\n", name, b - a, code == 0 ? "" : " (failed with exit code " code ")" }'
  return "$code"
}
