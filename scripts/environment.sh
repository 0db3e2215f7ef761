# Sourced by the other scripts: which Node to use, and where Emscripten finds its helpers.
PARAPET_NODE_VERSION=20.19.5
export NODE_PATH=/usr/share/nodejs

node_is_new_enough() {
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null
}

use_own_node() {
  local folder
  for folder in "$PWD"/build/tools/node_modules/node-linux-*/bin; do
    if [ -x "$folder/node" ]; then export PATH="$folder:$PATH"; fi
  done
}

if ! node_is_new_enough; then use_own_node; fi
