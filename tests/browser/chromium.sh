#!/bin/sh
# Have a Chromium for the browser tests: one on PATH, else Debian's package, else Playwright's own.
# Use: chromium.sh BIN, where BIN is the virtual environment's folder of programs.
found() {
    for name in chromium chromium-browser google-chrome chrome; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo -n"

found && exit 0
if command -v apt-get >/dev/null 2>&1; then
    echo "Installing Debian's chromium for the browser tests"
    $as_root apt-get update -qq && $as_root apt-get install -y -qq chromium >/dev/null
    found && exit 0
fi
"${1:-.venv/bin}/playwright" install chromium && exit 0
echo "The browser tests need Chromium: apt-get install chromium, or playwright install chromium" >&2
exit 1
